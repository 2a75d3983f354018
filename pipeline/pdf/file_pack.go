package pdf

import (
	"bytes"
	"sync"

	"github.com/klauspost/compress/zlib"
)

// What changes from page to page is packed quickly: the hardest level makes a
// page a fiftieth smaller and takes thrice the time. What many files share is
// packed hard, once.
var packers = sync.Pool{New: func() any {
	w, _ := zlib.NewWriterLevel(nil, zlib.BestSpeed) // the level is a valid one
	return w
}}

// deflate packs what is written once.
func deflate(data []byte) []byte {
	w := packers.Get().(*zlib.Writer)
	defer packers.Put(w)
	out := bytes.NewBuffer(make([]byte, 0, len(data)/2+64))
	w.Reset(out)
	_, _ = w.Write(data) // a buffer takes everything
	_ = w.Close()
	return out.Bytes()
}

// bestDeflate packs what many files share.
func bestDeflate(data []byte) []byte {
	var out bytes.Buffer
	w, _ := zlib.NewWriterLevel(&out, zlib.BestCompression)
	_, _ = w.Write(data)
	_ = w.Close()
	return out.Bytes()
}
