package who

import (
	"regexp"
	"slices"
	"strings"
	"unicode"

	"sponsorbook/pipeline/intake/input"
	"sponsorbook/pipeline/program"
	"sponsorbook/pipeline/value"
)

// PersonName is a person's name with the first name first: "Okafor, Maduka" is
// "Maduka Okafor". What follows a comma and is no first name ("Jr.", "PhD") stays
// where it is.
func PersonName(name string) string {
	if m := birth(name); m != nil {
		return PersonName(name[:m[0]]) + name[m[0]:]
	}
	last, first, ok := strings.Cut(name, ",")
	last, first = strings.TrimSpace(last), strings.TrimSpace(first)
	first, behind, _ := strings.Cut(first, ",")
	first, behind = strings.TrimSpace(first), strings.TrimSpace(behind)
	if !ok || last == "" || first == "" || strings.ContainsAny(first, ";@") || strings.ContainsAny(behind, ",;@") ||
		allIn(afterNames, first) || len(strings.Fields(first)) > 3 {
		return strings.TrimSpace(name)
	}
	switch {
	case behind == "":
		return first + " " + last
	case allIn(beforeNames, behind): // "Weiß, Jürgen, Dr."
		return behind + " " + first + " " + last
	case allIn(afterNames, behind):
		return first + " " + last + ", " + behind
	}
	return strings.TrimSpace(name)
}

// born is the name behind a name that somebody bore before: "Anna Berg (née Holm)", "Ute Falk, geb. Sommer".
var born = regexp.MustCompile(`(?i)(?:\s*[,(]\s*(?:nee|born|nata|nacida)|[\s,(]+(?:née|geb\.|geborene|född|født|z domu))\s+` +
	`([^\s()][^()]*?)\)?$`)

// Bare is a name without the one that its bearer had before.
func Bare(name string) string {
	if at := birth(name); at != nil {
		return name[:at[0]]
	}
	return name
}

// birth is where a name tells the one that its bearer had before, and where that
// stands; nil for the many names of two words, which cannot.
func birth(name string) []int {
	if !strings.ContainsAny(name, ",(") && len(strings.Fields(name)) < 3 {
		return nil
	}
	return born.FindStringSubmatchIndex(name)
}

// formerly is a name with the last name that its bearer had before; "" where none is told.
func formerly(name string) string {
	m := birth(name)
	if m == nil {
		return ""
	}
	words := strings.Fields(PersonName(name[:m[0]]))
	return strings.Join(append(words[:max(0, len(words)-1)], name[m[2]:m[3]]), " ")
}

// allIn is whether all words of a text are among some.
func allIn(some map[string]bool, text string) bool {
	words := strings.Fields(program.Fold(text))
	return len(words) > 0 && !slices.ContainsFunc(words, func(w string) bool { return !some[w] }) || some[strings.Join(words, " ")]
}

// afterNames are words that stand behind a whole name.
var afterNames = map[string]bool{"jr": true, "sr": true, "ii": true, "iii": true, "iv": true, "phd": true, "ph d": true, "md": true,
	"mba": true,
	"esq": true, "cpa": true, "cfa": true, "dba": true, "msc": true, "bsc": true, "obe": true, "cbe": true}

// beforeNames are words that stand before a name and are none of it.
var beforeNames = map[string]bool{"dr": true, "prof": true, "professor": true, "mr": true, "mrs": true, "ms": true, "miss": true,
	"sir": true, "dame": true,
	"herr": true, "frau": true, "ing": true, "dipl": true, "mag": true, "med": true, "rer": true, "nat": true, "jur": true, "phil": true,
	"hc": true, "dott": true, "dottssa": true, "avv": true, "mgr": true, "bc": true, "mme": true, "mlle": true, "monsieur": true,
	"madame": true,
	"sr":     true, "sra": true, "senor": true, "senora": true, "don": true, "dona": true, "doktor": true}

// mark is what stands in brackets, or after a dash, behind a name.
var mark = regexp.MustCompile(`^(.*\S)\s*(?:[(\[]([^()\[\]]{2,40})[)\]]|\s[-–—]\s(.{2,40}))$`)

