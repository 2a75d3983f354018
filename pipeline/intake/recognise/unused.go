package recognise

import (
	"cmp"
	"fmt"
	"regexp"
	"slices"
	"strings"

	"sponsorbook/pipeline/finding"
	"sponsorbook/pipeline/intake/headings"
	"sponsorbook/pipeline/intake/input"
	"sponsorbook/pipeline/intake/who"
	"sponsorbook/pipeline/program"
	"sponsorbook/pipeline/table"
	"sponsorbook/pipeline/value"
)

// notUsed sets all rows of a table aside that was not recognised.
func (r *Tables) notUsed(l *look, t *Table, v verdict) {
	reason, severity, code := "the table was not recognised", finding.Warning, "table-not-recognised"
	message := "the table was not recognised: " + v.question
	if v.unused != "" {
		reason, severity, code = "the table "+v.unused, finding.Note, "table-not-used"
		message = "the table " + v.unused + "; it was not used"
	}
	if v.unused == proseReason {
		message = "the file holds a text and no table; it was not used"
	}
	if t.Rows == 0 || v.score == 0 || l.sheet.Hidden {
		severity = finding.Note
	}
	for _, n := range l.rows() {
		t.Source.Row(n).SetAside(reason)
	}
	t.RunnerUp = likely(v)
	if v.unused != "" {
		t.RunnerUp = ""
	}
	for i, h := range l.region.Header {
		if strings.TrimSpace(h) != "" {
			t.Columns = append(t.Columns, program.Column{Number: i + 1, Header: h})
		}
	}
	at := finding.Ref{File: t.File, Sheet: t.Sheet, Row: t.HeaderRow}
	if v.unused == "" && l.onItsSide() {
		r.Say(finding.Warning, code, at, "copy it and paste it with its rows as columns, so that each row is one thing",
			"the table was not recognised: its fields stand down the first column, and each further column is a row of them")
		return
	}
	switch {
	case l.count == 0 && slices.ContainsFunc(l.region.Aside, func(a table.RowReason) bool { return a.Role == table.Repeated }):
		r.Say(finding.Note, code, at, "if they are data, write the names of the columns into one row above them",
			"the table was not used: all its rows are like the first, which was taken for the names of its columns")
		return
	case l.count == 0 && v.question != "" && len(l.region.HeaderRows) > 0:
		return // a header without rows keeps nothing from the book
	case l.explained:
		return // it was used, where its codes stand
	case v.veil != "":
		r.Ask(finding.Warning, "hidden-left-out", at,
			finding.Setting{Key: "tables", Entry: fmt.Sprintf("%q: %s", input.Place(t.File, t.Sheet), v.veil)},
			"delete it where it is of no use; if it counts too, ", "%s: %s left out", message, program.Plural(l.count, "row was",
				"rows were"))
		return
	case v.unused == proseReason && r.texts[t.File]:
		return // said already
	case v.unused == proseReason:
		r.texts[t.File] = true
		r.Say(severity, code, at, "nothing, where it is meant for people", "%s", message)
		return
	case v.unused == "" && v.score == 0 && len(l.region.HeaderRows) > 0:
		r.Say(severity, code, at, "if it should be used, give its columns names that are known, such as those of the input workbook", "%s",
			message)
		return
	case len(l.region.HeaderRows) == 0:
		r.Say(severity, code, at, "if it should be used, write the names of its columns into one row above the data", "%s", message)
		return
	}
	if mend := v.mend(); mend != "" || !r.better(v) {
		r.Say(severity, code, at, cmp.Or(mend, "if it should be used, name its kind under tables: in the configuration"), "%s", message)
		return
	}
	r.Ask(severity, code, at, finding.Setting{Key: "tables", Entry: fmt.Sprintf("%q: %s", input.Place(t.File, t.Sheet), likely(v))},
		"if it should be used, ", "%s", message)
}

// mend is what makes a table one of its nearest kind where a column is missing:
// to name the kind alone would use none of its rows.
func (v verdict) mend() string {
	if v.lacks == "" || v.unused != "" {
		return ""
	}
	return "if it is a table of " + v.kind.Name + ", give it a column of " + v.lacks +
		", or name the column that is it under columns: in the configuration"
}

