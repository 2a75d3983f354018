package contents

import (
	"math/rand/v2"
	"reflect"
	"testing"

	"pgregory.net/rapid"

	"sponsorbook/pipeline/document"
	"sponsorbook/pipeline/document/documenttest"
	"sponsorbook/pipeline/program"
)

// A mutator blanks and poisons fields of a program at random, as exports do.
type mutator struct {
	*rand.Rand
	seen map[uintptr]bool
}

func (m mutator) walk(v reflect.Value) {
	switch v.Kind() {
	case reflect.Pointer:
		if v.IsNil() || m.seen[v.Pointer()] {
			return
		}
		m.seen[v.Pointer()] = true
		m.walk(v.Elem())
	case reflect.Slice:
		for i := range v.Len() {
			m.walk(v.Index(i))
		}
	case reflect.Struct:
		for i := range v.NumField() {
			f, name := v.Field(i), v.Type().Field(i).Name
			if f.CanSet() && name != "Key" && name != "Slug" && name != "Root" && name != "Members" && name != "Groups" && name != "Facts" {
				m.change(f)
			}
			if f.CanSet() {
				m.walk(f)
			}
		}
	}
}

// change leaves a field alone most of the time.
func (m mutator) change(f reflect.Value) {
	poison := []string{documenttest.Attack, "–", "佐藤", "😀", " ", "Helena Brandt", "Pieter de Vos"}
	switch roll := m.IntN(20); {
	case roll == 0:
		f.SetZero()
	case roll == 1 && f.Type() == reflect.TypeFor[program.State](): // a closed vocabulary, which no input writes
		f.Set(reflect.ValueOf(program.States()[m.IntN(len(program.States()))]))
	case roll == 1 && f.Kind() == reflect.String:
		f.SetString(poison[m.IntN(len(poison))])
	case roll == 1 && f.Kind() == reflect.Int32: // dates and months
		f.SetInt(int64(m.IntN(3_000_000)))
	}
}

func TestAnyProgramMakesSoundDocuments(t *testing.T) {
	rapid.Check(t, func(r *rapid.T) {
		p := documenttest.Rich()
		m := mutator{rand.New(rand.NewPCG(rapid.Uint64().Draw(r, "seed"), 1)), map[uintptr]bool{}}
		m.walk(reflect.ValueOf(p))
		for _, d := range everything(p) {
			shape(r, d)
			texts(reflect.ValueOf(d), func(s string) {
				if document.Clean(s) != s {
					r.Fatalf("%s holds %q", d.Path, s)
				}
			})
		}
	})
}
