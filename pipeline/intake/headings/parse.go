package headings

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"strings"
	"sync"

	"sponsorbook/pipeline/value"
)

// vocabulary is the data file, parsed.
type vocabulary struct {
	kinds  []Kind
	never  map[string]Synonym // headers that are a field of no kind
	others []other
	marks  []Mark
}

// An other is a subject that is none of ours, with the headers that show it.
type other struct {
	subject string
	headers [][]string // keys; all of one list show it
	unless  []string   // keys of headers that make the table ours all the same
}

// synonyms parses the data file once. It is part of the program and a test
// reads it, so a mistake in it cannot reach a user.
var synonyms = sync.OnceValue(func() vocabulary {
	v, err := parseSynonyms(synonymsText)
	if err != nil {
		panic(err)
	}
	return v
})

// parseSynonyms reads the data file; its first lines describe the format.
func parseSynonyms(text string) (vocabulary, error) {
	p := synonymParser{never: map[string]Synonym{}, keys: map[string]string{}}
	for i, line := range strings.Split(text, "\n") {
		if err := p.line(line); err != nil {
			return vocabulary{}, fmt.Errorf("synonyms.txt line %d: %w", i+1, err)
		}
	}
	p.share("account")
	return vocabulary{p.kinds, p.never, p.others, p.marks}, nil
}

// share makes the headers by which one kind names whom its rows are about known to all
// that have the field: a customer is called the same wherever it stands.
func (p *synonymParser) share(field string) {
	all := map[string]Meaning{}
	for _, k := range p.kinds {
		for key, m := range k.meanings {
			if m.Field != field || m.Synonym.Weak || m.Synonym.Ask {
				continue
			}
			if old, ok := all[key]; !ok || m.Synonym.Header < old.Synonym.Header {
				all[key] = m
			}
		}
	}
	for i := range p.kinds {
		k := &p.kinds[i]
		at := slices.IndexFunc(k.Fields, func(f Field) bool { return f.Name == field })
		if at < 0 {
			continue
		}
		for _, key := range slices.Sorted(maps.Keys(all)) {
			if _, known := k.meanings[key]; known || p.never[key].Never || all[key].Synonym.Language == "" {
				continue
			}
			m := all[key]
			m.Rank = len(k.Fields[at].Synonyms) + 1
			k.meanings[key] = m
		}
	}
}

// A section is what the lines below a line at the margin are.
type section uint8

const (
	inKind section = iota
	inField
	inNever
	inOther
	inMark
)

type synonymParser struct {
	kinds  []Kind
	never  map[string]Synonym
	others []other
	keys   map[string]string // of headers seen before: many kinds share them
	marks  []Mark
	in     section
}

// line reads one line: a block begins at the margin, its synonyms are indented.
func (p *synonymParser) line(line string) error {
	text := strings.TrimSpace(line)
	switch {
	case text == "" || strings.HasPrefix(text, "#"):
		return nil
	case line[0] == ' ' && p.in == inMark:
		m := &p.marks[len(p.marks)-1]
		m.parts = append(m.parts, value.HeaderKey(text))
		return nil
	case line[0] == ' ' && p.in == inOther:
		return p.other(text)
	case line[0] == ' ' && p.in == inKind && len(p.kinds) > 0:
		return p.trait(text)
	case line[0] == ' ':
		return p.synonym(text)
	case strings.HasPrefix(text, "kind "):
		return p.kind(strings.TrimPrefix(text, "kind "))
	case strings.HasPrefix(text, "mark "):
		return p.newMark(strings.TrimPrefix(text, "mark "))
	case text == "never":
		p.in = inNever
		return nil
	case strings.HasPrefix(text, "other "):
		p.others = append(p.others, other{subject: strings.TrimPrefix(text, "other ")})
		p.in = inOther
		return nil
	}
	return p.field(text)
}

// kind reads "accounts: a customer (account, company)".
func (p *synonymParser) kind(text string) error {
	name, rest, ok := strings.Cut(text, ":")
	row, nouns, ok2 := strings.Cut(rest, "(")
	if !ok || !ok2 {
		return fmt.Errorf("%q: write kind NAME: what a row is (nouns)", text)
	}
	k := Kind{Name: strings.TrimSpace(name), Row: strings.TrimSpace(row), meanings: map[string]Meaning{}}
	for noun := range strings.SplitSeq(strings.TrimSuffix(nouns, ")"), ",") {
		k.Nouns = append(k.Nouns, strings.TrimSpace(noun))
	}
	p.kinds, p.in = append(p.kinds, k), inKind
	return nil
}

// trait reads what a kind needs, and what the book lacks without it.
func (p *synonymParser) trait(text string) error {
	k := &p.kinds[len(p.kinds)-1]
	what, rest, _ := strings.Cut(text, " ")
	switch {
	case what == "needs" && rest != "":
		var one []string
		for field := range strings.SplitSeq(rest, "|") {
			one = append(one, strings.TrimSpace(field))
		}
		k.Needs = append(k.Needs, one)
	case what == "without" && rest != "":
		k.Without = rest
	default:
		return fmt.Errorf("%q: write needs FIELD | FIELD or without THINGS below the line of a kind", text)
	}
	return nil
}

// field reads "accounts: renewal date (date)".
func (p *synonymParser) field(text string) error {
	kind, rest, ok := strings.Cut(text, ":")
	name, typ, ok2 := strings.Cut(rest, "(")
	if !ok || !ok2 || len(p.kinds) == 0 || p.kinds[len(p.kinds)-1].Name != kind {
		return fmt.Errorf("%q: write KIND: FIELD (type), below the line of its kind", text)
	}
	k := &p.kinds[len(p.kinds)-1]
	f := Field{Name: strings.TrimSpace(name), Type: strings.TrimSuffix(typ, ")")}
	if slices.ContainsFunc(k.Fields, func(o Field) bool { return o.Name == f.Name }) {
		return fmt.Errorf("%s: %s is there twice", kind, f.Name)
	}
	k.Fields, p.in = append(k.Fields, f), inField
	return p.add(Synonym{Header: f.Name, Weak: !strings.Contains(f.Name, " ")})
}

