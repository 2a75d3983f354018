package program

import (
	"fmt"
	"time"
)

// A Date is a day of the Gregorian calendar, without a time of day or a zone.
// The zero Date is unknown; known dates order as numbers do.
type Date int32

// NewDate is the day of a year, month and day of the month; an impossible one
// (30 February) is unknown.
func NewDate(year int, month time.Month, day int) Date {
	t := time.Date(year, month, day, 0, 0, 0, 0, time.UTC)
	if t.Year() != year || t.Month() != month || t.Day() != day || year < 1 || year > 9999 {
		return 0
	}
	return DateOf(t)
}

// DateOf is the day on which a moment falls in its own zone.
func DateOf(t time.Time) Date {
	y, m, d := t.Date()
	return Date(time.Date(y, m, d, 0, 0, 0, 0, time.UTC).Unix()/86400 + epoch)
}

// epoch is the Date of 1 January 1970, so that 1 January of the year 1 is 1.
const epoch = 719163

// ParseDate reads "2026-10-31".
func ParseDate(s string) (Date, error) {
	t, err := time.Parse(time.DateOnly, s)
	if err != nil {
		return 0, fmt.Errorf("%q is no date; write it as YYYY-MM-DD", s)
	}
	return DateOf(t), nil
}

// Known reports whether there is a date at all.
func (d Date) Known() bool { return d != 0 }

// Time is midnight UTC of the day.
func (d Date) Time() time.Time { return time.Unix((int64(d)-epoch)*86400, 0).UTC() }

// Year, as in 2026; 0 when unknown.
func (d Date) Year() int {
	if d == 0 {
		return 0
	}
	return d.Time().Year()
}

// Month is the calendar month of the day; unknown for an unknown day.
func (d Date) Month() Month {
	if d == 0 {
		return 0
	}
	t := d.Time()
	return NewMonth(t.Year(), t.Month())
}

// Weekday of the day.
func (d Date) Weekday() time.Weekday { return d.Time().Weekday() }

// AddDays is n days later; an unknown day stays unknown.
func (d Date) AddDays(n int) Date {
	if d == 0 {
		return 0
	}
	return d + Date(n)
}

// AddMonths is the same day n months later, or the last day of that month when it is shorter.
func (d Date) AddMonths(n int) Date {
	if d == 0 {
		return 0
	}
	m := d.Month() + Month(n)
	return min(m.First()+Date(d.Time().Day()-1), m.Last())
}

// String is ISO 8601, or "" when unknown.
func (d Date) String() string {
	if d == 0 {
		return ""
	}
	return d.Time().Format(time.DateOnly)
}

// MarshalText writes ISO 8601, empty when unknown.
func (d Date) MarshalText() ([]byte, error) { return []byte(d.String()), nil }

// UnmarshalText reads ISO 8601; empty is unknown.
func (d *Date) UnmarshalText(b []byte) (err error) {
	if *d = 0; len(b) > 0 {
		*d, err = ParseDate(string(b))
	}
	return err
}

// A Month is a calendar month of a year. The zero Month is unknown; known
// months order as numbers do, and one more is the next month.
type Month int32

// NewMonth is a month of a year.
func NewMonth(year int, month time.Month) Month { return Month(year*12 + int(month) - 1) }

// Known reports whether there is a month at all.
func (m Month) Known() bool { return m != 0 }

// Year of the month.
func (m Month) Year() int { return int(m) / 12 }

// Month of the year.
func (m Month) Month() time.Month { return time.Month(int(m)%12 + 1) }

// First day of the month; unknown for an unknown month.
func (m Month) First() Date {
	if m == 0 {
		return 0
	}
	return NewDate(m.Year(), m.Month(), 1)
}

// Last day of the month; unknown for an unknown month.
func (m Month) Last() Date {
	if m == 0 {
		return 0
	}
	return (m + 1).First() - 1
}

// String is "2026-10", or "" when unknown.
func (m Month) String() string {
	if m == 0 {
		return ""
	}
	return fmt.Sprintf("%04d-%02d", m.Year(), int(m.Month()))
}

// MarshalText writes "2026-10", empty when unknown.
func (m Month) MarshalText() ([]byte, error) { return []byte(m.String()), nil }

// UnmarshalText reads "2026-10"; empty is unknown.
func (m *Month) UnmarshalText(b []byte) error {
	if *m = 0; len(b) == 0 {
		return nil
	}
	t, err := time.Parse("2006-01", string(b))
	if err != nil {
		return fmt.Errorf("%q is no month; write it as YYYY-MM", b)
	}
	*m = NewMonth(t.Year(), t.Month())
	return nil
}

// A Period is a range of days, both included.
type Period struct{ From, To Date }

// Days is how many days the period holds; 0 when it is empty or open.
func (p Period) Days() int {
	if p.From == 0 || p.To < p.From {
		return 0
	}
	return int(p.To-p.From) + 1
}

// Contains reports whether a known day lies in the period.
func (p Period) Contains(d Date) bool { return d.Known() && p.From <= d && d <= p.To }

// Overlap is the part that two periods share; empty periods have no days.
func (p Period) Overlap(o Period) Period {
	return Period{max(p.From, o.From), min(p.To, o.To)}
}
