package documenttest

import (
	"math/rand/v2"
	"reflect"

	"sponsorbook/pipeline/program"
)

// Mutate blanks and poisons fields of a program at random, as exports do.
func Mutate(p *program.Program, seed uint64) {
	m := mutator{rand.New(rand.NewPCG(seed, 1)), map[uintptr]bool{}}
	m.walk(reflect.ValueOf(p))
}

// A mutator changes fields, each value once.
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
	poison := []string{Attack, "–", "佐藤", "😀", " ", "Helena Brandt", "Pieter de Vos"}
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
