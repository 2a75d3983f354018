package press

import (
	"bytes"
	"image"
	"image/png"
	"strings"
	"testing"
)

func TestADrawnLogoIsAFormOfUnitSize(t *testing.T) {
	logo, err := NewLogo([]byte(`<svg viewBox="10 20 200 50"><rect width="50" height="50" fill="#1f3a5f"/></svg>`))
	if err != nil {
		t.Fatal(err)
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
	for name, file := range map[string]string{"a photograph": "\xFF\xD8\xFF\xE0", "a page": "%PDF-1.7", "text": "Norvia", "nothing": "",
		"half a PNG": "\x89PNG\r\n"} {
		if _, err := NewLogo([]byte(file)); err == nil || !strings.Contains(err.Error(), "save it as") {
			t.Errorf("%s: %v", name, err)
		}
	}
}
