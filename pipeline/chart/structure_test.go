package chart

import (
	"testing"

	"sponsorbook/pipeline/document"
)

var company = document.Structure{Units: []document.Unit{{Name: "Whole", Note: "Rotterdam"}, {Name: "North", Depth: 1},
	{Name: "Docks", Depth: 2}, {Name: "South", Depth: 1}}}

// boxes are the boxes of a drawing, and its words.
func boxes(d Drawing) (out []Rect, names []string) {
	for _, s := range d.Shapes {
		switch v := s.(type) {
		case Rect:
			out = append(out, v)
		case Text:
			names = append(names, v.Text)
		}
	}
	return out, names
}

func TestAStructureStandsSideBySideWhereThereIsRoom(t *testing.T) {
	all, names := boxes(Structure(company, Paper{Width: 900, Size: 14}))
	if len(all) != 4 || len(names) != 5 {
		t.Fatalf("%d boxes, words %q", len(all), names)
	}
	whole, north, docks, south := all[0], all[1], all[2], all[3]
	if north.Y <= whole.Y || south.Y != north.Y || south.X <= north.X+north.W || docks.Y <= north.Y+north.H || docks.X <= north.X {
		t.Errorf("whole %v, north %v, docks %v, south %v", whole, north, docks, south)
	}
}

func TestAStructureOnAPhoneIsIndented(t *testing.T) {
	d := Structure(company, Paper{Width: 160, Size: 12})
	all, _ := boxes(d)
	for i, b := range all {
		if b.X < 0 || b.X+b.W > d.Width || b.Y+b.H > d.Height || i > 0 && b.Y < all[i-1].Y+all[i-1].H {
			t.Errorf("box %d of %v stands at %v in %v × %v", i, company.Units[i].Name, b, d.Width, d.Height)
		}
	}
	if all[1].X <= all[0].X || all[2].X <= all[1].X || all[3].X != all[1].X {
		t.Errorf("%v", all)
	}
}

func TestAWholeWithoutPartsIsNotDrawn(t *testing.T) {
	if d := Structure(document.Structure{Units: company.Units[:1]}, Paper{Width: 900, Size: 14}); !d.Empty() {
		t.Errorf("%v", d)
	}
	odd := document.Structure{Units: []document.Unit{{Depth: -3}, {Depth: 9}, {Depth: -40}}}
	if all, _ := boxes(Structure(odd, Paper{Width: 360, Size: 12})); len(all) != 3 {
		t.Errorf("%v", all)
	}
}
