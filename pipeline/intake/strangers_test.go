package intake

import (
	"io/fs"
	"strings"
	"testing"

	"sponsorbook/pipeline/finding"
	"sponsorbook/pipeline/program"
)

// Tables as other people's systems write them, each with what has to come of it.
func TestTablesOfStrangers(t *testing.T) {
	for _, c := range []struct {
		name  string
		files fs.FS
		check func(*testing.T, *program.Facts, []finding.Finding)
	}{
		{"a star schema", files(
			"DimCustomer.csv", "CustomerKey;CustomerAlternateKey;CustomerName;Segment\n501;C-77;Alder Mills;Energy\n502;C-78;Birch "+
				"Foods;Food\n",
			"DimDate.csv", "DateKey;Date;Year;Month\n20260115;2026-01-15;2026;1\n20260215;2026-02-15;2026;2\n",
			"FactSales.csv",
			"SalesKey;CustomerKey;DateKey;NetAmountEUR;Qty\n1;501;20260115;100.50;5\n2;502;20260215;200.25;5\n3;501;20260215;300.00;5\n"),
			func(t *testing.T, f *program.Facts, list []finding.Finding) {
				if len(f.Accounts) != 2 || revenueOf(t, f, "Alder Mills") != "400.5" || revenueOf(t, f, "Birch Foods") != "200.25" {
					t.Errorf("%d accounts, %s, %s", len(f.Accounts), revenueOf(t, f, "Alder Mills"), revenueOf(t, f, "Birch Foods"))
				}
				if x := found(t, list, "table-not-used"); !strings.Contains(x.Message, "lists days") {
					t.Errorf("%s", x.Message)
				}
			}},
		{"short ids under unknown headers", files(
			"a.csv", "crm_id,company_name,hq_country\nX-1,Alder Mills,Germany\nX-2,Birch Foods,France\n",
			"o.csv", "zz__Ext_Key__c,Amount,Close_Date__c,Opportunity_Name__c,Stage__c\nX-1,1000,2026-05-01,One,Closed "+
				"Won\nX-2,2000,2026-06-01,Two,Closed Won\nX-2,4000,2026-06-01,Three,Closed Lost\n"),
			func(t *testing.T, f *program.Facts, _ []finding.Finding) {
				if len(f.Accounts) != 2 || revenueOf(t, f, "Alder Mills") != "1000" || revenueOf(t, f, "Birch Foods") != "2000" {
					t.Errorf("%d accounts, %s, %s", len(f.Accounts), revenueOf(t, f, "Alder Mills"), revenueOf(t, f, "Birch Foods"))
				}
			}},
		{"small numbers are no ids of customers", files(
			"a.csv", "Account Name,Our Rank,Industry\nAlder Mills,1,Energy\nBirch Foods,2,Food\n",
			"r.csv", "Customer,Month,Amount,Boxes\nAlder Mills,2026-05,10,2\nBirch Foods,2026-05,20,1\n"),
			func(t *testing.T, f *program.Facts, _ []finding.Finding) {
				if revenueOf(t, f, "Alder Mills") != "10" || revenueOf(t, f, "Birch Foods") != "20" {
					t.Errorf("%s, %s", revenueOf(t, f, "Alder Mills"), revenueOf(t, f, "Birch Foods"))
				}
			}},
		{"the third id of a customer", files(
			"a.csv", "ID,Account Name,ERP Customer No,Legacy Ref\na01,Alder Mills,9001,77\na02,Birch Foods,9002,78\n",
			"r.csv", "Cust,Period,Amount\n9001,2026-01,100\n9002,2026-02,200\n",
			"t.csv", "Ticket,Organization,Subject,Status,Priority,Created\n1,77,Fire,Open,High,2026-09-01\n2,78,No "+
				"login,Open,High,2026-09-02\n"),
			func(t *testing.T, f *program.Facts, list []finding.Finding) {
				never(t, list, "account-unknown")
				if len(f.Issues) != 2 || revenueOf(t, f, "Birch Foods") != "200" {
					t.Errorf("%d issues, %s", len(f.Issues), revenueOf(t, f, "Birch Foods"))
				}
			}},
		{"plain names that another table uses", files(
			"a.csv", "ID,Name,Parent Account,Account Owner\n1,Alder Group,,Pat\n2,Alder Mills GmbH,Alder Group,Pat\n3,Alder Asia "+
				"Ltd,Alder Group,Pat\n4,Birch Foods,,Pat\n",
			"r.csv", "Account,Month,Amount\nAlder Mills,2026-02,1000\nAlder Asia,2026-03,400\nBirch Foods,2026-10,300\n"),
			func(t *testing.T, f *program.Facts, _ []finding.Finding) {
				if len(f.Accounts) != 4 || len(f.Groups) != 2 || revenueOf(t, f, "Alder Group") != "1400" {
					t.Errorf("%d accounts, %d groups, %s", len(f.Accounts), len(f.Groups), revenueOf(t, f, "Alder Group"))
				}
			}},
		{"names of persons in other orders and scripts", files(
			"a.csv", "Account ID,Account Name,Account Owner,Executive Sponsor\nA1,Acme GmbH,Kim,山田太郎\nA2,Globex,Kim,NGUYEN VAN "+
				"AN\nA3,Initech,Kim,\"García López, María José\"\n", "r.csv", someRevenue,
			"s.csv", "Executive,Title,Max Accounts\n山田 太郎,社長,3\nNguyễn Văn An,CFO,3\nMaría José García López,COO,3\n"),
			func(t *testing.T, f *program.Facts, _ []finding.Finding) {
				for name, want := range map[string]string{"Acme GmbH": "山田 太郎", "Globex": "Nguyễn Văn An",
					"Initech": "María José García López"} {
					if a := account(t, f, name); a.Sponsor != want {
						t.Errorf("%s: %q", name, a.Sponsor)
					}
				}
			}},
		{"subscriptions", files("s.csv", "Customer,Subscription Start,Term,MRR,Currency\nAlder Mills,2025-12-01,12 "+
			"months,1000,USD\nBirch Foods,2026-06-01,3 years,250,USD\n"),
			func(t *testing.T, f *program.Facts, _ []finding.Finding) {
				if len(f.Contracts) != 2 || f.Contracts[0].Annual.Amount.String() != "12000" ||
					f.Contracts[1].End != program.NewDate(2029, 5, 31) {
					t.Errorf("%+v", f.Contracts)
				}
			}},
		{"activities of several kinds", files("a.csv", threeAccounts, "r.csv", someRevenue,
			"x.csv", "Activity Type,Subject,Regarding,Start Date,Due Date,Activity Status,Owner\nAppointment,Talk,Acme "+
				"GmbH,2026-09-14,,Completed,Pat\nEmail,Re: invoice,Acme "+
				"GmbH,2026-09-15,,Completed,Pat\nTask,Deck,Globex,,2026-10-20,Open,Pat\n"),
			func(t *testing.T, f *program.Facts, _ []finding.Finding) {
				if len(f.Meetings) != 1 || f.Meetings[0].Status != program.Held {
					t.Errorf("%+v", f.Meetings)
				}
			}},
		{"executives and managers who have left", files(
			"a.csv", "Account ID,Account Name,Account Owner,Executive Sponsor\nA1,Acme GmbH,Kim Ray,\"Weiß, Jürgen, Dr.\"\nA2,Globex,Kim "+
				"Ray,Ann Boss\nA3,Initech,Lou Park,Bob Chief\nA4,Umbrella,Lou Park,Cy Lead\n", "r.csv", someRevenue,
			"s.csv", "Name,Funktion,Kapazität,Letzter Arbeitstag,Status\nDr. Jürgen Weiß,Vorstand,3,01.09.2026,\nAnn "+
				"Boss,Vorstand,3,,inaktiv\nBob Chief,Vorstand,3,,aktiv\nCy Lead,Vorstand,3,,\n",
			"u.csv", "Full Name,Is Active\nKim Ray,FALSE\nLou Park,TRUE\nCy Lead,FALSE\n"),
			func(t *testing.T, f *program.Facts, list []finding.Finding) {
				for name, gone := range map[string]bool{"Dr. Jürgen Weiß": true, "Ann Boss": true, "Bob Chief": false, "Cy Lead": true} {
					if s := f.Sponsor(name); s == nil || s.Gone(f.AsOf) != gone {
						t.Errorf("%s: %+v", name, s)
					}
				}
				if a := account(t, f, "Acme GmbH"); a.Sponsor != "Dr. Jürgen Weiß" || a.FormerManager != "Kim Ray" {
					t.Errorf("%q, %q", a.Sponsor, a.FormerManager)
				}
				found(t, list, "manager-left")
			}},
		{"a meeting on the line is no visit", files("a.csv", threeAccounts, "r.csv", someRevenue,
			"m.csv", "Date,Account,Attendees ours,Type,Result\n2026-03-01,Acme GmbH,Ann,Online-Treffen,ok\n2026-04-01,Acme "+
				"GmbH,Ann,Virtual visit,ok\n"),
			func(t *testing.T, f *program.Facts, _ []finding.Finding) {
				for _, m := range f.Meetings {
					if m.InPerson != program.No {
						t.Errorf("%s is %s, in person %v", m.TypeGiven, m.Type, m.InPerson)
					}
				}
			}},
		{"types of meetings in other words", files("a.csv", threeAccounts, "r.csv", someRevenue,
			"m.csv", "Date,Account,Attendees ours,Type,Result\n2026-03-01,Acme GmbH,Ann,Werksbesuch,ok\n2026-04-01,Acme "+
				"GmbH,Ann,in-person EBR,ok\n2026-05-01,Acme GmbH,Ann,F2F,ok\n2026-06-01,Acme GmbH,Ann,Visita a planta,ok\n"),
			func(t *testing.T, f *program.Facts, list []finding.Finding) {
				for i, want := range []string{program.Visit, program.QBR, program.Visit, program.Visit} {
					if m := f.Meetings[i]; m.Type != want || i < 3 && i > 0 && m.InPerson != program.Yes {
						t.Errorf("%s is %s, in person %v", m.TypeGiven, m.Type, m.InPerson)
					}
				}
				never(t, list, "word-unknown")
			}},
	} {
		t.Run(c.name, func(t *testing.T) {
			f, list := must(t, c.files, policy())
			c.check(t, f, list)
		})
	}
}

