package finding

// A Code is one kind of finding: when it comes, and what mends it. Codes are
// stable, so that findings.csv may be filtered by them; the reference page of
// findings is made from the lists of them.
type Code struct {
	Code     string
	Severity Severity // the worst that it comes with
	Meaning  string
	Example  string // place and message, as one may read
	Mend     string // empty where nothing need be done
}
