// Usage: node read_pages.mjs FOLDER
// Reads every .html of a folder for tests/readers/browser; leaves pictures and a print beside each.
import { execFileSync } from 'node:child_process';
import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';
import { HtmlValidate } from 'html-validate';
import { chromium } from 'playwright-core';

const folder = process.argv[2];
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
let faults = 0;
const fault = (file, text) => { faults += 1; console.error(`browser: ${file}: ${text}`); };

// The standard, and what helps those who cannot see the page; no matters of taste.
const validator = new HtmlValidate({
  root: true,
  extends: ['html-validate:standard', 'html-validate:a11y'],
});

async function read_validity(file) {
  const report = await validator.validateFile(`${folder}/${file}`);
  for (const one of report.results.flatMap((result) => result.messages)) {
    fault(file, `line ${one.line}: ${one.ruleId}: ${one.message}`);
  }
}

// What can be asked of any page, at any width.
async function read_page(page, file, how) {
  const wide = await page.evaluate(() =>
    document.scrollingElement.scrollWidth - document.documentElement.clientWidth);
  if (wide > 0) fault(file, `${how}: ${wide} px wider than the window`);
  if (how === 'tablet') return;  // between the two that are looked at closely
  const asked = how === 'dark' ? ['color-contrast']  // nothing else differs from the desk
    : ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
  const found = await page.evaluate(async ([source, runOnly]) => {
    if (!window.axe) (0, eval)(source);
    const result = await window.axe.run(document, { runOnly });
    return result.violations.map((one) => `${one.id}: ${one.help}: ${one.nodes[0].html.slice(0, 200)}`);
  }, [axe, asked]);
  for (const one of found) fault(file, `${how}: ${one}`);
}

// Charts: each has its words, all texts stand within it, apart from each other, and are large enough.
async function read_charts(page, file, how) {
  const found = await page.evaluate(() => {
    const faults = [];
    const within = (one, all) => one.left >= all.left - 1 && one.right <= all.right + 1 &&
      one.top >= all.top - 1 && one.bottom <= all.bottom + 1;
    for (const svg of document.querySelectorAll('svg')) {
      const told = svg.getAttribute('aria-label') ?? svg.querySelector('desc')?.textContent ?? '';
      if (svg.getAttribute('role') !== 'img' || told.length < 5) faults.push('a chart says nothing');
      const all = svg.getBoundingClientRect();
      if (all.width === 0) continue;  // folded
      const texts = [...svg.querySelectorAll('text')].map((text) =>
        ({ text: text.textContent, box: text.getBoundingClientRect(), size: text.getBBox().height }));
      const scale = all.width / svg.viewBox.baseVal.width;
      texts.forEach((one, at) => {
        if (!within(one.box, all)) faults.push(`"${one.text}" stands outside of its chart`);
        if (one.size * scale < 10) faults.push(`"${one.text}" is too small`);
        for (const other of texts.slice(at + 1)) {
          const apart = one.box.right <= other.box.left + 1 || other.box.right <= one.box.left + 1 ||
            one.box.bottom <= other.box.top + 4 || other.box.bottom <= one.box.top + 4;
          if (!apart) faults.push(`"${one.text}" lies on "${other.text}"`);
        }
      });
    }
    return faults;
  });
  for (const one of found.slice(0, 5)) fault(file, `${how}: ${one}`);
}

