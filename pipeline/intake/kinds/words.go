package kinds

import (
	"cmp"
	"fmt"
	"maps"
	"regexp"
	"slices"
	"strings"

	"sponsorbook/pipeline/finding"
	"sponsorbook/pipeline/intake/input"
	"sponsorbook/pipeline/program"
	"sponsorbook/pipeline/value"
)

// vocabulary is our word for a word of the source. One that no vocabulary lists
// stays as written where the page can print it, and is a note.
func (r *Records) vocabulary(name, given string, from program.Origin, field string) string {
	if given == "" {
		return ""
	}
	term, ok := value.Words(name).Term(given)
	if !ok {
		r.unknownWord(from, field, given)
		return given
	}
	return term
}

// A word is one that no vocabulary lists, in one column: how often it stands
// there, and where first.
type word struct {
	given, field string
	at           finding.Ref
	count        int
	spelled      []string // all its spellings, of which the configuration answers each
	asks         bool     // a role that may be a stance
	decides      string   // the answers that the configuration may give, where it decides how something stands
	people       []string // whose role it is
}

// unknownWord counts a word that no vocabulary lists. All rows with the same word
// in the same column are one question.
func (r *Records) unknownWord(from program.Origin, field, given string) *word {
	at := from.Field(cmp.Or(columnOf[field], field))
	key := [4]string{at.File, at.Sheet, field, program.Fold(given)}
	w := r.words[key]
	if w == nil {
		if r.words == nil {
			r.words = map[[4]string]*word{}
		}
		w = &word{given: given, field: field, at: at}
		r.words[key] = w
	}
	w.count++
	if spelled := strings.TrimSpace(given); !slices.Contains(w.spelled, spelled) {
		w.spelled = append(w.spelled, spelled)
	}
	return w
}

// SayWords asks about the words that no vocabulary lists, one question each, with
// how often it stands there and the words that are known.
func (r *Records) SayWords() {
	all := slices.SortedFunc(maps.Values(r.words), func(a, b *word) int {
		return cmp.Or(a.at.Compare(b.at), cmp.Compare(a.field, b.field), cmp.Compare(a.given, b.given))
	})
	r.sayStates(all)
	for _, w := range all {
		if w.decides != "" {
			continue
		}
		if w.asks {
			r.Say(finding.Note, "role-is-stance", w.at,
				"put where the person stands into a column stance, and what they decide into decision role",
				"the role %s of %s may say where %s; no stance was taken from it", finding.Quote(w.given), input.Listed(w.people, 3),
				program.Either(w.count, "the person stands", "they stand"))
			continue
		}
		mend, kept := "or leave it: it is printed as written", "it was kept as written"
		switch w.field {
		case contactState:
			mend, kept = "or leave it, where they are there", "they count as there"
		case accountState:
			mend, kept = "or leave it, where they are customers", "they count as customers"
		}
		r.Say(finding.Note, "word-unknown", w.at, "write one of "+input.Listed(knownWords(w.field), 12)+", "+mend,
			"%s in %s is no %s that is known; %s", finding.Quote(w.given), program.Plural(w.count, "row", "rows"), w.field, kept)
	}
}

// vocabularyOf are the vocabularies of fields that have another name.
var vocabularyOf = map[string]string{"decision role": "role", "sponsor chosen or assigned": "chosen",
	"state of the meeting": "meeting status", "type of meeting": "meeting type",
	contactState: "contact state", accountState: "churned"}

// columnOf are the fields of words that a finding calls by another name.
var columnOf = map[string]string{"state of the meeting": "status", "type of meeting": "type", contactState: "status",
	accountState: "status"}

// What a finding calls whether a person is still there, and a customer still one.
const (
	contactState = "state of a person"
	accountState = "state of a customer"
)

// knownWords are our own words for a field.
func knownWords(field string) []string {
	if field == accountState { // whose terms are yes and no
		return []string{"customer", "former customer", "prospect"}
	}
	terms := map[string]bool{}
	for _, term := range value.Words(cmp.Or(vocabularyOf[field], field)) {
		terms[term] = true
	}
	return input.SortedKeys(terms)
}

