/*
 * Counts what an editor would strike out of printed packs: node .ci/census.mjs a.pdf b.pdf …
 * Reads the PDFs alone, so that packs of any version of the program can be held against each other. Figures are then
 * counted by their words, and two that are equal by chance are taken for one. Of a data folder (node .ci/census.mjs
 * data/leping-2022 handout) they are counted by the cells that they come from: npm run build first.
 */
import { readFileSync, statSync } from 'node:fs';
import { basename } from 'node:path';

const pdfjs = await import('pdfjs-dist/legacy/build/pdf.mjs');

/** A page is full where its content ends below this share of the lowest that any page has. */
const FULL_SHARE = 0.6;
/** A figure printed more often than this is told too often. */
const MOST_PRINTED = 2;
/** A column is one of dashes from this share on, over so many rows at least. */
const DASH_SHARE = 0.8;
const LEAST_DASHES = 8;
/** A chart whose finding stands above it has a small caption. */
const SMALL_CAPTION_PT = 10;

const FIGURE = /(?<![\d.])\d+(?:\.\d+)?(?:%|个百分点|[万亿]?(?:元|亩|吨|人|个|户|公里|平方米|斤))/g;

async function pagesOf(file) {
  const task = pdfjs.getDocument({ data: new Uint8Array(readFileSync(file)), verbosity: 0 });
  const document = await task.promise;
  const pages = [];
  for (let number = 1; number <= document.numPages; number++) {
    const page = await document.getPage(number);
    const [, , widthPt, heightPt] = page.view;
    const { items } = await page.getTextContent();
    const texts = items
      .filter(({ str }) => str?.trim())
      .map(({ str, transform, width }) => ({
        text: str.replace(/\s+/g, ''),
        x: transform[4],
        y: heightPt - transform[5],
        sizePt: Math.hypot(transform[0], transform[1]),
        width,
      }));
    pages.push({ number, widthPt, heightPt, rotate: page.rotate, lines: linesOf(texts) });
  }
  await task.destroy();
  return pages;
}

/** Texts on one baseline, from left to right. */
function linesOf(texts) {
  const lines = new Map();
  for (const one of texts) {
    const key = [...lines.keys()].find((y) => Math.abs(y - one.y) < 1) ?? one.y;
    lines.set(key, [...(lines.get(key) ?? []), one]);
  }
  return [...lines.entries()]
    .sort(([a], [b]) => a - b)
    .map(([y, parts]) => ({ y, parts: parts.sort((a, b) => a.x - b.x) }))
    .map((line) => ({ ...line, text: line.parts.map(({ text }) => text).join('') }));
}

const isFolio = ({ text }) => /^—[\divxlc]+—$/.test(text);

function censusOf(pages) {
  const body = pages.filter(({ number }) => number > 1);
  const printed = new Map();
  for (const { lines } of body)
    for (const { text } of lines)
      for (const [figure] of text.matchAll(FIGURE)) printed.set(figure, (printed.get(figure) ?? 0) + 1);
  const often = [...printed.values()].filter((count) => count > MOST_PRINTED).length;
  const captions = body.flatMap(({ lines }) => {
    const first = lines.filter(({ text }) => /^图\d+(?:-\d+)?[^，。…]*/.test(text) && !/\d$/.test(text));
    return first.map(({ parts }) => parts[0].sizePt);
  });
  return {
    pages: pages.length,
    'figures printed more than twice': often,
    'pages under 60 % full': body.filter((page) => isLow(page, pages)).length,
    'columns over 80 % “—”': body.reduce((sum, page) => sum + dashColumns(page), 0),
    'chart titles without a finding': captions.filter((sizePt) => sizePt > SMALL_CAPTION_PT).length,
    'chart titles': captions.length,
    'turned pages': pages.filter(isTurned).length,
    'lone characters': body.reduce((sum, page) => sum + loneLines(page), 0),
  };
}

function isTurned({ widthPt, heightPt, rotate }) {
  return rotate % 180 === 0 ? widthPt > heightPt : heightPt > widthPt;
}

/** Whether the content of a page ends in the upper part of what pages of its form hold. */
function isLow(page, pages) {
  const ends = ({ lines }) => Math.max(0, ...lines.filter((line) => !isFolio(line)).map(({ y }) => y));
  const alike = pages.filter((one) => one.widthPt === page.widthPt && one.number > 1);
  const lowest = Math.max(...alike.map(ends));
  const tops = alike.flatMap(({ lines }) => (lines[0] ? [lines[0].y] : []));
  const top = Math.min(...tops);
  const end = ends(page);
  return end > 0 && (end - top) / (lowest - top) < FULL_SHARE;
}

/** Columns of a page in which nearly every row of the table has a dash. */
function dashColumns({ lines }) {
  const dashes = lines.flatMap(({ y, parts }) =>
    parts.filter(({ text }) => text === '—').map(({ x, width }) => ({ y, x: x + width / 2 })),
  );
  const columns = [];
  for (const dash of dashes) {
    const column = columns.find((one) => Math.abs(one.x - dash.x) < 6);
    if (column) column.ys.push(dash.y);
    else columns.push({ x: dash.x, ys: [dash.y] });
  }
  return columns.filter(({ x, ys }) => {
    const [from, to] = [Math.min(...ys) - 1, Math.max(...ys) + 1];
    const rows = lines.filter(({ y, parts }) => {
      return y > from && y < to && parts.length > 1 && parts.some((one) => one.x < x - 40);
    }).length;
    return ys.length >= LEAST_DASHES && ys.length >= DASH_SHARE * rows;
  }).length;
}

/** Lines of text with one character and its mark, under one that is full; where pages are told does not count. */
function loneLines({ lines, widthPt }) {
  const left = Math.min(...lines.map(({ parts }) => parts[0].x));
  return lines.filter((line, at) => {
    const own = line.text.replace(/见第[\d、]+页$|^[\d、]+页$/, '');
    const before = lines[at - 1];
    const isLone = /^[\u4e00-\u9fff]?[。；，：）”]?$/u.test(own) && line.text !== '—';
    const isText = line.parts[0].sizePt > 9.5 && line.parts[0].x < left + 60;
    const end = before?.parts.at(-1);
    return isLone && isText && end !== undefined && end.x + end.width > widthPt * 0.75;
  }).length;
}

/** The cells that an edition of a data folder tells too often, each with the pages and charts that do. */
async function printFigures(folder, edition) {
  const { figuresPrinted } = await import('../.build/inside.js');
  const often = (await figuresPrinted(folder, edition)).filter(({ where }) => where.length > MOST_PRINTED);
  console.log(`${basename(folder)} ${edition}\n  figures printed more than twice, by cell: ${often.length}`);
  for (const { figure, where } of often)
    console.log(`    ${figure.replaceAll('\0', ' ')}: ${where.join('; ')}`);
}

const [folder, ...editions] = process.argv.slice(2);
if (folder !== undefined && statSync(folder).isDirectory()) {
  for (const edition of editions) await printFigures(folder, edition);
  process.exit(0);
}

for (const file of process.argv.slice(2)) {
  const census = censusOf(await pagesOf(file));
  console.log(basename(file, '.pdf'));
  for (const [name, count] of Object.entries(census)) console.log(`  ${name}: ${count}`);
}
