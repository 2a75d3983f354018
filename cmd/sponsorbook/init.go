package main

import (
	"context"
	"embed"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"github.com/spf13/pflag"

	"sponsorbook/pipeline/config"
	"sponsorbook/pipeline/workbook"
	"sponsorbook/sample"
)

func initCommand() command {
	return command{
		name: "init", args: "DIR", least: 1, most: 1,
		short: "Makes a workspace: folders, a commented configuration, a workbook.",
		long: "Nothing that exists is overwritten. With --sample the workspace holds the exports of an invented company, so that a " +
			"first book can be seen at once.",
		examples: []example{
			{"init my-program", "a workspace for your own exports"},
			{"init tour --sample", "the sample company, to look around"},
		},
		flags: func(f *pflag.FlagSet, o *options) {
			f.BoolVar(&o.Sample, "sample", false, "fill the workspace with the sample company's exports")
			speechFlags(f, o)
		},
		run: makeWorkspace,
	}
}

//go:embed workspace/*.md
var texts embed.FS

func makeWorkspace(_ context.Context, s *session) error {
	dir := s.args[0]
	made := emptyWorkspace
	if s.Sample {
		made = sampleWorkspace
	}
	files, err := made()
	if err != nil {
		return err
	}
	if err := free(dir, files); err != nil {
		return err
	}
	for _, f := range files {
		path := filepath.Join(dir, filepath.FromSlash(f.Path))
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			return fmt.Errorf("make the workspace: %w; choose a folder that can be written", err)
		}
		if err := os.WriteFile(path, f.Data, 0o644); err != nil {
			return fmt.Errorf("make the workspace: %w; choose a folder that can be written", err)
		}
	}
	fmt.Fprintln(s.out, dir)
	for _, line := range next(dir, s.Sample) {
		s.say("note", line)
	}
	return nil
}

// next is what to do in a new workspace.
func next(dir string, sample bool) []string {
	if sample {
		return []string{"the sample company is in " + filepath.Join(dir, "input") + "; write its book:", "  cd " + quoted(dir),
			"  sponsorbook run --open"}
	}
	return []string{"next: put your exports into " + filepath.Join(dir, "input") + ", then", "  cd " + quoted(dir), "  sponsorbook check",
		"  sponsorbook run --open"}
}

// quoted is a folder as a shell wants it.
func quoted(dir string) string {
	if strings.ContainsAny(dir, " '\"$&()") {
		return `"` + dir + `"`
	}
	return dir
}

// free is an error where a workspace would overwrite something.
func free(dir string, files []sample.File) error {
	if info, err := os.Stat(dir); err == nil && !info.IsDir() {
		return usagef("%s is a file; name a folder, new or empty", dir)
	}
	for _, f := range files {
		path := filepath.Join(dir, filepath.FromSlash(f.Path))
		switch _, err := os.Lstat(path); {
		case err == nil:
			return usagef("%s is there already; nothing was written; name a folder that is new or empty", path)
		case !errors.Is(err, fs.ErrNotExist):
			return fmt.Errorf("make the workspace: %w", err)
		}
	}
	return nil
}

func emptyWorkspace() ([]sample.File, error) {
	schema, err := config.Schema()
	if err != nil {
		return nil, err
	}
	book, err := workbook.Workspace()
	if err != nil {
		return nil, err
	}
	return []sample.File{
		{Path: "README.md", Data: text("README")},
		{Path: "input/sponsorbook.yaml", Data: config.Commented("../sponsorbook.schema.json")},
		{Path: "sponsorbook.schema.json", Data: schema},
		{Path: "input/" + workbook.WorkspaceName, Data: book},
		{Path: "input/CRM/README.md", Data: text("CRM")},
		{Path: "input/finance/README.md", Data: text("finance")},
		{Path: "input/service/README.md", Data: text("service")},
	}, nil
}

func sampleWorkspace() ([]sample.File, error) {
	files, err := sample.Files(sample.LastDay())
	if err != nil {
		return nil, err
	}
	for i := range files {
		files[i].Path = "input/" + files[i].Path
	}
	return append(files, sample.File{Path: "README.md", Data: text("sample")}), nil
}

// text is one of the pages that a workspace begins with.
func text(name string) []byte {
	b, err := texts.ReadFile("workspace/" + name + ".md")
	if err != nil {
		panic(err) // it is compiled in
	}
	return b
}
