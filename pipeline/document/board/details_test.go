package board

import (
	"testing"

	"sponsorbook/pipeline/document"
	"sponsorbook/pipeline/document/author"
	"sponsorbook/pipeline/document/documenttest"
	"sponsorbook/pipeline/document/language"
	"sponsorbook/pipeline/program"
)

// What is only counted is a number; what could have been done is "of" it, be it one.
func TestTheProgramsAttentionIsSoManyOfSoMany(t *testing.T) {
	p := documenttest.Rich()
	p.Scorecard.Efforts = []program.Effort{{Code: "visits", Faded: true,
		Quarters: [4]program.Tally{{Done: 3}, {Done: 0, Of: 1}, {Done: 1, Of: 1}, {Done: 2, Of: 7}}}}
	blocks := effortBlocks(author.New(p))
	if len(blocks) != 1 {
		t.Fatalf("%d blocks", len(blocks))
	}
	var got []string
	for _, cell := range blocks[0].(document.Table).Rows[0].Cells[1:] {
		text := ""
		for _, s := range cell {
			text += s.Text
		}
		got = append(got, text)
	}
	for i, want := range []string{"3", "0 of 1", "1 of 1", "2 of 7, fading"} {
		if got[i] != want {
			t.Errorf("quarter %d is %q, want %q", i+1, got[i], want)
		}
	}
}

func TestAScoreAndItsAnswersAreNotTwoNumbersOfOne(t *testing.T) {
	a := author.New(documenttest.Rich())
	a.Speech = language.Of("de")
	o := program.Opinion{Answers: 19, Accounts: 9, Score: documenttest.Quantity("4.7", "score")}
	if got := scored(a, program.Loyalty{Scale: program.ScaleCSAT, Top: 5}, o); got != "4,7 (19 Antworten)" {
		t.Errorf("got %q", got)
	}
	o = program.Opinion{Answers: 4, For: 3, Few: true}
	if got := scored(a, program.Loyalty{Scale: program.ScaleNPS, Top: 10}, o); got != "3 von 4 würden uns empfehlen" {
		t.Errorf("got %q", got)
	}
}
