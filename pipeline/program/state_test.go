package program

import "testing"

func TestEveryStateIsSaidByTheFacts(t *testing.T) {
	at := NewDate(2026, 10, 31)
	for name, c := range map[string]struct{ got, want State }{
		"nobody has taken it on": {(&Action{Status: StatusProposed, Due: at + 1}).State(at), StateProposed},
		"accepted":               {(&Action{Status: StatusPlanned, Due: at + 1}).State(at), StatePlanned},
		"was due yesterday": {(&Action{Status: StatusPlanned, WasDue: at - 1, Due: at + 2}).State(at),
			StateOverdue},
		"is due on the book's day":                   {(&Action{Status: StatusPlanned, WasDue: at, Due: at + 2}).State(at), StatePlanned},
		"was due, and is done":                       {(&Action{Status: StatusDone, WasDue: at - 1}).State(at), StateDone},
		"given up":                                   {(&Action{Status: StatusCancelled, WasDue: at - 1}).State(at), StateCancelled},
		"a booked day is not overdue by its steps":   {(&Action{Status: StatusPlanned, Booked: true, Due: at + 9}).State(at), StateBooked},
		"a meeting ahead":                            {(&Meeting{Status: Booked, Date: at + 1}).State(at), StateBooked},
		"a meeting today":                            {(&Meeting{Status: Booked, Date: at}).State(at), StateBooked},
		"a booked meeting of yesterday":              {(&Meeting{Status: Booked, Date: at - 1}).State(at), StateUntold},
		"a meeting without a day is not booked":      {(&Meeting{Status: Booked}).State(at), StateProposed},
		"an entry of a calendar is nobody's meeting": {(&Meeting{Status: Held, Candidate: true, Date: at - 1}).State(at), StateProposed},
		"a cancelled one":                            {(&Meeting{Status: Cancelled, Date: at + 1}).State(at), StateCancelled},
		"a held one":                                 {(&Meeting{Status: Held, Date: at - 1}).State(at), StateHeld},
		"a promise due today":                        {(&Promise{Due: at}).State(at), StatePlanned},
		"a promise due yesterday":                    {(&Promise{Due: at - 1}).State(at), StateOverdue},
		"a promise kept late":                        {(&Promise{Due: at - 1, KeptOn: at}).State(at), StateDone},
		"a promise that is said not to be kept":      {(&Promise{Due: at - 1, KeptOn: at, Kept: No}).State(at), StateOverdue},
		"a promise without a day":                    {(&Promise{}).State(at), StatePlanned},
		"a step of yesterday":                        {Step{Due: at - 1}.State(at), StateOverdue},
		"a step of today":                            {Step{Due: at}.State(at), StatePlanned},
	} {
		if c.got != c.want {
			t.Errorf("%s: %q, want %q", name, c.got, c.want)
		}
	}
}

func TestAStanceCountsOnItsLastDay(t *testing.T) {
	at := NewDate(2026, 10, 15)
	for on, want := range map[Date]Stance{at.AddMonths(-6): Supports, at.AddMonths(-6) - 1: StanceUnknown, 0: Supports} {
		if got := (&Contact{Stance: Supports, StanceOn: on}).StanceAt(at, 6); got != want {
			t.Errorf("a stance of %s is %q six months later", on, got)
		}
	}
}

func TestWhatIsMissingIsAddedUpByCurrency(t *testing.T) {
	eur := func(n int64) Money { return Reporting(NewDecimal(n), "EUR") }
	m := NewMonth(2026, 3)
	s := Suspect{{Reason: GapRow, Amount: eur(5), Month: m}, {Reason: GapRate, Amount: NewMoney(NewDecimal(7), "USD"), Month: m + 1},
		{Reason: GapRow, Amount: eur(6)}, {Reason: GapAmount, Month: m}}
	sums, unknown := s.Sums()
	if len(sums) != 2 || sums[0].Amount.String() != "11" || !sums[0].Converted || sums[1].Amount.String() != "7" || sums[1].Converted ||
		!unknown {
		t.Errorf("got %v, %t", sums, unknown)
	}
	if got := s.Within(Window{m, m}); len(got) != 3 {
		t.Errorf("a gap without a month touches every window: %v", got)
	}
	if got := s.Reasons(); len(got) != 3 || got[0] != GapRow {
		t.Errorf("got %q", got)
	}
}
