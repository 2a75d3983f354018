package csv

import (
	"bytes"
	"cmp"
	"context"
	"fmt"
	"io"
	"slices"

	"sponsorbook/pipeline/finding"
	"sponsorbook/pipeline/table/grid"
)

// A trial is a dialect with what reading the text in it gave.
type trial struct {
	dialect
	whole    bool    // the whole text was read, not the sample alone
	clean    float64 // share of values that look like one value
	rows     int
	widths   map[int]int
	several  int // rows of more than one value
	modal    int // of them, rows of the commonest width
	stray    int // rows with quotes that are not as they should be
	firstBad int
	widest   int
	inside   bool
	nul      bool
	spaced   int // values that a blank parts from the delimiter before them
	tight    int // values that follow their delimiter at once
	frames   int // rows that begin and end with a delimiter
	score    float64
	failed   error // why the text cannot be read in this dialect
}

// decide finds the dialect of a text. All candidates read its beginning; those
// that do well read all of it, and where that disappoints, every candidate does.
func (m *textMarks) decide(ctx context.Context, open func() io.Reader, lim grid.Limits) (trial, error) {
	all := m.candidates()
	trials := make([]trial, len(all))
	complete := len(m.sample) < sampleBytes
	for i, d := range all {
		t, err := try(bytes.NewReader(m.whole()), d, lim, true)
		if t.failed = err; err != nil {
			t.score = -1
		}
		trials[i] = t
		trials[i].whole = complete
	}
	sortTrials(trials)
	for i := range trials {
		if i > 0 && (i > 3 || trials[i].score < 0.7*trials[0].score) {
			break
		}
		trials[i].complete(open, lim)
	}
	best := slices.MaxFunc(trials[:min(4, len(trials))], compareTrials)
	if rest := slices.MaxFunc(trials, compareTrials); rest.score > best.score {
		for i := range trials {
			trials[i].complete(open, lim)
		}
		best = slices.MaxFunc(trials, compareTrials)
	}
	best.settle()
	return best, cmp.Or(ctx.Err(), best.failed)
}

// whole is the sample without a row that it cuts.
func (m *textMarks) whole() []byte {
	if len(m.sample) < sampleBytes {
		return m.sample
	}
	if i := bytes.LastIndexAny(m.sample, "\r\n"); i > 0 {
		return m.sample[:i+1]
	}
	return m.sample
}

func compareTrials(a, b trial) int {
	switch {
	case a.score < b.score-1e-9:
		return -1
	case a.score > b.score+1e-9:
		return 1
	}
	return 0
}

func sortTrials(t []trial) {
	slices.SortStableFunc(t, func(a, b trial) int { return compareTrials(b, a) })
}

// complete reads the whole text in the dialect, if that was not done. A dialect
// in which it cannot be read comes last.
func (t *trial) complete(open func() io.Reader, lim grid.Limits) {
	if t.whole {
		return
	}
	clean := t.clean
	d := t.dialect
	full, err := try(open(), d, lim, false)
	full.clean, full.whole = clean, true
	full.rate()
	if full.failed = err; err != nil {
		full.score = -1
	}
	*t = full
}

// try reads a text in a dialect and counts what comes of it.
func try(r io.Reader, d dialect, lim grid.Limits, values bool) (trial, error) {
	t := trial{dialect: d, widths: map[int]int{}, clean: 1}
	l := newLexer(r, d, lim.CellBytes)
	looked, clean, number := 0, 0.0, 0
	for {
		ok, err := l.next()
		if err != nil {
			return t, err
		}
		if !ok {
			break
		}
		number++
		t.count(l, number)
		if values {
			for i := range l.ends {
				looked++
				clean += cleanness(l.value(i), d)
			}
		}
	}
	if looked > 0 {
		t.clean = clean / float64(looked)
	}
	t.nul = l.nul
	t.rate()
	return t, nil
}

func (t *trial) count(l *lexer, number int) {
	if len(l.ends) == 0 || len(l.data) == 0 {
		return
	}
	t.rows++
	n := len(l.ends)
	t.widths[n]++
	t.inside = t.inside || l.inside
	if n > 1 {
		t.several++
		if t.widths[n] > t.modal || t.widths[n] == t.modal && n > t.width {
			t.modal, t.width = t.widths[n], n
		}
	}
	t.widest = max(t.widest, n)
	t.blanks(l)
	if l.stray {
		t.stray++
		if t.firstBad == 0 {
			t.firstBad = number
		}
	}
}