// markFirst is what stands in brackets, or before a colon or a dash, before a name: "ex: Hal Orr".
var markFirst = regexp.MustCompile(`^(?:[(\[]([^()\[\]]{2,40})[)\]]\s*|(\pL[^:()\[\]]{1,38}?\.?)\s*(?::|\s[-–—])\s+)(\S.*)$`)

// formerWords are words before the name of somebody who was there, that alone say nothing.
var formerWords = map[string]bool{"ex": true, "ehem": true, "ehemals": true, "formerly": true, "vormals": true, "anc": true}

// when is the day, month or year behind such a mark: "retired 2025", "left since 3/26".
var when = regexp.MustCompile(`(?i)(?:\s|^)(?:(?:since|in|on|as of|seit|ab|am|depuis|en|desde|el)\s+)?\d[\d./-]*$`)

// whenMonth is a month that is left behind a name once its year is cut off.
var whenMonth = regexp.MustCompile(`(?i)\s(?:(?:since|in|as of|seit|im|en|desde)\s+)?\p{L}{3,10}\.?$`)

// StateOfPerson is whether a word says that somebody is still there or gone, "there" or
// "gone", be it with a day or month behind it: "Left company 03/2026".
func StateOfPerson(text string) (term string, ok bool) {
	words := value.Words("contact state")
	if term, ok = words.Term(text); ok {
		return term, true
	}
	bare := strings.TrimSpace(when.ReplaceAllString(text, ""))
	if bare == strings.TrimSpace(text) {
		return "", false
	}
	if term, ok = words.Term(bare); !ok {
		term, ok = words.Term(strings.TrimSpace(whenMonth.ReplaceAllString(bare, "")))
	}
	return term, ok
}

// copied is who else is told, behind the one whom a cell names: "; CC: Lou Park".
var copied = regexp.MustCompile(`(?i)[\s;,|/(]+(?:cc|c\.c\.|copy|kopie|copie|copia|backup|back-up|deputy|stv\.?|vertretung|` +
	`suppléante?)\s*:.*$`)

// severalNames part the names of several persons in one cell.
var severalNames = regexp.MustCompile(`\s*[;\n/|+&]\s*|\s+(?:and|und|et|y|e|en|och|oraz|i|ve)\s+|\s*,\s+`)

// fullName is a name of two to four words that begin with capitals, or of signs that know none.
var fullName = regexp.MustCompile(`^(?:\p{Lu}[\p{L}.'’-]*\s+)(?:(?:de|da|di|del|van|von|der|den|dos|le|` +
	`la)\s+)*\p{Lu}[\p{L}'’-]+(?:\s+\p{Lu}[\p{L}'’-]+){0,2}$`)

// FirstPerson is the first of the persons that a cell names, without those who are only
// copied; several is whether others are named as it is.
func FirstPerson(text string) (name string, several bool) {
	text = strings.TrimSpace(copied.ReplaceAllString(text, ""))
	parts := severalNames.Split(text, -1)
	for _, part := range parts {
		if !fullName.MatchString(part) {
			return text, false
		}
	}
	return parts[0], len(parts) > 1
}

// standsIn is whoever came for somebody else, in whose place they did; replaced is the
// other way round; asDeputy is a sign of it before a name.
var (
	standsIn = regexp.MustCompile(`(?i)^(.+?)[\s,(]+(?:on behalf of|deputi[sz]ing for|representing|in place of|instead of|standing in ` +
		`for|stand-in for|delegate (?:of|for)|deputy for|for|in vertretung (?:von|für)|i\.\s?v\.(?: von)?|vertritt|anstelle von|für|` +
		`en remplacement de|à la place de|représentant|pour|en representación de|en nombre de|en lugar de|por|in vece di|per conto di|` +
		`namens|w imieniu|em nome de|för|i stället för)\s+(.+?)\)?$`)
	replaced = regexp.MustCompile(`(?i)^(.+?)[\s,(]+(?:delegated to|represented by|replaced by|substituted by|vertreten (?:durch|von)|` +
		`ersetzt durch|remplacée? par|représentée? par|sustituid[oa] por|representad[oa] por|sostituit[oa] da|vertegenwoordigd door|` +
		`vervangen door|zastąpion[ya] przez|substituíd[oa] por|företrädd av)\s+(.+?)\)?$`)
	asDeputy = regexp.MustCompile(`(?i)^(?:i\.\s?v\.|p\.\s?p\.|in vertretung:?)\s+(.+)$`)
)

