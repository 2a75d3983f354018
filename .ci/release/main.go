// Command release builds what is handed out: an archive for each system with the
// program, its man pages and the licence, their checksums, the list of what is
// inside (SPDX), packages for Debian and Red Hat, a Homebrew formula and a Scoop
// manifest. The same commit gives the same bytes.
//
//	go run ./.ci/release -o dist
package main

import (
	"archive/tar"
	"archive/zip"
	"bytes"
	"cmp"
	"compress/gzip"
	"crypto/sha256"
	"debug/buildinfo"
	"encoding/hex"
	"encoding/json"
	"flag"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"time"
)

var systems = []string{"linux/amd64", "linux/arm64", "darwin/amd64", "darwin/arm64", "windows/amd64", "windows/arm64"}

func main() {
	out := flag.String("o", "dist", "folder to write to")
	base := flag.String("url", "https://example.com/sponsorbook/releases", "where the archives will be offered")
	only := flag.String("system", "", "build for this system alone, as linux/amd64")
	flag.Parse()
	if err := release(*out, *base, *only); err != nil {
		fmt.Fprintln(os.Stderr, "release:", err)
		os.Exit(1)
	}
}

// A build is what is known of the commit that is released.
type build struct {
	version, commit string
	at              time.Time
	base            string
	sums            map[string]string // of archives, by name
}

func release(out, base, only string) error {
	b, err := newBuild(base)
	if err != nil {
		return err
	}
	if err := os.MkdirAll(out, 0o755); err != nil {
		return err
	}
	for _, system := range systems {
		if only != "" && only != system {
			continue
		}
		for _, make := range []func(out, system string) error{b.archive, b.packages} {
			if err := make(out, system); err != nil {
				return fmt.Errorf("%s: %w", system, err)
			}
		}
	}
	return b.lists(out)
}

func newBuild(base string) (*build, error) {
	source, err := os.ReadFile("cmd/sponsorbook/small.go")
	if err != nil {
		return nil, fmt.Errorf("%w; run it at the top of the project", err)
	}
	version := regexp.MustCompile(`const version = "([^"]+)"`).FindSubmatch(source)
	if version == nil {
		return nil, fmt.Errorf("cmd/sponsorbook/small.go names no version")
	}
	changed, err := exec.Command("git", "status", "--porcelain").Output()
	switch {
	case err != nil:
		return nil, fmt.Errorf("ask git what changed: %w", err)
	case len(changed) > 0:
		return nil, fmt.Errorf("a release is made of a commit, by which books know the program: commit or take away first %s", changed)
	}
	commit, err := exec.Command("git", "log", "-1", "--format=%H %ct").Output()
	if err != nil {
		return nil, fmt.Errorf("ask git for the commit: %w", err)
	}
	b := &build{version: string(version[1]), base: base, sums: map[string]string{}}
	var seconds int64
	if _, err := fmt.Sscan(string(commit), &b.commit, &seconds); err != nil {
		return nil, err
	}
	b.at = time.Unix(seconds, 0).UTC()
	return b, nil
}

// A file is one file of an archive.
type file struct {
	name string
	mode int64
	data []byte
}

func (b *build) archive(out, system string) error {
	goos, arch, _ := strings.Cut(system, "/")
	program := filepath.Join(out, "bin", goos+"_"+arch, "sponsorbook")
	if goos == "windows" {
		program += ".exe"
	}
	c := exec.Command("go", "build", "-trimpath", "-buildvcs=false", "-o", program,
		"-ldflags", "-s -w -buildid= -X main.commit="+b.commit+" -X main.date="+b.at.Format(time.DateOnly), "./cmd/sponsorbook")
	c.Env = append(os.Environ(), "GOOS="+goos, "GOARCH="+arch, "CGO_ENABLED=0")
	c.Stderr = os.Stderr
	if err := c.Run(); err != nil {
		return err
	}
	files, err := b.files(program)
	if err != nil {
		return err
	}
	name := fmt.Sprintf("sponsorbook_%s_%s_%s", b.version, goos, arch)
	packed, name, err := b.pack(name, goos, files)
	if err != nil {
		return err
	}
	sum := sha256.Sum256(packed)
	b.sums[name] = hex.EncodeToString(sum[:])
	if err := os.WriteFile(filepath.Join(out, name), packed, 0o644); err != nil {
		return err
	}
	return b.bill(out, name, program)
}