// synonym reads one header with its marks: "! Amount Currency = names a currency".
func (p *synonymParser) synonym(text string) error {
	s := Synonym{}
	if rest, ok := strings.CutPrefix(text, "!"); ok {
		s.Never, text = true, rest
	}
	s.Header, s.Why, _ = strings.Cut(text, " = ")
	for {
		head, mark, ok := cutMark(s.Header)
		if !ok {
			break
		}
		if err := s.mark(mark); err != nil {
			return err
		}
		s.Header = head
	}
	s.Header, s.Why = strings.TrimSpace(s.Header), strings.TrimSpace(s.Why)
	if (s.Never || s.Ask || p.in == inNever) && s.Why == "" {
		return fmt.Errorf("%q: say after = what it is instead", s.Header)
	}
	return p.add(s)
}

// newMark reads "is marked as void (revenue)", "is not posted unless yes (revenue)".
func (p *synonymParser) newMark(text string) error {
	reason, kinds, ok := strings.Cut(text, " (")
	if !ok || reason == "" {
		return fmt.Errorf("%q: write mark REASON (kinds)", text)
	}
	m := Mark{Reason: reason}
	if rest, ok := strings.CutSuffix(reason, " unless yes"); ok {
		m.Reason, m.Unless = strings.TrimPrefix(rest, "?"), true
	}
	if kinds = strings.TrimSuffix(kinds, ")"); kinds != "any" {
		m.kinds = strings.Split(kinds, ", ")
	}
	p.marks = append(p.marks, m)
	p.in = inMark
	return nil
}

// other reads a header of a table that is none of ours.
func (p *synonymParser) other(text string) error {
	o := &p.others[len(p.others)-1]
	if rest, ok := strings.CutPrefix(text, "unless "); ok {
		o.unless = append(o.unless, value.HeaderKey(rest))
		return nil
	}
	var all []string
	for header := range strings.SplitSeq(text, " + ") {
		all = append(all, value.HeaderKey(header))
	}
	o.headers = append(o.headers, all)
	return nil
}

// cutMark takes the last "[mark]" off a line.
func cutMark(text string) (rest, mark string, ok bool) {
	text = strings.TrimSpace(text)
	open := strings.LastIndexByte(text, '[')
	if open < 0 || !strings.HasSuffix(text, "]") {
		return text, "", false
	}
	return text[:open], text[open+1 : len(text)-1], true
}

// Marks of a synonym.
var (
	languages = map[string]string{"cs": "Czech", "da": "Danish", "de": "German", "es": "Spanish", "fr": "French", "it": "Italian",
		"ja": "Japanese", "ko": "Korean", "nl": "Dutch", "no": "Norwegian", "pl": "Polish", "pt": "Portuguese", "ru": "Russian",
		"sv": "Swedish", "tr": "Turkish", "zh": "Chinese"}
	systems = []string{"salesforce", "dynamics", "hubspot", "zoho", "pipedrive", "zendesk", "jira", "servicenow",
		"quickbooks", "xero", "netsuite", "sap", "outlook", "google"}
)

// LanguageName is the English name of a synonym's language: "German".
func LanguageName(code string) string { return languages[code] }

func (s *Synonym) mark(mark string) error {
	switch {
	case mark == "weak":
		s.Weak = true
	case mark == "ask":
		s.Ask = true
	case LanguageName(mark) != "":
		s.Language = mark
	case slices.Contains(systems, mark):
		s.Source = mark
	default:
		return fmt.Errorf("the mark [%s] is none of weak, ask, %s, %s", mark, strings.Join(slices.Sorted(maps.Keys(languages)), ", "),
			strings.Join(systems, ", "))
	}
	return nil
}

// add files a synonym under its header's key.
func (p *synonymParser) add(s Synonym) error {
	if p.in == inNever {
		s.Never = true
		p.never[p.key(s.Header)] = s
		return nil
	}
	if len(p.kinds) == 0 || len(p.kinds[len(p.kinds)-1].Fields) == 0 {
		return fmt.Errorf("%q stands below no field", s.Header)
	}
	k := &p.kinds[len(p.kinds)-1]
	f := &k.Fields[len(k.Fields)-1]
	f.Synonyms = append(f.Synonyms, s)
	m := Meaning{Field: f.Name, Type: f.Type, Synonym: s}
	if s.Never {
		m = Meaning{Synonym: s}
	}
	if before, after, ok := strings.Cut(s.Header, "{year}"); ok {
		k.years = append(k.years, yearSynonym{value.HeaderKey(before), value.HeaderKey(after), m})
		return nil
	}
	m.Rank = len(f.Synonyms)
	key := p.key(s.Header)
	old, ok := k.meanings[key]
	if ok && old.Field != m.Field {
		return fmt.Errorf("%q is a synonym of %q already", s.Header, cmp.Or(old.Field, "nothing"))
	}
	if ok && old.Rank > 1 {
		return fmt.Errorf("%q is there twice, as %q before", s.Header, old.Synonym.Header)
	}
	k.meanings[key] = m // the canonical name gives way to what the file says of it
	return nil
}

func (p *synonymParser) key(header string) string {
	key, ok := p.keys[header]
	if !ok {
		key = value.HeaderKey(header)
		p.keys[header] = key
	}
	return key
}
