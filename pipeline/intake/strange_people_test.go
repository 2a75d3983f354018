package intake

import (
	"slices"
	"strings"
	"testing"

	"sponsorbook/pipeline/program"
)

// Whoever was met is not said to be unknown because a list of attendees shortens a name.
func TestAttendeesAreTheContactsThatTheyShorten(t *testing.T) {
	in := files("a.csv", threeAccounts, "r.csv", someRevenue, "c.csv", "Account,Contact Name,Title\nGlobex,John Smith,CFO\nGlobex,Jane "+
		"Smith,COO\n"+
		"Globex,Dr.-Ing. Jochen Hartl,CTO\nGlobex,Anna Berg (née Holm),CEO\nGlobex,\"Falk, Prof. Dr. Ute, geb. Sommer\",CIO\n",
		"m.csv", "Account,Date,Type,Status,Attendees theirs\nGlobex,2026-05-01,Visit,held,J. Smith; Hartl; Anna Holm; Ute Falk; "+
			"Zoe Unknown\n"+
			"Globex,2026-05-02,Visit,held,Jo Smith; Herr Hartl\n")
	f, list := must(t, in, policy())
	const hartl = "Dr.-Ing. Jochen Hartl"
	if got := f.Meetings[0].Theirs; !slices.Equal(got, []string{"J. Smith", hartl, "Anna Berg (née Holm)", "Prof. Dr. Ute Falk," +
		" geb. Sommer",
		"Zoe Unknown"}) || f.Meetings[1].Theirs[1] != hartl {
		t.Errorf("%q, %q", got, f.Meetings[1].Theirs)
	}
	if x := found(t, list, "attendee-ambiguous"); !strings.Contains(x.Message, "Jane Smith and John Smith") {
		t.Error(x.Message)
	}
}

// Names of two parts are in the order of their script.
func TestNamesOfTwoPartsAreInTheOrderOfTheirScript(t *testing.T) {
	f, _ := must(t, files("a.csv", threeAccounts, "r.csv", someRevenue, "c.csv", "First Name,Last Name,Account Name,Title\n"+
		"太郎,山田,Globex,社長\n민준,김,Globex,대표이사\nAn,Nguyen Van,Globex,COO\n"), policy())
	var names []string
	for _, c := range f.Contacts {
		names = append(names, c.Name)
	}
	if slices.Sort(names); !slices.Equal(names, []string{"An Nguyen Van", "山田太郎", "김민준"}) {
		t.Errorf("%q", names)
	}
}

// Two contacts who may be one person are asked about; people who share a mailbox are two.
func TestContactsWhoMayBeOnePersonAreAQuestion(t *testing.T) {
	const head = "Contact ID,Account,Name,Title,Email,Stance\n"
	for rows, twice := range map[string]bool{
		"1,Globex,Ann Roe,CEO,info@globex.example,advocate\n2,Globex,Bo Lind,CFO,info@globex.example,critic\n":     false,
		"1,Globex,Robert Hill,COO,r.hill@globex.example,critic\n2,Globex,Bob Hill,COO,R.Hill@globex.example,pro\n": true,
		"1,Globex,Eva Kern,CIO,,neutral\n2,Globex,Eva Kern,CIO,,enemy\n":                                           true,
		"1,Globex,Eva Kern,CIO,,neutral\n2,Initech,Eva Kern,CIO,,enemy\n":                                          false,
	} {
		_, list := must(t, files("a.csv", threeAccounts, "r.csv", someRevenue, "c.csv", head+rows), policy())
		if twice {
			found(t, list, "contact-twice")
		} else {
			never(t, list, "contact-twice")
		}
	}
}

// A sponsor whose cell says that nobody decided is none yet.
func TestASponsorInDoubtIsNotConfirmed(t *testing.T) {
	for cell, doubt := range map[string]bool{"Ann Boss?": true, "Ann Boss (tbc)": true, "proposed: Ann Boss": true, "Ann Boss - " +
		"angefragt": true,
		"Ann Boss": false, "Anne-Marie Boss": false, "Ann Boss (CEO)": false} {
		f, list := must(t, files("a.csv", peopleAccounts+"A1,Acme,Kim,"+cell+"\n", "r.csv", someRevenue), policy())
		if a := account(t, f, "Acme"); (a.Sponsor == "") != doubt {
			t.Errorf("%q: sponsor %q", cell, a.Sponsor)
		}
		if doubt {
			found(t, list, "sponsor-tentative")
		} else {
			never(t, list, "sponsor-tentative")
		}
	}
}

