package mail_test

import (
	"context"
	"flag"
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"
	"time"

	"sponsorbook/pipeline/mail"
)

// programs is how many random programs are delivered; conformance runs 500.
var programs = flag.Int("programs", 12, "how many random programs are delivered")

// dealt are the exports of a random company. Everything that is said of account
// i bears the mark zq<i>z, and what is not on the list of a travel copy zqheld<i>z.
func dealt(rng *rand.Rand) (exports map[string]string, sponsors, managers []int) {
	n := 3 + rng.IntN(4)
	var accounts, contacts, meetings, asks, profiles strings.Builder
	accounts.WriteString("Account ID,Account Name,Account Manager,Account Manager Email,Executive Sponsor\n")
	contacts.WriteString("Account,Name,Title,Email,Decision Role,Stance\n")
	meetings.WriteString("Meeting ID,Account,Date,Start Time,End Time,Type,Status,Sponsor,Goal,Agenda,Place,Time Zone\n")
	asks.WriteString("Ask ID,Account,Ask,Asked Of,Asked On,Needed By\n")
	profiles.WriteString("Account,Strategy,Topics to Avoid\n")
	var pairs []any
	for i := range n {
		sponsor, manager := rng.IntN(3), rng.IntN(3)
		if rng.IntN(5) == 0 {
			sponsor = -1
		}
		sponsors, managers = append(sponsors, sponsor), append(managers, manager)
		name := fmt.Sprintf("Company zq%dz Holding", i)
		domain := []string{"veldmar.example", "veldmar.example", "other.example"}[manager]
		fmt.Fprintf(&accounts, "A-%d,%s,Manager %c,m%d@%s,%s\n", i, name, 'A'+manager, manager, domain, executive(sponsor))
		fmt.Fprintf(&contacts, "%s,Person Zqp%dz,Chief zq%dz,p@zq%dz.example,decides zqheld%dz,opposed\n", name, i, i, i, i)
		fmt.Fprintf(&profiles, "%s,their plan zqheld%dz,no word of zqheld%dz\n", name, i, i)
		pairs = append(pairs, fmt.Sprintf("A-%d", i), 100+rng.IntN(900))
		if sponsor >= 0 && rng.IntN(3) > 0 {
			fmt.Fprintf(&meetings, "M-%d,%s,2026-%02d-%02d,10:00,11:00,visit,booked,%s,goal zq%dz,,hall zq%dz,Europe/Berlin\n",
				i, name, 11+rng.IntN(2), 3+rng.IntN(20), executive(sponsor), i, i)
			fmt.Fprintf(&asks, "K-%d,%s,ask zq%dz zqheld%dz,%s,2026-10-01,2026-11-20\n", i, name, i, i, executive(sponsor))
		}
	}
	return map[string]string{"accounts.csv": accounts.String(), "contacts.csv": contacts.String(), "meetings.csv": meetings.String(),
		"asks.csv": asks.String(), "profiles.csv": profiles.String(), "revenue.csv": months(pairs...),
		"sponsors.csv": "Sponsor,Title,Email,Assistant Email,Capacity\nExecutive A,Chief " +
			"Executive,e0@veldmar.example,a0@veldmar.example,9\n" +
			"Executive B,Chief Operating Officer,e1@veldmar.example,a1@outside.example,9\nExecutive C,Chief Financial " +
			"Officer,e2@gmail.com,,9\n"}, sponsors, managers
}

func executive(i int) string {
	if i < 0 {
		return ""
	}
	return fmt.Sprintf("Executive %c", 'A'+i)
}

// TestNobodyGetsWhatIsNotTheirs delivers random programs to a capturing server and
// looks into the bytes that arrived.
func TestNobodyGetsWhatIsNotTheirs(t *testing.T) {
	ca := newAuthority(t)
	cert := ca.issue(t, "127.0.0.1", time.Now().Add(12*time.Hour))
	sent, seen := 0, 0
	for seed := range *programs {
		rng := rand.New(rand.NewPCG(uint64(seed), 1))
		exports, sponsors, managers := dealt(rng)
		d := published(t, exports, settings)
		d.mustDraft()
		server := (&scripted{cert: cert, offers: "PLAIN"}).start(t)
		if _, err := d.sender(server, ca.file).Send(context.Background(), d.book, ""); err != nil {
			t.Fatalf("program %d: %v", seed, err)
		}
		for _, m := range server.mail() {
			sent++
			if !strings.HasSuffix(m.to, "@veldmar.example") {
				t.Fatalf("program %d: something left for %s", seed, m.to)
			}
			who, i := m.to[:1], int(m.to[1]-'0')
			text := mail.Everything(t, []byte(m.data))
			if who == "b" { // the board knows all accounts, and nobody at them
				if strings.Contains(text, "Zqp") {
					t.Fatalf("program %d: the board is told of a person", seed)
				}
				continue
			}
			for account := range sponsors {
				mine := who == "m" && managers[account] == i || who != "m" && sponsors[account] == i
				for _, mark := range []string{"zq%dz", "Zqp%dz", "zqheld%dz"} {
					mark = fmt.Sprintf(mark, account)
					has := strings.Contains(text, mark)
					if has && !mine {
						t.Fatalf("program %d: %s got %s of account %d", seed, m.to, mark, account)
					}
					if has {
						seen++
					}
				}
				if travel := mail.Pages(t, []byte(m.data)); who == "e" && strings.Contains(travel, fmt.Sprintf("zqheld%dz", account)) {
					t.Fatalf("program %d: the travel copies of %s hold more than their list", seed, m.to)
				}
			}
		}
		server.listener.Close()
	}
	if sent < 3**programs || seen < 10**programs {
		t.Errorf("%d messages with %d marks prove little", sent, seen)
	}
}
