package tier

import "testing"

func TestPlacesAndCountsAreReadable(t *testing.T) {
	for n, want := range map[int]string{1: "first", 3: "third", 4: "4th", 11: "11th", 12: "12th", 13: "13th", 21: "21st", 22: "22nd",
		23: "23rd", 111: "111th", 121: "121st", 1002: "1,002nd"} {
		if got := ordinal(n); got != want {
			t.Errorf("place %d is %q, want %q", n, got, want)
		}
	}
	for n, want := range map[int]string{0: "0", 999: "999", 1000: "1,000", 123456: "123,456", 1234567: "1,234,567",
		1000000000: "1,000,000,000"} {
		if got := count(n); got != want {
			t.Errorf("%d is %q, want %q", n, got, want)
		}
	}
}
