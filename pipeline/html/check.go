package html

import (
	"fmt"
	"html/template"
	"regexp"
	"strings"

	"sponsorbook/pipeline/document"
	"sponsorbook/templates"
)

// Words that a template must bring onto the page, and how it does so.
const (
	trialBody    = "<p>body</p>"
	trialHeading = "heading"
)

// try fills the page template once, so that what is missing in it is said
// before the first page is written.
func (s *shell) try() error {
	trial := frame{Language: "en", Kind: "page", Title: "title", Heading: trialHeading, Script: "needed",
		Subtitle: "subtitle", Description: "subtitle", Top: "top", Mark: "mark",
		Corner: &document.Corner{Strong: "corner"}, Trail: []way{{"trail", "#trail"}},
		Contents: []entry{{"entry", "#entry", "entry"}}, Previous: &way{"before", "#before"},
		Next: &way{"after", "#after"}, Body: template.HTML(trialBody), Foot: "<p>foot</p>"}
	content, err := s.wrap(trial)
	if err != nil {
		return placed(err)
	}
	needed := []struct{ field, text string }{
		{"{{.Body}}", trialBody}, {"{{.Heading}}", trialHeading}, {"{{.Style}}", s.style},
	}
	for _, n := range needed {
		if !strings.Contains(string(content), n.text) {
			return fmt.Errorf("%s: nowhere prints %s; put it where it belongs", templates.PageHTML, n.field)
		}
	}
	return nil
}

// position finds the file and line in an error of html/template.
var position = regexp.MustCompile(`^(?:html/)?template: ?([^: ]+:\d+)(?::\d+)?: ?`)

// placed is an error of html/template as "page.html:12: what is wrong".
func placed(err error) error {
	text := err.Error()
	at := position.FindStringSubmatch(text)
	if at == nil {
		return fmt.Errorf("%s: %s", templates.PageHTML, strings.TrimPrefix(text, "template: "))
	}
	rest := strings.TrimPrefix(text, at[0])
	if i := strings.Index(rest, ">: "); strings.HasPrefix(rest, "executing ") && i > 0 {
		rest = rest[i+len(">: "):]
	}
	return fmt.Errorf("%s: %s", at[1], rest)
}

// fetches is what would make a style load something, or end it.
var fetches = regexp.MustCompile(`(?i)@import|url\(\s*["']?\s*(?:https?:|//|[^"'\s)#d])|</`)

// checkStyle refuses a style that would not stay inside its page.
func checkStyle(style string) error {
	depth, n := 0, 0
	bare := comments.ReplaceAllStringFunc(style, func(c string) string { return strings.Repeat("\n", strings.Count(c, "\n")) })
	for line := range strings.Lines(bare) {
		n++
		if what := fetches.FindString(line); what != "" {
			return fmt.Errorf("%s:%d: %q would load or end something; pages are complete in themselves", templates.PageCSS, n, what)
		}
		depth += strings.Count(line, "{") - strings.Count(line, "}")
		if depth < 0 {
			return fmt.Errorf("%s:%d: a } without its {", templates.PageCSS, n)
		}
	}
	if depth > 0 {
		return fmt.Errorf("%s:%d: %d { without their }", templates.PageCSS, n, depth)
	}
	return nil
}

// checkScript refuses a script that would end inside its page.
func checkScript(script string) error {
	n := 0
	for line := range strings.Lines(script) {
		n++
		if strings.Contains(strings.ToLower(line), "</script") || strings.Contains(line, "<!--") {
			return fmt.Errorf("%s:%d: \"</script\" and \"<!--\" would end the script; write them in two parts", templates.PageJS, n)
		}
	}
	return nil
}
