package value

import (
	"strings"
	"unicode"

	"golang.org/x/text/currency"
)

// Currency is the ISO code that a cell of a currency column means: "eur",
// "Euro", "US Dollar", "€", "USD - U.S. Dollar". A bare "$" is USD, since that
// is what it means in the exports of a company that names no other; use
// SharedSign where the difference matters. Words that name no currency are
// unknown (false).
func Currency(text string) (string, bool) {
	s := strings.ToLower(strings.TrimSpace(text))
	if code, sign := currencyWord(s); code != "" {
		return code, true
	} else if sign != "" {
		return SignCurrency(sign)
	}
	if code, ok := currencyNames[s]; ok {
		return code, true
	}
	for w := range strings.FieldsFuncSeq(s, func(r rune) bool { return !unicode.IsLetter(r) }) {
		if code := isoCurrency(w); code != "" {
			return code, true
		}
	}
	return "", false
}

// SignCurrency is the currency that a sign which several countries share is
// taken for, when neither the column nor the configuration says otherwise:
// "$" is USD, "¥" is JPY, "kr" is left unknown. Whoever uses it says so in a
// finding.
func SignCurrency(sign string) (string, bool) {
	code, ok := sharedSigns[sign]
	return code, ok && code != ""
}

// SharedSign is whether a text is such a sign.
func SharedSign(text string) bool { _, ok := sharedSigns[text]; return ok }

// sharedSigns are the signs that name no single currency, with the one they
// are taken for; "" means that none is.
var sharedSigns = map[string]string{"$": "USD", "¥": "JPY", "kr": ""}

// ownSigns are the signs and short names that one currency alone has.
var ownSigns = map[string]string{
	"€": "EUR", "£": "GBP", "us$": "USD", "u$s": "USD", "usd$": "USD", "$us": "USD", "ca$": "CAD", "c$": "CAD", "cad$": "CAD", "a$": "AUD",
	"au$": "AUD",
	"nz$": "NZD", "hk$": "HKD", "s$": "SGD", "sg$": "SGD", "nt$": "TWD", "mx$": "MXN", "r$": "BRL", "jp¥": "JPY", "円": "JPY", "cn¥": "CNY",
	"元": "CNY", "人民币": "CNY",
	"₹": "INR", "rs": "INR", "₽": "RUB", "руб": "RUB", "рублей": "RUB", "₩": "KRW", "원": "KRW", "원화": "KRW", "₪": "ILS", "₺": "TRY",
	"tl": "TRY", "₴": "UAH", "zł": "PLN", "zl": "PLN", "kč": "CZK", "kc": "CZK", "ft": "HUF",
	"sfr": "CHF", "fr": "CHF", "₫": "VND", "฿": "THB", "₱": "PHP", "₦": "NGN", "₡": "CRC", "₲": "PYG", "₸": "KZT", "₼": "AZN", "₾": "GEL",
	"лв": "BGN",
}

// currencyNames are the names of the currencies that exports spell out.
var currencyNames = map[string]string{
	"euro": "EUR", "euros": "EUR", "us dollar": "USD", "u.s. dollar": "USD", "us dollars": "USD", "american dollar": "USD",
	"dollar": "USD", "dollars": "USD",
	"british pound": "GBP", "british pound sterling": "GBP", "pound sterling": "GBP", "pfund": "GBP", "livre sterling": "GBP",
	"libra esterlina": "GBP",
	"swiss franc":     "CHF", "schweizer franken": "CHF", "franken": "CHF", "franc suisse": "CHF", "franco suizo": "CHF",
	"japanese yen": "JPY", "yen": "JPY", "日本円": "JPY", "ユーロ": "EUR", "ドル": "USD", "米ドル": "USD", "ポンド": "GBP",
	"canadian dollar": "CAD", "australian dollar": "AUD", "chinese yuan": "CNY", "yuan renminbi": "CNY", "renminbi": "CNY",
	"indian rupee":  "INR",
	"swedish krona": "SEK", "norwegian krone": "NOK", "danish krone": "DKK", "polish zloty": "PLN", "zloty": "PLN", "złoty": "PLN",
	"zlotych": "PLN", "złotych": "PLN", "zł": "PLN", "türk lirası": "TRY", "reais": "BRL", "kronor": "SEK", "kroner": "DKK",
	"czech koruna":   "CZK",
	"brazilian real": "BRL", "mexican peso": "MXN", "singapore dollar": "SGD", "hong kong dollar": "HKD", "us-dollar": "USD",
	"dólar estadounidense": "USD", "dollar américain": "USD",
}

// currencyWord reads one lower-case word: a code, a sign of its own, or a
// shared sign.
func currencyWord(w string) (code, sign string) {
	if c, ok := ownSigns[strings.TrimSuffix(w, ".")]; ok {
		return c, ""
	}
	if _, ok := sharedSigns[strings.TrimSuffix(w, ".")]; ok {
		return "", strings.TrimSuffix(w, ".")
	}
	return isoCurrency(w), ""
}

// isoCurrency is the upper-case code of a valid three-letter currency.
func isoCurrency(w string) string {
	if len(w) != 3 {
		return ""
	}
	u, err := currency.ParseISO(w)
	if err != nil || u == currency.XXX || u == currency.XTS {
		return ""
	}
	return u.String()
}
