package kinds

import (
	"cmp"
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"

	"sponsorbook/pipeline/finding"
	"sponsorbook/pipeline/intake/input"
	"sponsorbook/pipeline/intake/newer"
	"sponsorbook/pipeline/intake/recognise"
	"sponsorbook/pipeline/intake/rows"
	"sponsorbook/pipeline/intake/who"
	"sponsorbook/pipeline/program"
	"sponsorbook/pipeline/value"
)

// accountColumns are the columns of a table of accounts.
var accountColumns = []rows.Column[who.Entry]{
	{Field: "account id", To: func(a *who.Entry) any { return &a.ID }},
	{Field: "account", To: func(a *who.Entry) any { return &a.Name }},
	{Field: "parent account", To: func(a *who.Entry) any { return &a.ParentGiven.Name }},
	{Field: "industry", To: func(a *who.Entry) any { return &a.Industry }},
	{Field: "segment", To: func(a *who.Entry) any { return &a.Segment }},
	{Field: "region", To: func(a *who.Entry) any { return &a.Region }},
	{Field: "country", To: func(a *who.Entry) any { return &a.Country }},
	{Field: "city", To: func(a *who.Entry) any { return &a.City }},
	{Field: "website", To: func(a *who.Entry) any { return &a.Website }},
	{Field: "employees", To: func(a *who.Entry) any { return &a.Employees }},
	{Field: "customer since", To: func(a *who.Entry) any { return &a.CustomerSince }},
	{Field: "status", To: func(a *who.Entry) any { return &a.Status }},
	{Field: "churned", To: func(a *who.Entry) any { return &a.Churned }},
	{Field: "lost reason", To: func(a *who.Entry) any { return &a.LostReason }},
	{Field: "active", To: func(a *who.Entry) any { return &a.Active }},
	{Field: "account manager", To: func(a *who.Entry) any { return &a.Manager }},
	{Field: "account manager id", To: func(a *who.Entry) any { return &a.ManagerID }},
	{Field: "merged into", To: func(a *who.Entry) any { return &a.MergedInto }},
	{Field: "account manager email", To: func(a *who.Entry) any { return &a.ManagerEmail }},
	{Field: "account manager phone", To: func(a *who.Entry) any { return &a.ManagerPhone }},
	{Field: "account manager country", To: func(a *who.Entry) any { return &a.ManagerCountry }},
	{Field: "account manager title", To: func(a *who.Entry) any { return &a.ManagerTitle }},
	{Field: "account manager since", To: func(a *who.Entry) any { return &a.ManagerSince }},
	{Field: "executive sponsor", To: func(a *who.Entry) any { return &a.Sponsor }},
	{Field: "deputy sponsor", To: func(a *who.Entry) any { return &a.Deputy }},
	{Field: "sponsor until", To: func(a *who.Entry) any { return &a.SponsorUntil }},
	{Field: "sponsor since", To: func(a *who.Entry) any { return &a.SponsorSince }},
	{Field: "sponsor chosen or assigned", To: func(a *who.Entry) any { return &a.SponsorChosen }},
	{Field: "mandate", To: func(a *who.Entry) any { return &a.Mandate }},
	{Field: "customer executive", To: func(a *who.Entry) any { return &a.CustomerExecutive }},
	{Field: "renewal date", To: func(a *who.Entry) any { return &a.Renewal }},
	{Field: "contract value", To: func(a *who.Entry) any { return &a.ContractValue }},
	{Field: "auto renewal", To: func(a *who.Entry) any { return &a.AutoRenewal }},
	{Field: "price clause", To: func(a *who.Entry) any { return &a.Terms.PriceClause }},
	{Field: "health", To: func(a *who.Entry) any { return &a.Health }},
	{Field: "new market", To: func(a *who.Entry) any { return &a.NewMarket }},
	{Field: "industry expansion", To: func(a *who.Entry) any { return &a.IndustryExpansion }},
	{Field: "must not lose", To: func(a *who.Entry) any { return &a.MustNotLose }},
	{Field: "competitor", To: func(a *who.Entry) any { return &a.Competitor }},
	{Field: "known issue", To: func(a *who.Entry) any { return &a.KnownIssue }},
	{Field: "profit", To: func(a *who.Entry) any { return &a.Profit }},
	{Field: "margin", To: func(a *who.Entry) any { return &a.Margin }},
	{Field: "annual revenue", To: func(a *who.Entry) any { return &a.AnnualRevenue }},
}

