package sample

// A country is where customers are: what they are called, where they have
// sites, and in which currency finance bills them.
type country struct {
	code, name, region, currency, dial, zone, domain, suffix string
	language                                                 string
	count                                                    int // of generated groups
	heads, tails                                             []string
	cities, streets, first, last                             []string
}

var countries = []*country{
	{code: "DE", name: "Germany", region: "DACH", currency: "EUR", dial: "+49", zone: "Europe/Berlin", domain: "de", suffix: "GmbH",
		language: "German", count: 58,
		heads: []string{"Brack", "Eschen", "Grön", "Hassel", "Ilmen", "Kolden", "Lauter", "Merken", "Nidder", "Orten", "Quell", "Siebel",
			"Traufen", "Wiesel"},
		tails: []string{"horst", "moor", "kamp", "siek", "stett", "rain", "garten"},
		cities: []string{"Hamburg", "Kassel", "Augsburg", "Bremen", "Leipzig", "Ulm", "Mannheim", "Rostock", "Bielefeld", "Erfurt",
			"Koblenz", "Duisburg"},
		streets: []string{"Hafenstraße", "Am Güterbahnhof", "Industriestraße", "Lindenallee", "Werkstraße"},
		first: []string{"Jürgen", "Anke", "Matthias", "Sabine", "Holger", "Katrin", "Stefan", "Birgit", "Florian", "Heike", "Ralf",
			"Meike", "Thorsten", "Ute", "Bernd", "Carola"},
		last: []string{"Großmann", "Achterberg", "Dornbusch", "Ellerhorst", "Fenske", "Giebel", "Hartleb", "Isenberg", "Kaltwasser",
			"Löwitz", "Mehring", "Nothnagel", "Overbeck", "Pfaffrath", "Rautenberg", "Sülzle", "Tiedge", "Wüllner"}},
	{code: "NL", name: "Netherlands", region: "Benelux", currency: "EUR", dial: "+31", zone: "Europe/Amsterdam", domain: "nl",
		suffix: "B.V.", language: "Dutch", count: 27,
		heads:   []string{"Bolder", "Duin", "Elsen", "Grift", "Haver", "Kolk", "Noorder", "Polder", "Stuyven", "Zonne"},
		tails:   []string{"daal", "hof", "kade", "lande", "stee", "burg"},
		cities:  []string{"Rotterdam", "Venlo", "Tilburg", "Zwolle", "Moerdijk", "Eindhoven", "Arnhem", "Delfzijl", "Breda", "Almere"},
		streets: []string{"Wilhelminakade", "Havenweg", "Stationsplein", "Oude Gracht", "Dokweg"},
		first: []string{"Pieter", "Sanne", "Willem", "Femke", "Joost", "Marijke", "Bas", "Lotte", "Ruben", "Ingeborg", "Hugo",
			"Annelies"},
		last: []string{"de Vos", "van Oorsveld", "Terpstra", "Hoekmans", "van der Kolk", "Brinkhuis", "Dijkgraafs", "Wolterink",
			"Schepers", "van Zuylekom", "Nieuwenkamp", "Roosenboom"}},
	{code: "FR", name: "France", region: "France", currency: "EUR", dial: "+33", zone: "Europe/Paris", domain: "fr", suffix: "SAS",
		language: "French", count: 33,
		heads:   []string{"Aubre", "Bel", "Cham", "Dor", "Fon", "Gar", "Lan", "Mar", "Prade", "Sau", "Ter", "Ver"},
		tails:   []string{"brac", "lieu", "neuil", "tignac", "vigny", "zon", "sac"},
		cities:  []string{"Lyon", "Lille", "Nantes", "Le Havre", "Dijon", "Grenoble", "Metz", "Rouen", "Tours", "Clermont-Ferrand"},
		streets: []string{"quai des Marchands", "rue de la Gare", "avenue du Port", "boulevard Lamartine", "rue des Ateliers"},
		first: []string{"Étienne", "Claire", "Hélène", "Yannick", "François", "Solène", "Benoît", "Maëlle", "Thierry", "Agnès", "Rémi",
			"Odile"},
		last: []string{"Garrel", "Fontanel", "Beaurepaire", "Chassagne", "Delmotte", "Évrard", "Lesueur", "Maréchaux", "Pradel",
			"Rouvière", "Soubeyran", "Vauclair"}},
	{code: "UK", name: "United Kingdom", region: "UK & Ireland", currency: "GBP", dial: "+44", zone: "Europe/London", domain: "co.uk",
		suffix: "Ltd", language: "English", count: 41,
		heads: []string{"Ashen", "Bramble", "Crow", "Elder", "Fen", "Hare", "Lang", "Marl", "Oaken", "Thorn", "Whit"},
		tails: []string{"combe", "croft", "hurst", "leigh", "mere", "wick", "stoke"},
		cities: []string{"Leeds", "Felixstowe", "Bristol", "Hull", "Coventry", "Derby", "Cardiff", "Aberdeen", "Swindon", "Preston",
			"Norwich"},
		streets: []string{"Dock Road", "Foundry Lane", "Station Approach", "Mill Street", "Harbour Way"},
		first: []string{"Fiona", "Alastair", "Nadia", "Gareth", "Imogen", "Rupert", "Siân", "Callum", "Philippa", "Desmond", "Harriet",
			"Owen"},
		last: []string{"Drummond", "Ainscough", "Blackwood", "Cattermole", "Dunmore", "Entwistle", "Fairbrother", "Greenhalgh",
			"Hebblewhite", "Loxley", "Pemberton", "Threlfall"}},
	{code: "US", name: "United States", region: "North America", currency: "USD", dial: "+1", zone: "America/Chicago", domain: "com",
		suffix: "Inc.", language: "English", count: 52,
		heads: []string{"Cedar", "Copper", "Falcon", "Granite", "Harbor", "Juniper", "Maple", "Prairie", "Silver", "Timber", "Willow"},
		tails: []string{" Bend", " Bluff", " Fork", " Gap", " Hollow", " Landing", " Run"},
		cities: []string{"Columbus", "Memphis", "Savannah", "Louisville", "Omaha", "Tulsa", "Reno", "Toledo", "Charlotte", "Laredo",
			"Duluth", "Fresno"},
		streets: []string{"Commerce Drive", "Railroad Avenue", "Industrial Parkway", "Riverside Boulevard", "Terminal Road"},
		first: []string{"Priya", "Marcus", "Allison", "DeShawn", "Rachel", "Hector", "Lauren", "Brett", "Monique", "Scott", "Elena",
			"Tyrone", "Megan", "Vikram"},
		last: []string{"Raman", "Whitlock", "Castellano", "Oberman", "Tillery", "Hargrove", "Nakamoto", "Pruitt", "Delacroix", "Stavros",
			"McAllen", "Brightwater", "Ochoa", "Lindgren"}},
	{code: "PL", name: "Poland", region: "Central Europe", currency: "EUR", dial: "+48", zone: "Europe/Warsaw", domain: "pl",
		suffix: "Sp. z o.o.", language: "Polish", count: 27,
		heads:   []string{"Dobro", "Grabo", "Jawo", "Klono", "Lipo", "Mokro", "Rado", "Soko", "Tarno"},
		tails:   []string{"góra", "lin", "mierz", "rzyn", "szów", "wiec"},
		cities:  []string{"Gdańsk", "Łódź", "Poznań", "Wrocław", "Rzeszów", "Szczecin", "Katowice", "Białystok", "Gdynia", "Opole"},
		streets: []string{"ul. Portowa", "ul. Fabryczna", "al. Jana Pawła II", "ul. Kolejowa", "ul. Młyńska"},
		first: []string{"Tomasz", "Agnieszka", "Wojciech", "Małgorzata", "Paweł", "Grażyna", "Łukasz", "Zofia", "Krzysztof", "Bożena",
			"Michał", "Żaneta"},
		last: []string{"Zielonka", "Brzozowicz", "Ćwikliński", "Dąbrowiecki", "Gołębiowicz", "Jaźwiński", "Krzemieniec", "Łęczycki",
			"Mroziewicz", "Ostrowicki", "Świątkiewicz", "Wąsowicz"}},
	{code: "JP", name: "Japan", region: "Asia Pacific", currency: "USD", dial: "+81", zone: "Asia/Tokyo", domain: "co.jp", suffix: "K.K.",
		language: "Japanese", count: 8,
		heads:   []string{"Tanabashi", "Kurosaka", "Hoshimine", "Fujinami", "Okazura", "Shirahata", "Wakamori", "Minatogi"},
		tails:   []string{""},
		cities:  []string{"Osaka", "Nagoya", "Yokohama", "Kobe", "Fukuoka", "Sendai"},
		streets: []string{"Minato-machi", "Kita-ku Nakanoshima", "Chūō-dōri", "Kōyō-chō"},
		first:   []string{"Misaki", "Kenji", "Haruka", "Daisuke", "Yūko", "Takeshi"},
		last:    []string{"Satō", "Morishima", "Kitahara", "Uchiyama", "Tsukada", "Hayasaka"}},
	{code: "AE", name: "United Arab Emirates", region: "Middle East", currency: "USD", dial: "+971", zone: "Asia/Dubai", domain: "ae",
		suffix: "LLC", language: "Arabic", count: 7,
		heads:   []string{"Al Safwa", "Najm Gulf", "Saqr Bay", "Al Yasat", "Barq Emirates", "Qasr Al Bahr", "Liwa Crescent"},
		tails:   []string{""},
		cities:  []string{"Dubai", "Abu Dhabi", "Sharjah", "Fujairah", "Ras Al Khaimah"},
		streets: []string{"Corniche Road", "Port Road", "Al Wahda Street", "Jetty Street"},
		first:   []string{"Khalid", "Mariam", "Omar", "Noura", "Yousef", "Salma"},
		last:    []string{"Al Marrashi", "Al Suwaifi", "Haddadin", "Al Zaabri", "Qasimiyan", "Al Ketbani"}},
	{code: "ES", name: "Spain", region: "Iberia", currency: "EUR", dial: "+34", zone: "Europe/Madrid", domain: "es", suffix: "S.L.",
		language: "Spanish", count: 18,
		heads:   []string{"Alba", "Cala", "Fuen", "Guada", "Navas", "Riba", "Torre", "Villa"},
		tails:   []string{"cerro", "dorada", "landa", "nera", "queda", "sierra"},
		cities:  []string{"Zaragoza", "Valencia", "Bilbao", "Sevilla", "Vigo", "Tarragona", "Murcia"},
		streets: []string{"calle del Puerto", "avenida de la Estación", "paseo del Muelle", "polígono Las Eras"},
		first:   []string{"Ines", "Beatriz", "Javier", "Nuria", "Álvaro", "Rocío", "Íñigo", "Marta", "Sergio", "Amaia"},
		last:    []string{"Carvalho", "Lorca", "Echeverri", "Montalbán", "Quiñones", "Ripoll", "Sanjuán", "Urrutia", "Valdés", "Zabaleta"}},
	{code: "SE", name: "Sweden", region: "Nordics", currency: "EUR", dial: "+46", zone: "Europe/Stockholm", domain: "se", suffix: "AB",
		language: "Swedish", count: 18,
		heads:   []string{"Fjäll", "Gran", "Kvarn", "Norr", "Skogs", "Sten", "Ulv"},
		tails:   []string{"backa", "dal", "holm", "hult", "sjö", "torp"},
		cities:  []string{"Göteborg", "Malmö", "Luleå", "Västerås", "Norrköping", "Gävle", "Helsingborg"},
		streets: []string{"Hamngatan", "Bruksvägen", "Kungsportsplatsen", "Sjövägen"},
		first:   []string{"Anders", "Åsa", "Björn", "Elin", "Göran", "Kerstin", "Mårten", "Sofia", "Örjan", "Ylva"},
		last: []string{"Lindqvarn", "Ekdahl", "Sjöwall", "Åkerblom", "Bergstrand", "Forsmark", "Hällström", "Norling", "Öhrman",
			"Wikander"}},
}