// better is whether the book would be the better for a table that was read as
// its likeliest kind: that has all it needs, and names no accounts beside those
// that are there.
func (r *Tables) better(v verdict) bool {
	return v.kind.Name != "" && v.lacks == "" && v.unused == "" && (v.kind.Name != "accounts" || !r.haveAccounts)
}

// askRequired is the error of a table whose kind the configuration names and
// that has no column for what its rows are about.
func (t *Table) askRequired(l *look, extra map[string]bool) {
	for _, one := range t.Subject.Needs[:min(len(t.Subject.Needs), 2)] {
		if slices.ContainsFunc(one, func(f string) bool { return extra[headings.Bare(f)] || t.At[headings.Bare(f)] > 0 }) {
			continue
		}
		field, free := headings.Bare(one[0]), t.free(l, headings.Bare(one[0]))
		var names []string
		for _, col := range free {
			names = append(names, t.Header(col))
		}
		if len(names) == 0 {
			t.Say(finding.Error, "table-lacks-column", t.ref0(),
				"give it such a column, or take its line out of tables: in the configuration",
				"the configuration says that the table is one of %s, and it has no column that could be %s", t.Subject.Name,
				strings.Join(one, " or "))
			continue
		}
		t.Ask(finding.Error, "table-lacks-column", t.ref0(),
			finding.Setting{Key: "columns", Entry: fmt.Sprintf("%q: {%s: %q}", input.Place(t.File, t.Sheet), field,
				t.Styles[free[0]].Header)}, "",
			"the configuration says that the table is one of %s, and no column is known to be %s; it could be %s",
			t.Subject.Name, strings.Join(one, " or "), input.Listed(names, 5))
	}
}

// free are the columns that may hold a field and hold none yet: those that differ
// most from row to row first.
func (t *Table) free(l *look, field string) []int {
	typ := ""
	for _, f := range t.Subject.Fields {
		if f.Name == field {
			typ = f.Type
		}
	}
	var cols []int
	for col := 1; col < len(t.Styles) && col <= len(l.watch.columns); col++ {
		e := &l.watch.columns[col-1]
		if t.Styles[col].Field != "" || strings.TrimSpace(t.Styles[col].Header) == "" || e.cells == 0 || e.looks(typ) < 80 {
			continue
		}
		if texts := e.numbers.Numbers+e.dates.Dates == 0; texts || typ == "amount" || typ == "number" || typ == "date" ||
			typ == "period" || typ == "id" {
			cols = append(cols, col)
		}
	}
	slices.SortStableFunc(cols, func(a, b int) int {
		return cmp.Compare(len(l.watch.columns[b-1].seen), len(l.watch.columns[a-1].seen))
	})
	return cols
}

func likely(v verdict) string {
	if v.kind.Name == "" {
		return "accounts"
	}
	return v.kind.Name
}

// veiled leaves out a table on a hidden sheet beside which its workbook, or for
// revenue another file, shows one of the same kind: what somebody hid is an older state of it, or what it was made
// of, and both would count twice. The configuration may say that it counts.
func (r *Tables) veiled(all []*judged) {
	// where a table stands: money anywhere in the input counts twice
	place := func(j *judged) [2]string {
		if j.kind.Name == "revenue" {
			return [2]string{"", j.kind.Name}
		}
		return [2]string{j.table.File, j.kind.Name}
	}
	shown := map[[2]string]bool{}
	for _, j := range all {
		if j.question == "" && j.unused == "" && !j.sheet.Hidden {
			shown[place(j)] = true
		}
	}
	for _, j := range all {
		if j.question == "" && j.unused == "" && j.sheet.Hidden && !j.told && shown[place(j)] {
			j.veil = j.kind.Name
			j.unused = "is on a hidden sheet beside another table of " + j.kind.Name
		}
	}
}

