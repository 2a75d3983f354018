package document

import (
	"slices"
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
// what each is called there.
var sixFigures = []struct{ code, label string }{
	{"gross-retention", "revenue kept"},
	{"net-retention", "with growth"},
	{"revenue-renewing", "renews in twelve months"},
	{"visit-cadence", "visited on time"},
	{"asks-answered", "asks answered"},
	{"associated-pipeline", "pipeline associated with meetings"},
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
		{ID: "lost", Title: a.say("Lost, and at risk"), Weight: 75, Blocks: a.notables(append(slices.Clone(a.Scorecard.Lost), a.Scorecard.AtRisk...))},
		{ID: "found", Title: a.say("What the visits found"), Weight: 60, Blocks: a.notables(append(slices.Clone(a.Scorecard.Found), a.Scorecard.Wins...))},
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
	if !a.Window.To.Known() {
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
	c := Callout{Label: a.say("Decision wanted from this board"), Lines: []Line{words(sentence(cut(a.nameless(decision), 300)))}}
	if stake := a.shortMoney(a.Scorecard.DecisionAmount); stake != "" && decision == a.Scorecard.Decision {
		c.Lines = append(c.Lines, words(a.sayf("At stake: %s.", stake)))
	}
	return []Block{c}
}

// headlineBlocks state figures and never a cause.
func (a *author) headlineBlocks() []Block {
	var blocks []Block
	for i, h := range a.Scorecard.Headlines {
		blocks = append(blocks, Paragraph{Line: Line{strong(sentence(cut(a.nameless(h), 240)))}, Weight: fall(82, i)})
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
			f.Items = append(f.Items, a.bigFigure(k, six.label))
		}
	}
	if f.Items == nil {
		return nil
	}
	return []Block{f}
}

// bigFigure is one of the six: its value, what it is made of, target, last
// quarter, last year and trend.
func (a *author) bigFigure(k *program.KPI, label string) Figure {
	f := Figure{Value: a.kpiValue(k), Label: a.say(label), Warn: missesTarget(k), Trend: a.trend(k)}
	made := ""
	switch with := partOf[k.Code]; {
	case with != "" && k.Numerator.Known:
		made = a.sayf(with, a.quantity(k.Numerator, a.Currency))
	case !countsOnly(k):
		made = a.madeOf(k)
	}
	for _, line := range []string{
		joined(dot, made, a.target(k)),
		a.beside(k),
		joined(", ", a.past(k, 3, "last quarter %s"), a.past(k, 12, "last year %s")),
	} {
		if line != "" {
			f.Small = append(f.Small, words(line))
		}
	}
	return f
}

// partOf is how a figure's numerator reads where it is a part of the figure.
var partOf = map[string]string{"revenue-renewing": "%s with a sponsor"}

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
