package typeset

import "hash/maphash"

// memo is what one goroutine's paragraphs met lately, so that what pages repeat
// is cut and shaped once. What it holds depends on what was set before, never how
// a paragraph looks.
type memo struct {
	pieces [2]recent // by weight
	short  [2]recent // whole texts
	shaped lately[request, *Shaped]
	shaper shaper
	text   []byte // of the paragraph that is being set
	ends   []int
}

// weight is the place of a weight in what is kept by it.
func weight(bold bool) int {
	if bold {
		return 1
	}
	return 0
}

// memo is one that no other goroutine has until it is returned to the pool.
func (f *Fonts) memo() *memo {
	m, _ := f.memos.Get().(*memo)
	if m == nil {
		m = &memo{}
	}
	return m
}

// shape makes glyphs of a word.
func (m *memo) shape(q request) *Shaped {
	s, known := m.shaped.get(q)
	if !known {
		s = m.shaper.shape(q)
		m.shaped.put(q, s)
	}
	return s
}

// recent is texts with their words. Each text has two places: the first for what
// was asked for last, the second for what was there before, so that what is asked
// for again and again stays and what is on one page alone goes.
type recent struct{ places []place }

type place struct {
	text  string
	words []Word
}

// recentMost is how many places there are, a power of two: a megabyte or two of words.
const recentMost = 2_048

var recentSeed = maphash.MakeSeed()

func (r *recent) at(text string) (first, second *place) {
	if r.places == nil {
		r.places = make([]place, recentMost)
	}
	i := maphash.String(recentSeed, text) % recentMost
	return &r.places[i], &r.places[i^1]
}

func (r *recent) get(text string) ([]Word, bool) {
	first, second := r.at(text)
	if first.text != text {
		if second.text != text {
			return nil, false
		}
		*first, *second = *second, *first
	}
	return first.words, first.words != nil
}

func (r *recent) put(text string, words []Word) {
	first, second := r.at(text)
	*second = *first
	*first = place{text, words}
}

// lately is a map of two generations, which stays small while what is asked for
// again and again stays in it: when the young one is full, the old is forgotten.
type lately[K comparable, V any] struct{ young, old map[K]V }

// latelyMost is how many entries a generation has: about 2 MB of words.
const latelyMost = 4_096

func (l *lately[K, V]) get(k K) (V, bool) {
	v, known := l.young[k]
	if !known {
		if v, known = l.old[k]; known {
			l.put(k, v)
		}
	}
	return v, known
}

func (l *lately[K, V]) put(k K, v V) {
	if l.young == nil || len(l.young) >= latelyMost {
		l.young, l.old = l.old, l.young
		if l.young == nil {
			l.young = map[K]V{}
		}
		clear(l.young)
	}
	l.young[k] = v
}
