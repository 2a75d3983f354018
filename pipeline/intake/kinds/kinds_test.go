package kinds

import (
	"slices"
	"testing"

	"sponsorbook/pipeline/intake/headings"
)

// A kind has everything or is no kind: headers, what a table needs, what the book
// lacks without one, a reader, and a place among the facts.
func TestEveryKindHasEverything(t *testing.T) {
	var read []string
	for _, k := range All() {
		read = append(read, k.Name)
		h, ok := headings.KindNamed(k.Name)
		if !ok {
			t.Errorf("%s has no headers", k.Name)
			continue
		}
		for _, lack := range lacking(k, h) {
			t.Errorf("%s %s", k.Name, lack)
		}
	}
	for _, h := range headings.Kinds() {
		if !slices.Contains(read, h.Name) {
			t.Errorf("%s is recognised and never read", h.Name)
		}
	}
	if slices.Sort(read); len(slices.Compact(read)) != len(All()) {
		t.Error("a kind is there twice")
	}
}

func TestAKindThatLacksSomethingIsFound(t *testing.T) {
	whole, _ := headings.KindNamed("asks")
	made := Kind{Name: "asks", Fields: []string{"ask id", "ask", "asked of", "asked on", "needed by", "answer", "answered on"},
		Read: read(Asks), Settle: (*Records).settleAsks}
	if got := lacking(made, whole); len(got) > 0 {
		t.Fatalf("a whole kind lacks %q", got)
	}
	for want, change := range map[string]func(*Kind, *headings.Kind){
		"is not read":                        func(k *Kind, _ *headings.Kind) { k.Read = nil },
		"becomes no facts":                   func(k *Kind, _ *headings.Kind) { k.Settle = nil },
		"does not say what the book lacks":   func(_ *Kind, h *headings.Kind) { h.Without = "" },
		"does not say what a table needs":    func(_ *Kind, h *headings.Kind) { h.Needs = nil },
		"needs wishes, which it cannot have": func(_ *Kind, h *headings.Kind) { h.Needs = [][]string{{"wishes"}} },
		"reads wishes, which has no headers": func(k *Kind, _ *headings.Kind) { k.Fields = append(slices.Clone(k.Fields), "wishes") },
		"has headers of answer that nothing reads": func(k *Kind, _ *headings.Kind) {
			k.Fields = slices.DeleteFunc(slices.Clone(k.Fields), func(f string) bool { return f == "answer" })
		},
	} {
		k, h := made, whole
		change(&k, &h)
		if got := lacking(k, h); !slices.Contains(got, want) {
			t.Errorf("%q is not found: %q", want, got)
		}
	}
}

// lacking is what a kind has not.
func lacking(k Kind, h headings.Kind) []string {
	var out []string
	if k.Read == nil {
		out = append(out, "is not read")
	}
	if k.Settle == nil {
		out = append(out, "becomes no facts")
	}
	if h.Without == "" {
		out = append(out, "does not say what the book lacks")
	}
	if len(h.Needs) == 0 {
		out = append(out, "does not say what a table needs")
	}
	known := append([]string{"account id", "account", "currency"}, k.Fields...)
	for _, f := range k.Fields {
		if !h.Has(f) {
			out = append(out, "reads "+f+", which has no headers")
		}
	}
	for _, f := range h.Fields {
		if !slices.Contains(known, f.Name) {
			out = append(out, "has headers of "+f.Name+" that nothing reads")
		}
	}
	for _, one := range h.Needs {
		for _, f := range one {
			if f = headings.Bare(f); !h.Has(f) && f != "periods" && f != "face period" {
				out = append(out, "needs "+f+", which it cannot have")
			}
		}
	}
	return out
}
