package mail_test

import (
	"bytes"
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"testing/fstest"
	"time"

	"sponsorbook/pipeline"
	"sponsorbook/pipeline/book"
	"sponsorbook/pipeline/config"
	"sponsorbook/pipeline/mail"
	"sponsorbook/pipeline/program"
)

// noon is the moment at which tests make drafts.
var noon = time.Date(2026, 11, 2, 12, 0, 0, 0, time.UTC)

// settings are a configuration of two sponsors' company, to be added to.
const settings = `as_of: 2026-10-31
program: {company: Veldmar, name: Sponsor program}
tiers: {tier_1: 60, tier_1_out: 70, tier_2: 100, tier_2_out: 100}
delivery:
  from: Nora Achterberg <nora@veldmar.example>
  leadership: [Board Office <board@veldmar.example>]
`

// company are the exports of a small company: three accounts, two sponsors, two
// account managers.
func company() map[string]string {
	return map[string]string{
		"accounts.csv": "Account ID,Account Name,Account Manager,Account Manager Email,Executive Sponsor\n" +
			"A-1,Aurelia Logistics,Tomasz Zieliński,tomasz@veldmar.example,Helena Brandt\n" +
			"A-2,Brunnhagen Antriebe,Tomasz Zieliński,tomasz@veldmar.example,Étienne Garrelon\n" +
			"A-3,Copperline Electronics,Ana Castro,ana@veldmar.example,Helena Brandt\n",
		"revenue.csv": months("A-1", 900, "A-2", 800, "A-3", 700),
		"sponsors.csv": "Sponsor,Title,Email,Assistant Email,Capacity\nHelena Brandt,Chief Operating " +
			"Officer,helena@veldmar.example,lena@veldmar.example,3\n" +
			"Étienne Garrelon,Chief Financial Officer,etienne@veldmar.example,,3\n",
		"contacts.csv": "Account,Name,Title,Email,Decision Role\nAurelia Logistics,Ines Montalbán,Chief " +
			"Executive,ines@aurelia.example,decides\n" +
			"Brunnhagen Antriebe,Bernd Wüllner,Chief Executive,bernd@brunnhagen.example,decides\nCopperline Electronics,Odile " +
			"Soubeyran,Chief Executive,odile@copperline.example,decides\n",
		"meetings.csv": "Meeting ID,Account,Date,Start Time,End Time,Type,Status,Sponsor,Goal,Agenda,Place,Time Zone\n" +
			"M-1,Aurelia Logistics,2026-11-20,14:00,16:00,visit,booked,Helena Brandt,Agree the third site,Sites; " +
			"invoices,Gdańsk,Europe/Warsaw\n" +
			"M-2,Brunnhagen Antriebe,2026-11-25,09:00,10:00,visit,booked,Étienne Garrelon,,,Video,Europe/Berlin\n",
		"asks.csv": "Ask ID,Account,Ask,Asked Of,Asked On,Needed By\nK-1,Aurelia Logistics,Say who pays the re-invoicing,Helena " +
			"Brandt,2026-10-01,2026-11-15\n",
	}
}

// months is a revenue table: each account with an amount in each of 24 months.
func months(pairs ...any) string {
	var b strings.Builder
	b.WriteString("Account ID,Month,Amount\n")
	for i := 0; i < len(pairs); i += 2 {
		for m := range 24 {
			fmt.Fprintf(&b, "%s,%d-%02d,%d.00\n", pairs[i], 2024+(m+10)/12, (m+10)%12+1, pairs[i+1])
		}
	}
	return b.String()
}

// A desk is an output folder with a book in it, and how to deliver it.
type desk struct {
	t      testing.TB
	output string
	config config.Config
	book   *mail.Book
}

// published makes a book of exports.
func published(t testing.TB, exports map[string]string, yaml string) *desk {
	t.Helper()
	d := &desk{t: t, output: t.TempDir()}
	d.publish(exports, yaml)
	return d
}

// once is the small company's book with its drafts: pages are dear to make.
var once struct {
	sync.Once
	d *desk
}

// ready is a desk of its own with the small company's book and its drafts.
func ready(t testing.TB) *desk {
	t.Helper()
	once.Do(func() {
		dir, err := os.MkdirTemp("", "mail")
		if err != nil {
			t.Fatal(err)
		}
		once.d = &desk{t: t, output: dir}
		once.d.publish(company(), settings)
		once.d.mustDraft()
	})
	d := &desk{t: t, output: filepath.Join(t.TempDir(), "output"), config: once.d.config}
	if err := os.CopyFS(d.output, os.DirFS(once.d.output)); err != nil {
		t.Fatal(err)
	}
	d.book = d.open()
	return d
}

