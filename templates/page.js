/* Sorting and searching of tables: an enhancement. Without it every page is
   complete; it reads no address and fetches nothing. */
(function () {
  "use strict";
  var words = document.body.dataset;
  var lang = document.documentElement.lang || "en";
  var comma = /^de|^fr|^es|^it|^pl|^nl/.test(lang);
  var collator = new Intl.Collator(lang, { numeric: true, sensitivity: "base" });
  var powers = { k: 1e3, m: 1e6, bn: 1e9, "mio.": 1e6, "mrd.": 1e9 };

  function text(cell) {
    var copy = cell.cloneNode(true);
    copy.querySelectorAll("sup").forEach(function (s) { s.remove(); });
    return copy.textContent.trim();
  }

  /* the number that a person reads in a cell; NaN for none */
  function number(s) {
    var found = /([-−(]?)[^\d]*?(\d[\d.,'\u00a0\u202f ]*)\s*(k|m|bn|Mio\.|Mrd\.)?/i.exec(s);
    if (!found) return NaN;
    var digits = found[2].replace(/['\u00a0\u202f ]/g, "");
    digits = comma ? digits.replace(/\./g, "").replace(",", ".") : digits.replace(/,/g, "");
    var n = parseFloat(digits) * (powers[(found[3] || "").toLowerCase()] || 1);
    return found[1] || /[-−]\s*[^\d]*\d/.test(s) ? -n : n;
  }

  function kind(values) {
    var some = values.filter(Boolean);
    var all = function (test) { return some.length > 0 && some.every(test); };
    if (all(function (v) { return /^\d{1,2}\s\S+\s\d{4}$/.test(v) && !isNaN(Date.parse(v)); })) return Date.parse;
    if (all(function (v) { return /^[-−(]?[^\d\s]{0,4}\s?\d/.test(v) && !isNaN(number(v)); })) return number;
    return null;
  }

  function sort(table, column, down) {
    var body = table.tBodies[0];
    var rows = Array.prototype.slice.call(body.rows);
    var values = rows.map(function (r) { return text(r.cells[column]); });
    var read = kind(values);
    var keys = values.map(function (v) { return read ? read(v) : v; });
    var order = rows.map(function (_, i) { return i; });
    order.sort(function (a, b) {
      var x = keys[a], y = keys[b];
      var none = (values[a] === "") - (values[b] === "");
      if (none) return none;
      var by = read ? x - y : collator.compare(x, y);
      return (down ? -by : by) || a - b;
    });
    order.forEach(function (i) { body.appendChild(rows[i]); });
  }

  document.querySelectorAll("table.sortable").forEach(function (table) {
    var heads = Array.prototype.slice.call(table.tHead.rows[0].cells);
    heads.forEach(function (head, column) {
      if (!head.textContent.trim()) return;
      var button = document.createElement("button");
      button.type = "button";
      button.title = words.sort;
      while (head.firstChild) button.appendChild(head.firstChild);
      head.appendChild(button);
      button.addEventListener("click", function () {
        var down = head.getAttribute("aria-sort") === "ascending";
        heads.forEach(function (h) { h.removeAttribute("aria-sort"); });
        head.setAttribute("aria-sort", down ? "descending" : "ascending");
        sort(table, column, down);
      });
    });
  });

  /* letters that no decomposition turns into plain ones */
  var plain = { "ł": "l", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "ß": "ss", "æ": "ae", "œ": "oe", "ı": "i" };

  function fold(s) {
    return s.toLowerCase().normalize("NFD").replace(/[\u0300-\u036f]/g, "")
      .replace(/[łøđðþßæœı]/g, function (c) { return plain[c]; });
  }

  document.querySelectorAll("table.searchable").forEach(function (table) {
    var rows = [];
    var region = table.closest(".scroll");
    var rest = region.nextElementSibling;
    rest = rest && rest.matches("details.fold") ? rest : null;
    [table].concat(rest ? rest.querySelector("table") : []).forEach(function (t) {
      Array.prototype.forEach.call(t.tBodies, function (b) { rows.push.apply(rows, b.rows); });
    });
    rows = rows.filter(function (r) { return !r.classList.contains("group"); });
    if (rows.length < 8) return;
    var folded = rows.map(function (r) { return fold(text(r)); });
    var form = document.createElement("search");
    var label = document.createElement("label");
    var input = document.createElement("input");
    var count = document.createElement("output");
    input.type = "search";
    input.autocomplete = "off";
    label.append(words.search + " ", input);
    form.className = "find";
    form.append(label, count);
    region.parentNode.insertBefore(form, region);
    input.addEventListener("input", function () {
      var wanted = fold(input.value).split(/\s+/).filter(Boolean);
      var shown = 0;
      table.classList.toggle("filtered", wanted.length > 0);
      rows.forEach(function (row, i) {
        var hit = wanted.every(function (w) { return folded[i].indexOf(w) >= 0; });
        row.hidden = !hit;
        if (hit) shown++;
      });
      if (rest) rest.open = wanted.length > 0;
      count.textContent = wanted.length ? words.shown.replace("%d", shown).replace("%d", rows.length) : "";
    });
  });
})();
