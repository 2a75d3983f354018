package money

import (
	"cmp"
	"iter"
	"slices"
	"strings"

	"sponsorbook/pipeline/finding"
	"sponsorbook/pipeline/intake/amount"
	"sponsorbook/pipeline/intake/input"
	"sponsorbook/pipeline/intake/who"
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
	index   map[LedgerKey]int32
}

// indexedFrom is how many entries a page has before it gets an index.
const indexedFrom = 48

type LedgerKey struct {
	Source, Line, document, Currency int32
	Month                            program.Month
	below                            bool // of credit notes: amounts that have a minus
}

type ledgerEntry struct {
	LedgerKey
	row, col int32 // of the first cell
	Cells    int32
	sum      amount.Tally
}

func NewLedger() *ledger {
	l := &ledger{numbers: map[string]int32{}}
	l.Number("")
	return l
}

// Number is a short stand-in for a word.
func (l *ledger) Number(word string) int32 {
	if n, ok := l.numbers[word]; ok {
		return n
	}
	word = strings.Clone(word)
	n := int32(len(l.words))
	l.words, l.numbers[word] = append(l.words, word), n
	return n
}

// Add adds one cell's amount to an account.
func (l *ledger) Add(account *who.Entry, k LedgerKey, amount amount.Quantity, row, col int) *ledgerEntry {
	for len(l.accounts) <= account.Number {
		l.accounts = append(l.accounts, page{})
	}
	e := l.accounts[account.Number].at(k)
	if e.Cells == 0 {
		e.row, e.col = int32(row), int32(col)
	}
	e.sum.Add(amount)
	e.Cells++
	return e
}

// at is the entry of a key, a new one where there is none. It is valid until
// the next call.
func (p *page) at(k LedgerKey) *ledgerEntry {
	if p.index != nil {
		if i, ok := p.index[k]; ok {
			return &p.entries[i]
		}
		p.index[k] = int32(len(p.entries))
	} else {
		h := k.hash()
		for i, other := range p.hashes {
			if other == h && p.entries[i].LedgerKey == k {
				return &p.entries[i]
			}
		}
		p.hashes = append(p.hashes, h)
	}
	p.entries = append(p.entries, ledgerEntry{LedgerKey: k})
	if p.index == nil && len(p.entries) > indexedFrom {
		p.index, p.hashes = make(map[LedgerKey]int32, 2*indexedFrom), nil
		for i := range p.entries {
			p.index[p.entries[i].LedgerKey] = int32(i)
		}
	}
	return &p.entries[len(p.entries)-1]
}

// hash tells most keys apart.
func (k LedgerKey) hash() uint32 {
	return uint32(k.Month)*0x9e3779b1 ^ uint32(k.Line)*0x85ebca6b ^ uint32(k.document)*0xc2b2ae35 ^ uint32(k.Currency)*0x27d4eb2f ^ uint32(
		k.Source)*0x165667b1
}

// All are the entries with the number of their account.
func (l *ledger) All() iter.Seq2[int, *ledgerEntry] {
	return func(yield func(int, *ledgerEntry) bool) {
		for n := range l.accounts {
			for i := range l.accounts[n].entries {
				if l.accounts[n].entries[i].Cells == 0 {
					continue // all that was added was taken back
				}
				if !yield(n, &l.accounts[n].entries[i]) {
					return
				}
			}
		}
	}
}

// Empty is whether the ledger holds nothing.
func (l *ledger) Empty() bool {
	for range l.All() {
		return false
	}
	return true
}

// without drops the entries of a source.
func (l *ledger) without(source int32) {
	l.drop(func(e *ledgerEntry) bool { return e.Source == source })
}

func (l *ledger) drop(which func(*ledgerEntry) bool) {
	for n := range l.accounts {
		p := &l.accounts[n]
		p.entries = slices.DeleteFunc(p.entries, func(e ledgerEntry) bool { return which(&e) })
		p.index, p.hashes = nil, nil
		for i := range p.entries {
			p.hashes = append(p.hashes, p.entries[i].hash())
		}
	}
}

// revenue lists what the ledger holds, by account, month, product line,
// document type, currency and source. Pages are let go of as they are listed,
// since the list of a large company is large too.
func (l *ledger) revenue(out *program.Revenues, accounts []*who.Entry, sources []*input.Source) {
	size := 0
	for n := range l.accounts {
		size += len(l.accounts[n].entries)
	}
	out.Grow(size)
	rank := l.wordRank()
	for _, n := range byKey(accounts, len(l.accounts)) {
		entries := l.accounts[n].entries
		slices.SortFunc(entries, func(a, b ledgerEntry) int {
			return cmp.Or(cmp.Compare(a.Month, b.Month), cmp.Compare(rank[a.Line], rank[b.Line]),
				cmp.Compare(rank[a.document], rank[b.document]), cmp.Compare(rank[a.Currency], rank[b.Currency]),
				cmp.Compare(a.Source, b.Source), cmp.Compare(a.row, b.row))
		})
		for i := range entries {
			e, s := &entries[i], sources[entries[i].Source]
			v := program.Revenue{
				Account: accounts[n].Key, Month: e.Month,
				ProductLine: l.words[e.Line], DocumentType: l.words[e.document],
				Amount: program.Money{Currency: l.words[e.Currency]},
				From:   finding.Ref{File: s.File, Sheet: s.Sheet, Row: int(e.row), Col: int(e.col)},
				Cells:  int(e.Cells),
			}
			if e.sum.Rest == nil {
				out.AddUnits(v, e.sum.Units)
				continue
			}
			v.Amount = program.NewMoney(e.sum.Decimal(), v.Amount.Currency)
			out.Add(v)
		}
		l.accounts[n] = page{}
	}
}

// byKey are the numbers of the accounts that have a page, by their keys.
func byKey(accounts []*who.Entry, pages int) []int {
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
