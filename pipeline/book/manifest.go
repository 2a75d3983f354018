package book

import (
	"encoding/json"

	"sponsorbook/pipeline/finding"
	"sponsorbook/pipeline/program"
)

// ManifestFile is the name of a manifest in its book's folder.
const ManifestFile = "manifest.json"

// A Manifest names everything that a book was made from and everything in it.
// Its JSON form is manifest.json.
type Manifest struct {
	Schema  int           `json:"schema"`
	Book    program.Month `json:"book"`
	AsOf    program.Date  `json:"as_of"`
	Version string        `json:"version"`
	Built   string        `json:"built"` // which program of that version; "" where it does not know itself
	Config  string        `json:"config_sha256"`
	Inputs  []Input       `json:"inputs"`
	Counts  Counts        `json:"counts"`
	Basis   program.Basis `json:"revenue_basis"`
	Money   []Money       `json:"money"`
	Seal    string        `json:"outputs_sha256"` // of the outputs as they are listed
	Outputs []Output      `json:"outputs"`
}

// An Input is one file that was read.
type Input struct {
	Path   string  `json:"path"`
	SHA256 string  `json:"sha256"`
	Tables []Table `json:"tables"`
}

// A Table is one table of an input; rows read are rows used and rows set aside.
type Table struct {
	Sheet    string `json:"sheet"`
	Kind     string `json:"kind"`
	Rows     int    `json:"rows"`
	Used     int    `json:"used"`
	SetAside int    `json:"set_aside"`
}

// Counts are the book in numbers.
type Counts struct {
	Accounts  int      `json:"accounts"` // distinct identities, before groups are formed
	Groups    int      `json:"groups"`
	Active    int      `json:"active"`
	Tier1     int      `json:"tier_1"`
	Tier2     int      `json:"tier_2"`
	Briefings int      `json:"briefings"`
	Sponsored int      `json:"sponsored"`
	Actions   int      `json:"actions"`
	Findings  Findings `json:"findings"`
}

// Findings are counts by severity.
type Findings struct {
	Error   int `json:"error"`
	Warning int `json:"warning"`
	Note    int `json:"note"`
}

// Money is one currency of the revenue basis: what was read is what was used
// and what was set aside. Amounts are decimal texts with two places or more.
type Money struct {
	Currency string `json:"currency"`
	Read     string `json:"read"`
	Used     string `json:"used"`
	SetAside string `json:"set_aside"`
}

// NewManifest is the manifest of a program's book, still without its outputs.
func NewManifest(p *program.Program, configSHA256 string) Manifest {
	m := Manifest{Schema: 1, Book: p.Book, AsOf: p.AsOf, Version: p.Version, Config: configSHA256,
		Basis: p.Basis, Inputs: inputs(p.Sources), Counts: counts(p), Money: []Money{}}
	for _, l := range p.Money {
		m.Money = append(m.Money, Money{l.Currency, cents(l.Read), cents(l.Used), cents(l.SetAside)})
	}
	return m
}

// Encode is the manifest as JSON, stable to the byte.
func (m Manifest) Encode() ([]byte, error) {
	m.Seal = seal(m.Outputs)
	b, err := json.MarshalIndent(m, "", "  ")
	return append(b, '\n'), err
}

func inputs(sources []*program.Source) []Input {
	out := []Input{}
	for _, s := range sources {
		if n := len(out); n == 0 || out[n-1].Path != s.File {
			out = append(out, Input{Path: s.File, SHA256: s.SHA256, Tables: []Table{}})
		}
		in := &out[len(out)-1]
		in.Tables = append(in.Tables, Table{s.Sheet, s.Kind, s.Rows, s.Used, s.Rows - s.Used})
	}
	return out
}

func counts(p *program.Program) Counts {
	c := Counts{Accounts: len(p.Accounts), Groups: len(p.Groups), Actions: len(p.Plan.Actions),
		Findings: Findings{finding.Count(p.Findings, finding.Error),
			finding.Count(p.Findings, finding.Warning), finding.Count(p.Findings, finding.Note)}}
	for _, s := range p.Standings {
		if s.Active {
			c.Active++
		}
		switch s.Tier {
		case program.Tier1:
			c.Tier1++
		case program.Tier2:
			c.Tier2++
		}
		if s.InProgram() {
			c.Briefings++
		}
		if s.InProgram() && p.Sponsored(s.Group) {
			c.Sponsored++
		}
	}
	return c
}

// cents prints an amount exactly, with at least two places.
func cents(d program.Decimal) string {
	if d.Exponent() >= -2 {
		return d.StringFixed(2)
	}
	return program.Round(d, 2).StringFixed(2)
}
