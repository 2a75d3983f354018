package pair

import (
	"fmt"
	"slices"
	"strings"

	"sponsorbook/pipeline/program"
)

// A part is one part of a pair's score: a weight, and how well the pair fits in
// thousandths. The printed parts, the reference page and the configuration take
// their words from it.
type part struct {
	key    string // of its weight in the configuration
	name   string
	Doc    string
	weight func(Weights) program.Decimal
	fit    func(*demand, *seat) int // 0 to 1000, or unknown
	say    func(*demand, *seat) string
}

// unknown is a fit that the exports do not tell; it counts half.
const unknown = -1

// parts are all parts, in the order in which they are printed.
var parts = []part{
	{
		key: "level", name: "level for the tier",
		Doc: "In full for a chief executive or board member in tier 1, for a senior or other vice president in tier 2; a quarter less " +
			"for each level off.",
		weight: func(w Weights) program.Decimal { return w.Level }, fit: fitTier, say: sayTier,
	},
	{
		key: "peer", name: "level beside the customer's executive",
		Doc:    "In full for equal levels, three tenths less for each level between them.",
		weight: func(w Weights) program.Decimal { return w.Peer }, fit: fitPeer, say: sayPeer,
	},
	{
		key: "industry", name: "industry",
		Doc:    "In full when the sponsor's industries name the customer's, three quarters when one name holds the other.",
		weight: func(w Weights) program.Decimal { return w.Industry }, fit: fitIndustry, say: sayIndustry,
	},
	{
		key: "region", name: "region",
		Doc:    "In full when the sponsor's regions name the customer's region or country, or when both are in one country.",
		weight: func(w Weights) program.Decimal { return w.Region }, fit: fitRegion, say: sayRegion,
	},
	{
		key: "language", name: "language",
		Doc:    "The share of the customer's people, of those whose language is known, that the sponsor can speak with.",
		weight: func(w Weights) program.Decimal { return w.Language }, fit: fitLanguage, say: sayLanguage,
	},
	{
		key: "comfort", name: "comfort with customers",
		Doc:    "From none at 1 of 5 to full at 5; none for a sponsor who works inside only.",
		weight: func(w Weights) program.Decimal { return w.Comfort }, fit: fitComfort, say: sayComfort,
	},
	{
		key: "relationship", name: "existing relationship",
		Doc: "In full for meetings held in the last two years, a contact kept, a place on the team or as deputy; less for what is " +
			"longer ago.",
		weight: func(w Weights) program.Decimal { return w.Relationship }, fit: fitBond, say: sayBond,
	},
}

// steps is how many levels lie between a level and a range of levels.
func steps(level, from, to int) int { return max(0, from-level, level-to) }

// idealLevels are the levels that suit a tier.
func idealLevels(tier int) (from, to int) {
	if tier == program.Tier1 {
		return 1, 2
	}
	return 3, 4
}

func fitTier(d *demand, s *seat) int {
	if s.level == 0 {
		return unknown
	}
	from, to := idealLevels(d.standing.Tier)
	return max(0, 1000-250*steps(s.level, from, to))
}

func sayTier(d *demand, s *seat) string {
	if s.level == 0 {
		return "the sponsor's level is not known"
	}
	return fmt.Sprintf("%s for tier %d", levelName(s.level), d.standing.Tier)
}

func fitPeer(d *demand, s *seat) int {
	if s.level == 0 || d.level == 0 {
		return unknown
	}
	return max(0, 1000-300*steps(s.level, d.level, d.level))
}

func sayPeer(d *demand, s *seat) string {
	switch {
	case d.level == 0:
		return "the level of the customer's executive is not known"
	case s.level == 0:
		return "the sponsor's level is not known"
	}
	return levelName(s.level) + " beside " + levelName(d.level)
}

// levelName is a level in words.
func levelName(level int) string {
	return [...]string{"unknown", "chief executive", "board level", "senior vice president", "vice president",
		"director"}[min(max(level, 0), 5)]
}

func fitIndustry(d *demand, s *seat) int {
	if d.industry == "" || len(s.industries) == 0 {
		return unknown
	}
	fit, asked := s.fits[d.industry]
	if !asked {
		fit = industryFit(d.industry, s.industries)
		s.fits[d.industry] = fit
	}
	return fit
}

// industryFit compares names; each sponsor answers once for each industry.
func industryFit(industry string, known []string) int {
	best := 0
	for _, i := range known {
		switch {
		case i == industry || strings.ReplaceAll(i, " ", "") == strings.ReplaceAll(industry, " ", ""):
			return 1000
		case holds(i, industry) || holds(industry, i):
			best = 750
		}
	}
	return best
}

// holds reports whether a name contains another as whole words.
func holds(long, short string) bool {
	return strings.Contains(" "+long+" ", " "+short+" ")
}

func sayIndustry(d *demand, s *seat) string {
	switch fit := fitIndustry(d, s); {
	case d.industry == "":
		return "the customer's industry is not known"
	case fit == unknown:
		return "the sponsor's industries are not known"
	case fit == 0:
		return "another industry"
	case fit < 1000:
		return "a neighbouring industry"
	}
	return "knows the industry"
}

func fitRegion(d *demand, s *seat) int {
	known := len(s.regions) > 0 || s.country != ""
	switch {
	case d.region == "" && d.country == "" || !known:
		return unknown
	case d.region != "" && slices.Contains(s.regions, d.region),
		d.country != "" && (slices.Contains(s.regions, d.country) || s.country == d.country):
		return 1000
	}
	return 0
}

func sayRegion(d *demand, s *seat) string {
	switch fitRegion(d, s) {
	case unknown:
		return "the region of one of them is not known"
	case 0:
		return "another region"
	}
	return "the same region"
}

func fitLanguage(d *demand, s *seat) int {
	if len(d.languages) == 0 || len(s.languages) == 0 {
		return unknown
	}
	shared := 0
	for _, l := range d.languages {
		if slices.Contains(s.languages, l) {
			shared++
		}
	}
	return shared * 1000 / len(d.languages)
}

func sayLanguage(d *demand, s *seat) string {
	switch fit := fitLanguage(d, s); {
	case len(d.languages) == 0:
		return "the languages of the customer's people are not known"
	case fit == unknown:
		return "the sponsor's languages are not known"
	default:
		return fmt.Sprintf("speaks with %d of %d of their people", (fit*len(d.languages)+500)/1000, len(d.languages))
	}
}

func fitComfort(_ *demand, s *seat) int {
	if !s.Comfort.Known {
		return unknown
	}
	return min(1000, max(0, int((s.Comfort.Value.IntPart()-1)*250)))
}

func sayComfort(_ *demand, s *seat) string {
	if !s.Comfort.Known {
		return "not known"
	}
	return s.Comfort.Value.String() + " of 5"
}

func fitBond(d *demand, s *seat) int { return d.bonds[s.Key].strength }

func sayBond(d *demand, s *seat) string {
	if b, ok := d.bonds[s.Key]; ok {
		return b.why
	}
	return "none that the exports show"
}
