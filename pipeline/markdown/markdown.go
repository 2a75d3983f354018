// Package markdown writes documents as Markdown that reads well as plain text
// and renders the same on a forge (GitHub Flavored Markdown).
//
// In goes a document; out comes UTF-8 text that ends in one line break. Charts
// are their data as tables, figures a table, source cells footnotes. Text of the
// document never becomes markup: it is cleaned and escaped, as little as the
// dialect allows, and nothing is written as raw HTML. One thing is beyond a
// writer's power: some forges turn whatever looks like an e-mail address into a
// link after all Markdown has been read.
package markdown

import (
	"bytes"
	"fmt"
	"strings"

	"sponsorbook/pipeline/document"
	"sponsorbook/pipeline/document/language"
)

// Write is the document as Markdown.
func Write(d document.Document) []byte {
	w := &writer{doc: d, file: d.Path + ".md", labels: language.Of(d.Language).Labels(), notes: &document.Notes{}}
	w.anchors = w.headings()
	w.head()
	for _, s := range d.Sections {
		w.section(s)
	}
	w.foot()
	return append(bytes.TrimRight(w.out.Bytes(), "\n"), '\n')
}

// A writer writes one document.
type writer struct {
	doc     document.Document
	file    string
	labels  language.Labels
	notes   *document.Notes
	anchors map[string]string // of headings, by the sections' ids
	out     bytes.Buffer
}

// block writes one block of lines and the blank line after it.
func (w *writer) block(text string) {
	if text != "" {
		w.out.WriteString(text)
		w.out.WriteString("\n\n")
	}
}

// head writes what stands above the first section.
func (w *writer) head() {
	if title := heading(w.doc.Title); title != "" {
		w.block("# " + title)
	}
	w.block(begin(w.doc.Subtitle))
	w.block(w.line(document.Line{
		{Text: w.doc.Corner.Strong, Tone: document.Strong}, {Text: " " + w.doc.Corner.Small}}))
	w.block(emphasis(joined(w.doc.Top, w.doc.Mark)))
}

// section writes one section under its heading.
func (w *writer) section(s document.Section) {
	if title := heading(s.Title); title != "" {
		w.block(strings.Repeat("#", level(s)) + " " + title)
	}
	w.block(emphasis(s.Note))
	for _, b := range s.Blocks {
		w.blockOf(b, s)
	}
}

// level is the depth of a section's heading.
func level(s document.Section) int {
	if s.Level == 0 {
		return 2
	}
	return min(max(s.Level, 2), 6)
}

// foot writes the age of the facts, the source cells and the way on.
func (w *writer) foot() {
	if line := w.line(w.doc.Foot); line != "" {
		w.block("---")
		w.block(line)
	}
	var up, ways []string
	for _, l := range w.doc.Trail {
		up = append(up, w.inline(document.Line{{Text: l.Text, Link: &l}}))
	}
	if len(up) > 0 {
		ways = append(ways, w.labels.Up+": "+strings.Join(up, " › "))
	}
	if w.doc.Previous != nil {
		ways = append(ways, w.way(w.labels.Previous, *w.doc.Previous))
	}
	if w.doc.Next != nil {
		ways = append(ways, w.way(w.labels.Next, *w.doc.Next))
	}
	w.block(strings.Join(ways, " · "))
	for i, place := range w.notes.Places() {
		// The word before the place keeps a reader without footnotes from
		// taking the line for a link's definition.
		w.block(fmt.Sprintf("[^%d]: %s: %s", i+1, w.labels.Sources, escape(place)))
	}
}

// way is a link to another page with what that page is to this one.
func (w *writer) way(label string, l document.Link) string {
	return label + ": " + w.inline(document.Line{{Text: l.Text, Link: &l}})
}

// headings are the anchors that a forge gives to the headings: the words in
// lower case with hyphens, numbered where they repeat.
func (w *writer) headings() map[string]string {
	seen := map[string]int{slug(w.doc.Title): 1}
	out := map[string]string{}
	for _, s := range w.doc.Sections {
		if strings.TrimSpace(document.Clean(s.Title)) == "" {
			continue
		}
		anchor := slug(s.Title)
		if n := seen[anchor]; n > 0 {
			seen[anchor]++
			anchor = fmt.Sprintf("%s-%d", anchor, n)
		}
		seen[anchor]++
		if id := document.Anchor(s.ID); out[id] == "" {
			out[id] = anchor
		}
	}
	return out
}
