package headings

import (
	_ "embed"
	"strings"
	"sync"
)

//go:embed meanings.txt
var meaningsText string

// About is what a field of a kind means; "" where its name says it.
func About(kind, field string) string { return meanings()[[2]string{kind, field}] }

var meanings = sync.OnceValue(func() map[[2]string]string {
	out := map[[2]string]string{}
	for line := range strings.Lines(meaningsText) {
		if parts := strings.SplitN(line, " | ", 3); len(parts) == 3 {
			out[[2]string{parts[0], parts[1]}] = strings.TrimSpace(parts[2])
		}
	}
	return out
})
