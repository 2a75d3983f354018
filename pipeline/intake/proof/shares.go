package proof

import "slices"

// shared leads from what was sold for somebody, or by somebody for us, to the part of
// it that is ours, where each row is the sum of its shares and words say whose they are.
// A share at one rate adds up as a tax does, so that no arithmetic tells them apart.
func (r *Reading) shared(c *Choice) bool {
	for i := range r.Relations {
		l := &r.Relations[i]
		if l.Law != Adds || len(l.Parts) < 2 || slices.Contains(l.Signs, -1) || l.Of != c.Col && !slices.Contains(l.Parts, c.Col) {
			continue
		}
		var ours, theirs, rest []int
		for _, p := range l.Parts {
			switch hintOf(r.headers[p]) {
			case "ours":
				ours = append(ours, p)
			case "theirs":
				theirs = append(theirs, p)
			default:
				rest = append(rest, p)
			}
		}
		if len(ours) == 0 && len(theirs) > 0 {
			ours = rest
		}
		if len(ours) != 1 || len(ours) == len(l.Parts) {
			continue
		}
		c.Col, c.By = ours[0], append(c.By, i)
		return true
	}
	s := r.sample // with few rows no law is proven
	for _, theirs := range s.live {
		for _, ours := range s.live {
			if s.hints[theirs] == "theirs" && s.hints[ours] == "ours" && c.Col != ours && c.Col != theirs && s.left(c.Col, theirs, ours) {
				c.Col = ours
				return true
			}
		}
	}
	return false
}

// deducted leads from an amount to what is left of it after a discount, where a column
// is called one and each row adds up to the cent. Laws need many rows, words and exact
// sums do with few.
func (r *Reading) deducted(c *Choice) bool {
	s := r.sample
	for _, off := range s.live {
		if s.hints[off] != "discount" || off == c.Col || isShare(r.headers[off]) {
			continue
		}
		for _, left := range s.live {
			if left != c.Col && left != off && !foreign(s.hints[left]) && s.hints[left] != "tax" && s.left(c.Col, off, left) {
				c.Col, c.Less = left, nil
				return true
			}
		}
	}
	return false
}

// left is whether one column is, on all rows, another less what is taken off, and
// something is.
func (s *sample) left(whole, off, left int) bool {
	n := 0
	for i := range s.rows {
		w, o, x := s.rows[i].at(whole), abs(s.rows[i].at(off)), s.rows[i].at(left)
		if abs(abs(w)-o-abs(x)) > 1 || w != 0 && x != 0 && (w < 0) != (x < 0) {
			return false
		}
		if o != 0 && x != 0 {
			n++
		}
	}
	return n > 0
}
