package author

import (
	"testing"

	"sponsorbook/pipeline/program"
)

func TestWhoAttendsIsKnownByAnyOfTheirNames(t *testing.T) {
	c := &program.Contact{Name: "Łucja Zieliński", LatinName: "", Email: "L.Z@x.example"}
	for name, want := range map[string]bool{"łucja zielinski": true, "Łucja Zieliński": true, "l.z@X.example": true, "": false, " ": false,
		"Lucy": false} {
		if got := Attends([]string{"Somebody", name}, c); got != want {
			t.Errorf("%q attends: %v", name, got)
		}
	}
	if Attends([]string{"", " "}, &program.Contact{}) || Attends(nil, c) {
		t.Error("a contact without a name attends")
	}
}
