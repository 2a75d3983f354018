package dates

import (
	"strings"
	"time"

	"sponsorbook/pipeline/program"
)

// MonthName is the month that a word names in English, German, French, Spanish,
// Italian, Dutch, Portuguese, Polish, Czech, Scandinavian, Turkish or Russian, in
// full or as usually shortened: "Mär", "août".
func MonthName(word string) (time.Month, bool) {
	if len(word) > 20 || len(word) < 3 {
		return 0, false
	}
	m, ok := monthNames[program.Fold(word)]
	return m, ok
}

// monthNames are all names of the months, folded.
var monthNames = func() map[string]time.Month {
	m := map[string]time.Month{}
	for i, names := range [...]string{
		"jan january januar janner jaenner janvier janv ene enero gen gennaio januari janeiro styczen stycznia sty leden ledna led ocak " +
			"oca январь января янв",
		"feb february februar fevrier fevr fev febr febrero febbraio februari fevereiro luty lutego lut unor unora subat sub февраль " +
			"февраля фев февр",
		"mar march mrz marz maerz mars marzo maart mrt marco marzec marca marts brezen brezna bre mart март марта мар",
		"apr april avr avril abr abril aprile kwiecien kwietnia kwi duben dubna dub nisan nis апрель апреля апр",
		"may mai mayo mag maggio mei maio maj maja kveten kvetna mayis май мая",
		"jun june juni juin junio giu giugno junho czerwiec czerwca cze cerven cervna haziran haz июнь июня июн",
		"jul july juli juil juillet julio lug luglio julho lipiec lipca lip cervenec cervence temmuz tem июль июля июл",
		"aug august aout aou ago agosto augustus sierpien sierpnia sie augusti srpen srpna agustos agu август августа авг",
		"sep sept september septembre septiembre set settembre setembro wrzesien wrzesnia wrz zari eylul eyl сентябрь сентября сен сент",
		"oct october okt oktober octobre octubre ott ottobre out outubro pazdziernik pazdziernika paz rijen rijna ekim eki октябрь " +
			"октября окт",
		"nov november novembre noviembre novembro listopad listopada lis kasim kas ноябрь ноября ноя нояб",
		"dec december dez dezember decembre dic diciembre dicembre dezembro grudzien grudnia gru prosinec prosince desember des aralik " +
			"ara декабрь декабря дек",
	} {
		for w := range strings.FieldsSeq(names) {
			m[w] = time.Month(i + 1)
		}
	}
	return m
}()

// Weekday is whether a word names a day of the week, in full or shortened.
func Weekday(word string) bool { return weekdays[program.Fold(word)] }

// weekdays are the names of the days of the week, folded, which may stand
// before a date and add nothing to it.
var weekdays = func() map[string]bool {
	m := map[string]bool{}
	for w := range strings.FieldsSeq(`monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thur thurs fri sat sun
		montag dienstag mittwoch donnerstag freitag samstag sonnabend sonntag mo di mi do fr sa so
		lundi mardi mercredi jeudi vendredi samedi dimanche lun mar mer jeu ven sam dim
		lunes martes miercoles jueves viernes sabado domingo mie jue vie sab dom`) {
		m[w] = true
	}
	return m
}()
