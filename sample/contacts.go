package sample

import (
	"math/rand/v2"
	"slices"
	"strings"

	"sponsorbook/pipeline/program"
)

// A contact is a person at a customer.
type contact struct {
	name, latin, say  string
	title, role       string
	division, reports string
	email, phone      string
	language, owner   string
	account           string // name of the member account; "" the root
	at                *account
	touches           []program.Date // when one of us last spoke to them, oldest first
	stances           []stance       // oldest first
}

// A stance is where a contact stood, from when, and how we know.
type stance struct {
	on          program.Date
	word, basis string
}

// readable is the name as it can be read aloud here.
func (c *contact) readable() string {
	if c.latin != "" {
		return c.latin
	}
	return c.name
}

// A post is a job that customers of an industry have.
type post struct {
	title, role string
	senior      bool // reports to the first contact
	division    int  // 0 none, else the unit by number
}

var board = []post{
	{"Chief Executive Officer", "Decision maker", true, 0}, {"Chief Operating Officer", "Decision maker", true, 0},
	{"Chief Financial Officer", "Decision maker", true, 0}, {"Chief Information Officer", "Decision maker", true, 0},
	{"Managing Director", "Decision maker", true, 0}, {"Head of Purchasing", "Approver", false, 0},
	{"Head of IT Operations", "Evaluator", false, 0}, {"Head of Controlling", "Influencer", false, 0},
	{"Programme Lead Digital", "Influencer", false, 0}, {"Head of Compliance", "Approver", false, 0},
	{"Service Desk Manager", "User", false, 0}, {"Accounts Payable Lead", "User", false, 0},
}

// posts are the jobs of the industries, in their own divisions.
var posts = map[string][]post{
	"logistics": {{"Senior Vice President Freight", "Decision maker", true, 2}, {"Director Contract Logistics", "Influencer", true, 1},
		{"Head of Customs", "Influencer", false, 3}, {"Site Manager", "User", false, 1}, {"Transport Planner", "User", false, 2},
		{"Quality Manager", "Evaluator", false, 1}},
	"ports": {{"Terminal Director", "Decision maker", true, 1}, {"Harbour Master", "Influencer", true, 4},
		{"Head of Gate Operations", "Influencer", false, 2}, {"Reefer Supervisor", "User", false, 1}, {"Yard Planner", "User", false, 2},
		{"Head of Engineering", "Evaluator", false, 2}},
	"auto": {{"Vice President Operations", "Decision maker", true, 1}, {"Plant Manager", "Decision maker", false, 1},
		{"Head of Quality", "Influencer", true, 2}, {"Supply Chain Lead", "Influencer", false, 2},
		{"Logistics Shift Leader", "User", false, 1}, {"Launch Manager", "Evaluator", false, 3}},
	"food": {{"Vice President Supply Chain", "Decision maker", true, 1}, {"Head of Food Safety", "Influencer", true, 2},
		{"Plant Manager", "Decision maker", false, 2}, {"Cold Chain Manager", "Influencer", false, 1}, {"Dispatch Lead", "User", false, 2},
		{"Key Account Claims", "User", false, 1}},
	"pharma": {{"Qualified Person", "Approver", true, 1}, {"Vice President Technical Operations", "Decision maker", true, 1},
		{"Head of Validation", "Evaluator", false, 2}, {"Serialisation Lead", "Influencer", false, 2},
		{"Cold Store Supervisor", "User", false, 3}, {"Head of Clinical Supply", "Influencer", false, 3}},
	"retail": {{"Director Store Operations", "Decision maker", true, 1}, {"Head of Online", "Decision maker", true, 2},
		{"Head of Inventory", "Influencer", false, 1}, {"Returns Manager", "User", false, 2}, {"Regional Manager", "Influencer", false, 1},
		{"Loss Prevention Lead", "Evaluator", false, 1}},
	"energy": {{"Director Grid Operations", "Decision maker", true, 1}, {"Head of Field Service", "Influencer", true, 3},
		{"Control Room Manager", "User", false, 1}, {"Spare Parts Manager", "Influencer", false, 2},
		{"Regulatory Affairs Lead", "Evaluator", false, 1}, {"Crew Dispatcher", "User", false, 3}},
	"chem": {{"Site Director", "Decision maker", true, 1}, {"Head of Safety", "Approver", true, 2},
		{"Dangerous Goods Officer", "Influencer", false, 4}, {"Head of Logistics", "Decision maker", false, 4},
		{"Tank Farm Supervisor", "User", false, 4}, {"Production Planner", "User", false, 1}},
	"machinery": {{"Head of Global Service", "Decision maker", true, 1}, {"Works Manager", "Decision maker", false, 3},
		{"Spare Parts Director", "Influencer", true, 4}, {"Field Service Planner", "User", false, 1},
		{"Head of Product Data", "Evaluator", false, 2}, {"Warehouse Lead", "User", false, 4}},
	"building": {{"Director Logistics", "Decision maker", true, 1}, {"Quarry Manager", "Influencer", false, 3},
		{"Head of Modules", "Decision maker", true, 2}, {"Dispatch Manager", "User", false, 1},
		{"Sustainability Lead", "Influencer", false, 1}, {"Weighbridge Supervisor", "User", false, 3}},
	"electronics": {{"Vice President Manufacturing", "Decision maker", true, 2}, {"Head of Test", "Evaluator", false, 2},
		{"Quality Director", "Influencer", true, 1}, {"Component Engineer", "Influencer", false, 4},
		{"Planner Prototypes", "User", false, 3}, {"Goods-in Lead", "User", false, 2}},
	"health": {{"Medical Director", "Decision maker", true, 1}, {"Head Pharmacist", "Influencer", true, 2},
		{"Director of Nursing", "Influencer", true, 1}, {"Theatre Manager", "User", false, 1},
		{"Head of Purchasing and Stores", "Approver", false, 2}, {"Laboratory Manager", "Evaluator", false, 4}},
}

