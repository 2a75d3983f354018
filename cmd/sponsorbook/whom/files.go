package whom

import (
	"cmp"
	"context"
	"html"
	"io/fs"
	"path"
	"slices"
	"strings"

	"sponsorbook/pipeline/program"
	"sponsorbook/pipeline/table"
)

// Files are the files of a book that name a person: pages and tables by
// their text, printed pages where the page of the same account names them, for
// a printed page holds no text that can be searched. The book's memory, a file of
// the name memory, is searched by who knows it.
func Files(ctx context.Context, dir fs.FS, memory, person string) ([]string, error) {
	who := " " + program.Fold(person) + " "
	var found, printed []string
	about := map[string]bool{} // what the pages that name the person are about
	err := fs.WalkDir(dir, ".", func(file string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() || ctx.Err() != nil {
			return cmp.Or(err, ctx.Err())
		}
		switch path.Ext(file) {
		case ".pdf":
			printed = append(printed, file)
			return nil
		case ".xlsx":
			cells, err := Person(ctx, single{dir, file}, "", person, table.DefaultLimits())
			if len(cells) > 0 {
				found = append(found, file)
			}
			return err
		}
		text, err := fs.ReadFile(dir, file)
		if err == nil && file != memory && strings.Contains(" "+program.Fold(html.UnescapeString(string(text)))+" ", who) {
			found = append(found, file)
			about[slugOf(file)] = true
		}
		return err
	})
	for _, file := range printed {
		for slug := range about {
			if slug != "" && strings.HasPrefix(path.Base(file), slug) || strings.HasPrefix(path.Base(file), "pack") && slug != "" {
				found = append(found, file)
				break
			}
		}
	}
	slices.Sort(found)
	return found, err
}

// slugOf is the account that a page of a folder of accounts is about.
func slugOf(file string) string {
	if path.Base(path.Dir(file)) != "accounts" {
		return ""
	}
	return strings.TrimSuffix(path.Base(file), path.Ext(file))
}

// single is one file of a folder, for what searches whole folders.
type single struct {
	fs.FS
	file string
}

// ReadDir lists the one file on the way to it.
func (s single) ReadDir(name string) ([]fs.DirEntry, error) {
	all, err := fs.ReadDir(s.FS, name)
	return slices.DeleteFunc(all, func(e fs.DirEntry) bool {
		at := path.Join(name, e.Name())
		return at != s.file && !strings.HasPrefix(s.file, at+"/")
	}), err
}
