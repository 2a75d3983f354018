package proof

import "flag"

// The seed of random programs is fixed, so that what passed passes again;
// another is tried with -rapid.seed.
func init() {
	if err := flag.Set("rapid.seed", "1"); err != nil {
		panic(err)
	}
}