// sayHidden says what of a table its workbook hides and was read all the same. Ids are
// hidden by the systems that export them.
func (t *Table) sayHidden() {
	var parts []string
	if _, told := input.Answer(t.Policy.Tables, t.File, t.Sheet); t.Content.Hidden && !told {
		parts = append(parts, "the sheet is hidden")
	}
	var headers []string
	for col := 1; col < len(t.Styles); col++ {
		y := &t.Styles[col]
		if t.Content.HiddenColumns[col] && y.Field != "" && y.Typ != "id" && !strings.HasPrefix(y.Header, "(Do Not Modify)") {
			headers = append(headers, finding.Quote(y.Header))
		}
	}
	if len(headers) > 0 {
		parts = append(parts, fmt.Sprintf("%s hidden: %s", program.Plural(len(headers), "column is", "columns are"),
			input.Listed(headers, 5)))
	}
	if t.HiddenRows > 0 {
		parts = append(parts, program.Plural(t.HiddenRows, "row is", "rows are")+" hidden")
	}
	if len(parts) > 0 {
		t.Say(finding.Note, "hidden-read", finding.Ref{File: t.File, Sheet: t.Sheet}, "delete what should not count",
			"%s; all of it was read", strings.Join(parts, ", "))
	}
}

// unrelatedReason is why a table is left out that no other table has to do with.
const unrelatedReason = "names no account that is known, and no amount"

// unrelated leaves tables out of which nothing says that they are about customers: none
// kind is complete, and no header or cell names an account, an address or
// an amount. Systems keep many such tables for themselves, and to ask what each may
// be is not worth a person's minute.
func (r *Tables) unrelated(all []*judged) {
	known := customersOf(all)
	if len(known.tables) == 0 {
		return
	}
	ours := ourPeople(all)
	for _, j := range all {
		if j.question != "" && j.unused == "" && !j.told && (j.lacks != "" || j.score == 0) && j.count > 0 && known.strangeTo(j) &&
			!j.namesAny(ours) {
			j.verdict = verdict{unused: unrelatedReason}
		}
	}
}

// ourPeople are those whom tables of accounts and sponsors name as ours, by the keys
// of their names.
func ourPeople(all []*judged) map[string]bool {
	people := map[string]bool{}
	for _, j := range all {
		if j.question != "" || j.unused != "" {
			continue
		}
		for _, field := range [...]string{"account manager", "executive sponsor", "sponsor", "our person", "owner"} {
			if at := j.at[field]; at > 0 && at <= len(j.columns) {
				for name := range j.columns[at-1].seen {
					people[who.PersonKey(name)] = true
				}
			}
		}
	}
	delete(people, "")
	return people
}

// namesAny is whether a cell of a table is one of some people.
func (j *judged) namesAny(people map[string]bool) bool {
	for i := range j.columns {
		for name := range j.columns[i].seen {
			if people[who.PersonKey(name)] {
				return true
			}
		}
	}
	return false
}

// strangeTo is whether nothing of a table has to do with customers.
func (c *customers) strangeTo(j *judged) bool {
	for _, h := range j.region.Header {
		if c.names[who.FoldName(h)] || c.names[who.NameKey(h)] {
			return false
		}
	}
	for i := range j.columns {
		e := &j.columns[i]
		if contains(strings.ToLower(j.header(i+1)), customerWords) && e.cells > 0 || e.emails > 0 || e.amounts() ||
			e.kinds[table.Number] > 0 && e.fractions() || c.named(e) > 0 || c.hits(j, i+1) > 0 {
			return false
		}
	}
	return true
}

// fractions is whether some number of a column has a fraction, as money has.
func (e *evidence) fractions() bool {
	for _, s := range e.figures {
		if strings.Contains(s, ".") {
			return true
		}
	}
	return false
}

// onItsSide is whether a table has its fields down the first column: most of its texts
// are headers of one kind of table.
func (l *look) onItsSide() bool {
	if len(l.columns) < 2 || l.count > codesAtMost {
		return false
	}
	texts := slices.Clone(l.columns[0].sample)
	if len(l.region.Header) > 0 {
		texts = append(texts, l.header(1))
	}
	for _, a := range l.region.Aside {
		if a.Role == table.Face {
			texts = append(texts, a.Text)
		}
	}
	for _, k := range headings.Kinds() {
		known := 0
		for _, text := range texts {
			if begins(k, text) {
				known++
			}
		}
		if known >= fieldsAtLeast && known*2 > len(texts) {
			return true
		}
	}
	return false
}

