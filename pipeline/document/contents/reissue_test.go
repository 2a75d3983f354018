package contents

import (
	"strings"
	"testing"

	"sponsorbook/pipeline/document/briefing"
	"sponsorbook/pipeline/document/documenttest"
)

func TestAReissuedPageIsOfItsMeetingAndSaysWhatChanged(t *testing.T) {
	p := documenttest.Rich()
	g := p.Groups[0]
	d := briefing.NewBriefer(p).Reissue(g, briefing.Full, "m0", p.Changes[:1])
	text := dump(d)
	if !strings.Contains(documenttest.PlainSpaces(text), "Thursday 14 May") || !strings.Contains(text, "Changed since the book:") {
		t.Error(text)
	}
	if text := dump(briefing.NewBriefer(p).Reissue(g, briefing.Travel, "m1", p.Changes)); strings.Contains(text, "Changed") {
		t.Error("the travel copy tells what changed")
	}
}
