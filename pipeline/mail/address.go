package mail

import (
	"fmt"
	netmail "net/mail"
	"slices"
	"strings"

	"golang.org/x/net/idna"
)

// public are mail services that anybody can have an address at: never a company's
// own, so never taken from the roster.
var public = strings.Fields(
	`gmail.com googlemail.com outlook.com hotmail.com live.com msn.com yahoo.com yahoo.co.jp ymail.com icloud.com me.com
	aol.com gmx.de gmx.net gmx.com web.de t-online.de freenet.de mail.com mail.ru yandex.ru proton.me protonmail.com pm.me
	orange.fr free.fr laposte.net wanadoo.fr libero.it virgilio.it qq.com 163.com 126.com naver.com`)

// parse is an address with its domain in ASCII and lower case.
func parse(text string) (*netmail.Address, error) {
	a, err := netmail.ParseAddress(strings.TrimSpace(text))
	if err != nil {
		return nil, fmt.Errorf("%q is no address", text)
	}
	local, domain := split(a.Address)
	ascii, err := idna.Lookup.ToASCII(domain)
	if err != nil || !strings.Contains(ascii, ".") && ascii != "localhost" {
		return nil, fmt.Errorf("%q has no domain that can be sent to", text)
	}
	a.Address = local + "@" + strings.ToLower(ascii)
	return a, nil
}

func split(address string) (local, domain string) {
	i := strings.LastIndexByte(address, '@')
	return address[:i], address[i+1:]
}

// domains are where messages may go: the configured ones, else those of the
// sponsors' own addresses, public services left out.
func (p Policy) domains(rooms []Room) []string {
	var out []string
	if len(p.Domains) > 0 {
		for _, d := range p.Domains {
			if ascii, err := idna.Lookup.ToASCII(strings.TrimSpace(d)); err == nil {
				out = append(out, strings.ToLower(ascii))
			}
		}
		return out
	}
	for _, r := range rooms {
		if r.Letter.Reader != toSponsor {
			continue
		}
		for _, text := range r.Letter.Emails {
			if a, err := parse(text); err == nil {
				if _, domain := split(a.Address); !slices.Contains(public, domain) && !slices.Contains(out, domain) {
					out = append(out, domain)
				}
			}
		}
	}
	slices.Sort(out)
	return out
}

// ascii reports whether a text needs no SMTPUTF8.
func ascii(s string) bool {
	for i := range len(s) {
		if s[i] >= 0x80 {
			return false
		}
	}
	return true
}
