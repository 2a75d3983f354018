package main

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"time"
)

// nfpm makes packages of Debian and Red Hat from one description.
const nfpm = "github.com/goreleaser/nfpm/v2/cmd/nfpm@v2.48.0"

// shells are those that packages bring completions for, with the files that each looks for.
var shells = map[string]string{"bash": "sponsorbook.bash", "zsh": "_sponsorbook", "fish": "sponsorbook.fish"}

// packages are a deb and an rpm of a Linux system's program.
func (b *build) packages(out, system string) error {
	goos, arch, _ := strings.Cut(system, "/")
	if goos != "linux" {
		return nil
	}
	completions, err := os.MkdirTemp("", "completions")
	if err != nil {
		return err
	}
	defer os.RemoveAll(completions)
	for shell, name := range shells {
		text, err := exec.Command("go", "run", "./cmd/sponsorbook", "completion", shell).Output()
		if err == nil {
			err = os.WriteFile(filepath.Join(completions, name), text, 0o644)
		}
		if err != nil {
			return fmt.Errorf("completions of %s: %w", shell, err)
		}
	}
	description, err := os.ReadFile(".ci/release/nfpm.yaml")
	if err != nil {
		return err
	}
	filled := os.Expand(string(description), func(name string) string {
		return map[string]string{"ARCH": arch, "VERSION": b.version, "HOMEPAGE": b.base, "MAINTAINER": "maintainers@example.com",
			"MTIME": b.at.Format(time.RFC3339), "COMPLETIONS": completions,
			"PROGRAM": filepath.ToSlash(filepath.Join(out, "bin", goos+"_"+arch, "sponsorbook"))}[name]
	})
	config := filepath.Join(completions, "nfpm.yaml")
	if err := os.WriteFile(config, []byte(filled), 0o644); err != nil {
		return err
	}
	for _, format := range []string{"deb", "rpm"} {
		name := fmt.Sprintf("sponsorbook_%s_%s_%s.%s", b.version, goos, arch, format)
		c := exec.Command("go", "run", nfpm, "package", "-f", config, "-p", format, "-t", filepath.Join(out, name))
		c.Env = append(os.Environ(), fmt.Sprintf("SOURCE_DATE_EPOCH=%d", b.at.Unix()))
		if said, err := c.CombinedOutput(); err != nil {
			return fmt.Errorf("%s: %w: %s", name, err, said)
		}
		packed, err := os.ReadFile(filepath.Join(out, name))
		if err != nil {
			return err
		}
		sum := sha256.Sum256(packed)
		b.sums[name] = hex.EncodeToString(sum[:])
	}
	return nil
}