// kanji and arabic are people whose names need a Latin form, and saying.
var kanji = []contact{
	{name: "森島 健二", latin: "Morishima Kenji", say: "moh-ree-SHEE-mah KEN-jee"},
	{name: "北原 遥", latin: "Kitahara Haruka", say: "kee-tah-HAH-rah HAH-roo-kah"},
	{name: "内山 大輔", latin: "Uchiyama Daisuke", say: "oo-chee-YAH-mah DICE-keh"},
	{name: "早坂 優子", latin: "Hayasaka Yūko", say: "hah-yah-SAH-kah YOO-koh"},
	{name: "塚田 武", latin: "Tsukada Takeshi", say: "TSKAH-dah tah-KEH-shee"},
	{name: "宮下 直美", latin: "Miyashita Naomi", say: "mee-YAHSH-tah nah-OH-mee"},
	{name: "黒岩 誠", latin: "Kuroiwa Makoto", say: "koo-ROY-wah mah-KOH-toh"},
	{name: "石塚 恵", latin: "Ishizuka Megumi", say: "ee-shee-ZOO-kah meh-GOO-mee"},
	{name: "長谷部 修", latin: "Hasebe Osamu", say: "hah-SEH-beh oh-SAH-moo"},
	{name: "水川 一郎", latin: "Mizukawa Ichirō", say: "mee-zoo-KAH-wah ee-chee-ROH"},
	{name: "藤波 彩", latin: "Fujinami Aya", say: "foo-jee-NAH-mee AH-yah"},
	{name: "若森 徹", latin: "Wakamori Tōru", say: "wah-kah-MOH-ree TOH-roo"},
}