// A sponsor who is away until a day cannot be met until then; without a day that is asked.
func TestASponsorWhoIsAwayForAWhile(t *testing.T) {
	for status, want := range map[string]struct{ until, code string }{
		"Elternzeit bis 31.03.2027": {"2027-03-31", ""}, "on leave until 2027-02-15": {"2027-02-15", ""}, "active": {"", ""},
		"beurlaubt": {"", "sponsor-away"}, "on the moon": {"", "word-unknown"}, "on leave until 2026-01-15": {"", ""},
	} {
		f, list := must(t, files("a.csv", threeAccounts, "r.csv", someRevenue,
			"s.csv", "Sponsor,Title,Capacity,Status\nAnn Boss,CEO,2,"+status+"\nBob Chief,COO,2,active\n"), policy())
		until := ""
		for _, p := range f.Sponsors[0].Unavailable {
			until = p.To.String()
		}
		if until != want.until || f.Sponsors[0].Left {
			t.Errorf("%q: away until %q, want %q", status, until, want.until)
		}
		if want.code != "" {
			found(t, list, want.code)
		} else {
			never(t, list, "sponsor-away")
		}
	}
}

// One person looks after an account; a cell that tells more, or nobody, is asked about.
func TestACellOfAccountManagersThatTellsMoreThanAName(t *testing.T) {
	for cell, want := range map[string]struct{ name, code string }{
		"Tom Becker; CC: Priya Raman": {"Tom Becker", ""}, "Tom Becker & Priya Raman": {"Tom Becker", "persons-several"},
		"Tom Becker until 31.12.2025": {"", "manager-unclear"}, "open (ex Priya Raman)": {"", "manager-unclear"},
		"Priya Raman (on leave; cover: Tom Becker)": {"Priya Raman", "manager-unclear"}, "\"Tom Becker, Priya Raman\"": {"Tom Becker",
			"persons-several"},
		"U-1001": {"U-1001", "manager-no-person"}, "EMEA North": {"EMEA North", "manager-no-person"},
		"vacant (was Tom Becker)": {"", ""}, "Xu Wei (David)": {"Xu Wei (David)", ""}, "\"Becker, Tom\"": {"Tom Becker", ""},
		"Anna Berg (née Holm)": {"Anna Berg (née Holm)", ""}, "Tom Becker <tom@us.example>": {"Tom Becker", ""},
		"\"García López, María José\"": {"María José García López", ""},
	} {
		f, list := must(t, files("a.csv", peopleAccounts+"A1,Acme,"+cell+",\nA2,Globex,Tom Becker,\nA3,Initech,Priya Raman,\n",
			"r.csv", someRevenue), policy())
		if a := account(t, f, "Acme"); a.Manager != want.name {
			t.Errorf("%q: %q, want %q", cell, a.Manager, want.name)
		}
		for _, code := range [...]string{"manager-unclear", "manager-no-person", "persons-several"} {
			if code == want.code {
				found(t, list, code)
			} else {
				never(t, list, code)
			}
		}
	}
}

// Of an invitation, its update and its withdrawal one entry stands, and who only prepares meets no customer.
func TestEntriesOfACalendarThatStandForOthers(t *testing.T) {
	const people = "Ann Roe <ann@acme.example>; Nora Lind <n@us.example>\n"
	f, _ := must(t, files("a.csv", threeAccounts, "r.csv", someRevenue, "s.csv", "Sponsor,Capacity,Email\nNora Lind,2,n@us.example\n",
		"k.csv", "Subject,Start Date,Start Time,Meeting Organizer,Required Attendees\n"+
			"Acme QBR,2026-12-03,10:00,Nora Lind,"+people+"Updated: Acme QBR,2026-12-10,10:00,Nora Lind,"+people+
			"Acme visit,2026-12-14,10:00,Nora Lind,"+people+"Canceled: Acme visit,2026-12-14,10:00,Nora Lind,"+people+
			"Prep Acme QBR (internal),2026-12-09,10:00,Nora Lind,Nora Lind <n@us.example>\n"+
			"Acme call,2026-12-16,10:00,Nora Lind,"+people+"Acme call,2026-12-17,10:00,Nora Lind,"+people), policy())
	var got []string
	for _, m := range f.Meetings {
		got = append(got, m.Date.String()+" "+m.Status)
	}
	if want := []string{"2026-12-10 proposed", "2026-12-14 cancelled", "2026-12-16 proposed", "2026-12-17 proposed"}; !slices.Equal(got,
		want) {
		t.Errorf("%q", got)
	}
}

