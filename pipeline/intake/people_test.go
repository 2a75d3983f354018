package intake

import (
	"strings"
	"testing"

	"sponsorbook/pipeline/finding"
	"sponsorbook/pipeline/program"
)

const peopleAccounts = "Account ID,Account Name,Account Owner,Executive Sponsor\n"

func TestOneNameInManySpellingsIsOneAccount(t *testing.T) {
	accounts := "Account ID,Account Name,Industry\nA1,Müller & Söhne GmbH,x\nA2,BlueSky Networks,x\nA3,ACME Holding DBA Rocket " +
		"Tools,x\nA4,Northwind Traders,x\nA5,Ørsted Wind A/S,x\nA6,Baer Ltd,x\nA7,Calder Motion (formerly Calder Widgets),x\n"
	for spelling, want := range map[string]string{
		"Mueller und Soehne": "Müller & Söhne GmbH", "MULLER AND SOHNE": "Müller & Söhne GmbH",
		"Söhne & Müller GmbH": "Müller & Söhne GmbH", "Müller &amp; Söhne GmbH": "Müller & Söhne GmbH",
		"Blue Sky Networks Inc.": "BlueSky Networks", "Blue-Sky Networks": "BlueSky Networks", "Blue\u200bSky Networks": "BlueSky Networks",
		"Rocket Tools": "ACME Holding DBA Rocket Tools", "Acme Holding Inc.": "ACME Holding DBA Rocket Tools",
		"Rocket Tools d/b/a ACME Holding": "ACME Holding DBA Rocket Tools",
		"Traders Northwind":               "Northwind Traders", "Oersted Wind": "Ørsted Wind A/S", "Orsted Wind": "Ørsted Wind A/S",
		"Calder Widgets": "Calder Motion (formerly Calder Widgets)",
		"Bar Ltd":        "", "Rocket Tool": "", "Northwind": "", "Blue Sky": "",
	} {
		f, list := must(t, files("a.csv", accounts, "r.csv", "Customer,Month,Revenue\n\""+spelling+"\",2026-09,100\nBaer Ltd,2026-09,1\n"),
			policy())
		got := ""
		for _, g := range f.Groups {
			if g.Name != "Baer Ltd" && len(g.Revenue) > 0 {
				got = g.Name
			}
		}
		if got != want {
			t.Errorf("%q is taken for %q, want %q", spelling, got, want)
		}
		if want == "" {
			found(t, list, "account-unknown")
		} else {
			never(t, list, "account-unknown")
		}
	}
}

func TestASpellingOfTwoAccountsIsAQuestion(t *testing.T) {
	f, list := must(t, files("a.csv", "Account ID,Account Name,Industry\nA1,Smith & Jones LLC,x\nA2,Smith and Jones Ltd,x\nA3,Other,x\n",
		"r.csv", "Customer,Month,Revenue\nJones & Smith,2026-09,100\nOther,2026-09,1\n"), policy())
	found(t, list, "account-name-ambiguous")
	if !total(f).Equal(dec("1")) {
		t.Errorf("used %s", total(f))
	}
}

func TestATypoNearTwoAccountsProposesNeitherAlone(t *testing.T) {
	accounts := "Account ID,Account Name,Industry\nA1,Northwind Traders,x\nA2,Northwind Trading,x\nA3,International Business " +
		"Systems,x\nA4,Zed,x\n"
	_, list := must(t, files("a.csv", accounts, "r.csv", "Customer,Month,Revenue\nNorthwind Trade,2026-09,100\nZed,2026-09,1\n"), policy())
	x := found(t, list, "account-unknown")
	if x.Setting.Key != "" || !strings.Contains(x.Mend, "Northwind Traders") || !strings.Contains(x.Mend, "Northwind Trading") {
		t.Errorf("%v", x)
	}
	for name, want := range map[string]string{"Northwind Trader": "Northwind Traders", "IBS": "International Business Systems",
		"Business Systems": "International Business Systems", "Bayer Pharma": ""} {
		_, list := must(t, files("a.csv", accounts, "r.csv", "Customer,Month,Revenue\n"+name+",2026-09,100\nZed,2026-09,1\n"), policy())
		if x := found(t, list, "account-unknown"); strings.Contains(x.Setting.Entry, `: "`+want+`"`) != (want != "") || want == "" &&
			x.Setting.Key != "" {
			t.Errorf("%q: %v", name, x)
		}
	}
}

