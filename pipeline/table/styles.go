package table

import (
	"context"
	"strconv"
)

// A cellStyle is what a cell's format says that matters to a reader.
type cellStyle struct {
	format *numberFormat
	bold   bool
	indent uint8
}

var generalStyle = cellStyle{format: compileFormat("")}

// builtin are the format codes that files name by number, as en-US shows them.
var builtin = map[int]string{
	1: "0", 2: "0.00", 3: "#,##0", 4: "#,##0.00",
	5: `"$"#,##0_);("$"#,##0)`, 6: `"$"#,##0_);[Red]("$"#,##0)`, 7: `"$"#,##0.00_);("$"#,##0.00)`, 8: `"$"#,##0.00_);[Red]("$"#,##0.00)`,
	9: "0%", 10: "0.00%", 11: "0.00E+00", 12: "# ?/?", 13: "# ??/??",
	14: "m/d/yyyy", 15: "d-mmm-yy", 16: "d-mmm", 17: "mmm-yy", 18: "h:mm AM/PM", 19: "h:mm:ss AM/PM", 20: "h:mm", 21: "h:mm:ss", 22: "m/d/yyyy h:mm",
	27: "m/d/yyyy", 28: "m/d/yyyy", 29: "m/d/yyyy", 30: "m/d/yyyy", 31: "m/d/yyyy", 32: "h:mm:ss", 33: "h:mm:ss", 34: "m/d/yyyy", 35: "m/d/yyyy", 36: "m/d/yyyy",
	37: "#,##0_);(#,##0)", 38: "#,##0_);[Red](#,##0)", 39: "#,##0.00_);(#,##0.00)", 40: "#,##0.00_);[Red](#,##0.00)",
	41: `_(* #,##0_);_(* (#,##0);_(* "-"_);_(@_)`, 42: `_("$"* #,##0_);_("$"* (#,##0);_("$"* "-"_);_(@_)`,
	43: `_(* #,##0.00_);_(* (#,##0.00);_(* "-"??_);_(@_)`, 44: `_("$"* #,##0.00_);_("$"* (#,##0.00);_("$"* "-"??_);_(@_)`,
	45: "mm:ss", 46: "[h]:mm:ss", 47: "mm:ss.0", 48: "##0.0E+0", 49: "@",
	50: "m/d/yyyy", 51: "m/d/yyyy", 52: "m/d/yyyy", 53: "m/d/yyyy", 54: "m/d/yyyy", 55: "m/d/yyyy", 56: "m/d/yyyy", 57: "m/d/yyyy", 58: "m/d/yyyy",
}

// A styleReader collects the parts of a styles part as they come.
type styleReader struct {
	codes  map[int]string
	fonts  []bool
	styles []cellStyle
	known  map[string]*numberFormat
}

// readStyles reads the formats that cells refer to by their index. A workbook
// without styles has none; its cells are General.
func (p *parcel) readStyles(ctx context.Context, part string) ([]cellStyle, error) {
	if part == "" || !p.has(part) {
		return nil, nil
	}
	x, c, err := p.xml(ctx, part)
	if err != nil {
		return nil, err
	}
	defer c.Close()
	r := &styleReader{codes: map[int]string{}, known: map[string]*numberFormat{}}
	for {
		if err := x.next(); err != nil {
			return nil, err
		}
		if x.kind == xmlEOF {
			return r.styles, nil
		}
		if x.kind == xmlStart {
			if err := r.element(x); err != nil {
				return nil, err
			}
		}
	}
}

func (r *styleReader) element(x *xmlReader) error {
	switch string(x.name) {
	case "numFmt":
		if id, err := strconv.Atoi(x.attr("numFmtId")); err == nil && r.codes[id] == "" {
			r.codes[id] = x.attr("formatCode")
		}
	case "fonts":
		return inside(x, "font", func() error {
			bold, err := boldFont(x)
			r.fonts = append(r.fonts, bold)
			return err
		})
	case "cellXfs":
		return inside(x, "xf", func() error { return r.style(x) })
	case "dxfs", "cellStyleXfs", "extLst":
		return x.skipElement()
	}
	return nil
}

// inside calls do for every element of a name inside the element that just began.
func inside(x *xmlReader, name string, do func() error) error {
	if x.empty {
		return nil
	}
	for depth := x.depth; ; {
		if err := x.next(); err != nil {
			return err
		}
		if x.depth < depth {
			return nil
		}
		if x.is(xmlStart, name) {
			if err := do(); err != nil {
				return err
			}
		}
	}
}

func boldFont(x *xmlReader) (bold bool, err error) {
	err = inside(x, "b", func() error {
		v := x.attr("val")
		bold = v != "0" && v != "false"
		return nil
	})
	return bold, err
}

func (r *styleReader) style(x *xmlReader) error {
	id, _ := strconv.Atoi(x.attr("numFmtId"))
	font, err := strconv.Atoi(x.attr("fontId"))
	s := cellStyle{format: r.format(id)}
	s.bold = err == nil && font >= 0 && font < len(r.fonts) && r.fonts[font]
	err = inside(x, "alignment", func() error {
		n, _ := strconv.Atoi(x.attr("indent"))
		s.indent = uint8(min(max(n, 0), 250))
		return nil
	})
	r.styles = append(r.styles, s)
	return err
}

func (r *styleReader) format(id int) *numberFormat {
	code, own := r.codes[id]
	if !own {
		code = builtin[id]
	}
	if r.known[code] == nil {
		r.known[code] = compileFormat(code)
	}
	return r.known[code]
}
