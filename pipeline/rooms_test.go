package pipeline_test

import (
	"archive/zip"
	"bytes"
	"html"
	"io"
	"os/exec"
	"path"
	"slices"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"sponsorbook/pipeline/document/author"
	"sponsorbook/pipeline/program"
)

// A secret is a text that a room must not hold, what it is, and its first word,
// by which a file is asked first.
type secret struct{ what, text, word string }

func newSecret(what, text string) secret {
	for word := range strings.FieldsFuncSeq(text, apart) {
		return secret{what, text, word}
	}
	return secret{}
}

func apart(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) }

func TestNoRoomOfTheSampleTellsWhatItsReaderMayNotKnow(t *testing.T) {
	p, files := made(t, "../input", 2)
	rooms := map[string][]secret{author.BoardRoom: boardSecrets(p)}
	for _, name := range author.Sponsors(p) {
		rooms[author.SponsorRoom(name)] = append(workshop(p, name), secretsOf(p, name, func(g *program.Group) bool {
			r := p.Pairing(g.Key)
			return r != nil && r.Confirmed && program.Fold(r.Sponsor) == program.Fold(name)
		})...)
	}
	for _, name := range p.ProgramManagers() {
		rooms[author.ManagerRoom(name)] = append(workshop(p, name), secretsOf(p, name, func(g *program.Group) bool {
			manager, _ := program.First(g, func(a *program.Account) string { return a.Manager })
			return program.Fold(manager) == program.Fold(name)
		})...)
	}
	read := map[string]int{}
	for file, content := range files {
		for room, secrets := range rooms {
			if strings.HasPrefix(file, room+"/") {
				read[room]++
				lookInto(t, file, content, secrets)
			}
		}
	}
	for room := range rooms {
		if read[room] == 0 {
			t.Errorf("the room %s is empty", room)
		}
	}
}

// lookInto fails for each secret in a file's name, texts, attributes or metadata.
func lookInto(t *testing.T, file string, content []byte, secrets []secret) {
	t.Helper()
	said := file + "\n" + told(t, file, content)
	words := map[string]bool{}
	for word := range strings.FieldsFuncSeq(said, apart) {
		words[word] = true
	}
	for _, s := range secrets {
		if !words[s.word] {
			continue
		}
		if at := strings.Index(said, s.text); at >= 0 && alone(said, at, s.text) {
			t.Errorf("%s tells %s: …%s…", file, s.what, strings.ToValidUTF8(said[max(0, at-50):min(len(said), at+len(s.text)+30)], ""))
		}
	}
}

// alone reports whether a text stands as words of its own.
func alone(said string, at int, text string) bool {
	before, _ := utf8.DecodeLastRuneInString(said[:at])
	after, _ := utf8.DecodeRuneInString(said[at+len(text):])
	letter := func(r rune) bool {
		return r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || r > 0x7f && r != utf8.RuneError && r < 0x250 && r != 0xa0 && r != 0xb7
	}
	return !letter(before) && !letter(after)
}

