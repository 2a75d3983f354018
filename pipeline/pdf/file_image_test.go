package pdf

import (
	"bytes"
	"image"
	"image/color"
	"image/png"
	"testing"

	"sponsorbook/pipeline/typeset"
)

func TestAPictureStandsOnceInAFileWithItsTransparency(t *testing.T) {
	from := image.NewNRGBA(image.Rect(0, 0, 3, 2))
	from.Set(1, 1, color.NRGBA{200, 100, 50, 128})
	var file bytes.Buffer
	if err := png.Encode(&file, from); err != nil {
		t.Fatal(err)
	}
	logo, err := NewImage(file.Bytes())
	if err != nil {
		t.Fatal(err)
	}
	press := NewPress(typeset.Default())
	c := press.Canvas(100, 100)
	c.Image(10, 10, 30, 20, logo)
	c.Image(50, 10, 30, 20, logo)
	page, err := c.Finish()
	if err != nil {
		t.Fatal(err)
	}
	f, err := readPDF(mustFile(t, press, Meta{Title: "x"}, Sheet{Page: page}, Sheet{Page: page}))
	if err != nil {
		t.Fatal(err)
	}
	var planes [][]byte
	for _, o := range f.objects {
		if s, ok := o.(pdfStream); ok && s.dict["Subtype"] == pdfName("Image") {
			planes = append(planes, s.data)
			if m := s.dict["SMask"]; m != nil {
				if alpha := f.get(m).(pdfStream).data; !bytes.Equal(alpha, []byte{0, 0, 0, 0, 128, 0}) {
					t.Errorf("the transparency is %v", alpha)
				}
				if !bytes.Equal(s.data[12:15], []byte{200, 100, 50}) {
					t.Errorf("the pixel is %v", s.data[12:15])
				}
			}
		}
	}
	if len(planes) != 2 {
		t.Errorf("the file has %d planes, want 2", len(planes))
	}
	if _, err := NewLogo([]byte("no picture")); err == nil {
		t.Error("text was taken for a picture")
	}
}
