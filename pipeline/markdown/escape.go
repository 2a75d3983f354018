package markdown

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"sponsorbook/pipeline/document"
)

// escape is text as it stands inside a line: rendered, it is the cleaned text
// again. Only what Markdown would read as markup is escaped, so that names and
// amounts stay readable in plain text.
func escape(text string) string { return escapeClean(document.Clean(text)) }

// begin is text as it stands at the beginning of a block.
func begin(text string) string { return opening(strings.TrimSpace(escape(text))) }

// heading is text as it stands in a heading, whose closing hashes would be
// taken for decoration.
func heading(text string) string {
	s := begin(text)
	if strings.HasSuffix(s, "#") && !strings.HasSuffix(s, `\#`) {
		s = s[:len(s)-1] + `\#`
	}
	return s
}

// emphasis is text set off from what stands around it.
func emphasis(text string) string {
	if text = strings.TrimSpace(escape(text)); text == "" {
		return ""
	}
	return "*" + text + "*"
}

// escapeClean escapes text that has been cleaned.
func escapeClean(text string) string {
	if !strings.ContainsAny(text, "\\`*_[]<|~&!:@.$") {
		return text
	}
	var b strings.Builder
	before := ' '
	for i, r := range text {
		if special(text, i, r, before) {
			b.WriteByte('\\')
		}
		b.WriteRune(r)
		before = r
	}
	return b.String()
}

// special reports whether Markdown could read the character at i as markup.
func special(text string, i int, r, before rune) bool {
	rest := text[i+utf8.RuneLen(r):]
	next, _ := utf8.DecodeRuneInString(rest)
	switch r {
	case '\\', '`', '*', '[', ']', '<', '|', '~':
		return true
	case '_': // between letters it is a letter
		return !word(before) || rest == "" || !word(next)
	case '&': // of an entity
		return next == '#' || next < utf8.RuneSelf && unicode.IsLetter(next)
	case '!': // of an image, when a link follows
		return rest == ""
	case '$': // of a formula, unless it can only be an amount
		return !unicode.IsDigit(next)
	case ':': // of an address
		return strings.HasPrefix(rest, "//") || unicode.IsLetter(before) && rest != "" && !unicode.IsSpace(next)
	case '.':
		return i >= 3 && strings.EqualFold(text[i-3:i], "www")
	case '@':
		return rest != "" && !unicode.IsSpace(next)
	}
	return false
}

// word reports whether a character is one of a word, so that an underscore
// beside it is no emphasis.
func word(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }

// opening escapes what only the beginning of a block makes markup: headings,
// quotes, lists, rules.
func opening(s string) string {
	if s == "" {
		return ""
	}
	switch s[0] {
	case '#', '>', '=':
		return `\` + s
	case '-', '+':
		if len(s) == 1 || s[1] == ' ' || s[1] == s[0] {
			return `\` + s
		}
	}
	digits := len(s) - len(strings.TrimLeft(s, "0123456789"))
	if rest := s[digits:]; digits > 0 && rest != "" && (rest[0] == '.' || rest[0] == ')') &&
		(len(rest) == 1 || rest[1] == ' ') {
		return s[:digits] + `\` + rest
	}
	return s
}

// slug is a heading's anchor as forges make it.
func slug(title string) string {
	var b strings.Builder
	for _, r := range strings.ToLower(strings.TrimSpace(document.Clean(title))) {
		switch {
		case r == ' ':
			b.WriteByte('-')
		case r == '-' || r == '_' || unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r):
			b.WriteRune(r)
		}
	}
	return b.String()
}

// joined sets two statements beside each other.
func joined(a, b string) string {
	if a != "" && b != "" {
		return a + " · " + b
	}
	return a + b
}
