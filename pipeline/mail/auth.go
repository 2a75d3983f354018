package mail

import (
	"encoding/base64"
	"fmt"
	"os"
	"runtime"
	"slices"
	"strings"

	"github.com/wneessen/go-mail/smtp"
)

// Credentials are who hands messages in. They never stand in the configuration
// and are never printed.
type Credentials struct {
	User, Password, Token string
}

// ReadCredentials are those of a file, "" for the environment. The file must be
// readable by its owner alone.
func ReadCredentials(file string) (Credentials, error) {
	if file == "" {
		return Credentials{os.Getenv("SPONSORBOOK_SMTP_USER"), os.Getenv("SPONSORBOOK_SMTP_PASSWORD"),
			os.Getenv("SPONSORBOOK_SMTP_TOKEN")}, nil
	}
	info, err := os.Stat(file)
	if err != nil {
		return Credentials{}, fmt.Errorf("read the credentials: %w", err)
	}
	if info.Mode().Perm()&0o077 != 0 && runtime.GOOS != "windows" {
		return Credentials{}, fmt.Errorf("others can read the credentials in %s; make it yours alone: chmod 600 %s", file, file)
	}
	text, err := os.ReadFile(file)
	if err != nil {
		return Credentials{}, fmt.Errorf("read the credentials: %w", err)
	}
	var c Credentials
	for n, line := range strings.Split(string(text), "\n") {
		key, value, ok := strings.Cut(line, ":")
		value = strings.TrimSpace(value)
		switch key = strings.TrimSpace(key); {
		case key == "" && !ok, strings.HasPrefix(key, "#"):
		case key == "user":
			c.User = value
		case key == "password":
			c.Password = value
		case key == "token":
			c.Token = value
		default:
			return Credentials{}, fmt.Errorf("%s:%d is not user: …, password: … or token: …", file, n+1)
		}
	}
	return c, nil
}

func (c Credentials) none() bool { return c.User == "" && c.Password == "" && c.Token == "" }

// hide takes the secrets out of a text, as they are and as they go over the wire.
func (c Credentials) hide(text string) string {
	for _, secret := range []string{c.Password, c.Token} {
		if len(secret) < 4 {
			continue
		}
		for _, form := range []string{secret, base64.StdEncoding.EncodeToString([]byte(secret)),
			base64.StdEncoding.EncodeToString([]byte("\x00" + c.User + "\x00" + secret))} {
			text = strings.ReplaceAll(text, form, "…")
		}
	}
	return text
}

// A mechanism is a way to say who we are (SASL).
type mechanism struct {
	name  string
	bare  bool // it sends the secret itself: only over TLS, or to this machine
	token bool // it wants a token instead of a password
	start func(c Credentials, host string) smtp.Auth
}

// mechanisms are those that may be chosen, the strongest first.
var mechanisms = []mechanism{
	{"xoauth2", true, true, func(c Credentials, _ string) smtp.Auth { return smtp.XOAuth2Auth(c.User, c.Token) }},
	{"scram-sha-256", false, false, func(c Credentials, _ string) smtp.Auth { return smtp.ScramSHA256Auth(c.User, c.Password) }},
	{"scram-sha-1", false, false, func(c Credentials, _ string) smtp.Auth { return smtp.ScramSHA1Auth(c.User, c.Password) }},
	{"cram-md5", false, false, func(c Credentials, _ string) smtp.Auth { return smtp.CRAMMD5Auth(c.User, c.Password) }},
	{"plain", true, false, func(c Credentials, host string) smtp.Auth { return smtp.PlainAuth("", c.User, c.Password, host, true) }},
	{"login", true, false, func(c Credentials, host string) smtp.Auth { return smtp.LoginAuth(c.User, c.Password, host, true) }},
}

// secret is where the credentials of a mechanism come from.
func (s Server) secret(m *mechanism) string {
	switch {
	case s.Credentials != "":
		return s.Credentials
	case m.token:
		return "SPONSORBOOK_SMTP_USER and SPONSORBOOK_SMTP_TOKEN (a token lasts about an hour)"
	}
	return "SPONSORBOOK_SMTP_USER and SPONSORBOOK_SMTP_PASSWORD"
}

func mechanismNames() []string {
	out := []string{"auto", "none"}
	for _, m := range mechanisms {
		out = append(out, m.name)
	}
	return out
}

// choose picks the mechanism: the one asked for, else the strongest that the
// server offers. Nil means that nobody asked for any.
func choose(want, offered string, c Credentials, private bool) (*mechanism, error) {
	if want == "none" || want == "auto" && c.none() {
		return nil, nil
	}
	list := strings.Fields(strings.ToLower(offered))
	for i := range mechanisms {
		m := &mechanisms[i]
		if want != "auto" && want != m.name || m.token != (c.Token != "") && want == "auto" || !slices.Contains(list, m.name) {
			continue
		}
		switch {
		case m.bare && !private:
			return nil, fmt.Errorf("%s would send the password in the clear; use security starttls or tls", m.name)
		case c.User == "" || m.token && c.Token == "" || !m.token && c.Password == "":
			return nil, fmt.Errorf("%s needs credentials; set SPONSORBOOK_SMTP_USER and SPONSORBOOK_SMTP_PASSWORD or _TOKEN, or "+
				"server.credentials", m.name)
		}
		return m, nil
	}
	return nil, fmt.Errorf("the server offers no login that is wanted (it offers: %s)", strings.Join(list, ", "))
}
