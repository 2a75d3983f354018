package typeset

import (
	"strings"
	"testing"

	"pgregory.net/rapid"
)

func TestThaiLinesBreakBetweenWords(t *testing.T) {
	for text, want := range map[string]string{
		"บริษัทขนส่งน้ำดื่มกำลังดี":      "บริษัท|ขนส่ง|น้ำดื่ม|กำลังดี",
		"ประชุมกับลูกค้าวันที่12ธันวาคม": "ประชุม|กับ|ลูกค้า|วันที่~|12~|ธันวาคม",
		"ไม่มีอะไรในห้องประชุม":          "ไม่|มี|อะไร|ใน|ห้องประชุม",
		"บริษัท ฟฟฟซซซ จำกัด":            "บริษัท |ฟฟฟซซซ |จำกัด", // what is no word is not divided
	} {
		got := strings.Join(said(Default().Paragraph(Span{Text: text, Style: Style{Size: 10}})), "|")
		if got != want {
			t.Errorf("%q was cut into %s, want %s", text, got, want)
		}
	}
}

func TestThaiBreaksLoseNothingAndPartNoCluster(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text := rapid.StringOf(rapid.SampledFrom([]rune("กขคงจฉชนบรสอะาำิีึืุูเแโใไๆ็่้์ 1a"))).Draw(t, "text")
		last := 0
		for _, at := range thaiBreaks(text) {
			if at <= last || at >= len(text) || !thaiStarts(text, at) {
				t.Fatalf("%q is parted at %d after %d", text, at, last)
			}
			last = at
		}
	})
}