// readAccounts streams a table of accounts into the directory.
func readAccounts(r *Records, t *recognise.Table) error {
	bound := rows.Bind(t, accountColumns)
	return rows.Each(t, func(l *rows.Line) error {
		r.readAccount(l, bound)
		return nil
	})
}

// readAccount takes one row of a table of accounts. A row about an account that
// is known already fills what is open and is otherwise set aside.
func (r *Records) readAccount(l *rows.Line, bound []rows.Binding[who.Entry]) {
	e := &who.Entry{Where: l.Row()}
	rows.Fill(l, bound, e)
	e.Origin = l.Origin()
	if why := l.Out(); why != "" {
		e.Where.SetAside(why)
		if e.MergedInto != "" {
			r.merged = append(r.merged, e)
		}
		return
	}
	for _, field := range [...]string{"account manager", "executive sponsor", "deputy sponsor"} {
		if col := l.Tab.At[field]; col > 0 && who.PerhapsTwo(l.Cell(col).Text) {
			if r.pairs == nil {
				r.pairs = map[string]string{}
			}
			text := strings.Clone(strings.TrimSpace(l.Cell(col).Text))
			r.pairs[who.PersonName(text)] = text
		}
	}
	if e.ID == "" && e.Name == "" {
		e.Where.SetAside("names no account")
		return
	}
	if e.Below = below(l, e.Name); e.Below == "" {
		e.Below = r.outlined(l, e)
	}
	e.Ours = ourAmounts(l)
	e.Terms.Length, e.Terms.Notice = lengthIn(l, "contract length"), lengthIn(l, "notice period")
	switch m := r.Directory.Same(e.ID, e.Name, e.Where); {
	case m.Entry != nil:
		r.repeatedAccount(m.Entry, e, r.tenureOf(l, m.Entry, e))
	case m.Why == who.NamesSeveral:
		r.Say(finding.Warning, "account-name-ambiguous", l.Ref(l.Tab.At["account"]), "add the account id to this table",
			"%s is the name of several accounts and the row has no id; the row was set aside", finding.Quote(e.Name))
		e.Where.SetAside(who.NamesSeveral)
	case l.Tab.Helps(recognise.OfKind(l.Tab.All(), "accounts")):
		if m := r.Directory.Find(who.Reference{Name: e.Name}); m.Entry != nil {
			r.repeatedAccount(m.Entry, e, r.tenureOf(l, m.Entry, e))
			return
		}
		r.MeetStranger(e.Where, who.Reference{Name: e.Name})
		e.Where.SetAside(who.NamesUnknown)
	default:
		e.Number = len(r.Directory.Entries)
		r.tenureOf(l, e, e)
		r.Directory.Add(e)
		r.Signs.Live(e.Country)
		r.otherIDs(l, e)
		if _, known := value.Words("churned").Term(e.Status); !known && e.Status != "" && tellsState(l.Tab.HeaderOf("status")) {
			r.unknownWord(e.Origin, accountState, e.Status)
		}
	}
}

// below is the account before a name in a cell that no field takes and that is the path
// to it: "Group > Company > Plant" beside the account "Plant"; "" for none.
func below(l *rows.Line, name string) string {
	path, _ := l.Remark("", func(text string) bool {
		if name == "" || len(text) <= len(name) || !strings.ContainsAny(text, "→>›»\\/|:") {
			return false
		}
		parts := steps.Split(text, -1)
		n := len(parts)
		return n > 1 && who.FoldName(parts[n-1]) == who.FoldName(name) && strings.TrimSpace(parts[n-2]) != ""
	})
	parts := steps.Split(path, -1)
	return strings.TrimSpace(parts[max(0, len(parts)-2)])
}

// An outline is the accounts above the next row of a table whose names are indented below
// those that they belong to.
type outline struct {
	above  []step
	first  finding.Ref
	placed int // how many rows stand below another
}

// A step is an account with how far its name is indented.
type step struct {
	depth int
	name  string
}

