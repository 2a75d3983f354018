package basis

import (
	"maps"
	"slices"

	"sponsorbook/pipeline/finding"
	"sponsorbook/pipeline/intake/input"
	"sponsorbook/pipeline/program"
)

// OnlyCurrency takes, where no amount of revenue names a currency, the only one
// that anything else of the company names. Of several none is taken: that is a
// question.
func (r *Choice) OnlyCurrency() {
	if r.Facts.Currency != "" {
		return
	}
	named := map[string]finding.Ref{}
	see := func(m program.Money, from program.Origin, field string) {
		if _, seen := named[m.Currency]; m.Known && m.Currency != "" && !seen {
			named[m.Currency] = from.Field(field)
		}
	}
	for _, it := range r.Deals.All {
		see(it.Is.Amount, it.Is.Origin, "amount")
	}
	for _, it := range r.Terms.All {
		see(it.Is.Annual, it.Is.Origin, "annual value")
	}
	for _, e := range r.Directory.Entries {
		see(e.ContractValue, e.Origin, "contract value")
		see(e.AnnualRevenue, e.Origin, "annual revenue")
	}
	codes := slices.Sorted(maps.Keys(named))
	if len(codes) == 0 {
		return
	}
	at, answer := named[codes[0]], finding.Setting{Key: "currency", Entry: codes[0]}
	if len(codes) == 1 {
		r.Facts.Currency = codes[0]
		r.Ask(finding.Note, "currency-only", at, answer, "to say so, or another, ",
			"no amount of revenue names a currency; %s is the only one that anything else names, and is taken for all", codes[0])
		return
	}
	r.Ask(finding.Warning, "currency-unknown", at, answer, "",
		"no amount of revenue names a currency, and other amounts name %s: they are not compared with revenue", input.Listed(codes, 5))
}
