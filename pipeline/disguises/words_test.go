package disguises

// wordsIn are the words of cells and headers by language.
var wordsIn = map[string]map[string]string{
	"en": {"invoice": "Invoice", "credit": "Credit Note", "paid": "Paid", "open": "Open", "void": "Void", "draft": "Draft",
		"deleted": "Deleted", "total": "Total"},
	"de": {"invoice": "Rechnung", "credit": "Gutschrift", "paid": "Bezahlt", "open": "Offen", "void": "Storniert", "draft": "Entwurf",
		"deleted": "Gelöscht",
		"total":   "Summe", "account": "Kunde", "id": "Kundennummer", "number": "Rechnungsnummer", "date": "Rechnungsdatum",
		"due": "Fällig am", "net": "Nettobetrag",
		"tax": "Steuerbetrag", "gross": "Bruttobetrag", "currency": "Währung", "product": "Artikel", "doctotal": "Rechnungsbetrag",
		"type": "Belegart"},
	"fr": {"invoice": "Facture", "credit": "Avoir", "paid": "Payée", "open": "Ouverte", "void": "Annulée", "draft": "Brouillon",
		"deleted": "Supprimée",
		"total":   "Total général", "account": "Client", "id": "Code client", "number": "N° facture", "date": "Date de facture",
		"due": "Échéance", "net": "Montant HT",
		"tax": "TVA", "gross": "Montant TTC", "currency": "Devise", "product": "Article", "doctotal": "Total facture",
		"type": "Type de document"},
	"es": {"invoice": "Factura", "credit": "Nota de crédito", "paid": "Pagada", "open": "Pendiente", "void": "Anulada",
		"draft": "Borrador", "deleted": "Eliminada",
		"total": "Suma total", "account": "Cliente", "id": "Código de cliente", "number": "Número de factura", "date": "Fecha de factura",
		"due": "Vencimiento",
		"net": "Base imponible", "tax": "IVA", "gross": "Total con IVA", "currency": "Moneda", "product": "Artículo",
		"doctotal": "Total factura", "type": "Tipo de documento"},
	"it": {"invoice": "Fattura", "credit": "Nota di credito", "paid": "Pagata", "open": "Aperta", "void": "Annullata", "draft": "Bozza",
		"deleted": "Eliminata",
		"total":   "Totale generale", "account": "Cliente", "id": "Codice cliente", "number": "Numero fattura", "date": "Data fattura",
		"due": "Scadenza", "net": "Imponibile",
		"tax": "IVA", "gross": "Totale ivato", "currency": "Valuta", "product": "Articolo", "doctotal": "Totale documento",
		"type": "Tipo documento"},
	"nl": {"invoice": "Factuur", "credit": "Creditnota", "paid": "Betaald", "open": "Openstaand", "void": "Geannuleerd",
		"draft": "Concept", "deleted": "Verwijderd",
		"total": "Totaal", "account": "Klant", "id": "Klantnummer", "number": "Factuurnummer", "date": "Factuurdatum",
		"due": "Vervaldatum", "net": "Bedrag excl. btw",
		"tax": "Btw", "gross": "Bedrag incl. btw", "currency": "Valuta", "product": "Artikel", "doctotal": "Factuurtotaal",
		"type": "Documenttype"},
	"pt": {"invoice": "Fatura", "credit": "Nota de crédito", "paid": "Paga", "open": "Em aberto", "void": "Anulada", "draft": "Rascunho",
		"deleted": "Eliminada",
		"total":   "Total geral", "account": "Cliente", "id": "Código do cliente", "number": "Número da fatura", "date": "Data da fatura",
		"due": "Vencimento",
		"net": "Valor sem IVA", "tax": "IVA", "gross": "Valor com IVA", "currency": "Moeda", "product": "Artigo",
		"doctotal": "Total da fatura", "type": "Tipo de documento"},
	"ja": {"invoice": "請求書", "credit": "返品", "paid": "入金済", "open": "未入金", "void": "取消", "draft": "下書き", "deleted": "削除済",
		"total": "合計", "account": "得意先名", "id": "得意先コード", "number": "請求書番号", "date": "請求日", "due": "支払期限", "net": "税抜金額",
		"tax": "消費税", "gross": "税込金額", "currency": "通貨", "product": "商品名", "doctotal": "請求金額", "type": "伝票区分"},
}

// languages are those of wordsIn, in order.
var languages = []string{"de", "en", "es", "fr", "it", "ja", "nl", "pt"}

// A locale is how a country writes numbers and dates.
type locale struct {
	decimal, thousands string
	date               string // of time.Format
}

var (
	american  = locale{".", ",", "01/02/2006"}
	british   = locale{".", ",", "02/01/2006"}
	german    = locale{",", ".", "02.01.2006"}
	french    = locale{",", "\u202f", "02/01/2006"}
	swiss     = locale{".", "'", "02.01.2006"}
	plain     = locale{".", "", "2006-01-02"}
	japanese  = locale{".", ",", "2006/01/02"}
	worded    = locale{".", ",", "Jan 2, 2006"}
	localesOf = map[string][]locale{
		"en": {american, british, plain, worded}, "de": {german, german, swiss, plain}, "fr": {french, french, swiss},
		"es": {german, british},
		"it": {german, french}, "nl": {german, plain}, "pt": {german}, "ja": {japanese, plain},
	}
)