// What a status or a mark behind a name says beside a word that is known is heard.
func TestMeetingsThatDidNotTakePlaceAsTheyWerePlanned(t *testing.T) {
	f, list := must(t, files("a.csv", threeAccounts, "r.csv", someRevenue, "m.csv", "Account,Date,Type,Status,Attendees ours,Attendees "+
		"theirs\n"+
		"Globex,2026-05-01,Visit,done - customer cancelled last minute,Ann Boss,\n"+
		"Globex,2026-05-02,Visit,verschoben auf 2026-12-10,Ann Boss,\nGlobex,2026-12-11,Visit,not confirmed,Ann Boss,\n"+
		"Globex,2026-05-03,Visit,held,Ann Boss (did not attend); Kim,Bo Lind (no-show); Cy Dorn - excused; Di Ems\n"), policy())
	var got []string
	for _, m := range f.Meetings {
		got = append(got, m.Date.String()+" "+m.Status+" "+strings.Join(slices.Concat(m.Ours, m.Theirs), ","))
	}
	if want := []string{"2026-05-01 not told Ann Boss", "2026-05-03 held Kim,Di Ems", "2026-12-10 booked Ann Boss",
		"2026-12-11 proposed Ann Boss"}; !slices.Equal(got, want) {
		t.Errorf("%q", got)
	}
	found(t, list, "meeting-perhaps-off")
}

// One meeting in two tables counts twice, which is asked about, as is a series that is told once; hours are those of their zone.
func TestMeetingsInTwoTablesSeriesAndZones(t *testing.T) {
	f, list := must(t, files("a.csv", threeAccounts, "r.csv", someRevenue,
		"m.csv", "Account,Date,Type,Status,Attendees ours\nGlobex,2026-09-10,Executive visit,held,Ann Boss\n",
		"n.csv", "Meeting ID,Account,Start,End,Type,Status,All day,Recurrence\nM1,Globex,2026-12-08T23:30:00-05:00,"+
			"2026-12-09T00:30:00-05:00,Call,"+
			"booked,FALSE,\nM2,Globex,2026-12-10T00:00:00,2026-12-11T00:00:00,Visit,booked,TRUE,\nM3,Globex,2026-09-10T10:00:00,"+
			"2026-09-10T11:00:00,Visit,held,FALSE,\nM4,Globex,2026-06-10T10:00:00,2026-06-10T11:00:00,QBR,held,FALSE,Every 3 months\n"),
		policy())
	found(t, list, "meeting-twice")
	found(t, list, "meeting-recurs")
	for _, m := range f.Meetings {
		if m.ID == "M1" && (m.TimeZone != "UTC-05:00" || m.Start != "23:30") || m.ID == "M2" && m.Start != "" {
			t.Errorf("%s %q %q", m.ID, m.Start, m.TimeZone)
		}
	}
}