func TestASponsorIsFoundOnTheRosterHoweverWritten(t *testing.T) {
	roster := "Sponsor,Title,E-mail,Capacity\nDr. Jürgen Weiß,CEO,j.weiss@us.example,3\nMaría José García " +
		"López,CFO,mj@us.example,3\n\"O'Brien, Seán\",COO,sean@us.example,3\nKatherine Lee,CTO,k@us.example,3\n"
	for given, want := range map[string]string{
		"Juergen Weiss": "Dr. Jürgen Weiß", "Weiß, Jürgen": "Dr. Jürgen Weiß", "J. Weiss": "Dr. Jürgen Weiß",
		"M. J. García López": "María José García López",
		"sean@us.example":    "Seán O'Brien", "Sean O’Brien": "Seán O'Brien", "Seán O'Brien <sean@us.example>": "Seán O'Brien",
		"Kate Lee": "Kate Lee", "J. Lee": "J. Lee",
	} {
		f, _ := must(t, files("a.csv", peopleAccounts+"A1,Acme,M. Torv,\""+given+"\"\n", "s.csv", roster, "r.csv",
			"Account ID,Month,Revenue\nA1,2026-09,1\n"), policy())
		if a := account(t, f, "Acme"); a.Sponsor != want {
			t.Errorf("%q is %q, want %q", given, a.Sponsor, want)
		} else if near := map[string]string{"Kate Lee": "Katherine Lee", "J. Lee": ""}[given]; want == given && a.SponsorNearest != near {
			t.Errorf("%q may be %q, want %q", given, a.SponsorNearest, near)
		}
	}
}

func TestWhoIsNoLongerThereIsHistoryAndInNoRoom(t *testing.T) {
	people := "Contact ID,Account ID,Name,Title,Role,Email,No longer at company,Status,Hard bounce reason\n" +
		"1,A1,Zed Gone,CEO,Decision Maker,z@a.example,TRUE,,\n2,A1,Yan Here,CFO,Decision Maker,y@a.example,FALSE,Active,\n3,A1,Xen " +
		"Left,CFO,,x@a.example,,Left company,\n" +
		"4,A1,Wes Bounced,CFO,,w@a.example,,,UNKNOWN_USER\n5,A1,Val Full,CFO,,v@a.example,,,MAILBOX_FULL\n6,A1,Ute Alt " +
		"(ausgeschieden),CFO,,u@a.example,,,\n"
	meetings := "Date,Time,Account,Attendees ours,Attendees theirs,Type,Status\n2026-12-08,10:00,Acme,Ann Boss,Zed Gone; Yan Here,Exec " +
		"dinner,confirmed\n2026-05-09,10:00,Acme,Ann Boss,Zed Gone,Steering committee,held\n"
	f, list := must(t, files("a.csv", peopleAccounts+"A1,Acme,Mina Torv (inactive),\n", "c.csv", people, "m.csv", meetings, "r.csv",
		"Account ID,Month,Revenue\nA1,2026-09,1\n"), policy())
	g := f.Groups[0]
	var there, former []string
	for _, c := range g.Contacts {
		there = append(there, c.Name)
	}
	for _, c := range g.Former {
		former = append(former, c.Name)
	}
	if len(there) != 2 || len(former) != 4 || !strings.Contains(strings.Join(former, ","), "Ute Alt") || len(f.Contacts) != 6 {
		t.Errorf("there %v, no longer %v", there, former)
	}
	if ahead := g.Meetings[1]; strings.Join(ahead.Theirs, ",") != "Yan Here" {
		t.Errorf("the room of %s is %v", ahead.Date, ahead.Theirs)
	}
	if held := g.Meetings[0]; strings.Join(held.Theirs, ",") != "Zed Gone" || held.TypeGiven != "Steering committee" {
		t.Errorf("a meeting that was held keeps who was there: %v", held.Theirs)
	}
	found(t, list, "attendee-left")
	if a := account(t, f, "Acme"); a.Manager != "" || a.FormerManager != "Mina Torv" {
		t.Errorf("manager %q, former %q", a.Manager, a.FormerManager)
	}
	found(t, list, "manager-left")
}

func TestTheLastActivityIsNoMeeting(t *testing.T) {
	f, _ := must(t, files("a.csv", threeAccounts, "c.csv", "Record ID,First Name,Last Name,Associated Company,Job Title,Last Activity "+
		"Date\n1,Ann,Lane,Acme GmbH,CEO,2026-10-20 09:10\n", "r.csv", someRevenue), policy())
	if c := f.Contacts[0]; c.LastContact.Known() || c.LastActivity.String() != "2026-10-20" {
		t.Errorf("last contact %s, last activity %s", c.LastContact, c.LastActivity)
	}
}