func TestMain(m *testing.M) {
	if task := os.Getenv(childVariable); task != "" {
		os.Exit(sendAsChild(task))
	}
	status := m.Run()
	if once.d != nil {
		_ = os.RemoveAll(once.d.output)
	}
	os.Exit(status)
}

func (d *desk) publish(exports map[string]string, yaml string) *program.Program {
	d.t.Helper()
	fsys := fstest.MapFS{}
	for name, text := range exports {
		fsys[name] = &fstest.MapFile{Data: []byte(text)}
	}
	c, err := config.Read("sponsorbook.yaml", []byte(yaml))
	if err != nil {
		d.t.Fatal(err)
	}
	c.Output, c.Jobs = d.output, 1
	p, err := pipeline.Read(context.Background(), pipeline.Input{Exports: fsys, Config: c, Today: program.NewDate(2026, 11, 2),
		Version: "test"})
	if err != nil {
		d.t.Fatal(err)
	}
	stage, err := book.Folder{Path: d.output, NoSync: true}.Begin(p.Book)
	if err != nil {
		d.t.Fatal(err)
	}
	defer stage.Discard()
	if err := pipeline.Render(context.Background(), p, c, stage); err != nil {
		d.t.Fatal(err)
	}
	m := book.NewManifest(p, c.SHA256)
	m.Outputs = stage.Outputs()
	text, err := m.Encode()
	if err == nil {
		err = stage.Write("manifest.json", text)
	}
	if err == nil {
		err = stage.Publish(context.Background(), nil)
	}
	if err != nil {
		d.t.Fatal(err)
	}
	d.config, d.book = c, d.open()
	return p
}

func (d *desk) open() *mail.Book {
	d.t.Helper()
	var month program.Month
	if err := month.UnmarshalText([]byte("2026-10")); err != nil {
		d.t.Fatal(err)
	}
	b, err := mail.Open(os.DirFS(d.output), month)
	if err != nil {
		d.t.Fatal(err)
	}
	return b
}

func (d *desk) ledger() *mail.Ledger {
	d.t.Helper()
	l, err := mail.OpenLedger(d.output, func() time.Time { return noon })
	if err != nil {
		d.t.Fatal(err)
	}
	d.t.Cleanup(func() { l.Close() })
	return l
}

// drafts makes the drafts of the book.
func (d *desk) drafts() (*mail.Drafts, error) {
	forms, err := mail.NewForms(nil)
	if err != nil {
		d.t.Fatal(err)
	}
	return mail.Maker{Output: d.output, Policy: d.config.Delivery, Forms: forms, Ledger: d.ledger(), Now: noon}.Make(context.Background(),
		d.book)
}

func (d *desk) mustDraft() *mail.Drafts {
	d.t.Helper()
	out, err := d.drafts()
	if err != nil {
		d.t.Fatal(err)
	}
	return out
}

// of is the draft to a reader of some name.
func of(t testing.TB, d *mail.Drafts, reader, name string) mail.Draft {
	t.Helper()
	for _, x := range d.Drafts {
		if x.Reader == reader && x.Name == name {
			return x
		}
	}
	t.Fatalf("no draft to %s %s", reader, name)
	return mail.Draft{}
}

func TestEachReaderGetsTheirOwnRoom(t *testing.T) {
	d := ready(t)
	drafts := d.mustDraft()
	for _, c := range []struct{ reader, name, to, parts string }{
		{"sponsor", "Helena Brandt", "helena@veldmar.example", "pack-travel-2026-10.pdf meeting-2026-11-20.ics"},
		{"sponsor", "Étienne Garrelon", "etienne@veldmar.example", "pack-travel-2026-10.pdf meeting-2026-11-25.ics"},
		{"assistant", "assistant of Helena Brandt", "lena@veldmar.example", "calendar-2026-10.ics"},
		{"manager", "Ana Castro", "ana@veldmar.example", "copperline-electronics-* fill-in-2026-10.xlsx"},
		{"leadership", "leadership", "board@veldmar.example", "scorecard-2026-10.pdf"},
	} {
		x := of(t, drafts, c.reader, c.name)
		if strings.Join(x.To, " ") != c.to || x.State != mail.New {
			t.Errorf("%s: to %v, %s", c.name, x.To, x.State)
		}
		for i, want := range strings.Fields(c.parts) {
			if ok, _ := filepath.Match(want, x.Parts[i].Name); !ok || len(x.Parts) != len(strings.Fields(c.parts)) {
				t.Errorf("%s: attachments %v, want %s", c.name, x.Parts, c.parts)
			}
		}
	}
	if len(drafts.Drafts) != 6 {
		t.Errorf("%d messages", len(drafts.Drafts))
	}
	if text := of(t, drafts, "sponsor", "Helena Brandt").Text; !strings.Contains(text, "Say who pays the re-invoicing, by 15") {
		t.Errorf("the ask is not in\n%s", text)
	}
}

