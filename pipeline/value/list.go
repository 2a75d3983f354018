package value

import (
	"strings"

	"sponsorbook/pipeline/value/script"
)

// List reads a cell that holds several things: parted by semicolons, line
// breaks or bars where there are any, else by commas. Bullets and empty parts
// go; the order stays.
func List(text string) []string {
	if strings.ContainsAny(text, ";\n\r；|") {
		return script.SplitOn(text, ";\n\r；|")
	}
	return script.SplitOn(text, ",、，")
}

// Lines reads a cell whose parts are sentences that hold commas: parted by line
// breaks and semicolons only.
func Lines(text string) []string { return script.SplitOn(text, ";\n\r；") }
