package value

import (
	"sponsorbook/pipeline/table"
	"sponsorbook/pipeline/value/script"
)

// NumberEvidence is what the cells of a column tell about how its numbers are
// written. Cells are added one at a time and not kept. The zero value is ready.
type NumberEvidence struct {
	Cells   int // cells that were not blank
	Numbers int // of these, the ones that are numbers

	points, commas script.Proof // cells that prove the point, the comma, as decimal sign
	twoWayPoint    script.Proof // cells such as "1.234"
	twoWayComma    script.Proof // cells such as "1,234"

	sisterPoints, sisterCommas script.Proof

	indian rupees
}

// Add takes the text of one cell into account.
func (e *NumberEvidence) Add(text string) {
	if isPlain(text) {
		e.Cells++
		e.Numbers++
		return
	}
	if Blank(text) {
		return
	}
	e.Cells++
	s, ok := scan(text)
	if !ok {
		return
	}
	r, ok := s.read()
	if !ok {
		return
	}
	if _, ok := s.affixes(); !ok {
		return
	}
	e.Numbers++
	e.prove(r, text)
	e.indian.add(&s, text)
}

// AddCell takes one cell into account; a numeric cell proves no style.
func (e *NumberEvidence) AddCell(c table.Cell) {
	switch c.Kind {
	case table.Number:
		e.Cells++
		e.Numbers++
	case table.Text:
		e.Add(c.Text)
	case table.Date, table.Bool, table.Fault:
		e.Cells++
	}
}

// isPlain reports whether a cell is digits only, perhaps with a minus before.
func isPlain(text string) bool {
	if len(text) > 1 && text[0] == '-' {
		text = text[1:]
	}
	for i := range len(text) {
		if text[i] < '0' || text[i] > '9' {
			return false
		}
	}
	return text != "" && len(text) <= maxDigits
}

func (e *NumberEvidence) prove(r reading, text string) {
	switch {
	case r.ambiguous == '.':
		e.twoWayPoint.Add(text)
	case r.ambiguous == ',':
		e.twoWayComma.Add(text)
	case r.mark == '.':
		e.points.Add(text)
	case r.mark == ',':
		e.commas.Add(text)
	}
}

// Join takes the evidence of a sister column into account: another column of
// the same table, or of another table of the same source. It counts only where
// the column's own cells prove nothing, and where the sisters agree.
func (e *NumberEvidence) Join(sister NumberEvidence) {
	e.sisterPoints.Join(sister.points)
	e.sisterCommas.Join(sister.commas)
}

// Style is what the evidence comes to. Without any proof, "1,234" is assumed to
// be a thousand and more, as it nearly always is; "1.234" is a question, since
// it is a thousand in half of Europe and one and a bit elsewhere.
func (e NumberEvidence) Style() NumberStyle {
	y := e.decimals()
	y.Crores = e.indian.crores()
	return y
}

func (e NumberEvidence) decimals() NumberStyle {
	switch {
	case e.points.Count > 0 && e.commas.Count > 0:
		return e.mixed()
	case e.points.Count > 0:
		return NumberStyle{Decimal: '.', Certainty: Proven, Example: e.points.Example}
	case e.commas.Count > 0:
		return NumberStyle{Decimal: ',', Certainty: Proven, Example: e.commas.Example}
	case e.sisterPoints.Count > 0 && e.sisterCommas.Count == 0:
		return NumberStyle{Decimal: '.', Certainty: Proven, Example: e.sisterPoints.Example}
	case e.sisterCommas.Count > 0 && e.sisterPoints.Count == 0:
		return NumberStyle{Decimal: ',', Certainty: Proven, Example: e.sisterCommas.Example}
	case e.twoWayPoint.Count > 0:
		return NumberStyle{Example: e.twoWayPoint.Example}
	}
	return NumberStyle{Decimal: '.', Certainty: Assumed, Example: e.twoWayComma.Example}
}

// mixed is the style of a column in which cells prove both: a question only
// where a cell also reads two ways.
func (e NumberEvidence) mixed() NumberStyle {
	y := NumberStyle{Mixed: true, Certainty: Proven, Example: e.commas.Example}
	if e.twoWayPoint.Count+e.twoWayComma.Count > 0 {
		y.Certainty, y.Example = Ambiguous, e.twoWayPoint.Example
		if y.Example == "" {
			y.Example = e.twoWayComma.Example
		}
	}
	return y
}