// outlined is the account above a name that is indented; "" for one that is not, or where
// the configuration says that it means nothing.
func (r *Records) outlined(l *rows.Line, e *who.Entry) string {
	col := l.Tab.At["account"]
	if col == 0 || !l.Tab.Styles[col].Indents || l.Tab.At["parent account"] > 0 {
		return ""
	}
	if fields, _ := input.Answer(r.Policy.Columns, e.Origin.File, e.Origin.Sheet); fields != nil {
		if _, answered := fields["parent account"]; answered {
			return ""
		}
	}
	o := r.outlines[l.Tab]
	if o == nil {
		if o = (&outline{}); r.outlines == nil {
			r.outlines = map[*recognise.Table]*outline{}
		}
		r.outlines[l.Tab] = o
	}
	c := l.Cell(col)
	depth := int(c.Indent)*3 + len(c.Text) - len(strings.TrimLeft(c.Text, " \u00a0"))
	for len(o.above) > 0 && o.above[len(o.above)-1].depth >= depth {
		o.above = o.above[:len(o.above)-1]
	}
	over := ""
	if len(o.above) > 0 {
		over = o.above[len(o.above)-1].name
		if o.placed++; o.placed == 1 {
			o.first = l.Ref(col)
		}
	}
	o.above = append(o.above, step{depth, e.Name})
	return over
}

// sayOutlines notes, once a table, that indented accounts were read as those of the one above.
func (r *Records) sayOutlines() {
	for _, t := range r.Tabs {
		if o := r.outlines[t]; o != nil && o.placed > 0 {
			place := input.Place(o.first.File, o.first.Sheet)
			r.Ask(finding.Note, "accounts-indented", o.first,
				finding.Setting{Key: "columns", Entry: `"` + place + `": {parent account: ""}`}, "where that means nothing, ",
				"%s as of its group", program.Plural(o.placed, "account is indented below another one and was read",
					"accounts are indented below another one and were read"))
		}
	}
}

// steps part the levels of a path.
var steps = regexp.MustCompile(`\s*(?:->|→|>|›|»|\\|/|\||::)\s*`)

// tellsState is whether a header is one of states rather than of sorts of customers,
// whose words are anybody's.
func tellsState(header string) bool {
	key := value.HeaderKey(header)
	return slices.ContainsFunc([]string{"status", "lifecycle", "state", "statut", "estado", "stato", "状態", "ステータス"},
		func(w string) bool { return strings.Contains(key, w) })
}

// otherIDs files an account under the other ids of its row.
func (r *Records) otherIDs(l *rows.Line, e *who.Entry) {
	for _, col := range l.Tab.IDs {
		if !l.Blank(col) {
			e.Others = append(e.Others, l.Text(col))
			r.Directory.Numbered(l.Text(col), e)
		}
	}
}

// repeatedAccount joins a row to the account that it describes once more; told is
// whether something of it is kept already.
func (r *Records) repeatedAccount(first, again *who.Entry, told bool) {
	id, name := first.ID, first.Name
	oneManager(first, again)
	older := again.Where.Older(first.Where)
	differ, gave := rows.Complement(first, again, accountColumns, again.Origin, &first.Origin, older)
	if first.Below == "" && again.Below != "" && !older {
		first.Below, gave = again.Below, true
	}
	if id == "" && first.ID != "" {
		r.Directory.Identify(first)
	}
	if name == "" && first.Name != "" {
		r.Directory.Rename(first)
	}
	terms := first.Terms
	first.Terms.Notice, first.Terms.Length = cmp.Or(terms.Notice, again.Terms.Notice), cmp.Or(terms.Length, again.Terms.Length)
	gave = gave || first.Terms != terms
	if len(first.Ours) == 0 && len(again.Ours) > 0 {
		first.Ours, gave = again.Ours, true
	} else {
		first.Again = append(first.Again, again.Ours...)
	}
	r.Exports.Repeated(r.Reading, newer.Repeat{What: "account", Name: cmp.Or(first.Name, first.ID), Differ: differ, Gave: gave,
		First: first.Where, Again: again.Where, At: first.Origin, Elsewhere: again.Origin})
	if !gave && !told {
		again.Where.SetAside(repeatOf(first.Origin))
	}
}

// oneManager sees that a name and an address, in two tables, are one account manager.
func oneManager(first, again *who.Entry) {
	switch {
	case who.Spells(first.Manager, again.Manager):
		first.ManagerEmail = cmp.Or(first.ManagerEmail, first.Manager)
		first.Manager = again.Manager
		first.Origin = first.Origin.Moved("account manager", again.Origin.Field("account manager"))
	case who.Spells(again.Manager, first.Manager):
		first.ManagerEmail = cmp.Or(first.ManagerEmail, again.Manager)
		again.Manager = first.Manager
	}
}

// dropGone takes accounts away that only an older export of their table has: last
// month's file left beside this month's tells nothing of today.
func (r *Records) dropGone() {
	own := map[*input.Source]int{}
	for _, e := range r.Directory.Entries {
		own[e.Where.Source]++
	}
	over := r.Exports.Superseded(r.Reading, own)
	for _, e := range r.Directory.Entries {
		if by := over[e.Where.Source]; by != nil {
			r.Exports.Gone(by, e.Where.Source, cmp.Or(e.Name, e.ID))
			e.Where.SetAside(newer.Absent)
		}
	}
	if len(over) > 0 {
		r.Drop(func(e *who.Entry) bool { return over[e.Where.Source] != nil })
	}
}

