package config

import (
	"fmt"
	"reflect"
	"strings"
)

// Commented is a configuration to begin with: every key with its meaning and its
// default, none of them in force. Its first line tells editors where the schema
// is, as a path from the file.
func Commented(schema string) []byte {
	var b strings.Builder
	fmt.Fprintf(&b, "# yaml-language-server: $schema=%s\n#\n", schema)
	b.WriteString("# Every choice of a run. None is needed: each key stands here with its default,\n" +
		"# and takes effect when the # before it is taken away. A flag wins over an\n" +
		"# environment variable, which wins over this file; sponsorbook run --print-config\n" +
		"# shows what applies.\n")
	commented(&b, "", reflect.ValueOf(Defaults()))
	return []byte(b.String())
}

func commented(b *strings.Builder, section string, v reflect.Value) {
	indent := strings.Repeat("  ", depth(section))
	var below []reflect.StructField
	for _, f := range fields(v.Type()) {
		if isSection(f.Type) {
			below = append(below, f)
			continue
		}
		b.WriteString("\n")
		for _, line := range broken(f.Tag.Get("doc"), 76-len(indent)) {
			fmt.Fprintf(b, "%s# %s\n", indent, line)
		}
		value, err := inOneLine(v.FieldByIndex(f.Index))
		if err != nil {
			panic(err) // of the defaults, which a test prints
		}
		fmt.Fprintf(b, "%s#%s\n", indent, strings.TrimRight(key(f)+": "+value, " "))
	}
	for _, f := range below {
		b.WriteString("\n")
		if doc := f.Tag.Get("doc"); doc != "" {
			fmt.Fprintf(b, "%s# %s\n", indent, doc)
		}
		fmt.Fprintf(b, "%s%s:\n", indent, key(f))
		commented(b, join(section, key(f)), v.FieldByIndex(f.Index))
	}
}

// broken is a text in lines of at most width characters.
func broken(text string, width int) []string {
	var out []string
	line := ""
	for _, word := range strings.Fields(text) {
		if line != "" && len([]rune(line))+1+len([]rune(word)) > width {
			out = append(out, line)
			line = ""
		}
		line = strings.TrimSpace(line + " " + word)
	}
	return append(out, line)
}
