package press

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
	return &packer{zlib: w}
}}

// packer packs into a buffer that it keeps.
type packer struct {
	zlib *zlib.Writer
	out  bytes.Buffer
}

// pack is data packed, until the next call.
func (p *packer) pack(data []byte) []byte {
	p.out.Reset()
	p.zlib.Reset(&p.out)
	_, _ = p.zlib.Write(data) // a buffer takes everything
	_ = p.zlib.Close()
	return p.out.Bytes()
}

// deflate packs what is written once.
func deflate(data []byte) []byte {
	p := packers.Get().(*packer)
	defer packers.Put(p)
	return bytes.Clone(p.pack(data))
}

// A stream is data as a file has it.
type stream struct {
	data   []byte
	filter string // "" for data that is not packed
}

// small packs what belongs to one page, unless there is too little to be worth
// the time.
func small(data []byte) stream {
	if len(data) < leastPacked {
		return stream{data: data}
	}
	return stream{deflate(data), flate}
}

// leastPacked is how many bytes are worth packing: of less, a tenth is won.
const leastPacked = 700

// bestDeflate packs what many files share.
func bestDeflate(data []byte) []byte {
	var out bytes.Buffer
	w, _ := zlib.NewWriterLevel(&out, zlib.BestCompression)
	_, _ = w.Write(data)
	_ = w.Close()
	return out.Bytes()
}
