package returned

import (
	"testing"

	"sponsorbook/pipeline/intake/kinds"
)

// TestTheFormOfAMeetingIsThatOfItsBook is what a fill-in is compared with: as the
// meeting is understood, by the words of its type too.
func TestTheFormOfAMeetingIsThatOfItsBook(t *testing.T) {
	for typed, want := range map[string]string{"in-person EBR": "in person", "Online-Treffen": "virtual", "EBR": ""} {
		it := &kinds.Item[kinds.Appointment]{}
		it.Is.Type = typed
		if got := formOfMeeting(nil, it); got != want {
			t.Errorf("%q: %q, want %q", typed, got, want)
		}
	}
}
