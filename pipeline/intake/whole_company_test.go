package intake

import (
	"strings"
	"testing"

	"sponsorbook/pipeline/finding"
	"sponsorbook/pipeline/program"
)

// What a company's tables say of it beside their figures, in other people's words.

func TestAContractThatRenewsItselfRunsOn(t *testing.T) {
	f, list := must(t, files("a.csv", threeAccounts, "r.csv", someRevenue,
		"c.csv", "Contract No,Customer,Start,End,Auto Renewal,Renewal Term (Months),Annual Value,Status,Terminated on\n"+
			"K1,Acme GmbH,2024-03-01,2026-02-28,Yes,,5000,Active,\nK2,Globex,2023-07-01,2025-06-30,evergreen,24,700,,\n"+
			"K3,Initech,2023-07-01,2026-06-30,No,,90,Active,\nK4,Initech,2024-07-01,2026-06-30,ja,,80,,2026-06-30\n"+
			"K5,Initech,2024-07-01,2026-06-30,ja,,80,Terminated,\n"), policy())
	want := map[string]program.Date{"K1": program.NewDate(2027, 2, 28), "K2": program.NewDate(2027, 6, 30),
		"K3": program.NewDate(2026, 6, 30), "K4": program.NewDate(2026, 6, 30), "K5": program.NewDate(2026, 6, 30)}
	for _, c := range f.Contracts {
		if c.End != want[c.ID] {
			t.Errorf("%s ends on %s, want %s", c.ID, c.End, want[c.ID])
		}
	}
	if x := found(t, list, "contract-renewed"); !strings.Contains(x.Message, `"Acme GmbH" from 2026-02-28 to 2027-02-28`) {
		t.Errorf("%s", x.Message)
	}
	// a renewal that the accounts tell, and revenue of contracts
	f, _ = must(t, files("a.csv", "Account ID,Account Name,Account Owner,Renewal Date,Tacite reconduction\nA1,Acme,Kim,2026-02-28,oui\n"+
		"A2,Globex,Kim,2026-02-28,non\n",
		"c.csv", "Contract No,Customer,Start,End,Auto-renew,Annual Value\nK1,Acme,2024-03-01,2026-02-28,Yes,3650\n"), policy())
	g, _ := must(t, files("a.csv", "Account ID,Account Name,Account Owner,Renewal Date,Auto Renewal\nA1,Acme,Kim,2025-02-28,24 months\n",
		"r.csv", someRevenue), policy())
	if a := account(t, g, "Acme"); a.Renewal != program.NewDate(2027, 2, 28) {
		t.Errorf("for two years each, to %s", a.Renewal)
	}
	if a := account(t, f, "Acme"); a.Renewal != program.NewDate(2027, 2, 28) ||
		account(t, f, "Globex").Renewal.Month().String() != "2026-02" {
		t.Errorf("%s", a.Renewal)
	}
	if got, want := revenueOf(t, f, "Acme"), dec("10").Mul(dec("974")).String(); f.AsOf == program.NewDate(2026, 10, 30) && got != want {
		t.Errorf("revenue %s, want %s", got, want)
	}
}

func TestAnAccountThatWasMergedIsNoneOfItsOwnWithoutAMarkToo(t *testing.T) {
	f, list := must(t, files("a.csv", "Account ID,Account Name,Merged to,Industry,Account Owner\nC-1,Acme,,x,Pat\nC-2,Globex,,x,Pat\n"+
		"C-3,Acme Labs,C-4,x,Pat\nC-4,Acme Works,C-1,x,Pat\nC-5,Ring A,C-6,x,Pat\nC-6,Ring B,C-5,x,Pat\nC-7,Lost,C-99,x,Pat\n",
		"r.csv", "Account ID,Month,Amount\nC-1,2026-09,1\nC-3,2026-09,2\nC-4,2026-09,4\nC-2,2026-09,8\nC-5,2026-09,16\nC-7,2026-09,32\n"),
		policy())
	if got := paid(f); got != "Acme 7, Globex 8, Lost 32, Ring A 16" {
		t.Errorf("got %s", got)
	}
	if x := found(t, list, "account-merged"); !strings.Contains(x.Message, `"Acme Labs" into "Acme"`) {
		t.Errorf("%s", x.Message)
	}
}

