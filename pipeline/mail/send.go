package mail

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net/textproto"
	"slices"
	"sync"
	"time"
)

// A Sender sends drafts.
type Sender struct {
	Output      string
	Policy      Policy
	Credentials Credentials
	Ledger      *Ledger
	Only        []string // rooms, names or addresses; none is all
	To          string   // "sponsors", "managers", "leadership"; "" is all
	Updates     bool     // updated pages too
	// Tell hears of each message as it ends.
	Tell func(Outcome)
	// Unit is how long a second of the policy's waits is; 0 is a second.
	Unit time.Duration
}

// An Outcome is what became of a message to one address.
type Outcome struct {
	Name, To, State, Reply string
}

// A parcel is a message to one address.
type parcel struct {
	draft Draft
	to    string
	eml   []byte
	reply string // of the attempt before
}

// Send sends the drafts of a book and nothing else. It refuses when the book or
// a draft is not what was looked at. A message whose fate is not known stays
// uncertain and is not sent again.
func (s *Sender) Send(ctx context.Context, b *Book, trial string) ([]Outcome, error) {
	d, err := ReadDrafts(s.Output, b.Month.String())
	if err != nil {
		return nil, err
	}
	if d.SHA256 != b.SHA256 {
		return nil, fmt.Errorf("the book %s is not the one that the drafts were made of; make them again with sponsorbook deliver, and "+
			"look at them", b.Month)
	}
	if d.Trial != trial {
		return nil, fmt.Errorf("the drafts go to %q and not to %q; make them again with sponsorbook deliver", d.Trial, trial)
	}
	if s.Policy.Server.Host == "" {
		return nil, errors.New("delivery.server.host is empty; write the mail server into sponsorbook.yaml")
	}
	dial, err := newDialer(s.Policy.Server, s.Credentials, s.seconds(s.Policy.Server.Timeout))
	if err != nil {
		return nil, err
	}
	parcels, err := s.parcels(d, b)
	if err != nil {
		return nil, err
	}
	for _, p := range parcels {
		if err := s.note(p, Intended, "", d); err != nil {
			return nil, err
		}
	}
	r := &round{Sender: s, dial: dial, drafts: d}
	return r.all(ctx, parcels)
}

// parcels are what is to be sent, all of them read and compared first.
func (s *Sender) parcels(d *Drafts, b *Book) ([]*parcel, error) {
	domains := s.Policy.domains(b.Rooms)
	var out []*parcel
	for _, draft := range d.Drafts {
		if draft.File == "" || !s.wanted(draft) || draft.State == Updated && !s.Updates || draft.State == Sent {
			continue
		}
		eml, err := d.read(s.Output, draft)
		if err != nil {
			return nil, err
		}
		for _, to := range draft.To {
			if last, ok := s.Ledger.Last(draft.MessageID, to); ok && (last.State == Accepted || last.State == Uncertain) ||
				s.open(d, draft, to) {
				continue
			}
			if _, domain := split(to); d.Trial == "" && !slices.Contains(domains, domain) {
				return nil, fmt.Errorf("%s is not in an allowed domain; make the drafts again with sponsorbook deliver", to)
			}
			out = append(out, &parcel{draft: draft, to: to, eml: eml})
		}
	}
	return out, nil
}

// open reports whether an earlier message to the reader is uncertain.
func (s *Sender) open(d *Drafts, draft Draft, to string) bool {
	return slices.ContainsFunc(s.Ledger.Open(d.Book), func(e Entry) bool {
		return e.Room == draft.Room && e.Reader == draft.Reader && e.To == to
	})
}

// wanted reports whether --only and --to ask for a draft.
func (s *Sender) wanted(d Draft) bool { return Wanted(d, s.Only, s.To) }

// note adds a line about a parcel to the ledger.
func (s *Sender) note(p *parcel, state, reply string, d *Drafts) error {
	e := Entry{State: state, Book: d.Book, Room: p.draft.Room, Reader: p.draft.Reader, MessageID: p.draft.MessageID,
		To: p.to, Draft: p.draft.SHA256, Reply: s.Credentials.hide(reply)}
	if state == Accepted {
		e.Parts, e.Lines = p.draft.Parts, p.draft.Lines
	}
	return s.Ledger.Add(e)
}