// knows is whether a vocabulary lists a word; one that it does not is counted.
func (r *Records) knows(vocabulary, given string, from program.Origin, field string) bool {
	if strings.TrimSpace(given) == "" {
		return true
	}
	_, ok := value.Words(vocabulary).Term(given)
	if !ok {
		r.unknownWord(from, field, given)
	}
	return ok
}

func severityOf(given string) int {
	switch term, _ := value.Words("severity").Term(given); term {
	case "severe":
		return program.Severe
	case "major":
		return program.Major
	case "minor":
		return program.Minor
	}
	return program.SeverityUnknown
}

// standing is whether a status says open or closed, as the configuration answers or the
// vocabulary knows; false for a word that neither does.
func (r *Records) standing(status string) (term string, known bool) {
	if a := r.Policy.Answered(status, input.Open, input.Closed); a != "" {
		return a, true
	}
	return value.Words("status").Term(status)
}

// opened is whether a status says that something is open, whatever day of its end there is.
func (r *Records) opened(status string) bool {
	term, _ := r.standing(status)
	return term == input.Open
}

// escalatedStatus is whether a status itself says that a ticket is escalated.
func escalatedStatus(given string) bool {
	f := program.Fold(given)
	return strings.HasPrefix(f, "escalat") || strings.HasPrefix(f, "eskalier") || strings.HasPrefix(f, "escalad") ||
		strings.Contains(f, "エスカレーション")
}

// An outcome is how a deal stands.
type outcome string

// The outcomes; the words are those of the vocabulary.
const (
	stageWon     outcome = "won"
	stageLost    outcome = "lost"
	stageOpen    outcome = "open"
	stageUnknown outcome = ""
)

func stageOf(given string) outcome {
	term, _ := value.Words("stage").Term(given)
	return outcome(term)
}

func churnedStatus(given string) bool {
	term, _ := value.Words("churned").Term(given)
	return term == "yes"
}

// poorHealth is whether a word or a score out of a hundred means trouble. A
// score of ten or less may be out of ten: that is left open.
func poorHealth(given string) program.Flag {
	switch term, ok := value.Words("health").Term(given); {
	case ok && term == "poor":
		return program.Yes
	case ok:
		return program.No
	}
	n, ok := value.Point.Parse(given)
	if !ok || n.Value.LessThanOrEqual(program.NewDecimal(10)) && !n.Percent {
		return program.Unknown
	}
	limit := program.NewDecimal(40)
	if n.Percent {
		limit = limit.Shift(-2)
	}
	if n.Value.LessThan(limit) {
		return program.Yes
	}
	return program.No
}

// billingWords are in the type or summary of a billing problem.
var billingWords = regexp.MustCompile(
	`\b(billing|invoic|payment|overcharg|credit note|refund|rechnung|gutschrift|abrechnung|zahlung|factura|facturation|facture|pago|` +
		`remboursement)|請求|支払`)

func billing(text string) bool { return billingWords.MatchString(strings.ToLower(text)) }

