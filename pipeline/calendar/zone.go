package calendar

import (
	"archive/zip"
	_ "embed"
	"fmt"
	"io"
	"slices"
	"sort"
	"strings"
	"sync"
	"time"

	ics "github.com/arran4/golang-ical"

	"sponsorbook/pipeline/program"
)

// The rules of time zones are embedded rather than taken from the system, whose
// edition of them would show in the files. Public domain, IANA 2025c, as Go
// ships it.
//
//go:generate sh -c "cp $(go env GOROOT)/lib/time/zoneinfo.zip ."
//go:embed zoneinfo.zip
var zoneRules string

// loaded are the zones looked up so far by name, nil for what is no zone.
var loaded sync.Map

// zone is the time zone of an IANA name, nil for an unknown one.
func zone(name string) *time.Location {
	if at, ok := loaded.Load(name); ok {
		return at.(*time.Location)
	}
	at := load(name)
	loaded.Store(name, at)
	return at
}

func load(name string) *time.Location {
	if name == "" || len(name) > 64 {
		return nil
	}
	if at, err := time.Parse("UTC-07:00", name); err == nil {
		_, offset := at.Zone()
		return time.FixedZone(name, offset)
	}
	archive, err := zip.NewReader(strings.NewReader(zoneRules), int64(len(zoneRules)))
	if err != nil {
		return nil
	}
	f, err := archive.Open(name)
	if err != nil {
		return nil
	}
	defer f.Close()
	data, err := io.ReadAll(f)
	if err != nil {
		return nil
	}
	at, err := time.LoadLocationFromTZData(name, data)
	if err != nil {
		return nil
	}
	return at
}

// moment is a time of day of a day, as a clock on the wall shows it; false
// where no time is known.
func moment(d program.Date, clock string) (time.Time, bool) {
	t, err := time.Parse("15:04", clock)
	if err != nil || !d.Known() {
		return time.Time{}, false
	}
	return d.Time().Add(time.Duration(t.Hour())*time.Hour + time.Duration(t.Minute())*time.Minute), true
}

// zones are the definitions of the time zones that events are in, by name.
func zones(events []program.Event) []*ics.VTimezone {
	years := map[string][2]int{}
	for _, e := range events {
		if _, timed := moment(e.Start, e.From); !timed || zone(e.TimeZone) == nil {
			continue
		}
		span, seen := years[e.TimeZone]
		if !seen || e.Start.Year() < span[0] {
			span[0] = e.Start.Year()
		}
		years[e.TimeZone] = [2]int{span[0], max(span[1], e.End.Year())}
	}
	var names []string
	for name := range years {
		names = append(names, name)
	}
	slices.Sort(names)
	var out []*ics.VTimezone
	for _, name := range names {
		out = append(out, definition(name, years[name][0], years[name][1]))
	}
	return out
}

// A change is a moment at which clocks change.
type change struct {
	at       time.Time // with the offset that ends
	from, to int       // seconds east of Greenwich
	name     string
	summer   bool
}

// definition describes a zone over a range of years. Where clocks change by the
// same rule every year the rule is written, which Outlook needs; else each
// change of these years is written out.
func definition(name string, from, to int) *ics.VTimezone {
	z := ics.NewTimezone(name)
	at := zone(name)
	first := time.Date(from-1, 1, 1, 0, 0, 0, 0, at)
	all := changes(first, time.Date(max(to, from+5)+1, 1, 1, 0, 0, 0, 0, at))
	if len(all) == 0 || all[0].at.Year() >= from {
		abbreviation, offset := first.Zone()
		z.Components = append(z.Components,
			observance(change{time.Date(1970, 1, 1, 0, 0, 0, 0, time.UTC), offset, offset, abbreviation, false}, ""))
	}
	for _, summer := range []bool{true, false} {
		some := slices.DeleteFunc(slices.Clone(all), func(c change) bool { return c.summer != summer })
		if rule := yearly(some, from-1); rule != "" {
			some = some[:1]
			z.Components = append(z.Components, observance(some[0], rule))
			continue
		}
		for _, c := range some {
			z.Components = append(z.Components, observance(c, ""))
		}
	}
	return z
}

// changes are those after a moment and before another. Days are compared and
// the second is searched for between two that differ: ZoneBounds ends leap years
// a day early and would never get past them.
func changes(after, before time.Time) []change {
	var out []change
	for t := after; t.Before(before); t = t.Add(24 * time.Hour) {
		_, from := t.Zone()
		if _, to := t.Add(24 * time.Hour).Zone(); from == to {
			continue
		}
		seconds := sort.Search(24*3600, func(s int) bool {
			_, then := t.Add(time.Duration(s) * time.Second).Zone()
			return then != from
		})
		next := t.Add(time.Duration(seconds) * time.Second)
		name, to := next.Zone()
		out = append(out, change{next.In(time.FixedZone("", from)), from, to, name, next.IsDST()})
	}
	return out
}

// yearly is the rule that changes follow, one each year from a year on; "" when
// they follow none.
func yearly(all []change, year int) string {
	if len(all) < 3 {
		return ""
	}
	last, nth := true, true
	for i, c := range all {
		a := all[0]
		if c.at.Year() != year+i || c.at.Month() != a.at.Month() || c.at.Weekday() != a.at.Weekday() ||
			c.at.Format("150405") != a.at.Format("150405") || c.from != a.from || c.to != a.to {
			return ""
		}
		last = last && c.at.AddDate(0, 0, 7).Month() != c.at.Month()
		nth = nth && (c.at.Day()-1)/7 == (a.at.Day()-1)/7
	}
	week := (all[0].at.Day()-1)/7 + 1
	if last {
		week = -1
	} else if !nth {
		return ""
	}
	return fmt.Sprintf("FREQ=YEARLY;BYMONTH=%d;BYDAY=%d%s", all[0].at.Month(), week, strings.ToUpper(all[0].at.Weekday().String()[:2]))
}

// observance is one kind of time of a zone, from a change on.
func observance(c change, rule string) ics.Component {
	b := ics.ComponentBase{}
	b.AddProperty(ics.ComponentPropertyDtStart, c.at.Format(stamp))
	b.AddProperty(ics.ComponentProperty(ics.PropertyTzoffsetfrom), offset(c.from))
	b.AddProperty(ics.ComponentProperty(ics.PropertyTzoffsetto), offset(c.to))
	if !strings.ContainsAny(c.name, "+-") {
		b.AddProperty(ics.ComponentProperty(ics.PropertyTzname), c.name)
	}
	if rule != "" {
		b.AddProperty(ics.ComponentPropertyRrule, rule)
	}
	if c.summer {
		return &ics.Daylight{ComponentBase: b}
	}
	return &ics.Standard{ComponentBase: b}
}

func offset(seconds int) string {
	sign := "+"
	if seconds < 0 {
		sign, seconds = "-", -seconds
	}
	if s := seconds % 60; s != 0 {
		return fmt.Sprintf("%s%02d%02d%02d", sign, seconds/3600, seconds/60%60, s)
	}
	return fmt.Sprintf("%s%02d%02d", sign, seconds/3600, seconds/60%60)
}
