// Package config is the configuration of a run: its types, their documented
// defaults, and where in the file a mistake stands.
//
// In goes the text of sponsorbook.yaml; out comes a Config whose every value is
// usable. It refuses unknown keys. None is needed: the defaults make a book.
package config

import (
	"cmp"
	"fmt"
	"io/fs"
	"maps"
	"reflect"
	"slices"
	"strconv"
	"strings"

	"github.com/goccy/go-yaml/ast"

	"sponsorbook/pipeline/document/language"
	"sponsorbook/pipeline/intake"
	"sponsorbook/pipeline/mail"
	"sponsorbook/pipeline/pair"
	"sponsorbook/pipeline/pdf/theme"
	"sponsorbook/pipeline/plan"
	"sponsorbook/pipeline/program"
	"sponsorbook/pipeline/score"
	"sponsorbook/pipeline/tier"
	"sponsorbook/pipeline/value"
)

// A Config is every choice of a run. Its yaml keys are documented by their doc
// tags, from which the reference and the schema are generated.
type Config struct {
	AsOf      program.Date `yaml:"as_of" doc:"the day the book is made for, YYYY-MM-DD; its month names the book. Default: the newest revenue's month when that is more than three months ago, else today"`
	Output    string       `yaml:"output" doc:"folder in which books appear. Default: output"`
	Mode      string       `yaml:"output_mode" doc:"who may read what is written, as an octal mode of files: 0600 the owner alone, 0640 the group, 0644 everyone; folders may be entered by who may read. Default: 0600"`
	Jobs      int          `yaml:"jobs" doc:"workers; 0 is one per core. Default: 0"`
	Only      []string     `yaml:"only" doc:"render only these accounts, by id or name, as a preview. Default: all"`
	Strict    bool         `yaml:"strict" doc:"publish nothing when there is an error finding. Default: false"`
	Quiet     bool         `yaml:"quiet" doc:"print only errors. Default: false"`
	Open      bool         `yaml:"open" doc:"open the published index in the browser. Default: false"`
	Watch     bool         `yaml:"watch" doc:"go on after a run, and write the book again whenever an input file changes. Default: false"`
	LogFormat string       `yaml:"log_format" doc:"messages as text or json. Default: text"`

	FiscalYearStart int `yaml:"fiscal_year_start" doc:"month in which the fiscal year begins, 1 to 12; a fiscal year has the name of the year in which it ends. Default: 1"`

	Program   Program          `yaml:"program" doc:"what the program is called and what it is for"`
	Intake    `yaml:",inline"` // how exports are read: keys of the configuration itself
	Accounts  Accounts         `yaml:"accounts" doc:"the pages of accounts"`
	Tiers     tier.Policy      `yaml:"tiers" doc:"who is in the program"`
	Pairing   pair.Policy      `yaml:"pairing" doc:"who sponsors whom"`
	Plan      plan.Policy      `yaml:"plan" doc:"the twelve months ahead"`
	Scorecard score.Policy     `yaml:"scorecard" doc:"what the program is measured against"`
	Page      theme.Theme      `yaml:"page" doc:"how pages look: on paper, and with the same accent and logo on screens"`
	Delivery  mail.Policy      `yaml:"delivery" doc:"who gets the book by mail, and how"`
	Templates string           `yaml:"templates" doc:"folder whose page.html, page.css and page.js take the place of ours on web pages, and mail.html and mail.txt in messages, each optional, as a path from the configuration. Default: ours"`

	// Pages are the files of Templates, opened; nil for ours.
	Pages fs.FS `yaml:"-"`
	// AsOfFrom says who gave AsOf: "--as-of" or "configuration".
	AsOfFrom string `yaml:"-"`
	// SHA256 is the hash of the configuration's text, in hex.
	SHA256 string `yaml:"-"`

	file string    // that Read was given
	tree *ast.File // what it holds, for the places of keys
}

// Intake is the policy of reading, whose keys stand beside the run's own.
type Intake = intake.Policy

// Accounts is for whom account pages are made.
type Accounts struct {
	Pages string `yaml:"pages" doc:"accounts that have a page in the book: program (those in the program, proposed for it, within its band, with a confirmed sponsor, that left since the last book, or with a severe escalation; everyone where there are at most 25) or all. Every account stands in tiers and is served by explain and brief. Default: program"`
}

// Validate says which value makes no sense, beginning with its key.
func (a Accounts) Validate() error {
	if a.Pages != program.PagesOfProgram && a.Pages != program.PagesOfAll {
		return fmt.Errorf("pages %q is not one of program, all", a.Pages)
	}
	return nil
}

// Program are the words of the program that pages print.
type Program struct {
	Company      string   `yaml:"company" doc:"our company's name. Default: not printed"`
	Name         string   `yaml:"name" doc:"what the program is called. Default: Executive sponsor program"`
	Confidential string   `yaml:"confidential" doc:"the mark on every page. Default: Confidential"`
	Purpose      string   `yaml:"purpose" doc:"why the program exists, for its charter"`
	Manager      string   `yaml:"manager" doc:"the program manager"`
	Owners       []string `yaml:"owners" doc:"who owns the program"`
	Goals        []string `yaml:"goals" doc:"the company's goals that the program serves"`
	Escalation   string   `yaml:"escalation" doc:"the program's own definition of an escalation, printed"`
	Language     string   `yaml:"language" doc:"language of every page: de, en, es or fr. Default: en"`
	BoardNames   bool     `yaml:"board_names_people" doc:"whether the board's pages name people. Default: false"`
	Decision     string   `yaml:"decision" doc:"the decision wanted from the board. Default: the strongest unmet need, by rule"`
}