func TestARemarkThatSaysThatSomebodyLeavesIsAQuestion(t *testing.T) {
	in := func(remark string) []any {
		return []any{"a.csv", threeAccounts, "r.csv", someRevenue,
			"s.csv", "Sponsor,Title,Capacity,Remarks\nAnn Boss,CEO,2," + remark + "\nBob Chief,COO,3,\n",
			"c.csv", "Account Name,Contact Name,Title,Notes\nAcme GmbH,Cy Lead,CFO," + remark + "\nAcme GmbH,Di Noe,COO,likes mornings\n"}
	}
	for _, remark := range [...]string{"left in May", "verlässt uns zum 31.3.", "nicht mehr im Haus", "a quitté la société", "ya no " +
		"trabaja aquí",
		"non lavora più qui", "już nie pracuje", "werkt niet meer bij ons", "não trabalha mais aqui", "slutar i mars", "mart ayında " +
			"ayrılıyor",
		"уволился в мае", "3月退職予定", "已离职", "retires end of March", "Former CFO"} {
		_, list := must(t, files(in(remark)...), policy())
		var asked []string
		for _, x := range list {
			if x.Code == "remark-leaves" {
				asked = append(asked, x.At.File)
			}
		}
		if strings.Join(asked, " ") != "c.csv s.csv" && strings.Join(asked, " ") != "s.csv c.csv" {
			t.Errorf("%q is asked about in %q", remark, asked)
		}
	}
	for _, remark := range [...]string{"left a voicemail in May", "likes the retirement plan", "sits on the left", "new since May"} {
		_, list := must(t, files(in(remark)...), policy())
		never(t, list, "remark-leaves")
	}
	_, list := must(t, files(in("left in May")...), policy(func(p *Policy) {
		p.Columns = map[string]map[string]string{"c.csv": {"left": ""}, "s.csv": {"left": ""}}
	}))
	never(t, list, "remark-leaves")
}

func TestACalendarThatNamesAccountsInItsSubjectsAlone(t *testing.T) {
	f, _ := must(t, files("a.csv", "Account ID,Account Name,Account Owner\nA1,Kestrel Optics GmbH,Kim\nA2,Target,Kim\nA3,山田光学株式会社,Kim\n",
		"r.csv", "Account ID,Month,Amount\nA1,2026-09,1\n", "s.csv", "Sponsor,Capacity,Email\nNora Lind,2,n@us.example\n",
		"k.csv", "Subject,Start Date,Start Time,Meeting Organizer,Required Attendees,Location\n"+
			"Kestrel Optics - QBR,9/15/2026,10:00 AM,Nora Lind,Nora Lind; Ann Roe,Munich\nDentist,9/16/2026,8:00 AM,Nora Lind,Nora "+
			"Lind,\n"+
			"Set target numbers,9/17/2026,8:00 AM,Nora Lind,Nora Lind,\nCanceled: Target review,9/18/2026,8:00 AM,Nora Lind,Nora Lind,\n"+
			"山田光学 訪問,9/21/2026,8:00 AM,Nora Lind,Nora Lind,\n"), policy())
	var got []string
	for _, m := range f.Meetings {
		got = append(got, strings.Join(m.Accounts, "+")+" "+string(m.State(f.AsOf))+" "+strings.Join(m.Ours, ","+
			"")+"/"+strings.Join(m.Theirs, ","))
		if !m.Candidate {
			t.Error("a subject decides nothing")
		}
	}
	if s := strings.Join(got, "; "); s != "A1 proposed Nora Lind/Ann Roe; A2 cancelled Nora Lind/; A3 proposed Nora Lind/" {
		t.Errorf("%s", s)
	}
}

