// Checks every web page of a book: `npm ci` in this folder once, then
//
//   node .ci/html-check.mjs output/2026-11 [--full]    one book, or the folder of all
//
// Links and their fragments on every page; that rooms link to nothing outside
// themselves; the size of each page; the Nu HTML checker on every page; axe
// (WCAG 2.2 AA and good practice), light, and dark on the richest, scripts' errors, sideways
// overflow on a phone, that the Tab key reaches everything with a visible mark,
// that nothing is missing with JavaScript off, and, printed on A4 and Letter,
// blank pages, headings left alone at the end of one, table rows cut by it and
// a scorecard of more than one page: on the poorest and the richest page of each
// kind and four accounts, ten with --full. Says what it finds, one line each, and exits 1; 2 when
// a tool is missing.
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, statSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const here = path.dirname(fileURLToPath(import.meta.url));
const dir = process.argv[2];
const mostBytes = 1024 * 1024;
const findings = [];
const say = (file, what) => findings.push(`${file}: ${what}`);
const stop = (what) => { console.error(what); process.exit(2); };

if (!dir || !existsSync(dir)) stop('usage: node .ci/html-check.mjs DIR [--full], the folder of a book');
if (!existsSync(path.join(here, 'node_modules'))) stop(`the checkers are not installed; run: npm ci --prefix ${here}`);

const { Parser } = await import('htmlparser2');
const axe = (await import('axe-core')).default;
const { chromium } = await import('playwright-core');

function pagesOf(folder) {
  return readdirSync(folder, { recursive: true }).map((f) => f.split(path.sep).join('/'))
    .filter((f) => f.endsWith('.html')).sort();
}

// room is the folder that a file is handed out in; '' for the book itself. The
// folder that is checked may be a book, or hold several.
function room(file) {
  return /^(\d{4}-\d{2}\/)?(board\/|(sponsors|managers)\/[^/]+\/)/.exec(file)?.[0] ?? '';
}

function read(file) {
  const page = { ids: new Set(), links: [] };
  const parser = new Parser({
    onopentag(name, attributes) {
      if (attributes.id !== undefined) {
        if (page.ids.has(attributes.id)) say(file, `id "${attributes.id}" twice`);
        page.ids.add(attributes.id);
      }
      for (const key of ['href', 'src', 'action', 'xlink:href']) {
        if (attributes[key] !== undefined) page.links.push([name, attributes[key]]);
      }
    },
  });
  parser.end(readFileSync(path.join(dir, file), 'utf8'));
  return page;
}

function checkLinks(files) {
  const pages = new Map(files.map((f) => [f, read(f)]));
  for (const [file, page] of pages) {
    for (const [tag, link] of page.links) {
      if (tag === 'link' && link === 'data:,') continue; // no icon
      if (tag === 'img' && /^data:image\/(svg\+xml|png|jpeg);base64,[A-Za-z0-9+/=]+$/.test(link)) continue; // the logo
      if (/^[a-z][a-z0-9+.-]*:|^\/|\\/i.test(link)) { say(file, `<${tag}> leads to "${link}"`); continue; }
      const [to, fragment] = link.split('#');
      const target = to === '' ? file : path.posix.join(path.posix.dirname(file), decodeURIComponent(to));
      if (room(file) && !target.startsWith(room(file))) say(file, `"${link}" leads out of ${room(file)}`);
      if (target.startsWith('..')) { // the shelf of books above this one
        if (!existsSync(path.join(dir, target))) say(file, `"${link}" leads nowhere`);
        continue;
      }
      if (!pages.has(target) && !existsSync(path.join(dir, target))) say(file, `"${link}" leads nowhere`);
      else if (fragment !== undefined && pages.has(target) && !pages.get(target).ids.has(fragment)) say(file, `"${link}": no such place`);
    }
  }
}

