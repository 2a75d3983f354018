package main

import (
	"encoding/json"
	"fmt"
	"io"
	"os"
	"sync"

	"github.com/schollz/progressbar/v3"

	"sponsorbook/cmd/sponsorbook/screen"
	"sponsorbook/pipeline"
)

// A watch tells how far a run has come: on a terminal a bar with stage, count,
// rate and what remains; elsewhere a line a stage; as JSON a line a stage.
type watch struct {
	s     *session
	mu    sync.Mutex
	stage pipeline.Stage
	bar   *progressbar.ProgressBar
}

// watching is a progress for the session. What it returns last ends it, and may
// be called again.
func (s *session) watching() (pipeline.Progress, func()) {
	w := &watch{s: s}
	if s.Quiet {
		return func(pipeline.Stage, int, int) {}, func() {}
	}
	return w.tell, w.end
}

func (w *watch) tell(stage pipeline.Stage, done, total int) {
	w.mu.Lock()
	defer w.mu.Unlock()
	if stage != w.stage {
		w.stage = stage
		w.begin(total)
	}
	if w.bar != nil && total > 0 {
		_ = w.bar.Set(done)
	}
}

func (w *watch) begin(total int) {
	w.clear()
	switch {
	case w.s.LogFormat == "json":
		line, _ := json.Marshal(struct {
			Level   string         `json:"level"`
			Message pipeline.Stage `json:"message"`
			Total   int            `json:"total,omitempty"`
		}{"progress", w.stage, total})
		fmt.Fprintf(w.s.err, "%s\n", line)
	case w.s.onTerminal():
		w.bar = newBar(w.s.err, string(w.stage), total)
	case total > 0:
		fmt.Fprintf(w.s.err, "%s, %d documents\n", w.stage, total)
	default:
		fmt.Fprintln(w.s.err, w.stage)
	}
}

func newBar(to io.Writer, stage string, total int) *progressbar.ProgressBar {
	options := []progressbar.Option{progressbar.OptionSetWriter(to), progressbar.OptionSetDescription(stage),
		progressbar.OptionUseANSICodes(os.Getenv("NO_COLOR") == ""), progressbar.OptionClearOnFinish(), progressbar.OptionSetWidth(20)}
	if total == 0 {
		total = -1 // a spinner, for what has no parts
	} else {
		options = append(options, progressbar.OptionShowCount(), progressbar.OptionShowIts(), progressbar.OptionSetItsString("pages"),
			progressbar.OptionSetPredictTime(true))
	}
	return progressbar.NewOptions(total, options...)
}

func (w *watch) clear() {
	if w.bar != nil {
		_ = w.bar.Clear()
		w.bar = nil
	}
}

// end takes the bar off the terminal.
func (w *watch) end() {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.clear()
}

// onTerminal reports whether messages go to a terminal that shows more than
// lines.
func (s *session) onTerminal() bool {
	return os.Getenv("CI") == "" && os.Getenv("TERM") != "dumb" && screen.IsTerminal(s.err)
}