func TestAColumnThatSaysHowThingsStandIsAskedAbout(t *testing.T) {
	in := files("a.csv", threeAccounts, "r.csv", someRevenue,
		"s.csv", "Executive,Capacity,Last day at the desk,Hired on,No longer a guest,Desk\nAnn Boss,3,2026-09-01,2001-01-01,yes,4\nBob "+
			"Chief,2,,2002-01-01,no,5\n")
	f, list := must(t, in, policy())
	x := found(t, list, "column-unread")
	if x.Setting.Entry != `"s.csv": {leaves on: "Last day at the desk"}` || f.Sponsor("Ann Boss").Gone(f.AsOf) {
		t.Errorf("%s", x.Setting)
	}
	f, list = must(t, in, policy(func(p *Policy) {
		p.Columns = map[string]map[string]string{"s.csv": {"leaves on": "Last day at the desk"}}
	}))
	never(t, list, "column-unread")
	if !f.Sponsor("Ann Boss").Gone(f.AsOf) || f.Sponsor("Bob Chief").Gone(f.AsOf) {
		t.Error("the day is not read")
	}
	_, list = must(t, in, policy(func(p *Policy) { p.Columns = map[string]map[string]string{"s.csv": {"leaves on": ""}} }))
	never(t, list, "column-unread")
}