// begins is whether the first words of a text are a header of a kind.
func begins(k headings.Kind, text string) bool {
	words := strings.Fields(text)
	for n := 1; n <= min(3, len(words)); n++ {
		if m, ok := k.Meaning(strings.Join(words[:n], " ")); ok && m.Field != "" {
			return true
		}
	}
	return false
}

// fieldsAtLeast is how many headers down a column show that it holds them.
const fieldsAtLeast = 3

// proseReason is why a text is left out that holds no table.
const proseReason = "is a text and none"

// prose is whether a file of text holds sentences, parted at their commas or not: a
// licence, a letter, a note about the export. One stands where a header would, no
// header is known, and no column holds numbers or days.
func (l *look) prose() bool {
	if l.sheet.Name != "" {
		return false
	}
	for i := range l.columns {
		if l.columns[i].numbers.Numbers+l.columns[i].dates.Dates > 0 {
			return false
		}
	}
	words, heads := 0, 0
	for _, h := range l.region.Header {
		if headings.HeaderKeys()[value.HeaderKey(h)] > 0 {
			return false
		}
		if n := len(strings.Fields(h)); n > 0 {
			words, heads = words+n, heads+1
		}
	}
	return heads > 0 && words >= sentence*heads
}

// sentence is how many words a part of one has, on an average; a header has two.
const sentence = 5

// A mark is what a workbook shows of a row and no cell says.
type mark struct {
	row       int
	name, how string
	stays     bool // it does not say that the account is no customer any more
}

// marksAtMost is how many rows are remembered: a sheet that is struck through as a whole
// is told by its first.
const marksAtMost = 1000

// Unmark forgets the marks of rows before they are read again.
func (t *Table) Unmark() {
	t.marks, t.comments = nil, nil
	for _, c := range t.Content.Comments {
		if who.Remarked(c.Text) == "" {
			continue
		}
		if t.comments == nil {
			t.comments = map[int]string{}
		}
		t.comments[c.Row] = c.Text
	}
}

// Mark remembers a row of data that is struck through, or has a comment that says that
// the account is no customer any more, where no cell of it says so too.
func (t *Table) Mark(row table.Row) {
	how := ""
	if text, ok := t.comments[row.Number]; ok {
		how = "has the comment " + finding.Quote(text)
	}
	if struck(row) {
		how = "is struck through"
	}
	if means := t.colours.of(row); how == "" && means != "" && !tells(row, means) {
		how = "has the colour of " + finding.Quote(means)
	}
	if how == "" || len(t.marks) == marksAtMost ||
		slices.ContainsFunc(row.Cells, func(c table.Cell) bool { return who.Remarked(c.Text) != "" }) {
		return
	}
	name := strings.Clone(strings.TrimSpace(keyText(row.Cells, max(t.At["account"], 1))))
	means := t.colours.of(row)
	t.marks = append(t.marks, mark{row.Number, name, how, means != "" && who.Remarked(means) == ""})
}

// struck is whether all cells of a row are struck through.
func struck(row table.Row) bool {
	some := false
	for i := range row.Cells {
		if row.Cells[i].Kind != table.Empty {
			if some = true; !row.Cells[i].Struck {
				return false
			}
		}
	}
	return some
}