// Mail that comes back is told by the words of a column; the address is not printed, and its person is still there.
func TestAddressesThatTakeNoMail(t *testing.T) {
	for head, want := range map[string]struct{ code, setting string }{"Email Status": {"contact-bounces", ""},
		"Checked": {"column-unread", `"c.csv": {email status: "Checked"}`}} {
		f, list := must(t, files("a.csv", threeAccounts, "r.csv", someRevenue, "c.csv", "Account,Name,Title,Email,"+head+"\n"+
			"Globex,Ann Roe,CEO,ann@globex.example,Hard bounce\nGlobex,Bo Lind,CFO,bo@globex.example,Delivered\n"+
			"Globex,Cy Dee,COO,cy@globex.example,unzustellbar\nGlobex,Di Eve,CIO,di@globex.example,Unsubscribed\n"), policy())
		if x := found(t, list, want.code); x.Setting.Entry != want.setting {
			t.Error(x.Setting)
		}
		for _, c := range f.Contacts {
			if dead := c.Name == "Ann Roe" || c.Name == "Cy Dee"; c.Gone || head == "Email Status" && (c.Email == "") != dead {
				t.Errorf("%s: %q", c.Name, c.Email)
			}
		}
	}
	_, list := must(t, files("a.csv", threeAccounts, "r.csv", someRevenue, "c.csv", "Account,Name,Email,Email Status,Checked\n"+
		"Globex,Ann Roe,ann@globex.example,Verified,valid\nGlobex,Bo Lind,bo@globex.example,Valid,valid\n"), policy())
	for _, code := range [...]string{"contact-bounces", "column-unread", "word-unknown"} {
		never(t, list, code)
	}
}

// Marks before a name say that somebody is gone, and mailboxes are nobody.
func TestNamesThatAreMarkedOrNoPersons(t *testing.T) {
	f, list := must(t, files("a.csv", threeAccounts, "r.csv", someRevenue, "c.csv", "Account,Contact,Title,Email\n"+
		"Globex,ex: Hal Orr,COO,\nGlobex,Max Ray †,CTO,\nGlobex,(left) Ida Fox,CFO,\nGlobex,Dr.: Una Vix,CDO,\nGlobex,Anne-Marie Ex,CIO,\n"+
		"Globex,Accounts Payable,,ap@globex.example\nGlobex,Info,,info@globex.example\nGlobex,Ana Sales,CEO,\n"), policy())
	gone := map[string]bool{}
	for _, c := range f.Contacts {
		gone[c.Name] = c.Gone
	}
	for name, want := range map[string]bool{"Hal Orr": true, "Max Ray": true, "Ida Fox": true, "Dr.: Una Vix": false,
		"Anne-Marie Ex": false, "Ana Sales": false} {
		if got, there := gone[name]; got != want || !there {
			t.Errorf("%q: %v of %v", name, got, gone)
		}
	}
	if x := found(t, list, "contact-no-person"); !strings.Contains(x.Message, "2 contacts") || strings.Contains(x.Message, "Sales") {
		t.Error(x.Message)
	}
}

// Whoever came for somebody else is who was met.
func TestWhoCameForSomebodyElse(t *testing.T) {
	for cell, want := range map[string]string{"Ed Poe on behalf of Ann Roe": "Ed Poe", "Ann Roe (delegated to Ed Poe)": "Ed Poe",
		"i.V. Ed Poe": "Ed Poe", "Ed Poe (für Ann Roe)": "Ed Poe", "Ann Roe (CEO)": "Ann Roe", "Ann Roe": "Ann Roe",
		"Ed Poe (for the board)": "Ed Poe", "Ann Roe, CEO": "Ann Roe", "Ann Roe - CEO": "Ann Roe",
		"Ann Roe vertreten durch Ed Poe": "Ed Poe"} {
		f, _ := must(t, files("a.csv", threeAccounts, "r.csv", someRevenue, "c.csv", "Account,Contact Name,Title\nGlobex,Ann Roe,CEO\n"+
			"Globex,Ed Poe,CIO\n",
			"m.csv", "Account,Date,Type,Status,Attendees theirs\nGlobex,2026-05-01,Visit,held,"+cell+"\n"), policy())
		if got := f.Meetings[0].Theirs; len(got) != 1 || got[0] != want {
			t.Errorf("%q: %q, want %q", cell, got, want)
		}
	}
}

