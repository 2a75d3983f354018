package author

import (
	"cmp"
	"slices"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"sponsorbook/pipeline/document"
	"sponsorbook/pipeline/program"
)

// A known is a person whose name must not stand on a board paper, and the role
// that stands in its place.
type known struct{ name, lower, role string }

// Nameless is text for the reader: as it is, or, on a board paper that names no
// person, with each known person's name replaced by their role.
func (a *Author) Nameless(text string) string {
	if a.Reader != Board || a.Settings.BoardNamesPeople || text == "" {
		return text
	}
	return a.namelessAround(document.Clean(text), a.accountNamesIn(text))
}

// accountNamesIn are the names of groups that stand in a text, the longest
// first: an account may be called as somebody is, and stays.
func (a *Author) accountNamesIn(text string) []string {
	names := a.accounts().in(text)
	slices.SortFunc(names, func(x, y string) int { return cmp.Or(len(y)-len(x), strings.Compare(x, y)) })
	return names
}

// namelessAround replaces people's names in what stands between account names.
func (a *Author) namelessAround(text string, accounts []string) string {
	if len(accounts) > 0 {
		parts := strings.Split(text, accounts[0])
		for i := range parts {
			parts[i] = a.namelessAround(parts[i], accounts[1:])
		}
		return strings.Join(parts, accounts[0])
	}
	lower := strings.ToLower(text)
	for _, k := range a.people.in(a.Program, text, lower) {
		if strings.Contains(lower, k.lower) || strings.Contains(text, k.name) {
			text = replaceName(text, k.name, a.Say(k.role))
			lower = strings.ToLower(text)
		}
	}
	return text
}

// A roll is the people of a program, gathered once when first asked for: the
// longest names first, so that no part of a name is left behind.
type roll struct {
	once  sync.Once
	all   []known
	place map[string][]int // in all, of a name as it is written and in lower case
	finder
}

// in are the people whose names stand somewhere in a text, in the roll's order.
func (r *roll) in(p *program.Program, text, lower string) []known {
	r.of(p)
	var at []int
	for _, name := range append(r.finder.in(text), r.finder.in(lower)...) {
		at = append(at, r.place[name]...)
	}
	slices.Sort(at)
	var out []known
	for _, i := range slices.Compact(at) {
		out = append(out, r.all[i])
	}
	return out
}

// A finder finds which of many names stand in a text, at a cost that follows from
// the text's length. Names of less than three bytes are not found.
type finder map[string]map[int]map[string]bool // by their first three bytes and their length

func (f finder) add(name string) {
	if len(name) < 3 {
		return
	}
	if f[name[:3]] == nil {
		f[name[:3]] = map[int]map[string]bool{}
	}
	if f[name[:3]][len(name)] == nil {
		f[name[:3]][len(name)] = map[string]bool{}
	}
	f[name[:3]][len(name)][name] = true
}

// in are the names, sorted, each once.
func (f finder) in(text string) []string {
	var found []string
	for i := 0; i+3 <= len(text); i++ {
		for n, names := range f[text[i:i+3]] {
			if i+n <= len(text) && names[text[i:i+n]] {
				found = append(found, text[i:i+n])
			}
		}
	}
	slices.Sort(found)
	return slices.Compact(found)
}

// accountNames are those of all groups, to be found in texts.
func (d *Index) accountNames() finder {
	f := finder{}
	for _, g := range d.Groups {
		f.add(GroupName(g))
	}
	return f
}

func (r *roll) of(p *program.Program) {
	r.once.Do(func() {
		seen := map[string]bool{}
		add := func(role string, names ...string) {
			for _, n := range names {
				for _, form := range forms(strings.TrimSpace(document.Clean(n))) {
					if !seen[form] {
						seen[form] = true
						r.all = append(r.all, known{form, strings.ToLower(form), role})
					}
				}
			}
		}
		gather(p, add)
		slices.SortStableFunc(r.all, func(x, y known) int { return len(y.name) - len(x.name) })
		r.finder, r.place = finder{}, map[string][]int{}
		for i, k := range r.all {
			for _, form := range []string{k.name, k.lower} {
				r.add(form)
				r.place[form] = append(r.place[form], i)
			}
		}
	})
}

// gather names everybody that the facts name, with the role that they are named in.
func gather(p *program.Program, add func(role string, names ...string)) {
	const executive, manager, contact, ours = "an executive", "an account manager", "a contact", "a colleague"
	for _, s := range p.Sponsors {
		add(executive, s.Name, s.Email, s.AssistantEmail)
		add(ours, s.DirectReports...)
	}
	for _, r := range p.Pairings {
		add(executive, r.Sponsor, r.Deputy, r.Successor)
	}
	for _, c := range p.Accounts {
		add(executive, c.Sponsor, c.Deputy)
		add(manager, c.Manager, c.ManagerEmail)
		add(contact, c.CustomerExecutive)
	}
	for _, c := range p.Contacts {
		add(contact, c.Name, c.LatinName, c.Email)
		add(ours, c.Owner)
	}
	for _, m := range p.Meetings {
		add(executive, m.Sponsor)
		add(contact, m.Theirs...)
		add(ours, m.Ours...)
	}
	for _, t := range p.Team {
		add(ours, t.Person)
		add(contact, t.Counterpart)
	}
	for _, e := range p.Escalations {
		add(ours, e.Manager, e.AuthorityBy)
	}
	for _, o := range p.Opportunities {
		add(ours, o.Owner)
	}
	for _, k := range p.Asks {
		add(ours, k.Of)
	}
	for _, s := range p.Surveys {
		add(contact, s.Respondent)
	}
}

// roleWords are values of a person's field that name a role and nobody.
var roleWords = []string{"sponsor", "account manager", "program manager", "escalation manager", "company", "support",
	"finance", "sales", "delivery", "legal", "marketing", "product", "engineering", "service", "operations"}

// forms are the ways in which texts write a person: the name, and the surname
// behind an initial. A single short word or a role is no name.
func forms(name string) []string {
	if utf8.RuneCountInString(name) < 4 || slices.Contains(roleWords, strings.ToLower(name)) {
		return nil
	}
	out := []string{name}
	if parts := strings.Fields(name); len(parts) > 1 && !strings.Contains(name, "@") {
		first, _ := utf8.DecodeRuneInString(parts[0])
		out = append(out, string(first)+". "+strings.Join(parts[1:], " "))
	}
	return out
}

// replaceName replaces a name where it stands as words of its own, whatever its case.
func replaceName(text, name, role string) string {
	lower, wanted := strings.ToLower(text), strings.ToLower(name)
	if len(lower) != len(text) || !strings.Contains(lower, wanted) {
		return strings.ReplaceAll(text, name, role)
	}
	var b strings.Builder
	for {
		i := strings.Index(lower, wanted)
		if i < 0 {
			return b.String() + text
		}
		end := i + len(wanted)
		if apart(text[:i], text[end:]) {
			b.WriteString(text[:i] + role)
		} else {
			b.WriteString(text[:end])
		}
		text, lower = text[end:], lower[end:]
	}
}

// apart reports whether what stands between two texts is a word of its own.
// Scripts that set no spaces between words always count as apart.
func apart(before, after string) bool {
	l, _ := utf8.DecodeLastRuneInString(before)
	r, _ := utf8.DecodeRuneInString(after)
	return !joins(l) && !joins(r)
}

func joins(r rune) bool {
	return unicode.IsLetter(r) && !unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Thai)
}
