package value

import (
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

func TestOneCompanyUnderItsSpellings(t *testing.T) {
	for _, c := range []struct {
		promise string
		names   []string
	}{
		{"legal forms", []string{"Acme", "ACME Inc.", "Acme, Inc", "Acme LLC", "Acme Ltd.", "Acme Corporation", "Acme Co.",
			"The Acme Company", "Acme GmbH", "Acme AG", "Acme S.A.", "Acme B.V.", "Acme Oy", "Acme Sp. z o.o.", "Acme K.K.",
			"Acme Pty Ltd", "Acme S.A. de C.V.", "acme  plc"}},
		{"German forms with partners", []string{"Müller", "Müller GmbH & Co. KG", "MÜLLER AG & Co. KGaA", "Muller e.K."}},
		{"Japanese forms before and behind", []string{"株式会社東京電機", "東京電機株式会社", "東京電機", "㈱東京電機"}},
		{"accents and punctuation", []string{"Société Générale", "Societe Generale S.A.", "SOCIÉTÉ-GÉNÉRALE"}},
		{"Polish letters", []string{"Łódź Sp. z o.o.", "Lodz"}},
	} {
		for _, n := range c.names {
			if got, want := CompanyKey(n), CompanyKey(c.names[0]); got != want {
				t.Errorf("%s: %q is %q, want %q", c.promise, n, got, want)
			}
		}
	}
	for _, n := range []string{"AG", "Co", "The Company", "株式会社"} {
		if CompanyKey(n) == "" {
			t.Errorf("%q keeps a key", n)
		}
	}
	for _, pair := range [][2]string{{"Acme Holding", "Acme"}, {"Acme Group", "Acme"}, {"Acme Germany", "Acme"}, {"Kan-code", "Konex"}} {
		if CompanyKey(pair[0]) == CompanyKey(pair[1]) {
			t.Errorf("%q is not %q", pair[0], pair[1])
		}
	}
}

func TestAKeyIsItsOwnKey(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		name := rapid.String().Draw(t, "name")
		key := CompanyKey(name)
		if again := CompanyKey(key); again != key {
			t.Fatalf("%q has the key %q, whose key is %q", name, key, again)
		}
	})
}

func TestLikelyPairsAreMoreAlike(t *testing.T) {
	for _, c := range []struct {
		a, b string
		like bool
	}{
		{"Golddex", "Goldex", true}, {"Acme Corporation", "Acme Corp.", true}, {"GTXPro", "GTX Pro", true},
		{"Bank of America", "America Bank of", true}, {"technolgy", "technology", true},
		{"Acme", "Zenith", false}, {"Konex", "Kan-code", false}, {"Company_0", "Company_499", false}, {"", "Acme", false},
	} {
		if s := Similarity(c.a, c.b); (s >= 0.85) != c.like {
			t.Errorf("%q and %q are %.2f alike", c.a, c.b, s)
		}
	}
	if s := Similarity(strings.Repeat("a", 10000), strings.Repeat("b", 10000)); s > 0.1 {
		t.Errorf("long names differ: %.2f", s)
	}
}

func TestNamesOfPeople(t *testing.T) {
	if JoinName("太郎", "山田") != "山田太郎" || JoinName("Jane", "Roe") != "Jane Roe" || JoinName("", "Roe") != "Roe" {
		t.Error("names are joined as they are said")
	}
}

func TestSalesforceIDs(t *testing.T) {
	for short, long := range map[string]string{"001bm00001ZL8U9": "001bm00001ZL8U9AAL", "006bm00000LKJNN": "006bm00000LKJNNAA5",
		"001Ec00000FzlUd": "001Ec00000FzlUdIAJ", "003bm00000zapth": "003bm00000zapthAAA"} {
		if got := LongID(short); got != long || LongID(long) != long || !IsSalesforceID(short) || !IsSalesforceID(long) {
			t.Errorf("%s is %s, want %s", short, got, long)
		}
	}
	for _, id := range []string{"A-2e4581", "", "001bm00001ZL8U9AAX", "not an id at all", "Customer Direct"} {
		if IsSalesforceID(id) || LongID(id) != id {
			t.Errorf("%q is no Salesforce id and stays", id)
		}
	}
}

func TestSalesforceIDsOfRealExports(t *testing.T) {
	for _, c := range [][2]string{{"companies/salesforce-small/data", "Opportunity.csv"},
		{"companies/salesforce-workshop/data", "Contact.csv"}, {"companies/salesforce-demo-org/data", "Account.csv"}} {
		for _, id := range column(readCSV(t, c[0], c[1]), 0) {
			if !IsSalesforceID(id) || LongID(id[:15]) != id {
				t.Errorf("%s: %q", c[1], id)
			}
		}
	}
}

func TestAddressesAndDomains(t *testing.T) {
	for in, want := range map[string]string{"Jane <Jane@X.com>": "jane@x.com", "mailto:a@b.co": "a@b.co", "a@b": "", "a b@c.de": "",
		"@c.de": "", "a@c..de": "", "a@c.de;b@c.de": ""} {
		if got, ok := Email(in); ok != (want != "") || ok && got != want {
			t.Errorf("%q is %q %v, want %q", in, got, ok, want)
		}
	}
	for in, want := range map[string]string{"https://www.Acme.com/de?x": "acme.com", "acme.co.uk": "acme.co.uk",
		"jane@Acme.com": "acme.com", "http://acme.com:8080": "acme.com", "none": "", "": "", "1.2.3.4": "", "/services/images/photo": ""} {
		if got, ok := Domain(in); ok != (want != "") || ok && got != want {
			t.Errorf("domain of %q is %q %v, want %q", in, got, ok, want)
		}
	}
	long := strings.Repeat("a", 63)
	for in, want := range map[string]bool{"a.bc": true, "a.b": false, long + ".com": true, long + "a.com": false,
		"-a.com": false, "a-.com": false, "a-b.com": true, strings.Repeat("abc.", 62) + "abcde": true,
		strings.Repeat("abc.", 62) + "abcdef": false} {
		if _, ok := Domain(in); ok != want {
			t.Errorf("%q of %d letters is a domain: %v", in, len(in), ok)
		}
	}
	if !FreeMail("GMail.com") || FreeMail("acme.com") {
		t.Error("free mail belongs to nobody")
	}
}

func TestListsInACell(t *testing.T) {
	for in, want := range map[string][]string{
		"a;b; c": {"a", "b", "c"}, "a, b": {"a", "b"}, "Acme, Inc.; Beta": {"Acme, Inc.", "Beta"}, "• a\n• b": {"a", "b"},
		"9002;9999": {"9002", "9999"}, "日本語、英語": {"日本語", "英語"}, "": nil, " ; ": nil,
	} {
		if got := List(in); !slices.Equal(got, want) {
			t.Errorf("%q is %q, want %q", in, got, want)
		}
	}
}