func countryOf(code string) *country {
	for _, c := range countries {
		if c.code == code {
			return c
		}
	}
	panic("no country " + code)
}

// An industry says what a customer does, in words of its country, and how its
// year goes.
type industry struct {
	code, name string
	units      []string            // divisions
	nouns      map[string][]string // by country; "" any other
	season     [12]int             // percent of an average month
}

var flat = [12]int{100, 98, 104, 100, 99, 103, 98, 90, 103, 104, 102, 99}

var industries = []industry{
	{"logistics", "Freight and contract logistics", []string{"Contract logistics", "Freight", "Customs", "Parcels"},
		map[string][]string{"": {"Freight", "Logistics", "Cargo"}, "DE": {"Spedition", "Logistik"}, "NL": {"Transport", "Expeditie"},
			"FR": {"Transports", "Logistique"}, "PL": {"Spedycja", "Transport"}, "ES": {"Logística", "Transportes"},
			"SE": {"Åkeri", "Logistik"}},
		[12]int{92, 90, 97, 98, 99, 98, 94, 93, 102, 110, 118, 109}},
	{"ports", "Ports and shipping", []string{"Reefer terminal", "Container terminal", "Bulk", "Marine services"},
		map[string][]string{"": {"Terminals", "Marine"}, "DE": {"Hafenbetriebe", "Reederei"}, "NL": {"Havenbedrijf", "Rederij"},
			"FR": {"Terminaux", "Armement"}, "PL": {"Żegluga", "Terminale"}, "ES": {"Puertos", "Naviera"}, "SE": {"Hamn", "Rederi"}}, flat},
	{"auto", "Automotive supply", []string{"Chassis", "Thermal management", "Brakes", "Aftermarket"},
		map[string][]string{"": {"Automotive", "Drivetrain", "Motor Parts"}, "DE": {"Antriebe", "Fahrzeugtechnik"},
			"NL": {"Automotive", "Voertuigdelen"}, "FR": {"Équipements", "Automobile"}, "PL": {"Podzespoły", "Odlewnia"},
			"ES": {"Automoción", "Componentes"}, "SE": {"Fordonsdelar", "Motor"}},
		[12]int{101, 101, 108, 103, 102, 105, 96, 72, 107, 108, 106, 91}},
	{"food", "Food and beverage", []string{"Chilled", "Frozen", "Dairy", "Bakery"},
		map[string][]string{"": {"Foods", "Dairies", "Provisions"}, "DE": {"Lebensmittel", "Molkerei"}, "NL": {"Zuivel", "Agro"},
			"FR": {"Laiteries", "Conserves"}, "PL": {"Mleczarnie", "Przetwory"}, "ES": {"Alimentación", "Conservas"},
			"SE": {"Livsmedel", "Mejeri"}},
		[12]int{93, 92, 97, 101, 104, 107, 108, 104, 98, 98, 101, 97}},
	{"pharma", "Pharmaceuticals", []string{"Injectables", "Solid dose", "Vaccines", "Clinical supply"},
		map[string][]string{"": {"Pharma", "Biologics"}, "DE": {"Arzneimittel", "Pharma"}, "FR": {"Laboratoires", "Pharma"},
			"PL": {"Farmacja"}, "ES": {"Farma"}, "SE": {"Läkemedel"}}, flat},
	{"retail", "Retail", []string{"Grocery", "Online", "Home and garden", "Fashion"},
		map[string][]string{"": {"Stores", "Markets", "Outfitters"}, "DE": {"Einzelhandel", "Warenhaus"}, "NL": {"Winkels", "Warenhuis"},
			"FR": {"Distribution", "Magasins"}, "PL": {"Sklepy", "Handel"}, "ES": {"Comercio", "Almacenes"}, "SE": {"Handel", "Varuhus"}},
		[12]int{88, 86, 94, 97, 97, 96, 94, 93, 97, 103, 125, 130}},
	{"energy", "Energy and grids", []string{"Grid", "Generation", "Field service", "Heat"},
		map[string][]string{"": {"Energy", "Utilities", "Power"}, "DE": {"Stadtwerke", "Netze"}, "NL": {"Energie", "Netbeheer"},
			"FR": {"Énergies", "Réseaux"}, "PL": {"Energetyka", "Sieci"}, "ES": {"Energía", "Redes"}, "SE": {"Elnät", "Kraft"}},
		[12]int{116, 112, 106, 98, 93, 88, 87, 88, 95, 101, 107, 109}},
	{"chem", "Chemicals", []string{"Resins", "Coatings", "Agrochemicals", "Tank storage"},
		map[string][]string{"": {"Chemical", "Coatings"}, "DE": {"Chemie", "Lacke"}, "NL": {"Chemie", "Harsen"},
			"FR": {"Chimie", "Peintures"}, "PL": {"Chemia", "Żywice"}, "ES": {"Química", "Pinturas"}, "SE": {"Kemi", "Färg"}}, flat},
	{"machinery", "Machinery", []string{"Service", "Packaging machines", "Machine tools", "Spare parts"},
		map[string][]string{"": {"Machinery", "Engineering"}, "DE": {"Maschinenbau", "Fördertechnik"}, "NL": {"Machinebouw", "Techniek"},
			"FR": {"Mécanique", "Machines"}, "PL": {"Maszyny", "Obrabiarki"}, "ES": {"Maquinaria", "Talleres"},
			"SE": {"Mekaniska", "Verkstad"}}, flat},
	{"building", "Building materials", []string{"Cement", "Modules", "Quarries", "Timber"},
		map[string][]string{"": {"Aggregates", "Building Supply"}, "DE": {"Baustoffe", "Betonwerke"}, "NL": {"Bouwstoffen", "Beton"},
			"FR": {"Ciments", "Matériaux"}, "PL": {"Beton", "Cegielnia"}, "ES": {"Cementos", "Áridos"}, "SE": {"Betong", "Byggsystem"}},
		[12]int{72, 76, 94, 108, 116, 118, 113, 109, 112, 107, 95, 80}},
	{"electronics", "Electronics manufacturing", []string{"Medical devices", "Industrial boards", "Prototypes", "Sensors"},
		map[string][]string{"": {"Electronics", "Circuits"}, "DE": {"Elektronik", "Messtechnik"}, "NL": {"Elektronica"},
			"FR": {"Électronique", "Composants"}, "PL": {"Elektronika", "Układy"}, "ES": {"Electrónica"},
			"SE": {"Elektronik", "Kretskort"}}, flat},
	{"health", "Hospitals and clinics", []string{"Surgery", "Pharmacy", "Day clinics", "Laboratory"},
		map[string][]string{"": {"Health", "Hospitals"}, "DE": {"Kliniken", "Krankenhäuser"}, "NL": {"Ziekenhuizen", "Zorg"},
			"FR": {"Santé", "Cliniques"}, "PL": {"Szpitale", "Kliniki"}, "ES": {"Salud", "Clínicas"}, "SE": {"Vård", "Sjukhus"}}, flat},
}

