package score

import (
	"cmp"
	"maps"
	"slices"
	"strings"

	"sponsorbook/pipeline/program"
)

// mostExamples is how many comments stand for a driver.
const mostExamples = 2

// defaultDrivers are the words, or beginnings of words, by which a comment of a survey is
// about something. They are matched, never guessed: what holds none of them has no theme.
func defaultDrivers() map[string][]string {
	return map[string][]string{
		"price": {"price", "pricing", "expensive", "cheaper", "cost", "discount", "preis", "teuer", "kosten", "prix", "cher",
			"cout", "tarif", "precio", "caro", "coste"},
		"billing": {"invoice", "invoicing", "billing", "bill", "credit note", "rechnung", "gutschrift", "abrechnung", "facture",
			"facturation", "avoir", "factura"},
		"delivery": {"deliver", "delay", "too late", "on time", "lead time", "stock", "spare", "shipment", "liefer", "verspat",
			"punktlich", "livraison", "retard", "delai", "entrega", "retraso", "plazo"},
		"quality": {"quality", "defect", "fault", "error", "bug", "outage", "reliab", "stable", "qualitat", "fehler", "ausfall",
			"zuverlass", "qualite", "panne", "erreur", "fiab", "calidad", "fallo", "averia"},
		"support": {"support", "service", "helpdesk", "hotline", "ticket", "response", "answer", "night shift", "reaktion",
			"antwort", "assistance", "reponse", "soporte", "servicio", "respuesta"},
		"people": {"team", "contact person", "account manager", "engineer", "consultant", "staff", "people", "ansprechpartner",
			"betreuer", "mitarbeiter", "equipe", "interlocuteur", "equipo", "personas", "gestor"},
		"product": {"product", "feature", "interface", "module", "customs", "report", "integration", "documentation", "function",
			"produkt", "funktion", "schnittstelle", "produit", "fonction", "producto", "funcion"},
		"communication": {"communicat", "inform", "transparen", "surprise", "kept us", "listen", "promise", "kommunik", "zusage",
			"promesse", "comunica", "promesa"},
	}
}

// drivers are what the comments of twelve months' surveys are about, by the list of
// words: how many comments, how many of them with a low score, and examples. The most
// named first.
func (s *study) drivers(commented []*program.Survey) []program.Driver {
	var out []program.Driver
	for _, theme := range slices.Sorted(maps.Keys(s.pol.Drivers)) {
		d := program.Driver{Theme: theme}
		for _, a := range commented {
			if !program.About(a.Comment, s.pol.Drivers[theme]) {
				continue
			}
			if d.Comments++; low(a) {
				d.Low++
			}
			if len(d.Examples) < mostExamples {
				d.Examples = append(d.Examples, program.Example{Account: a.Account, Text: a.Comment, Date: a.Date})
			}
		}
		if d.Comments > 0 {
			out = append(out, d)
		}
	}
	slices.SortStableFunc(out, func(a, b program.Driver) int {
		return cmp.Or(cmp.Compare(b.Comments, a.Comments), cmp.Compare(b.Low, a.Low))
	})
	return out
}

// commented are the answers of twelve months that say something, the lowest scores and
// then the newest first: what hurts is the better example.
func (s *study) commented() []*program.Survey {
	all := slices.DeleteFunc(slices.Clone(s.Surveys), func(a *program.Survey) bool {
		return !s.year.Contains(a.Date) || strings.TrimSpace(a.Comment) == ""
	})
	slices.SortStableFunc(all, func(a, b *program.Survey) int {
		order := func(x *program.Survey) int {
			if low(x) {
				return 0
			}
			return 1
		}
		return cmp.Or(cmp.Compare(order(a), order(b)), cmp.Compare(b.Date, a.Date), cmp.Compare(a.Account, b.Account),
			cmp.Compare(a.Comment, b.Comment))
	})
	return all
}

// low reports whether an answer is one of somebody who would not recommend us; of other
// scales nobody says so.
func low(a *program.Survey) bool {
	return a.Scale == program.ScaleNPS && a.Score.Known && onTheScale(a.Score.Value) && a.Score.Value.Cmp(program.NewDecimal(6)) <= 0
}