// Validate says which value makes no sense, beginning with its key.
func (p Program) Validate() error {
	if !slices.Contains(language.Codes(), p.Language) {
		return fmt.Errorf("language %q is not one of %s", p.Language, strings.Join(language.Codes(), ", "))
	}
	return nil
}

// Settings are the same words as pages use them.
func (p Program) Settings() program.Settings {
	return program.Settings{Company: p.Company, Program: p.Name, Confidential: p.Confidential,
		Purpose: p.Purpose, Manager: p.Manager, Owners: p.Owners, Goals: p.Goals,
		Escalation: p.Escalation, Language: p.Language, BoardNamesPeople: p.BoardNames, Decision: p.Decision}
}

// Defaults are the choices of a run without a configuration.
func Defaults() Config {
	return Config{Output: "output", Mode: "0600", LogFormat: "text", FiscalYearStart: 1,
		Program:  Program{Name: "Executive sponsor program", Confidential: "Confidential", Language: "en"},
		Accounts: Accounts{Pages: program.PagesOfProgram},
		Intake:   intake.Defaults(), Tiers: tier.Defaults(), Pairing: pair.Defaults(), Plan: plan.Defaults(), Scorecard: score.Defaults(),
		Page: theme.Defaults(), Delivery: mail.Defaults()}
}

// Validate says which of the run's own values makes no sense.
func (c Config) Validate() error {
	switch {
	case c.FileMode() == 0:
		return fmt.Errorf("output_mode %q is no mode of files that their owner reads and writes; write 0600, 0640 or 0644", c.Mode)
	case c.Jobs < 0:
		return fmt.Errorf("jobs is %d; write 0 for one per core, or a number above it", c.Jobs)
	case c.LogFormat != "text" && c.LogFormat != "json":
		return fmt.Errorf("log_format %q is not one of text, json", c.LogFormat)
	case c.FiscalYearStart < 1 || c.FiscalYearStart > 12:
		return fmt.Errorf("fiscal_year_start is %d; write a month, 1 to 12", c.FiscalYearStart)
	}
	return nil
}

// FileMode is the mode of the files of a book; 0 where it makes no sense.
func (c Config) FileMode() fs.FileMode {
	n, err := strconv.ParseUint(c.Mode, 8, 32)
	if err != nil || n&^0o666 != 0 || n&0o600 != 0o600 {
		return 0
	}
	return fs.FileMode(n)
}

// spread hands what several stages share to each of them.
func (c *Config) spread() {
	c.Plan.StanceMonths, c.Pairing.StanceMonths = c.Scorecard.StanceMonths, c.Scorecard.StanceMonths
	c.Pairing.VisitDaysTier1, c.Pairing.VisitDaysTier2 = c.Scorecard.VisitDaysTier1, c.Scorecard.VisitDaysTier2
	c.Intake.FiscalMonth, c.Tiers.FiscalYearStart, c.Plan.FiscalYearStart = c.FiscalYearStart, c.FiscalYearStart, c.FiscalYearStart
}

// ForIntake is the policy of reading, with the day of the run given in and who
// gave the as-of date.
func (c Config) ForIntake(today program.Date) intake.Policy {
	p := c.Intake
	p.AsOf, p.Today = c.AsOf, today
	if p.AsOf.Known() {
		p.AsOfFrom = c.AsOfFrom
	}
	return p
}

// A part is a section of the configuration that can check its own values.
type part struct {
	key   string
	check interface{ Validate() error }
}

// parts are all sections, found by their types, so that none can be forgotten.
func (c Config) parts() []part {
	out := []part{{"", c}, {"", c.Intake}}
	v := reflect.ValueOf(c)
	for key, f := range keys(v.Type()) {
		if check, ok := v.FieldByIndex(f.Index).Interface().(interface{ Validate() error }); ok {
			out = append(out, part{key, check})
		}
	}
	slices.SortFunc(out, func(a, b part) int { return cmp.Compare(a.key, b.key) })
	return out
}

// keys are the fields of a struct by their yaml keys; embedded structs are
// part of the struct that embeds them.
func keys(t reflect.Type) map[string]reflect.StructField {
	out := map[string]reflect.StructField{}
	for _, f := range reflect.VisibleFields(t) {
		key, _, _ := strings.Cut(f.Tag.Get("yaml"), ",")
		if key != "" && key != "-" {
			out[key] = f
		}
	}
	return out
}

// nearest is a hint at a known key that looks like a mistyped one, or the keys
// that there are.
func nearest(key string, fields map[string]reflect.StructField) string {
	known := slices.Sorted(maps.Keys(fields))
	if k := value.Nearest(key, known); k != "" {
		return fmt.Sprintf("; did you mean %q?", k)
	}
	return "; it knows " + strings.Join(known, ", ")
}