func industryOf(code string) *industry {
	for i := range industries {
		if industries[i].code == code {
			return &industries[i]
		}
	}
	panic("no industry " + code)
}

// leaders are the largest groups, in the order of what they pay us.
var leaders = []struct{ name, country, industry string }{
	{"Aurelia Logistics", "NL", "logistics"}, {"Brunnhagen Antriebe", "DE", "auto"}, {"Kestrel Moor Energy", "UK", "energy"},
	{"Great Cedar Foods", "US", "food"}, {"Laboratoires Montclarac", "FR", "pharma"}, {"Nordviken Terminals", "SE", "ports"},
	{"Wolframitz Chemie", "DE", "chem"}, {"Prairie Lantern Stores", "US", "retail"}, {"Odlewnie Grabowiec", "PL", "auto"},
	{"Harrowdene Hospitals", "UK", "health"}, {"Van Oorsveld Agro", "NL", "food"}, {"Sierra Clara Energía", "ES", "energy"},
	{"Hohenstett Maschinenbau", "DE", "machinery"}, {"Copperline Electronics", "US", "electronics"},
	{"Dar Al Rimal Cargo", "AE", "logistics"},
	{"Ciments de Valbrac", "FR", "building"}, {"瑞川精機株式会社", "JP", "machinery"}, {"Thornmere Pharma", "UK", "pharma"},
	{"Kvarnholm Byggsystem", "SE", "building"}, {"Mesa Verity Drivetrain", "US", "auto"}, {"Duinrode Chemie", "NL", "chem"},
	{"Żółw & Źródło Spedycja", "PL", "logistics"}, {"Rheinkamp Lebensmittel", "DE", "food"}, {"Iron Fork Utilities", "US", "energy"},
	{"Port de Saulieu-Mer", "FR", "ports"}, {"Eschenmoor Kliniken", "DE", "health"}, {"Larkfield & Wren", "UK", "retail"},
	{"Torreluna Conservas", "ES", "food"}, {"Akagane Logistics", "JP", "logistics"}, {"Bolderhof Machinebouw", "NL", "machinery"},
	{"Granite Gap Coatings", "US", "chem"}, {"Ostrowin Elektronika", "PL", "electronics"}, {"Merkenfeld Warenhaus", "DE", "retail"},
	{"Marsa Noor Terminals", "AE", "ports"}, {"Fontignac Distribution", "FR", "retail"}, {"Coldbourne Aggregates", "UK", "building"},
	{"Gesellschaft für norddeutsche Kühlhaus- und Umschlagsbetriebe Heiligenwerder und Söhne mbH", "DE", "logistics"},
	{"Silver Landing Health", "US", "health"}, {"Fjällhult Elnät", "SE", "energy"},
	{"Juniper Ridge Circuits", "US", "electronics"}, {"Pinarosa Automoción", "ES", "auto"}, {"Niddergarten Arzneimittel", "DE", "pharma"},
	{"Jawornica Mleczarnie", "PL", "food"}, {"Elderwick Marine", "UK", "ports"}, {"شركة الواحة الذهبية للنقل", "AE", "logistics"},
	{"Harbor Bluff Packaging", "US", "machinery"}, {"Oeverlande Zuivel", "NL", "food"}, {"Chamvigny Santé", "FR", "health"},
	{"Pixel & Plum 🍑", "UK", "retail"}, {"Trautenrain Bahntechnik", "DE", "machinery"}, {"Wierzbin Żywice", "PL", "chem"},
	{"Falcon Spring Freight", "US", "logistics"}, {"Hassersiek Messtechnik", "DE", "electronics"},
	{"Skogstorp Mekaniska", "SE", "machinery"},
	{"Ravencombe Provisions", "UK", "food"}, {"Prélieu Équipements", "FR", "auto"},
}

// rivals are our competitors.
var rivals = []string{"Norvik", "Trakkona", "Lodemark Systems", "Zentrova", "Cargolume", "Hexaroute", "Palisor", "Sensorvia", "Kappaflow",
	"Orbitagis"}
