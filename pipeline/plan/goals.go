package plan

import (
	"slices"
	"strings"

	"sponsorbook/pipeline/program"
)

// What a booked meeting may lack, as pages name it.
const (
	lacksGoal     = "goal"
	lacksAgenda   = "agenda"
	lacksBenefit  = "benefit to them, beside a commercial goal"
	lacksDecision = "decision or shared problem in the goal"
	lacksDecider  = "somebody of theirs who decides"
	lacksTheirs   = "who of theirs comes"
)

// The words by which a goal is judged, in the languages that goals are written
// in. A word of a goal counts when it begins with one of these; of words without
// spaces it is enough to hold one.
var (
	selling = []string{"sell ", "sells ", "selling ", "upsell", "cross sell", "pitch ", "pitching ", "quota", "verkauf", "vendre ",
		"vente ", "ventes ", "vender ", "venta ", "ventas ", "販売", "売"}
	wares = []string{"licence", "license", "seats ", "purchase order", "new order", "close the deal", "new deal", "lizenz",
		"neuauftrag", "licencia", "nouvelle commande", "nuevo pedido", "受注"}
	deciding = []string{"agree", "decid", "decision", "approv", "settle", "choose", "sign", "resolv", "solve", "fix", "commit", "problem",
		"issue", "cause", "risk", "clear", "name", "yes",
		"entscheid", "einig", "vereinbar", "freigab", "freigeb", "los", "klar", "ursache", "beschlie", "accord", "conven", "approuv",
		"resou", "probleme",
		"acord", "acuerd", "aprob", "決", "合意", "解決"}
	idle = []string{"catch up", "catchup", "touch base", "coffee", "lunch", "dinner", "meet and greet", "introduction", "intro",
		"relationship", "check in", "tbd", "tba", "n a", "todo", "courtesy",
		"kennenlernen", "austausch", "kaffee", "prise de contact", "cafe", "presentacion", "挨拶"}
)

// goalLacks is what the goal of a meeting leaves open. Of a goal in words that
// are not known nothing is said.
func goalLacks(m *program.Meeting) []string {
	goal := " " + program.Fold(m.Goal) + " "
	has := func(words []string) bool {
		return slices.ContainsFunc(words, func(w string) bool {
			return strings.Contains(goal, " "+w) || w[0] >= 0x80 && strings.Contains(goal, w)
		})
	}
	decides := has(deciding)
	switch {
	case m.Goal == "":
		return nil
	case m.BenefitToThem == "" && (has(selling) || has(wares) && !decides):
		return []string{lacksBenefit}
	case !decides && has(idle):
		return []string{lacksDecision}
	}
	return nil
}

// roomLacks is who is missing in the room. Where no export tells who of the
// customer comes to any meeting, or who decides there, nothing is said.
func (d *desk) roomLacks(g member, m *program.Meeting) []string {
	if !d.attendance {
		return nil
	}
	if len(m.Theirs) == 0 {
		return []string{lacksTheirs}
	}
	known := false
	for _, c := range g.Contacts {
		if !c.Decisive() {
			continue
		}
		known = true
		same := func(name string) bool {
			return program.Fold(name) == program.Fold(c.Name) || c.LatinName != "" && program.Fold(name) == program.Fold(c.LatinName)
		}
		if slices.ContainsFunc(m.Theirs, same) {
			return nil
		}
	}
	if !known {
		return nil
	}
	return []string{lacksDecider}
}

// lacking is what a booked visit or QBR still needs, the most wanted first.
func (d *desk) lacking(g member, m *program.Meeting) []string {
	return slices.Concat(bare(m), goalLacks(m), d.roomLacks(g, m))
}

// bare is what the meeting has nothing of at all.
func bare(m *program.Meeting) []string {
	var out []string
	if m.Goal == "" {
		out = append(out, lacksGoal)
	}
	if len(m.Agenda) == 0 {
		out = append(out, lacksAgenda)
	}
	return out
}
