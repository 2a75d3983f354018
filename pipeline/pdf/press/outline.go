package press

import "strconv"

// entry is an entry of the outline with its place among the others.
type entry struct {
	title                      string
	page                       int
	y                          float64
	object                     int
	up, first, last, prev, nxt int // indexes, -1 for none
	count                      int // of entries below
}

// outline writes the bookmarks of all pages; 0 is a file without any.
func (a *assembly) outline() int {
	entries := a.entries()
	if len(entries) == 1 {
		return 0
	}
	for i := range entries {
		entries[i].object = a.object()
	}
	for i, e := range entries {
		b := append([]byte(nil), "<<"...)
		if i > 0 {
			b = textString(append(b, "/Title"...), e.title)
			b = a.destination(append(b, "/Dest"...), e.page, e.y)
		}
		for _, r := range []struct {
			key string
			to  int
		}{{"/Parent ", e.up}, {"/First ", e.first}, {"/Last ", e.last}, {"/Prev ", e.prev}, {"/Next ", e.nxt}} {
			if r.to >= 0 {
				b = ref(append(b, r.key...), entries[r.to].object)
			}
		}
		if e.count > 0 {
			b = strconv.AppendInt(append(b, "/Count "...), int64(e.count), 10)
		}
		a.put(e.object, append(b, ">>"...))
	}
	return entries[0].object
}

// entries are the root of the outline and its entries in their order, linked.
func (a *assembly) entries() []entry {
	list := []entry{{up: -1, first: -1, last: -1, prev: -1, nxt: -1}}
	open := []int{0} // by level: the entry that the next level hangs on
	add := func(level int, title string, page int, y float64) {
		level = min(level, len(open))
		open = open[:level]
		up := open[level-1]
		n := len(list)
		list = append(list, entry{title: title, page: page, y: y, up: up, first: -1, last: -1, prev: list[up].last, nxt: -1})
		if last := list[up].last; last >= 0 {
			list[last].nxt = n
		} else {
			list[up].first = n
		}
		list[up].last = n
		for u := up; u >= 0; u = list[u].up {
			list[u].count++
		}
		open = append(open, n)
	}
	for i, s := range a.sheets {
		under := 0
		if s.Title != "" {
			add(1, s.Title, i, 0)
			under = 1
		}
		for _, m := range s.Page.Bookmarks {
			add(m.Level+under, m.Title, i, m.Y)
		}
	}
	return list
}