function checkSizes(files) {
  for (const file of files) {
    const { size } = statSync(path.join(dir, file));
    if (size > mostBytes) say(file, `${size} bytes, more than ${mostBytes}`);
  }
}

function checkMarkup() {
  const jar = path.join(here, 'node_modules', 'vnu-jar', 'build', 'dist', 'vnu.jar');
  // Names of customers are in many languages: what a page is written in is not guessed from them.
  const out = spawnSync('java', ['-Xss4m', '-jar', jar, '--skip-non-html', '--no-langdetect', '--format', 'json', '--stdout', path.resolve(dir)],
    { encoding: 'utf8', maxBuffer: 1 << 30 });
  if (out.error) stop(`the Nu HTML checker needs java: ${out.error.message}`);
  let messages;
  try { messages = JSON.parse(out.stdout).messages; } catch { stop(`the Nu HTML checker failed: ${out.stderr || out.stdout}`); }
  for (const m of messages) {
    // Whether the policy lets a page be what it is, the browser says: it is what obeys it.
    if (/violates Content Security Policy/.test(m.message)) continue;
    const file = m.url ? path.relative(path.resolve(dir), fileURLToPath(m.url)) : dir;
    say(file, `${m.subType ?? m.type} line ${m.lastLine}: ${m.message}${m.extract ? ` [${m.extract.trim().slice(0, 120)}]` : ''}`);
  }
}

// accounts is how many of their pages are looked at.
const accounts = process.argv.includes('--full') ? 10 : 4;

// richest is the largest page of each kind: it alone is looked at in the dark.
const richest = new Set();

// sample is the smallest and the largest page of each kind, poor and rich, and
// some accounts from one end to the other.
function sample(files) {
  const kinds = new Map();
  for (const file of files) {
    const kind = file.replace(/-[0-9a-f]{6}(?=[-./])/g, '-*').replace(/[^/]*-\*[^/]*/g, '*').replace(/\/\d\d\.html$/, '/part');
    kinds.set(kind, [...(kinds.get(kind) ?? []), file]);
  }
  const size = (file) => statSync(path.join(dir, file)).size;
  const light = (file) => size(file) < 400_000; // axe takes minutes over thousands of rows
  return [...kinds].flatMap(([kind, all]) => {
    const sorted = all.filter(light).sort((a, b) => size(a) - size(b));
    richest.add(sorted.at(-1));
    const most = Math.min(sorted.length, /^([\d-]+\/)?accounts\//.test(kind) ? accounts : 2);
    return Array.from({ length: most }, (_, i) => sorted[most === 1 ? 0 : Math.round(i * (sorted.length - 1) / (most - 1))]);
  });
}

// colours are the rules of axe that a colour scheme can break.
const colours = ['color-contrast', 'link-in-text-block'];

// each calls check for the files, on as many pages at once as there are processors.
async function each(files, check) {
  const left = [...files];
  await Promise.all(Array.from({ length: availableParallelism() }, async () => {
    for (let file = left.shift(); file !== undefined; file = left.shift()) await check(file);
  }));
}

async function checkBrowser(files) {
  const executablePath = [process.env.CHROMIUM, '/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome']
    .find((p) => p && existsSync(p));
  if (!executablePath) stop('no Chromium found; name it in the environment variable CHROMIUM');
  const browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] });
  for (const colorScheme of ['light', 'dark']) {
    const context = await browser.newContext({ colorScheme, viewport: { width: 1280, height: 900 }, reducedMotion: 'reduce' });
    await each(colorScheme === 'light' ? files : files.filter((f) => richest.has(f)), (file) => checkPage(context, file, colorScheme));
    await context.close();
  }
  const plain = await browser.newContext({ javaScriptEnabled: false, viewport: { width: 1280, height: 900 } });
  await each(files, (file) => checkPlain(plain, file));
  await plain.close();
  await browser.close();
}

