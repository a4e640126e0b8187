/**
 * Holds what other programs take out of every edition of every data set against what poppler does: PDFium (PyPI), which
 * is Chrome's and Edge's reader, must break no number and find every figure; Ghostscript (Debian) must give the same
 * text but for spaces, and so must the files that it writes anew, in colour and in grey. Given PDFs, holds those.
 * Status 0: all do; 1: some do not; 3: a reader could not be run.
 */
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';

const ROOT = join(import.meta.dirname, '..');
const PDFIUM = 'pypdfium2==5.15.2';
const MOST_OUTPUT_BYTES = 64 * 1024 * 1024;
const MOST_TOLD = 10;

/** A number as it is printed, with its sign of percent. */
const NUMBERS = /[\d.,]*\d%?/g;

/** A number and what follows it side by side: 8.5%, 101亿, 2021年. */
const FIGURES = /\d[\d.,]*(?:%|\p{Script=Han})?/gu;

/** Ghostscript sets the raised marks of notes on lines of their own. */
const NOTE_MARKS = /[①-⑳]/u;

/** How Ghostscript writes files anew, and its options for it. */
const REWRITTEN = {
  plain: [],
  grey: ['-sColorConversionStrategy=Gray', '-dProcessColorModel=/DeviceGray'],
};

const folder = mkdtempSync(join(tmpdir(), 'readers-'));
let status = 0;
try {
  const files = process.argv.length > 2 ? process.argv.slice(2) : buildAll();
  if (!isThere('pdftotext', '-v')) couldNotRun('NO READER', 'poppler is not installed');
  else {
    const texts = new Map(files.map((file) => [file, popplerText(file)]));
    checkPdfium(texts);
    checkGhostscript(texts);
  }
} finally {
  rmSync(folder, { recursive: true });
}
process.exitCode = status;

function buildAll() {
  const words = ['build', '-e', 'all', '-q', '-o', folder];
  execFileSync(process.execPath, [join(ROOT, '.build/cli.cjs'), ...words], { cwd: ROOT, stdio: 'inherit' });
  return readdirSync(folder)
    .filter((name) => name.endsWith('.pdf'))
    .map((name) => join(folder, name));
}

function popplerText(file) {
  return run('pdftotext', ['-raw', '-enc', 'UTF-8', file, '-']);
}

function checkPdfium(texts) {
  const packages = join(folder, 'python');
  const installed = spawnSync('python3', ['-m', 'pip', 'install', '-q', '--target', packages, PDFIUM]);
  if (installed.status !== 0) {
    couldNotRun('PDFium', String(installed.stderr ?? '') || 'it takes Python with pip');
    return;
  }
  const cells = cellNumbers();
  for (const [file, text] of texts) {
    const printed = new Set(text.match(FIGURES));
    const numbers = new Set(text.match(NUMBERS));
    const words = [...printed, ...cells.filter((cell) => numbers.has(cell))];
    const { text: found, missing } = askPdfium(packages, { file, words: [...new Set(words)] });
    say(file, 'PDFium: numbers', differences(text.match(NUMBERS) ?? [], found.match(NUMBERS) ?? []));
    say(file, `PDFium: search for ${words.length} figures`, missing);
  }
}

function askPdfium(packages, question) {
  const input = JSON.stringify(question);
  const environment = { ...process.env, PYTHONPATH: packages };
  return JSON.parse(run('python3', [join(ROOT, '.ci/pdfium.py')], { input, env: environment }));
}

/** The numbers in the tables of all data sets. */
function cellNumbers() {
  const names = readdirSync(join(ROOT, 'data'), { recursive: true, encoding: 'utf8' });
  const tables = names.filter((name) => name.endsWith('.csv'));
  const texts = tables.map((name) => readFileSync(join(ROOT, 'data', name), 'utf8'));
  return [...new Set(texts.flatMap((text) => text.match(/\d+(?:\.\d+)?%?/g) ?? []))];
}

function checkGhostscript(texts) {
  if (!isThere('gs', '--version')) {
    couldNotRun('Ghostscript', 'it is not installed');
    return;
  }
  for (const [file, text] of texts) {
    const taken = ghostscript('txtwrite', file);
    say(file, 'Ghostscript: characters', differences(charactersOf(text), charactersOf(taken)));
    // the sheets for the printer lie on their side, which it does not put into lines
    if (!file.endsWith('-print.pdf')) say(file, 'Ghostscript: lines', lostWords(text, taken));
    for (const [how, options] of Object.entries(REWRITTEN)) {
      const rewritten = ghostscript('pdfwrite', file, options);
      say(
        file,
        `Ghostscript: written anew, ${how}`,
        differences(charactersOf(text), charactersOf(rewritten)),
      );
      say(file, `Ghostscript: written anew, ${how}, in order`, orderOf(text, rewritten));
    }
  }
}

/** The text that a device of Ghostscript takes out of a file, or that poppler takes out of what it writes. */
function ghostscript(device, file, options = []) {
  const output = join(folder, 'written');
  run('gs', ['-q', '-dNOPAUSE', '-dBATCH', `-sDEVICE=${device}`, ...options, '-o', output, file]);
  return device === 'txtwrite' ? readFileSync(output, 'utf8') : popplerText(output);
}

function orderOf(text, other) {
  return squeezed(text) === squeezed(other) ? [] : ['the text comes in another order'];
}

/** Pieces of lines that are nowhere side by side. */
function lostWords(text, other) {
  const whole = squeezed(other);
  const words = text.split(/\s+/).flatMap((word) => word.split(NOTE_MARKS));
  return [...new Set(words)].filter((word) => !whole.includes(word));
}

function squeezed(text) {
  return text.replace(/\s+/g, '');
}

function charactersOf(text) {
  return [...squeezed(text)];
}

/** What one list has more of than the other. */
function differences(expected, found) {
  const counts = new Map();
  for (const one of expected) counts.set(one, (counts.get(one) ?? 0) + 1);
  for (const one of found) counts.set(one, (counts.get(one) ?? 0) - 1);
  return [...counts].flatMap(([one, count]) => (count === 0 ? [] : [`${one} (${-count})`]));
}

function run(command, words, options = {}) {
  return execFileSync(command, words, { encoding: 'utf8', maxBuffer: MOST_OUTPUT_BYTES, ...options });
}

function say(file, what, faults) {
  if (faults.length > 0) status = 1;
  const told = faults.slice(0, MOST_TOLD).join('  ');
  console.log([faults.length > 0 ? 'FAIL' : 'pass', basename(file), what, told].filter(Boolean).join('  '));
}

function isThere(command, word) {
  return spawnSync(command, [word], { stdio: 'ignore' }).error === undefined;
}

function couldNotRun(reader, reason) {
  console.error(`\n*** ${reader} WAS NOT RUN: ${reason.trim()} ***\n`);
  if (status === 0) status = 3;
}
