package returned

import (
	"fmt"
	"strings"

	"sponsorbook/pipeline/finding"
	"sponsorbook/pipeline/program"
)

// fold is which of several statements about one cell stands, nil for none: the
// newest, unless the exports have changed since it was made. They come oldest
// first.
func (m *merger) fold(exports string, all []*saying) *saying {
	var top *saying
	for i, s := range all {
		last := i == len(all)-1
		switch {
		case s.Over:
			m.ends(s, saysNoMore)
		case alike(s.typ, exports, s.Value):
			m.replace(top)
			top = nil
			m.ends(s, saysTheSame)
		case top != nil && top.On == s.On && alike(s.typ, top.Value, s.Value):
			m.ends(s, "says what another workbook says")
		case fits(exports, top, s):
			if top != nil && top.On == s.On {
				m.complain("fill-in-conflict", top.at, fmt.Sprintf("%s %s, where %s says %s", top.at.Cell(), finding.Quote(top.Value),
					s.at, finding.Quote(s.Value)))
			}
			m.replace(top)
			top = s
		case near(s.typ, exports, s.Value):
			m.replace(top)
			top = nil
			m.ends(s, saysTheSame)
		default:
			if last {
				m.overtaken(s, exports)
			}
			m.replace(top)
			top = nil
			m.ends(s, saysOlder)
		}
	}
	if top != nil {
		m.stands(top, exports)
	}
	return top
}

// fits is whether a statement was made about what the exports say now, or about
// what was said before it. Exports that say nothing contradict nothing.
func fits(exports string, top, s *saying) bool {
	return exports == "" || near(s.typ, exports, s.was) || s.before && near(s.typ, exports, s.Before) ||
		top != nil && near(s.typ, top.Value, s.was)
}

// stands is a statement that counts.
func (m *merger) stands(s *saying, exports string) {
	if !s.before {
		s.Before, s.before = exports, true
	}
	if s.row != nil {
		s.row.used = true
	}
	m.kept = append(m.kept, s.Said)
}

// ends is the end of a statement that has had its day. It is remembered while
// its workbook is there, so that it never comes back.
func (m *merger) ends(s *saying, why string) {
	s.Over = true
	if s.row == nil {
		return
	}
	m.kept = append(m.kept, s.Said)
	if !s.row.used {
		s.row.why = why
	}
}

func (m *merger) replace(s *saying) {
	if s != nil {
		m.ends(s, saysEarlier)
	}
}

// overtaken says that the exports have moved on since something was said.
func (m *merger) overtaken(s *saying, exports string) {
	m.complain("fill-in-overtaken", s.at, strings.TrimSpace(s.at.Cell()+" "+s.Field)+" "+finding.Quote(s.Value)+", now "+
		finding.Quote(exports))
}

// inherit gives a changed cell the fate that an earlier book remembers.
func (m *merger) inherit(s *saying) {
	if past, ok := m.memory[statement(s.Said)]; ok {
		s.Before, s.before, s.Over = past.Before, true, past.Over
	}
}

// statement is what identifies something said, whether it has had its day or not.
func statement(s program.Said) program.Said {
	return program.Said{Kind: s.Kind, Row: s.Row, Field: s.Field, Value: s.Value, By: s.By, On: s.On}
}

// withdrawn says what an earlier copy of a workbook said and the one that is
// there now does not: somebody took it back, or put an empty copy in its place.
func (m *merger) withdrawn(remembered []program.Said) {
	cell := func(s program.Said) program.Said {
		s = statement(s)
		s.Value = ""
		return s
	}
	said, file := map[program.Said]bool{}, map[program.Voice]string{}
	for _, s := range m.kept {
		said[cell(s)] = true
	}
	for _, b := range m.returns {
		file[program.Voice{By: b.by, On: b.on}] = b.path
	}
	for _, s := range remembered {
		if path := file[program.Voice{By: s.By, On: s.On}]; path != "" && s.On <= m.Facts.AsOf && !s.Over && !said[cell(s)] &&
			s.Field != "account" {
			m.complain("fill-in-withdrawn", finding.Ref{File: path}, strings.TrimSpace(s.About+" "+s.Field)+" "+finding.Quote(s.Value))
		}
	}
}