// told is everything that a file says, whatever its format.
func told(t *testing.T, file string, content []byte) string {
	t.Helper()
	switch path.Ext(file) {
	case ".pdf":
		return printed(t, file, content)
	case ".xlsx":
		return packed(t, file, content)
	}
	text := string(content)
	if path.Ext(file) == ".ics" {
		text = strings.ReplaceAll(text, "\r\n ", "")
	}
	if path.Ext(file) == ".md" {
		text = strings.ReplaceAll(text, `\`, "")
	}
	return html.UnescapeString(text)
}

// printed is the text and the metadata of a PDF, read by poppler.
func printed(t *testing.T, file string, content []byte) string {
	t.Helper()
	out := ""
	for _, tool := range [][]string{{"pdftotext", "-raw", "-", "-"}, {"pdfinfo", "-"}} {
		if _, err := exec.LookPath(tool[0]); err != nil {
			return out
		}
		c := exec.Command(tool[0], tool[1:]...)
		c.Stdin = bytes.NewReader(content)
		said, err := c.Output()
		if err != nil {
			t.Fatalf("%s %s: %v", tool[0], file, err)
		}
		out += strings.ReplaceAll(string(said), "\n", " ") + "\n"
	}
	return out
}

// packed is every part of a workbook, hidden sheets and properties with it.
func packed(t *testing.T, file string, content []byte) string {
	t.Helper()
	z, err := zip.NewReader(bytes.NewReader(content), int64(len(content)))
	if err != nil {
		t.Fatalf("%s: %v", file, err)
	}
	var out strings.Builder
	for _, f := range z.File {
		r, err := f.Open()
		if err != nil {
			t.Fatalf("%s: %v", file, err)
		}
		part, err := io.ReadAll(r)
		if err != nil {
			t.Fatalf("%s: %v", file, err)
		}
		out.WriteString(f.Name + "\n" + html.UnescapeString(string(part)) + "\n")
	}
	return out.String()
}

// workshop is what stays with the program manager: scores, reasons of absence,
// account managers' views but the reader's own, and where facts were read.
func workshop(p *program.Program, reader string) []secret {
	var out []secret
	for _, s := range p.Sponsors {
		if len(s.UnavailableWhy) > 5 {
			for _, why := range strings.Split(s.UnavailableWhy, ";") {
				out = append(out, newSecret("a reason of absence", strings.TrimSpace(why)))
			}
		}
	}
	for _, s := range p.Sources {
		out = append(out, newSecret("a file of the input", path.Base(s.File)))
	}
	theirs := map[string]bool{}
	for _, g := range p.Groups {
		manager, _ := program.First(g, func(a *program.Account) string { return a.Manager })
		for _, f := range g.Profiles {
			if program.Fold(manager) == program.Fold(reader) {
				theirs[f.ManagerView] = true
			}
		}
	}
	for _, f := range p.Profiles {
		if len(f.ManagerView) > 12 && !theirs[f.ManagerView] {
			out = append(out, newSecret("an account manager's view", f.ManagerView))
		}
	}
	return slices.DeleteFunc(out, func(s secret) bool { return len(s.text) < 6 })
}

// secretsOf are the names of the groups that a reader has nothing to do with,
// and what is said in confidence about them. A name that is part of one of the
// reader's own, or that the reader's own accounts tell, is no secret.
func secretsOf(p *program.Program, reader string, own func(*program.Group) bool) []secret {
	known := reader
	for _, m := range p.Meetings { // who is in the room knows who else is
		if program.Fold(m.Sponsor) == program.Fold(reader) ||
			slices.ContainsFunc(m.Ours, func(n string) bool { return program.Fold(n) == program.Fold(reader) }) {
			known += "\n" + hosts(p, m)
		}
	}
	for _, g := range p.Groups {
		if own(g) {
			known += "\n" + tellings(p, g)
		}
	}
	var out []secret
	for _, g := range p.Groups {
		if own(g) || utf8.RuneCountInString(g.Name) < 8 || strings.Contains(known, g.Name) {
			continue
		}
		out = append(out, newSecret("of "+g.Name, g.Name), newSecret("the page of "+g.Name, g.Slug))
		for _, c := range g.Contacts {
			if c.Email != "" {
				out = append(out, newSecret("an address at "+g.Name, c.Email))
			}
		}
	}
	return out
}

// tellings are the texts of a group in which another may be named, and those
// who sit at the same table in a meeting.
func tellings(p *program.Program, g *program.Group) string {
	var b strings.Builder
	for _, a := range g.Members {
		b.WriteString(a.Name + "\n" + a.KnownIssue + "\n")
	}
	for _, m := range g.Meetings {
		b.WriteString(hosts(p, m))
		b.WriteString(
			strings.Join(append([]string{m.Goal, m.BenefitToThem, m.BenefitToUs, m.Outcome, m.Learned, m.NewOpportunities, m.Place},
				m.Agenda...), "\n"))
	}
	for _, n := range g.Notes {
		b.WriteString(n.Text + "\n")
	}
	for _, f := range g.Profiles {
		b.WriteString(f.TheirPriorities + "\n" + f.UntappedNote + "\n" + f.Strategy + "\n")
	}
	return b.String()
}

// hosts are the names of the groups in a meeting.
func hosts(p *program.Program, m *program.Meeting) string {
	var b strings.Builder
	for _, key := range m.Accounts {
		if g := p.GroupOf(key); g != nil {
			b.WriteString(g.Name + "\n")
		}
	}
	return b.String()
}

// boardSecrets are all people by name and address, and where facts were read.
func boardSecrets(p *program.Program) []secret {
	out := workshop(p, "")
	add := func(what string, names ...string) {
		for _, n := range names {
			if utf8.RuneCountInString(n) > 5 && (strings.Contains(n, " ") || strings.Contains(n, "@")) {
				out = append(out, newSecret(what, n))
			}
		}
	}
	for _, s := range p.Sponsors {
		add("an executive", s.Name, s.Email, s.AssistantEmail)
	}
	for _, a := range p.Accounts {
		add("a person", a.Manager, a.ManagerEmail, a.Sponsor, a.Deputy, a.CustomerExecutive)
	}
	for _, c := range p.Contacts {
		add("a contact", c.Name, c.LatinName, c.Email)
	}
	for _, e := range p.Escalations {
		add("a colleague", e.Manager, e.AuthorityBy)
	}
	return out
}