// A round is one run of sending.
type round struct {
	*Sender
	dial   *dialer
	drafts *Drafts

	mu       sync.Mutex
	next     time.Time // when the next message may begin
	outcomes []Outcome
	later    []*parcel
	broken   error

	door sync.Mutex // held by the first that comes in, until it is in
	in   bool
}

// all sends every parcel; those that are put off wait together and are tried
// again, each time twice as long.
func (r *round) all(ctx context.Context, parcels []*parcel) ([]Outcome, error) {
	wait := r.seconds(r.Policy.Server.Wait)
	for attempt := 1; len(parcels) > 0 && attempt <= r.Policy.Server.Attempts; attempt++ {
		if attempt > 1 {
			if err := pause(ctx, wait); err != nil {
				break
			}
			wait *= 2
		}
		r.later = nil
		r.pass(ctx, parcels)
		parcels = r.later
		if r.broken != nil || ctx.Err() != nil {
			break
		}
	}
	for _, p := range parcels {
		if r.broken == nil && ctx.Err() == nil {
			r.end(p, Refused, "put off until now: "+p.reply)
			continue
		}
		r.tell(p, Intended, "not tried to the end")
	}
	if r.broken != nil {
		r.broken = errors.Join(r.broken, r.Ledger.Add(Entry{State: Stopped, Book: r.drafts.Book, Reply: r.broken.Error()}))
	}
	return r.outcomes, errors.Join(r.broken, ctx.Err())
}

func (s *Sender) seconds(n int) time.Duration {
	unit := s.Unit
	if unit == 0 {
		unit = time.Second
	}
	return time.Duration(n) * unit
}

func pause(ctx context.Context, d time.Duration) error {
	t := time.NewTimer(d)
	defer t.Stop()
	select {
	case <-t.C:
		return nil
	case <-ctx.Done():
		return ctx.Err()
	}
}

// pass tries every parcel once, over as many connections as the policy has.
func (r *round) pass(ctx context.Context, parcels []*parcel) {
	queue := make(chan *parcel)
	var workers sync.WaitGroup
	for range min(r.Policy.Server.Connections, len(parcels)) {
		workers.Go(func() { r.work(ctx, queue) })
	}
	for _, p := range parcels {
		queue <- p
	}
	close(queue)
	workers.Wait()
}

// work sends what comes over one connection, which is opened anew when it broke.
func (r *round) work(ctx context.Context, queue <-chan *parcel) {
	var c *connection
	for p := range queue {
		if r.stopped() || r.turn(ctx) != nil {
			r.putOff(p, p.reply)
			continue
		}
		c = r.try(ctx, c, p)
	}
	if c != nil {
		_ = c.grant(5 * time.Second)
		_ = c.Quit()
		_ = c.Close()
	}
}

// turn waits until the rate allows another message.
func (r *round) turn(ctx context.Context) error {
	r.mu.Lock()
	at := time.Now()
	if r.next.After(at) {
		at = r.next
	}
	r.next = at.Add(r.seconds(60) / time.Duration(r.Policy.Server.PerMinute))
	r.mu.Unlock()
	return pause(ctx, time.Until(at))
}

// try sends one parcel and returns the connection, nil when it is of no more use.
func (r *round) try(ctx context.Context, c *connection, p *parcel) *connection {
	if c == nil {
		var err error
		if c, err = r.open(ctx); err != nil {
			r.putOff(p, err.Error())
			return nil
		}
	}
	state, err := r.transact(ctx, c, p)
	switch {
	case err == nil:
		r.end(p, Accepted, "")
	case state == Intended && temporary(err):
		r.putOff(p, err.Error())
	case state == Intended:
		r.end(p, Refused, err.Error())
	default:
		r.end(p, Uncertain, err.Error())
	}
	if err == nil || answered(err) && c.grant(r.dial.timeout) == nil && c.Reset() == nil {
		return c
	}
	_ = c.Close()
	return nil
}

// open is a connection. Until one is logged in the others wait: a server that
// refuses the login is asked once, since some lock an account that is refused often.
func (r *round) open(ctx context.Context) (*connection, error) {
	r.door.Lock()
	if r.in {
		r.door.Unlock()
		return r.dialed(ctx)
	}
	defer r.door.Unlock()
	if r.stopped() {
		return nil, errors.New("the run has ended")
	}
	c, err := r.dialed(ctx)
	r.in = err == nil
	return c, err
}

