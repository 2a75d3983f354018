package pipeline_test

import (
	"context"
	"go/ast"
	"go/token"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"sponsorbook/pipeline"
	"sponsorbook/pipeline/config"
	"sponsorbook/pipeline/document/language"
	"sponsorbook/pipeline/program"
)

// TestEveryLanguageKnowsWhatTheStagesSay asks each language for every sentence
// that the stages say of the sample. Findings stay in the words of the command
// line; what people wrote is never translated.
func TestEveryLanguageKnowsWhatTheStagesSay(t *testing.T) {
	dir := filepath.Join("..", "input")
	c, err := config.Read("sponsorbook.yaml", configuration(dir))
	if err != nil {
		t.Fatal(err)
	}
	p, err := pipeline.Read(context.Background(), pipeline.Input{Exports: os.DirFS(dir), Config: c, Today: program.NewDate(2026, 11, 21),
		Version: "test"})
	if err != nil {
		t.Fatal(err)
	}
	said := sentencesOf(p)
	if len(said) < 500 {
		t.Fatalf("the stages say %d sentences", len(said))
	}
	for _, code := range language.Codes() {
		speech, unknown := language.Of(code), map[string]bool{}
		for text := range said {
			if _, ok := speech.Rewords(text); !ok {
				unknown[text] = true
			}
		}
		if len(unknown) > 0 {
			list := slices.Sorted(maps.Keys(unknown))
			t.Errorf("%s does not know %d sentences:\n%s", code, len(list), strings.Join(list[:min(len(list), 40)], "\n"))
		}
	}
}

// sentencesOf are the sentences of a program that its stages said.
func sentencesOf(p *program.Program) map[string]bool {
	said := map[string]bool{}
	add := func(texts ...string) {
		for _, x := range texts {
			if x != "" {
				said[x] = true
			}
		}
	}
	reasons := func(all []program.Reason) {
		for _, r := range all {
			add(r.Text)
		}
	}
	for _, s := range p.Standings {
		reasons(s.Reasons)
		reasons(s.Notes)
		if s.Proposed != nil {
			reasons(s.Proposed.Reasons)
		}
	}
	for _, r := range p.Pairings {
		reasons(r.Why)
		for _, part := range r.Parts {
			add(part.Why)
		}
	}
	for _, a := range p.Plan.Actions {
		add(a.What, a.Why)
		for _, s := range a.Steps {
			add(s.What)
		}
	}
	for _, u := range p.Plan.Unplaced {
		add(u.Action.What, u.Why)
	}
	for _, k := range p.Scorecard.KPIs {
		add(k.Definition, k.Formula, k.Window, k.Caution, k.Supply)
	}
	for _, all := range [][]program.Notable{p.Scorecard.Lost, p.Scorecard.AtRisk} {
		for _, n := range all {
			add(n.Text)
			add(n.More...)
		}
	}
	for _, n := range append(p.Scorecard.Found, p.Scorecard.Wins...) { // what people wrote is the text
		add(n.More...)
	}
	add(p.Scorecard.Headlines...)
	add(p.Scorecard.Cautions...)
	add(p.BasisNote, p.Scorecard.Decision)
	return said
}

// composed are phrases whose words the code puts together, or the vocabularies of
// cells have.
var composed = []string{"full copies", "travel copies", "Meeting", "Virtual visit", "under %s", "red", "assigned", "external", "partner"}

// constant is a text as it is written, also in several pieces.
func constant(e ast.Expr) (string, bool) {
	switch x := e.(type) {
	case *ast.BasicLit:
		text, err := strconv.Unquote(x.Value)
		return text, x.Kind == token.STRING && err == nil
	case *ast.BinaryExpr:
		left, one := constant(x.X)
		right, other := constant(x.Y)
		return left + right, one && other && x.Op == token.ADD
	}
	return "", false
}

func TestEveryPhraseOfALanguageIsSaidSomewhere(t *testing.T) {
	said := map[string]bool{}
	for _, text := range composed {
		said[text] = true
	}
	for _, f := range files(t) {
		ast.Inspect(f.tree, func(n ast.Node) bool {
			if e, ok := n.(ast.Expr); ok {
				if text, ok := constant(e); ok {
					said[text] = true
				}
			}
			return true
		})
	}
	for english := range language.Of("de").Phrases() {
		if !said[english] {
			t.Errorf("nobody says %q", english)
		}
	}
}
