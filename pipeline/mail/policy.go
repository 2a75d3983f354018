package mail

import (
	"fmt"
	"net"
	netmail "net/mail"
	"slices"
	"strings"
)

// A Policy is how a book is delivered. Its zero value with the defaults makes
// drafts; sending needs a sender and a server.
type Policy struct {
	From            string   `yaml:"from" doc:"who sends, as Name <address>. Needed"`
	ReplyTo         string   `yaml:"reply_to" doc:"where answers go. Default: from"`
	Envelope        string   `yaml:"envelope_sender" doc:"address that hears of what did not arrive. Default: that of from"`
	Leadership      []string `yaml:"leadership" doc:"addresses that get the scorecard. Default: none"`
	Domains         []string `yaml:"allowed_domains" doc:"the only domains that anything is sent to. Default: those of the sponsors' own addresses, public mail services left out"`
	Copies          string   `yaml:"copies" doc:"which briefings sponsors get: travel or full. Default: travel"`
	MaxMegabytes    int      `yaml:"max_megabytes" doc:"the largest message, as it goes over the wire. Default: 20"`
	Passwords       bool     `yaml:"passwords" doc:"whether mailed PDFs are encrypted (AES-256), each reader's with their own password. Default: false"`
	PasswordCommand []string `yaml:"password_command" doc:"program with its arguments that prints a reader's password; {reader} stands for the name of their room. Default: the environment variable SPONSORBOOK_PDF_PASSWORD_ and that name in capitals"`
	MayName         []string `yaml:"may_name" doc:"account names that are also ordinary words, and so no leak where they are met. Default: none"`
	Server          Server   `yaml:"server" doc:"the mail server"`
}

// A Server is where messages are handed in.
type Server struct {
	Host        string `yaml:"host" doc:"name of the server that takes the messages. Needed to send"`
	Port        int    `yaml:"port" doc:"its port. Default: 587, with security tls 465"`
	Security    string `yaml:"security" doc:"starttls, tls (from the first byte), or none (only to this machine itself). Default: starttls"`
	CAFile      string `yaml:"ca_file" doc:"further certificates to trust, in PEM, as a path from the configuration. Default: the system's alone"`
	Auth        string `yaml:"auth" doc:"auto, plain, login, cram-md5, scram-sha-1, scram-sha-256, xoauth2 or none. Default: auto, the strongest that the server offers"`
	Credentials string `yaml:"credentials" doc:"file of lines user: … and password: … or token: …, readable by its owner alone, as a path from the configuration. Default: the environment variables SPONSORBOOK_SMTP_USER, _PASSWORD and _TOKEN"`
	Hello       string `yaml:"hello" doc:"name that this machine gives itself. Default: localhost"`
	Connections int    `yaml:"connections" doc:"how many messages are sent at once. Default: 1"`
	PerMinute   int    `yaml:"per_minute" doc:"the most messages a minute. Default: 30"`
	Attempts    int    `yaml:"attempts" doc:"how often a message is tried that the server puts off. Default: 6"`
	Wait        int    `yaml:"wait_seconds" doc:"wait before the second attempt; it doubles each time. Default: 30"`
	Timeout     int    `yaml:"timeout_seconds" doc:"how long the server may be silent. Default: 120"`
}

// Copies of briefings.
const (
	TravelCopies = "travel"
	FullCopies   = "full"
)

// Defaults are the choices of a delivery without a configuration.
func Defaults() Policy {
	return Policy{Copies: TravelCopies, MaxMegabytes: 20, Server: Server{Security: "starttls", Auth: "auto",
		Hello: "localhost", Connections: 1, PerMinute: 30, Attempts: 6, Wait: 30, Timeout: 120}}
}

// Validate says which value makes no sense, beginning with its key.
func (p Policy) Validate() error {
	for key, text := range map[string]string{"from": p.From, "reply_to": p.ReplyTo, "envelope_sender": p.Envelope} {
		if _, err := netmail.ParseAddress(text); text != "" && err != nil {
			return fmt.Errorf("%s %q is no address; write Name <name@example.com>", key, text)
		}
	}
	for _, text := range p.Leadership {
		if _, err := netmail.ParseAddress(text); err != nil {
			return fmt.Errorf("leadership %q is no address; write Name <name@example.com>", text)
		}
	}
	for _, d := range p.Domains {
		if d == "" || strings.ContainsAny(d, "@*/ ") {
			return fmt.Errorf("allowed_domains %q is no domain; write example.com", d)
		}
	}
	switch {
	case p.Copies != TravelCopies && p.Copies != FullCopies:
		return fmt.Errorf("copies %q is not one of travel, full", p.Copies)
	case p.MaxMegabytes < 1:
		return fmt.Errorf("max_megabytes is %d; write 1 or more", p.MaxMegabytes)
	}
	if err := p.Server.Validate(); err != nil {
		return fmt.Errorf("server.%w", err)
	}
	return nil
}

// Validate says which value makes no sense, beginning with its key.
func (s Server) Validate() error {
	securities := []string{"starttls", "tls", "none"}
	switch {
	case !slices.Contains(securities, s.Security):
		return fmt.Errorf("security %q is not one of %s", s.Security, strings.Join(securities, ", "))
	case s.Security == "none" && s.Host != "" && !loopback(s.Host):
		return fmt.Errorf("security none sends to this machine itself alone, not to %s; write starttls or tls", s.Host)
	case !slices.Contains(mechanismNames(), s.Auth):
		return fmt.Errorf("auth %q is not one of %s", s.Auth, strings.Join(mechanismNames(), ", "))
	case s.Port < 0 || s.Port > 65535:
		return fmt.Errorf("port is %d; write 1 to 65535", s.Port)
	}
	for _, n := range []struct {
		key          string
		value, least int
	}{{"connections", s.Connections, 1}, {"per_minute", s.PerMinute, 1}, {"attempts", s.Attempts, 1},
		{"wait_seconds", s.Wait, 0}, {"timeout_seconds", s.Timeout, 1}} {
		if n.value < n.least {
			return fmt.Errorf("%s is %d; write %d or more", n.key, n.value, n.least)
		}
	}
	return nil
}

// loopback reports whether a host is this machine.
func loopback(host string) bool {
	if host == "localhost" {
		return true
	}
	ip := net.ParseIP(host)
	return ip != nil && ip.IsLoopback()
}

// address is host and port.
func (s Server) address() string {
	port := s.Port
	if port == 0 {
		port = 587
		if s.Security == "tls" {
			port = 465
		}
	}
	return net.JoinHostPort(s.Host, fmt.Sprint(port))
}