func TestTheSameBookMakesTheSameBytes(t *testing.T) {
	d := ready(t)
	first := d.mustDraft()
	if err := os.RemoveAll(mail.Folder(d.output, "2026-10")); err != nil {
		t.Fatal(err)
	}
	second := d.mustDraft()
	for i := range first.Drafts {
		if first.Drafts[i].SHA256 != second.Drafts[i].SHA256 || first.Drafts[i].SHA256 == "" {
			t.Errorf("%s differs", first.Drafts[i].Name)
		}
	}
}

func TestWhatIsHeldBackIsNamed(t *testing.T) {
	for _, c := range []struct {
		name           string
		change         func(map[string]string)
		yaml           string
		reader, person string
		want           string
	}{
		{"no address", replace("sponsors.csv", "etienne@veldmar.example", ""), "", "sponsor", "Étienne Garrelon", "no address"},
		{"an address elsewhere", replace("accounts.csv", "ana@veldmar.example", "ana@copperline.example"), "", "manager", "Ana Castro",
			"ana@copperline.example is not in an allowed domain (veldmar.example)"},
		{"a public service is nobody's company", replace("sponsors.csv", "etienne@veldmar.example", "etienne@gmail.com"), "", "sponsor",
			"Étienne Garrelon", "not in an allowed domain (veldmar.example)"},
		{"two addresses are a question", replace("accounts.csv", "Brunnhagen Antriebe,Tomasz Zieliński,tomasz@",
			"Brunnhagen Antriebe,Tomasz Zieliński,t.zielinski@"), "", "manager", "Tomasz Zieliński", "2 addresses"},
		{"no address at all", replace("sponsors.csv", "etienne@veldmar.example", "etienne at veldmar"), "", "sponsor", "Étienne Garrelon",
			"no address"},
		{"an assistant elsewhere", replace("sponsors.csv", ",lena@veldmar.example", ",lena@agency.example"), "", "assistant",
			"assistant of Helena Brandt", "lena@agency.example is not in an allowed domain"},
		{"domains that are configured count alone", nil, "  allowed_domains: [other.example]\n", "leadership", "leadership",
			"board@veldmar.example is not in an allowed domain (other.example)"},
		{"a password that nobody set", nil, "  passwords: true\n", "sponsor", "Helena Brandt",
			"no password; set SPONSORBOOK_PDF_PASSWORD_HELENA_BRANDT_"},
	} {
		t.Run(c.name, func(t *testing.T) {
			exports := company()
			if c.change != nil {
				c.change(exports)
			}
			d := published(t, exports, settings+c.yaml)
			x := of(t, d.mustDraft(), c.reader, c.person)
			if said := strings.Join(x.Warnings, "; "); x.State != mail.HeldBack || x.File != "" || !strings.Contains(said, c.want) {
				t.Errorf("%s: %s; want %q", x.State, said, c.want)
			}
		})
	}
}

func replace(file, old, new string) func(map[string]string) {
	return func(exports map[string]string) { exports[file] = strings.ReplaceAll(exports[file], old, new) }
}

func TestWhatTheSenderShouldKnowIsListed(t *testing.T) {
	d := ready(t)
	d.mustDraft()
	list, err := os.ReadFile(filepath.Join(mail.Folder(d.output, "2026-10"), "deliver.md"))
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{"Brunnhagen Antriebe: the meeting of 2026-11-25 has no goal",
		"Aurelia Logistics: the page is not yet seen by the account manager"} {
		if !bytes.Contains(list, []byte(want)) {
			t.Errorf("%q is not in\n%s", want, list)
		}
	}
}

func TestAChangedBookIsNotDelivered(t *testing.T) {
	d := ready(t)
	x := of(t, d.mustDraft(), "sponsor", "Helena Brandt")
	file := filepath.Join(d.output, "2026-10", x.Room, "pack-travel.pdf")
	text, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(file, append(text, '\n'), 0o644); err != nil {
		t.Fatal(err)
	}
	if _, err := d.drafts(); err == nil || !strings.Contains(err.Error(), "pack-travel.pdf was changed after the book was published") {
		t.Errorf("%v", err)
	}
}

func TestAGermanBookSpeaksGerman(t *testing.T) {
	d := published(t, company(), strings.Replace(settings, "name: Sponsor program", "name: Sponsorenprogramm, language: de", 1))
	x := of(t, d.mustDraft(), "sponsor", "Helena Brandt")
	for _, want := range []string{"Guten Tag Helena Brandt,", "IHRE NÄCHSTEN TERMINE", "ANGEHÄNGT", "bis 15. Nov."} {
		if !strings.Contains(strings.ReplaceAll(x.Text, "\u00a0", " "), want) {
			t.Errorf("%q is not in\n%s", want, x.Text)
		}
	}
}