// blanks looks at what stands around the delimiters of a row. Where a blank
// follows each of them it is part of the delimiter; one counter-example is
// enough, so that the rest of a long text costs nothing.
func (t *trial) blanks(l *lexer) {
	n := len(l.ends)
	if t.delim == '|' && n > 2 && blankBytes(l.value(0)) && blankBytes(l.value(n-1)) {
		t.frames++
	}
	if t.tight > 0 || n < 2 {
		return
	}
	for i := 1; i < n; i++ {
		switch v := l.value(i); {
		case len(v) == 0:
		case v[0] == ' ':
			t.spaced++
		default:
			t.tight++
		}
	}
	t.spaced, t.tight = t.spaced+l.apart, max(t.tight-l.apart, 0)
}

func blankBytes(v []byte) bool { return len(bytes.Trim(v, " ")) == 0 }

// settle takes over what the whole text shows about its delimiters.
func (t *trial) settle() {
	t.framed = t.frames > 0 && t.frames*5 >= t.several*4
	t.trim = t.framed || t.delim != ' ' && t.delim != 0 && t.tight == 0 && t.spaced > 0
}

// rate scores a trial: rows of one width, the more columns the better, of
// values that look like values, without stray quotes. Lines of one value stand
// above and below tables, and count half against them.
func (t *trial) rate() {
	switch {
	case t.rows == 0:
		t.score = 0
		return
	case t.delim == 0:
		t.score = 0.15 * t.clean * (1 - 0.5*float64(t.stray)/float64(t.rows))
		if t.quote != '"' {
			t.score *= 0.99
		}
		return
	case t.width <= 1:
		t.score = 0.14 * t.clean
		return
	}
	rows, columns, several := float64(t.rows), float64(t.width), float64(t.several)
	t.score = float64(t.modal) / (several + (rows-several)/2) * (columns - 1) / columns * t.clean
	t.score *= 1 - 0.1*float64(t.stray)/rows
	if float64(t.modal) < 0.4*several {
		t.score *= 0.4 // prose has some lines with as many commas, too
	}
	for _, d := range delimiters {
		if d.char == t.delim {
			t.score *= d.trust
		}
	}
	switch {
	case t.quote == 0:
		t.score *= 0.9
	case t.quote == '\'' || t.padded || t.escape != 0:
		t.score *= 0.99
	}
}

// cleanness is how much a value looks like one value, from 0 to 1.
func cleanness(v []byte, d dialect) float64 {
	if len(v) == 0 {
		return 1
	}
	first, last := v[0], v[len(v)-1]
	if (first == '"' || last == '"') && bytes.Count(v, []byte{'"'})%2 == 1 {
		return 0
	}
	if len(v) > 1 && first == last && (first == '"' || first == '\'') {
		return 0.3
	}
	if bare := bytes.TrimLeft(v, " "); d.quote == '"' && !d.padded && len(bare) < len(v) && len(bare) > 1 && bare[0] == '"' &&
		bare[len(bare)-1] == '"' {
		return 0.3 // a quoted value behind a blank
	}
	worst := 1.0
	if first == ' ' && d.delim == ',' && !d.padded {
		worst = 0.7 // a comma in prose
	}
	for _, o := range delimiters {
		if o.char == d.delim || o.char == ' ' || o.char == ':' {
			continue
		}
		i := bytes.IndexByte(v, o.char)
		if i >= 0 && (i+1 >= len(v) || v[i+1] != ' ') && !grouped(v) {
			worst = min(worst, 0.5)
		}
	}
	if d.delim == 0 || d.delim == ' ' || d.delim == ':' || worst < 1 {
		return worst
	}
	return 1
}

// grouped reports a number such as 1,234.56, whose comma separates no values.
func grouped(v []byte) bool {
	for _, c := range v {
		if (c < '0' || c > '9') && c != ',' && c != '.' && c != '-' && c != ' ' && c != '$' && c != '%' && c != '(' && c != ')' {
			return false
		}
	}
	return true
}

// say are the findings about how a text is written.
func (t *trial) say(m *textMarks, file string) []finding.Finding {
	var l finding.List
	at := finding.Ref{File: file}
	if t.stray > 0 {
		at.Row = t.firstBad
		l.Addf(finding.Warning, "text-quote-stray", at, "double each quote inside a value, or export again with quotes",
			"%s: a quote is not closed, or not doubled inside a value; it was read as part of the value",
			plural(t.stray, "row", t.firstBad))
		at.Row = 0
	}
	if t.nul {
		l.Addf(finding.Warning, "text-nul", at, "export the file again",
			"the text holds zero bytes, which no program shows; they were left out")
	}
	if lone := m.count['\r'] - m.crlf; lone > 0 && m.count['\n'] > 0 && !t.inside {
		l.Addf(finding.Note, "text-line-ends", at, "", "lines end in different ways (%d with CR and LF, %d with LF, %d with CR)", m.crlf,
			m.count['\n']-m.crlf, lone)
	}
	return l.Sorted()
}

func plural(n int, what string, first int) string {
	if n == 1 {
		return fmt.Sprintf("%s %d", what, first)
	}
	return fmt.Sprintf("%d %ss, first %s %d", n, what, what, first)
}
