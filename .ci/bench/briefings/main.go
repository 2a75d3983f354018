// Command briefings measures what briefings cost: different ones of full
// content, made from the sample's fullest, written to files by this program's
// page writer or by plain fpdf, or dumped as JSON for peers in other languages.
//
//	briefings -n 10000 -o FOLDER            ours
//	briefings -n 300 -o FOLDER -as fpdf     fpdf alone, fonts added a document
//	briefings -n 300 -o FILE -as json       the same content for other tools
//
// It prints one line of JSON: CPU and wall time of the documents alone, without
// reading the sample, and the most memory that was resident meanwhile.
package main

import (
	"context"
	"encoding/json"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"runtime/debug"
	"runtime/pprof"
	"strings"
	"sync"
	"sync/atomic"
	"syscall"
	"time"

	"sponsorbook/pipeline"
	"sponsorbook/pipeline/config"
	"sponsorbook/pipeline/document"
	"sponsorbook/pipeline/document/contents"
	"sponsorbook/pipeline/pdf"
	"sponsorbook/pipeline/pdf/theme"
	"sponsorbook/pipeline/program"
)

var (
	count   = flag.Int("n", 1000, "documents")
	out     = flag.String("o", "", "folder of the files, or the JSON file")
	as      = flag.String("as", "ours", "ours, fpdf or json")
	beyond  = flag.Bool("beyond", false, "the fullest briefings with other scripts than Latin, Greek and Cyrillic")
	jobs    = flag.Int("j", runtime.GOMAXPROCS(0), "workers")
	profile = flag.String("profile", "", "file for a CPU profile")
)

func main() {
	flag.Parse()
	if err := run(); err != nil {
		fmt.Fprintln(os.Stderr, "briefings:", err)
		os.Exit(1)
	}
}

func run() error {
	bases, err := sample()
	if err != nil {
		return err
	}
	v := vary(bases)
	w, err := pdf.New(theme.Defaults())
	if err != nil {
		return err
	}
	switch *as {
	case "json":
		return dump(v, w)
	case "fpdf":
		p, err := newPlain()
		if err != nil {
			return err
		}
		return measure(v, p.write)
	}
	if os.Getenv("GOGC") == "" {
		debug.SetGCPercent(400) // as the run command does
	}
	return measure(v, func(d document.Document) ([]byte, error) {
		content, _, err := w.Write(d)
		return content, err
	})
}

// sample are the fullest briefings of the sample, the fullest first.
func sample() ([]document.Document, error) {
	text, err := os.ReadFile("input/sponsorbook.yaml")
	if err != nil {
		return nil, err
	}
	c, err := config.Read("sponsorbook.yaml", text)
	if err != nil {
		return nil, err
	}
	p, err := pipeline.Read(context.Background(), pipeline.Input{Exports: os.DirFS("input"), Config: c,
		Today: program.NewDate(2026, 11, 21), Version: "bench"})
	if err != nil {
		return nil, err
	}
	var all []document.Document
	for _, l := range contents.Leaves(p) {
		if l.Kind == document.Briefing && l.Room == "" && !strings.HasPrefix(l.Path, "travel/") {
			all = append(all, l.Write())
		}
	}
	return fullest(all), nil
}

// A result is what documents cost.
type result struct {
	Name      string  `json:"name"`
	Documents int     `json:"documents"`
	CPU       float64 `json:"cpu_ms"`     // a document
	Making    float64 `json:"making_ms"`  // of it: making up the content
	Wall      float64 `json:"wall_ms"`    // a document
	KB        float64 `json:"kb"`         // a file
	Largest   float64 `json:"largest_kb"` //
	Peak      float64 `json:"peak_mib"`   // resident
}

// measure writes documents to files with some workers.
func measure(v *variants, write func(document.Document) ([]byte, error)) error {
	for i := range 4 { // fonts are unpacked once a process
		if _, err := write(v.make(-1 - i)); err != nil {
			return err
		}
	}
	made := making(v)
	fresh()
	if *profile != "" {
		f, err := os.Create(*profile)
		if err != nil {
			return err
		}
		defer f.Close()
		if err := pprof.StartCPUProfile(f); err != nil {
			return err
		}
		defer pprof.StopCPUProfile()
	}
	var next, size, largest atomic.Int64
	var failed atomic.Value
	var group sync.WaitGroup
	used, start := cpu(), time.Now()
	for range *jobs {
		group.Go(func() {
			for {
				i := int(next.Add(1)) - 1
				if i >= *count || failed.Load() != nil {
					return
				}
				content, err := write(v.make(i))
				if err == nil {
					err = os.WriteFile(filepath.Join(*out, fmt.Sprintf("%06d.pdf", i)), content, 0o644)
				}
				if err != nil {
					failed.Store(err)
				}
				size.Add(int64(len(content)))
				for l := largest.Load(); int64(len(content)) > l && !largest.CompareAndSwap(l, int64(len(content))); l = largest.Load() {
				}
			}
		})
	}
	group.Wait()
	if err, ok := failed.Load().(error); ok {
		return err
	}
	n := float64(*count)
	wall := time.Since(start).Seconds()
	r := result{Name: *as, Documents: *count, CPU: 1000*(cpu()-used)/n - made, Making: made, Wall: 1000 * wall / n,
		KB: float64(size.Load()) / n / 1000, Largest: float64(largest.Load()) / 1000, Peak: peak()}
	return json.NewEncoder(os.Stdout).Encode(r)
}

// making is what making up a document costs, which is no part of writing it.
func making(v *variants) float64 {
	const n = 300
	used := cpu()
	for i := range n {
		v.make(-100 - i)
	}
	return 1000 * (cpu() - used) / n
}

// cpu is the CPU time of the process in seconds.
func cpu() float64 {
	var u syscall.Rusage
	_ = syscall.Getrusage(syscall.RUSAGE_SELF, &u)
	return float64(u.Utime.Nano()+u.Stime.Nano()) / 1e9
}

// fresh returns what reading the sample left, and counts memory anew.
func fresh() {
	debug.FreeOSMemory()
	_ = os.WriteFile("/proc/self/clear_refs", []byte("5"), 0) // Linux; elsewhere the peak holds the reading too
}

// peak is the most resident memory in MiB.
func peak() float64 {
	status, _ := os.ReadFile("/proc/self/status")
	for line := range strings.Lines(string(status)) {
		if rest, ok := strings.CutPrefix(line, "VmHWM:"); ok {
			var kb float64
			_, _ = fmt.Sscan(rest, &kb)
			return kb / 1024
		}
	}
	return 0
}