func TestUsersOfTheCRMAreBehindTheIdsOfOwners(t *testing.T) {
	accounts := "Id,IsDeleted,MasterRecordId,Name,AccountNumber,Industry,OwnerId\n" +
		"001A000001AbcdEAAR,false,,Acme,C1,x,005A000001Pat00AAA\n001A000001AbcdFAAR,false,,Globex,C2,x,005A000001Kim00AAA\n" +
		"001A000001AbcdGAAR,true,001A000001AbcdFAAR,Globex Old,,x,005A000001Pat00AAA\n"
	users := "Id,Username,FirstName,LastName,Email,Title,IsActive\n005A000001Pat00AAA,pat@us.example,Pat,Smith,pat@us.example,AE,true\n" +
		"005A000001Kim00AAA,kim@us.example,Kim,Ray,kim@us.example,AE,false\n" +
		"005A000001Moe00AAA,moe@us.example,Moe,Diaz,moe@us.example,COO,true\n"
	team := "Id,AccountId,UserId,TeamMemberRole\n1,001A000001AbcdEAAR,005A000001Moe00AAA,Executive Sponsor\n"
	f, list := must(t, files("Account.csv", accounts, "User.csv", users, "AccountTeamMember.csv", team, "r.csv",
		"AccountId,Month,Revenue\n001A000001AbcdEAAR,2026-09,1\n001A000001AbcdGAAR,2026-09,7\n"), policy())
	if a := account(t, f, "Acme"); a.Manager != "Pat Smith" || a.Sponsor != "Moe Diaz" ||
		a.Origin.Field("executive sponsor").File != "AccountTeamMember.csv" {
		t.Errorf("%q, %q", a.Manager, a.Sponsor)
	}
	if a := account(t, f, "Globex"); a.Manager != "" || a.FormerManager != "Kim Ray" || revenueOf(t, f, "Globex") != "7" {
		t.Errorf("%q, %q, %s", a.Manager, a.FormerManager, revenueOf(t, f, "Globex"))
	}
	found(t, list, "account-merged")
	found(t, list, "manager-left")
}

func TestAnUnknownWordIsOneQuestionWithItsCount(t *testing.T) {
	people := "Contact ID,Account ID,Name,Email,Buying Role\n1,A1,A B,a@a.example,Champion\n2,A1,C D,b@a.example,Champion\n3,A1,E " +
		"F,c@a.example,Wizard\n4,A2,G H,d@a.example,Wizard\n5,A2,I J,e@a.example,Employee\n6,A2,K L,f@a.example,Blocker;Influencer\n"
	f, list := must(t, files("a.csv", threeAccounts, "c.csv", people, "r.csv", someRevenue), policy())
	var words, stances []finding.Finding
	for _, x := range list {
		switch x.Code {
		case "word-unknown":
			words = append(words, x)
		case "role-is-stance":
			stances = append(stances, x)
		}
	}
	if len(words) != 1 || !strings.Contains(words[0].Message, `"Wizard" in 2 rows`) || !strings.Contains(words[0].Mend, program.Decides) {
		t.Errorf("%v", words)
	}
	if len(stances) != 2 || !strings.Contains(stances[0].Message, `"A B" and "C D"`) {
		t.Errorf("%v", stances)
	}
	for _, c := range f.Contacts {
		if c.Name == "K L" && c.Role != program.Influences {
			t.Errorf("%q", c.Role)
		}
	}
}