func TestAListOfSponsorsWithTheirTimesTellsTheSponsorOfTheDay(t *testing.T) {
	for _, head := range [...]string{"Account,Executive Sponsor,From,To", "Account,Executive Sponsor,Start Date,End Date",
		"Kunde,Executive Sponsor,Von,Bis", "Account,Executive Sponsor,Sponsor since,Sponsor until"} {
		f, list := must(t, files("a.csv", threeAccounts, "r.csv", someRevenue, "s.csv", "Sponsor,Capacity\nAnn Boss,2\nBob Chief,3\n",
			"h.csv", head+"\nAcme GmbH,Bob Chief,2023-01-01,2025-12-31\nAcme GmbH,Ann Boss,2026-01-01,\n"+
				"Globex,Ann Boss,2022-01-01,2026-06-30\nInitech,Bob Chief,2027-01-01,\n"), policy())
		if a, g, i := account(t, f, "Acme GmbH"), account(t, f, "Globex"), account(t, f, "Initech"); a.Sponsor != "Ann Boss" ||
			a.SponsorSince != program.NewDate(2026, 1, 1) || g.Sponsor != "" || i.Sponsor != "" || i.NextSponsor.Sponsor != "Bob Chief" {
			t.Errorf("%s: %q, %q, %q, then %q", head, a.Sponsor, g.Sponsor, i.Sponsor, i.NextSponsor.Sponsor)
		}
		if len(f.Meetings) > 0 {
			t.Errorf("%s: %d meetings", head, len(f.Meetings))
		}
		never(t, list, "value-unreadable")
		never(t, list, "repeat-differs")
	}
	_, list := must(t, files("a.csv", threeAccounts, "r.csv", someRevenue, "h.csv",
		"Account,Executive Sponsor,From,To\nAcme GmbH,Bob Chief,2026-01-01,\nAcme GmbH,Ann Boss,2026-01-01,\n"), policy())
	found(t, list, "repeat-differs")
}

func TestACellThatNamesSeveralAccounts(t *testing.T) {
	f, list := must(t, files("a.csv", threeAccounts, "r.csv", someRevenue,
		"i.csv", "Case No,Accounts,Subject,Status,Priority,Opened\n1,Acme GmbH / Globex,Fire,O,High,2026-09-01\n2,Globex,Lamp,C,Low,"+
			"2026-09-02\n",
		"m.csv", "Date,Account,Attendees ours,Type,Status\n2026-09-11,Acme GmbH + Globex,Ann,Visit,held\n2026-09-12,Acme GmbH und "+
			"Initech,Ann,"+
			"Visit,held\n"), policy())
	if len(f.Meetings) != 2 || len(f.Meetings[0].Accounts) != 2 || len(f.Meetings[1].Accounts) != 2 {
		t.Errorf("%d meetings", len(f.Meetings))
	}
	if x := found(t, list, "account-unknown"); !strings.Contains(x.Message, "several accounts") {
		t.Errorf("%s", x.Message)
	}
	for _, i := range f.Issues {
		if i.IsOpen != (i.ID == "1") {
			t.Errorf("case %s is open: %v", i.ID, i.IsOpen)
		}
	}
}

func TestATableThatNamesNoAccountIsAQuestion(t *testing.T) {
	_, list := must(t, files("a.csv", threeAccounts, "r.csv", someRevenue,
		"i.csv", "Issue key,Summary,Issue Type,Status,Priority,Created\nP-1,Fire,Bug,Open,High,2026-09-01\nP-2,Lamp,Bug,Done,Low,"+
			"2026-09-02\n"),
		policy())
	if x := found(t, list, "account-column-missing"); x.At.File != "i.csv" || x.Severity != finding.Warning {
		t.Errorf("%v", x)
	}
}

func TestDealsWithoutAStageAreAQuestion(t *testing.T) {
	in := files("a.csv", threeAccounts, "r.csv", someRevenue,
		"o.csv", "Opportunity ID,Account,Opportunity,St,Amount,Close Date\nO1,Globex,One,W,10,2026-05-01\nO2,Globex,Two,L,20,"+
			"2026-06-01\n"+
			"O3,Globex,Three,O,30,2027-01-15\n")
	_, list := must(t, in, policy())
	found(t, list, "stage-untold")
	if x := found(t, list, "column-unread"); x.Setting.Entry != `"o.csv": {stage: "St"}` {
		t.Errorf("%s", x.Setting)
	}
	f, list := must(t, in, policy(func(p *Policy) { p.Columns = map[string]map[string]string{"o.csv": {"stage": "St"}} }))
	never(t, list, "stage-untold")
	for _, o := range f.Opportunities {
		if o.Won != (o.Name == "One") || o.Open != (o.Name == "Three") {
			t.Errorf("%s: won %v, open %v", o.Name, o.Won, o.Open)
		}
	}
}

