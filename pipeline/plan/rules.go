package plan

// Roles of owners, printed where no name is known.
const (
	roleManager    = "account manager"
	roleSponsor    = "sponsor"
	roleProgram    = "program manager"
	roleEscalation = "escalation manager"
	roleCompany    = "our company"
)

// meetingRule is the code of the rule whose lines are booked meetings.
const meetingRule = "meeting"

// A Rule is one reason for lines of the plan, beside its documentation.
type Rule struct {
	Code    string
	Why     string // when it applies
	Window  string // when its lines begin and are due
	Settled string // which facts make a line of it done, or stand for it
	Role    string // who owns its lines unless the facts name somebody
	Keys    string // of the configuration: what can be set
	Weight  int    // what gives way first under the budget: the least
	Cadence bool   // asked for by the cadence, or a meeting itself: outside the budget
	Again   bool   // a closed line comes again after its rest while its reason is still there

	propose func(*desk, member) []line
}

// Rules are every rule of the plan, the most useful first. A rule's line
// carries in ID what set it off, from which its stable id is made.
func Rules() []Rule {
	return []Rule{
		{Code: meetingRule, Cadence: true, Weight: 100, Role: roleSponsor, propose: bookedMeetings,
			Why:     "a meeting is booked, or was held in the last 30 days and is not debriefed",
			Window:  "from goal and agenda before the meeting to its promises after it; the date never moves by itself",
			Settled: "the outcome of the meeting is told", Keys: "goal_days, briefing_days, coaching_days, debrief_days, promise_days"},
		{Code: "escalation", Weight: 95, Role: roleEscalation, propose: escalations,
			Why:     "an escalation is open",
			Window:  "from its opening to its next open deadline: response, cause, corrective action, look for recurrence",
			Settled: "the escalation is resolved",
			Keys:    "escalation_response, escalation_cause, escalation_correction, escalation_recurrence"},
		{Code: "recurrence", Weight: 92, Role: roleEscalation, propose: recurrences,
			Why:     "an escalation was resolved lately",
			Window:  "until the days for a look at its recurrence have passed since it was resolved",
			Settled: "nothing; somebody says that it is done", Keys: "escalation_recurrence"},
		{Code: "renewal", Weight: 90, Role: roleManager, propose: renewals,
			Why:     "a contract renews within twelve months",
			Window:  "from the first to the last of the days before the renewal, with a tick at each",
			Settled: "nothing; a renewal date that moves on ends the line", Keys: "renewal_steps"},
		{Code: "promise", Weight: 88, Role: roleManager, propose: promises,
			Why:     "a promise to the customer is not kept",
			Window:  "until the day that was promised; one without a day has the working days of promise_days",
			Settled: "the promise is kept", Keys: "promise_days"},
		{Code: "name-sponsor", Weight: 87, Role: roleProgram, Again: true, propose: nameSponsor,
			Why:     "the account has no confirmed sponsor",
			Window:  "from now on, within the days for it",
			Settled: "a pairing is confirmed", Keys: "name_sponsor_days"},
		{Code: "handover", Weight: 86, Role: roleSponsor, propose: handover,
			Why:     "the sponsor leaves, or another has just taken over",
			Window:  "before the day on which the sponsor leaves; after a change, from the day of the new pairing",
			Settled: "nothing; somebody says that it is done", Keys: "handover_days"},
		{Code: "ask", Weight: 85, Role: roleSponsor, propose: asks,
			Why:     "a request to a sponsor or to us is unanswered",
			Window:  "until the day on which the answer is needed; one without a day has the working days of promise_days",
			Settled: "the ask is answered", Keys: "promise_days"},
		{Code: "introduction", Weight: 84, Role: roleManager, propose: introduction,
			Why:     "the pairing is new",
			Window:  "from the day of the pairing, within the days for it",
			Settled: "a meeting with the new sponsor is held or booked", Keys: "introduction_days"},
		{Code: "farewell", Weight: 83, Role: roleProgram, propose: farewell,
			Why:     "the account is proposed to leave the program",
			Window:  "from now on, within the days for it",
			Settled: "nothing; it ends when the account has left or stays", Keys: "farewell_days"},
		{Code: "visit", Cadence: true, Weight: 80, Role: roleSponsor, propose: visits,
			Why:     "the cadence of the tier: sponsor visits in person",
			Window:  "a half month in each equal part of the calendar year, where the sponsor's year is lightest",
			Settled: "a visit, or a QBR in person, with a sponsor is held or booked in that part",
			Keys:    "tier_1_in_person, tier_2_in_person, meetings_apart, visits_in_quarter_end"},
		{Code: "opposed", Weight: 78, Role: roleSponsor, Again: true, propose: opposed,
			Why:     "one who decides is against us, and the stance has not expired (scorecard: stance_months)",
			Window:  "from now on, within the days for it",
			Settled: "the stance is another one", Keys: "opposed_days"},
		{Code: "opportunity", Weight: 76, Role: roleManager, propose: largeOpportunity,
			Why:     "an open opportunity that is large beside the account's revenue closes within twelve months; the three nearest",
			Window:  "in the weeks before its close",
			Settled: "the opportunity is won, lost or no longer large", Keys: "large_opportunity, opportunity_from, opportunity_until"},
		{Code: "qbr", Cadence: true, Weight: 74, Role: roleManager, propose: qbrs,
			Why:     "the cadence of tier 1: quarterly business reviews",
			Window:  "a half month in each equal part of the calendar year",
			Settled: "a QBR is held or booked in that part", Keys: "tier_1_qbrs, meetings_apart"},
		{Code: "contact", Cadence: true, Weight: 72, Role: roleSponsor, propose: contacts,
			Why:     "the cadence of the tier: other sponsor contacts",
			Window:  "a half month in each equal part of the calendar year, where the sponsor's year is lightest",
			Settled: "a call or meeting with a sponsor that is no visit is held or booked in that part",
			Keys:    "tier_1_virtual, tier_2_virtual, meetings_apart"},
		{Code: "survey", Weight: 70, Role: roleManager, propose: surveys,
			Why:     "a survey was answered lately",
			Window:  "within the days for it after the answer",
			Settled: "nothing; somebody says that it is done", Keys: "survey_days"},
		{Code: "find-out", Weight: 68, Role: roleManager, Again: true, propose: findOut,
			Why:     "contacts are known, but not who decides, or not where one who decides stands",
			Window:  "from now on, within the days for it",
			Settled: "somebody is known to decide, and the stance of all who do", Keys: "find_out_days"},
		{Code: "broaden", Weight: 66, Role: roleManager, Again: true, propose: broaden,
			Why:     "everything hangs on one contact",
			Window:  "from now on, within the days for it",
			Settled: "a second contact was spoken to in twelve months", Keys: "broaden_days"},
		{Code: "occasion", Weight: 50, Role: roleSponsor, propose: occasions,
			Why:     "an occasion ahead is in the account's region, country, city or industry",
			Window:  "in the 30 days before the occasion",
			Settled: "a meeting within two weeks of it is held or booked", Keys: "occasion_days"},
		{Code: "business-plan", Cadence: true, Weight: 45, Role: roleManager, propose: businessPlan,
			Why:     "every account in the program has an annual business plan",
			Window:  "from a month before the fiscal year begins to a month after",
			Settled: "nothing; somebody says that it is done", Keys: "the configuration's fiscal_year_start"},
		{Code: "internal-review", Cadence: true, Weight: 40, Role: roleManager, propose: internalReview,
			Why:     "the account manager reviews the account every month",
			Window:  "the twelve months, one line for the year",
			Settled: "nothing; it is one line a fiscal year", Keys: "the configuration's fiscal_year_start"},
	}
}
