package numfmt

import (
	"math"
	"time"
)

// A Moment is a serial number read as a date and a time of day.
type Moment struct {
	time.Time
	days   int  // whole days of the serial
	millis int  // of the day
	Leap   bool // the 29 February 1900 that never was, which Excel believes in
}

// lastSerial is 31 December 9999 in the 1900 system.
const lastSerial = 2958465

// MomentOf reads a serial of one of the two date systems. False where no
// calendar has such a day: negative, or beyond the year 9999.
func MomentOf(serial float64, date1904 bool) (Moment, bool) {
	if math.IsNaN(serial) || serial < 0 || serial >= lastSerial+1 {
		return Moment{}, false
	}
	days := math.Floor(serial)
	millis := int(math.Round((serial - days) * 86400000))
	m := Moment{days: int(days)}
	if date1904 {
		m.days += 1462
	}
	if millis >= 86400000 {
		m.days, millis = m.days+1, 0
	}
	m.millis = millis
	if m.days > lastSerial {
		return Moment{}, false
	}
	day := m.days
	if !date1904 && day < 60 {
		day++ // before the day that never was, serials run one ahead
	}
	m.Leap = !date1904 && m.days == 60
	m.Time = time.Date(1899, 12, 30+day, 0, 0, 0, 0, time.UTC).Add(time.Duration(millis) * time.Millisecond)
	return m, true
}

// AppendISO appends the moment as cells give it: a date, a date with a time of
// day, or a time of no day. Fractions of a second are rounded away.
func (m Moment) AppendISO(dst []byte, date1904 bool) []byte {
	t := m.Time.Round(time.Second)
	noDay := m.days == 0 && !date1904
	if noDay {
		return t.AppendFormat(dst, "15:04:05")
	}
	if m.millis == 0 || t.Hour() == 0 && t.Minute() == 0 && t.Second() == 0 {
		return t.AppendFormat(dst, time.DateOnly)
	}
	return t.AppendFormat(dst, "2006-01-02T15:04:05")
}

// ISOLayouts are how ISO cells are written.
var ISOLayouts = []string{time.DateOnly, "2006-01-02T15:04:05", "2006-01-02T15:04", time.RFC3339, "2006-01-02 15:04:05", "15:04:05"}
