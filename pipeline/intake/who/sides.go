package who

// Sides are the people of whom some table tells on which side of a meeting they
// sit: ours, or that of an account.
type Sides struct {
	roster *Roster
	ours   map[string]bool            // by the key of the name
	theirs map[string]map[string]bool // by account, then by the key of the name
}

// NewSides knows nobody.
func NewSides() *Sides {
	return &Sides{roster: NewRoster(), ours: map[string]bool{}, theirs: map[string]map[string]bool{}}
}

// Executive adds one of ours whom tables may shorten or call by an address.
func (s *Sides) Executive(name, email string) {
	s.roster.Add(name, email)
	s.Ours(name)
}

// Ours adds one of ours; "" is nobody.
func (s *Sides) Ours(name string) {
	if key := PersonKey(name); key != "" {
		s.ours[key] = true
	}
}

// Theirs adds somebody of an account.
func (s *Sides) Theirs(account, name string) {
	if s.theirs[account] == nil {
		s.theirs[account] = map[string]bool{}
	}
	s.theirs[account][PersonKey(name)] = true
}

// Of is on which side somebody sits at a meeting with accounts, and their name as
// our roster has it; neither where no table tells.
func (s *Sides) Of(given string, accounts []string) (name string, ours, theirs bool) {
	name = PersonName(given)
	if known := s.roster.Name(given); known != given || s.ours[PersonKey(name)] {
		return s.roster.Name(name), true, false
	}
	for _, account := range accounts {
		theirs = theirs || s.theirs[account][PersonKey(name)]
	}
	return name, false, theirs
}
