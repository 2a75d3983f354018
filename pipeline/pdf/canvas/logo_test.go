package canvas

import (
	"testing"

	"sponsorbook/pipeline/pdf/pdftest"
	"sponsorbook/pipeline/pdf/press"
	"sponsorbook/pipeline/typeset"
)

const drawnLogo = `<svg viewBox="10 20 200 50"><g transform="translate(10 20)">
	<rect width="50" height="50" fill="#1f3a5f"/><path d="M60 0C80 0 80 50 60 50Z" fill="none" stroke="red" stroke-width="2"/></g></svg>`

func TestADrawnLogoIsAFormThatFilesShare(t *testing.T) {
	logo, err := press.NewLogo([]byte(drawnLogo))
	if err != nil {
		t.Fatal(err)
	}
	p := press.NewPress(typeset.Default())
	c := New(p, 100, 100)
	c.Artifact(func() { c.Image(10, 10, 40, 10, logo) })
	page, err := c.Finish()
	if err != nil {
		t.Fatal(err)
	}
	f, err := pdftest.Read(mustFile(t, p, press.Meta{Title: "x"}, press.Sheet{Page: page}, press.Sheet{Page: page}))
	if err != nil {
		t.Fatal(err)
	}
	var forms []pdftest.Stream
	for _, o := range f.Objects {
		if s, ok := o.(pdftest.Stream); ok && s.Dict["Subtype"] == pdftest.Name("Form") {
			forms = append(forms, s)
		}
	}
	if len(forms) != 1 {
		t.Fatalf("%d forms in two pages, want one", len(forms))
	}
	const want = "q\n1 0 0 1 10 20 cm\n0.12157 0.22745 0.37255 rg\n0 0 m\n50 0 l\n50 50 l\n0 50 l\nh\nf\nQ\n" +
		"q\n1 0 0 1 10 20 cm\n1 0 0 RG 2 w 0 J 0 j 4 M\n60 0 m\n80 0 80 50 60 50 c\nh\nS\nQ\n"
	if got := string(forms[0].Data); got != want {
		t.Errorf("got  %q\nwant %q", got, want)
	}
}
