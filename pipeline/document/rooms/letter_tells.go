package rooms

import (
	"reflect"
	"slices"
	"strings"

	"sponsorbook/pipeline/document/author"
	"sponsorbook/pipeline/program"
)

// tells are marks of the names of others' accounts, and of the people there, that
// the facts of the reader's own accounts tell. Every other name is a leak.
func tells(a *author.Author) []string {
	out := []string{}
	for _, name := range a.OtherNames(ownWords(a)) {
		out = append(out, program.PersonMark(name))
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// ownWords is everything that is said of the reader's own accounts, in the
// program's settings and of our own people, folded, a space around each text.
func ownWords(a *author.Author) string {
	var b strings.Builder
	add := func(s string) { b.WriteString(" " + program.Fold(s) + " ") }
	saw := map[uintptr]bool{}
	for _, g := range own(a) {
		everyText(reflect.ValueOf(g), saw, add)
		for _, m := range g.Meetings {
			for _, key := range m.Accounts {
				add(a.NameOf(groupKey(a, key)))
			}
		}
		for _, e := range g.Escalations {
			for _, key := range e.Accounts {
				add(a.NameOf(groupKey(a, key)))
			}
		}
	}
	for _, x := range a.Share().Actions {
		add(x.What + " " + x.Why + " " + x.Owner + " " + x.Comment)
	}
	for _, m := range a.Met() { // who is in the room knows who else is
		everyText(reflect.ValueOf(m), saw, add)
		for _, key := range m.Accounts {
			add(a.NameOf(groupKey(a, key)))
		}
	}
	everyText(reflect.ValueOf(a.Settings), saw, add)
	for _, s := range a.Sponsors {
		add(s.Name)
	}
	for _, name := range a.Managers() {
		add(name)
	}
	return b.String()
}

// groupKey is the group that an account belongs to.
func groupKey(a *author.Author, account string) string {
	if g := a.GroupOfAccount[account]; g != nil {
		return g.Key
	}
	return ""
}

// everyText calls add with every string that a value holds, places of cells left out.
func everyText(v reflect.Value, saw map[uintptr]bool, add func(string)) {
	switch v.Kind() {
	case reflect.String:
		if v.String() != "" {
			add(v.String())
		}
	case reflect.Pointer:
		if !v.IsNil() && !saw[v.Pointer()] {
			saw[v.Pointer()] = true
			everyText(v.Elem(), saw, add)
		}
	case reflect.Slice, reflect.Array:
		for i := range v.Len() {
			everyText(v.Index(i), saw, add)
		}
	case reflect.Struct:
		for i := range v.NumField() {
			if f := v.Type().Field(i); f.IsExported() && f.Type != reflect.TypeFor[program.Origin]() {
				everyText(v.Field(i), saw, add)
			}
		}
	}
}
