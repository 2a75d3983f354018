package mail

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"image"
	"image/png"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"time"
)

// browsers are programs that draw a page, where they stand on their systems.
var browsers = []string{"chromium", "chromium-browser", "google-chrome", "chrome", "msedge", "microsoft-edge",
	"/Applications/Google Chrome.app/Contents/MacOS/Google Chrome", "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
	`C:\Program Files\Google\Chrome\Application\chrome.exe`, `C:\Program Files (x86)\Microsoft\Edge\Application\msedge.exe`}

// Pictures draws each wanted draft into the folder as a PNG: its text, and its
// page at 390 and 900 pixels.
func (d *Drafts) Pictures(ctx context.Context, folder string, wanted func(Draft) bool) error {
	browser := ""
	for _, name := range browsers {
		if at, err := exec.LookPath(name); err == nil {
			browser = at
			break
		}
	}
	if browser == "" {
		return errors.New("no Chromium, Chrome or Edge was found; open look.html instead, which shows the same")
	}
	for _, x := range d.Drafts {
		if x.File == "" || !wanted(x) {
			continue
		}
		if err := x.picture(ctx, browser, folder, d.Book); err != nil {
			return fmt.Errorf("draw %s: %w", x.File, err)
		}
	}
	return nil
}

func (x Draft) picture(ctx context.Context, browser, folder, book string) error {
	folder, err := filepath.Abs(folder)
	if err != nil {
		return err
	}
	one := &Drafts{Book: book, Drafts: []Draft{x}}
	page, err := os.CreateTemp(folder, ".look-*.html")
	if err != nil {
		return err
	}
	defer os.Remove(page.Name())
	if _, err := page.Write(one.Look()); err != nil {
		return errors.Join(err, page.Close())
	}
	if err := page.Close(); err != nil {
		return err
	}
	ctx, stop := context.WithTimeout(ctx, 2*time.Minute)
	defer stop()
	file := filepath.Join(folder, strings.TrimSuffix(x.File, ".eml")+".png")
	args := []string{"--headless", "--disable-gpu", "--hide-scrollbars", fmt.Sprintf("--window-size=%d,%d", 2000, x.height()),
		"--screenshot=" + file, (&url.URL{Scheme: "file", Path: filepath.ToSlash(page.Name())}).String()}
	if os.Geteuid() == 0 {
		args = append([]string{"--no-sandbox"}, args...)
	}
	if err := exec.CommandContext(ctx, browser, args...).Run(); err != nil {
		return err
	}
	return crop(file)
}

// height is one at which a whole message can be seen: a browser draws what its
// window shows.
func (x Draft) height() int {
	lines := strings.Count(x.Text, "\n") + len(x.Text)/30
	return 800 + 30*lines
}

// crop cuts the white foot off a picture.
func crop(file string) error {
	in, err := os.ReadFile(file)
	if err != nil {
		return err
	}
	whole, err := png.Decode(bytes.NewReader(in))
	if err != nil {
		return err
	}
	part, ok := whole.(interface {
		SubImage(image.Rectangle) image.Image
	})
	if !ok {
		return os.Chmod(file, 0o600)
	}
	r := whole.Bounds()
	foot := r.Max.Y
	for foot > r.Min.Y && blank(whole, foot-1) {
		foot--
	}
	r.Max.Y = min(r.Max.Y, foot+24)
	var out bytes.Buffer
	if err := png.Encode(&out, part.SubImage(r)); err != nil {
		return err
	}
	return errors.Join(os.WriteFile(file, out.Bytes(), 0o600), os.Chmod(file, 0o600))
}

// blank reports whether a row of a picture is white.
func blank(in image.Image, y int) bool {
	for x := in.Bounds().Min.X; x < in.Bounds().Max.X; x++ {
		if r, g, b, _ := in.At(x, y).RGBA(); r&g&b != 0xffff {
			return false
		}
	}
	return true
}
