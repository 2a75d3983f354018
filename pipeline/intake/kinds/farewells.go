package kinds

import (
	"regexp"
	"slices"
	"strings"

	"sponsorbook/pipeline/finding"
	"sponsorbook/pipeline/intake/input"
	"sponsorbook/pipeline/intake/rows"
	"sponsorbook/pipeline/program"
)

// months are how remarks begin the names of months.
const months = `(jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)(uary|ruary|ch|il|ust|ember|tember|ober)?`

// awayWords are how remarks say that somebody is away for a time, folded.
var awayWords = regexp.MustCompile(`\b(` + strings.Join([]string{
	`(on|parental|maternity|paternity|sick|medical|family|unpaid|long|compassionate) leave|leave of absence|sabbatical|secondment|seconded`,
	`elternzeit|mutterschutz|krankgeschrieben|langzeitkrank|auszeit|beurlaubt`,
	`conge (de )?(maternite|paternite|parental|maladie|sabbatique)|en conge|arret maladie`,
	`(de )?baja (maternal|paternal|medica|por)|excedencia|permiso (de )?(maternidad|paternidad)|licenca (de |a )?(maternidade|paternidade|medica)`,
	`congedo|aspettativa|in maternita|(zwangerschaps|ouderschaps|ziekte)verlof|met verlof`,
	`urlop(ie)? (macierzynski\w*|rodzicielski\w*|wychowawczy\w*)|foraldraledig|tjanstledig|barsel\w*|dogum izni`}, "|") +
	`)\b|産休|育休|休職|产假|病假|육아휴직|휴직|в декрете|декретн`)

// farewellWords are how remarks say that somebody leaves or has left, folded.
var farewellWords = regexp.MustCompile(`\b(` + strings.Join([]string{
	`left (the|our|us|in|on|end|as of|since|company|business|for (an|another|retirement|good)|last|this|\d|q\d|` + months + `)`,
	`(leaves|leaving|is leaving|will leave|leave) (us|the (company|firm|organi\w+|business)|in|on|end|at the end|by|\d)`,
	`retires|retired|retiring|retirement|resigned|resigns|no longer (with|at|here|employed|works?|working|in (the|his|her|this)|part|` +
		`there)`,
	`(has |have )?departed|departs|last (working )?day|moved on|laid off|made redundant|passed away|deceased`,
	`(former|formerly|ex) (ceo|cfo|coo|cto|cio|head|director|vp|managing|chief)`,
	`verlasst|verlassen (hat|wird)|(uns|unternehmen|firma|haus) verlassen|ausgeschieden|scheidet|ausscheiden`,
	`nicht mehr (im|bei|da|in|fur|tatig|beschaftigt|dort)|in rente|ruhestand|pensioniert|verstorben|letzter (arbeits)?tag|gekundigt|` +
		`(bis|ehem\w*|vormals) ` +
		`(ceo|cfo|vorstand|geschaftsfuhrer)`,
	`a quitte|quitte (l\w*|nous|notre|en|fin|son|ses)|quittera|n ?est plus|ne travaille plus|ne fait plus partie|parti(e)? (a|en|de|le|fin|` +
		`chez)`,
	`depart (a la retraite|le|en|fin|prevu|au)|en retraite|a la retraite|retraitee?|demission\w*|decedee?`,
	`ya no (trabaja|esta|forma)|dejo (la|el|de)|deja (la|el|nos)|se (fue|marcho|jubilo|jubila|va)|jubilad[oa]|salio de|causo baja|` +
		`renuncio|falleci\w*`,
	`non (lavora|fa|e) piu|ha lasciato|lascia (l|la|il|a|in)|lascera|in pensione|pensionat[oa]|si e dimess[oa]|dimission\w*`,
	`nie pracuje|odszedl|odeszla|odchodzi|na emeryture|zwolnil\w* sie|opuscil\w*|opuszcza`,
	`werkt niet meer|niet meer (werkzaam|in dienst|bij)|vertrekt|vertrokken|uit dienst|met pensioen|verlaat`,
	`nao trabalha mais|ja nao (trabalha|esta)|saiu (da|do|em)|sai (da|do|em)|deixou|deixa a|aposent\w+|reformad[oa]|desligad[oa]`,
	`slutat|slutar|har lamnat|lamnar|gatt i pension|pensioner\w*|arbetar inte`,
	`ayrildi|ayriliyor|ayrilacak|emekli\w*|artik calismiyor|istifa`}, "|") + `)\b` +
	`|уволи|уволен|ушел|ушла|уходит|на пенсию|больше не работает|покинул|退職|退社|離職|転職|定年|离职|退休|已离开|調離|调离|퇴사|퇴직|은퇴`)

// stays are remarks that read alike and say nothing of the kind.
var stays = regexp.MustCompile(`\bleft (a |him |her |me |us )?(a )?(voicemail|message|note|vm|word)\b|retirement (plan|fund|scheme|` +
	`saving)`)

// remarkAtMost is how long a remark may be to be looked through.
const remarkAtMost = 400

// farewell is what a line says of somebody's leaving in a cell that no field takes, or
// in the title; "" for nothing.
func (r *Records) farewell(l *rows.Line) (said string, col int) {
	return l.Remark("title", func(text string) bool {
		switch n := len(text); {
		case n < 4 || n > remarkAtMost:
			return false
		case n > longWord:
			return saysFarewell(text)
		}
		return r.leaving.of(text, saysFarewell)
	})
}

func saysFarewell(text string) bool {
	f := program.Fold(text)
	return farewellWords.MatchString(f) && !stays.MatchString(f)
}

// farewells are people whom remarks of one table may say to leave, and who stand in
// it as if they stayed.
type farewells struct {
	kind, place string
	at          finding.Ref
	said        []string
}

// leaves notes somebody whom a remark may say to leave.
func (r *Records) leaves(kind, name, said string, at finding.Ref) {
	place := input.Place(at.File, at.Sheet)
	i := slices.IndexFunc(r.farewells, func(f *farewells) bool { return f.place == place })
	if i < 0 {
		i = len(r.farewells)
		r.farewells = append(r.farewells, &farewells{kind: kind, place: place, at: at})
	}
	r.farewells[i].said = append(r.farewells[i].said, finding.Quote(name)+" ("+said+")")
}

// sayFarewells asks, once a table, whether those whom remarks may say to leave do.
func (r *Records) sayFarewells() {
	slices.SortFunc(r.farewells, func(a, b *farewells) int { return a.at.Compare(b.at) })
	for _, f := range r.farewells {
		fields, _ := input.Answer(r.Policy.Columns, f.at.File, f.at.Sheet)
		if _, answered := fields["left"]; answered {
			continue
		}
		column := "Left, with the day"
		if f.kind == "sponsors" {
			column = "Leaves on"
		}
		r.Ask(finding.Warning, "remark-leaves", f.at,
			finding.Setting{Key: "columns", Entry: `"` + f.place + `": {left: ""}`},
			"write it into a column "+column+"; where nobody leaves, ",
			"remarks may say that %s: %s; a remark alone takes nobody off",
			program.Plural(len(f.said), "person leaves or has left", "persons leave or have left"), input.Listed(f.said, 3))
	}
}
