package value

import (
	"slices"
	"strings"

	"sponsorbook/pipeline/program"
	"sponsorbook/pipeline/value/script"
)

// Level is the level of an executive, from a level column or inferred from a
// job title, in any of our languages: 1 chief executive, 2 board (chief
// officers), 3 senior vice president, 4 vice president, 5 director. It is
// false for titles that tell none of these, and for people who only work for
// one ("Assistant to the CFO").
func Level(title string) (int, bool) {
	if len(title) > 200 {
		return 0, false
	}
	t := " " + program.Fold(splitVP(title)) + " "
	if t = strings.TrimSpace(t); len(t) == 1 && t >= "1" && t <= "5" {
		return int(t[0] - '0'), true
	}
	t = " " + t + " "
	if slices.ContainsFunc(staffWords, func(w string) bool { return strings.Contains(t, w) }) {
		return 0, false
	}
	for _, l := range levels {
		if slices.ContainsFunc(l.words, func(w string) bool { return strings.Contains(t, w) }) {
			return l.level, true
		}
	}
	return 0, false
}

// splitVP writes V.P. as VP, which folding would part.
func splitVP(title string) string {
	return strings.NewReplacer("V.P.", "VP", "v.p.", "vp", "C.E.O.", "CEO", "C.F.O.", "CFO", "C.O.O.", "COO", "P.D.G.", "PDG").Replace(title)
}

// staffWords show that a title belongs to somebody's office.
var staffWords = padded("assistant to; assistant of; executive assistant; personal assistant; ea to; pa to; office of the; secretary to; chief of staff; assistentin der; assistenz der; assistent der; assistenz des; assistent des; referent des; sekretariat; assistante de; assistant de; secretaire de; asistente de; asistente del; secretaria de; 秘書")

// levels are the words of each level. The first that a title holds decides, so
// "vice president" stands before "president", "senior vice" before both.
var levels = []struct {
	level int
	words []string
}{
	{1, padded("ceo; chief executive; chief executive officer; group ceo; co ceo; vorstandsvorsitzender; vorstandsvorsitzende; vorsitzender der geschaftsfuhrung; vorsitzende der geschaftsfuhrung; pdg; president directeur general; presidente directeur; directeur general; directrice generale; consejero delegado; consejera delegada; director general; directora general; presidente ejecutivo; chief exec; owner; founder; inhaber; geschaftsinhaber; chairman and ceo; 代表取締役; 代表取締役社長; 社長; 最高経営責任者; 代表執行役")},
	{2, padded("cfo; coo; cto; cio; ciso; cmo; cro; cpo; chro; cco; cso; cdo; clo; cxo; c level; c suite; chief financial; chief operating; chief technology; chief technical; chief information; chief marketing; chief revenue; chief product; chief people; chief human; chief commercial; chief customer; chief strategy; chief digital; chief data; chief legal; chief sales; chief procurement; chief supply; chief risk; chief innovation; chief security; chief medical; chief scientific; chief compliance; chief sustainability; chief transformation; chief growth; chief growth officer; chief experience; chief officer; managing director; executive director; board member; member of the board; member of the executive board; executive board; board; chairman; chairwoman; chairperson; chair; vorstand; vorstandin; vorstandsmitglied; mitglied des vorstands; mitglied der geschaftsleitung; geschaftsfuhrer; geschaftsfuhrerin; geschaftsfuhrung; aufsichtsrat; finanzvorstand; technikvorstand; deputy ceo; directeur general adjoint; directrice generale adjointe; dga; daf; membre du directoire; comex; directeur financier; directeur des operations; directeur technique; director financiero; director de operaciones; miembro del consejo; general counsel; 取締役; 執行役; 専務; 専務取締役; 常務; 常務取締役; 会長; 副社長; 最高財務責任者; 最高執行責任者; 最高技術責任者; 最高情報責任者")},
	{3, padded("svp; evp; senior vice president; executive vice president; senior vp; executive vp; sr vp; sr vice president; group vice president; gvp; bereichsvorstand; bereichsvorstandin; senior vicepresident; vice president senior; vicepresidente senior; vicepresidente ejecutivo; vice president executif; 執行役員; 本部長; 上席執行役員")},
	{5, padded("avp; assistant vice president; associate vice president; assistant vp; associate vp")},
	{4, padded("vp; vice president; vicepresident; vice presidente; vicepresidente; vice presidenta; vicepresidenta; vizeprasident; vizeprasidentin; head of; global head; bereichsleiter; bereichsleiterin; bereichsleitung; general manager; prokurist; prokuristin; vice president adjoint; directeur executif; director ejecutivo; geschaftsbereichsleiter; 事業部長; 統括部長")},
	{1, padded("president; presidente; presidenta; prasident; prasidentin; presidente directrice")},
	{5, padded("director; directeur; directrice; directora; direktor; direktorin; abteilungsleiter; abteilungsleiterin; hauptabteilungsleiter; ressortleiter; leiter; leiterin; leitung; senior director; sr director; associate director; direction; 部長; ディレクター")},
}

// padded are the folded phrases of a list, with a space on both sides where the
// script parts its words, so that they are found as whole words.
func padded(list string) []string {
	var out []string
	for _, w := range script.SplitOn(list, ";") {
		if f := program.Fold(w); isEastAsian(f) {
			out = append(out, f)
		} else {
			out = append(out, " "+f+" ")
		}
	}
	return out
}
