package sample

import (
	"bytes"
	"encoding/csv"
	"fmt"
	"strconv"
	"strings"
	"time"

	"sponsorbook/pipeline/program"
)

// A view is the world as it was known on a day.
type view struct {
	*world
	until program.Date
}

// known is whether something had happened by the day.
func (v view) known(d program.Date) bool { return d.Known() && d <= v.until }

// then is a date that was known on the day, else unknown.
func (v view) then(d program.Date) program.Date {
	if v.known(d) {
		return d
	}
	return 0
}

// stamp is a time in the night before the day, as exporting systems put into file names.
func (v view) stamp() time.Time {
	return v.until.Time().Add(-17*time.Hour - 18*time.Minute + 55*time.Second)
}

// separated writes records as delimited text.
func separated(records [][]string, comma rune, crlf bool) []byte {
	var b bytes.Buffer
	w := csv.NewWriter(&b)
	w.Comma, w.UseCRLF = comma, crlf
	_ = w.WriteAll(records) // a buffer does not fail
	return b.Bytes()
}

// quoted writes records as Salesforce does: every value quoted, rows ending in LF.
func quoted(records [][]string) []byte {
	var b bytes.Buffer
	for _, r := range records {
		for i, v := range r {
			if i > 0 {
				b.WriteByte(',')
			}
			b.WriteString(`"` + strings.ReplaceAll(v, `"`, `""`) + `"`)
		}
		b.WriteByte('\n')
	}
	return b.Bytes()
}

// american is 10/31/2026.
func american(d program.Date) string {
	if !d.Known() {
		return ""
	}
	return d.Time().Format("1/2/2006")
}

// german is 31.10.2026.
func german(d program.Date) string {
	if !d.Known() {
		return ""
	}
	return d.Time().Format("02.01.2006")
}

// germanMoney prints cents as 1.234.567,80.
func germanMoney(cents int64) string {
	whole := strconv.FormatInt(cents/100, 10)
	for i := len(whole) - 3; i > 0; i -= 3 {
		whole = whole[:i] + "." + whole[i:]
	}
	return fmt.Sprintf("%s,%02d", whole, cents%100)
}

func tick(yes bool) string {
	if yes {
		return "1"
	}
	return "0"
}