var arabic = []contact{
	{name: "خالد المراشي", latin: "Khalid Al Marrashi", say: "KHAH-lid al mar-RAH-shee"},
	{name: "مريم السويفي", latin: "Mariam Al Suwaifi", say: "MAR-yam as-soo-WAY-fee"},
	{name: "عمر حدادين", latin: "Omar Haddadin", say: "OH-mar had-dah-DEEN"},
	{name: "نورة الزعبري", latin: "Noura Al Zaabri", say: "NOO-rah az-ZAA-bree"},
	{name: "يوسف القاسميان", latin: "Yousef Qasimiyan", say: "YOO-sef kah-see-mee-YAHN"},
	{name: "سلمى الكتبي", latin: "Salma Al Ketbani", say: "SAL-mah al ket-BAH-nee"},
}

// sayings help with names that English readers stumble over.
var sayings = map[string]string{"Wąsowicz": "von-SOH-vich", "Świątkiewicz": "shvyont-KYEH-vich", "Jaźwiński": "yazh-VEEN-skee",
	"Łęczycki":   "wen-CHIT-skee",
	"Ćwikliński": "chveek-LEEN-skee", "Krzemieniec": "kzheh-MYEH-nyets", "Gołębiowicz": "go-wem-BYOH-vich", "Mroziewicz": "mro-ZHEH-vich",
	"Quiñones": "kee-NYOH-ness", "Echeverri": "eh-cheh-VEH-ree", "Sülzle": "ZUELTS-leh", "Öhrman": "UHR-man", "Vauclair": "voh-KLAIR",
	"Maréchaux": "mah-ray-SHOH", "Nieuwenkamp": "NEE-ven-kamp", "Schepers": "SKHAY-pers"}

// makeContacts gives a group its people: many where much is known, none where nothing is.
func (w *world) makeContacts(g *group) {
	r := stream("contacts", g.root.name)
	if g.rank == 1 {
		g.contacts = aureliaPeople(g)
	} else {
		w.hire(g, r)
	}
	for _, c := range g.contacts {
		c.at = g.root
		for _, a := range g.members {
			if a.name == c.account {
				c.at = a
			}
		}
	}
	if g.rank == 1 {
		w.contacts = append(w.contacts, g.contacts...)
		return
	}
	for i, c := range g.contacts {
		w.know(g, c, i, r)
	}
	w.contacts = append(w.contacts, g.contacts...)
}

// staff is how many of a group's people we know.
func staff(g *group, r *rand.Rand) int {
	switch g.depth {
	case 3:
		return 9 + r.IntN(5)
	case 2:
		return 5 + r.IntN(4)
	case 1:
		return 1 + r.IntN(4)
	}
	return max(0, r.IntN(5)-1)
}

// hire fills the posts: the board first, then the industry's own, then the rest.
func (w *world) hire(g *group, r *rand.Rand) {
	own := posts[g.industry]
	order := append([]post{board[r.IntN(2)*4], board[2], own[0], own[1], board[3], own[2], board[5]}, own[3:]...)
	order = append(order, board[6:]...)
	if g.depth < 2 {
		r.Shuffle(len(order), func(i, j int) { order[i], order[j] = order[j], order[i] })
	}
	for i := range min(staff(g, r), len(order)) {
		p := order[i]
		c := w.person(g, r)
		c.title, c.role = p.title, p.role
		if p.division > 0 {
			c.division = g.units[p.division-1]
		}
		g.contacts = append(g.contacts, c)
	}
	if g.depth < 2 {
		return
	}
	for i, c := range g.contacts[1:] {
		c.reports = g.contacts[0].name
		if i > 3 {
			c.reports = g.contacts[1+i%3].name
		}
	}
}

// person is somebody new, with a name of the country of one of the group's accounts.
func (w *world) person(g *group, r *rand.Rand) *contact {
	a := g.members[0]
	if r.IntN(4) == 0 && len(g.contacts) > 3 {
		a = pick(r, g.members)
	}
	c := w.newcomer(g, a.country, r)
	c.account, c.language = a.name, a.country.language
	c.email = address(c.readable(), domain(g)+".example")
	c.phone = phone(a.country, r)
	return c
}