func (b *build) files(program string) ([]file, error) {
	paths := []string{"LICENSE", "README.md", "CHANGELOG.md"}
	for _, pattern := range []string{"docs/man/*.1", "docs/*.md", "docs/*.png", "docs/*/*.md", "docs/schemas/*.json", "docs/scale/*"} {
		more, err := filepath.Glob(pattern)
		if err != nil {
			return nil, err
		}
		paths = append(paths, more...)
	}
	slices.Sort(paths)
	data, err := os.ReadFile(program)
	out := []file{{filepath.Base(program), 0o755, data}}
	for _, p := range paths {
		text, err := os.ReadFile(p)
		if err != nil {
			return nil, err
		}
		out = append(out, file{filepath.ToSlash(p), 0o644, text})
	}
	return out, err
}

// pack is the archive with its name: a zip for Windows, a tarball for the others.
func (b *build) pack(name, goos string, files []file) ([]byte, string, error) {
	var to bytes.Buffer
	if goos == "windows" {
		w := zip.NewWriter(&to)
		for _, f := range files {
			h := &zip.FileHeader{Name: name + "/" + f.name, Method: zip.Deflate, Modified: b.at}
			h.SetMode(os.FileMode(f.mode))
			e, err := w.CreateHeader(h)
			if err == nil {
				_, err = e.Write(f.data)
			}
			if err != nil {
				return nil, "", err
			}
		}
		err := w.Close()
		return to.Bytes(), name + ".zip", err
	}
	z := gzip.NewWriter(&to)
	w := tar.NewWriter(z)
	for _, f := range files {
		err := w.WriteHeader(&tar.Header{Name: name + "/" + f.name, Mode: f.mode, Size: int64(len(f.data)), ModTime: b.at,
			Format: tar.FormatPAX})
		if err == nil {
			_, err = w.Write(f.data)
		}
		if err != nil {
			return nil, "", err
		}
	}
	err := cmp.Or(w.Close(), z.Close())
	return to.Bytes(), name + ".tar.gz", err
}

// bill writes what the program of an archive is made of, in SPDX.
func (b *build) bill(out, archive, program string) error {
	info, err := buildinfo.ReadFile(program)
	if err != nil {
		return err
	}
	type pkg struct {
		ID       string `json:"SPDXID"`
		Name     string `json:"name"`
		Version  string `json:"versionInfo"`
		Download string `json:"downloadLocation"`
		Analyzed bool   `json:"filesAnalyzed"`
	}
	type relation struct {
		From string `json:"spdxElementId"`
		Kind string `json:"relationshipType"`
		To   string `json:"relatedSpdxElement"`
	}
	packages := []pkg{{"SPDXRef-sponsorbook", "sponsorbook", b.version, "NOASSERTION", false},
		{"SPDXRef-go", "go", info.GoVersion, "https://go.dev/dl", false}}
	relations := []relation{{"SPDXRef-DOCUMENT", "DESCRIBES", "SPDXRef-sponsorbook"}, {"SPDXRef-sponsorbook", "DEPENDS_ON", "SPDXRef-go"}}
	for _, m := range info.Deps {
		id := "SPDXRef-" + regexp.MustCompile(`[^A-Za-z0-9.-]`).ReplaceAllString(m.Path, "-")
		packages = append(packages, pkg{id, m.Path, m.Version, "https://" + m.Path, false})
		relations = append(relations, relation{"SPDXRef-sponsorbook", "DEPENDS_ON", id})
	}
	text, err := json.MarshalIndent(map[string]any{"spdxVersion": "SPDX-2.3", "dataLicense": "CC0-1.0", "SPDXID": "SPDXRef-DOCUMENT",
		"name": archive, "documentNamespace": b.base + "/" + b.version + "/" + archive + "/" + b.sums[archive],
		"creationInfo": map[string]any{"created": b.at.Format(time.RFC3339), "creators": []string{"Tool: sponsorbook-release"}},
		"packages":     packages, "relationships": relations}, "", "  ")
	if err != nil {
		return err
	}
	return os.WriteFile(filepath.Join(out, archive+".spdx.json"), append(text, '\n'), 0o644)
}

