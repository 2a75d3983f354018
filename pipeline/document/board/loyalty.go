package board

import (
	"sponsorbook/pipeline/document"
	"sponsorbook/pipeline/document/author"
	"sponsorbook/pipeline/document/language"
	"sponsorbook/pipeline/document/span"
	"sponsorbook/pipeline/program"
)

// scaleNames are the scales of surveys as pages call them.
var scaleNames = map[string]string{program.ScaleNPS: "NPS", program.ScaleCSAT: "CSAT",
	program.ScaleScorecard: "Customers' scorecards of us"}

// loyaltyFigures are what customers answered, sponsored accounts beside the others.
func loyaltyFigures(a *author.Author) []document.Block {
	t := document.Table{Columns: []document.Column{{Title: a.Say("Survey"), Width: 4},
		{Title: a.Say("With a sponsor"), Number: true, Width: 5}, {Title: a.Say("Others"), Number: true, Width: 5}}}
	for i, l := range a.Scorecard.Loyalty {
		t.Rows = append(t.Rows, document.Row{Weight: author.Fall(64, i), Cells: []document.Line{span.Words(scaleName(a, l)),
			span.Words(scored(a, l, l.Sponsored)), span.Words(scored(a, l, l.Others))}})
	}
	if t.Rows == nil {
		return nil
	}
	return []document.Block{t}
}

// scaleName is "CSAT (of 5)".
func scaleName(a *author.Author, l program.Loyalty) string {
	name := a.Say(scaleNames[l.Scale])
	if l.Scale != program.ScaleNPS && l.Top > 0 {
		name += " (" + a.Sayf("of %s", a.Whole(l.Top)) + ")"
	}
	return name
}

// scored is "+41 (132 answers)": a comma would stand beside that of "4,7".
func scored(a *author.Author, l program.Loyalty, o program.Opinion) string {
	switch score := opinion(a, l, o); {
	case score == "":
		return answersOf(a, o)
	case o.Few:
		return score // which counts the answers
	default:
		return score + span.Bracketed(answersOf(a, o))
	}
}

// opinion is a score: "+41", "4.2"; of too few answers, who would recommend us.
func opinion(a *author.Author, l program.Loyalty, o program.Opinion) string {
	switch {
	case o.Answers == 0:
		return ""
	case o.Few && l.Scale == program.ScaleNPS:
		return a.Sayf("%s would recommend us", a.Of(o.For, o.Answers))
	case o.Few:
		return ""
	case l.Scale == program.ScaleNPS:
		return language.Plus(o.Score.Value) + a.Number(o.Score.Value, 0)
	}
	return a.Number(o.Score.Value, 1)
}

func answersOf(a *author.Author, o program.Opinion) string {
	if o.Answers == 0 {
		return a.Say("no answer")
	}
	return a.Count(o.Answers, "answer", "answers")
}

// smallBases is the caution: what few answers do not tell, and what a difference does not.
func smallBases(a *author.Author) string {
	return a.Sayf("in twelve months; fewer than %d answers are counts alone, and no difference proves an effect",
		a.Settings.Measures.SmallSample)
}

// loyaltyBlocks are the same with accounts, intervals and what is left out.
func loyaltyBlocks(a *author.Author) []document.Block {
	t := document.Table{Columns: []document.Column{{Title: a.Say("Survey"), Width: 4}, {Title: a.Say("Accounts of answers"), Width: 4},
		{Title: a.Say("Score"), Number: true, Width: 2}, {Title: a.Say("95 % interval"), Number: true, Width: 3},
		{Title: a.Say("Answers"), Number: true, Width: 2}, {Title: a.Say("Accounts"), Number: true, Width: 2},
		{Title: a.Say("9 or 10"), Number: true, Width: 2}, {Title: a.Say("6 or less"), Number: true, Width: 2}}}
	for _, l := range a.Scorecard.Loyalty {
		for _, x := range []struct {
			label string
			program.Opinion
		}{{"With a sponsor", l.Sponsored}, {"Others", l.Others}, {"Sponsored since an unknown day", l.Undated}} {
			if x.Answers == 0 {
				continue
			}
			score, interval, promoters, detractors := opinion(a, l, x.Opinion), "", "", ""
			if x.Few {
				score = a.Say("too few")
			}
			if l.Scale == program.ScaleNPS {
				promoters, detractors = a.Whole(x.For), a.Whole(x.Against)
			}
			if x.Low.Known {
				interval = a.Sayf("%s to %s", a.Quantity(x.Low, a.Currency), a.Quantity(x.High, a.Currency))
			}
			t.Rows = append(t.Rows, document.Row{Cells: []document.Line{span.Words(scaleName(a, l)), span.Words(a.Say(x.label)),
				span.Words(score), span.Words(interval), span.Words(a.Whole(x.Answers)), span.Words(a.Whole(x.Accounts)),
				span.Words(promoters), span.Words(detractors)}})
		}
	}
	if t.Rows == nil {
		return nil
	}
	return []document.Block{t, span.Paragraph(span.Muted(span.Sentence(smallBases(a))))}
}