async function read_print(page, file, stem) {
  await page.emulateMedia({ media: 'print', colorScheme: 'light' });
  await read_charts(page, file, 'print');
  await page.pdf({ path: `${stem}.pdf`, preferCSSPageSize: true });
  const information = execFileSync('pdfinfo', [`${stem}.pdf`], { encoding: 'utf8' });
  const [, across, down] = /Page size: *([\d.]+) x ([\d.]+)/.exec(information).map(Number);
  if (Math.round(across) !== 842 || Math.round(down) !== 595) {
    fault(file, `print: ${across} × ${down} points are not A4 landscape`);
  }
  // Each text is in the print, on one sheet and not cut in two, and rows have their headings above them.
  // What is folded below a row is printed where it was opened.
  const bare = (text) => text.normalize('NFKC').replace(/[^\S\f]/g, '');
  const printed = bare(execFileSync('pdftotext', ['-raw', `${stem}.pdf`, '-'], { encoding: 'utf8' }));
  const sheets = printed.split('\f');
  const texts = (selector) => page.evaluate((wanted) =>
    [...document.querySelectorAll(wanted)].filter((one) => !one.closest('td details')).map((one) => {
      const shown = one.cloneNode(true);
      shown.querySelectorAll('details, svg').forEach((folded) => folded.remove());
      return shown.textContent;
    }), selector);
  for (const one of await texts('main :is(h1, h2, h3, tbody th, tbody td, dd, li):not(nav *, .counts *)')) {
    if (!sheets.some((sheet) => sheet.includes(bare(one)))) {
      fault(file, `print: "${one.slice(0, 60)}" is missing, or cut`);
    }
  }
  const headings = (await texts('thead th:last-of-type')).map(bare);
  const around = (await texts('h1, h2, h3, li')).map(bare);
  const names = (await texts('tbody th[scope="row"]')).map(bare)
    .filter((one) => one.length > 9 && !around.some((other) => other.includes(one)));
  sheets.forEach((sheet, number) => {
    const has = (all) => all.some((one) => sheet.includes(one));
    if (has(names) && !has(headings)) fault(file, `print: sheet ${number + 1} has rows without headings`);
  });
  const fonts = execFileSync('pdffonts', [`${stem}.pdf`], { encoding: 'utf8' });
  if (fonts.split('\n').slice(2).some((line) => line && !/ yes +(yes|no) +(yes|no) +\d+ +\d+ *$/.test(line))) {
    fault(file, 'print: a font is not embedded');
  }
  if (file.endsWith('-ja.html') && !/[\u3040-\u30ff\u4e00-\u9fff]/.test(printed)) {
    fault(file, 'print: without Japanese');
  }
  return Number(/Pages: *(\d+)/.exec(information)[1]);
}

const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: ['--no-sandbox'] });
// The page forbids all scripts, axe's too.
const context = await browser.newContext({ bypassCSP: true, serviceWorkers: 'block' });
const files = readdirSync(folder).filter((one) => one.endsWith('.html')).sort();
let pages = 0;
for (const file of files) {
  await read_validity(file);
  const page = await context.newPage();
  const stem = `${folder}/${file.slice(0, -5)}`;
  page.on('console', (message) => fault(file, `console: ${message.text()}`));
  page.on('pageerror', (error) => fault(file, `error: ${error}`));
  page.on('dialog', (dialog) => { fault(file, `a dialog: ${dialog.message()}`); dialog.dismiss(); });
  page.on('request', (request) => {
    if (request.url() !== pathToFileURL(`${folder}/${file}`).href) fault(file, `asks for ${request.url()}`);
  });
  for (const [how, width, colorScheme] of [
    ['phone', 360, 'light'], ['tablet', 800, 'light'], ['desk', 1280, 'light'], ['dark', 1280, 'dark']]) {
    await page.emulateMedia({ media: 'screen', colorScheme });
    await page.setViewportSize({ width, height: 900 });
    await page.goto(pathToFileURL(`${folder}/${file}`).href);
    if (how === 'desk' && !(await page.title()).trim()) fault(file, 'without a title');
    if (await page.locator('script, img, iframe, object, [onerror], [style]').count() > 0) {
      fault(file, 'something in it may run, or is loaded');
    }
    await read_page(page, file, how);
    if (how !== 'dark') await read_charts(page, file, how);
    if (process.env.PICTURES) await page.screenshot({ path: `${stem}-${how}.png`, fullPage: true });
  }
  pages += await read_print(page, file, stem);
  await page.close();
}
// Pictures that stand by themselves.
const pictures = readdirSync(folder).filter((one) => one.endsWith('.svg')).sort();
for (const file of pictures) {
  const page = await context.newPage();
  page.on('console', (message) => fault(file, `console: ${message.text()}`));
  page.on('request', (request) => {
    if (request.url() !== pathToFileURL(`${folder}/${file}`).href) fault(file, `asks for ${request.url()}`);
  });
  await page.goto(pathToFileURL(`${folder}/${file}`).href);
  if (await page.locator('parsererror').count() > 0) fault(file, 'is not well-formed');
  await read_charts(page, file, 'picture');
  if (process.env.PICTURES) await page.screenshot({ path: `${folder}/${file}.png` });
  await page.close();
}
if (pictures.length < 3) fault(folder, `only ${pictures.length} pictures`);
await browser.close();
if (files.length < 20) fault(folder, `only ${files.length} pages`);
console.log(`browser: ${files.length} pages, ${pages} sheets of print`);
process.exit(faults === 0 ? 0 : 1);
