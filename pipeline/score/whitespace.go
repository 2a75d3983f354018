package score

import (
	"cmp"
	"maps"
	"slices"

	"sponsorbook/pipeline/program"
)

// mostLines is how many of our product lines a grid has rows for, beside those that
// somebody names for the group.
const mostLines = 12

// whitespace are the grids of groups: product lines against accounts and divisions. A group
// has one where its revenue, its sales or a table of potentials name product lines, and
// there is more than one row.
func (s *study) whitespace() []program.Whitespace {
	ours := s.catalogue()
	var out []program.Whitespace
	for _, g := range s.Groups {
		if grid := s.gridOf(g, ours); grid != nil && len(grid.Lines) > 1 {
			out = append(out, *grid)
		}
	}
	return out
}

// catalogue are our product lines by the revenue of the window, the largest first.
func (s *study) catalogue() []string {
	sums, names := map[string]program.Decimal{}, map[string]string{}
	for _, g := range s.Groups {
		for _, l := range g.Lines {
			key := program.Fold(l.Name)
			if key == "" {
				continue
			}
			if names[key] == "" {
				names[key] = l.Name
			}
			sums[key] = sums[key].Add(l.Revenue.Sum(s.Window.From, s.Window.To))
		}
	}
	keys := slices.SortedFunc(maps.Keys(sums), func(a, b string) int { return cmp.Or(sums[b].Cmp(sums[a]), cmp.Compare(a, b)) })
	var out []string
	for _, key := range keys[:min(mostLines, len(keys))] {
		out = append(out, names[key])
	}
	return out
}

// A grid is a whitespace while it is made.
type grid struct {
	*program.Whitespace
	currency   string
	line, part map[string]int
}

func (s *study) gridOf(g *program.Group, ours []string) *program.Whitespace {
	w := grid{&program.Whitespace{Group: g.Key}, s.Currency, map[string]int{}, map[string]int{}}
	told := len(g.Potentials) > 0 || len(g.Lines) > 0
	for _, o := range g.Opportunities {
		told = told || o.Open && o.ProductLine != ""
	}
	if !told {
		return nil
	}
	for _, name := range ours {
		w.row(name)
	}
	for _, m := range g.Members {
		s.bought(w, m)
	}
	for _, o := range g.Opportunities {
		if m := s.member(g, o.Account); m != nil && o.Open && o.ProductLine != "" {
			w.sum(o.ProductLine, m.Name, program.Offered, o.Amount)
		}
	}
	for _, p := range g.Potentials {
		if m := s.member(g, p.Account); m != nil {
			w.tell(p, cmp.Or(p.Division, m.Name))
		}
	}
	w.Suspect = s.GapsOf(g).Within(s.Window).Any()
	return w.Whitespace
}

func (s *study) member(g *program.Group, key string) *program.Account {
	i := slices.IndexFunc(g.Members, func(a *program.Account) bool { return a.Key == key })
	if i < 0 {
		return nil
	}
	return g.Members[i]
}

// bought fills what an account paid in the window by product line. What it does not pay
// for is not bought, where it pays for lines at all.
func (s *study) bought(w grid, m *program.Account) {
	sums := map[string]program.Decimal{}
	var names []string
	for r := range s.Revenue.Of(m.Key) {
		if r.ProductLine == "" || r.Month < s.Window.From || r.Month > s.Window.To || !r.Amount.Converted {
			continue
		}
		if _, seen := sums[r.ProductLine]; !seen {
			names = append(names, r.ProductLine)
		}
		sums[r.ProductLine] = sums[r.ProductLine].Add(r.Amount.Worth)
	}
	slices.Sort(names)
	any := false
	for _, name := range names {
		if sums[name].Sign() > 0 {
			any = true
			w.sum(name, m.Name, program.Bought, program.Reporting(sums[name], s.Currency))
		}
	}
	if !any {
		return
	}
	for _, line := range w.Lines {
		if c := w.cell(line, m.Name); c.State == "" {
			c.State = program.NotBought
		}
	}
}

// row is the number of a product line, as many as there are.
func (w grid) row(name string) int {
	key := program.Fold(name)
	if _, ok := w.line[key]; !ok {
		w.line[key] = len(w.Lines)
		w.Lines = append(w.Lines, name)
		w.Cells = append(w.Cells, make([]program.Patch, len(w.Parts)))
	}
	return w.line[key]
}

func (w grid) cell(line, part string) *program.Patch {
	key := program.Fold(part)
	if _, ok := w.part[key]; !ok {
		w.part[key] = len(w.Parts)
		w.Parts = append(w.Parts, part)
		for i := range w.Cells {
			w.Cells[i] = append(w.Cells[i], program.Patch{})
		}
	}
	return &w.Cells[w.row(line)][w.part[key]]
}

// sum adds an amount to a cell. What is bought stays bought, whatever else is offered.
func (w grid) sum(line, part, state string, m program.Money) {
	c := w.cell(line, part)
	if c.State == program.Bought && state != program.Bought {
		return
	}
	if c.State != state {
		*c = program.Patch{State: state}
	}
	if m.Known && m.Converted {
		c.Amount = program.Reporting(c.Amount.Worth.Add(m.Worth), w.currency)
	}
}

// tell sets what a table of potentials says. What was paid for, or is on offer by a sale,
// is believed before it.
func (w grid) tell(p *program.Potential, part string) {
	c := w.cell(p.ProductLine, part)
	state := cmp.Or(p.State, program.Untapped)
	if c.State == program.Bought || c.State == program.Offered && state == program.Untapped {
		return
	}
	amount := c.Amount
	*c = program.Patch{State: state, Amount: p.Amount}
	if !p.Amount.Known && state == program.Offered {
		c.Amount = amount
	}
}