// sayMarks asks whether rows count that are marked so that only a person sees it.
func (t *Table) sayMarks() {
	var told, answers []string
	itself := ""
	at := finding.Ref{File: t.File, Sheet: t.Sheet}
	for _, m := range t.marks {
		if who.FoldName(t.Policy.Names[m.name]) == who.FoldName(m.name) || t.Policy.Names[m.name] == "none" {
			continue
		}
		if len(told) == 0 {
			at.Row, itself = m.row, fmt.Sprintf("%q, where it counts", m.name)
		}
		told = append(told, fmt.Sprintf("%s in row %d %s", finding.Quote(m.name), m.row, m.how))
		answers = append(answers, fmt.Sprintf("%q: none", m.name))
	}
	if len(told) == 0 {
		return
	}
	message := fmt.Sprintf("%s and no cell says so: %s; this changed nothing",
		program.Plural(len(told), "row is marked", "rows are marked"), input.Listed(told, 4))
	meant := slices.ContainsFunc(t.marks, func(m mark) bool { return m.stays })
	if meant || len(told) > 4 || t.Subject.Name != "accounts" && len(t.Spans) == 0 {
		t.Say(finding.Warning, "rows-marked", at, "delete what does not count; where all of it does, take the mark off, "+
			"or write what it means into a column", "%s", message)
		return
	}
	t.Ask(finding.Warning, "rows-marked", at, finding.Setting{Key: "names", Entry: strings.Join(answers, ", "),
		Or: itself}, "write how the accounts stand into a column; or, to leave them out, ", "%s", message)
}

// A legend is what the colours of cells mean: by their fill, and by the name of a colour.
type legend struct {
	fills map[uint32]string
	names map[string]string
}

// of is what the colour of a row of data means; "" for a row without one that is explained.
func (g legend) of(row table.Row) string {
	if len(g.fills)+len(g.names) == 0 {
		return ""
	}
	for i := range row.Cells {
		fill := row.Cells[i].Fill
		if fill == 0 || row.Cells[i].Kind == table.Empty {
			continue
		}
		if means := cmp.Or(g.fills[fill], g.names[colourOf(fill)]); means != "" {
			return means
		}
	}
	return ""
}

// tells is whether a cell of a row says what its colour means.
func tells(row table.Row, means string) bool {
	key := program.Fold(means)
	return slices.ContainsFunc(row.Cells, func(c table.Cell) bool {
		text := program.Fold(c.Text)
		return len(text) > 2 && (strings.Contains(text, key) || strings.Contains(key, text)) ||
			who.Remarked(c.Text) != "" && who.Remarked(means) != ""
	})
}

// colours gives the tables of a workbook what a legend in it says that colours mean: cells
// of a colour with words beside them, on a sheet of few rows that is no table or around a
// table, or lines such as "red = lost".
func (r *Tables) colours(all []*judged) {
	by := map[*table.Workbook]legend{}
	for _, j := range all {
		used := j.question == "" && j.unused == ""
		if j.sheet.Name == "" || j.count > explainedAtMost || used && len(j.region.Aside) == 0 || !used && j.count > codesAtMost {
			continue
		}
		g := by[j.book]
		if g.fills == nil {
			g = legend{map[uint32]string{}, map[string]string{}}
		}
		found, called := 0, !used && callsLegend.MatchString(program.Fold(j.sheet.Name+" "+strings.Join(j.region.Header, " ")))
		_ = j.sheet.Each(func(row table.Row) error { // what cannot be read explains nothing
			role, inside := j.region.Role(row.Number)
			if inside && used && (role == table.Data || role == table.Header) {
				return nil
			}
			if g.explain(row, called) {
				found++
			}
			return nil
		})
		if found > 0 {
			by[j.book] = g
			j.explained = j.explained || !used && 2*found >= j.count
		}
	}
	for _, j := range all {
		j.table.colours = by[j.book]
	}
}

// explainedAtMost is how many rows a table has whose surroundings are looked through.
const explainedAtMost = 10000

// colourLine is a line that says what a colour means: "red = lost customer".
var colourLine = regexp.MustCompile(`^\s*(?:legend[ea]?|key)?\s*:?\s*(\p{L}+)\s*(?:=|:|–|—|-|means|bedeutet|signifie)\s*(\S.{2,60}?)\s*$`)