// levels are the words of titles by which an executive's level is known, the
// highest first. Levels are those of program.Sponsor.
var levels = []struct {
	level int
	words *regexp.Regexp
}{
	{4, regexp.MustCompile(`^(stellv\w*|stv|vice|vize|deputy|zastepca|sostituto|adjunct)\W+(geschaftsfuhrer|director general|` +
		`directeur general)|` +
		`\b(directeur|directrice) general(e)? adjoint|genel mudur yard|заместитель генерального|副总经理|副总裁`)},
	{2, regexp.MustCompile(`\b(wiceprezes\w*|vicepresidente del consiglio|vice vd|vice verkstallande direktor|vicevd)\b`)},
	{1, regexp.MustCompile(`\b(ceo|chief executive|managing director|president and ceo|geschaftsfuhrer(in)?|vorstandsvorsitzende[rn]?|` +
		`vorsitzende[rn]? des vorstands|directeur general|directrice generale|pdg|president directeur|director general|directora ` +
		`general|` +
		`amministratore delegato|amministratrice delegata|direttore generale|direttrice generale|consejero delegado|consejera delegada|` +
		`gerente general|diretor geral|diretora geral|administrador delegado|diretor presidente|diretor executivo|prezes\w*|` +
		`dyrektor generalny|dyrektor naczelny|algemeen directeur|directeur bestuurder|bestuursvoorzitter|vd|verkstallande direktor|` +
		`koncernchef|genel mudur|icra kurulu baskani|generalny direktor)\b|社長|代表取締役|генеральныи директор|首席执行官|总裁|董事长|总经理|대표이사`)},
	{3, regexp.MustCompile(`\b(svp|evp|senior vice president|executive vice president|senior vp)\b|専務|常務`)},
	{4, regexp.MustCompile(`\b(vp|vice president|bereichsleiter(in)?|vice presidente?|vicepresidente?|vicepresidenta|vicepresident)\b|` +
		`本部長|вице президент`)},
	{2, regexp.MustCompile(`\b(c[a-z]o|chief|board|vorstand(in)?|prokurist(in)?|president|presidente|presidenta|presidentessa|partner|` +
		`founder|` +
		`owner|general manager|consigliere|czlonek zarzadu|czlonkini zarzadu|bestuurder|bestuurslid|raad van bestuur|socio|` +
		`inhaber(in)?|` +
		`gesellschafter(in)?|styrelse\w*|ordforande|yonetim kurulu\w*|wlasciciel\w*|titolare|gerant|gerante|cofondateur|fondateur)\b|` +
		`取締役|председатель|владелец|董事|首席`)},
	{5, regexp.MustCompile(`\b(director|head of|directeur|directora|directrice|direttore|direttrice|responsabile|diretor|diretora|` +
		`dyrektor\w*|` +
		`kierownik dzialu|hoofd|jefe de|jefa de|jefe|jefa|responsable|direktor\w*|mudur\w*|` +
		`avdelningschef|ekonomichef|inkopschef|forsaljningschef|it chef|produktionschef|fabrikschef)\b|` +
		`部長|директор|начальник|руководитель|总监|部长|부장|이사`)},
	{5, regexp.MustCompile(`\b(leiter(in)?|[a-z]{4,}leiter(in)?|leitung)\b`)},
}

// lesser are the words of those who lead a team, a shift or a project.
var lesser = regexp.MustCompile(`\b(team|projekt|gruppen|schicht|filial|markt|bau|stations|kurs)leiter(in)?\b|\bteamleitung\b`)

// staff are the words of titles whose holders work for somebody of a level.
var staff = regexp.MustCompile(
	`\b(assistant (to|of)|(executive|personal) assistant|[ep]a to|office of the|secretary to|chief of staff|assistent\w* (der|des)|` +
		`assistenz (der|des)|referent des|` +
		`sekretariat|assistante? de|secretaire de|asistente del?|secretaria de|asystent\w*|assistente d\w+|segretari\w+|assistent\w* ` +
		`van|` +
		`secretaresse|sekretarka|sekreterare|assistent till|sekreteri?|yonetici asistani)\b|秘書|ассистент|помощник|секретарь|助理|秘书`)

// levelOf is the level of a title or of a level as a roster writes it: "1",
// "C-level", "VP".
func levelOf(given string) int {
	f := program.Fold(given)
	if len(f) == 1 && f[0] >= '1' && f[0] <= '5' {
		return int(f[0] - '0')
	}
	if term := levelWords[strings.ReplaceAll(f, " ", "")]; term > 0 {
		return term
	}
	if staff.MatchString(f) || lesser.MatchString(f) {
		return 0
	}
	for _, l := range levels {
		if l.words.MatchString(f) {
			return l.level
		}
	}
	return 0
}

var levelWords = map[string]int{"clevel": 2, "csuite": 2, "board": 2, "executive": 2, "l1": 1, "l2": 2, "l3": 3, "l4": 4, "l5": 5,
	"level1": 1, "level2": 2, "level3": 3, "level4": 4, "level5": 5}

// unranked is the place of people without a level, behind all others.
const unranked = 9

// level is the level of a title, which many people share.
func (r *Records) level(title string) int {
	return r.levels.of(title, levelOf)
}

// A memory keeps what texts were found to mean that come again and again: of as many as
// a vocabulary may have, since a column of titles or remarks may be all different.
type memory[V any] map[string]V

