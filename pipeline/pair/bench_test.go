package pair

import (
	"cmp"
	"fmt"
	"math/rand"
	"slices"
	"testing"

	"sponsorbook/pipeline/program"
)

// randomProblem has a tenth of its pairs forbidden, and prices of leaving as the
// pairing uses them.
func randomProblem(r *rand.Rand, rows, seats, capacity int, top int32) problem {
	p := problem{Leave: leaving(rows, top+1)}
	for range seats {
		p.Capacity = append(p.Capacity, r.Intn(capacity+1))
	}
	for range rows {
		row := make([]int32, seats)
		for j := range row {
			row[j] = r.Int31n(top)
			if r.Intn(10) == 0 {
				row[j] = forbidden
			}
		}
		p.Costs = append(p.Costs, row)
	}
	return p
}

// BenchmarkOptimum measures the solver alone, with places for few and for all.
func BenchmarkOptimum(b *testing.B) {
	for _, size := range []struct{ rows, seats, capacity int }{{100, 20, 3}, {1000, 100, 3}, {5000, 200, 3}, {5000, 200, 25},
		{5000, 200, 40}} {
		b.Run(fmt.Sprintf("%dx%dx%d", size.rows, size.seats, size.capacity), func(b *testing.B) {
			p := randomProblem(rand.New(rand.NewSource(1)), size.rows, size.seats, 1, full)
			for j := range p.Capacity {
				p.Capacity[j] = size.capacity
			}
			for b.Loop() {
				optimum(p.Costs, p.Capacity, p.Leave)
			}
		})
	}
}

// BenchmarkAssign measures the whole stage with 5,000 groups and 200 sponsors.
func BenchmarkAssign(b *testing.B) {
	for _, capacity := range []int64{3, 25, 40} {
		b.Run(fmt.Sprintf("5000x200x%d", capacity), func(b *testing.B) {
			f, s := large(5000, 200, capacity)
			for b.Loop() {
				Assign(f, s, nil, Defaults())
			}
		})
	}
}

// large is a company whose exports fill every part of the score.
func large(groups, sponsors int, capacity int64) (*program.Facts, []program.Standing) {
	r := rand.New(rand.NewSource(1))
	word := func(n int) string { return fmt.Sprintf("word %d", r.Intn(n)) }
	at, _ := program.ParseDate("2026-09-30")
	f := &program.Facts{AsOf: at}
	for i := range sponsors {
		name := fmt.Sprintf("Sponsor %d", i)
		f.Sponsors = append(f.Sponsors, &program.Sponsor{Key: program.Fold(name), Name: name, Level: 1 + r.Intn(5),
			Capacity: program.NewNumber(program.NewDecimal(capacity)), Comfort: program.NewNumber(program.NewDecimal(int64(1 + r.Intn(5)))),
			Industries: []string{word(20), word(20)}, Regions: []string{word(10)}, Languages: []string{word(5), word(5)},
			NeverWith: []string{fmt.Sprintf("g%d", r.Intn(groups))}, DirectReports: []string{word(300), word(300)}})
	}
	var standings []program.Standing
	for i := range groups {
		key := fmt.Sprintf("g%d", i)
		a := &program.Account{Key: key, ID: key, Name: "Account " + key, Industry: word(20), Region: word(10), Manager: word(300)}
		g := &program.Group{Key: key, Name: a.Name, Root: a, Members: []*program.Account{a}}
		for range 3 {
			g.Contacts = append(g.Contacts, &program.Contact{Name: word(1000), Language: word(5),
				Owner: fmt.Sprintf("Sponsor %d", r.Intn(sponsors*10))})
		}
		f.Groups = append(f.Groups, g)
		standings = append(standings, program.Standing{Group: key, Tier: 1 + i*2/groups, Rank: i + 1, Active: true})
	}
	slices.SortFunc(f.Groups, func(a, b *program.Group) int { return cmp.Compare(a.Key, b.Key) })
	return f, standings
}
