package pipeline_test

import "flag"

// The seed of random companies is fixed, so that what passed passes again;
// another is tried with -rapid.seed. Each takes as long as several books, so
// that there are few of them; more are tried with -rapid.checks.
func init() {
	for name, value := range map[string]string{"rapid.seed": "1", "rapid.checks": "15"} {
		if err := flag.Set(name, value); err != nil {
			panic(err)
		}
	}
}
