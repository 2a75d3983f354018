package contents

import (
	"path"
	"reflect"
	"slices"
	"strings"
	"testing"

	"sponsorbook/pipeline/document"
	"sponsorbook/pipeline/document/author"
	"sponsorbook/pipeline/document/documenttest"
	"sponsorbook/pipeline/document/rooms"
	"sponsorbook/pipeline/program"
)

// texts are every string that a document holds, whatever the field.
func texts(v reflect.Value, add func(string)) {
	switch v.Kind() {
	case reflect.String:
		if v.Type() != reflect.TypeFor[document.Format]() {
			add(v.String())
		}
	case reflect.Pointer, reflect.Interface:
		if !v.IsNil() {
			texts(v.Elem(), add)
		}
	case reflect.Slice:
		for i := range v.Len() {
			texts(v.Index(i), add)
		}
	case reflect.Struct:
		for i := range v.NumField() {
			// a key is never printed; places are cleaned where they are
			if name := v.Type().Field(i).Name; name != "Group" && name != "Sources" {
				texts(v.Field(i), add)
			}
		}
	}
}

func allTexts(d document.Document) string {
	var b strings.Builder
	texts(reflect.ValueOf(d), func(s string) { b.WriteString(s + "\n") })
	return b.String()
}

// everything is a book with its packs.
func everything(p *program.Program) []document.Document {
	docs := Book(p, also...)
	for _, pack := range rooms.Packs(p) {
		docs = append(docs, pack.Documents()...)
	}
	return docs
}

func TestARoomTellsNothingThatItsReaderMayNotSee(t *testing.T) {
	secrets := map[string][]string{
		"sponsors/": {"enemy", "champion", "takes more than it gives", "Satō Industries", "Nordhavn", "Brennan", "6.25", "Runner",
			"parental", "crm/", ".csv", ".xlsx", "omfort", "cool"},
		"managers/": {"enemy", "champion", "takes more than it gives", "6.25", "Runner", "parental", "crm/", ".csv", "Nordhavn", "Brennan",
			"M. Okafor (proposed)"},
		"board/": {"Helena", "Brandt", "Okafor", "Zieliński", "Pieter", "de Vos", "Ines", "Dana", "enemy", "crm/", ".csv", ".xlsx",
			"finding"},
		"travel/": {"decides", "sceptical", "supports", "+31", "€", "Norvik", "2024 outage", "Not yet", "ready", "Tier", "chair",
			"Sponsor Helena", "T. Zieliński +48",
			"offered", "Double invoices, severe", "re-invoicing", "hours faster", "crm/", "account manager"},
	}
	for _, d := range everything(documenttest.Rich()) {
		said := allTexts(d)
		for prefix, list := range secrets {
			travel := prefix == "travel/" && strings.Contains(d.Mark, "travel copy")
			if !travel && !strings.HasPrefix(d.Path, prefix) {
				continue
			}
			for _, secret := range list {
				if i := strings.Index(said, secret); i >= 0 {
					t.Errorf("%s tells %q: …%s…", d.Path, secret, said[max(0, i-40):min(len(said), i+40)])
				}
			}
		}
	}
}

func TestTheBoardMaySeeNamesWhereTheSettingsSaySo(t *testing.T) {
	p := documenttest.Rich()
	p.Settings.BoardNamesPeople = true
	if said := allTexts(find(t, Book(p), "board/details")) + allTexts(find(t, Book(p), "board/scorecard")); !strings.Contains(said,
		"Pieter de Vos") || !strings.Contains(said, "Helena Brandt") {
		t.Error("the board is told no names although it may be")
	}
}

func TestNamesOnTheBoardsPageBecomeRoles(t *testing.T) {
	p := documenttest.Rich()
	p.Accounts = append(p.Accounts, &program.Account{Name: "Dana", Manager: "田中 太郎"})
	p.Groups = append(p.Groups, documenttest.Group(&program.Account{Key: "zz", Name: "Pieter de Vos Holding"}))
	a := author.New(p).In(author.Board, author.BoardRoom, "")
	for text, want := range map[string]string{
		"Helena Brandt visits":                 "an executive visits",
		"H. Brandt visits":                     "an executive visits",
		"PIETER DE VOS wants a date":           "a contact wants a date",
		"Pieter de Vosschmidt is nobody":       "Pieter de Vosschmidt is nobody",
		"Pieter de Vos Holding grows":          "Pieter de Vos Holding grows",
		"田中 太郎さんが訪問":                           "an account managerさんが訪問",
		"ask pieter@aurelia.example":           "ask a contact",
		"the sponsor decides, the company too": "the sponsor decides, the company too",
	} {
		if got := a.Nameless(text); got != want {
			t.Errorf("%q became %q, want %q", text, got, want)
		}
	}
}

func TestEveryLinkStaysInItsRoomAndLeadsSomewhere(t *testing.T) {
	for _, p := range documenttest.AllFixtures() {
		leaves := Leaves(p, also...)
		there := map[string]bool{}
		docs := make([]document.Document, 0, len(leaves))
		for _, l := range leaves {
			d := l.Write()
			if d.Path != l.Path || d.Kind != l.Kind || d.Room != l.Room || d.Group != l.Group {
				t.Errorf("leaf %+v writes %s %s in %q", l.Path, d.Kind, d.Path, d.Room)
			}
			docs = append(docs, d)
			for _, f := range d.Formats {
				there[d.Path+"."+string(f)] = true
			}
		}
		for _, path := range also {
			there[path] = true
		}
		for _, pack := range rooms.Packs(p) {
			docs = append(docs, pack.Documents()...)
		}
		for _, d := range docs {
			checkLinks(t, d, there)
		}
	}
}

