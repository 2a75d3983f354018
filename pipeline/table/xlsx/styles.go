package xlsx

import (
	"context"
	"strconv"

	"sponsorbook/pipeline/table/archive"
	"sponsorbook/pipeline/table/cells"
	"sponsorbook/pipeline/table/markup"
	"sponsorbook/pipeline/table/numfmt"
)

// builtin are the format codes that files name by number, as en-US shows them.
var builtin = map[int]string{
	1: "0", 2: "0.00", 3: "#,##0", 4: "#,##0.00",
	5: `"$"#,##0_);("$"#,##0)`, 6: `"$"#,##0_);[Red]("$"#,##0)`, 7: `"$"#,##0.00_);("$"#,##0.00)`, 8: `"$"#,##0.00_);[Red]("$"#,##0.00)`,
	9: "0%", 10: "0.00%", 11: "0.00E+00", 12: "# ?/?", 13: "# ??/??",
	14: "m/d/yyyy", 15: "d-mmm-yy", 16: "d-mmm", 17: "mmm-yy", 18: "h:mm AM/PM", 19: "h:mm:ss AM/PM", 20: "h:mm", 21: "h:mm:ss",
	22: "m/d/yyyy h:mm",
	27: "m/d/yyyy", 28: "m/d/yyyy", 29: "m/d/yyyy", 30: "m/d/yyyy", 31: "m/d/yyyy", 32: "h:mm:ss", 33: "h:mm:ss", 34: "m/d/yyyy",
	35: "m/d/yyyy", 36: "m/d/yyyy",
	37: "#,##0_);(#,##0)", 38: "#,##0_);[Red](#,##0)", 39: "#,##0.00_);(#,##0.00)", 40: "#,##0.00_);[Red](#,##0.00)",
	41: `_(* #,##0_);_(* (#,##0);_(* "-"_);_(@_)`, 42: `_("$"* #,##0_);_("$"* (#,##0);_("$"* "-"_);_(@_)`,
	43: `_(* #,##0.00_);_(* (#,##0.00);_(* "-"??_);_(@_)`, 44: `_("$"* #,##0.00_);_("$"* (#,##0.00);_("$"* "-"??_);_(@_)`,
	45: "mm:ss", 46: "[h]:mm:ss", 47: "mm:ss.0", 48: "##0.0E+0", 49: "@",
	50: "m/d/yyyy", 51: "m/d/yyyy", 52: "m/d/yyyy", 53: "m/d/yyyy", 54: "m/d/yyyy", 55: "m/d/yyyy", 56: "m/d/yyyy", 57: "m/d/yyyy",
	58: "m/d/yyyy",
}

// A styleReader collects the parts of a styles part as they come.
type styleReader struct {
	codes  map[int]string
	fonts  []cells.Style // bold and struck alone
	fills  []uint32
	styles []cells.Style
	known  map[string]*numfmt.Format
}

// readStyles reads the formats that cells refer to by their index. A workbook
// without styles has none; its cells are General.
func readStyles(ctx context.Context, p *archive.Zip, part string) ([]cells.Style, error) {
	if part == "" || !p.Has(part) {
		return nil, nil
	}
	x, c, err := p.XML(ctx, part)
	if err != nil {
		return nil, err
	}
	defer c.Close()
	r := &styleReader{codes: map[int]string{}, known: map[string]*numfmt.Format{}}
	for {
		if err := x.Next(); err != nil {
			return nil, err
		}
		if x.Kind == markup.EOF {
			return r.styles, nil
		}
		if x.Kind == markup.Start {
			if err := r.element(x); err != nil {
				return nil, err
			}
		}
	}
}

