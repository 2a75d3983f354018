package main

import (
	"cmp"
	"hash/fnv"
	"slices"
	"unicode"
	"unicode/utf8"

	"sponsorbook/pipeline/document"
	"sponsorbook/pipeline/program"
)

// fullest are the briefings with the most text, in the scripts that were asked for.
func fullest(all []document.Document) []document.Document {
	all = slices.DeleteFunc(all, func(d document.Document) bool { return western(d) == *beyond })
	slices.SortStableFunc(all, func(a, b document.Document) int { return cmp.Compare(length(b), length(a)) })
	return all[:min(len(all), 16)]
}

// length is how much text a document has.
func length(d document.Document) (n int) {
	rewrite(d, func(s string) string { n += len(s); return s })
	return n
}

// western says that all of a document is in scripts before Hebrew.
func western(d document.Document) bool {
	ok := true
	rewrite(d, func(s string) string {
		for _, r := range s {
			ok = ok && (r < 0x590 || r >= 0x1E00 && r < 0x2600)
		}
		return s
	})
	return ok
}

// variants make any number of different briefings of some.
type variants struct {
	bases  []document.Document
	parts  map[string][]document.Section // by ID
	common map[string]int                // by word: how many bases have it
}

func vary(bases []document.Document) *variants {
	v := &variants{bases: bases, parts: map[string][]document.Section{}, common: map[string]int{}}
	for _, d := range bases {
		own := map[string]bool{}
		rewrite(d, func(s string) string {
			tokens(s, func(_ int, word string, _ bool) { own[word] = true })
			return s
		})
		for word := range own {
			v.common[word]++
		}
		for _, s := range d.Sections {
			v.parts[s.ID] = append(v.parts[s.ID], s)
		}
	}
	return v
}

// make is the n-th briefing: each section is that of one of the sample's, and
// the names and numbers that only a few of those have are its own. So no two
// pages are alike, as no two accounts are.
func (v *variants) make(n int) document.Document {
	d := v.bases[seed(n, "")%uint64(len(v.bases))]
	d.Sections = slices.Clone(d.Sections)
	for i, s := range d.Sections {
		all := v.parts[s.ID]
		d.Sections[i] = all[seed(n, s.ID)%uint64(len(all))]
	}
	return rewrite(d, func(s string) string { return v.renamed(s, n) })
}

func seed(n int, s string) uint64 {
	h := fnv.New64a()
	_, _ = h.Write([]byte{byte(n), byte(n >> 8), byte(n >> 16), byte(n >> 24)})
	_, _ = h.Write([]byte(s))
	return h.Sum64() >> 7
}

// renamed gives a text names and numbers of its own, of the same length: words
// that begin with a capital, and numbers of three digits, where at most two of
// the sample's briefings have them.
func (v *variants) renamed(s string, n int) string {
	out := []byte(s)
	tokens(s, func(at int, word string, name bool) {
		if name && v.common[word] <= 2 {
			turn(out[at:at+len(word)], seed(n, word))
		}
	})
	return string(out)
}

// tokens visits the words of a text, and says which are names or long numbers.
func tokens(s string, visit func(at int, word string, name bool)) {
	for at := 0; at < len(s); {
		r, size := utf8.DecodeRuneInString(s[at:])
		if !unicode.IsLetter(r) && !unicode.IsDigit(r) {
			at += size
			continue
		}
		end := at
		for end < len(s) {
			r, size := utf8.DecodeRuneInString(s[end:])
			if !unicode.IsLetter(r) && !unicode.IsDigit(r) {
				break
			}
			end += size
		}
		visit(at, s[at:end], end-at > 2 && (unicode.IsDigit(r) || unicode.IsUpper(r) && (at > 0 || end == len(s))))
		at = end
	}
}

// turn replaces letters by letters of their kind.
func turn(word []byte, by uint64) {
	const vowels, others = "aeiou", "bcdfghklmnprstvz"
	for i, c := range word {
		by = by*6364136223846793005 + 1442695040888963407
		pick := int(by >> 40)
		switch {
		case c >= '0' && c <= '9' && i > 0:
			word[i] = '0' + byte(pick%10)
		case i > 0 && slices.Contains([]byte(vowels), c):
			word[i] = vowels[pick%len(vowels)]
		case i > 0 && c >= 'a' && c <= 'z':
			word[i] = others[pick%len(others)]
		}
	}
}

// rewrite is a document with every text replaced.
func rewrite(d document.Document, f func(string) string) document.Document {
	d.Title, d.Subtitle, d.Mark = f(d.Title), f(d.Subtitle), f(d.Mark)
	d.Foot = line(d.Foot, f)
	d.Metadata = facts(d.Metadata, f)
	sections := make([]document.Section, len(d.Sections))
	for i, s := range d.Sections {
		s.Note = f(s.Note)
		blocks := make([]document.Block, len(s.Blocks))
		for j, b := range s.Blocks {
			blocks[j] = block(b, f)
		}
		s.Blocks = blocks
		sections[i] = s
	}
	d.Sections = sections
	return d
}

func line(l document.Line, f func(string) string) document.Line {
	out := make(document.Line, len(l))
	for i, s := range l {
		s.Text = f(s.Text)
		out[i] = s
	}
	return out
}

func facts(all []document.Fact, f func(string) string) []document.Fact {
	return each(all, func(x document.Fact) document.Fact {
		x.Value = line(x.Value, f)
		return x
	})
}

func each[T any](all []T, f func(T) T) []T {
	out := make([]T, len(all))
	for i, x := range all {
		out[i] = f(x)
	}
	return out
}

func block(b document.Block, f func(string) string) document.Block {
	lines := func(all []document.Line) []document.Line {
		return each(all, func(l document.Line) document.Line { return line(l, f) })
	}
	switch x := b.(type) {
	case document.Paragraph:
		x.Line = line(x.Line, f)
		return x
	case document.Callout:
		x.Lines = lines(x.Lines)
		return x
	case document.List:
		x.Items = each(x.Items, func(it document.Item) document.Item { it.Line = line(it.Line, f); return it })
		return x
	case document.Table:
		x.Rows = each(x.Rows, func(r document.Row) document.Row { r.Cells = lines(r.Cells); return r })
		return x
	case document.Facts:
		x.Items = facts(x.Items, f)
		return x
	case document.Figures:
		x.Items = each(x.Items, func(g document.Figure) document.Figure {
			g.Value, g.Small = f(g.Value), lines(g.Small)
			return g
		})
		return x
	case document.Bars:
		x.Items = each(x.Items, func(v document.Bar) document.Bar { v.Print = f(v.Print); return v })
		return x
	case document.Year:
		x.Marks = each(x.Marks, func(m program.Mark) program.Mark { m.Label = f(m.Label); return m })
		return x
	}
	return b
}