func TestPeopleOfOneColumnSitOnTheirSides(t *testing.T) {
	f, list := must(t, files("a.csv", threeAccounts, "r.csv", someRevenue, "s.csv", "Sponsor,Capacity,Email\n"+
		"Margaret Doyle,2,m.doyle@us.example\n",
		"c.csv", "Account Name,Contact Name,Title\nAcme GmbH,Ann Roe,CEO\nGlobex,Bob Hill,CFO\n",
		"m.csv", "Date,Account,Attendees,Type,Minutes\n2026-09-08,Acme GmbH,\"Doyle, M.; Roe, Ann; Bob Hill; kim@us.example\",Visit,They "+
			"want a new plant\n"), policy())
	m := f.Meetings[0]
	if strings.Join(m.Ours, "|") != "Margaret Doyle|kim@us.example" || strings.Join(m.Theirs, "|") != "Ann Roe" ||
		m.Status != program.Held {
		t.Errorf("%q, %q, %s", m.Ours, m.Theirs, m.Status)
	}
	if x := found(t, list, "attendee-unknown"); !strings.Contains(x.Message, `"Bob Hill"`) || strings.Contains(x.Message, "Ann Roe") {
		t.Errorf("%s", x.Message)
	}
}

func TestAStateOfAPersonThatNobodyKnowsIsAQuestion(t *testing.T) {
	f, list := must(t, files("a.csv", threeAccounts, "r.csv", someRevenue,
		"c.csv", "Account Name,Contact Name,Title,Contact Status\nAcme GmbH,Ann Roe,CEO,Left organisation\nAcme GmbH,Bea Poe (retired "+
			"2025),CFO,\nAcme GmbH,Cy Moe (Left Bank),COO,Active\nAcme GmbH,Di Noe,CTO,on the moon\n"+
			"Acme GmbH,Ed Poe,CIO,Left voicemail\n"), policy())
	for _, c := range f.Contacts {
		if want := c.Name == "Ann Roe" || c.Name == "Bea Poe"; c.Gone != want {
			t.Errorf("%s is gone: %v", c.Name, c.Gone)
		}
	}
	if x := found(t, list, "word-unknown"); !strings.Contains(x.Message, `"on the moon"`) || x.At.Col == 0 {
		t.Errorf("%s %s", x.At, x.Message)
	}
}

