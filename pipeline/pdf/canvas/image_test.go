package canvas

import (
	"bytes"
	"image"
	"image/color"
	"image/png"
	"testing"

	"sponsorbook/pipeline/pdf/pdftest"
	"sponsorbook/pipeline/pdf/press"
	"sponsorbook/pipeline/typeset"
)

func TestAPictureStandsOnceInAFileWithItsTransparency(t *testing.T) {
	from := image.NewNRGBA(image.Rect(0, 0, 3, 2))
	from.Set(1, 1, color.NRGBA{200, 100, 50, 128})
	var file bytes.Buffer
	if err := png.Encode(&file, from); err != nil {
		t.Fatal(err)
	}
	logo, err := press.NewImage(file.Bytes())
	if err != nil {
		t.Fatal(err)
	}
	p := press.NewPress(typeset.Default())
	c := New(p, 100, 100)
	c.Image(10, 10, 30, 20, logo)
	c.Image(50, 10, 30, 20, logo)
	page, err := c.Finish()
	if err != nil {
		t.Fatal(err)
	}
	f, err := pdftest.Read(mustFile(t, p, press.Meta{Title: "x"}, press.Sheet{Page: page}, press.Sheet{Page: page}))
	if err != nil {
		t.Fatal(err)
	}
	var planes [][]byte
	for _, o := range f.Objects {
		if s, ok := o.(pdftest.Stream); ok && s.Dict["Subtype"] == pdftest.Name("Image") {
			planes = append(planes, s.Data)
			if m := s.Dict["SMask"]; m != nil {
				if alpha := f.Get(m).(pdftest.Stream).Data; !bytes.Equal(alpha, []byte{0, 0, 0, 0, 128, 0}) {
					t.Errorf("the transparency is %v", alpha)
				}
				if !bytes.Equal(s.Data[12:15], []byte{200, 100, 50}) {
					t.Errorf("the pixel is %v", s.Data[12:15])
				}
			}
		}
	}
	if len(planes) != 2 {
		t.Errorf("the file has %d planes, want 2", len(planes))
	}
	if _, err := press.NewLogo([]byte("no picture")); err == nil {
		t.Error("text was taken for a picture")
	}
}