// Present is whom of two persons a list of attendees means who tells that one came for the
// other: "Ed Poe on behalf of Ann Roe", "Ann Roe (delegated to Ed Poe)" are Ed Poe.
func Present(name string) string {
	name = strings.TrimSpace(name)
	if m := asDeputy.FindStringSubmatch(name); m != nil {
		name = m[1]
	}
	if m := standsIn.FindStringSubmatch(name); m != nil && fullName.MatchString(m[1]) && fullName.MatchString(m[2]) {
		return m[1]
	}
	if m := replaced.FindStringSubmatch(name); m != nil && fullName.MatchString(m[1]) && fullName.MatchString(m[2]) {
		return m[2]
	}
	return name
}

// twoAndTwo are two words and two more behind a comma.
var twoAndTwo = regexp.MustCompile(`^\p{Lu}[\p{L}'’-]+ \p{Lu}[\p{L}'’-]+, (\p{Lu}[\p{L}'’-]+) (\p{Lu}[\p{L}'’-]+)$`)

// givenNames are first names that stand in pairs: "María José", "Jean Pierre", "Hans Peter".
var givenNames = input.SetOf("maria", "jose", "juan", "ana", "luis", "carlos", "antonio", "miguel", "angel", "pedro", "paulo", "henrique",
	"francisco", "javier", "manuel", "rosa", "isabel", "teresa", "carmen", "pilar", "luisa", "elena", "lucia", "sofia", "fernanda",
	"fernando", "eduardo", "alberto", "andres", "pablo", "joao", "jorge", "joaquim", "claude", "jean", "pierre", "paul", "francois",
	"louis", "michel", "philippe", "marc", "luc", "marie", "anne", "christine", "laure", "sophie", "claire", "hans", "peter", "karl",
	"heinz", "klaus", "dieter", "wolfgang", "anna", "lena", "eva", "lisa", "belen", "mercedes", "dolores", "cristina", "beatriz",
	"felipe", "enrique", "alejandro", "alejandra", "david", "ignacio", "ramon", "rafael", "gabriel", "gabriela", "daniel", "victor",
	"hugo", "santiago", "diego", "sebastian", "nicolas", "camila", "valentina", "guadalupe", "mary", "ann", "jane", "lee", "john",
	"del", "mar", "paz", "victoria", "eugenia", "rita", "clara", "laura", "patricia", "sandra", "marta", "marco", "gian", "pier",
	"ricardo", "roberto", "sergio", "augusto", "cesar", "tomas", "xavier", "vitor", "jesus", "oscar", "raul", "ruben", "martin")

// PerhapsTwo is whether a cell may name two persons as well as one, last name first: "Lou
// Park, Sam Voss". Two first names that stand in pairs are one person's.
func PerhapsTwo(cell string) bool {
	m := twoAndTwo.FindStringSubmatch(strings.TrimSpace(cell))
	return m != nil && !(givenNames[program.Fold(m[1])] && givenNames[program.Fold(m[2])])
}

// Marked is a person's name without a mark behind it that says that they are no
// longer there, such as "Mina Torv (inactive)", and that mark; "" without one.
func Marked(name string) (bare, gone string) {
	if m := markFirst.FindStringSubmatch(strings.TrimSpace(name)); m != nil {
		word := m[1] + m[2]
		if term, _ := StateOfPerson(word); term == "gone" || formerWords[program.Fold(word)] {
			return m[3], word
		}
	}
	if bare := strings.Trim(name, " †✝"); bare != strings.TrimSpace(name) && bare != "" {
		return bare, "†"
	}
	m := mark.FindStringSubmatch(strings.TrimSpace(name))
	if m == nil {
		return name, ""
	}
	word := m[2] + m[3]
	if term, _ := StateOfPerson(word); term != "gone" {
		return name, ""
	}
	return m[1], word
}

