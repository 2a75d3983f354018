package input

import (
	"cmp"
	"slices"
	"strings"

	"sponsorbook/pipeline/program"
	"sponsorbook/pipeline/value"
)

// Signs are what the input shows of the signs that several countries share: the
// currencies that it names without one, and the countries of its accounts.
type Signs struct {
	named  map[string]bool
	beside map[string]map[string]bool // by sign: what amounts of the same column name
	lives  map[string]int             // by currency: the accounts of its country
}

// A sharer is a currency that is written with a shared sign, and how its country is called.
type sharer struct {
	code      string
	countries []string
}

// sharers are the currencies of a sign.
var sharers = map[string][]sharer{
	"$": {{"USD", []string{"us", "usa", "united states", "united states of america", "vereinigte staaten", "etats unis", "estados unidos"}},
		{"AUD", []string{"au", "aus", "australia", "australien", "australie"}}, {"CAD", []string{"ca", "can", "canada", "kanada"}},
		{"NZD", []string{"nz", "nzl", "new zealand", "neuseeland"}}, {"SGD", []string{"sg", "sgp", "singapore", "singapur"}},
		{"HKD", []string{"hk", "hkg", "hong kong", "hongkong"}}, {"MXN", []string{"mx", "mex", "mexico", "mexiko"}},
		{"TWD", []string{"tw", "twn", "taiwan"}}, {"CLP", []string{"cl", "chl", "chile"}}, {"COP", []string{"co", "col", "colombia"}},
		{"ARS", []string{"ar", "arg", "argentina", "argentinien"}}},
	"¥":  {{"JPY", []string{"jp", "jpn", "japan", "日本"}}, {"CNY", []string{"cn", "chn", "china", "中国"}}},
	"kr": {{"SEK", []string{"se"}}, {"NOK", []string{"no"}}, {"DKK", []string{"dk"}}, {"ISK", []string{"is"}}},
}

// Name remembers the currencies that texts of a column of amounts or currencies name, and
// the shared signs that others of them bear.
func (s *Signs) Name(codes, signs []string) {
	if s.named == nil {
		s.named, s.beside, s.lives = map[string]bool{}, map[string]map[string]bool{}, map[string]int{}
	}
	for _, code := range codes {
		s.named[code] = true
	}
	for _, sign := range signs {
		if s.beside[sign] == nil {
			s.beside[sign] = map[string]bool{}
		}
		for _, code := range codes {
			s.beside[sign][code] = true
		}
	}
}

// Live counts an account in a country.
func (s *Signs) Live(country string) {
	s.Name(nil, nil)
	folded := program.Fold(country)
	for _, all := range sharers {
		for _, of := range all {
			if slices.Contains(of.countries, folded) {
				s.lives[of.code]++
			}
		}
	}
}

// A Meaning is the currency that a shared sign is taken for, "" for none.
type Meaning struct {
	Code  string
	Told  bool   // by the configuration, for this sign
	Doubt string // what speaks for another currency; "" for nothing
	Other string // that currency
}

// SignMeans is what a sign means that several countries share: what the configuration says
// of it, else the reporting currency where that is written so, else what it is mostly used
// for.
func (r *Reading) SignMeans(sign string) Meaning {
	if code, ok := r.Policy.CurrencySigns[sign]; ok {
		code, _ = value.Currency(code)
		return Meaning{Code: code, Told: true}
	}
	home, _ := value.SignCurrency(sign)
	own, _ := value.Currency(r.Policy.Currency)
	if !slices.ContainsFunc(sharers[sign], func(s sharer) bool { return s.code == own }) {
		own = ""
	}
	m := Meaning{Code: cmp.Or(own, home)}
	m.Other, m.Doubt = r.Signs.doubt(sign, m.Code, home, own != "")
	return m
}

// doubt is which currency a sign may be instead of another, and why. Where the reporting
// currency is told, only what is used mostly may be meant instead.
func (s *Signs) doubt(sign, code, home string, told bool) (other, why string) {
	lives := max(s.lives[code], 1)
	for _, of := range sharers[sign] {
		switch {
		case of.code == code && s.beside[sign][code]: // which is written otherwise, then
			return cmp.Or(other, sharers[sign][1].code), "amounts of the same column name " + code
		case of.code == code || told && (of.code != home || s.named[code]):
		case s.beside[sign][of.code] && !told:
			other, why = of.code, "amounts of the same column name "+of.code
		case why == "" && s.named[of.code] && !s.named[code]:
			other, why = of.code, "other amounts name "+of.code
		case why == "" && !told && s.lives[of.code] >= lives:
			other, why = of.code, "accounts are in the country of "+of.code
		}
	}
	return other, why
}

// OrSharers are other answers to what a sign means: the codes of the currencies that are
// written so.
func OrSharers(sign string, but string) string {
	var codes []string
	for _, s := range sharers[sign] {
		if s.code != but {
			codes = append(codes, s.code)
		}
	}
	return strings.Join(codes[:min(len(codes), 3)], "  or  ")
}
