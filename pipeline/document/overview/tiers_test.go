package overview

import (
	"testing"

	"sponsorbook/pipeline/document"
	"sponsorbook/pipeline/document/author"
	"sponsorbook/pipeline/document/documenttest"
)

// Places that sponsors have given outside the program carry nobody in it: whom they carry and
// who stands below the line are together the program.
func TestTheLineSaysHowManyOfTheProgramSponsorsCarry(t *testing.T) {
	p := documenttest.Rich()
	said := func() string {
		s, ok := lineSection(author.New(p))
		if !ok {
			t.Fatal("no line is drawn")
		}
		text := ""
		for _, x := range s.Blocks[0].(document.Paragraph).Line {
			text += x.Text
		}
		return text
	}
	if got, want := said(), "Our sponsors can carry 1 of the 2 groups in the program. In order, these fall below the line:"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
	p.Standings[0].Tier = 3 // the group that has a sponsor
	want := "Our sponsors can carry 0 of the 1 group in the program, beside 1 account outside it. In order, these fall below the line:"
	if got := said(); got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}
