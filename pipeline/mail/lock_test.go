package mail_test

import (
	"bytes"
	"io/fs"
	"os"
	"os/exec"
	"path"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"sponsorbook/pipeline/mail"
)

// pages are the printed pages of the small company's book.
func pages(t *testing.T) map[string][]byte {
	t.Helper()
	out := map[string][]byte{}
	dir := os.DirFS(filepath.Join(ready(t).output, "2026-10"))
	err := fs.WalkDir(dir, ".", func(name string, e fs.DirEntry, err error) error {
		if err == nil && path.Ext(name) == ".pdf" {
			out[name], err = fs.ReadFile(dir, name)
		}
		return err
	})
	if err != nil || len(out) < 8 {
		t.Fatalf("%d pages, %v", len(out), err)
	}
	return out
}

func TestAPageIsReadAsPopplerReadsIt(t *testing.T) {
	if _, err := exec.LookPath("pdftotext"); err != nil {
		t.Fatal("poppler is not installed: apt-get install poppler-utils, or brew install poppler")
	}
	for name, content := range pages(t) {
		got, err := mail.PDFText(content, "")
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		c := exec.Command("pdftotext", "-raw", "-", "-")
		c.Stdin = bytes.NewReader(content)
		want, err := c.Output()
		if err != nil {
			t.Fatal(err)
		}
		have := map[string]bool{}
		for _, w := range strings.Fields(got) {
			have[bare(w)] = true
		}
		missing, all := []string{}, strings.Fields(string(want))
		for _, w := range all {
			if !have[bare(w)] {
				missing = append(missing, w)
			}
		}
		if len(missing) > max(1, len(all)/50) {
			t.Errorf("%s: of %d words %d are missing: %q", name, len(all), len(missing), missing)
		}
	}
}

// bare is a word without what ends it: in another font that is a run of its own.
func bare(word string) string { return strings.TrimRight(word, ".,:;") }

func TestPasswordsAreAES256AndThePageStaysThePage(t *testing.T) {
	for name, content := range pages(t) {
		if !strings.HasPrefix(name, "managers/ana") && !strings.HasSuffix(name, "travel.pdf") && !strings.HasPrefix(name, "board/") {
			continue
		}
		locked, err := mail.Lock(content, "9Kx!opens-it")
		if err != nil {
			t.Fatal(err)
		}
		if err := mail.Sealed(locked, "9Kx!opens-it"); err != nil {
			t.Errorf("%s: %v", name, err)
		}
		if err := mail.Sealed(content, ""); err == nil {
			t.Errorf("%s: a page without a password passed for a locked one", name)
		}
		plain, err := mail.PDFText(content, "")
		if err != nil {
			t.Fatal(err)
		}
		if again, err := mail.PDFText(locked, "9Kx!opens-it"); err != nil || again != plain {
			t.Errorf("%s: the locked page says something else (%v)", name, err)
		}
		qpdf(t, name, locked)
		structure(t, name, content, locked)
	}
}

// qpdf opens a locked page with another program.
func qpdf(t *testing.T, name string, locked []byte) {
	t.Helper()
	if _, err := exec.LookPath("qpdf"); err != nil {
		return
	}
	file := filepath.Join(t.TempDir(), "locked.pdf")
	if err := os.WriteFile(file, locked, 0o600); err != nil {
		t.Fatal(err)
	}
	said, err := exec.Command("qpdf", "--password=9Kx!opens-it", "--show-encryption", "--check", file).CombinedOutput()
	if err != nil || !bytes.Contains(said, []byte("R = 6")) || !bytes.Contains(said, []byte("PDF Version: 2.0")) ||
		!bytes.Contains(said, []byte("AESv3")) {
		t.Errorf("%s: qpdf: %v\n%s", name, err, said)
	}
	if said, err := exec.Command("qpdf", "--password=other", "--check", file).CombinedOutput(); err == nil {
		t.Errorf("%s opens with another password: %s", name, said)
	}
}

// attributes are those of a tag, whose order says nothing.
var attributes = regexp.MustCompile(`(?m)^\s*/.*\n`)

// structure compares the tags of a page, which reading aloud needs.
func structure(t *testing.T, name string, content, locked []byte) {
	t.Helper()
	if _, err := exec.LookPath("pdfinfo"); err != nil {
		return
	}
	tags := func(content []byte, password string) string {
		c := exec.Command("pdfinfo", "-upw", password, "-struct-text", "-")
		c.Stdin = bytes.NewReader(content)
		said, err := c.Output()
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		return attributes.ReplaceAllString(string(said), "")
	}
	if before, after := tags(content, ""), tags(locked, "9Kx!opens-it"); before != after || !strings.Contains(before, "Document") {
		t.Errorf("%s: the tags differ", name)
	}
}
