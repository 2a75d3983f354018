package rooms

import (
	"testing"

	"sponsorbook/pipeline/document/author"
	"sponsorbook/pipeline/document/documenttest"
)

func TestASponsorIsNotToldTheLinesOfAMonthThatIsOver(t *testing.T) {
	for on, want := range map[string]bool{"2026-11-10": true, "2026-10-07": true, "2026-10-06": false, "": true} {
		p := documenttest.Rich()
		p.Groups[0].Profiles[0].ThisMonthOn = 0
		if on != "" {
			p.Groups[0].Profiles[0].ThisMonthOn = documenttest.Day(on)
		}
		a := author.New(p)
		a.Reader, a.Whose = author.Sponsor, "Helena Brandt"
		if said := toldThisMonth(a) != nil; said != want {
			t.Errorf("written on %q: told %v", on, said)
		}
	}
}