func checkLinks(t *testing.T, d document.Document, there map[string]bool) {
	t.Helper()
	anchors := map[string]bool{}
	for _, s := range d.Sections {
		if anchors[s.ID] {
			t.Errorf("%s has two sections %q", d.Path, s.ID)
		}
		anchors[s.ID] = true
	}
	links(reflect.ValueOf(d), func(l document.Link) {
		to, id, _ := strings.Cut(l.To, "#")
		switch {
		case l.To == "":
		case to == "" && !anchors[id]:
			t.Errorf("%s leads to #%s, which it lacks", d.Path, id)
		case to == "":
		case d.Room != "" && !strings.HasPrefix(to, d.Room+"/"):
			t.Errorf("%s leads out of its room: %s", d.Path, l.To)
		case !there[to]:
			t.Errorf("%s leads to %s, which the book lacks", d.Path, l.To)
		}
		if l.To != "" && path.Clean(to) != to && to != "" {
			t.Errorf("%s leads to %q", d.Path, l.To)
		}
	})
}

func links(v reflect.Value, add func(document.Link)) {
	if v.Kind() == reflect.Struct && v.Type() == reflect.TypeFor[document.Link]() {
		add(v.Interface().(document.Link))
		return
	}
	switch v.Kind() {
	case reflect.Pointer, reflect.Interface:
		if !v.IsNil() {
			links(v.Elem(), add)
		}
	case reflect.Slice:
		for i := range v.Len() {
			links(v.Index(i), add)
		}
	case reflect.Struct:
		for i := range v.NumField() {
			links(v.Field(i), add)
		}
	}
}

func TestHostileTextIsCleanOnEveryPageAndBoundedOnBriefings(t *testing.T) {
	for _, d := range everything(documenttest.Hostile()) {
		texts(reflect.ValueOf(d), func(s string) {
			if document.Clean(s) != s {
				t.Errorf("%s holds text that is not clean: %.60q", d.Path, s)
			}
			if most := 700; d.Kind == document.Briefing && len([]rune(s)) > most {
				t.Errorf("%s holds a text of %d characters", d.Path, len([]rune(s)))
			}
		})
		shape(t, d)
	}
}

// shape checks what every writer relies on.
func shape(t interface{ Errorf(string, ...any) }, d document.Document) {
	if d.Title == "" || len(d.Formats) == 0 || d.Language == "" {
		t.Errorf("%s lacks a title, formats or a language", d.Path)
	}
	for _, s := range d.Sections {
		if len(s.Blocks) == 0 && s.Level == 3 || s.ID == "" {
			t.Errorf("%s has an empty section %q", d.Path, s.ID)
		}
		for _, b := range s.Blocks {
			table, ok := b.(document.Table)
			if !ok {
				continue
			}
			for i, r := range table.Rows {
				if len(r.Cells) != len(table.Columns) {
					t.Errorf("%s, %s: row %d has %d cells of %d", d.Path, s.ID, i, len(r.Cells), len(table.Columns))
				}
			}
		}
	}
}

func TestEveryTableHasAsManyCellsAsColumns(t *testing.T) {
	for _, p := range []*program.Program{documenttest.Rich(), documenttest.Poor()} {
		for _, d := range everything(p) {
			shape(t, d)
		}
	}
}

func TestABookIsTheSameEachTimeItIsWritten(t *testing.T) {
	for range 5 {
		a, b := Book(documenttest.Rich()), Book(documenttest.Rich())
		if !reflect.DeepEqual(a, b) {
			t.Fatal("two books of one program differ")
		}
	}
}

func TestLeavesMayBeWrittenAtTheSameTime(t *testing.T) {
	leaves := Leaves(documenttest.Rich())
	done := make(chan document.Document)
	for _, l := range leaves {
		go func() { done <- l.Write() }()
	}
	var paths []string
	for range leaves {
		paths = append(paths, (<-done).Path)
	}
	slices.Sort(paths)
	if len(slices.Compact(paths)) != len(leaves) {
		t.Error("two leaves of one path")
	}
}

func TestAnEmptyProgramStillHasAnIndex(t *testing.T) {
	docs := Book(&program.Program{Facts: &program.Facts{}})
	if docs[0].Path != "index" {
		t.Fatal(docs[0].Path)
	}
	for _, d := range docs {
		shape(t, d)
	}
}

func TestTiersAndScorecardShowNoCellsInMarkdown(t *testing.T) {
	docs := Book(documenttest.Rich())
	for _, name := range []string{"tiers", "board/scorecard"} {
		if d := find(t, docs, name); d.Cites(document.Markdown) {
			t.Errorf("%s shows cells in Markdown", name)
		}
	}
	if d := find(t, docs, "tiers"); !d.Cites(document.HTML) {
		t.Error("tiers.html shows no cells")
	}
}

func TestAProposalIsNeverPrintedAsDecided(t *testing.T) {
	for _, d := range everything(documenttest.Rich()) {
		if strings.HasPrefix(d.Path, "briefings/sato") || strings.HasPrefix(d.Path, "managers/") {
			if said := allTexts(d); strings.Contains(said, "Okafor") && strings.HasPrefix(d.Path, "briefings/") {
				t.Errorf("%s names a sponsor who is only proposed", d.Path)
			}
		}
	}
}