func (r *styleReader) element(x *markup.Reader) error {
	switch string(x.Name) {
	case "numFmt":
		if id, err := strconv.Atoi(x.Attr("numFmtId")); err == nil && r.codes[id] == "" {
			r.codes[id] = x.Attr("formatCode")
		}
	case "fonts":
		return markup.Inside(x, "font", func() error {
			f, err := readFont(x)
			r.fonts = append(r.fonts, f)
			return err
		})
	case "fills":
		return markup.Inside(x, "fill", func() error {
			f, err := readFill(x)
			r.fills = append(r.fills, f)
			return err
		})
	case "cellXfs":
		return markup.Inside(x, "xf", func() error { return r.style(x) })
	case "dxfs", "cellStyleXfs", "extLst":
		return x.SkipElement()
	}
	return nil
}

func readFont(x *markup.Reader) (f cells.Style, err error) {
	if x.Empty {
		return f, nil
	}
	for depth := x.Depth; ; {
		if err := x.Next(); err != nil || x.Depth < depth {
			return f, err
		}
		on := x.Attr("val") != "0" && x.Attr("val") != "false"
		f.Bold = f.Bold || on && x.Is(markup.Start, "b")
		f.Struck = f.Struck || on && x.Is(markup.Start, "strike")
	}
}

// readFill is the colour of a solid background; 0 for any other.
func readFill(x *markup.Reader) (fill uint32, err error) {
	solid := false
	if x.Empty {
		return 0, nil
	}
	for depth := x.Depth; ; {
		if err := x.Next(); err != nil || x.Depth < depth {
			return fill, err
		}
		switch {
		case x.Is(markup.Start, "patternFill"):
			solid = x.Attr("patternType") == "solid"
		case solid && x.Is(markup.Start, "fgColor"):
			fill = colour(x)
		}
	}
}

// colour is the colour of an element: its own, or that of Excel's usual theme or palette.
func colour(x *markup.Reader) uint32 {
	rgb := x.Attr("rgb")
	if n, err := strconv.Atoi(x.Attr("theme")); err == nil && n >= 0 && n < len(themeColours) {
		rgb = themeColours[n]
	} else if n, err := strconv.Atoi(x.Attr("indexed")); err == nil {
		rgb = indexedColours[n]
	}
	if len(rgb) < 6 {
		return 0
	}
	n, err := strconv.ParseUint(rgb[len(rgb)-6:], 16, 32)
	if err != nil || n == 0xFFFFFF {
		return 0
	}
	return 1<<24 + uint32(n)
}

// The colours of Excel's usual theme, and the strong ones of its palette.
var (
	themeColours   = []string{"FFFFFF", "000000", "E7E6E6", "44546A", "4472C4", "ED7D31", "A5A5A5", "FFC000", "5B9BD5", "70AD47"}
	indexedColours = map[int]string{8: "000000", 10: "FF0000", 11: "00FF00", 12: "0000FF", 13: "FFFF00", 22: "C0C0C0", 23: "808080",
		42: "CCFFCC", 43: "FFFF99", 45: "FF99CC", 50: "99CC00", 51: "FFCC00", 52: "FF9900", 53: "FF6600", 55: "969696", 57: "339966"}
)

func (r *styleReader) style(x *markup.Reader) error {
	id, _ := strconv.Atoi(x.Attr("numFmtId"))
	font, err := strconv.Atoi(x.Attr("fontId"))
	s := cells.Style{Format: r.format(id)}
	if err == nil && font >= 0 && font < len(r.fonts) {
		s.Bold, s.Struck = r.fonts[font].Bold, r.fonts[font].Struck
	}
	if fill, err := strconv.Atoi(x.Attr("fillId")); err == nil && fill >= 0 && fill < len(r.fills) {
		s.Fill = r.fills[fill]
	}
	err = markup.Inside(x, "alignment", func() error {
		n, _ := strconv.Atoi(x.Attr("indent"))
		s.Indent = uint8(min(max(n, 0), 250))
		return nil
	})
	r.styles = append(r.styles, s)
	return err
}

func (r *styleReader) format(id int) *numfmt.Format {
	code, own := r.codes[id]
	if !own {
		code = builtin[id]
	}
	if r.known[code] == nil {
		r.known[code] = numfmt.Compile(code)
	}
	return r.known[code]
}