// checkPlain compares a page without JavaScript with the page that has it: the
// same words, and no row hidden.
async function checkPlain(context, file) {
  const page = await context.newPage();
  await page.goto(pathToFileURL(path.resolve(dir, file)).href);
  const [rows, hidden, words] = await page.evaluate(() => [
    document.querySelectorAll('main tbody tr').length,
    [...document.querySelectorAll('main tbody tr')].filter((r) => !r.closest('details') && r.getClientRects().length === 0).length,
    document.querySelector('main').innerText.trim().length]);
  if (words === 0 || hidden > 0) say(file, `without JavaScript ${hidden} of ${rows} rows are hidden, ${words} letters shown`);
  if (said.has(file) && said.get(file) !== await wordsOf(page)) say(file, 'without JavaScript it says other words');
  await page.close();
}

// said is what each page says with JavaScript; wordsOf leaves out what it adds.
const said = new Map();
const wordsOf = (page) => page.evaluate(() => {
  const copy = document.querySelector('main').cloneNode(true);
  copy.querySelectorAll('search').forEach((e) => e.remove());
  return copy.textContent.replace(/\s+/g, ' ');
});

const focusable = 'a[href], button, input, select, summary, [tabindex="0"]';

// checkKeys presses Tab through a page of a moderate number of stops; what each
// stop looks like is noted on the page itself.
async function checkKeys(page, file) {
  const stops = await page.evaluate((f) => {
    window.unmarked = [];
    document.addEventListener('focusin', ({ target }) => {
      if (target.dataset.reached) return;
      target.dataset.reached = 'yes';
      const style = getComputedStyle(target);
      if (style.outlineStyle === 'none' && style.boxShadow === 'none') window.unmarked.push(target.outerHTML.slice(0, 100));
    });
    return [...document.querySelectorAll(f)].filter((e) => e.getClientRects().length > 0).length;
  }, focusable);
  if (stops > 300) return; // the same page of a poorer account is walked through
  for (let i = 0; i < stops + 3; i += 1) await page.keyboard.press('Tab');
  const [unmarked, missed] = await page.evaluate((f) => [window.unmarked, [...document.querySelectorAll(f)]
    .filter((e) => e.getClientRects().length > 0 && e.checkVisibility() && !e.dataset.reached).map((e) => e.outerHTML.slice(0, 100))], focusable);
  for (const u of unmarked.slice(0, 3)) say(file, `no visible focus on ${u}`);
  for (const m of missed.slice(0, 3)) say(file, `the Tab key does not reach ${m}`);
}

async function checkPage(context, file, scheme) {
  const page = await context.newPage();
  page.on('console', (m) => { if (m.type() === 'error' || m.type() === 'warning') say(file, `console: ${m.text()}`); });
  page.on('pageerror', (e) => say(file, `script: ${e.message}`));
  page.on('request', (r) => { if (!/^(file|data):/.test(r.url())) say(file, `asks for ${r.url()}`); });
  await page.goto(pathToFileURL(path.resolve(dir, file)).href);
  await page.evaluate(axe.source);
  // What the dark scheme changes is colours: they alone are looked at twice.
  const { violations } = await page.evaluate((runOnly) => window.axe.run(document, { runOnly, resultTypes: ['violations'] }),
    scheme === 'light' ? ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] : { type: 'rule', values: colours });
  for (const v of violations) say(file, `axe ${scheme}: ${v.id}: ${v.help}: ${v.nodes.slice(0, 3).map((n) => n.html.slice(0, 160)).join(' | ')} (${v.nodes.length})`);
  if (scheme === 'light') {
    said.set(file, await wordsOf(page));
    await checkKeys(page, file);
    await checkPrint(page, file);
    await checkPhone(page, file);
  }
  await page.close();
}

