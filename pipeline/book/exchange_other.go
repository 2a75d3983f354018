//go:build !linux && !darwin

package book

import "errors"

// exchange cannot be done in one step here; two renames and their journal take
// its place.
func exchange(_, _ string) error { return errors.ErrUnsupported }
