package mail_test

import (
	"context"
	"encoding/json"
	"flag"
	"math/rand/v2"
	"os"
	"os/exec"
	"testing"
	"time"

	"sponsorbook/pipeline/config"
	"sponsorbook/pipeline/mail"
)

// kills is how often a run of sending is ended at a random moment.
var kills = flag.Int("kills", 20, "how often a run of sending is killed")

// childVariable makes the test's own program send and nothing else.
const childVariable = "MAIL_TEST_SEND"

// A childTask is what the child is told.
type childTask struct {
	Output, CA string
	Port       int
	Delivery   mail.Policy
}

// sendAsChild is the child: a run of sending that may be killed.
func sendAsChild(text string) int {
	var task childTask
	if json.Unmarshal([]byte(text), &task) != nil {
		return 2
	}
	d := &desk{t: &testing.T{}, output: task.Output, config: config.Config{Delivery: task.Delivery}}
	d.book = d.open()
	ledger, err := mail.OpenLedger(task.Output, time.Now)
	if err != nil {
		return 2
	}
	defer ledger.Close()
	s := &mail.Sender{Output: task.Output, Policy: task.Delivery, Ledger: ledger, Unit: time.Millisecond,
		Credentials: mail.Credentials{User: "nora", Password: "secret-word"}}
	if _, err := s.Send(context.Background(), d.book, ""); err != nil {
		return 1
	}
	return 0
}

// TestARunThatIsKilledSendsNothingTwiceAndLosesNothing ends runs at random moments
// until one comes to its end, as often as there were kills enough.
func TestARunThatIsKilledSendsNothingTwiceAndLosesNothing(t *testing.T) {
	ca := newAuthority(t)
	cert := ca.issue(t, "127.0.0.1", time.Now().Add(12*time.Hour))
	rng := rand.New(rand.NewPCG(1, 2))
	killed, uncertain := 0, 0
	var longest time.Duration // of a whole delivery and half as much again, measured by the first, which nobody kills
	for killed < *kills {
		d := ready(t)
		slow := func(string, string, int) string { time.Sleep(4 * time.Millisecond); return "" } // so that kills meet every step
		server := (&scripted{cert: cert, offers: "PLAIN", say: slow}).start(t)
		task := childTask{Output: d.output, CA: ca.file, Port: server.port(), Delivery: d.sender(server, ca.file).Policy}
		text, err := json.Marshal(task)
		if err != nil {
			t.Fatal(err)
		}
		for ended := false; !ended; {
			c := exec.Command(os.Args[0])
			c.Env = append(os.Environ(), childVariable+"="+string(text))
			began := time.Now()
			if err := c.Start(); err != nil {
				t.Fatal(err)
			}
			if longest == 0 {
				err, ended = c.Wait(), true
				longest = time.Since(began) * 3 / 2
				if err != nil {
					t.Fatalf("the run failed by itself: %v", err)
				}
				continue
			}
			timer := time.AfterFunc(time.Duration(rng.Int64N(int64(longest))), func() { _ = c.Process.Kill() })
			err := c.Wait()
			timer.Stop()
			if ended = err == nil; ended {
				continue
			}
			if c.ProcessState.ExitCode() > 0 {
				t.Fatalf("the run failed by itself: %v", err)
			}
			killed++
		}
		never(t, server)
		uncertain += accounted(t, d, server)
		server.listener.Close()
	}
	t.Logf("%d kills, %d messages uncertain", killed, uncertain)
}

// accounted fails for a message that is neither there nor listed as uncertain, and
// counts the uncertain ones.
func accounted(t *testing.T, d *desk, server *scripted) int {
	t.Helper()
	there := map[string]bool{}
	for _, m := range server.mail() {
		there[header(m.data, "Message-ID")+m.to] = true
	}
	open := map[string]bool{}
	for _, e := range d.ledger().Open("2026-10") {
		open["<"+e.MessageID+">"+e.To] = true
	}
	drafts, err := mail.ReadDrafts(d.output, "2026-10")
	if err != nil {
		t.Fatal(err)
	}
	for _, x := range drafts.Drafts {
		for _, to := range x.To {
			if key := "<" + x.MessageID + ">" + to; !there[key] && !open[key] {
				t.Errorf("%s is lost: it is neither there nor listed", key)
			}
		}
	}
	return len(open)
}
