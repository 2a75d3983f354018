package returned

import (
	"fmt"
	"slices"

	"sponsorbook/pipeline/finding"
	"sponsorbook/pipeline/intake/input"
	"sponsorbook/pipeline/program"
)

// What a workbook may say is what it was given: the accounts, the records and
// the name that its hidden sheet was written with. That sheet lies on somebody
// else's desk, so it is believed only where it is the one that the book
// remembers, or where a person says so.

const saysUnproven = "is of a workbook that no book vouches for"

// vouchFor leaves the workbooks that may be merged: those whose hidden sheet is
// as their book wrote it. Of the others nothing counts, and one finding each
// says why. One of a later book than this is judged by that book's day alone.
func (r *Workbooks) vouchFor() {
	r.returns = slices.DeleteFunc(r.returns, func(b *workbook) bool {
		if b.on > r.Facts.AsOf || r.Policy.Workbooks[b.sha256] == input.Believed {
			return false
		}
		doubt, known := r.doubt(b)
		if known && doubt == "" {
			return false
		}
		r.refuse(b, doubt, known)
		return true
	})
}

// doubt is why a workbook is not the one that its book handed out; "" where it
// is. It is false where no book can tell.
func (r *Workbooks) doubt(b *workbook) (why string, known bool) {
	var made []program.PastWorkbook
	if r.Policy.Made != nil {
		made, known = r.Policy.Made(b.on.Month())
	}
	if !known {
		return "", false
	}
	sum := program.Prefill{AsOf: b.on, Lines: slices.Values(b.lines)}.SHA256()
	var others []string
	its := false
	for _, m := range made {
		switch its = its || squash(m.For) == squash(b.by); {
		case m.SHA256 != sum:
		case squash(m.For) == squash(b.by):
			return "", true
		default:
			others = append(others, desk(m.For))
		}
	}
	switch {
	case others != nil:
		return fmt.Sprintf("was made %s, and says that it was made %s", others[0], desk(b.by)), true
	case !its:
		return fmt.Sprintf("says that it was made %s, and the book %s made none such", desk(b.by), b.on.Month()), true
	}
	return fmt.Sprintf("says that it was filled with other accounts, records or words than the one that the book %s made %s", b.on.Month(),
		desk(b.by)), true
}

// desk is whom a workbook was made for.
func desk(manager string) string {
	if manager == "" {
		return "as the action plan"
	}
	return "for " + finding.Quote(manager)
}

// refuse takes nothing of a workbook, and says so once, whatever else is wrong
// with it.
func (r *Workbooks) refuse(b *workbook, doubt string, known bool) {
	for _, x := range b.all {
		x.used = false
		x.SetAside(saysUnproven)
	}
	r.complaints = slices.DeleteFunc(r.complaints, func(c *complaint) bool { return c.at.File == b.path })
	at := finding.Ref{File: b.path, Sheet: hiddenSheet}
	if known {
		r.Say(finding.Error, "fill-in-forged", at,
			"ask who sent it, send the workbook out again, and copy over the answers that are theirs to give",
			"the workbook %s; nothing of it was used", doubt)
		return
	}
	r.Ask(finding.Error, "fill-in-unproven", at, finding.Setting{Key: "workbooks", Entry: b.sha256 + ": " + input.Believed},
		"put the folder of that book back into the output folder; or, if you trust the file as it is, ",
		"the workbook says that it was made %s with the book %s, and no such book is here to tell what it was filled with; is it as it "+
			"was handed out? Nothing of it was used",
		desk(b.by), b.on.Month())
}
