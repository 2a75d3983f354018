package mail_test

import (
	"context"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"sponsorbook/pipeline/mail"
)

// sent delivers a desk's drafts to a server that takes all, and gives that server.
func (d *desk) sent(server *scripted, change func(*mail.Sender)) *scripted {
	d.t.Helper()
	ca := newAuthority(d.t)
	server.cert, server.offers = ca.issue(d.t, "127.0.0.1", time.Now().Add(time.Hour)), "PLAIN"
	server.start(d.t)
	s := d.sender(server, ca.file)
	if change != nil {
		change(s)
	}
	if _, err := s.Send(context.Background(), d.book, ""); err != nil {
		d.t.Fatal(err)
	}
	return server
}

func TestWhatTheServerIsTold(t *testing.T) {
	d := ready(t)
	d.config.Delivery.Envelope, d.config.Delivery.ReplyTo = "bounces@veldmar.example", "Office of Nora <office@veldmar.example>"
	d.mustDraft()
	server := d.sent(&scripted{}, nil)
	for _, want := range []string{
		"MAIL FROM:<bounces@veldmar.example> BODY=8BITMIME RET=HDRS",
		"RCPT TO:<helena@veldmar.example> NOTIFY=FAILURE,DELAY",
	} {
		if !slices.Contains(server.heard, want) {
			t.Errorf("%q was not said; said was\n%s", want, strings.Join(server.heard, "\n"))
		}
	}
	for _, m := range server.mail() {
		if m.to != "etienne@veldmar.example" {
			continue
		}
		for name, want := range map[string]string{
			"From": `"Nora Achterberg" <nora@veldmar.example>`, "Reply-To": `"Office of Nora" <office@veldmar.example>`,
			"Auto-Submitted": "auto-generated", "To": "=?utf-8?q?=C3=89tienne_Garrelon?= <etienne@veldmar.example>",
		} {
			if got := header(m.data, name); got != want {
				t.Errorf("%s is %q, want %q", name, got, want)
			}
		}
		return
	}
	t.Error("Étienne's did not come")
}

func TestConnectionsAreAsManyAsTheConfigurationSays(t *testing.T) {
	for _, n := range []int{1, 3} {
		d := ready(t)
		slow := func(string, string, int) string { time.Sleep(5 * time.Millisecond); return "" }
		server := d.sent(&scripted{say: slow}, func(s *mail.Sender) { s.Policy.Server.Connections = n })
		if most := server.atOnce(); most > n || n > 1 && most < 2 {
			t.Errorf("%d connections at once, want %d", most, n)
		}
		if got := len(server.mail()); got != 6 {
			t.Errorf("%d messages", got)
		}
		never(t, server)
	}
}

func TestAMessageThatIsTooLargeIsHeldBack(t *testing.T) {
	d := ready(t)
	d.config.Delivery.MaxMegabytes = 0 // anything is more
	x := of(t, d.mustDraft(), "sponsor", "Helena Brandt")
	if said := strings.Join(x.Warnings, "; "); x.State != mail.HeldBack || x.File != "" ||
		!strings.Contains(said, "MB, and 0 are the most; raise delivery.max_megabytes") {
		t.Errorf("%s: %s", x.State, said)
	}
	if files, _ := filepath.Glob(filepath.Join(mail.Folder(d.output, "2026-10"), "*.eml")); len(files) > 0 {
		t.Errorf("%v lie there", files)
	}
}

func TestFullCopiesGoWithThePortfolio(t *testing.T) {
	d := ready(t)
	d.config.Delivery.Copies = mail.FullCopies
	var names []string
	for _, p := range of(t, d.mustDraft(), "sponsor", "Helena Brandt").Parts {
		names = append(names, p.Name)
	}
	if got, want := strings.Join(names, " "), "pack-2026-10.pdf portfolio-2026-10.pdf meeting-2026-11-20.ics"; got != want {
		t.Errorf("attachments %s, want %s", got, want)
	}
}

