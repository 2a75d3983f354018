package kinds

import (
	"cmp"
	"maps"
	"slices"

	"sponsorbook/pipeline/finding"
	"sponsorbook/pipeline/intake/input"
	"sponsorbook/pipeline/intake/rows"
	"sponsorbook/pipeline/intake/who"
	"sponsorbook/pipeline/program"
	"sponsorbook/pipeline/value"
)

// A Term is a contract with the other ways in which its value may be told.
type Term struct {
	program.Contract
	monthly, total program.Money
	early          program.Date // the day to which it was terminated before its end
	trial          program.Flag
	auto           string // whether it renews itself, as written
	again          int    // the months for which it does
	Line           string // product line
	status         string
}

var contracts = Spec[Term]{
	Kind: "contracts",
	Columns: []rows.Column[Term]{
		{Field: "contract id", To: func(c *Term) any { return &c.ID }},
		{Field: "start", To: func(c *Term) any { return &c.Start }},
		{Field: "end", To: func(c *Term) any { return &c.End }},
		{Field: "ended early", To: func(c *Term) any { return &c.early }},
		{Field: "annual value", To: func(c *Term) any { return &c.Annual }},
		{Field: "monthly value", To: func(c *Term) any { return &c.monthly }},
		{Field: "total value", To: func(c *Term) any { return &c.total }},
		{Field: "price clause", To: func(c *Term) any { return &c.Terms.PriceClause }},
		{Field: "product line", To: func(c *Term) any { return &c.Line }},
		{Field: "status", To: func(c *Term) any { return &c.status }},
		{Field: "trial", To: func(c *Term) any { return &c.trial }},
		{Field: "auto renewal", To: func(c *Term) any { return &c.auto }},
	},
	Into:   func(r *Records) *list[Term] { return &r.Terms },
	Origin: func(c *Term) *program.Origin { return &c.Origin },
	id:     func(it *Item[Term]) string { return who.CanonicalID(it.Is.ID) },
	more: func(r *Records, l *rows.Line, it *Item[Term]) {
		it.Is.End = endOf(it.Is.End, r.Policy.Today)
		it.Is.lasts(l)
		it.Is.Terms.Length, it.Is.Terms.Notice = lengthIn(l, "length"), lengthIn(l, "notice period")
		it.Is.annualise()
		it.Is.again = renewalTerm(l, it.Is.auto)
		if early := it.Is.early; early.Known() && (!it.Is.End.Known() || early < it.Is.End) {
			it.Is.End = early
		}
		it.Where.Event(it.Is.Start, l.Tab.Today)
		it.Where.Event(it.Is.End, l.Tab.Today)
	},
	money: func(c *Term) program.Money { return c.Annual },
	Lacks: func(c *Term) string {
		switch {
		case c.unsigned() != "":
			return c.unsigned()
		case !c.Annual.Known:
			return "has no value"
		case !c.Start.Known():
			return "has no start date"
		case c.End.Known() && c.End < c.Start:
			return "ends before it starts"
		}
		return ""
	},
}

// unsigned is why a contract is none by its status; "" where it is one. What was
// cancelled ran until it ended.
func (c *Term) unsigned() string {
	switch state, _ := value.Words("contract state").Term(c.status); state {
	case "replaced":
		return "was replaced by another contract"
	case "unsigned":
		return "is not signed"
	case "expired": // it ran until it ended
		return ""
	}
	term, _ := value.Words("document status").Term(c.status)
	return map[string]string{"draft": "is a draft", "rejected": "was rejected", "quote": "is an offer", "test": "is a test",
		"deleted": "is deleted"}[term]
}

// lasts finds the end of a contract that tells its length instead.
func (c *Term) lasts(l *rows.Line) {
	col := l.Tab.At["length"]
	if col == 0 || l.Blank(col) || !c.Start.Known() || c.End.Known() {
		return
	}
	months, days, ok := value.Length(l.Text(col), l.Tab.Styles[col].Header)
	if !ok {
		l.Unread(col, "write the length as 12 months, or the day on which the contract ends")
		return
	}
	c.End = c.Start.AddMonths(months).AddDays(days - 1)
}

