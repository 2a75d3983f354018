package score

import (
	"bytes"
	"flag"
	"os"
	"testing"
)

var update = flag.Bool("update", false, "rewrite the generated page")

func TestTheFiguresPageIsTheProgramsOwn(t *testing.T) {
	const page = "../../docs/kpis.md"
	if *update {
		if err := os.WriteFile(page, Reference(), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	got, err := os.ReadFile(page)
	if err != nil || !bytes.Equal(got, Reference()) {
		t.Errorf("docs/kpis.md is not what the program says (%v); run go test ./pipeline/score -update", err)
	}
}
