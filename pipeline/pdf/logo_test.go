package pdf

import (
	"bytes"
	"image"
	"image/png"
	"strings"
	"testing"

	"sponsorbook/pipeline/typeset"
)

const drawnLogo = `<svg viewBox="10 20 200 50"><g transform="translate(10 20)">
	<rect width="50" height="50" fill="#1f3a5f"/><path d="M60 0C80 0 80 50 60 50Z" fill="none" stroke="red" stroke-width="2"/></g></svg>`

func TestADrawnLogoIsAFormThatFilesShare(t *testing.T) {
	logo, err := NewLogo([]byte(drawnLogo))
	if err != nil {
		t.Fatal(err)
	}
	press := NewPress(typeset.Default())
	c := press.Canvas(100, 100)
	c.Artifact(func() { c.Image(10, 10, 40, 10, logo) })
	page, err := c.Finish()
	if err != nil {
		t.Fatal(err)
	}
	f, err := readPDF(mustFile(t, press, Meta{Title: "x"}, Sheet{Page: page}, Sheet{Page: page}))
	if err != nil {
		t.Fatal(err)
	}
	var forms []pdfStream
	for _, o := range f.objects {
		if s, ok := o.(pdfStream); ok && s.dict["Subtype"] == pdfName("Form") {
			forms = append(forms, s)
		}
	}
	if len(forms) != 1 {
		t.Fatalf("%d forms in two pages, want one", len(forms))
	}
	const want = "q\n1 0 0 1 10 20 cm\n0.12157 0.22745 0.37255 rg\n0 0 m\n50 0 l\n50 50 l\n0 50 l\nh\nf\nQ\n" +
		"q\n1 0 0 1 10 20 cm\n1 0 0 RG 2 w 0 J 0 j 4 M\n60 0 m\n80 0 80 50 60 50 c\nh\nS\nQ\n"
	if got := string(forms[0].data); got != want {
		t.Errorf("got  %q\nwant %q", got, want)
	}
	if got, want := string(logo.form), "/Matrix[0.005 0 0 -0.02 -0.05 1.4]/BBox[10 20 210 70]"; got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
}

func TestALogoHasNoMorePixelsThanPaperShows(t *testing.T) {
	var file bytes.Buffer
	if err := png.Encode(&file, image.NewNRGBA(image.Rect(0, 0, 3000, 1500))); err != nil {
		t.Fatal(err)
	}
	m, err := NewLogo(file.Bytes())
	if err != nil || m.Height != logoPixelsHigh || m.Width != 2*m.Height {
		t.Errorf("%v × %v pixels, %v", m.Width, m.Height, err)
	}
}

func TestAPictureOfAnotherKindIsRefusedWithWhatToDo(t *testing.T) {
	for name, file := range map[string]string{"a photograph": "\xFF\xD8\xFF\xE0", "a page": "%PDF-1.7", "text": "Norvia", "nothing": "", "half a PNG": "\x89PNG\r\n"} {
		if _, err := NewLogo([]byte(file)); err == nil || !strings.Contains(err.Error(), "save it as") {
			t.Errorf("%s: %v", name, err)
		}
	}
}
