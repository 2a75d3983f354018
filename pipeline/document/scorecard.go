package document

import (
	"strings"

	"sponsorbook/pipeline/program"
)

func (a *author) boardLeaves() []Leaf {
	return []Leaf{
		{Kind: Scorecard, Path: BoardRoom + "/scorecard", Room: a.room, Write: a.scorecardPage},
		{Kind: Page, Path: BoardRoom + "/details", Room: a.room, Write: a.detailsPage},
	}
}

// sixFigures are the largest type on the board's page, in their order, with
// what each is called there, and how many of the figures beside it are said
// there: those of the classes of sponsorship belong into the details, since
// they compare what is not comparable.
var sixFigures = []struct {
	code, label string
	beside      int
}{
	{"gross-retention", "revenue kept", 0},
	{"net-retention", "with growth", 0},
	{"revenue-renewing", "renews in twelve months", 0},
	{"visit-cadence", "visited on time", 2},
	{"asks-answered", "asks answered", 3},
	{"associated-pipeline", "pipeline associated with meetings", 2},
}

// scorecardPage is the board's page: the decision wanted, six figures, and what
// makes them believable. It names accounts and no person, unless the settings
// say so, and no files, cells or counts of findings.
func (a *author) scorecardPage() Document {
	d := Document{Kind: Scorecard, Path: BoardRoom + "/scorecard", Title: a.program(), Subtitle: a.scorecardSubtitle(),
		Top: joined(dot, a.say("Program scorecard"), a.month(a.Book)), Mark: a.mark(a.say("board paper")), Language: a.code,
		Room: a.room, Formats: []Format{Markdown, HTML, PDF}, Foot: a.scorecardFoot(),
		Metadata: []Fact{{Label: "as of", Value: words(a.AsOf.String())}}}
	for _, s := range []Section{
		{ID: "decision", Weight: 100, Blocks: a.decisionBlocks()},
		{ID: "figures", Weight: 95, Blocks: a.figuresOf()},
		{ID: "headlines", Weight: 80, Blocks: a.headlineBlocks()},
		{ID: "escalations", Title: a.say("Escalations"), Note: a.say("per account and year, 95 % interval"), Weight: 70, Blocks: a.escalationFigures()},
		{ID: "people", Title: a.say("People"), Weight: 65, Blocks: a.peopleFigures()},
		{ID: "lost", Title: a.say("Lost, and at risk"), Weight: 75, Blocks: a.foremost(a.Scorecard.Lost, 3, a.Scorecard.AtRisk, 3)},
		{ID: "found", Title: a.say("What the visits found"), Note: a.say("in three months, with the wins"), Weight: 60, Blocks: a.foremost(a.Scorecard.Found, 3, a.Scorecard.Wins, 2)},
		{ID: "comparison", Title: a.say("Sponsored beside unsponsored"), Weight: 40, Blocks: a.comparisonBlocks()},
		{ID: "unmeasured", Weight: 30, Blocks: a.unmeasured()},
	} {
		if len(s.Blocks) > 0 {
			s.More = &Link{Text: a.say("in the details"), To: BoardRoom + "/details.html"}
			d.Sections = append(d.Sections, s)
		}
	}
	return d
}

// scorecardSubtitle is "58 groups in the program of 412, 71 % of revenue · …".
func (a *author) scorecardSubtitle() string {
	in, share := a.inProgram(), ""
	sum, all := program.Zero, program.Zero
	for _, s := range a.Standings {
		if all = all.Add(s.Revenue); s.InProgram() {
			sum = sum.Add(s.Revenue)
		}
	}
	if part, ok := program.Share(sum, all); ok {
		share = a.sayf("%s of revenue", a.percent(part, 0))
	}
	groups := joined(", ", a.groupsInProgram(len(in)), share)
	return joined(dot, groups, a.sponsoredBy(in), a.asOfLine())
}

// sponsoredBy is "52 sponsored by 14 executives".
func (a *author) sponsoredBy(in []*program.Group) string {
	n := 0
	executives := map[string]bool{}
	for _, g := range in {
		if r := a.sponsorOf(g); r != nil {
			n++
			executives[program.Fold(r.Sponsor)] = true
		}
	}
	if n == 0 {
		return a.say("none has a sponsor yet")
	}
	return a.sayf("%s sponsored by %s", a.whole(n), a.count(len(executives), "executive", "executives"))
}

func (a *author) asOfLine() string {
	day := a.sayf("as of %s", a.longDay(a.AsOf))
	if !a.Window.To.Known() || a.Window.To.Last() == a.AsOf {
		return day
	}
	return day + ", " + a.sayf("revenue to %s", a.longDay(a.Window.To.Last()))
}