// The roster tells who stands in for a sponsor, wherever the account itself names nobody.
func TestTheRosterTellsDeputies(t *testing.T) {
	for _, head := range [...]string{"Deputy", "Stand-in", "Vertretung"} {
		f, _ := must(t, files("a.csv", "Account ID,Account Name,Account Manager,Executive Sponsor,Deputy Sponsor\nA1,Acme,Kim,Ann Boss,\n"+
			"A2,Globex,Kim,Bob Chief,\nA3,Initech,Kim,Ann Boss,Cy Head\n", "r.csv", someRevenue,
			"s.csv", "Sponsor,Title,Capacity,"+head+"\nAnn Boss,CEO,2,B. Chief\nBob Chief,COO,2,\nCy Head,CFO,1,\n"), policy())
		for name, want := range map[string]string{"Acme": "Bob Chief", "Globex": "", "Initech": "Cy Head"} {
			if a := account(t, f, name); a.Deputy != want {
				t.Errorf("%s: deputy of %s %q, want %q", head, name, a.Deputy, want)
			}
		}
	}
}

// Two words, a comma and two words may be two persons, unless the last are first names that stand in pairs.
func TestTwoPersonsOrALastNameFirst(t *testing.T) {
	for cell, want := range map[string]struct {
		name  string
		asked bool
	}{"\"Lou Park, Sam Voss\"": {"Lou Park", true}, "\"García López, María José\"": {"María José García López", false},
		"\"Dupont Morel, Jean Pierre\"": {"Jean Pierre Dupont Morel", false}, "\"Okafor, Maduka\"": {"Maduka Okafor", false},
		"\"van Dijk, Anna Lena\"": {"Anna Lena van Dijk", false}, "Ana María García López": {"Ana María García López", false}} {
		f, list := must(t, files("a.csv", peopleAccounts+"A1,Acme,"+cell+",\nA2,Globex,\"Ode, Kim\",\n", "r.csv", someRevenue), policy())
		if a := account(t, f, "Acme"); a.Manager != want.name {
			t.Errorf("%q: %q, want %q", cell, a.Manager, want.name)
		}
		if want.asked {
			found(t, list, "persons-several")
		} else {
			never(t, list, "persons-several")
		}
	}
}

// Lists of users and of staff say in many ways who is no longer there.
func TestWhoLeftIsToldByListsOfStaff(t *testing.T) {
	for _, staff := range [...]string{
		"Full Name,Status,Access Mode,User Name,Primary Email\nTom Zee,Disabled,Read-Write,tom,tom@us.example\n" +
			"Ann Why,Enabled,Read-Write,ann,ann@us.example\n",
		"Matricule;Nom;Prénom;Fonction;Date de sortie;Statut\n1001;ZEE;Tom;Vendeur;31/08/2026;Sorti\n1002;WHY;Ann;Vendeuse;;Actif\n",
		"社員番号,氏名,役職,退職日,在籍区分\n1001,Tom Zee,営業担当,2026/08/31,退職\n1002,Ann Why,営業担当,,在籍\n",
		"Personalnr;Nachname;Vorname;Position;Austritt\n1001;Zee;Tom;Key Account Manager;31.08.2026\n1002;Why;Ann;Key Account Manager;\n",
	} {
		_, list := must(t, files("a.csv", peopleAccounts+"A1,Acme,Tom Zee,\nA2,Globex,Ann Why,\n", "r.csv", someRevenue, "p.csv", staff),
			policy())
		if x := found(t, list, "manager-left"); !strings.Contains(x.Message, "Tom Zee") {
			t.Error(x.Message)
		}
	}
}

