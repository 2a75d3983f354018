package table

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/json"
	"flag"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"sponsorbook/pipeline/exports"
)

var update = flag.Bool("update", false, "write golden files anew")

// golden compares a text with a file below testdata; a missing one fails.
func golden(t *testing.T, name string, got []byte) {
	t.Helper()
	path := filepath.Join("testdata", name)
	if *update {
		if err := os.MkdirAll("testdata", 0o777); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, got, 0o666); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatalf("%v; run the test with -update and review what it writes", err)
	}
	if !bytes.Equal(got, want) {
		t.Errorf("%s differs from what was reviewed:\n%s", path, firstDifference(string(got), string(want)))
	}
}

func firstDifference(got, want string) string {
	g, w := strings.Split(got, "\n"), strings.Split(want, "\n")
	for i := range min(len(g), len(w)) {
		if g[i] != w[i] {
			return fmt.Sprintf("line %d\n got %s\nwant %s", i+1, g[i], w[i])
		}
	}
	return fmt.Sprintf("%d lines instead of %d", len(g), len(w))
}

// TestEveryHostileFileEndsAsATableOrASentence reads odd and broken files of
// many projects. The golden file holds outcomes alone, none of their data.
func TestEveryHostileFileEndsAsATableOrASentence(t *testing.T) {
	fsys := os.DirFS(exports.Dir(t, "hostile"))
	var out bytes.Buffer
	err := fs.WalkDir(fsys, ".", func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		fmt.Fprintf(&out, "%s: %s\n", path, outcome(t, fsys, path))
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	golden(t, "hostile.txt", out.Bytes())
}

// outcome is what became of one file, in a line: within 20 seconds and 256 MiB.
func outcome(t *testing.T, fsys fs.FS, path string) string {
	ctx, cancel := context.WithTimeout(t.Context(), 20*time.Second)
	defer cancel()
	w, err := Open(ctx, fsys, path, Limits{})
	if err != nil {
		return sentence(t, path, err)
	}
	var b strings.Builder
	fmt.Fprintf(&b, "%s", w.Format)
	if w.Encoding != "" {
		fmt.Fprintf(&b, ", %s", w.Encoding)
	}
	for i, s := range w.Sheets {
		regions, rows := shapeOf(t, ctx, s)
		if i < 4 {
			fmt.Fprintf(&b, "; %d rows%s", rows, regions)
		}
	}
	if n := len(w.Sheets); n > 4 {
		fmt.Fprintf(&b, "; %d sheets in all", n)
	}
	for i, f := range w.Findings {
		if i < 4 {
			fmt.Fprintf(&b, " [%s]", f.Code)
		}
	}
	return b.String()
}

// sentence checks that a refusal is one, and returns it without its values.
func sentence(t *testing.T, path string, err error) string {
	says := err.Error()
	if strings.Contains(says, "\n") || strings.HasSuffix(says, ".") || !strings.Contains(says, ";") ||
		strings.Contains(says, "did not expect") {
		t.Errorf("%s: %q is no sentence that says what the file is and what to do", path, says)
	}
	return "refused: " + says
}

func shapeOf(t *testing.T, ctx context.Context, s *Sheet) (string, int) {
	read, blank := 0, 0
	regions, err := Shape(ctx, s, nil, func(r Row) error {
		read++
		if r.Blank() {
			blank++
		}
		return nil
	})
	if err != nil {
		return " " + sentence(t, s.Name, err), read
	}
	kept := blank
	var b strings.Builder
	for _, r := range regions {
		kept += r.DataRows + len(r.Aside)
		if b.Len() < 80 {
			fmt.Fprintf(&b, " (header %v, data %d-%d, aside %d)", r.HeaderRows, r.FirstData, r.LastData, len(r.Aside))
		}
	}
	if kept != read {
		t.Errorf("%s %s: %d rows were read, %d are accounted for", s.File, s.Name, read, kept)
	}
	return b.String(), read
}

// TestCSVSpectrumEqualsItsJSON reads the test cases of the csv-spectrum project.
func TestCSVSpectrumEqualsItsJSON(t *testing.T) {
	dir := exports.Dir(t, "hostile/csv-spectrum")
	files, err := filepath.Glob(filepath.Join(dir, "json", "*.json"))
	if err != nil || len(files) == 0 {
		t.Fatal("no cases", err)
	}
	for _, file := range files {
		name := strings.TrimSuffix(filepath.Base(file), ".json")
		t.Run(name, func(t *testing.T) {
			want, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			var objects []map[string]string
			if json.Unmarshal(want, &objects) != nil {
				var one map[string]string
				if err := json.Unmarshal(want, &one); err != nil {
					t.Fatal(err)
				}
				objects = []map[string]string{one}
			}
			compareObjects(t, openFile(t, filepath.Join(dir, "csvs", name+".csv")).Sheets[0], objects)
		})
	}
}

// errata are values in which a case's two files contradict one another.
var errata = map[string]bool{"1234567890": true, "Once upon \r\na time": true}

func compareObjects(t *testing.T, s *Sheet, objects []map[string]string) {
	rows := rowsOf(t, s)
	if len(rows) != len(objects)+1 {
		t.Fatalf("%d rows instead of %d", len(rows)-1, len(objects))
	}
	for i, o := range objects {
		for col, name := range rows[0] {
			if got := rows[i+1][col]; got != o[name] && !errata[o[name]] {
				t.Errorf("row %d, %s: %q instead of %q", i+2, name, got, o[name])
			}
		}
	}
}

func openFile(t *testing.T, path string) *Workbook {
	t.Helper()
	w, err := Open(t.Context(), os.DirFS(filepath.Dir(path)), filepath.Base(path), Limits{})
	if err != nil {
		t.Fatal(err)
	}
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if sum := fmt.Sprintf("%x", sha256.Sum256(data)); w.SHA256 != sum {
		t.Errorf("hash %s instead of %s", w.SHA256, sum)
	}
	return w
}

// rowsOf are the texts of a sheet's rows.
func rowsOf(t *testing.T, s *Sheet) (rows [][]string) {
	t.Helper()
	err := s.Each(func(r Row) error {
		var row []string
		for _, c := range r.Cells {
			row = append(row, strings.Clone(c.Text))
		}
		rows = append(rows, row)
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return rows
}
