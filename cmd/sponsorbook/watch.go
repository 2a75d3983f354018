package main

import (
	"context"
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"
	"time"

	"sponsorbook/cmd/sponsorbook/await"
	"sponsorbook/pipeline"
	"sponsorbook/pipeline/book"
	"sponsorbook/pipeline/finding"
	"sponsorbook/pipeline/program"
)

// watch is run --watch: a run, and another whenever the input has changed. A run
// that fails says so and the next is waited for; only a configuration that is wrong
// from the start ends it, as it ends any run, and an input that cannot be watched.
// Ended by hand it is a run that published, if it did, with the last book whole.
func (s *session) watch(ctx context.Context) error {
	var elsewhere []string
	if s.Config != "" {
		elsewhere = append(elsewhere, s.Config)
	}
	folder, err := await.Watch(s.Input, s.Output, elsewhere...)
	if err != nil {
		return fmt.Errorf("the input folder %s cannot be watched: %w; run without --watch after each change", s.Input, err)
	}
	defer folder.Close()
	w := watcher{s: s, folder: folder}
	err = await.Loop(ctx, folder.Changes(), time.After, w.again)
	switch {
	case errors.Is(context.Cause(ctx), errInterrupted) && s.staging.stands():
		s.say("note", "ended; the last book stands")
		return nil
	case ctx.Err() != nil:
		return err
	case errors.Is(err, await.ErrGone):
		return usagef("watch the input folder %s: %w; begin again when it is there", s.Input, err)
	}
	return fmt.Errorf("the input folder %s cannot be watched any longer: %w; begin again", s.Input, err)
}

// A watcher runs again and again, and remembers the figures of the last book.
type watcher struct {
	s      *session
	folder *await.Folder
	last   *figures
	told   bool // that it waits
}

// again is one run of a watch.
func (w *watcher) again(ctx context.Context) error {
	if c, err := w.s.configuration(); err == nil {
		w.folder.Pass(c.Output)
	}
	m, err := w.s.make(ctx, pipeline.Share{})
	w.s.staging.over(err == nil)
	switch now := figuresOf(m); {
	case ctx.Err() != nil:
		return err
	case err != nil:
		w.s.complain(err)
	case w.last == nil:
		w.s.present(ctx, m)
		w.last = &now
	default:
		w.s.say("changed", now.since(*w.last))
		w.s.mention(w.last.unknown(m.program.Findings))
		w.last = &now
	}
	if !w.told {
		w.s.say("note", "waiting for changes in "+w.s.Input+"; Ctrl-C ends")
		w.told = true
	}
	return nil
}

// figures are what a watch compares of two runs.
type figures struct {
	book                 program.Month
	asOf                 program.Date
	findings             map[finding.Severity]int
	kinds                map[string]bool // of findings, with their files
	used                 map[string]program.Decimal
	inProgram, sponsored int
	outputs              map[string]string // the SHA-256 of every file
}

func figuresOf(m made) figures {
	p := m.program
	if p == nil {
		return figures{}
	}
	x := figures{book: p.Book, asOf: p.AsOf, findings: map[finding.Severity]int{}, kinds: map[string]bool{},
		used: map[string]program.Decimal{}, outputs: hashes(m.outputs)}
	for _, f := range p.Findings {
		x.findings[f.Severity]++
		x.kinds[kindOf(f)] = true
	}
	for _, line := range p.Money {
		x.used[line.Currency] = x.used[line.Currency].Add(line.Used)
	}
	sum := summaryOf(p, "", 0)
	x.inProgram, x.sponsored = sum.InProgram, sum.Sponsored
	return x
}

func hashes(outputs []book.Output) map[string]string {
	all := map[string]string{}
	for _, o := range outputs {
		all[o.Path] = o.SHA256
	}
	return all
}

func kindOf(f finding.Finding) string { return f.Severity.String() + " " + f.Code + " " + f.At.File }

// unknown are the findings of a kind that the run before had not about the same file.
func (x figures) unknown(all []finding.Finding) []finding.Finding {
	return slices.DeleteFunc(slices.Clone(all), func(f finding.Finding) bool { return x.kinds[kindOf(f)] })
}

// since is one line: what changed in figures since another run. Nothing changed only
// where every file of the book is the same.
func (x figures) since(y figures) string {
	var parts []string
	if x.book != y.book || x.asOf != y.asOf {
		parts = append(parts, fmt.Sprintf("the book is %s as of %s, before %s as of %s", x.book, x.asOf, y.book, y.asOf))
	}
	for _, severity := range []finding.Severity{finding.Error, finding.Warning, finding.Note} {
		switch n := x.findings[severity] - y.findings[severity]; {
		case n < 0:
			parts = append(parts, program.Plural(-n, severity.String(), severity.String()+"s")+" fewer")
		case n > 0:
			parts = append(parts, program.Plural(n, severity.String(), severity.String()+"s")+" more")
		}
	}
	both := maps.Clone(x.used)
	maps.Copy(both, y.used)
	for _, currency := range slices.Sorted(maps.Keys(both)) {
		if more := x.used[currency].Sub(y.used[currency]); !more.IsZero() {
			now := unit(grouped(x.used[currency]), currency)
			parts = append(parts, fmt.Sprintf("revenue used %s → %s (%s)", grouped(y.used[currency]), now, signed(more)))
		}
	}
	parts = append(parts, moved("groups in the program", y.inProgram, x.inProgram)...)
	parts = append(parts, moved("with a sponsor", y.sponsored, x.sponsored)...)
	switch n := unlike(x.outputs, y.outputs); {
	case len(parts) > 0:
		return strings.Join(parts, "; ")
	case n > 0:
		return "no figure changed; " + program.Plural(n, "file", "files") + " of the book did"
	}
	return "nothing changed"
}

func signed(d program.Decimal) string {
	if d.IsPositive() {
		return "+" + grouped(d)
	}
	return grouped(d)
}

func moved(what string, from, to int) []string {
	if from == to {
		return nil
	}
	return []string{fmt.Sprintf("%s %d → %d", what, from, to)}
}

// unlike is how many files two books do not have the same.
func unlike(a, b map[string]string) int {
	n := 0
	for path, hash := range a {
		if b[path] != hash {
			n++
		}
	}
	for path := range b {
		if _, both := a[path]; !both {
			n++
		}
	}
	return n
}