// checkPhone looks for what a small screen cuts off: a page that scrolls
// sideways, and a card whose words stand outside it by more than the room around
// a source mark.
async function checkPhone(page, file) {
  await page.setViewportSize({ width: 390, height: 844 });
  const [over, cut] = await page.evaluate(() => [document.documentElement.scrollWidth - window.innerWidth,
    [...document.querySelectorAll('.cards tbody td, .cards tbody th')].filter((c) => c.scrollWidth > c.clientWidth + 10 && c.clientWidth > 0 && getComputedStyle(c).display !== 'table-cell').map((c) => c.textContent.slice(0, 60))]);
  if (over > 0) say(file, `${over} pixels wider than a phone`);
  for (const text of cut.slice(0, 3)) say(file, `on a phone a cell is cut: ${text}`);
}

const scratch = mkdtempSync(path.join(tmpdir(), 'html-check-'));

// letters are what is compared of a text: Latin ones. Numbers of source notes
// stand between the words, and other scripts leave a PDF in an order and in
// forms of their own.
const letters = (text) => text.normalize('NFC').replace(/[^A-Za-z\u00c0-\u024f]/g, '');

// digits tell a heading from a row of a table that begins with the same word.
const digits = (text) => text.replace(/\D/g, '');

// rowsOf are the texts of the cells of each table row that is printed.
const rowsOf = async (page) => (await page.evaluate(() => [...document.querySelectorAll('main tbody tr')]
  .filter((r) => !r.closest('details'))
  .map((r) => [...r.cells].map((c) => (c.querySelector('details > summary') ?? c).textContent)))).map((cells) => cells.filter((c) => !/[\u0590-\u08ff\u3000-\uffff]/.test(c)).map(letters).filter(Boolean));

async function checkPrint(page, file) {
  const rows = await rowsOf(page);
  const headings = await page.evaluate(() => [...document.querySelectorAll('.body :is(h2, h3, h4)')].map((h) => h.textContent));
  for (const format of ['A4', 'Letter']) {
    const pdf = path.join(scratch, `${encodeURIComponent(file)}.pdf`);
    await page.pdf({ path: pdf, format });
    const read = (how) => {
      try { return execFileSync('pdftotext', [how, pdf, '-'], { encoding: 'utf8', maxBuffer: 1 << 28 }).split('\f').slice(0, -1); } catch { stop('pdftotext is needed to look at printed pages'); }
      return [];
    };
    const pages = read('-raw');
    pages.forEach((t, i) => {
      if (t.replace(/\d+ \/ \d+\s*$/, '').trim() === '') say(file, `printed on ${format}, page ${i + 1} is blank`);
    });
    if (/(^|\/)scorecard\.html$/.test(file) && pages.length > 1) say(file, `printed on ${format}, it takes ${pages.length} pages`);
    const bare = pages.map(letters);
    pages.forEach((t, i) => {
      const last = t.replace(/\d+ \/ \d+\s*$/, '').trim().split('\n').at(-1);
      if (i < pages.length - 1 && headings.some((h) => letters(h) !== '' && letters(h) === letters(last) && digits(h) === digits(last))) say(file, `printed on ${format}, page ${i + 1} ends with the heading "${last}"`);
    });
    for (const cells of rows) {
      if (!bare.some((t) => cells.every((c) => t.includes(c)))) say(file, `printed on ${format}, a row is cut: ${cells.join(' | ').slice(0, 100)}`);
    }
  }
}

const files = pagesOf(dir);
if (files.length === 0) stop(`no web pages in ${dir}`);
checkLinks(files);
checkSizes(files);
checkMarkup();
const looked = sample(files);
await checkBrowser(looked);
rmSync(scratch, { recursive: true });
const alike = new Map(); // the same slip on a thousand pages is told three times
for (const f of findings) {
  const what = f.slice(f.indexOf(': ')).replace(/\d+/g, '0').slice(0, 60);
  const times = (alike.get(what) ?? 0) + 1;
  alike.set(what, times);
  if (times <= 3) console.log(f);
}
console.log(`${files.length} pages, ${looked.length} of them in a browser: ${findings.length} findings`);
process.exit(findings.length > 0 ? 1 : 0);