func TestTheLevelOfATitleInOtherLanguages(t *testing.T) {
	f, _ := must(t, files("a.csv", threeAccounts, "r.csv", someRevenue, "c.csv", "Account Name,Name,Title\n"+
		"Acme GmbH,1 Ferri,Amministratore Delegato\nAcme GmbH,1 Kowal,Prezes Zarządu\nAcme GmbH,1 Brand,Geschäftsführerin\n"+
		"Acme GmbH,1 Iwan,Генеральный директор\nAcme GmbH,1 Kaya,Genel Müdür\nAcme GmbH,1 Berg,VD\nAcme GmbH,1 Wang,总经理\n"+
		"Acme GmbH,5 Moro,Responsabile Acquisti\nAcme GmbH,5 Mroz,Dyrektor Finansowy\nAcme GmbH,5 Sommer,Einkaufsleiterin\n"+
		"Acme GmbH,5 Silva,Diretora de Compras\nAcme GmbH,4 Demir,Genel Müdür Yardımcısı\nAcme GmbH,4 Li,副总裁\n"+
		"Acme GmbH,0 Lis,Asystentka Zarządu\nAcme GmbH,0 Neri,Assistente di direzione\nAcme GmbH,0 Tann,Teamleiter\n"), policy())
	for _, c := range f.Contacts {
		if want := int(c.Name[0] - '0'); c.Level != want {
			t.Errorf("%s is of level %d, want %d", c.Title, c.Level, want)
		}
	}
}

func TestAMeetingWhoseOutcomeReadsAsCalledOffIsAQuestion(t *testing.T) {
	f, list := must(t, files("a.csv", threeAccounts, "r.csv", someRevenue,
		"m.csv", "Date,Account,Attendees ours,Type,Outcome\n2026-03-01,Globex,Ann,Executive visit,Cancelled by customer because of "+
			"illness\n"+
			"2026-04-02,Globex,Ann,Executive visit,verschoben auf Mai\n2026-05-03,Globex,Ann,Executive visit,They want a second "+
			"line\n"), policy())
	for i, want := range []string{program.Untold, program.Untold, program.Held} {
		if f.Meetings[i].Status != want {
			t.Errorf("%s is %s", f.Meetings[i].Date, f.Meetings[i].Status)
		}
	}
	found(t, list, "meeting-perhaps-off")
	never(t, list, "meeting-untold")
}

func TestAnHourOfTheWorldsClockIsSaidToBeOne(t *testing.T) {
	f, _ := must(t, files("a.csv", threeAccounts, "r.csv", someRevenue,
		"m.csv", "Id,AccountId,Subject,StartDateTime,EndDateTime,Type\n1,A1,QBR,2026-12-08T23:30:00.000Z,2026-12-09T00:30:00.000Z,"+
			"Meeting\n"+
			"2,A1,QBR,2026-12-10T09:00:00.000+0000,2026-12-10T10:00:00.000+0000,Meeting\n3,A1,QBR,2026-12-11 09:00,2026-12-11 10:00,"+
			"Meeting\n"),
		policy())
	for i, want := range []string{"UTC", "UTC", ""} {
		if f.Meetings[i].TimeZone != want {
			t.Errorf("%s %s is in %q", f.Meetings[i].Date, f.Meetings[i].Start, f.Meetings[i].TimeZone)
		}
	}
}