// PersonKey is a person's name as names of persons are matched: without titles,
// first name first, folded.
func PersonKey(name string) string {
	words := strings.Fields(program.Fold(PersonName(Bare(name))))
	for len(words) > 2 && beforeNames[words[0]] {
		words = words[1:]
	}
	for len(words) > 2 && afterNames[words[len(words)-1]] {
		words = words[:len(words)-1]
	}
	if key := strings.Join(words, ""); !strings.ContainsFunc(key, func(r rune) bool { return !unparted(r) }) {
		return key // 山田 太郎 is 山田太郎
	}
	return strings.Join(words, " ")
}

// unparted is whether a letter is of a script that parts no words.
func unparted(r rune) bool { return unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana) }

// Abbreviates is whether one name is the other with its first names cut to
// initials or left out: "M. Okafor", "Maduka K. Okafor" for "Maduka Okafor".
func Abbreviates(short, long string) bool {
	a, b := strings.Fields(PersonKey(short)), strings.Fields(PersonKey(long))
	if len(a) < 2 || len(b) < 2 || a[len(a)-1] != b[len(b)-1] {
		return false
	}
	first, other := a[0], b[0]
	return strings.HasPrefix(other, first) && len([]rune(first)) == 1 || strings.HasPrefix(first, other) && len([]rune(other)) == 1 ||
		first == other
}

// personKeys are the keys of a person's name in both ways of writing its letters:
// "Jürgen Weiß" is "Jurgen Weiss" and "Juergen Weiss".
func personKeys(name string) []string {
	keys := []string{PersonKey(name)}
	if long := PersonKey(transcribed(name)); long != keys[0] {
		keys = append(keys, long)
	}
	return keys
}

// A Roster finds the one person that a name in another table means.
type Roster struct {
	names   []string
	byKey   map[string][]string
	byLast  map[string][]string // by the last word of each key
	byMail  map[string]string
	byID    map[string]string
	nearest map[string]string // what Nearest found, of names asked before
}

// NewRoster is a roster of nobody.
func NewRoster() *Roster {
	return &Roster{byKey: map[string][]string{}, byLast: map[string][]string{}, byMail: map[string]string{}, nearest: map[string]string{}}
}

// Add puts a person on the roster; the address may be "".
func (r *Roster) Add(name, email string) {
	r.names = append(r.names, name)
	clear(r.nearest)
	keys := personKeys(name)
	if before := formerly(name); before != "" {
		keys = append(keys, personKeys(before)...)
	}
	for _, key := range keys {
		if !slices.Contains(r.byKey[key], name) {
			r.byKey[key] = append(r.byKey[key], name)
		}
		if last := lastWord(key); !slices.Contains(r.byLast[last], name) {
			r.byLast[last] = append(r.byLast[last], name)
		}
	}
	if mail, ok := value.Email(email); ok {
		r.byMail[strings.ToLower(mail)] = name
	}
}

// Number files a person under an id, which tells nobody where two have it.
func (r *Roster) Number(id, name string) {
	id = CanonicalID(strings.TrimSpace(id))
	if id == "" {
		return
	}
	if other, known := r.byID[id]; known && other != name {
		name = ""
	}
	if r.byID == nil {
		r.byID = map[string]string{}
	}
	r.byID[id] = name
}

// Name is the roster's name of a person as another table writes it: by the whole
// name, the address, or the only name that it abbreviates. It is the given name
// where nobody, or more than one, may be meant.
func (r *Roster) Name(given string) string {
	if strings.TrimSpace(given) == "" {
		return given
	}
	if name := r.byID[CanonicalID(strings.TrimSpace(given))]; name != "" {
		return name
	}
	if mail, ok := value.Email(given); ok {
		if name, known := r.byMail[strings.ToLower(mail)]; known {
			return name
		}
		given = r.mailbox(mail, given)
	}
	if same := r.meant(given); len(same) == 1 {
		return same[0]
	}
	return given
}

// Called are those of the roster whom a name calls that may be shortened to a last name:
// none where none is, several where it does not tell which.
func (r *Roster) Called(given string) []string {
	if name := r.Name(given); name != given {
		return []string{name}
	}
	if same := r.meant(given); len(same) > 0 {
		return same
	}
	words := strings.Fields(PersonKey(given))
	for len(words) > 1 && beforeNames[words[0]] {
		words = words[1:]
	}
	if len(words) != 1 {
		return nil
	}
	return r.family(words[0], func(name string) bool { return strings.Contains(PersonKey(name), " ") })
}

