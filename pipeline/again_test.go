package pipeline

import (
	"reflect"
	"testing"

	"sponsorbook/pipeline/document"
	"sponsorbook/pipeline/finding"
)

// TestEveryFieldOfALineCountsInItsHash changes each field of what a line is made
// of, those too that are added one day.
func TestEveryFieldOfALineCountsInItsHash(t *testing.T) {
	whole := func() *document.Span {
		return &document.Span{Link: &document.Link{}, Sign: &document.Sign{}, Sources: []finding.Ref{{}}}
	}
	seen := map[string]string{hashOf(document.Line{*whole()}): "nothing", hashOf(document.Line{}): "no span"}
	for what, part := range map[string]func(s *document.Span) any{
		"span": func(s *document.Span) any { return s },
		"link": func(s *document.Span) any { return s.Link },
		"sign": func(s *document.Span) any { return s.Sign },
		"cell": func(s *document.Span) any { return &s.Sources[0] },
	} {
		for i := range reflect.TypeOf(part(whole())).Elem().NumField() {
			s := whole()
			v := reflect.ValueOf(part(s)).Elem()
			field := v.Field(i)
			switch field.Kind() {
			case reflect.String:
				field.SetString("x")
			case reflect.Bool:
				field.SetBool(true)
			case reflect.Int:
				field.SetInt(7)
			case reflect.Uint8:
				field.SetUint(7)
			default:
				field.SetZero()
			}
			name := what + " " + v.Type().Field(i).Name
			for _, line := range []any{document.Line{*s}, []document.Span{*s}} {
				sum := hashOf(line)
				if other, twice := seen[sum]; twice && other != name {
					t.Errorf("%s counts no more than %s", name, other)
				}
				seen[sum] = name
			}
		}
	}
}

func TestWhatStandsElsewhereIsAnotherHash(t *testing.T) {
	span := func(text string) document.Span { return document.Span{Text: text} }
	docs := []document.Document{
		{}, {Title: "a"}, {Path: "a"}, {Foot: []document.Span{span("a")}},
		{Sections: []document.Section{{Title: "a"}}},
		{Sections: []document.Section{{Blocks: []document.Block{document.Paragraph{Line: document.Line{span("a")}}}}}},
		{Sections: []document.Section{{Blocks: []document.Block{document.Paragraph{Line: document.Line{span("a")}, Weight: 1}}}}},
		{Sections: []document.Section{{Blocks: []document.Block{document.Callout{Lines: []document.Line{{span("a")}}}}}}},
		{Sections: []document.Section{{Blocks: []document.Block{document.Callout{Lines: []document.Line{{span("a"), span("")}}}}}}},
		{Sections: []document.Section{{Blocks: []document.Block{document.Callout{Lines: []document.Line{{span("a")}, {span("")}}}}}}},
		{Sections: []document.Section{{}, {}}}, {Sections: []document.Section{{More: &document.Link{}}}},
	}
	seen := map[string]int{}
	for i, d := range docs {
		sum := hashOf(d)
		if j, twice := seen[sum]; twice {
			t.Errorf("documents %d and %d have one hash", j, i)
		}
		seen[sum] = i
	}
}

func BenchmarkHash(b *testing.B) {
	d := document.Document{}
	for range 300 {
		at := finding.Ref{File: "crm/accounts.csv", Row: 7, Col: 3}
		d.Foot = append(d.Foot, document.Span{Text: "a text of some words", Sources: []finding.Ref{at}})
	}
	w := &writers{}
	for b.Loop() {
		w.of(d)
	}
}
