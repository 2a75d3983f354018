package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"github.com/spf13/pflag"

	"sponsorbook/cmd/sponsorbook/screen"
	"sponsorbook/pipeline/config"
	"sponsorbook/pipeline/html"
	"sponsorbook/pipeline/mail"
	"sponsorbook/pipeline/pdf"
	"sponsorbook/pipeline/plain"
	"sponsorbook/pipeline/program"
)

// options are what flags and the environment say.
type options struct {
	Input, Output, Config string
	AsOf                  string
	Jobs                  int
	Only                  []string
	Strict, Quiet         bool
	Shard                 string
	Merge                 int
	PrintConfig, Open     bool
	Watch                 bool
	Sample                bool
	Person                string
	LogFormat             string
	JSON                  bool
	Sheet                 string
	Raw                   bool
	Meeting               string
	Travel                bool
	NoSync                bool
	Deliver               delivery

	set  map[string]bool   // flags that were given, by name
	from map[string]string // variables that gave them, by name of the flag
}

// inputFlags are the flags of every command that reads exports.
func inputFlags(f *pflag.FlagSet, o *options) {
	f.StringVarP(&o.Input, "input", "i", "input", "`FOLDER` of exports, and home of sponsorbook.yaml")
	f.StringVarP(&o.Config, "config", "c", "", "`FILE` of the configuration (default INPUT/sponsorbook.yaml; none is needed)")
	f.StringVar(&o.AsOf, "as-of", "", "`DAY` the book is made for, YYYY-MM-DD; its month names the book")
	f.StringVarP(&o.Output, "output", "o", "output", "`FOLDER` in which books appear")
	speechFlags(f, o)
	syncFlag(f, o)
}

// syncFlag is for tests, which make many books and keep none.
func syncFlag(f *pflag.FlagSet, o *options) {
	f.BoolVar(&o.NoSync, "no-sync", false, "do not wait for the disk (for tests)")
}

func speechFlags(f *pflag.FlagSet, o *options) {
	f.BoolVarP(&o.Quiet, "quiet", "q", false, "print only errors")
	f.StringVar(&o.LogFormat, "log-format", "text", "`FORMAT` of messages, text or json")
}

// environment fills flags that were not given from SPONSORBOOK_… variables.
func (s *session) environment(f *pflag.FlagSet) error {
	s.set, s.from = map[string]bool{}, map[string]string{}
	var problems []error
	f.VisitAll(func(flag *pflag.Flag) {
		if flag.Name == "help" {
			return
		}
		if value, ok := given(flag.Name); ok && !flag.Changed {
			if err := f.Set(flag.Name, value); err != nil {
				problems = append(problems, usagef("%s: %w", variable(flag.Name), err))
			}
			s.from[flag.Name] = variable(flag.Name)
		}
		s.set[flag.Name] = flag.Changed
	})
	if s.LogFormat != "" && s.LogFormat != "text" && s.LogFormat != "json" {
		problems = append(problems, usagef("--log-format %q is not one of text, json", s.LogFormat))
	}
	return errors.Join(problems...)
}

// configuration is the file's, with flags and environment over it.
func (s *session) configuration() (config.Config, error) {
	file := s.Config
	if file == "" {
		file = filepath.Join(s.Input, "sponsorbook.yaml")
	}
	text, err := plain.Read(file, config.MaxBytes)
	if err != nil && (s.Config != "" || !errors.Is(err, fs.ErrNotExist)) {
		return config.Config{}, usagef("read the configuration: %w", err)
	}
	c, err := config.Read(filepath.Base(file), text)
	if err != nil {
		return c, usageError{err}
	}
	for _, load := range []func(*config.Config, string) error{templates, look} {
		if err := load(&c, filepath.Dir(file)); err != nil {
			return c, usageError{c.Mistake(err)}
		}
	}
	s.memory.Set(c.Limits.RunBytes)
	return c, s.over(&c)
}

// applied prints the configuration that applies, and where each value came from.
func (s *session) applied() error {
	c, err := s.configuration()
	if err != nil {
		return err
	}
	text, err := c.Applied(func(key string) string {
		flag := strings.ReplaceAll(key, "_", "-")
		switch {
		case s.from[flag] != "":
			return s.from[flag]
		case s.set[flag]:
			return "--" + flag
		}
		return ""
	})
	if err == nil {
		fmt.Fprintf(s.out, "# what applies, and where each value came from; the input folder is %s\n", s.Input)
		_, err = s.out.Write(text)
	}
	return err
}

// look reads the logo and the fonts of printed pages and tries them out.
func look(c *config.Config, from string) (err error) {
	c.Page, err = c.Page.Load(func(path string, most int64) ([]byte, error) {
		if !filepath.IsAbs(path) {
			path = filepath.Join(from, path)
		}
		return plain.Read(path, most)
	})
	if err != nil || c.Page.Logo == "" && c.Page.Fonts.Regular == "" {
		return err // ours need no trial
	}
	_, err = pdf.New(c.Page)
	return err
}

// templates opens the folder of the page templates and tries them out.
func templates(c *config.Config, from string) error {
	if c.Templates == "" {
		return nil
	}
	dir := c.Templates
	if !filepath.IsAbs(dir) {
		dir = filepath.Join(from, dir)
	}
	if info, err := os.Stat(dir); err != nil || !info.IsDir() {
		return fmt.Errorf("templates: %s is no folder; name one with page.html, page.css, page.js, mail.html or mail.txt", dir)
	}
	c.Pages = plain.Dir(dir)
	if _, err := html.New(html.Options{Templates: c.Pages}); err != nil {
		return fmt.Errorf("templates: %s: %w", dir, err)
	}
	if _, err := mail.NewForms(c.Pages); err != nil {
		return fmt.Errorf("templates: %s: %w", dir, err)
	}
	return nil
}

// over lays the given flags over a configuration.
func (s *session) over(c *config.Config) error {
	if s.AsOf != "" {
		d, err := program.ParseDate(s.AsOf)
		if err != nil {
			return usagef("--as-of: %w", err)
		}
		c.AsOf, c.AsOfFrom = d, "--as-of"
	}
	lay(s.set["output"], &c.Output, s.Output)
	lay(s.set["jobs"], &c.Jobs, s.Jobs)
	lay(s.set["only"], &c.Only, s.Only)
	lay(s.set["strict"], &c.Strict, s.Strict)
	lay(s.set["quiet"], &c.Quiet, s.Quiet)
	lay(s.set["open"], &c.Open, s.Open)
	lay(s.set["watch"], &c.Watch, s.Watch)
	lay(s.set["log-format"], &c.LogFormat, s.LogFormat)
	s.Output, s.Quiet, s.Open, s.LogFormat = c.Output, c.Quiet, c.Open, c.LogFormat
	if c.Jobs < 0 {
		return usagef("--jobs is %d; write 0 for one per core, or a number above it", c.Jobs)
	}
	return nil
}

func lay[T any](given bool, to *T, value T) {
	if given {
		*to = value
	}
}

// say prints a message to standard error. Quiet leaves only errors.
func (s *session) say(level, text string) {
	if s.Quiet && level != "error" {
		return
	}
	if s.LogFormat == "json" {
		line, _ := json.Marshal(map[string]string{"level": level, "message": text})
		fmt.Fprintf(s.err, "%s\n", line)
		return
	}
	fmt.Fprintln(s.err, screen.Lines(text))
}