// meant are those whose name is the given one, or who are all of whom it may be short.
func (r *Roster) meant(given string) []string {
	var same []string
	for _, key := range personKeys(given) {
		for _, name := range r.byKey[key] {
			if !slices.Contains(same, name) {
				same = append(same, name)
			}
		}
	}
	if len(same) == 0 {
		same = r.family(given, func(name string) bool {
			return Abbreviates(given, name) || Abbreviates(transcribed(given), transcribed(name))
		})
	}
	return same
}

// Longer is the only other name of the roster that a name abbreviates, with initials;
// "" where there is none, or more than one.
func (r *Roster) Longer(short string) string {
	words := strings.Fields(PersonKey(short))
	if len(words) < 2 || len([]rune(words[0])) > 1 {
		return ""
	}
	all := r.family(short, func(name string) bool {
		return PersonKey(name) != PersonKey(short) && Abbreviates(transcribed(short), transcribed(name))
	})
	if len(all) != 1 {
		return ""
	}
	return all[0]
}

// mailbox is the name that an address spells before its @, first name first, where
// that is somebody whose own address is not known; else what was given.
func (r *Roster) mailbox(mail, given string) string {
	words := mailWords(mail)
	if len(words) < 2 || len(words[0]) < 2 {
		return given
	}
	spelled := strings.Join(words, " ")
	for _, key := range personKeys(spelled) {
		names := r.byKey[key]
		if len(names) == 0 {
			continue
		}
		for _, known := range r.byMail {
			if slices.Contains(names, known) {
				return given // by another address
			}
		}
		return spelled
	}
	return given
}

// mailWords are the words before the @ of an address.
func mailWords(mail string) []string {
	local, _, _ := strings.Cut(mail, "@")
	return strings.FieldsFunc(local, func(r rune) bool { return strings.ContainsRune("._-", r) })
}

// Spells is whether an address is that of a person by what stands before its @: both
// names, or the last one and an initial ("tom.becker@…", "tbecker@…").
func Spells(address, name string) bool {
	mail, ok := value.Email(address)
	if !ok || strings.Contains(name, "@") {
		return false
	}
	spelled := strings.Join(mailWords(mail), " ")
	for _, of := range [...]string{name, transcribed(name)} {
		words := strings.Fields(PersonKey(of))
		if len(words) < 2 {
			continue
		}
		first, last := words[0], words[len(words)-1]
		if PersonKey(spelled) == PersonKey(of) || Abbreviates(spelled, of) || spelled == first[:1]+last || spelled == first+last ||
			spelled == last+" "+first {
			return true
		}
	}
	return false
}

// Nearest is the one person whom a name that is not on the roster may mean: of
// the same last name, else much alike; "" where nobody, or more than one, is.
func (r *Roster) Nearest(given string) string {
	name, asked := r.nearest[given]
	if !asked {
		name = r.near(given)
		r.nearest[given] = name
	}
	return name
}

func (r *Roster) near(given string) string {
	last := func(name string) string {
		if key := PersonKey(transcribed(name)); strings.Contains(key, " ") {
			return lastWord(key)
		}
		return ""
	}
	near := r.family(given, func(name string) bool {
		return last(name) != "" && last(name) == last(given) && PersonKey(name)[0] == PersonKey(given)[0]
	})
	if len(near) == 0 {
		near = those(r.names, func(name string) bool { return value.Similarity(PersonKey(name), PersonKey(given)) > likeness })
	}
	if len(near) == 1 {
		return near[0]
	}
	return ""
}

// family are those of the people of a name's last word that fit.
func (r *Roster) family(given string, fits func(string) bool) []string {
	var all []string
	for _, key := range personKeys(given) {
		all = append(all, r.byLast[lastWord(key)]...)
	}
	return those(all, fits)
}

// those are the names that fit, each once.
func those(names []string, fits func(string) bool) []string {
	var found []string
	for _, name := range names {
		if fits(name) && !slices.Contains(found, name) {
			found = append(found, name)
		}
	}
	return found
}

func lastWord(key string) string { return key[strings.LastIndexByte(key, ' ')+1:] }
