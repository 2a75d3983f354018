package value

import "strings"

// IsSalesforceID reports whether a text is a record id of Salesforce: 15
// letters and digits of which one at least is a digit, or those with their
// three characters of checksum.
func IsSalesforceID(text string) bool {
	switch len(text) {
	case 15:
		return isAlphanumeric(text) && strings.ContainsAny(text, "0123456789") && strings.ContainsAny(text[:5], "0123456789")
	case 18:
		return isAlphanumeric(text) && strings.ContainsAny(text[:5], "0123456789") && strings.EqualFold(text[15:], checksum(text[:15]))
	}
	return false
}

// LongID is the 18-character form of a Salesforce id, so that the 15- and the
// 18-character id of a record are one. Any other id stays as it is, spaces
// around it apart.
func LongID(id string) string {
	id = strings.TrimSpace(id)
	switch {
	case len(id) == 15 && IsSalesforceID(id):
		return id + checksum(id)
	case len(id) == 18 && IsSalesforceID(id):
		return id[:15] + strings.ToUpper(id[15:])
	}
	return id
}

// checksum is the suffix of an id: of each five characters, which are upper
// case, as one character of 32.
func checksum(id string) string {
	const alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ012345"
	var out [3]byte
	for block := range 3 {
		bits := 0
		for i := range 5 {
			if c := id[block*5+i]; c >= 'A' && c <= 'Z' {
				bits |= 1 << i
			}
		}
		out[block] = alphabet[bits]
	}
	return string(out[:])
}

func isAlphanumeric(s string) bool {
	for i := range len(s) {
		c := s[i] | 0x20
		if (c < 'a' || c > 'z') && (s[i] < '0' || s[i] > '9') {
			return false
		}
	}
	return s != ""
}

// Email is the address of a cell in lower case: "Jane Roe <jane@x.com>" and
// "mailto:jane@x.com" too. It is false for what cannot be an address.
func Email(text string) (string, bool) {
	s := strings.TrimSpace(text)
	if open := strings.LastIndexByte(s, '<'); open >= 0 && strings.HasSuffix(s, ">") {
		s = s[open+1 : len(s)-1]
	}
	s = strings.ToLower(strings.TrimSpace(strings.TrimPrefix(s, "mailto:")))
	local, domain, ok := strings.Cut(s, "@")
	if !ok || len(s) > 254 || local == "" || strings.ContainsAny(s, " \t\r\n,;<>()[]\"\\:") || strings.Contains(domain, "@") {
		return "", false
	}
	return s, isDomain(domain)
}

// Domain is the domain of a website or an e-mail address, without www: of
// "https://www.Acme.com/de" it is "acme.com". It is false where there is none.
func Domain(text string) (string, bool) {
	s := strings.ToLower(strings.TrimSpace(text))
	if e, ok := Email(s); ok {
		s = e[strings.IndexByte(e, '@')+1:]
	}
	if _, rest, ok := strings.Cut(s, "://"); ok {
		s = rest
	}
	if i := strings.IndexAny(s, "/?#:"); i >= 0 {
		s = s[:i]
	}
	s = strings.TrimSuffix(strings.TrimPrefix(s, "www."), ".")
	return s, isDomain(s)
}

// freeMail are the domains that belong to no customer.
var freeMail = words(
	`gmail.com googlemail.com outlook.com hotmail.com live.com msn.com yahoo.com yahoo.co.jp yahoo.de yahoo.fr icloud.com me.com aol.com
	gmx.de gmx.net gmx.at gmx.ch web.de t-online.de freenet.de orange.fr free.fr laposte.net wanadoo.fr proton.me protonmail.com mail.ru yandex.ru qq.com 163.com example.com`)

// FreeMail reports whether a domain hands out addresses to anybody, so that it
// tells nothing about whose address it is.
func FreeMail(domain string) bool { return freeMail[strings.ToLower(domain)] }

func isDomain(s string) bool {
	if len(s) < 4 || len(s) > 253 || !strings.Contains(s, ".") {
		return false
	}
	for label := range strings.SplitSeq(s, ".") {
		if label == "" || len(label) > 63 || label[0] == '-' || label[len(label)-1] == '-' ||
			strings.ContainsAny(label, " \t\r\n/\\@,;:!?()<>\"'_&=+%*#$") {
			return false
		}
	}
	i := strings.LastIndexByte(s, '.')
	return len(s)-i > 2 && !strings.ContainsAny(s[i:], "0123456789")
}
