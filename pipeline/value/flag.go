package value

import (
	"strings"

	"sponsorbook/pipeline/program"
	"sponsorbook/pipeline/table"
	"sponsorbook/pipeline/value/script"
)

// Flag is the yes or no of a cell: "yes", "ja", "はい", "1", "TRUE", "x", "✓".
// A blank cell is unknown and read (true); a word that is no flag is not (false).
func Flag(text string) (program.Flag, bool) {
	if Blank(text) {
		return program.Unknown, true
	}
	if len(text) > 40 {
		return program.Unknown, false
	}
	f, ok := flags[strings.ToLower(script.Plain(strings.Trim(text, " \t.!")))]
	return f, ok
}

// CellFlag is the yes or no of a cell of any kind.
func CellFlag(c table.Cell) (program.Flag, bool) {
	switch c.Kind {
	case table.Bool, table.Number:
		return Flag(c.Value)
	case table.Text:
		return Flag(c.Text)
	}
	return program.Unknown, c.Kind == table.Empty
}

var flags = flagWords(
	"yes y true tyes evet 예 有り t 1 1.0 ja j wahr oui o vrai si sí s verdadero cierto sim verdadeiro はい 有 あり ○ ✓ ✔ ☑ ✅ x on igaz tak да 是 "+
		"ok checked",
	"no n false tno hayir hayır 아니오 無し f 0 0.0 nein falsch non faux falso não nao いいえ 無 なし × ✗ ✘ ☐ ❌ off nie nej nei нет 否 unchecked",
)

func flagWords(yes, no string) map[string]program.Flag {
	m := map[string]program.Flag{}
	for w := range strings.FieldsSeq(yes) {
		m[w] = program.Yes
	}
	for w := range strings.FieldsSeq(no) {
		m[w] = program.No
	}
	return m
}
