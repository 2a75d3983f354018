package xlsx

import (
	"context"
	"strings"

	"sponsorbook/pipeline/table/archive"
	"sponsorbook/pipeline/table/cells"
	"sponsorbook/pipeline/table/grid"
	"sponsorbook/pipeline/table/markup"
)

// texts are the strings that a workbook's sheets share, held close together: a
// hundred thousand of them are a few blocks of memory.
type texts struct {
	all   cells.Texts
	block strings.Builder
	bytes int64
}

const blockBytes = 64 << 10

func (t *texts) add(s []byte) {
	t.bytes += int64(len(s)) + 16
	if len(s) == 0 {
		t.all.Add("")
		return
	}
	if t.block.Len()+len(s) > t.block.Cap() {
		t.block = strings.Builder{}
		t.block.Grow(max(blockBytes, len(s)))
	}
	from := t.block.Len()
	t.block.Write(s)
	t.all.Add(t.block.String()[from:])
}

// readTexts reads the shared strings of a workbook.
func readTexts(ctx context.Context, p *archive.Zip, part string) (*texts, error) {
	t := &texts{}
	if part == "" || !p.Has(part) {
		return t, nil
	}
	x, c, err := p.XML(ctx, part)
	if err != nil {
		return nil, err
	}
	defer c.Close()
	var text []byte
	for {
		if err := x.Next(); err != nil {
			return nil, err
		}
		if x.Kind == markup.EOF {
			t.block = strings.Builder{}
			return t, nil
		}
		if !x.Is(markup.Start, "si") {
			continue
		}
		if text, err = richText(x, text[:0]); err != nil {
			return nil, err
		}
		t.add(text)
		if t.bytes > p.Source.Limits.MemoryBytes {
			return nil, grid.Refuse("large", "shares more than %d bytes of text between its cells, above the limit memory_bytes; raise "+
				"the limit or export it as CSV", p.Source.Limits.MemoryBytes)
		}
	}
}

// richText appends the text of the element that just began, all its runs
// together, without the phonetic guides of East Asian text.
func richText(x *markup.Reader, dst []byte) ([]byte, error) {
	if x.Empty {
		return dst, nil
	}
	from := len(dst)
	inText := false
	for depth := x.Depth; ; {
		if err := x.Next(); err != nil {
			return dst, err
		}
		switch {
		case x.Kind == markup.EOF:
			return dst, markup.ErrCut
		case x.Is(markup.Start, "rPh"), x.Is(markup.Start, "phoneticPr"), x.Is(markup.Start, "rPr"):
			if err := x.SkipElement(); err != nil {
				return dst, err
			}
		case x.Is(markup.Start, "t"):
			inText = !x.Empty
		case x.Kind == markup.End:
			inText = false
		case x.Kind == markup.Text && inText:
			dst = append(dst, x.Text...)
		}
		if x.Depth < depth {
			return cells.Sound(dst, from), nil
		}
	}
}