// What cells show without doubt needs no header that is known: addresses of mail, which
// part of a name a column is, titles under "Role", and the names of accounts to which
// their parents are told.
func TestWhatCellsShowNeedsNoHeader(t *testing.T) {
	f, list := must(t, files(
		"a.csv", "Customer ID,Bezeichner,Ultimate Parent,Industry\nK-101,Acme Holding,,Machinery\n"+
			"K-102,Acme Pumps,Acme Holding,Machinery\nK-103,Globex Oil,,Energy\n",
		"r.csv", "Customer ID,Month,Revenue\nK-102,2026-09,100\nK-103,2026-10,50\n",
		"c.csv", "Customer ID,Vorname,Name,Role,Erreichbar unter\nK-101,Rosa,Jensen,CFO,rosa@acme.example\n"+
			"K-101,Nils,Jensen,Plant manager,nils@acme.example\nK-103,Yara,Stone,Buyer,yara@globex.example\n",
		"o.csv", "Ref,Customer ID,Job,Outcome,Worth,Decision Date,Chance\n1,K-101,Pumps,Won,\"1,200.00\",2026-09-01,100%\n"+
			"2,K-103,Valves,Lost,800.50,2026-08-01,0%\n3,K-103,Service,Bidding,300.00,2027-02-01,25%\n"), policy())
	if paid := paidIn(f); paid != "Acme Holding 100 Globex Oil 50" {
		t.Errorf("paid %s; %v", paid, codes(list))
	}
	var people []string
	for _, c := range f.Contacts {
		people = append(people, c.Name+", "+c.Title+", "+c.Email)
	}
	slices.Sort(people)
	if want := []string{"Nils Jensen, Plant manager, nils@acme.example", "Rosa Jensen, CFO, rosa@acme.example",
		"Yara Stone, Buyer, yara@globex.example"}; !slices.Equal(people, want) {
		t.Errorf("%q", people)
	}
	for i, want := range []struct {
		worth  string
		likely program.Number
	}{{"1200", program.NewNumber(program.NewDecimal(1))}, {"800.5", program.NewNumber(program.NewDecimal(0))},
		{"300", program.NewNumber(program.NewScaled(25, -2))}} {
		if o := f.Opportunities[i]; o.Amount.Amount.String() != want.worth || o.Probability.Known != want.likely.Known ||
			!o.Probability.Value.Equal(want.likely.Value) {
			t.Errorf("%s is worth %s, %v", o.ID, o.Amount.Amount, o.Probability)
		}
	}
}

// A column under a name that nobody knows, whose cells show what it is, is asked about.
func TestAColumnWithAStrangeNameIsAskedAbout(t *testing.T) {
	for name, c := range map[string]struct{ file, table, want string }{
		"states of tickets": {"i.csv", "Ticket ID,Account,Subject,Zustandsfeld,Opened\nT1,Globex,Fire,Closed,2026-05-01\n" +
			"T2,Globex,Lamp,Open,2026-05-02\nT3,Acme GmbH,Door,Closed,2026-06-02\n", "status"},
		"days of tickets": {"i.csv", "Ticket ID,Account,Subject,Status,Feld 7\nT1,Globex,Fire,Open,2026-05-01\n" +
			"T2,Globex,Lamp,Open,2026-05-02\n", "opened"},
		"titles": {"contacts.csv", "Account,Contact Name,Email,Feld 7\nGlobex,Ann Roe,a@globex.example,CFO\n" +
			"Globex,Bo Lind,b@globex.example,Plant Manager\nGlobex,Cy Dee,c@globex.example,Head of IT\n", "title"},
		"first names": {"c.csv", "Account,Feld 7,Last Name,Email\n" +
			"Globex,Ann,Roe,a@globex.example\nGlobex,Bo,Lind,b@globex.example\n", "first name"},
		"capacities": {"sponsors.csv", "Executive Sponsor,Title,Email,Industries,Feld 7\nAnn Boss,CEO,a@us.example,Energy,2\n" +
			"Bob Chief,COO,b@us.example,Retail,3\nCy Head,CFO,c@us.example,Energy,2\n", "capacity"},
		"managers": {"more.csv", "Account ID,Account Name,Industry,Feld 7\nA1,Acme GmbH,Machinery,Kim Ode\nA2,Globex,Energy,Lou Park\n" +
			"A3,Initech,Energy,Kim Ode\nA4,Umbra,Energy,Lou Park\n", "account manager"},
	} {
		_, list := must(t, files("a.csv", threeAccounts, "r.csv", someRevenue, c.file, c.table), policy())
		if all := codes(list); !slices.Contains(all, "column-unread") {
			t.Errorf("%s: %v", name, all)
		} else if x := found(t, list, "column-unread"); !strings.Contains(x.Setting.Entry, c.want+": ") {
			t.Errorf("%s: %s", name, x.Setting.Entry)
		}
	}
	_, list := must(t, files("a.csv", threeAccounts, "r.csv", "Customer,2026-01,2026-02,Feld 7,2026-04\nGlobex,10.5,20.5,30.5,40.5\n"+
		"Initech,11.5,21.5,31.5,41.5\n"), policy())
	found(t, list, "periods-unread")
}