// joinMerged knows accounts that were merged into another by the ids and names
// that they had: what other tables say of them is about the one that is left. A row
// that names the account it was merged into is none of its own, deleted or not.
func (r *Records) joinMerged() {
	all, left := slices.Clone(r.merged), map[*who.Entry]*who.Entry{}
	gone := map[string]*who.Entry{}
	for _, e := range r.merged {
		gone[e.Identity()] = e
	}
	for _, e := range r.merged {
		left[e] = r.leftOf(e, gone)
	}
	for _, e := range r.Directory.Entries {
		if e.MergedInto == "" {
			continue
		}
		if into := r.leftOf(e, gone); into != nil {
			e.Where.SetAside("was merged into another account")
			all, left[e] = append(all, e), into
		}
	}
	if len(all) > len(r.merged) {
		r.Drop(func(e *who.Entry) bool { return left[e] != nil })
	}
	var joined []string
	var first finding.Ref
	for _, e := range all {
		into := left[e]
		if into == nil || r.Directory.ByID[who.CanonicalID(e.ID)] != nil {
			continue
		}
		r.Directory.Numbered(e.ID, into)
		if r.Directory.Find(who.Reference{Name: e.Name}).Entry == nil {
			r.Directory.Alias(e.Name, into)
		}
		if r.Facts.Merged == nil {
			r.Facts.Merged = map[string]string{}
		}
		r.Facts.Merged[e.Identity()] = into.Identity()
		first = cmp.Or(first, e.Where.Ref())
		joined = append(joined, finding.Quote(cmp.Or(e.Name, e.ID))+" into "+finding.Quote(into.Name))
	}
	if len(joined) > 0 {
		r.Say(finding.Note, "account-merged", first, "nothing, where the CRM has it right",
			"%s merged in the CRM: %s; rows under the old ids and names are of the account that is left",
			program.Plural(len(joined), "account was", "accounts were"), input.Listed(joined, 3))
	}
}

// leftOf is the account that is left of one that was merged, perhaps over several
// steps; nil where no table has it, or where the steps lead in a circle. gone are the
// deleted rows of merged accounts, by identity.
func (r *Records) leftOf(e *who.Entry, gone map[string]*who.Entry) *who.Entry {
	seen := map[*who.Entry]bool{e: true}
	for at := e; ; {
		next := r.Directory.Find(who.Reference{ID: at.MergedInto, Name: at.MergedInto}).Entry
		if next == nil {
			next = gone[who.CanonicalID(at.MergedInto)]
		}
		switch {
		case next == nil || seen[next]:
			return nil
		case next.MergedInto == "":
			return next
		}
		seen[next], at = true, next
	}
}

// Identify gives every account its key once all tables of accounts are read,
// and says which names several accounts share.
func (r *Records) Identify() {
	r.dropGone()
	r.joinMerged()
	for _, e := range r.Directory.Entries {
		if parent, ok := who.CustomerOf(e.Name); ok && e.ParentGiven.Name == "" &&
			r.Directory.Find(who.Reference{Name: parent}).Entry != nil {
			e.ParentGiven.Name = parent
		}
		if e.ParentGiven.Name == "" && e.Below != "" && r.Directory.Find(who.Reference{Name: e.Below}).Entry != nil {
			e.ParentGiven.Name = e.Below
		}
		r.Directory.Keyed(e)
		r.understandAccount(e)
	}
	r.SharedNames()
}

// both is our word for the two mandates together.
const both = "both"

// listed parts the words of a cell that lists several.
var listed = regexp.MustCompile(`\s*[;,/+&|、\n]\s*|\s+(?:and|und|et|y|e|en)\s+`)

// bothMandates is the word for both where a cell lists the two, else the cell.
func bothMandates(given string) string {
	said := map[string]bool{}
	for _, part := range listed.Split(given, -1) {
		term, ok := value.Words("mandate").Term(part)
		if !ok {
			return given
		}
		said[term] = true
	}
	if len(said) > 1 {
		return both
	}
	return given
}