// lists writes the checksums, the formula and the manifest.
func (b *build) lists(out string) error {
	var sums strings.Builder
	var names []string
	for name := range b.sums {
		names = append(names, name)
	}
	slices.Sort(names)
	for _, name := range names {
		fmt.Fprintf(&sums, "%s  %s\n", b.sums[name], name)
	}
	manifest, err := b.scoop()
	return cmp.Or(err, os.WriteFile(filepath.Join(out, "SHA256SUMS"), []byte(sums.String()), 0o644),
		os.WriteFile(filepath.Join(out, "sponsorbook.rb"), []byte(b.formula()), 0o644),
		os.WriteFile(filepath.Join(out, "sponsorbook.json"), manifest, 0o644))
}

func (b *build) url(name string) string { return b.base + "/" + b.version + "/" + name }

// formula is for Homebrew, on macOS and Linux.
func (b *build) formula() string {
	var s strings.Builder
	fmt.Fprintf(&s, "class Sponsorbook < Formula\n  desc \"Executive sponsor program, run from spreadsheet exports\"\n  homepage %q\n  "+
		"version %q\n  license \"Apache-2.0\"\n",
		b.base, b.version)
	for _, goos := range []struct{ brew, name string }{{"macos", "darwin"}, {"linux", "linux"}} {
		fmt.Fprintf(&s, "\n  on_%s do\n", goos.brew)
		for _, arch := range []struct{ brew, name string }{{"arm", "arm64"}, {"intel", "amd64"}} {
			name := fmt.Sprintf("sponsorbook_%s_%s_%s.tar.gz", b.version, goos.name, arch.name)
			if b.sums[name] != "" {
				fmt.Fprintf(&s, "    on_%s do\n      url %q\n      sha256 %q\n    end\n", arch.brew, b.url(name), b.sums[name])
			}
		}
		s.WriteString("  end\n")
	}
	s.WriteString("\n  def install\n    bin.install \"sponsorbook\"\n    man1.install Dir[\"docs/man/*.1\"]\n" +
		"    generate_completions_from_executable(bin/\"sponsorbook\", \"completion\")\n  end\n\n" +
		"  test do\n    system bin/\"sponsorbook\", \"init\", \"tour\", \"--sample\"\n  end\nend\n")
	return s.String()
}

// scoop is the manifest for Scoop, on Windows.
func (b *build) scoop() ([]byte, error) {
	architectures := map[string]any{}
	for scoop, arch := range map[string]string{"64bit": "amd64", "arm64": "arm64"} {
		name := fmt.Sprintf("sponsorbook_%s_windows_%s.zip", b.version, arch)
		if b.sums[name] != "" {
			architectures[scoop] = map[string]string{"url": b.url(name), "hash": b.sums[name],
				"extract_dir": strings.TrimSuffix(name, ".zip")}
		}
	}
	text, err := json.MarshalIndent(map[string]any{"version": b.version,
		"description": "Executive sponsor program, run from spreadsheet exports",
		"homepage":    b.base, "license": "Apache-2.0", "architecture": architectures, "bin": "sponsorbook.exe"}, "", "    ")
	return append(text, '\n'), err
}
