package author

import (
	"path"
	"slices"
	"strings"

	"sponsorbook/pipeline/program"
)

// drawerful is how many accounts stand in one folder: with a page in two formats, a
// plan, and parts of long pages each, well under a thousand files.
const drawerful = 300

// FileOf is where a file about a group stands among others of its sort, without
// extension: in the program manager's book in the drawer of its name, where one
// folder would hold too many; in a room, which has few, in the folder itself.
func (a *Author) FileOf(folder string, g *program.Group) string {
	drawer := ""
	if a.Room == "" {
		drawer = a.drawers()[g.Slug]
	}
	return path.Join(a.Room, folder, drawer, g.Slug)
}

// pageDrawers are the drawers of all groups that have a page.
func (d *Index) pageDrawers() map[string]string {
	var slugs []string
	for _, g := range d.Groups {
		if d.HasPage(g) {
			slugs = append(slugs, g.Slug)
		}
	}
	slices.Sort(slugs)
	return drawers(slices.Compact(slugs), drawerful)
}

// drawers divides sorted names of files into folders of at most so many, each named
// by the letters that its names begin with: as many as it takes, so that names which
// all begin alike are divided where they differ. Nil where one folder holds them all.
func drawers(names []string, most int) map[string]string {
	if len(names) <= most {
		return nil
	}
	out := make(map[string]string, len(names))
	var divide func(names []string)
	divide = func(names []string) {
		alike := common(names[0], names[len(names)-1])
		for len(names) > 0 {
			label := names[0][:min(alike+1, len(names[0]))]
			n := 1
			for n < len(names) && len(label) > alike && strings.HasPrefix(names[n], label) {
				n++
			}
			if n > most {
				divide(names[:n])
			} else {
				for _, name := range names[:n] {
					out[name] = drawerName(label)
				}
			}
			names = names[n:]
		}
	}
	divide(names)
	return out
}

// common is how many bytes two names begin with alike.
func common(a, b string) int {
	n := 0
	for n < min(len(a), len(b)) && a[n] == b[n] {
		n++
	}
	return n
}

// drawerName is a label as a folder may be named on every system: Windows keeps a few
// names for devices.
func drawerName(label string) string {
	switch label {
	case "con", "prn", "aux", "nul":
		return label + "-"
	}
	if len(label) == 4 && (label[:3] == "com" || label[:3] == "lpt") {
		return label + "-"
	}
	return label
}
