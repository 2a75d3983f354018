package document

import (
	"io/fs"
	"net/url"
	"path"
	"strings"
)

// Href is a link as a file of the document writes it: relative to that file's
// own path in the book, percent-encoded. It is false for what no page may lead
// to: an address with a scheme or a host, a path that leaves the book, and one
// that leaves the document's room. A writer then prints the words alone.
func (d Document) Href(to, file string) (string, bool) {
	target, fragment, has := strings.Cut(to, "#")
	if has && fragment == "" || strings.ContainsAny(target, ":\\?") || Clean(to) != to {
		return "", false
	}
	if has {
		fragment = "#" + Anchor(fragment)
	}
	if target == "" {
		return fragment, has
	}
	if !fs.ValidPath(target) || target == "." || d.Room != "" && !strings.HasPrefix(target, d.Room+"/") {
		return "", false
	}
	return relative(path.Dir(file), target) + fragment, true
}

// relative is the way from a folder to a file of the book.
func relative(dir, target string) string {
	from, to := strings.Split(dir, "/"), strings.Split(target, "/")
	if dir == "." {
		from = nil
	}
	same := 0
	for same < len(from) && same < len(to)-1 && from[same] == to[same] {
		same++
	}
	steps := make([]string, 0, len(from)+len(to))
	for range len(from) - same {
		steps = append(steps, "..")
	}
	for _, s := range to[same:] {
		steps = append(steps, url.PathEscape(s))
	}
	return strings.Join(steps, "/")
}

// Anchor is an identifier as a heading's address: letters a to z, digits and
// hyphens, never empty.
func Anchor(id string) string {
	var b strings.Builder
	for _, r := range strings.ToLower(id) {
		switch {
		case r >= 'a' && r <= 'z' || r >= '0' && r <= '9':
			b.WriteRune(r)
		case b.Len() > 0 && !strings.HasSuffix(b.String(), "-"):
			b.WriteByte('-')
		}
		if b.Len() >= 80 {
			break
		}
	}
	if s := strings.TrimRight(b.String(), "-"); s != "" {
		return s
	}
	return "part"
}