func TestADealThatIsWonOnADayToComeIsAQuestion(t *testing.T) {
	_, list := must(t, files("a.csv", threeAccounts, "r.csv", someRevenue,
		"o.csv", "Opportunity ID,Account,Opportunity,Stage,Amount,Close Date\nO1,Globex,One,Closed Won,10,2026-05-01\n"+
			"O2,Globex,Two,Closed Won,20,2027-06-01\nO3,Globex,Three,Negotiation,30,2027-01-15\n"), policy())
	if x := found(t, list, "won-ahead"); !strings.Contains(x.Message, `"Two" on 2027-06-01`) {
		t.Errorf("%s", x.Message)
	}
}

func TestAnIssueThatWasClosedAndIsOpenAgain(t *testing.T) {
	f, list := must(t, files("a.csv", threeAccounts, "r.csv", someRevenue,
		"i.csv", "Case No,Account,Subject,Status,Priority,Opened,Closed\n1,Globex,Valve leaks,Reopened,High,2026-08-01,2026-08-09\n"+
			"2,Globex,Gate stuck,Wieder geöffnet,High,2026-08-01,2026-08-10\n3,Globex,Old gate,Closed,High,2026-08-02,2026-08-09\n"+
			"4,Globex,No lamp,Delivered,High,2026-08-02,2026-08-09\n",
		"j.csv", "Issue key,Summary,Issue Type,Status,Priority,Created,Customer\nQA-1,Valve leaks,Bug,In Progress,High,2026-08-02,"+
			"Globex\n"),
		policy())
	for _, i := range f.Issues {
		if want := i.ID == "1" || i.ID == "2" || i.ID == "QA-1"; i.IsOpen != want {
			t.Errorf("%s is open: %v", i.ID, i.IsOpen)
		}
	}
	found(t, list, "issue-reopened")
	if x := found(t, list, "issue-twice"); !strings.Contains(x.Message, `"Valve leaks"`) {
		t.Errorf("%s", x.Message)
	}
}

func TestAnAccountManagerByAddressAndByName(t *testing.T) {
	f, list := must(t, files("a.csv", "Account ID,Account Name,Account Owner,Industry\nA1,Acme GmbH,tom.becker@us.example,x\n"+
		"A2,Globex,tbecker@us.example,x\nA3,Initech,tom.becker@us.example,x\nA4,Umbrella,T. Becker,x\n",
		"b.csv", "Account ID,Account Manager,Executive Sponsor\nA1,Tom Becker,Ann\nA2,Tom Becker,\n", "r.csv", someRevenue), policy())
	for name, want := range map[string]string{"Acme GmbH": "Tom Becker", "Globex": "Tom Becker", "Initech": "Tom Becker",
		"Umbrella": "T. Becker"} {
		if a := account(t, f, name); a.Manager != want {
			t.Errorf("%s: %q", name, a.Manager)
		}
	}
	never(t, list, "repeat-differs")
	found(t, list, "manager-near")
}

func TestAPersonAtTwoCustomersIsAQuestion(t *testing.T) {
	in := func(parent, more string) []any {
		return []any{"a.csv", "Account ID,Account Name,Parent Account,Account Owner\nA1,Acme GmbH,,Kim\nA2,Globex," + parent + ",Kim\n",
			"r.csv", someRevenue, "c.csv", "Contact ID,Account ID,Name,Title,Email\n1,A1,Ilse Brandt,CFO,ib@acme.example\n" +
				"2,A2,Ilse Brandt,CEO,ib@globex.example\n" + more}
	}
	_, list := must(t, files(in("", "")...), policy())
	found(t, list, "contact-at-two")
	_, list = must(t, files(in("Acme GmbH", "")...), policy())
	never(t, list, "contact-at-two")
	many := "Account Name,Contact Name,Title,Email\n"
	for _, name := range [...]string{"An Lee", "Bo Lee", "Cy Lee", "Di Lee"} {
		many += "Labs," + name + ",x," + name[:2] + "@x.example\nGlobex," + name + ",x," + name[:2] + "@x.example\n"
	}
	_, list = must(t, files("a.csv", "Account Name,Parent Account,Account Owner\nAcme,,Kim\nLabs,Acme,Kim\nGlobex,,Kim\n",
		"r.csv", "Account Name,Month,Amount\nAcme,2026-09,1\n", "c.csv", many), policy())
	if x := found(t, list, "contact-at-two"); !strings.HasPrefix(x.Message, `4 persons are there at two customers: "An Lee" at "Globex" and "Labs"`) {
		t.Errorf("by their addresses: %s", x.Message)
	}
	_, list = must(t, files(in("", "3,A1,An Lee,x,\n4,A2,An Lee,x,\n5,A1,Bo Lee,x,\n6,A2,Bo Lee,x,\n7,A1,Cy Lee,x,\n8,A2,Cy Lee,x,"+
		"\n")...),
		policy())
	never(t, list, "contact-at-two")
}