func TestNamesThatMovedBetweenIdsAreAQuestion(t *testing.T) {
	past := []program.PastAccount{{Key: "A1", Name: "Globex"}, {Key: "A2", Name: "Acme GmbH"}}
	in := files("a.csv", threeAccounts, "r.csv", someRevenue)
	_, list := must(t, in, policy(func(p *Policy) { p.Named = func(program.Month) []program.PastAccount { return past } }))
	if x := found(t, list, "account-names-moved"); !strings.Contains(x.Message,
		`"A1" was "Globex" and is "Acme GmbH", the name that "A2" had`) {
		t.Errorf("%s", x.Message)
	}
	never(t, list, "account-renamed")
}

func TestPointsPartThousandsWhereDaysHaveThemToo(t *testing.T) {
	of := func(rows string) string { return "Kunde;Datum;Betrag\n" + rows }
	f, list := must(t, files("u.csv", of("Acme GmbH;01.02.2026;12.000\nGlobex;17.03.2026;3.650\n")), policy())
	if x := found(t, list, "numbers-grouped"); revenueOf(t, f, "Acme GmbH") != "12000" || !strings.Contains(x.Mend, "point") {
		t.Errorf("%s, %s", revenueOf(t, f, "Acme GmbH"), x.Mend)
	}
	_, list = refused(t, files("u.csv", of("Acme GmbH;2026-02-01;12.000\nGlobex;2026-03-17;3.650\n")), policy())
	found(t, list, "numbers-ambiguous")
}

func TestAWordOfACustomersStateThatNobodyKnowsIsAQuestion(t *testing.T) {
	in := func(header string) fs.FS {
		return files("a.csv", "Account ID,Account Name,Account Owner,"+header+
			"\nA1,Acme GmbH,Kim,gekündigt\nA2,Globex,Kim,Bestandskunde\nA3,Initech,Kim,wobbly\n", "r.csv", someRevenue)
	}
	f, list := must(t, in("Status"), policy())
	if x := found(t, list, "word-unknown"); !strings.Contains(x.Message, `"wobbly"`) || account(t, f, "Acme GmbH").Churned != program.Yes {
		t.Errorf("%s", x.Message)
	}
	_, list = must(t, in("Where they are"), policy())
	if x := found(t, list, "column-unread"); !strings.Contains(x.Setting.Entry, `status: "Where they are"`) {
		t.Errorf("%s", x.Setting)
	}
	_, list = must(t, in("Customer Type"), policy())
	never(t, list, "word-unknown")
}