const rememberedAtMost = 4096

func (m *memory[V]) of(text string, means func(string) V) V {
	v, known := (*m)[text]
	if known {
		return v
	}
	if v = means(text); *m == nil {
		*m = memory[V]{}
	}
	if len(*m) < rememberedAtMost {
		(*m)[strings.Clone(text)] = v
	}
	return v
}

func StatusOfMeeting(given string) string {
	term, _ := value.Words("meeting status").Term(given)
	return term
}

// TypeOfMeeting is our word for a meeting's type, else the word as written. A
// meeting without a type may tell it in its subject.
func TypeOfMeeting(given, subject string) string {
	words := value.Words("meeting type")
	if term, ok := words.Within(given); ok {
		return term
	}
	if given == "" {
		for _, word := range strings.Fields(subject) {
			if term, ok := words.Term(word); ok {
				return term
			}
		}
	}
	return given
}

// InPerson is whether people meet in one room: by the form, else by a place
// that is none, else by a word of the type as written ("in-person EBR").
func InPerson(form, where, typed string) program.Flag {
	words := value.Words("meeting form")
	byType, _ := words.Within(typed)
	for _, given := range [...]string{form, where, byType} {
		switch term, _ := words.Term(given); term {
		case "in person":
			return program.Yes
		case "virtual":
			return program.No
		}
	}
	if f := program.Fold(where); strings.Contains(f, "teams meeting") || strings.Contains(f, "zoom") || strings.Contains(where, "://") {
		return program.No
	}
	return program.Unknown
}

func noteType(given string) string {
	if term, ok := value.Words("note type").Term(given); ok {
		return term
	}
	return given
}

// scaleOf is the scale of a survey's score: as the row says, else as the header
// or the table's name tells.
func scaleOf(given, header, place string) string {
	if term, ok := value.Words("survey scale").Term(given); ok {
		return term
	}
	if given != "" {
		return given
	}
	if recommends.MatchString(program.Fold(header)) {
		return "NPS"
	}
	for _, hint := range [...]string{header, place} {
		for _, scale := range [...]string{"NPS", "CSAT"} {
			if strings.Contains(strings.ToUpper(hint), scale) {
				return scale
			}
		}
	}
	return ""
}

// recommends are words of the question whether somebody would recommend us.
var recommends = regexp.MustCompile(`\b(recommend|weiterempfehl|empfehl|recommand|recomend|raccomand|aanbevel|polec|rekommender|tavsiye)|рекоменд|推奨|お勧め|おすすめ|推荐|추천`)

// role is our word for a contact's role in decisions. Words such as "blocker"
// say where somebody stands rather than what they decide: that is asked, not
// assumed.
func (r *Records) role(c *program.Contact) string {
	if c.RoleAsGiven == "" {
		return ""
	}
	if _, none := value.Words("role is none").Term(c.RoleAsGiven); none {
		return ""
	}
	if term, ok := value.Words("role").Term(c.RoleAsGiven); ok {
		return term
	}
	role := ""
	for _, given := range strings.FieldsFunc(c.RoleAsGiven, func(c rune) bool { return c == ';' || c == '|' || c == ',' }) {
		if given = strings.TrimSpace(given); given == "" {
			continue
		}
		role = cmp.Or(role, r.oneRole(c, given))
	}
	return cmp.Or(role, c.RoleAsGiven)
}

// oneRole is our word for one of a contact's roles; "" where it is a question.
func (r *Records) oneRole(c *program.Contact, given string) string {
	if term, ok := value.Words("role").Term(given); ok {
		return term
	}
	if _, none := value.Words("role is none").Term(given); none {
		return ""
	}
	w := r.unknownWord(c.Origin, "decision role", given)
	if _, w.asks = value.Words("role is stance").Term(given); w.asks {
		w.people = append(w.people, finding.Quote(c.Name))
	}
	return ""
}

// stances are our stances by their words.
var stances = map[string]program.Stance{"opposed": program.Opposed, "sceptical": program.Sceptical, "neutral": program.Neutral,
	"supports": program.Supports}

