package config

import (
	"fmt"

	"github.com/goccy/go-yaml/token"
)

// What a configuration may cost before anything of it is understood. No honest
// one comes near.
const (
	MaxBytes   = 1 << 20 // of the file
	maxDepth   = 50      // of lists and mappings inside each other
	maxAliases = 50      // each stands for what may hold others
)

// bounded refuses what would cost the parser more than it may.
func bounded(file string, tokens token.Tokens) error {
	flow, aliases := 0, 0
	var block []int // the columns of the lists and mappings that are open
	for i, t := range tokens {
		switch t.Type {
		case token.SequenceStartType, token.MappingStartType:
			flow++
		case token.SequenceEndType, token.MappingEndType:
			flow--
		case token.AliasType:
			aliases++
		case token.SequenceEntryType, token.MappingKeyType:
			block = opened(block, t)
		case token.MappingValueType:
			if i > 0 && flow == 0 {
				block = opened(block, tokens[i-1])
			}
		}
		if flow+len(block) > maxDepth {
			return at(file, t, "lists and keys stand inside each other more than %d deep; write them flat", maxDepth)
		}
		if aliases > maxAliases {
			return at(file, t, "more than %d aliases; write the values themselves", maxAliases)
		}
	}
	return nil
}

// opened are the open columns once a list or mapping has an entry at a token.
func opened(block []int, t *token.Token) []int {
	for len(block) > 0 && block[len(block)-1] >= t.Position.Column {
		block = block[:len(block)-1]
	}
	return append(block, t.Position.Column)
}

func at(file string, t *token.Token, format string, args ...any) error {
	return Problem{file, t.Position.Line, t.Position.Column, fmt.Sprintf(format, args...)}
}