// understandAccount reads the words of an account once all rows about it are in.
func (r *Records) understandAccount(e *who.Entry) {
	a := &e.Account
	r.churned(e)
	if a.HealthPoor = poorHealth(a.Health); a.HealthPoor == program.Unknown && !strings.ContainsAny(a.Health, "0123456789") {
		r.knows("health", a.Health, a.Origin, "health")
	}
	if a.Mandate = bothMandates(a.Mandate); a.Mandate != both {
		a.Mandate = r.vocabulary("mandate", a.Mandate, a.Origin, "mandate")
	}
	a.SponsorChosen = r.vocabulary("chosen", a.SponsorChosen, a.Origin, "sponsor chosen or assigned")
	if a.Name == "" {
		a.Name = a.ID
	}
}

// churned decides whether an account is lost: by a flag of its own, else by the
// word of its status. A flag that says it is active is not taken for the
// opposite when it is empty.
func (r *Records) churned(e *who.Entry) {
	if e.Churned == program.Unknown && churnedStatus(e.Status) {
		e.Churned = program.Yes
	}
	if e.Churned == program.Unknown && e.Active == program.No {
		e.Churned = program.Yes
	}
}

// ourAmounts are the amounts of a line of accounts that are plainly ours: a
// column that names its year, or one that the configuration names. A bare
// "Revenue" is a question and is not among them.
func ourAmounts(l *rows.Line) []who.OurAmount {
	var all []who.OurAmount
	t := l.Tab
	for col := 1; col < len(t.Styles); col++ {
		y := &t.Styles[col]
		if y.Field != "our revenue" || y.Asked || l.Blank(col) {
			continue
		}
		if m := l.Money(col); m.Known {
			o := who.OurAmount{Amount: m, Col: col, From: t.Source}
			if y.Year > 0 {
				o.Period = yearOf(y.Header, y.Year, t.Fiscal())
			}
			all = append(all, o)
		}
	}
	return all
}

// yearOf are the days of a year that a header names: a fiscal year where it
// says so.
func yearOf(header string, year int, fiscal time.Month) program.Period {
	name := strconv.Itoa(year)
	if strings.Contains(strings.ToUpper(header), "FY") {
		name = "FY" + name
	}
	p, _ := value.DateStyle{}.Period(name, fiscal)
	return p
}

// settleAccounts takes back what the accounts say of days after the as-of date,
// for a book knows nothing of them: a sponsor who begins later, and a loss that
// came later.
func (r *Records) settleAccounts() {
	r.settleTenures()
	var sponsors, lost []string
	renewed := &renewals{}
	defer renewed.say(r)
	for _, e := range r.Directory.Entries {
		renewed.account(r, e)
		if r.sponsorLater(e) {
			sponsors = append(sponsors, e.Name)
		}
		if r.churnLater(e) {
			lost = append(lost, e.Name)
		}
	}
	r.Findings.Gather("sponsor-later", sponsors,
		fmt.Sprintf("%d accounts whose sponsor begins after the as-of date; until then those of the last book stand", len(sponsors)),
		sponsorLaterMend)
	r.Findings.Gather("churn-later", lost,
		fmt.Sprintf("%d accounts that are marked as churned, but paid us after the as-of date and count in this book", len(lost)), "")
}

const sponsorLaterMend = "correct the first day, if it is wrong"

// sponsorLater keeps a sponsor who begins after the as-of date apart: whoever
// was there before that day stands. A sponsor without a first day counts in
// every book.
func (r *Records) sponsorLater(e *who.Entry) bool {
	a := &e.Account
	if a.Sponsor == "" || a.SponsorSince <= r.Facts.AsOf {
		return false
	}
	a.NextSponsor = program.Next{Sponsor: a.Sponsor, Since: a.SponsorSince}
	a.Sponsor, a.SponsorSince, a.SponsorChosen = "", 0, ""
	r.Say(finding.Note, "sponsor-later", a.Origin.Field("sponsor since"), sponsorLaterMend,
		"%s has the sponsor %s only from %s on, after the as-of date; until then the sponsor of the last book stands",
		finding.Quote(a.Name), finding.Quote(a.NextSponsor.Sponsor), a.NextSponsor.Since)
	return true
}

// churnLater takes back the mark of a lost account, which has no date, where the
// account still paid us after the as-of date.
func (r *Records) churnLater(e *who.Entry) bool {
	if e.Churned != program.Yes || !e.Paid.Known() {
		return false
	}
	e.Churned = program.No
	r.Say(finding.Note, "churn-later", e.Origin.Field("status"), "",
		"%s is marked as churned, but paid us in %s, after the as-of date: it was lost later, and counts in this book",
		finding.Quote(e.Name), e.Paid.Month())
	return true
}
