package mail

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path"
	"strings"
	"time"
	"unicode"

	"github.com/pdfcpu/pdfcpu/pkg/api"
	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/model"
)

// passwordVariable is the environment variable of a reader's password.
func passwordVariable(room string) string {
	name := strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			return unicode.ToUpper(r)
		}
		return '_'
	}, path.Base(room))
	return "SPONSORBOOK_PDF_PASSWORD_" + name
}

// password is a reader's, from the command or the environment; never empty. The
// error never holds one.
func (p Policy) password(ctx context.Context, room string) (string, error) {
	if len(p.PasswordCommand) == 0 {
		if v := os.Getenv(passwordVariable(room)); v != "" {
			return v, typeable(v)
		}
		return "", fmt.Errorf("no password; set %s, or write delivery.password_command", passwordVariable(room))
	}
	ctx, stop := context.WithTimeout(ctx, time.Minute)
	defer stop()
	args := make([]string, len(p.PasswordCommand))
	for i, a := range p.PasswordCommand {
		args[i] = strings.ReplaceAll(a, "{reader}", path.Base(room))
	}
	out, err := exec.CommandContext(ctx, args[0], args[1:]...).Output()
	word, _, _ := strings.Cut(string(out), "\n")
	if word = strings.TrimRight(word, "\r"); err != nil || word == "" {
		return "", fmt.Errorf("no password: %s printed none (%v)", args[0], err)
	}
	return word, typeable(word)
}

// typeable refuses what PDF readers do not agree on how to turn into bytes.
func typeable(password string) error {
	if strings.ContainsFunc(password, func(r rune) bool { return r <= ' ' || r > '~' }) {
		return errors.New("the password has a space or a letter beyond ASCII; choose one of A-Z, a-z, 0-9 and signs")
	}
	return nil
}

// lock is a PDF that opens with a password alone: AES-256 as PDF 2.0 has it
// (revision 6). Structure, tags and reading aloud stay.
func lock(content []byte, password string) ([]byte, error) {
	api.DisableConfigDir()
	c := model.NewAESConfiguration(password, password, 256)
	c.Cmd = model.ENCRYPT
	c.Permissions = model.PermissionsAll
	c.Optimize, c.OptimizeBeforeWriting, c.OptimizeResourceDicts = false, false, false
	ctx, err := api.ReadValidateAndOptimize(bytes.NewReader(content), c)
	if err != nil {
		return nil, fmt.Errorf("set the password: %w", err)
	}
	version := model.V20 // without it the key is derived as an older draft had it
	ctx.HeaderVersion, ctx.RootVersion = &version, &version
	var b bytes.Buffer
	if err := api.WriteContext(ctx, &b); err != nil {
		return nil, fmt.Errorf("set the password: %w", err)
	}
	return b.Bytes(), nil
}

// sealed makes sure that a PDF does not open without its password.
func sealed(content []byte, password string) error {
	if _, err := pdfText(content, ""); err == nil {
		return errors.New("it opens without a password")
	}
	if _, err := pdfText(content, password); err != nil {
		return fmt.Errorf("it does not open with its password: %w", err)
	}
	return nil
}