func TestAValueWithoutAMonthIsConvertedAtTheNewestRate(t *testing.T) {
	f, _ := must(t, files("a.csv", "Account ID,Account Name,Account Owner,Renewal Date,Contract Value,Currency\nA1,Acme "+
		"GmbH,Kim,2027-03-01,100,USD\nA2,Globex,Kim,2027-03-01,100,EUR\n",
		"r.csv", someRevenue, "x.csv", "Month,Currency,Rate\n2026-07,USD,0.5\n2026-08,USD,0.75\n2026-09,USD,0.9\n"),
		policy(func(p *Policy) { p.Currency = "EUR" }))
	if v := account(t, f, "Acme GmbH").ContractValue; !v.Converted || v.Worth.String() != "90" {
		t.Errorf("%+v", v)
	}
}

func TestAccountsThatPointAtOthersAreAQuestion(t *testing.T) {
	in := files("c.csv", "Sopra;Denominazione ditta;Codice cliente;Venditore;Stella\n;Ferri Holding SpA;C-120;Lucia;2\nC-120;Ferri "+
		"Utensili Srl;C-121;Lucia;1\nC-120;Ferri Iberica SL;C-122;Paolo;3\n",
		"r.csv", "Customer ID,Month,Amount\nC-121,2026-02,100\nC-122,2026-03,50\n")
	_, list := must(t, in, policy())
	x := found(t, list, "column-unread")
	if x.Setting.Entry != `"c.csv": {parent account: "Sopra", account: "Denominazione ditta"}` {
		t.Errorf("%s", x.Setting)
	}
	f, _ := must(t, in, policy(func(p *Policy) {
		p.Columns = map[string]map[string]string{"c.csv": {"parent account": "Sopra", "account": "Denominazione ditta"}}
	}))
	if len(f.Groups) != 1 || revenueOf(t, f, "Ferri Holding SpA") != "150" {
		t.Errorf("%d groups", len(f.Groups))
	}
}

func TestAContractEndsWhenItIsTerminated(t *testing.T) {
	f, _ := must(t, files("a.csv", threeAccounts, "r.csv", someRevenue,
		"c.csv", "Contract No,Customer,Effective from,Runs to,Value p.a.,Terminated on\nK1,Acme "+
			"GmbH,2025-01-01,2027-12-31,5000,2026-09-30\nK2,Globex,2026-01-01,2028-12-31,7000,\n"), policy())
	if len(f.Contracts) != 2 || f.Contracts[0].End != program.NewDate(2026, 9, 30) || f.Contracts[1].End != program.NewDate(2028, 12, 31) {
		t.Errorf("%+v", f.Contracts)
	}
}

func TestAContactWhoIsMarkedAsGoneByADayOrAWord(t *testing.T) {
	for _, c := range [...]string{"Employment End\nBob Hill,CFO,2026-05-31\nAnn Roe,CEO,",
		"Email Bounced Date\nBob Hill,CFO,2026-05-31\nAnn Roe,CEO,", "Inactive\nBob Hill,CFO,1\nAnn Roe,CEO,0",
		"在职\nBob Hill,CFO,否\nAnn Roe,CEO,是", "Aktywny\nBob Hill,CFO,NIE\nAnn Roe,CEO,TAK",
		"Uit dienst per\nBob Hill,CFO,31-05-2026\nAnn Roe,CEO,"} {
		rows := strings.ReplaceAll(strings.ReplaceAll(c, "\nBob", "\nGlobex,Bob"), "\nAnn", "\nAcme GmbH,Ann")
		f, _ := must(t, files("a.csv", threeAccounts, "r.csv", someRevenue, "c.csv", "Account Name,Contact Name,Title,"+rows+"\n"),
			policy())
		for _, p := range f.Contacts {
			if p.Gone != (p.Name == "Bob Hill") {
				t.Errorf("%q: %s is gone: %v", c, p.Name, p.Gone)
			}
		}
	}
}