// explain reads a row of a legend: an empty cell of a colour, or one that names it, with
// words beside it, or a line. On a sheet that calls itself a legend the words themselves
// may have the colour.
func (g legend) explain(row table.Row, called bool) bool {
	var filled []table.Cell
	for i := range row.Cells {
		if row.Cells[i].Kind != table.Empty {
			filled = append(filled, row.Cells[i])
		}
	}
	if len(filled) == 0 || len(filled) > 2 || filled[len(filled)-1].Kind != table.Text {
		return false
	}
	first, last := filled[0], filled[len(filled)-1]
	name, text := colourNames[program.Fold(first.Text)], strings.TrimSpace(last.Text)
	if m := colourLine.FindStringSubmatch(first.Text); m != nil && len(filled) == 1 {
		if name, text = colourNames[program.Fold(m[1])], m[2]; name == "" {
			return false
		}
	}
	switch fill := cmp.Or(first.Fill, row.Swatch); {
	case fill != 0 && (last.Fill == 0 || called):
		return g.add(fill, "", text)
	case name != "" && text != first.Text:
		return g.add(0, name, text)
	}
	return false
}

// add remembers what a colour means, unless that is about cells and not what is in them.
func (g legend) add(fill uint32, name, text string) bool {
	if len(text) < 3 || len(text) > 60 || aboutCells.MatchString(program.Fold(text)) {
		return false
	}
	if fill != 0 {
		g.fills[fill] = strings.Clone(text)
	} else {
		g.names[name] = strings.Clone(text)
	}
	return true
}

// callsLegend are words by which a sheet calls itself a legend.
var callsLegend = regexp.MustCompile(`\b(legende?|key|colou?rs?|farb\w*|couleurs?|leyenda|colores|legenda|colori|kleuren)\b|凡例|图例`)

// aboutCells are words of legends that explain how a sheet is to be used.
var aboutCells = regexp.MustCompile(`\b(inputs?|formulas?|headers?|headings?|cells?|columns?|editable|locked|protected|calculat\w+|totals?|` +
	`subtotals?|manual\w*|automatic\w*|mandatory|required|optional|legend|meaning|colou?rs?|eingabe\w*|formel\w*|kopfzeile|zelle\w*|` +
	`spalte\w*|pflichtfeld\w*|bedeutung|legende|farbe\w*|saisie|formule|cellule\w*|obligatoire|celda\w*|obligatorio)\b`)

// colourNames are words for colours.
var colourNames = map[string]string{"red": "red", "rot": "red", "rouge": "red", "rojo": "red", "rosso": "red", "rood": "red",
	"czerwony": "red", "vermelho": "red", "rod": "red", "green": "green", "grun": "green", "gruen": "green", "vert": "green",
	"verde": "green", "groen": "green", "zielony": "green", "gron": "green", "yellow": "yellow", "gelb": "yellow", "jaune": "yellow",
	"amarillo": "yellow", "giallo": "yellow", "geel": "yellow", "zolty": "yellow", "amarelo": "yellow", "gul": "yellow",
	"orange": "orange", "naranja": "orange", "arancione": "orange", "oranje": "orange", "amber": "orange", "laranja": "orange",
	"grey": "grey", "gray": "grey", "grau": "grey", "gris": "grey", "grigio": "grey", "grijs": "grey", "szary": "grey",
	"cinza": "grey", "gra": "grey", "blue": "blue", "blau": "blue", "bleu": "blue", "azul": "blue", "blu": "blue", "blauw": "blue",
	"purple": "purple", "violet": "purple", "lila": "purple", "pink": "purple", "rosa": "purple"}

// colourOf is the name of a colour.
func colourOf(fill uint32) string {
	red, green, blue := int(fill>>16&255), int(fill>>8&255), int(fill&255)
	top, low := max(red, green, blue), min(red, green, blue)
	switch span := top - low; {
	case span < 24:
		if top > 245 || top < 30 {
			return ""
		}
		return "grey"
	case top == red && green-blue > span*3/4:
		return "yellow"
	case top == red && green-blue > span/4:
		return "orange"
	case top == red && blue-green > span/3, top == blue && red-green > span/3:
		return "purple"
	case top == red:
		return "red"
	case top == green && red > 255*7/10 && blue < red-span/2:
		return "yellow"
	case top == green:
		return "green"
	}
	return "blue"
}
