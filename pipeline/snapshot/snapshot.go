// Package snapshot is the memory between books: what one book remembers for
// later ones, and what later ones read of it.
//
// In goes a program, out come the bytes of its snapshot.json; in goes the
// output folder, out comes the memory of the books before a month. It refuses
// nothing silently: a book that cannot be read is a finding, and so is one that
// somebody changed. Of the month that is being made it reads nothing but which
// workbooks its earlier editions handed out.
package snapshot

import (
	"bytes"
	"encoding/json"
	"fmt"
	"reflect"

	"sponsorbook/pipeline/program"
)

// Schema is the version of snapshot.json that this program writes. It reads
// this one and every older one.
const Schema = 1

// File is the name of a snapshot in its book's folder.
const File = "snapshot.json"

// Encode is the text of snapshot.json: each list in its order, one element a
// line, so that two books can be compared with any tool. Equal snapshots have
// equal bytes.
func Encode(s program.Snapshot) ([]byte, error) {
	var b bytes.Buffer
	v := reflect.ValueOf(s)
	b.WriteString("{")
	for i := range v.NumField() {
		if i > 0 {
			b.WriteString(",")
		}
		key := v.Type().Field(i).Tag.Get("json")
		fmt.Fprintf(&b, "\n  %q: ", key)
		if err := encodeField(&b, v.Field(i)); err != nil {
			return nil, fmt.Errorf("write %s of the snapshot: %w", key, err)
		}
	}
	b.WriteString("\n}\n")
	return b.Bytes(), nil
}

// encodeField writes a list with one element a line, anything else on one line.
func encodeField(b *bytes.Buffer, v reflect.Value) error {
	if v.Kind() != reflect.Slice {
		return encodeValue(b, v)
	}
	b.WriteString("[")
	for i := range v.Len() {
		if i > 0 {
			b.WriteString(",")
		}
		b.WriteString("\n    ")
		if err := encodeValue(b, v.Index(i)); err != nil {
			return err
		}
	}
	if v.Len() > 0 {
		b.WriteString("\n  ")
	}
	b.WriteString("]")
	return nil
}

// encodeValue writes a value as compact JSON, letters of names as they are.
func encodeValue(b *bytes.Buffer, v reflect.Value) error {
	e := json.NewEncoder(b)
	e.SetEscapeHTML(false)
	if err := e.Encode(v.Interface()); err != nil {
		return err
	}
	b.Truncate(b.Len() - 1) // the line feed that Encode adds
	return nil
}

// decode reads the text of a snapshot.json and checks that later stages can
// trust its values.
func decode(text []byte) (program.Snapshot, error) {
	var s program.Snapshot
	if err := json.Unmarshal(text, &s); err != nil {
		return s, err
	}
	return s, check(&s)
}

// check refuses values that no book writes.
func check(s *program.Snapshot) error {
	if s.Schema < 1 {
		return fmt.Errorf("it names no schema")
	}
	if !s.Book.Known() || !s.AsOf.Known() || s.AsOf.Month() != s.Book {
		return fmt.Errorf("its book %q and its as-of date %q do not fit", s.Book, s.AsOf)
	}
	seen := make(map[string]bool, len(s.Groups))
	for _, g := range s.Groups {
		switch {
		case g.Tier < program.Tier1 || g.Tier > program.Tier3:
			return fmt.Errorf("group %q has tier %d", g.Key, g.Tier)
		case g.Earned < program.Tier1 || g.Earned > program.Tier3:
			return fmt.Errorf("group %q has earned tier %d", g.Key, g.Earned)
		case g.OutsideQuarters < 0:
			return fmt.Errorf("group %q was outside the band for %d quarters", g.Key, g.OutsideQuarters)
		case seen[g.Key]:
			return fmt.Errorf("group %q stands in it twice", g.Key)
		}
		seen[g.Key] = true
	}
	return nil
}