func TestDealsInOtherLanguagesAreNoRevenue(t *testing.T) {
	for name, text := range map[string]string{
		"pl": "Szansa sprzedaży;Klient;Etap;Wartość;Prawdopodobieństwo (%);Przewidywana data zamknięcia\nPompy;Acme " +
			"GmbH;Negocjacje;1000,00;50;2026-12-31\nRury;Globex;Przegrana;900,00;0;2026-08-30\n",
		"sv": "Affär;Kund;Fas;Värde;Sannolikhet;Beräknat avslut\nPumpar;Acme GmbH;Förhandling;1 000;50 " +
			"%;2026-12-31\nRör;Globex;Förlorad;900;0 %;2026-08-30\n",
		"it": "Trattativa;Cliente;Fase;Importo;Probabilità;Chiusura prevista\nPompe;Acme GmbH;Negoziazione;1000,00;50 " +
			"%;31/12/2026\nTubi;Globex;Persa;900,00;0 %;30/08/2026\n",
		"zh": "商机名称,客户名称,阶段,金额,预计成交日期\n泵,Acme GmbH,谈判,1000,2026-12-31\n管,Globex,输单,900,2026-08-30\n",
	} {
		f, _ := must(t, files("a.csv", threeAccounts, "r.csv", someRevenue, "o.csv", text), policy())
		if len(f.Opportunities) != 2 || f.Opportunities[0].Open == f.Opportunities[1].Open || f.Opportunities[0].Won ||
			f.Opportunities[1].Won {
			t.Errorf("%s: %+v", name, f.Opportunities)
		}
	}
}

func TestAListOfActivitiesHasNoIssues(t *testing.T) {
	f, list := must(t, files("a.csv", threeAccounts, "r.csv", someRevenue,
		"x.csv", "Type;Objet;Compte;Échéance;Statut\nVisite;Revue;Acme GmbH;14/09/2026;Terminé\nTâche;Dossier;Globex;20/12/2026;À "+
			"faire\nAppel;Relance;Globex;15/09/2026;Terminé\n"), policy())
	if x := found(t, list, "table-not-recognised"); len(f.Issues) > 0 || !strings.Contains(x.Message, "meetings, calls and tasks") {
		t.Errorf("%+v, %s", f.Issues, x.Message)
	}
}

func TestAFolderOfAMonthTellsHowOldItsFilesAre(t *testing.T) {
	of := func(manager string) string {
		return "Account ID,Account Name,Account Owner\nA1,Acme GmbH," + manager + "\nA2,Globex,Kim\n"
	}
	f, list := must(t, files("2026-10/accounts.csv", of("Lou"), "2026-09/accounts.csv", of("Pat"), "r.csv",
		"Account,Month,Amount\nAcme GmbH,2026-05,5\n"), policy())
	if x := found(t, list, "newer-stands"); account(t, f, "Acme GmbH").Manager != "Lou" || x.At.File != "2026-09/accounts.csv" {
		t.Errorf("%s: %s", account(t, f, "Acme GmbH").Manager, x.At)
	}
}

func TestAnAddressSpellsAPersonOfTheRoster(t *testing.T) {
	f, _ := must(t, files("a.csv", "Account ID,Account Name,Executive Sponsor\nA1,Acme "+
		"GmbH,ann.boss@us.example\nA2,Globex,bob.chief@other.example\n", "r.csv", someRevenue,
		"s.csv", "Executive,Capacity,Email\nAnn Boss,3,\nBob Chief,2,bc@us.example\n"), policy())
	if a, g := account(t, f, "Acme GmbH"), account(t, f, "Globex"); a.Sponsor != "Ann Boss" || g.Sponsor == "Bob Chief" {
		t.Errorf("%q, %q", a.Sponsor, g.Sponsor)
	}
}

// Parents may be told by the numbers of a register that each account has its own of.
func TestParentsToldByAnotherRegistersNumbersAreFound(t *testing.T) {
	f, _ := must(t, files("a.csv", "Account ID,Account Name,DUNS Number,Parent DUNS,Account Owner\n"+
		"A0,Brenwick Group,150000011,,Kim\nA1,Brenwick Foods,150000022,150000011,Kim\nA2,Brenwick Dairy,150000033,150000022,Kim\n"+
		"A3,Tarn Logistics,150000044,,Lou\n", "r.csv", "Account ID,Month,Amount\nA1,2026-09,1000\nA2,2026-09,400\nA3,2026-10,250\n"),
		policy(func(p *Policy) { p.Columns = map[string]map[string]string{"a.csv": {"parent account": "Parent DUNS"}} }))
	if len(f.Groups) != 2 || revenueOf(t, f, "Brenwick Group") != "1400" {
		t.Errorf("%d groups, %s", len(f.Groups), revenueOf(t, f, "Brenwick Group"))
	}
}
