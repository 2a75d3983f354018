package who

import (
	"regexp"

	"sponsorbook/pipeline/program"
)

// invited is what calendars and mail write before the subject of an invitation, but for
// one that takes it back.
var invited = regexp.MustCompile(`(?i)^\s*(?:invitation|einladung|invito|invitación|uitnodiging|zaproszenie|convite|inbjudan|re|aw|` +
	`fwd?|wg|tr|` +
	`accepted|tentative|zugesagt|招待)\s*[:：]\s*`)

// changed is what they write before the subject of one that changes an invitation.
var changed = regexp.MustCompile(`(?i)^\s*(?:updated(?: invitation)?|update|rescheduled|moved|changed|new time(?: proposed)?|` +
	`aktualisiert|aktualisierung|` +
	`verschoben|geändert|mise à jour|modifié|déplacé|actualizado|actualización|aggiornato|aggiornamento|bijgewerkt|zaktualizowano|` +
	`atualizado|uppdaterad|更新|変更)\s*[:：]\s*`)

// takenBack is the whole mark of one that takes an invitation back.
var takenBack = regexp.MustCompile(`(?i)^[^:：]{3,16}[:：]\s*`)

// Topic is the subject of an invitation without what the calendar writes before it, and
// what that says of an earlier one.
func Topic(subject string) (topic, says string) {
	for invited.MatchString(subject) {
		subject = invited.ReplaceAllString(subject, "")
	}
	switch {
	case changed.MatchString(subject):
		says, subject = "changed", changed.ReplaceAllString(subject, "")
	case CalledOff.MatchString(program.Fold(subject)):
		says, subject = "off", takenBack.ReplaceAllString(subject, "")
	}
	return program.Fold(subject), says
}

// CalledOff is how calendars mark, before the subject, what was cancelled.
var CalledOff = regexp.MustCompile(`^(cancel(l)?ed|abgesagt|storniert|annulee?|cancelad[oa]|annullat[oa]|geannuleerd|odwolan[eoay]|` +
	`installd|` +
	`avlyst|iptal( edildi)?|отменен[ао]?)\b|^(キャンセル|中止|已取消|取消)`)