// dialed is a connection; an error that nothing would mend ends the run.
func (r *round) dialed(ctx context.Context) (*connection, error) {
	c, err := r.dial.open(ctx)
	var never hopeless
	if errors.As(err, &never) {
		r.breakOff(err)
	}
	return c, err
}

// transact hands one message in. With an error the state is intended, when the
// server cannot have it, or uncertain.
func (r *round) transact(ctx context.Context, c *connection, p *parcel) (string, error) {
	stop := context.AfterFunc(ctx, func() { _ = c.grant(time.Second) })
	defer stop()
	if err := r.envelope(ctx, c, p); err != nil {
		return Intended, err
	}
	if err := r.note(p, Sending, "", r.drafts); err != nil {
		r.breakOff(err)
		return Intended, err
	}
	w, err := c.Data()
	if err != nil {
		return Intended, errors.Join(err, r.note(p, Intended, err.Error(), r.drafts))
	}
	if err := r.content(ctx, c, w, p.eml); err != nil {
		// The last line was never written, so that the server cannot have taken it.
		return Intended, errors.Join(err, r.note(p, Intended, err.Error(), r.drafts))
	}
	if err := w.Close(); err != nil {
		if !answered(err) {
			return Uncertain, fmt.Errorf("the line broke before the server answered: %w", err)
		}
		return Intended, errors.Join(err, r.note(p, Intended, err.Error(), r.drafts))
	}
	return Accepted, nil
}

// content writes a message piece by piece: a slow line has time for each.
func (r *round) content(ctx context.Context, c *connection, w io.Writer, eml []byte) error {
	for piece := range slices.Chunk(eml, 1<<16) {
		if _, err := w.Write(piece); err != nil {
			return err
		}
		if err := errors.Join(c.grant(r.dial.timeout), ctx.Err()); err != nil {
			return err
		}
	}
	return nil
}

// envelope says from whom and to whom.
func (r *round) envelope(ctx context.Context, c *connection, p *parcel) error {
	if err := errors.Join(c.grant(r.dial.timeout), ctx.Err()); err != nil {
		return err
	}
	wide := !ascii(p.to) || !ascii(r.drafts.Sender)
	if ok, _ := c.Extension("SMTPUTF8"); wide && !ok {
		return &textproto.Error{Code: 553, Msg: "the server takes no addresses with letters beyond ASCII"}
	}
	c.SkipSMTPUTF8(!wide)
	if ok, _ := c.Extension("DSN"); ok {
		c.SetDSNMailReturnOption("HDRS")
		c.SetDSNRcptNotifyOption("FAILURE,DELAY")
	}
	if err := c.Mail("<" + r.drafts.Sender + ">"); err != nil {
		return fmt.Errorf("the sender: %w", err)
	}
	if err := c.Rcpt("<" + p.to + ">"); err != nil {
		return fmt.Errorf("the recipient: %w", err)
	}
	return nil
}

// end says what became of a parcel, in the ledger first.
func (r *round) end(p *parcel, state, reply string) {
	if err := r.note(p, state, reply, r.drafts); err != nil {
		r.breakOff(err)
	}
	r.tell(p, state, reply)
}

func (r *round) tell(p *parcel, state, reply string) {
	r.mu.Lock()
	defer r.mu.Unlock()
	o := Outcome{p.draft.Name, p.to, state, r.Credentials.hide(reply)}
	r.outcomes = append(r.outcomes, o)
	if r.Tell != nil {
		r.Tell(o)
	}
}

func (r *round) putOff(p *parcel, reply string) {
	r.mu.Lock()
	defer r.mu.Unlock()
	p.reply = reply
	r.later = append(r.later, p)
}

// breakOff ends the run: nothing that follows could go better.
func (r *round) breakOff(err error) {
	r.mu.Lock()
	defer r.mu.Unlock()
	if r.broken == nil {
		r.broken = errors.New(r.Credentials.hide(err.Error()))
	}
}

func (r *round) stopped() bool {
	r.mu.Lock()
	defer r.mu.Unlock()
	return r.broken != nil
}
