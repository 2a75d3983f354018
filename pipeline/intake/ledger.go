package intake

import (
	"cmp"
	"iter"
	"slices"
	"strings"

	"sponsorbook/pipeline/finding"
	"sponsorbook/pipeline/program"
)

// A ledger adds up revenue while rows stream: by account, source, month, product
// line, document type and currency. It keeps no rows, so that its size is that
// of the answer.
type ledger struct {
	accounts []page
	words    []string // product lines, document types, currencies, by number
	numbers  map[string]int32
}

// A page is the entries of one account, in the order in which they came. Most
// accounts have few, which are looked through; longer pages have an index.
type page struct {
	entries []ledgerEntry
	hashes  []uint32 // of the entries' keys: looked through faster than these
	index   map[ledgerKey]int32
}

// indexedFrom is how many entries a page has before it gets an index.
const indexedFrom = 48

type ledgerKey struct {
	source, line, document, currency int32
	month                            program.Month
}

type ledgerEntry struct {
	ledgerKey
	row, col int32 // of the first cell
	cells    int32
	sum      tally
}

func newLedger() *ledger {
	l := &ledger{numbers: map[string]int32{}}
	l.number("")
	return l
}

// number is a short stand-in for a word.
func (l *ledger) number(word string) int32 {
	if n, ok := l.numbers[word]; ok {
		return n
	}
	word = strings.Clone(word)
	n := int32(len(l.words))
	l.words, l.numbers[word] = append(l.words, word), n
	return n
}

// add adds one cell's amount to an account.
func (l *ledger) add(account *entry, k ledgerKey, amount quantity, row, col int) *ledgerEntry {
	for len(l.accounts) <= account.number {
		l.accounts = append(l.accounts, page{})
	}
	e := l.accounts[account.number].at(k)
	if e.cells == 0 {
		e.row, e.col = int32(row), int32(col)
	}
	e.sum.add(amount)
	e.cells++
	return e
}

// at is the entry of a key, a new one where there is none. It is valid until
// the next call.
func (p *page) at(k ledgerKey) *ledgerEntry {
	if p.index != nil {
		if i, ok := p.index[k]; ok {
			return &p.entries[i]
		}
		p.index[k] = int32(len(p.entries))
	} else {
		h := k.hash()
		for i, other := range p.hashes {
			if other == h && p.entries[i].ledgerKey == k {
				return &p.entries[i]
			}
		}
		p.hashes = append(p.hashes, h)
	}
	p.entries = append(p.entries, ledgerEntry{ledgerKey: k})
	if p.index == nil && len(p.entries) > indexedFrom {
		p.index, p.hashes = make(map[ledgerKey]int32, 2*indexedFrom), nil
		for i := range p.entries {
			p.index[p.entries[i].ledgerKey] = int32(i)
		}
	}
	return &p.entries[len(p.entries)-1]
}

// hash tells most keys apart.
func (k ledgerKey) hash() uint32 {
	return uint32(k.month)*0x9e3779b1 ^ uint32(k.line)*0x85ebca6b ^ uint32(k.document)*0xc2b2ae35 ^ uint32(k.currency)*0x27d4eb2f ^ uint32(k.source)*0x165667b1
}

// all are the entries with the number of their account.
func (l *ledger) all() iter.Seq2[int, *ledgerEntry] {
	return func(yield func(int, *ledgerEntry) bool) {
		for n := range l.accounts {
			for i := range l.accounts[n].entries {
				if !yield(n, &l.accounts[n].entries[i]) {
					return
				}
			}
		}
	}
}

// empty is whether the ledger holds nothing.
func (l *ledger) empty() bool {
	for range l.all() {
		return false
	}
	return true
}

// without drops the entries of a source.
func (l *ledger) without(source int32) {
	for n := range l.accounts {
		p := &l.accounts[n]
		p.entries = slices.DeleteFunc(p.entries, func(e ledgerEntry) bool { return e.source == source })
		p.index, p.hashes = nil, nil
		for i := range p.entries {
			p.hashes = append(p.hashes, p.entries[i].hash())
		}
	}
}

// revenue lists what the ledger holds, by account, month, product line,
// document type, currency and source. Pages are let go of as they are listed,
// since the list of a large company is large too.
func (l *ledger) revenue(out *program.Revenues, accounts []*entry, sources []*source) {
	size := 0
	for n := range l.accounts {
		size += len(l.accounts[n].entries)
	}
	out.Grow(size)
	rank := l.wordRank()
	for _, n := range byKey(accounts, len(l.accounts)) {
		entries := l.accounts[n].entries
		slices.SortFunc(entries, func(a, b ledgerEntry) int {
			return cmp.Or(cmp.Compare(a.month, b.month), cmp.Compare(rank[a.line], rank[b.line]),
				cmp.Compare(rank[a.document], rank[b.document]), cmp.Compare(rank[a.currency], rank[b.currency]), cmp.Compare(a.source, b.source))
		})
		for i := range entries {
			e, s := &entries[i], sources[entries[i].source]
			v := program.Revenue{
				Account: accounts[n].Key, Month: e.month,
				ProductLine: l.words[e.line], DocumentType: l.words[e.document],
				Amount: program.Money{Currency: l.words[e.currency]},
				From:   finding.Ref{File: s.File, Sheet: s.Sheet, Row: int(e.row), Col: int(e.col)},
				Cells:  int(e.cells),
			}
			if e.sum.rest == nil {
				out.AddUnits(v, e.sum.units)
				continue
			}
			v.Amount = program.NewMoney(e.sum.decimal(), v.Amount.Currency)
			out.Add(v)
		}
		l.accounts[n] = page{}
	}
}

// byKey are the numbers of the accounts that have a page, by their keys.
func byKey(accounts []*entry, pages int) []int {
	order := make([]int, min(len(accounts), pages))
	for i := range order {
		order[i] = i
	}
	slices.SortFunc(order, func(a, b int) int { return cmp.Compare(accounts[a].Key, accounts[b].Key) })
	return order
}

// wordRank is the alphabetical place of each word.
func (l *ledger) wordRank() []int {
	order := make([]int, len(l.words))
	for i := range order {
		order[i] = i
	}
	slices.SortFunc(order, func(a, b int) int { return cmp.Compare(l.words[a], l.words[b]) })
	rank := make([]int, len(order))
	for place, i := range order {
		rank[i] = place
	}
	return rank
}
