package whom

import (
	"cmp"
	"context"
	"html"
	"io/fs"
	"path"
	"regexp"
	"slices"
	"strings"

	"sponsorbook/pipeline/program"
	"sponsorbook/pipeline/table"
)

// Files are the files of a book that name a person: pages and tables by their text,
// printed pages where the page of the same account, or the same page as text, names
// them, for a printed page holds no text that can be searched. The book's memory, a
// file of the name memory, is searched by who knows it.
func Files(ctx context.Context, dir fs.FS, memory, person string) ([]string, error) {
	who := " " + program.Fold(person) + " "
	var found, printed []string
	about, pages := map[string]bool{}, map[string]bool{} // accounts, and pages without extension, that name the person
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
			pages[stem(file)] = true
			if slug := slugOf(file); slug != "" {
				about[slug] = true
			}
		}
		return err
	})
	for _, file := range printed {
		name := path.Base(file)
		if pages[stem(file)] || len(about) > 0 && strings.HasPrefix(name, "pack") || begins(name, about) {
			found = append(found, file)
		}
	}
	slices.Sort(found)
	return found, err
}

func stem(file string) string { return strings.TrimSuffix(file, path.Ext(file)) }

// begins is whether a name begins with one of several.
func begins(name string, with map[string]bool) bool {
	for w := range with {
		if strings.HasPrefix(name, w) {
			return true
		}
	}
	return false
}

// numbered is the name of a further part of a long page, which lies in a folder of
// the page's name.
var numbered = regexp.MustCompile(`^[0-9]{2,5}$`)

// slugOf is the account that a page below a folder of accounts is about, in a drawer
// or not; "" for other files.
func slugOf(file string) string {
	folders := strings.Split(path.Dir(file), "/")
	switch slug := path.Base(stem(file)); {
	case !slices.Contains(folders, "accounts"):
		return ""
	case numbered.MatchString(slug):
		return folders[len(folders)-1]
	default:
		return slug
	}
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
