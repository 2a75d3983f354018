package value

import (
	"slices"
	"strings"

	"github.com/agnivade/levenshtein"

	"sponsorbook/pipeline/program"
	"sponsorbook/pipeline/value/script"
)

// JoinName is a name of its two parts. Names in Han, Kana or Hangul are
// written family name first, without a space.
func JoinName(first, last string) string {
	first, last = strings.TrimSpace(first), strings.TrimSpace(last)
	if isEastAsian(first) && isEastAsian(last) {
		return last + first
	}
	return strings.TrimSpace(first + " " + last)
}

func isEastAsian(s string) bool {
	for _, r := range s {
		if r >= 0x3040 && r <= 0x30ff || r >= 0x3400 && r <= 0x9fff || r >= 0xac00 && r <= 0xd7a3 {
			return true
		}
	}
	return false
}

// CompanyKey is what two spellings of one company's name have in common: the
// name without case, accents, punctuation and legal form. Two companies whose
// keys are equal are one, where no ids say otherwise. A name that is nothing
// but a legal form stays.
func CompanyKey(name string) string {
	key := strings.ReplaceAll(program.Fold(name), "＆", "and")
	for {
		cut := cutLegal(key)
		if cut == key {
			return key
		}
		key = cut
	}
}

// cutLegal takes one legal form off the end or the front of a folded name.
func cutLegal(key string) string {
	for _, f := range legalForms[lastWord(key)] {
		if rest, ok := strings.CutSuffix(key, f); ok && strings.TrimSpace(rest) != "" {
			return strings.TrimSpace(rest)
		}
	}
	for _, f := range leadingForms {
		if rest, ok := strings.CutPrefix(key, f); ok && strings.TrimSpace(rest) != "" {
			return strings.TrimSpace(rest)
		}
	}
	for _, f := range grownForms {
		if rest, ok := strings.CutSuffix(key, f); ok && strings.TrimSpace(rest) != "" {
			return strings.TrimSpace(rest)
		}
		if rest, ok := strings.CutPrefix(key, f); ok && strings.TrimSpace(rest) != "" {
			return strings.TrimSpace(rest)
		}
	}
	return key
}

// legalForms follow a name; by their last word, each with the space before it.
// They are folded: points have become spaces. The longer come first, so that
// "gmbh co kg" goes before "kg".
var legalForms = byLastWord(`
	inc; incorporated; corp; corporation; co; company; llc; l l c; llp; l l p; lp; l p; ltd; limited; plc; p l c; pllc; pc;
	gmbh; g m b h; mbh; gmbh co kg; gmbh and co kg; gmbh co kgaa; ag; ag co kg; ag and co kg; kg; kgaa; ohg; ug; ug haftungsbeschrankt;
	e k; ek; e v; ev; eg; gbr; se; se co kg; se co kgaa; stiftung co kg;
	sa; s a; sas; s a s; sasu; sarl; s a r l; eurl; snc; sca; sci; scop; sa de cv; s a de c v; s de r l de c v; sapi de cv; sl; s l;
	slu; s l u; sociedad anonima; sociedad limitada;
	spa; s p a; srl; s r l; sapa; ss; bv; b v; nv; n v; bvba; cvba; vof; cv; c v;
	ab; a b; asa; as; a s; aps; a p s; oy; oyj; o y; ay; ky; hf; ehf; is; i s;
	sp z o o; sp z oo; spzoo; sp j; sp k; s k a; spolka akcyjna; spolka z o o; spol s r o; sro; s r o; kft; zrt; nyrt; bt; doo; d o o;
	dd; d d; ad; a d; ood; eood; rt; sia; uab; ou; oü; as;
	kk; k k; gk; g k; yk; kabushiki kaisha; kabushiki gaisha; godo kaisha; yugen kaisha; co ltd; corp ltd; pte; pte ltd; pty; pty ltd;
	pvt ltd; private limited; pvt; sdn bhd; bhd; tbk; jsc; ojsc; pjsc; cjsc; ooo; oao; zao; pao; llc fz; fze; fzco; fzc; wll; w l l;
	saog; ksc;
	ltda; l tda; eireli; s a b de c v; sab de cv; as sti; ltd sti; a s s; anonim sirketi; limited sirketi; sociedade anonima;
	société anonyme; societe anonyme; aktiengesellschaft; kommanditgesellschaft; unternehmergesellschaft;
	gesellschaft mit beschrankter haftung; naamloze vennootschap; besloten vennootschap; aktiebolag; aktieselskab; anpartsselskab;
	osakeyhtio; public limited company; limited liability company; limited partnership;
	ооо; оао; зао; пао; ао; тоо; 株; 有`)

// leadingForms stand before a name, each with the space behind it.
var leadingForms = spaced("株; 有; the; pt; cv; ооо; оао; зао; пао; ао; тоо; ип; firma; soc; ste; kabushiki kaisha")

// grownForms stand before or after a name without a space.
var grownForms = longestFirst("株式会社; 有限会社; 合同会社; 合資会社; 合名会社; 股份有限公司; 有限责任公司; 有限公司; 股份公司; 주식회사; 유한회사")

func byLastWord(list string) map[string][]string {
	forms := map[string][]string{}
	for _, f := range longestFirst(list) {
		forms[lastWord(f)] = append(forms[lastWord(f)], " "+f)
	}
	return forms
}

func lastWord(s string) string { return s[strings.LastIndexByte(s, ' ')+1:] }

func spaced(list string) []string {
	forms := longestFirst(list)
	for i := range forms {
		forms[i] += " "
	}
	return forms
}

func longestFirst(list string) []string {
	forms := script.SplitOn(list, ";\n\t")
	slices.SortStableFunc(forms, func(a, b string) int { return len(b) - len(a) })
	return forms
}

// Similarity is how alike two names of companies or people are, from 0 to 1. It
// is good enough to propose that two are one, never to decide it. Words may
// stand in another order; one that the other lacks counts as far as it is long.
func Similarity(a, b string) float64 {
	a, b = CompanyKey(a), CompanyKey(b)
	if a == b {
		return 1
	}
	best := alike(strings.ReplaceAll(a, " ", ""), strings.ReplaceAll(b, " ", ""))
	return max(best, alike(sortedWords(a), sortedWords(b)))
}

// maxCompared keeps a hostile name of ten thousand characters cheap.
const maxCompared = 120

func alike(a, b string) float64 {
	ra, rb := []rune(a), []rune(b)
	ra, rb = ra[:min(len(ra), maxCompared)], rb[:min(len(rb), maxCompared)]
	longer := max(len(ra), len(rb))
	if longer == 0 {
		return 1
	}
	return 1 - float64(levenshtein.ComputeDistance(string(ra), string(rb)))/float64(longer)
}

func sortedWords(s string) string {
	w := strings.Fields(s)
	slices.Sort(w)
	return strings.Join(w, " ")
}
