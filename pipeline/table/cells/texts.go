package cells

// Texts are the texts that the cells of a workbook refer to by number, in blocks:
// one list of millions would be copied while it grows.
type Texts struct {
	blocks [][]string
	n      int
}

const blockTexts = 4096

// Add puts a text behind the others.
func (t *Texts) Add(s string) {
	if t.n%blockTexts == 0 {
		t.blocks = append(t.blocks, make([]string, 0, min(blockTexts, 16+t.n)))
	}
	last := len(t.blocks) - 1
	t.blocks[last] = append(t.blocks[last], s)
	t.n++
}

// Len is how many there are; 0 for nil.
func (t *Texts) Len() int {
	if t == nil {
		return 0
	}
	return t.n
}

// At is the text of a number below Len.
func (t *Texts) At(i int) string { return t.blocks[i/blockTexts][i%blockTexts] }