// decisionBlocks are the decision wanted from the board: by hand, else the one
// that the scorecard found to be the strongest need.
func (a *author) decisionBlocks() []Block {
	decision := a.Settings.Decision
	if strings.TrimSpace(decision) == "" {
		decision = a.Scorecard.Decision
	}
	if strings.TrimSpace(decision) == "" {
		return nil
	}
	text := sentence(cut(a.nameless(decision), 300))
	if stake := a.shortMoney(a.Scorecard.DecisionAmount); stake != "" && decision == a.Scorecard.Decision {
		text += " " + a.sayf("At stake: %s.", stake)
	}
	return []Block{Callout{Label: a.say("Decision wanted from this board"), Lines: []Line{words(text)}}}
}

// headlineBlocks state figures and never a cause.
func (a *author) headlineBlocks() []Block {
	var blocks []Block
	for i, h := range a.Scorecard.Headlines {
		blocks = append(blocks, Paragraph{Line: Line{strong(unbroken(sentence(cut(a.nameless(h), 240))))}, Weight: fall(82, i)})
	}
	if note := cut(a.BasisNote, 240); note != "" {
		blocks = append(blocks, Paragraph{Line: Line{muted(sentence(note))}, Weight: 81})
	}
	return blocks
}

// kpi is a measured figure by its code, or nil.
func (a *author) kpi(code string) *program.KPI {
	for i := range a.Scorecard.KPIs {
		if k := &a.Scorecard.KPIs[i]; k.Code == code && k.Measured {
			return k
		}
	}
	return nil
}

// figuresOf are the six figures that were measured.
func (a *author) figuresOf() []Block {
	var f Figures
	for _, six := range sixFigures {
		if k := a.kpi(six.code); k != nil {
			f.Items = append(f.Items, a.bigFigure(k, six.label, six.beside))
		}
	}
	if f.Items == nil {
		return nil
	}
	return []Block{f}
}

// bigFigure is one of the six: its value, what it is made of, target, last
// quarter, last year and trend.
func (a *author) bigFigure(k *program.KPI, label string, besides int) Figure {
	f := Figure{Value: a.kpiValue(k), Label: a.say(label), Warn: missesTarget(k), Trend: a.trend(k)}
	made := ""
	switch {
	case k.Code == "revenue-renewing" && k.Numerator.Known && k.Denominator.Known:
		without := program.Quantity{Value: k.Denominator.Value.Sub(k.Numerator.Value), Unit: k.Numerator.Unit, Known: true}
		made = a.sayf("%s with a sponsor, %s without", a.quantity(k.Numerator, a.Currency), a.quantity(without, a.Currency))
	case !countsOnly(k):
		made = joined(", ", a.madeOf(k), a.groupsBehind(k))
	}
	for _, line := range []string{
		joined(dot, made, a.target(k)),
		strings.Join(firsts(a.besideTexts(k), besides), dot),
		a.nextRenewal(k),
		joined(", ", a.past(k, 3, "last quarter %s"), a.past(k, 12, "last year %s")),
	} {
		if line != "" {
			f.Small = append(f.Small, words(line))
		}
	}
	return f
}

// groupsBehind is how many groups a share of money rests on: "334 groups".
func (a *author) groupsBehind(k *program.KPI) string {
	if k.Numerator.Unit != "money" || k.Value.Unit != "percent" {
		return ""
	}
	return a.count(k.N, "group", "groups")
}

// nextRenewal is the nearest of what renews: "next: Aurelia Logistics, 19 March, €5.8 m".
func (a *author) nextRenewal(k *program.KPI) string {
	if k.Code != "revenue-renewing" || len(a.Scorecard.Renewals) == 0 {
		return ""
	}
	next := a.Scorecard.Renewals[0]
	return a.sayf("next: %s", joined(", ", cut(a.nameOf(next.Group), 60), a.longDay(next.On), a.shortMoney(next.Amount)))
}

func firsts(all []string, n int) []string { return all[:min(len(all), n)] }

// besideMost is how many figures stand beside one on the board's page.
const besideMost = 2

// beside are the first figures that belong beside a KPI: "median 6 days · 17 opportunities".
func (a *author) beside(k *program.KPI) string {
	all := a.besideTexts(k)
	return strings.Join(all[:min(len(all), besideMost)], dot)
}

// besideTexts are the figures beside a KPI, each with its label: counts read
// "17 opportunities", others "median 6 days".
func (a *author) besideTexts(k *program.KPI) []string {
	var said []string
	for _, b := range k.Beside {
		text, label := a.quantity(b.Quantity, a.Currency), a.term(cut(a.nameless(b.Label), 80))
		switch {
		case text == "":
		case b.Of.Known:
			said = append(said, joined(" ", label, a.sayf("%s of %s", text, a.quantity(b.Of, a.Currency))))
		case b.Unit == "count":
			said = append(said, text+" "+label)
		case b.Unit == label:
			said = append(said, text)
		default:
			said = append(said, label+" "+text)
		}
	}
	return said
}
