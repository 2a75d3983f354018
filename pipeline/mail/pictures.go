package mail

import (
	"context"
	"errors"
	"fmt"
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
	args := []string{"--headless", "--disable-gpu", "--hide-scrollbars", "--window-size=2000,1650",
		"--screenshot=" + filepath.Join(folder, strings.TrimSuffix(x.File, ".eml")+".png"), (&url.URL{Scheme: "file", Path: filepath.ToSlash(page.Name())}).String()}
	if os.Geteuid() == 0 {
		args = append([]string{"--no-sandbox"}, args...)
	}
	return exec.CommandContext(ctx, browser, args...).Run()
}
