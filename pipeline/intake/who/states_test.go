package who

import "testing"

func TestWhatTheNameOfAnAccountSaysBesideNamingIt(t *testing.T) {
	for name, want := range map[string]string{
		"DO NOT USE – Acme": "unused", "Acme DO NOT USE": "unused", "Acme GmbH - bitte nicht verwenden": "unused",
		"(NE PAS UTILISER) Acme": "unused",
		"Acme **NO USAR**":       "unused", "アクメ（使用禁止）": "unused", "Acme (duplicate)": "duplicate", "Acme - DUP": "duplicate",
		"Acme [Dublette]": "duplicate",
		"Acme duplicate":  "duplicate", "Acme (doublon)": "duplicate", "Acme (lost 2025)": "lost", "Acme – gekündigt 12/2025": "lost",
		"Acme (former customer)": "lost", "Acme (lost since March 2025)": "lost", "Acme INAKTIV": "lost", "[closed] Acme": "closed",
		"Acme [closed]":  "closed",
		"Acme GmbH i.L.": "closed", "Acme SAS en liquidation": "closed", "Acme Ltd (in administration)": "closed", "アクメ（廃業）": "closed",
		"zzz old": "old", "zzzAcme": "old", "ZZ_Acme": "old", "zz Acme": "old", "Acme (old)": "old", "Acme (alt)": "old",
		"OLD - Acme": "old", "Acme OLD": "old",
		"TEST": "test", "Test Account": "test", "test 2": "test", "Acme (Test)": "test", "Testkunde": "test", "Acme test": "test",
		"テスト":              "test",
		"Sundry customers": "several", "Diverse": "several", "CPD-Kunde": "several", "Acme (internal)": "ours",
		// names
		"Old Mutual": "", "OLD MUTUAL": "", "Closed Loop Partners": "", "Lost Coast Brewery": "", "Test Valley Council": "",
		"Duplicate Solutions Ltd": "",
		"ZZ Top Records":          "", "XXXLutz": "", "Xx-holding": "", "Acme (Holding)": "", "Acme - North": "",
		"Acme (formerly Globex)": "",
		"Legacy Health":          "",
		"Alt GmbH":               "",
		"Paradise Lost":          "", "Acme (Germany)": "", "Archive Systems": "", "Sample & Sons": "", "ALT": "old", "3M": "",
		"Müller":              "",
		"Various Artists Ltd": "", "Unknown Worlds": "", "TEST AG": "", "Acme 2025": "", "Intern AG": "", "Stop & Shop": "",
		"Hotel Alte Post": "",
	} {
		if got, _ := stateOf(name); got != want {
			t.Errorf("%q says %q, want %q", name, got, want)
		}
	}
}
