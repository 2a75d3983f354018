// Package await does work again when the files that it reads have changed.
//
// In go a folder and what is to be done; the work is called when something in the
// folder changed and then was quiet for a while. What the system's events are, which
// files never count, and how folders that appear are watched stays in here.
package await

import (
	"context"
	"errors"
	"time"
)

// Quiet is how long nothing may change before work begins: a spreadsheet program
// writes a file in several steps.
const Quiet = 500 * time.Millisecond

// ErrGone means that the folder that was watched is there no longer.
var ErrGone = errors.New("the folder was moved or removed")

// Loop does the work once, and again whenever something changed and then was quiet;
// what changes while it works makes it work once more. It ends with ctx, with an
// error of the work, or with one that comes among the changes: a change is nil.
func Loop(ctx context.Context, changes <-chan error, after func(time.Duration) <-chan time.Time, work func(context.Context) error) error {
	if err := work(ctx); err != nil {
		return err
	}
	var quiet <-chan time.Time // nothing waits
	for ctx.Err() == nil {
		select {
		case <-ctx.Done():
		case err := <-changes:
			if err != nil {
				return err
			}
			quiet = after(Quiet)
		case <-quiet:
			quiet = nil
			if err := work(ctx); err != nil {
				return err
			}
		}
	}
	return context.Cause(ctx)
}
