package intake

import (
	"strings"
	"testing"
)

// What nobody lists is asked about, and the answer is obeyed.
func TestAnswersAboutStatesAreObeyed(t *testing.T) {
	in := files("a.csv", threeAccounts, "r.csv", someRevenue,
		"o.csv", "Opportunity ID,Account,Opportunity,Stage,Amount,Close Date\nO1,Globex,One,6,10,2026-05-01\nO2,Globex,Two,0,20,2026-05-02\n"+
			"O3,Globex,Three,Proposal,30,2027-05-01\n",
		"i.csv", "Ticket ID,Account,Subject,Status,Opened\nT1,Globex,Fire,Frozen,2026-05-01\nT2,Globex,Lamp,Open,2026-05-01\n")
	_, list := must(t, in, policy())
	if x := found(t, list, "state-unknown"); !strings.Contains(x.Setting.String(), `"Frozen": closed`) &&
		!strings.Contains(x.Setting.String(), `"6": won`) {
		t.Errorf("%s", x.Setting)
	}
	f, list := must(t, in, policy(func(p *Policy) {
		p.Statuses = map[string]string{"6": "won", "0": "lost", "Frozen": "closed"}
	}))
	never(t, list, "state-unknown")
	if o := f.Opportunities; len(o) != 3 || !o[0].Won || o[1].Won || o[1].Open || !o[2].Open || f.Issues[0].IsOpen || !f.Issues[1].IsOpen {
		t.Errorf("%+v %+v %+v", o, f.Issues[0], f.Issues[1])
	}
}
