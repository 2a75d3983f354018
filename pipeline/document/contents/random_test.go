package contents

import (
	"reflect"
	"testing"

	"pgregory.net/rapid"

	"sponsorbook/pipeline/document"
	"sponsorbook/pipeline/document/documenttest"
)

func TestAnyProgramMakesSoundDocuments(t *testing.T) {
	rapid.Check(t, func(r *rapid.T) {
		p := documenttest.Rich()
		documenttest.Mutate(p, rapid.Uint64().Draw(r, "seed"))
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
