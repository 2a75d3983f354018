// Package numfmt has exact numbers, serial dates, and the number formats that
// spreadsheet programs show them in, as en-US does.
package numfmt

// A Format is a format code such as `#,##0.00 "EUR";[Red]-#,##0.00`, cut
// into its sections. The parser that excelize uses (nfp) gives tokens without
// the layout of digits, and panics on some codes, so that the code is read here.
type Format struct {
	sections []section
	Unit     string // currency sign or code, or "%"
	General  bool   // "General" alone
	Dated    bool   // a section shows a date or a time of day
}

// A section is the part of a code for positive, negative, zero or text.
type section struct {
	tokens  []formatToken
	test    string  // "<", ">=", … of a condition; empty where there is none
	bound   float64 // of the condition
	Date    bool    // shows a date or a time of day
	Elapsed bool    // shows a duration: [h]:mm
	text    bool    // has an "@"
	general bool
	percent int  // how many per cent signs
	scale   int  // commas behind the digits, each a division by a thousand
	group   bool // thousands are separated
	whole   int  // least digits ahead of the point
	places  int  // most digits behind the point
	expo    bool
	slash   bool // a fraction
	digits  bool
	twelve  bool // hours count to twelve
	millis  int  // digits of fractions of a second
}

// tokenKind says what a token of a section prints.
type tokenKind uint8

const (
	literal   tokenKind = iota
	wholeAt             // a digit ahead of the point: 0, # or ?
	pointAt             // the decimal point
	placeAt             // a digit behind the point
	percentAt           // the per cent sign
	expoAt              // E+ or E-
	expoDigit           // a digit of the exponent
	slashAt             // of a fraction
	underAt             // a digit of the denominator
	textAt              // the text itself
	generalAt           // as General shows it
	dateAt              // a part of a date or a time
)

type formatToken struct {
	kind tokenKind
	text string // what is printed, or the code of a date part, or "0", "#", "?"
}

// Compile reads a format code.
func Compile(code string) *Format {
	f := &Format{}
	for _, part := range splitSections(code) {
		s := parseSection(part)
		f.sections = append(f.sections, s)
		f.Dated = f.Dated || s.Date
	}
	if len(f.sections) == 0 {
		f.sections = []section{{general: true, tokens: []formatToken{{kind: generalAt}}}}
	}
	first := f.sections[0]
	f.General = len(f.sections) == 1 && first.general && len(first.tokens) == 1
	f.Unit = unitOf(f.sections)
	return f
}

// splitSections cuts a code at its semicolons, quoted and escaped ones apart.
func splitSections(code string) []string {
	if code == "" {
		return nil
	}
	var all []string
	from, quoted, bracket := 0, false, false
	for i := 0; i < len(code); i++ {
		switch c := code[i]; {
		case c == '"':
			quoted = !quoted
		case quoted:
		case c == '\\' || c == '_' || c == '*':
			i++
		case c == '[':
			bracket = true
		case c == ']':
			bracket = false
		case c == ';' && !bracket:
			all = append(all, code[from:i])
			from = i + 1
		}
	}
	return append(all, code[min(from, len(code)):])
}
