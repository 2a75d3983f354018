package typeset

import (
	"slices"

	"golang.org/x/text/unicode/bidi"
)

// sequence is an isolating run sequence of UAX #9 while its classes are resolved.
// The names of the rules are those of the annex.
type sequence struct {
	level int8
	start byte // L or R: what stands before and after it
	runes []rune
	kinds []byte
}

func (s *sequence) resolve() {
	s.marks()
	s.numbers()
	s.separators()
	s.brackets()
	s.neutrals()
}

// levelAt is the level of a character (I1, I2).
func (s *sequence) levelAt(i int) int8 {
	switch k := s.kinds[i]; {
	case s.level%2 == 0 && k == 'R':
		return s.level + 1
	case s.level%2 == 0 && (k == 'N' || k == 'M'):
		return s.level + 2
	case s.level%2 == 1 && k != 'R':
		return s.level + 1
	}
	return s.level
}

// marks gives marks and joiners the class of what they stand on (W1).
func (s *sequence) marks() {
	before := s.start
	for i, k := range s.kinds {
		if k == 'm' || k == 'b' {
			s.kinds[i] = before
		}
		before = s.kinds[i]
	}
}

// numbers makes European numbers after Arabic letters Arabic (W2), and Arabic
// letters right to left (W3).
func (s *sequence) numbers() {
	strong := s.start
	for i, k := range s.kinds {
		switch k {
		case 'L', 'R', 'A':
			strong = k
		case 'N':
			if strong == 'A' {
				s.kinds[i] = 'M'
			}
		}
	}
	for i, k := range s.kinds {
		if k == 'A' {
			s.kinds[i] = 'R'
		}
	}
}

// separators joins numbers with what stands in and around them (W4 to W6), and
// takes numbers after left-to-right letters as such (W7).
func (s *sequence) separators() {
	k := s.kinds
	for i := 1; i+1 < len(k); i++ {
		if before := k[i-1]; before == k[i+1] && (before == 'N' && (k[i] == 'S' || k[i] == 'C') || before == 'M' && k[i] == 'C') {
			k[i] = before
		}
	}
	for i := 0; i < len(k); i++ {
		if k[i] != 'T' {
			continue
		}
		j := i
		for j < len(k) && k[j] == 'T' {
			j++
		}
		if i > 0 && k[i-1] == 'N' || j < len(k) && k[j] == 'N' {
			fill(k[i:j], 'N')
		}
		i = j - 1
	}
	strong := s.start
	for i, c := range k {
		switch c {
		case 'S', 'T', 'C':
			k[i] = 'o'
		case 'L', 'R':
			strong = c
		case 'N':
			if strong == 'L' {
				k[i] = 'L'
			}
		}
	}
}

// neutrals takes what is neither by what stands on both sides (N1), or else by
// the sequence (N2).
func (s *sequence) neutrals() {
	k := s.kinds
	before := s.start
	for i := 0; i < len(k); i++ {
		if k[i] != 'o' {
			before = strong(k[i])
			continue
		}
		j := i
		for j < len(k) && k[j] == 'o' {
			j++
		}
		after := s.start
		if j < len(k) {
			after = strong(k[j])
		}
		if before != after {
			after = s.direction()
		}
		fill(k[i:j], after)
		i = j - 1
	}
}

// brackets takes both of a pair by what they enclose (N0).
func (s *sequence) brackets() {
	for _, p := range s.pairs() {
		own, other := false, false
		for _, k := range s.kinds[p[0]+1 : p[1]] {
			if k != 'o' {
				own = own || strong(k) == s.direction()
				other = other || strong(k) != s.direction()
			}
		}
		to := s.direction()
		if !own && other {
			before := s.start
			for i := p[0] - 1; i >= 0; i-- {
				if s.kinds[i] != 'o' {
					before = strong(s.kinds[i])
					break
				}
			}
			to = before // the other direction only where that holds before them too
		}
		if own || other {
			s.kinds[p[0]], s.kinds[p[1]] = to, to
		}
	}
}

// pairs are the places of brackets that belong together, by the first of each.
func (s *sequence) pairs() [][2]int {
	var open []int
	var pairs [][2]int
	for i, r := range s.runes {
		if s.kinds[i] != 'o' {
			continue
		}
		p, _ := bidi.LookupRune(r)
		switch {
		case !p.IsBracket():
		case p.IsOpeningBracket():
			open = append(open, i)
		default:
			for j := len(open) - 1; j >= 0; j-- {
				if closing[s.runes[open[j]]] == r {
					pairs = append(pairs, [2]int{open[j], i})
					open = open[:j]
					break
				}
			}
		}
		if len(open) > maxBrackets {
			return nil
		}
	}
	slices.SortFunc(pairs, func(a, b [2]int) int { return a[0] - b[0] })
	return pairs
}

// maxBrackets is how many brackets may be open at once.
const maxBrackets = 63

// closing are the brackets that texts have, with their other half.
var closing = map[rune]rune{'(': ')', '[': ']', '{': '}', '⁅': '⁆', '⁽': '⁾', '₍': '₎', '〈': '〉', '❨': '❩', '⟦': '⟧', '⟨': '⟩',
	'⟪': '⟫', '⦃': '⦄', '⦅': '⦆', '⸨': '⸩', '《': '》', '「': '」', '『': '』', '【': '】', '〔': '〕', '〖': '〗', '〘': '〙', '〚': '〛',
	'（': '）', '［': '］', '｛': '｝', '｟': '｠', '｢': '｣', '﹙': '﹚', '﹛': '﹜', '﹝': '﹞', '༺': '༻', '༼': '༽'}

// direction is that of the sequence itself.
func (s *sequence) direction() byte {
	if s.level%2 == 1 {
		return 'R'
	}
	return 'L'
}

// strong takes numbers as running right to left, as neutrals see them.
func strong(k byte) byte {
	if k == 'N' || k == 'M' {
		return 'R'
	}
	return k
}

func fill(k []byte, with byte) {
	for i := range k {
		k[i] = with
	}
}
