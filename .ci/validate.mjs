/**
 * Holds every edition of every data set, in colour and in grey, against PDF/UA-1 and PDF/A-3a with veraPDF, and its
 * syntax with qpdf; sheets for the printer, which have no text to read out, against the syntax only. Given PDFs,
 * holds those. Status 0: all conform; 1: some do not; 3: a validator could not be run.
 */
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { Parser } from 'htmlparser2';

const ROOT = join(import.meta.dirname, '..');
const PROFILES = { ua1: 'PDF/UA-1', '3a': 'PDF/A-3a' };
const MAIN = 'org.verapdf.apps.GreenfieldCliWrapper';
const MOST_OUTPUT_BYTES = 64 * 1024 * 1024;

if (process.argv.includes('--help')) {
  console.log(
    'npm run validate [-- FILE.pdf …]: PDF/UA-1, PDF/A-3a and the syntax of every edition, or of these',
  );
  process.exit();
}

const folder = mkdtempSync(join(tmpdir(), 'validate-'));
try {
  const files = process.argv.length > 2 ? process.argv.slice(2) : buildAll();
  const statuses = [checkSyntax(files), checkProfiles(files.filter((file) => !file.endsWith('-print.pdf')))];
  process.exitCode = statuses.includes(1) ? 1 : Math.max(...statuses);
} finally {
  rmSync(folder, { recursive: true });
}

function buildAll() {
  for (const colour of [[], ['--grey']]) {
    const words = ['build', '-e', 'all', '-q', '-o', folder, ...colour];
    execFileSync(process.execPath, [join(ROOT, '.build/cli.cjs'), ...words], { cwd: ROOT, stdio: 'inherit' });
  }
  return readdirSync(folder)
    .filter((name) => name.endsWith('.pdf'))
    .map((name) => join(folder, name));
}

function checkSyntax(files) {
  if (!isThere('qpdf')) return couldNotRun('qpdf', 'qpdf is not installed');
  const bad = files.filter((file) => spawnSync('qpdf', ['--check', file]).status !== 0);
  for (const file of files) say(basename(file), 'syntax', !bad.includes(file), '');
  return bad.length > 0 ? 1 : 0;
}

function checkProfiles(files) {
  if (!isThere('java') || !isThere('mvn')) return couldNotRun('veraPDF', 'it takes Java and Maven');
  const classPath = fetchVeraPdf();
  if (classPath === undefined) return couldNotRun('veraPDF', 'Maven could not fetch it');
  let status = 0;
  for (const [profile, title] of Object.entries(PROFILES)) {
    const options = ['-cp', classPath, MAIN, '-f', profile, '--format', 'xml', ...files];
    const { stdout, stderr } = spawnSync('java', options, { encoding: 'utf8', maxBuffer: MOST_OUTPUT_BYTES });
    const reports = readReports(stdout);
    if (reports.length < files.length)
      return couldNotRun('veraPDF', stderr || 'it reported on too few files');
    for (const { file, isCompliant, checks, failures } of reports) {
      say(basename(file), title, isCompliant, `${checks} checks, ${total(failures)} failed`);
      for (const { clause, count, text } of failures) console.log(`    ${clause}  ${count} ×  ${text}`);
      if (!isCompliant) status = 1;
    }
  }
  return status;
}

function fetchVeraPdf() {
  const list = join(folder, 'class-path');
  const pom = join(ROOT, '.ci/verapdf/pom.xml');
  const options = ['-q', '-B', '-f', pom, 'dependency:build-classpath', `-Dmdep.outputFile=${list}`];
  const { status } = spawnSync('mvn', options, { stdio: ['ignore', 'ignore', 'inherit'] });
  return status === 0 ? readFileSync(list, 'utf8').trim() : undefined;
}

/** veraPDF's report in XML → what it says of each file. */
function readReports(xml) {
  const reports = [];
  let inDescription = false;
  const handlers = {
    onopentag(name, attributes) {
      const report = reports.at(-1);
      if (name === 'item') reports.push({ file: '', isCompliant: false, checks: 0, failures: [] });
      if (name === 'validationReport' && report) report.isCompliant = attributes.isCompliant === 'true';
      if (name === 'details' && report)
        report.checks = Number(attributes.passedChecks) + Number(attributes.failedChecks);
      if (name === 'rule' && attributes.status === 'failed')
        report?.failures.push({
          clause: attributes.clause,
          count: Number(attributes.failedChecks),
          text: '',
        });
      inDescription = name === 'description';
      if (name === 'name' && report?.file === '') report.file = undefined;
    },
    ontext(text) {
      const report = reports.at(-1);
      if (report && report.file === undefined) report.file = text;
      const failure = report?.failures.at(-1);
      if (inDescription && failure) failure.text += text;
    },
    onclosetag: () => {
      inDescription = false;
    },
  };
  new Parser(handlers, { xmlMode: true, decodeEntities: true }).end(xml);
  return reports;
}

function say(file, what, isFine, details) {
  console.log([isFine ? 'pass' : 'FAIL', file, what, details].filter(Boolean).join('  '));
}

function total(failures) {
  return failures.reduce((sum, { count }) => sum + count, 0);
}

function isThere(command) {
  return spawnSync(command, ['--version'], { stdio: 'ignore' }).error === undefined;
}

function couldNotRun(validator, reason) {
  console.error(`\n*** ${validator} WAS NOT RUN: ${reason.trim()} ***\n`);
  return 3;
}