func TestPairsOfAccountsAndExecutivesByTheirIds(t *testing.T) {
	f, list := must(t, files("a.csv", threeAccounts, "r.csv", someRevenue,
		"s.csv", "Executive ID,Sponsor,Title,Capacity\nE1,Ann Boss,CEO,2\nE2,Bob Chief,COO,3\n",
		"p.csv", "Account ID,Executive ID\nA1,E1\nA2,E2\n"), policy())
	if a, g := account(t, f, "Acme GmbH"), account(t, f, "Globex"); a.Sponsor != "Ann Boss" || g.Sponsor != "Bob Chief" {
		t.Errorf("%q, %q", a.Sponsor, g.Sponsor)
	}
	never(t, list, "table-not-recognised")
}

func TestAColumnThatNamesExecutivesIsAskedAboutWhateverItsHeader(t *testing.T) {
	in := func(header string) []any {
		return []any{"a.csv", "Account ID,Account Name,Account Owner," + header + "\nA1,Acme,Kim,Ann Boss\nA2,Globex,Kim,Bob Chief\n",
			"r.csv", someRevenue, "s.csv", "Sponsor,Title,Capacity\nAnn Boss,CEO,2\nBob Chief,COO,3\n"}
	}
	_, list := must(t, files(in("Куратор")...), policy())
	if x := found(t, list, "column-unread"); x.Setting.Entry != `"a.csv": {executive sponsor: "Куратор"}` {
		t.Errorf("%s", x.Setting)
	}
	_, list = must(t, files(in("Former patron")...), policy())
	never(t, list, "column-unread")
}

func TestACustomerOfACustomerHasARowOfItsOwn(t *testing.T) {
	f, list := must(t, files("a.csv", "Customer full name,Phone numbers,Email,Full name,Bill address\nAcme:Plant 2,1,p@a.example,Ravi,"+
		"Street\n"+
		"Acme,1,i@a.example,Ilse,Street\nGlobex,1,i@g.example,Ann,Street\n",
		"r.csv", "Customer,Transaction date,Transaction type,Num,Amount\nAcme,09/01/2026,Invoice,1,1000.00\n"+
			"Acme:Plant 2,09/15/2026,Invoice,2,200.00\nGlobex,09/17/2026,Invoice,3,70.00\n"), policy())
	if len(f.Accounts) != 3 || len(f.Groups) != 2 || revenueOf(t, f, "Acme") != "1200" {
		t.Errorf("%d accounts, %d groups", len(f.Accounts), len(f.Groups))
	}
	never(t, list, "repeat-differs")
}

func TestACustomerIsCalledTheSameInAllTables(t *testing.T) {
	f, list := must(t, files("a.csv", "Código do cliente,Nome do cliente,Setor,Gerente de conta\nC1,Kestrel Ltda,x,Rui\nC2,Marlow SA,"+
		"x,Rui\n",
		"r.csv", "Nome do cliente,Mês,Valor EUR\nKestrel,2026-09,10\n",
		"o.csv", "Oportunidade,Nome do cliente,Fase,Valor EUR,Data de fechamento\nLinha 4,Kestrel Ltda,Fechado ganho,100,"+
			"2026-05-01\n"), policy())
	if len(f.Opportunities) != 1 || f.Opportunities[0].Account != "C1" {
		t.Errorf("%+v", f.Opportunities)
	}
	never(t, list, "account-column-missing")
}

