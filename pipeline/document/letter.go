package document

// LetterFile is the name of a letter in its room.
const LetterFile = "letter.json"

// Readers of a letter.
const (
	ToSponsor    = "sponsor"
	ToManager    = "manager"
	ToLeadership = "leadership"
)

// A Letter is what is said when a room is sent to its reader: the words of one
// message, in the program's language, of what the room tells and nothing else.
// It stands in its room as letter.json.
type Letter struct {
	Schema    int      `json:"schema"`
	Reader    string   `json:"reader"` // ToSponsor, ToManager or ToLeadership
	Name      string   `json:"name"`   // "" for leadership
	Emails    []string `json:"emails"` // as the exports have them: none is unknown, several is a question
	Assistant string   `json:"assistant"`
	Language  string   `json:"language"` // BCP 47
	// Company is ours, Program the program's name and month, Mark its confidentiality.
	Company  string          `json:"company"`
	Program  string          `json:"program"`
	Mark     string          `json:"mark"`
	Subject  string          `json:"subject"`
	Greeting string          `json:"greeting"`
	Lead     string          `json:"lead"`
	Sections []LetterSection `json:"sections"`
	Foot     string          `json:"foot"`
	Phrases  LetterPhrases   `json:"phrases"`
	// Accounts are the Keys of the groups that are the reader's; leadership's are all.
	Accounts []string `json:"accounts"`
	// Tells are the marks (program.PersonMark) of names of other accounts and of
	// their people that the facts of the reader's own accounts tell, such as those
	// who meet at the same table.
	Tells []string `json:"tells"`
	// People is whose people may be named: "own", or "none" on the board's pages.
	People string `json:"people"`
	// Concerns are for the one who sends it.
	Concerns []LetterConcern `json:"concerns"`
}

// A LetterSection is a heading with what stands below it.
type LetterSection struct {
	Title string       `json:"title"`
	Note  string       `json:"note,omitempty"`
	Items []LetterItem `json:"items"`
}

// A LetterItem is one thing told or asked.
type LetterItem struct {
	Account string `json:"account,omitempty"` // by name; "" where it is of none
	Text    string `json:"text"`
	Urgent  bool   `json:"urgent,omitempty"`
}

// LetterPhrases are the words that the sender needs in the letter's language.
type LetterPhrases struct {
	Attached          string            `json:"attached"`
	Files             map[string]string `json:"files"`           // what a file of the room is, by its path in it
	Updated           string            `json:"updated"`         // a sentence, with a place for the day of the message before
	UpdatedSubject    string            `json:"updated_subject"` // behind the subject of such a message
	Changed           string            `json:"changed"`         // before a file that changed
	New               string            `json:"new"`             // before what was not said before
	Calendar          string            `json:"calendar"`        // what the assistant's file is
	Cancelled         string            `json:"cancelled"`       // before an invitation that takes a meeting back
	Assistant         string            `json:"assistant"`       // what the message for the assistant says
	AssistantGreeting string            `json:"assistant_greeting"`
	Locked            string            `json:"locked"`
	Intended          string            `json:"intended"` // for whom a message was meant, of those sent on trial
	Subject           string            `json:"subject"`  // of the assistant's message
}

// A LetterConcern is a warning about what a message holds.
type LetterConcern struct {
	Code    string `json:"code"` // "no-goal", "not-seen", "two-addresses"
	Account string `json:"account,omitempty"`
	Text    string `json:"text"`
}

// Add appends a section that has anything to say.
func (l *Letter) Add(title, note string, found []LetterItem) {
	if len(found) > 0 {
		l.Sections = append(l.Sections, LetterSection{title, note, found})
	}
}