// newcomer is somebody whose name is new, and of whose names no colleague has one.
func (w *world) newcomer(g *group, from *country, r *rand.Rand) *contact {
	foreign := map[string][]contact{"JP": kanji, "AE": arabic}[from.code]
	for try := range 500 {
		c := &contact{name: pick(r, from.first) + " " + pick(r, from.last)}
		if len(foreign) > 0 && r.IntN(3) > 0 {
			*c = pick(r, foreign)
		}
		if w.names[c.readable()] || try < 300 && g.namesake(c) {
			continue
		}
		w.names[c.readable()] = true
		_, last, _ := strings.Cut(c.name, " ")
		if c.say == "" && sayings[last] != "" {
			c.say = sayings[last]
		}
		return c
	}
	middle := string(rune('A' + r.IntN(26)))
	return &contact{name: pick(r, from.first) + " " + middle + ". " + pick(r, from.last)}
}

// namesake is whether a colleague shares the first or the last name.
func (g *group) namesake(c *contact) bool {
	first, last, _ := strings.Cut(c.readable(), " ")
	return slices.ContainsFunc(g.contacts, func(other *contact) bool {
		f, l, _ := strings.Cut(other.readable(), " ")
		return f == first || l == last
	})
}

// domain is the group's own name as an address has it.
func domain(g *group) string {
	plain := strings.Split(program.Fold(brand(g.root.name)), " ")
	return strings.Join(plain[:min(2, len(plain))], "-")
}

func phone(c *country, r *rand.Rand) string {
	digits := func(n int) string {
		var b strings.Builder
		for range n {
			b.WriteByte(byte('0' + r.IntN(10)))
		}
		return b.String()
	}
	if c.code == "US" {
		return "+1 " + pick(r, []string{"312", "614", "901", "502"}) + " 555 01" + digits(2)
	}
	return c.dial + " " + pick(r, []string{"10", "22", "31", "40", "58", "71"}) + " 555 " + digits(4)
}

// know gives a contact what we know of them: stances, talks, and who of ours keeps them.
func (w *world) know(g *group, c *contact, i int, r *rand.Rand) {
	known := []int{4, 18, 62, 88}[g.depth]
	if i == 3 && g.depth >= 2 && r.IntN(3) > 0 {
		known = 0 // somebody who decides and whom nobody has met
	}
	if r.IntN(100) >= known {
		if known > 0 && g.depth < 2 && r.IntN(3) == 0 {
			c.touches = []program.Date{lastDay.AddDays(-20 - r.IntN(700))}
		}
		return
	}
	c.owner = g.root.manager.name
	if i < 2 && g.sponsor != nil && r.IntN(3) > 0 {
		c.owner = g.sponsor.name
	}
	for at := lastDay.AddDays(-r.IntN(260)); at > day("2023-06-01") && len(c.touches) < 6; at = at.AddDays(-60 - r.IntN(220)) {
		c.touches = append(c.touches, at)
	}
	slices.Reverse(c.touches)
	w.stand(g, c, r)
}

// stand gives a contact one to three stances over the years.
func (w *world) stand(g *group, c *contact, r *rand.Rand) {
	if r.IntN(5) == 0 {
		return
	}
	words := []struct{ word, pool string }{{"Enemy", "basis-opposed"}, {"Critic", "basis-sceptical"}, {"Neutral", "basis-neutral"},
		{"Supporter", "basis-supports"}, {"Advocate", "basis-supports"}}
	at := 2 + r.IntN(2)
	if g.health == "Red" && r.IntN(2) == 0 {
		at = 1
	}
	on := lastDay.AddDays(-30 - r.IntN(900))
	for range 1 + r.IntN(3) {
		if on > lastDay {
			break
		}
		s := words[at]
		c.stances = append(c.stances, stance{on, s.word, w.deal(g, s.pool)})
		on, at = on.AddDays(120+r.IntN(240)), min(max(at+r.IntN(3)-1, 1), 4)
		if r.IntN(90) == 0 {
			at = 0
		}
	}
}