func TestActivitiesThatAreNoMeetingsAreLeftOut(t *testing.T) {
	appointments := "Subject,Regarding,Start Time,End Time,Location,Activity Status\nReview,Acme GmbH,2026-09-15 10:00,2026-09-15 " +
		"11:00,Bonn,Completed\nTour,Acme GmbH,2026-12-15 10:00,2026-12-15 11:00,Bonn,Scheduled\nLunch,Globex,2026-08-15 10:00,2026-08-15 " +
		"11:00,Lyon,Canceled\n"
	activities := "Activity - Subject,Activity - Type,Activity - Due date,Activity - Due time,Activity - Done,Activity - " +
		"Organization,Activity - Contact person\nVisit,Meeting,2026-09-16,10:00,Done,Acme GmbH,Ann Lane\nOffer,Task,2026-11-15,,To " +
		"do,Globex,Bob Hill\n"
	f, list := must(t, files("a.csv", threeAccounts, "r.csv", someRevenue, "Appointments.csv", appointments, "activities.csv", activities,
		"Emails.csv", "Subject,From,To,Regarding,Priority,Status Reason,Owner,Created On\nRe: quote,Pat,Ann,Acme "+
			"GmbH,High,Sent,Pat,2026-10-01\n",
		"Tasks.csv", "Subject,Regarding,Due Date,Priority,Activity Status,Owner\nSend quote,Acme GmbH,2026-11-05,High,Open,Pat\n",
		"Calls.csv", "Subject,Call From,Call To,Regarding,Priority,Owner\nCheck in,Pat,Ann,Acme GmbH,Normal,Pat\n",
		"prices.csv", "Product Name,Product Code,Unit Price,Category\nBelt,B-1,100,Parts\n"), policy())
	if len(f.Issues) != 0 || len(f.Meetings) != 4 {
		t.Errorf("%d issues, %d meetings", len(f.Issues), len(f.Meetings))
	}
	count := map[string]int{}
	for _, m := range f.Meetings {
		count[m.Status]++
	}
	if count[program.Held] != 2 || count[program.Booked] != 1 || count[program.Cancelled] != 1 {
		t.Errorf("%v", count)
	}
	left := 0
	for _, x := range list {
		if x.Code == "table-not-used" {
			left++
		}
	}
	if left != 4 {
		t.Errorf("%d tables left out by name: %v", left, list)
	}
	never(t, list, "table-not-recognised")
}

func TestNotesOfAPastMeetingSayThatItWasHeld(t *testing.T) {
	f, list := must(t, files("a.csv", threeAccounts, "r.csv", someRevenue,
		"m.csv", "Date,Account,Attendees ours,Type,Notes\n2026-09-08,Acme GmbH,Ann Boss,golf outing,Good talk\n2026-09-09,Globex,Ann "+
			"Boss,visit,\n2026-12-13,Acme GmbH,Ann Boss,Board meeting,bring slides\n"), policy())
	if f.Meetings[0].Status != program.Held || f.Meetings[0].Outcome != "Good talk" || f.Meetings[1].Status != program.Untold ||
		f.Meetings[2].Status != program.Booked || f.Meetings[2].Outcome != "" {
		t.Errorf("%+v", f.Meetings)
	}
	never(t, list, "meeting-ahead")
}

func TestAMonthInTheNameOfAFileSaysWhichIsNewer(t *testing.T) {
	head := "Opportunity ID,Account Name,Opportunity Name,Stage,Amount,Close Date\n"
	for _, names := range [][2]string{{"Deals Oct 2026.csv", "Deals Nov 2026.csv"}, {"b-2026-10.csv", "a-2026-11.csv"},
		{"Chancen_Okt_2026.csv", "Chancen_Nov_2026.csv"}} {
		f, list := must(t, files("a.csv", threeAccounts, "r.csv", someRevenue, names[0], head+"O1,Globex,L,Negotiation,5,2026-12-10\n"+
			"O2,Globex,L,Proposal,5,2026-12-10\n",
			names[1], head+"O1,Globex,L,Closed Lost,5,2026-11-10\nO2,Globex,L,Proposal,5,2026-12-10\n"),
			policy(func(p *Policy) { p.Today = day("2026-12-02") }))
		if o := f.Opportunities[0]; o.Open || o.Stage != "Closed Lost" {
			t.Errorf("%v: %+v", names, o)
		}
		found(t, list, "newer-stands")
	}
}

func TestANameThatSomebodyDecidedStaysDecided(t *testing.T) {
	f, list := must(t, files("a.csv", threeAccounts, "names.csv", "Name in Exports,Account\nZorn Intl,Globex\nYxmouth,A1\n"+
		"Quux,Nobody Ltd\n",
		"r.csv", "Customer,Month,Revenue\nZorn Intl,2026-09,100\nYxmouth,2026-09,7\nQuux,2026-09,1\n"), policy())
	if revenueOf(t, f, "Globex") != "100" || revenueOf(t, f, "Acme GmbH") != "7" || !total(f).Equal(dec("107")) {
		t.Errorf("Globex %s, Acme %s", revenueOf(t, f, "Globex"), revenueOf(t, f, "Acme GmbH"))
	}
	if x := found(t, list, "account-unknown"); strings.Contains(x.Message, "Zorn") {
		t.Errorf("%v", x)
	}
	if s := sourceOf(t, f, "names.csv"); s.Kind != "names" || s.Used != 2 {
		t.Errorf("%s, %d used", s.Kind, s.Used)
	}
}
