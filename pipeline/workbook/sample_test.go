package workbook_test

import (
	"bytes"
	"context"
	"flag"
	"os"
	"path/filepath"
	"testing"

	"sponsorbook/pipeline"
	"sponsorbook/pipeline/config"
	"sponsorbook/pipeline/program"
	"sponsorbook/pipeline/workbook"
)

var keep = flag.String("keep", "", "a folder in which to leave the sample's workbooks, to look at")

// sample is the sample company's program.
func sample(t testing.TB) *program.Program {
	t.Helper()
	const input = "../../input"
	text, err := os.ReadFile(filepath.Join(input, "sponsorbook.yaml"))
	if err != nil {
		t.Fatal(err)
	}
	c, err := config.Read("sponsorbook.yaml", text)
	if err != nil {
		t.Fatal(err)
	}
	p, err := pipeline.Read(context.Background(), pipeline.Input{Exports: os.DirFS(input), Config: c, Today: program.NewDate(2026, 11, 2),
		Version: "test"})
	if err != nil {
		t.Fatal(err)
	}
	return p
}

func TestTheSamplesPlanIsTheSameBytesEachTime(t *testing.T) {
	p := sample(t)
	first, err := workbook.NewMaker(p).Plan().Write()
	if err != nil {
		t.Fatal(err)
	}
	leave(t, "action-plan.xlsx", first)
	second, err := workbook.NewMaker(p).Plan().Write()
	if err != nil || !bytes.Equal(first, second) {
		t.Errorf("two runs differ, %v", err)
	}
}

func leave(t *testing.T, name string, data []byte) {
	t.Helper()
	if *keep == "" {
		return
	}
	if err := os.WriteFile(filepath.Join(*keep, name), data, 0o644); err != nil {
		t.Fatal(err)
	}
}

func TestTheSamplesFillInIsTheSameBytesEachTime(t *testing.T) {
	p := sample(t)
	first, err := workbook.NewMaker(p).FillIn("Tomasz Zieliński").Write()
	if err != nil {
		t.Fatal(err)
	}
	leave(t, "fill-in.xlsx", first)
	second, err := workbook.NewMaker(p).FillIn("Tomasz Zieliński").Write()
	if err != nil || !bytes.Equal(first, second) {
		t.Errorf("two runs differ, %v", err)
	}
}
