package finding

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
)

// A Stake is how much money a finding is about, rounded to whole units of its
// currency: enough to say what costs most, and no figure of a page. The zero
// Stake is none, or one that nobody knows.
type Stake struct {
	Units    int64 // never negative
	Currency string
}

// String is "4,900 EUR"; "" for none.
func (s Stake) String() string {
	if s.Units == 0 {
		return ""
	}
	digits := strconv.FormatInt(s.Units, 10)
	for i := len(digits) - 3; i > 0; i -= 3 {
		digits = digits[:i] + "," + digits[i:]
	}
	return strings.TrimSpace(digits + " " + s.Currency)
}

// A Heap are the findings of one code about one file, in their order, which a
// screen shows as one; notes of one code are one whatever their files.
type Heap []Finding

// Heaps are all findings by code and file, each heap where its first stands: in
// sorted findings that is the one with the most at stake. A note asks for nothing,
// so that the files of all that are alike make one line.
func Heaps(all []Finding) []Heap {
	type key struct{ code, file string }
	at := map[key]int{}
	var out []Heap
	for _, f := range all {
		k := key{f.Code, f.At.File}
		if f.Severity == Note {
			k.file = anyFile
		}
		i, seen := at[k]
		if !seen {
			i = len(out)
			at[k] = i
			out = append(out, nil)
		}
		out[i] = append(out[i], f)
	}
	return out
}

// anyFile is the key of notes whatever their files: no file is called so.
const anyFile = "\x00"

// examples is how many findings of a heap are told.
const examples = 3

// Stake is what the findings of a heap are about in all, where it is of one
// currency.
func (h Heap) Stake() Stake {
	var sum Stake
	for _, f := range h {
		if f.Stake.Units == 0 {
			continue
		}
		if sum.Units > 0 && sum.Currency != f.Stake.Currency {
			return Stake{}
		}
		sum = Stake{sum.Units + f.Stake.Units, f.Stake.Currency}
	}
	return sum
}

// String is the first finding of a heap, and of the others how many there are,
// what is at stake in all, and the next two.
func (h Heap) String() string {
	text := h[0].String()
	if len(h) == 1 {
		return text
	}
	text += fmt.Sprintf("\n        and %d more like it", len(h)-1)
	elsewhere := slices.ContainsFunc(h, func(f Finding) bool { return f.At.File != h[0].At.File })
	if h[0].At.Known() && !elsewhere {
		text += " in this file"
	}
	if sum := h.Stake().String(); sum != "" {
		text += ", " + sum + " in all"
	}
	for i, f := range h[1:min(len(h), examples)] {
		sep := "; "
		if i == 0 {
			sep = ": "
		}
		place := f.At.Cell()
		if elsewhere {
			place = f.At.String()
		}
		text += sep + strings.TrimSpace(Visible(place)+" "+short(f.Message))
	}
	return text
}

// short is as much of a message as an example needs.
func short(message string) string {
	head, _, _ := strings.Cut(message, "; ")
	if r := []rune(head); len(r) > 120 {
		return string(r[:119]) + "…"
	}
	return head
}