// lengthIn is the length that a line tells in a field; one that cannot be read is a
// finding, where nothing else has said so.
func lengthIn(l *rows.Line, field string) program.Length {
	col := l.Tab.At[field]
	if col == 0 || l.Blank(col) {
		return program.Length{}
	}
	months, days, ok := value.Length(l.Text(col), l.Tab.Styles[col].Header)
	if !ok && field != "length" {
		l.Unread(col, "write it with its unit: 90 days, 12 months")
	}
	return program.Length{Months: months, Days: days}
}

// annualise finds a year's value: as listed, else twelve months of it, else the
// total over its days.
func (c *Term) annualise() {
	days := program.Period{From: c.Start, To: c.End}.Days()
	switch {
	case c.Annual.Known:
	case c.monthly.Known:
		c.Annual = c.monthly
		c.Annual.Amount = c.monthly.Amount.Mul(program.NewDecimal(12))
	case c.total.Known && days > 0:
		c.Annual = c.total
		c.Annual.Amount = program.Divide(c.total.Amount.Mul(program.NewDecimal(365)), program.NewDecimal(int64(days)))
	}
}

// settleContracts gives contracts their accounts. One that starts after the
// as-of date is signed and known, and pays nothing yet.
func (r *Records) settleContracts() {
	renewed := &renewals{}
	defer renewed.say(r)
	for _, it := range contracts.settle(r, false, nil) {
		it.Is.Account = it.Entry.Key
		state, _ := value.Words("contract state").Term(it.Is.status)
		it.Is.Ends = state == "ending" || it.Is.early.Known() || churnedStatus(it.Is.status) && state != "expired"
		if end := it.Is.RunsTo(r.Facts.AsOf); end != it.Is.End {
			renewed.add(it.Is.Origin.Field("end"), it.Entry.Name, it.Is.End, end)
			it.Is.End = end
		}
		r.Facts.Contracts = append(r.Facts.Contracts, &it.Is.Contract)
	}
	r.askOver()
	r.sayEnding()
	sortBy(r.Facts.Contracts, func(c *program.Contract) string { return c.Account },
		func(a, b *program.Contract) int {
			return cmp.Or(cmp.Compare(a.Start, b.Start), cmp.Compare(a.End, b.End), cmp.Compare(a.ID, b.ID))
		})
}

// sayEnding names the contracts that run and are not renewed.
func (r *Records) sayEnding() {
	var said []string
	var at finding.Ref
	for _, it := range r.Terms.All {
		c := &it.Is
		if it.Why != "" || !c.Ends || c.End.Known() && c.End <= r.Facts.AsOf {
			continue
		}
		if said = append(said, finding.Quote(cmp.Or(c.ID, it.Entry.Name))+" on "+c.End.String()); len(said) == 1 {
			at = c.Origin.Ref
		}
	}
	if said != nil {
		r.Say(finding.Note, "contract-ending", at, "where it is renewed after all, correct its state",
			"%s, as the table tells, and %s not among what renews: %s", program.Plural(len(said), "contract ends", "contracts end"),
			program.Either(len(said), "is", "are"), input.Listed(said, 3))
	}
}

// forever is after how many years a day of an end is none: 9999-12-31.
const forever = 50

// endOf is the day on which something ends; unknown for one that stands for never.
func endOf(end, today program.Date) program.Date {
	if end.Known() && end > today.AddMonths(12*forever) {
		return 0
	}
	return end
}

// askOver asks about contracts that are called active although their term is over:
// they may have been renewed.
func (r *Records) askOver() {
	over := map[finding.Ref]*overdue{}
	for _, it := range r.Terms.All {
		term, _ := value.Words("churned").Term(it.Is.status)
		if it.Why != "" || term != "no" || !it.Is.End.Known() || it.Is.End >= r.Bound || it.Is.early.Known() {
			continue
		}
		at := it.Is.Origin.Ref
		o := over[tableOf(at)]
		if o == nil {
			o = &overdue{at: at, word: it.Is.status, end: it.Is.End}
			over[tableOf(at)] = o
		}
		o.n++
	}
	for _, table := range slices.SortedFunc(maps.Keys(over), finding.Ref.Compare) {
		o := over[table]
		r.Say(finding.Warning, "contract-over", o.at, "write their new end, or the state that they are in",
			"%s called %s although the term is over, the first on %s: nothing counts after it, which is too little if they were renewed",
			program.Plural(o.n, "contract is", "contracts are"), finding.Quote(o.word), o.end)
	}
}

// An overdue counts the contracts of a table that are over and called active.
type overdue struct {
	at   finding.Ref // of the first
	word string
	end  program.Date
	n    int
}
