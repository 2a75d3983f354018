package intake

import "sponsorbook/pipeline/finding"

// A Code is one kind of finding of this package: what it means, and what mends
// it. The reference page of findings is made from the list.
type Code struct {
	Code     string
	Severity finding.Severity // the worst that it comes with
	Meaning  string
	Example  string
	Mend     string
}

// Codes are all kinds of finding that reading the input may give, by code. They
// are stable: findings.csv may be filtered by them.
var Codes = []Code{
	{"account-name-ambiguous", finding.Warning, "A row names an account by a name that several accounts have, and gives no id. The row was set aside.",
		`contacts.csv row 14: "Acme" is the name of several accounts; 3 rows were set aside`, "Give the account's id beside its name."},
	{"account-names-shared", finding.Note, "Accounts with different ids have the same name. They are never merged.",
		`94 accounts with different ids share 47 names`, "If two of them are one customer, merge them in the CRM, or make one the parent of the other."},
	{"account-unknown", finding.Warning, "A row is about an account that is not among the accounts. The row was set aside; the most similar name is proposed, never assumed.",
		`revenue.xlsx Data!A17: "Globex Gmbh & Co" fits no account; 12 rows were set aside`, "Correct the name, or add the account."},
	{"as-of-from-data", finding.Warning, "The newest revenue is more than three months old, so the book is made for the end of its month.",
		`the newest revenue is of 2025-06; the book is made for 2025-06-30`, "Bring newer exports, or give the day with --as-of."},
	{"cell-error", finding.Warning, "A cell holds an error such as #REF!, or a formula without a value. It was left out.",
		`accounts.xlsx Sheet1!F9: "Renewal Date" holds "#REF!" instead of a value`, "Mend the formula, or paste its value."},
	{"column-missing", finding.Warning, "The configuration names a column that the table does not have.",
		`the configuration wants the field "our revenue" from a column "Turnover"`, "Correct the header under columns: in the configuration."},
	{"column-unknown-field", finding.Warning, "The configuration names a field that tables of this kind do not have.",
		`the configuration names the field "sponsr", which a table of accounts does not have`, "Write one of the fields of the kind."},
	{"credit-positive", finding.Warning, "Credit notes are written without a minus. They were taken off the revenue.",
		`12 credit notes have no minus; they were taken off the revenue`, "Export them as negative amounts, or leave it: both are read."},
	{"currency-clash", finding.Warning, "An amount names another currency than its row or header. The amount's own was believed.",
		`deals.csv D8: the amount "€ 1.200" names another currency than its row`, "Make the currency column and the amount agree."},
	{"currency-sign", finding.Warning, "Amounts carry a sign that several countries use, and nothing else names their currency.",
		`amounts are marked "$", which several countries use; they were taken for USD`, "Name the currency in a column or in the header."},
	{"currency-unknown", finding.Warning, "A word in a currency column is no currency.",
		`"Dollr" is no currency that is known`, "Write an ISO 4217 code such as EUR."},
	{"dates-ambiguous", finding.Error, "All dates of a column read two ways, and no other column of the table tells which. They were left out.",
		`dates of "Closed" such as "03/04/2026" read two ways`, "Write the order under dates: in the configuration, day first or month first."},
	{"file-copied", finding.Note, "Two files are the same, byte by byte. One was read.",
		`the file is the same, byte by byte, as accounts.csv`, "Delete one of the two."},
	{"file-not-opened", finding.Note, "The name of a file is not that of a table, so it was not opened.",
		`"LICENSE" has no name of a file with tables`, "If it holds a table, save it as .xlsx or .csv."},
	{"file-unreadable", finding.Error, "A file cannot be read. The others were.",
		`deals.xlsx: the file is encrypted`, "Save it again as .xlsx or .csv, or take it out of the input folder."},
	{"numbers-ambiguous", finding.Error, "All numbers of a column read two ways, and no other column of the table tells which. They were left out.",
		`numbers of "Amount" such as "1.234" read two ways`, "Write the decimal sign under numbers: in the configuration, point or comma."},
	{"override-expired", finding.Warning, "A group that was decided by hand has passed its date. The parents count again.",
		`the group of "Acme" was decided until 2026-06-30`, "Decide again, with a new date, or delete the row."},
	{"override-group", finding.Warning, "A group decided by hand names no account.",
		`the group "Globx" is an account that is not among the accounts`, "Write the id or name of an account, or none."},
	{"override-tier", finding.Warning, "A tier decided by hand is not 1, 2 or 3.",
		`tier 7 is none; the tier of "Acme" is left alone`, "Write 1, 2 or 3."},
	{"parent-cycle", finding.Warning, "Accounts are each other's parents. The one with the smallest id was taken for the top.",
		`"Acme" and "Globex" are each other's parents`, "Empty the parent of the account at the top."},
	{"parent-total", finding.Note, "A customer's amount is the sum of its sub-customers' and was not counted twice.",
		`"Freeman" is the sum of the 2 rows of its sub-customers`, ""},
	{"parent-unknown", finding.Warning, "The parent of an account is not among the accounts, or its name is not unique. The account stands alone.",
		`the parent "Globex Holding" of "Globex UK" is an account that is not among the accounts`, "Add the parent, correct its name, or leave the cell empty."},
	{"product-spelling", finding.Note, "Two product lines differ only in spaces, signs or case. They are counted apart.",
		`the product lines "GTX Pro" and "GTXPro" may be one`, "If they are one, write them the same way."},
	{"rate-missing", finding.Error, "Amounts in another currency have no rate for their month. They are shown apart and are in no figure.",
		`14 amounts of PLN in revenue have no rate for 2025-03`, "Add the rates to a table of rates: month, currency, rate."},
	{"rates-unused", finding.Warning, "There are exchange rates, and none leads to the reporting currency.",
		`no rate leads to the reporting currency "EUR"`, "Give rates that turn one unit of each currency into the reporting currency."},
	{"repeat-differs", finding.Warning, "Two rows with one id say different things. The first stands; the second fills only what the first leaves open.",
		`a second row about account "A-17" differs from accounts.csv row 3 in industry`, "Delete the row that is out of date."},
	{"revenue-lags", finding.Note, "The newest full month with revenue lies two months or more before the as-of date.",
		`the newest full month with revenue is 2026-07, 3 months before the as-of date`, "Bring a newer export of revenue."},
	{"revenue-negative", finding.Warning, "Nearly all amounts are negative, as bookkeeping writes revenue. All signs were turned around.",
		`980 of 1000 amounts are negative`, "Export revenue as positive amounts, or leave it: both are read."},
	{"revenue-question", finding.Warning, "A column of the accounts may be the customers' own size or what they pay us. It was not used.",
		`"Revenue" may be the customers' own size or what they pay us`, "If it is ours, name it under columns: in the configuration as the field our revenue."},
	{"revenue-twice", finding.Warning, "A table of revenue tells what a larger one tells already, such as last month's export beside this month's. It was left out.",
		`revenue-09.csv: the table tells the same amounts as revenue-10.csv`, "Delete the older of the two; if both count, name their product lines."},
	{"role-is-stance", finding.Note, "A contact's role says where the person stands rather than what they decide.",
		`the role "Blocker" of "J. Roe" may say where the person stands`, "Put it into a column stance, and what the person decides into decision role."},
	{"stance-unknown", finding.Warning, "The word for a contact's stance is not known. It was left open, and is printed nowhere.",
		`the stance of "J. Roe" was not understood`, "Write supports, neutral, sceptical or opposed."},
	{"table-not-recognised", finding.Warning, "A table is of none of the known kinds, or of two equally. All its rows were set aside.",
		`the table was not recognised: it may be accounts or contacts`, "Name its kind under tables: in the configuration."},
	{"table-not-used", finding.Note, "A table is about something that the book does not use, such as leads, products or a ledger.",
		`the table is about leads (ConvertedAccountId); it was not used`, "If it should be used, name its kind under tables: in the configuration."},
	{"total-differs", finding.Warning, "A total that a report prints is not the sum of its rows. The rows were used.",
		`the printed total "12,400.00" of "Amount" is not the sum of its rows, 12300`, "Look for rows that the export left out, or correct the total."},
	{"value-unreadable", finding.Warning, "A cell cannot be read as what its column holds. It was left out.",
		`accounts.csv G14: "Renewal Date" "next spring" was not understood as a date`, "Write it in the form that the finding names."},
	{"word-unknown", finding.Note, "A word is in none of our vocabularies. It is kept and printed as written.",
		`"Proposal/Quote" is no stage that is known`, "Use one of the words of the documentation, or leave it."},
}