// stance is where a contact stands. A word that nobody lists is unknown: it is
// never printed, since the person may read it.
func (r *Records) stance(c *program.Contact) program.Stance {
	if c.StanceGiven == "" {
		return program.StanceUnknown
	}
	term, ok := value.Words("stance").Term(c.StanceGiven)
	if !ok {
		r.Say(finding.Warning, "stance-unknown", c.Origin.Field("stance"), "write supports, neutral, sceptical or opposed",
			"the stance of %s was not understood and left open", finding.Quote(c.Name))
	}
	return stances[term]
}

// currencyCode is the ISO code of a word, or the word in capitals.
func currencyCode(word string) string {
	if code, ok := value.Currency(word); ok {
		return code
	}
	return strings.ToUpper(strings.TrimSpace(word))
}

// promised is a promise with its owner and day: "Send the report (T. Zieliński,
// 2026-03-12)".
var promised = regexp.MustCompile(`^(.+?)\s*\(([^()]{2,60}?),\s*([^(),]{6,20})\)$`)

// SplitPromise takes owner and day off the end of a promise, where they stand
// in brackets.
func SplitPromise(text string) (what, owner string, due program.Date) {
	m := promised.FindStringSubmatch(strings.TrimSpace(text))
	if m == nil {
		return text, "", 0
	}
	d, ok := value.DateStyle{}.Parse(m[3])
	if !ok {
		return text, "", 0
	}
	return m[1], m[2], d.Date
}

// isStamp is whether a header names the day on which a record was entered.
func isStamp(header string) bool {
	return strings.Contains(value.HeaderKey(header), "create")
}

// closedBy is whether a status says that an issue or an escalation is closed. One that
// nobody lists is open, and asked about.
func (r *Records) closedBy(status string, from program.Origin) bool {
	term, known := r.standing(status)
	if !known && strings.TrimSpace(status) != "" && !escalatedStatus(status) {
		r.unknownWord(from, "status", status).decides = "closed  or  open"
	}
	return term == input.Closed
}

// sayStates asks, once a column, about the words that decide how things stand and that
// nobody lists.
func (r *Records) sayStates(all []*word) {
	said := map[finding.Ref]bool{}
	for _, w := range all {
		column := w.at
		if column.Row = 0; w.decides == "" || said[column] {
			continue
		}
		said[column] = true
		var words, entries []string
		answers := map[string]bool{}
		for _, o := range all {
			at := o.at
			if at.Row = 0; at != column || o.decides == "" {
				continue
			}
			words = append(words, finding.Quote(o.given)+" ("+program.Plural(o.count, "row", "rows")+")")
			answer := likeliest(o)
			answers[answer] = true
			for _, spelled := range o.spelled {
				entries = append(entries, fmt.Sprintf("%q: %s", spelled, answer))
			}
		}
		others := strings.Split(w.decides, "  or  ")
		if len(answers) == 1 {
			others = slices.DeleteFunc(others, func(a string) bool { return answers[a] })
		}
		or := strings.Join(others, "  or  ")
		r.Ask(finding.Warning, "state-unknown", w.at, finding.Setting{Key: "statuses", Entry: strings.Join(entries, ", "), Or: or},
			"", "nobody lists %s of the %s: %s; what bears it counts as open",
			program.Plural(len(words), "word", "words"), w.field, input.Listed(words, 6))
	}
}

// denials begin words that mean the opposite of what follows.
var denials = input.SetOf("not", "never", "nicht", "kein", "keine", "non", "no",
	"ne", "niet", "geen", "ikke", "inte", "ej", "nie", "nao", "не")

// likeliest is the answer that is proposed for a word that decides how something stands
// and that nobody lists: what part of it says, or the opposite where that is denied.
func likeliest(w *word) string {
	first, _, _ := strings.Cut(w.decides, "  or  ")
	vocabulary := "status"
	if w.field == "stage" {
		vocabulary = "stage"
	}
	term, _ := value.Words(vocabulary).Within(w.given)
	begin, _, _ := strings.Cut(program.Fold(w.given), " ")
	switch {
	case denials[begin] && term == string(stageWon):
		return string(stageLost)
	case denials[begin] && term != "" || term == input.Open:
		return input.Open
	case term == string(stageLost):
		return term
	}
	return first
}
