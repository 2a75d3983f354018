package document

import "sponsorbook/pipeline/program"

// Sponsors are the confirmed sponsors, each with a room.
func Sponsors(p *program.Program) []string { return newAuthor(p).confirmedSponsors() }