func TestFormsOfOnesOwnTakeThePlaceOfOurs(t *testing.T) {
	d := ready(t)
	make := func(name, text string) (*mail.Drafts, error) {
		forms, err := mail.NewForms(fstest.MapFS{name: {Data: []byte(text)}})
		if err != nil {
			return nil, err
		}
		return mail.Maker{Output: d.output, Policy: d.config.Delivery, Forms: forms, Ledger: d.ledger(), Now: noon}.Make(
			context.Background(), d.book)
	}
	drafts, err := make("mail.txt", "From the office. {{.Letter.Lead}}\n")
	if err != nil {
		t.Fatal(err)
	}
	if x := of(t, drafts, "sponsor", "Helena Brandt"); !strings.HasPrefix(x.Text, "From the office. The month's briefings") ||
		!strings.Contains(x.HTML, "<table") {
		t.Errorf("the text is %q", x.Text)
	}
	if _, err := make("mail.html", "{{.Letter.Nothing}}"); err == nil || !strings.Contains(err.Error(), "mail.html:1") {
		t.Errorf("a form that does not work: %v", err)
	}
	if _, err := make("mail.txt", "Call 4711 for more.\n"); err == nil ||
		!strings.Contains(err.Error(), "says 4711, which the room does not") {
		t.Errorf("a form with a figure of its own: %v", err)
	}
}

func TestAddressesBeyondASCIIAskForSMTPUTF8Alone(t *testing.T) {
	exports := company()
	replace("sponsors.csv", "etienne@veldmar.example", "étienne@veldmar.example")(exports)
	for _, wide := range []bool{true, false} {
		d := published(t, exports, settings)
		d.mustDraft()
		server := d.sent(&scripted{wide: wide}, nil)
		for i, line := range server.heard {
			if strings.HasPrefix(line, "MAIL") && strings.Contains(line, "SMTPUTF8") != strings.Contains(server.heard[i+1], "étienne") {
				t.Errorf("%q before %q", line, server.heard[i+1])
			}
		}
		if got, want := d.fate("étienne@veldmar.example"), map[bool]string{true: mail.Accepted, false: mail.Refused}[wide]; got != want {
			t.Errorf("taken %t: %s, want %s", wide, got, want)
		}
		if got := d.fate(helena); got != mail.Accepted {
			t.Errorf("the other's is %s", got)
		}
	}
}

// TestWhoGoesToAMeetingStandsInTheTextAsInTheCalendar: one that another sponsor goes
// to is told with their name and has no invitation; one of another's account that the
// reader goes to has one, and stands in the text.
func TestWhoGoesToAMeetingStandsInTheTextAsInTheCalendar(t *testing.T) {
	exports := company()
	exports["meetings.csv"] += "M-3,Aurelia Logistics,2026-12-03,10:00,11:00,call,booked,Étienne Garrelon,Close the " +
		"year,Invoices,Video,Europe/Berlin\n"
	drafts := published(t, exports, settings).mustDraft()
	for _, c := range []struct{ name, line, file string }{
		{"Helena Brandt", "Aurelia Logistics: call, Thursday 3 December, 10:00–11:00 Berlin time, Video, with Étienne Garrelon",
			"meeting-2026-11-20.ics"},
		{"Étienne Garrelon", "- call, Thursday 3 December, 10:00–11:00 Berlin time, Video",
			"meeting-2026-11-25.ics meeting-2026-12-03.ics"},
	} {
		x := of(t, drafts, "sponsor", c.name)
		if !strings.Contains(strings.ReplaceAll(x.Text, "\u00a0", " "), c.line+"\n") {
			t.Errorf("%q is not in\n%s", c.line, x.Text)
		}
		var files []string
		for _, p := range x.Parts[1:] {
			files = append(files, p.Name)
		}
		if got := strings.Join(files, " "); got != c.file {
			t.Errorf("%s: %s, want %s", c.name, got, c.file)
		}
	}
}