func TestATeamTellsTheSponsorOfTheDay(t *testing.T) {
	f, _ := must(t, files("a.csv", threeAccounts, "r.csv", someRevenue,
		"t.csv", "Account Name,Team Member,Team Role,From,To\nAcme GmbH,Bob Chief,Executive Sponsor,2023-01-01,2025-12-31\n"+
			"Acme GmbH,Ann Boss,Executive Sponsor,2026-01-01,\nGlobex,Ann Boss,Executive Sponsor,2022-01-01,2026-03-31\n"), policy())
	if a, g := account(t, f, "Acme GmbH"), account(t, f, "Globex"); a.Sponsor != "Ann Boss" || g.Sponsor != "" || len(f.Team) != 1 {
		t.Errorf("%q, %q, %d on teams", a.Sponsor, g.Sponsor, len(f.Team))
	}
}

func TestAPlaceThatNobodyFillsIsNobodysName(t *testing.T) {
	f, _ := must(t, files("a.csv", "Account ID,Account Name,Industry,Account Owner,Executive Sponsor\nA1,Acme,x,vacant,nicht zugeordnet\n"+
		"A2,Globex,x,unassigned,à définir\nA3,Initech,x,Kim Ray,Ann Boss\n", "r.csv", someRevenue), policy())
	for _, name := range []string{"Acme", "Globex"} {
		if a := account(t, f, name); a.Manager != "" || a.Sponsor != "" {
			t.Errorf("%s: %q, %q", name, a.Manager, a.Sponsor)
		}
	}
}

func TestAUserWhoseLastDayIsOverManagesNoAccount(t *testing.T) {
	f, list := must(t, files("a.csv", "Account ID,Account Name,Industry,Account Owner\nA1,Acme,x,Kim Ray\nA2,Globex,x,Lou Park\n",
		"r.csv", someRevenue, "u.csv", "User ID,Full Name,Email,Is Active,Termination Date\n1,Kim Ray,k@us.example,true,2026-06-30\n"+
			"2,Lou Park,l@us.example,true,2027-06-30\n"), policy())
	if a, g := account(t, f, "Acme"), account(t, f, "Globex"); a.Manager != "" || a.FormerManager != "Kim Ray" || g.Manager != "Lou Park" {
		t.Errorf("%q, %q", a.Manager, g.Manager)
	}
	found(t, list, "manager-left")
}

func TestAContractThatWasReplacedOrIsNotSignedIsNone(t *testing.T) {
	f, _ := must(t, files("a.csv", threeAccounts, "r.csv", someRevenue,
		"c.csv", "Contract No,Customer,Start,End,Annual Value,Status\nK1,Globex,2024-01-01,2027-12-31,10,Superseded\n"+
			"K2,Globex,2026-01-01,2028-12-31,20,Active\nK3,Globex,2026-01-01,2026-12-31,30,In Verhandlung\n"), policy())
	if len(f.Contracts) != 1 || f.Contracts[0].ID != "K2" {
		t.Errorf("%d contracts", len(f.Contracts))
	}
}

func TestNamesOfTablesTellQuartersOfTheFiscalYear(t *testing.T) {
	in := files("a.csv", threeAccounts, "Q1_FY27.csv", "Kunde;Betrag\nAcme GmbH;100\nGlobex;50\nInitech;10\n",
		"Q2_FY27.csv", "Kunde;Betrag\nAcme GmbH;110\nGlobex;60\nInitech;20\n", "r.csv", someRevenue)
	f, list := must(t, in, policy(func(p *Policy) { p.FiscalMonth = 4 }))
	found(t, list, "name-tells")
	months := map[program.Month]bool{}
	for l := range f.Revenue.All() {
		months[l.Month] = true
	}
	if first := program.NewMonth(2026, 4); len(months) != 7 || !months[first] || !months[first+5] {
		t.Errorf("%v", months)
	}
	_, list = must(t, in, policy())
	if x := found(t, list, "fiscal-start"); !strings.HasPrefix(x.Message, `"Q1_FY27" is fiscal`) {
		t.Error(x.Message)
	}
}
