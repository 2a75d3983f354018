package mail

import (
	"bytes"
	"fmt"
	"html"
	"regexp"
	"strings"

	"sponsorbook/pipeline/document"
)

// List is deliver.md: who gets what, and what to know first.
func (d *Drafts) List(l *Ledger) []byte {
	var b strings.Builder
	fmt.Fprintf(&b, "# Messages of the book %s\n\n", d.Book)
	if d.Trial != "" {
		fmt.Fprintf(&b, "A trial: everything goes to %s.\n\n", cell(d.Trial))
	}
	b.WriteString("Look at the drafts beside this file (`look.html` shows all of them), then `sponsorbook deliver --send` sends exactly " +
		"these.\n")
	counts := map[string]int{}
	for _, x := range d.Drafts {
		counts[x.State]++
	}
	var said []string
	for _, state := range []string{New, Updated, Sent, Unsure, HeldBack} {
		if counts[state] > 0 {
			said = append(said, fmt.Sprintf("%d %s", counts[state], state))
		}
	}
	fmt.Fprintf(&b, "\n%s.\n\n| for | address | what | size | state | know first |\n| --- | --- | --- | ---: | --- | --- |\n",
		strings.Join(said, ", "))
	for _, x := range d.Drafts {
		names := make([]string, len(x.Parts))
		for i, p := range x.Parts {
			names[i] = p.Name
		}
		size := ""
		if x.Bytes > 0 {
			size = fmt.Sprintf("%d KB", (x.Bytes+999)/1000)
		}
		fmt.Fprintf(&b, "| %s (%s) | %s | %s | %s | %s | %s |\n", cell(x.Name), x.Reader, cell(strings.Join(x.To, ", ")),
			cell(strings.Join(names, ", ")), size, x.State, cell(strings.Join(x.Warnings, "; ")))
	}
	if counts[Updated] > 0 {
		b.WriteString("\nUpdated pages are sent with `sponsorbook deliver --send --updates` alone.\n")
	}
	if open := l.Open(d.Book); len(open) > 0 {
		b.WriteString("\n## Uncertain\n\nAsk whether these arrived, then answer with `--arrived` or `--resend` and the Message-ID.\n\n")
		for _, e := range open {
			fmt.Fprintf(&b, "- %s, %s, `%s`: %s\n", cell(e.To), e.At, e.MessageID, cell(e.Reply))
		}
	}
	return []byte(b.String())
}

// cell is text that stays text inside a cell of a Markdown table.
func cell(s string) string {
	s = inCell.Replace(document.Clean(s))
	return hosts.ReplaceAllString(s, `$1\.`)
}

var (
	inCell = strings.NewReplacer(`\`, `\\`, "|", `\|`, "<", `\<`, "*", `\*`, "_", `\_`, "`", "\\`", "[", `\[`, "~", `\~`, "&", `\&`, "://",
		`:\//`)
	hosts = regexp.MustCompile(`(?i)(www)\.`) // what is read as an address without a scheme
)

// Look is look.html: every message as it looks, its text, on a phone (390 px) and
// on a desk (900 px).
func (d *Drafts) Look() []byte {
	var b bytes.Buffer
	b.WriteString("<!DOCTYPE html>\n<html lang=\"en\"><head><meta charset=\"utf-8\"><title>Messages of the book " + d.Book + "</title>\n" +
		"<style>body{font:15px/1.4 sans-serif;margin:24px;background:#fff;color:#111}section{margin:0 0 " +
		"48px}div{display:flex;gap:24px;align-items:flex-start;overflow-x:auto}" +
		"pre{white-space:pre-wrap;width:600px;flex:none;border:1px solid " +
		"#ccc;padding:12px;margin:0;font-size:13px;box-sizing:border-box}iframe{border:1px solid " +
		"#ccc;flex:none;height:1400px}h2{margin-bottom:4px}p{margin-top:4px}</style></head><body>\n" +
		"<h1>Messages of the book " + d.Book + "</h1>\n")
	for _, x := range d.Drafts {
		state := append([]string{x.State}, x.Warnings...)
		fmt.Fprintf(&b, "<section><h2>%s</h2><p>%s<br>%s</p><div>%s</div></section>\n", html.EscapeString(x.Subject),
			html.EscapeString(strings.Join(x.To, ", ")), html.EscapeString(strings.Join(state, "; ")), x.faces())
	}
	b.WriteString(asTall + "</body></html>\n")
	return b.Bytes()
}

// asTall makes each page as tall as what it holds, so that nothing is cut off.
const asTall = `<script>
for (const f of document.querySelectorAll("iframe")) {
	const fit = () => { f.style.height = "0"; f.style.height = f.contentDocument.documentElement.scrollHeight + 2 + "px" };
	f.addEventListener("load", fit);
	if (f.contentDocument && f.contentDocument.readyState === "complete") fit();
}
</script>
`

// faces are the text of a message, and its page at two widths. The page is shut
// in: it runs nothing and loads nothing.
func (x Draft) faces() string {
	page := html.EscapeString(x.HTML)
	var b strings.Builder
	b.WriteString("<pre>" + html.EscapeString(x.Text) + "</pre>")
	for _, width := range []int{390, 900} {
		fmt.Fprintf(&b, `<iframe sandbox="allow-same-origin" title="%d px" width="%d" srcdoc="%s"></iframe>`, width, width, page)
	}
	return b.String()
}
