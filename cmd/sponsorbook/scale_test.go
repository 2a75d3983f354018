package main

import (
	"bytes"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"strconv"

	"github.com/goccy/go-yaml"
	"github.com/rogpeppe/go-internal/testscript"
)

var shellBlock = regexp.MustCompile("(?ms)^```sh\n(.*?)^```$")

// documented writes commands of docs/ into a script: documented FILE WHAT NTH TO,
// where WHAT is sh (a block of a page), all (the file), or command (of a Job).
func documented(ts *testscript.TestScript, _ bool, args []string) {
	text, err := os.ReadFile(filepath.Join(docs, args[0]))
	ts.Check(err)
	nth, err := strconv.Atoi(args[2])
	ts.Check(err)
	switch args[1] {
	case "sh":
		text = shellBlock.FindAllSubmatch(text, -1)[nth-1][1]
	case "command":
		text = []byte(commandOf(ts, text))
	}
	ts.Check(os.WriteFile(ts.MkAbs(args[3]), text, 0o644))
}

// docs is the folder docs, wherever a script stands.
var docs = func() string {
	dir, err := filepath.Abs("../../docs")
	if err != nil {
		panic(err)
	}
	return dir
}()

// commandOf is what the pods of a Job run, as many as its command says.
func commandOf(ts *testscript.TestScript, text []byte) string {
	var job struct {
		Spec struct {
			CompletionMode string `yaml:"completionMode"`
			Completions    int
			Template       struct {
				Spec struct{ Containers []struct{ Command []string } }
			}
		}
	}
	ts.Check(yaml.Unmarshal(text, &job))
	command := job.Spec.Template.Spec.Containers[0].Command
	if job.Spec.CompletionMode != "Indexed" || len(command) != 3 || job.Spec.Completions != 3 {
		ts.Fatalf("the Job is not one of three indexed shells: %+v", job)
	}
	return command[2]
}

// same fails unless two folders hold the same files with the same bytes, hidden
// ones too: same ONE OTHER.
func same(ts *testscript.TestScript, _ bool, args []string) {
	one, other := filesOf(ts, args[0]), filesOf(ts, args[1])
	for name, content := range one {
		if there, ok := other[name]; !ok || !bytes.Equal(there, content) {
			ts.Fatalf("%s is not the same in %s and %s, or not there", name, args[0], args[1])
		}
	}
	for name := range other {
		if _, ok := one[name]; !ok {
			ts.Fatalf("%s stands in %s alone", name, args[1])
		}
	}
	if len(one) < 10 {
		ts.Fatalf("%s holds %d files; that is no book", args[0], len(one))
	}
}

func filesOf(ts *testscript.TestScript, dir string) map[string][]byte {
	out := map[string][]byte{}
	fsys := os.DirFS(ts.MkAbs(dir))
	ts.Check(fs.WalkDir(fsys, ".", func(name string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() {
			return err
		}
		out[name], err = fs.ReadFile(fsys, name)
		return err
	}))
	return out
}
