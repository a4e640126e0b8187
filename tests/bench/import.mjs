/**
 * How much of a data folder made by hand the importer finds in the report that it was made from:
 *
 *     node tests/bench/import.mjs REPORT data/leping-2022
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';

const [report, set] = process.argv.slice(2);
if (report === undefined || set === undefined) {
  console.error('node tests/bench/import.mjs REPORT DATA-FOLDER');
  process.exit(2);
}
const folder = mkdtempSync(join(tmpdir(), 'briefing-measure-'));
const cli = join(import.meta.dirname, '..', '..', '.build', 'cli.cjs');
const start = performance.now();
const { status, stderr } = spawnSync(process.execPath, [cli, 'import', report, join(folder, 'made')]);
const seconds = (performance.now() - start) / 1000;
if (status !== 0) throw new Error(String(stderr));

const rowsOf = (data, table) => {
  const file = join(data, `${table}.csv`);
  return existsSync(file) ? parse(readFileSync(file), { columns: true, bom: true }) : [];
};
const plain = (text = '') =>
  text
    .replace(/\[\^[^\]]*\]/g, '')
    .replace(/[—–～~-]/g, '—')
    .replace(/[“”\s]/g, '');
const pairs = (text) => new Set([...text].slice(1).map((one, index) => text[index] + one));
const likeness = (one, other) => {
  const [a, b] = [pairs(plain(one)), pairs(plain(other))];
  return [...a].filter((pair) => b.has(pair)).length / Math.max(1, Math.min(a.size, b.size));
};
const share = (name, right, all) =>
  console.log(
    `${name.padEnd(34)} ${right}/${all}  ${all === 0 ? '–' : `${((100 * right) / all).toFixed(1)} %`}`,
  );

/** The cells of figures of a table, each with its row and the year of its column. */
const figuresOf = (rows) =>
  rows.flatMap((row) =>
    Object.keys(row)
      .filter((header) => /^\d{4}年/.test(header) && /\d/.test(row[header]))
      .map((header) => ({ row, header, value: plain(row[header]) })),
  );
const digits = (text) => /\d+(?:\.\d+)?/.exec(text)?.[0];
const name = ({ row }) => row.指标 ?? row.项目 ?? '';

for (const table of ['indicators', 'sectors']) {
  const gold = figuresOf(rowsOf(set, table));
  const made = figuresOf(['indicators', 'sectors'].flatMap((one) => rowsOf(join(folder, 'made'), one)));
  const taken = new Set();
  const hits = gold.flatMap((one) => {
    const fits = (other) => !taken.has(other) && digits(other.value) === digits(one.value);
    const [hit] = made
      .filter(fits)
      .toSorted((a, b) => likeness(name(b), name(one)) - likeness(name(a), name(one)));
    if (hit === undefined) return [];
    taken.add(hit);
    return [{ one, hit }];
  });
  share(`${table}: figures found`, hits.length, gold.length);
  share(
    '  value, unit and qualifier',
    hits.filter(({ one, hit }) => one.value === hit.value).length,
    hits.length,
  );
  share('  year', hits.filter(({ one, hit }) => one.header === hit.header).length, hits.length);
  const near = hits.filter(({ one, hit }) => likeness(name(one), name(hit)) >= 0.5);
  share('  name', near.length, hits.length);
  const wrong = hits.filter((one) => !near.includes(one));
  share(
    '  wrong names told as doubtful',
    wrong.filter(({ hit }) => hit.row.核对 !== '1').length,
    wrong.length,
  );
}
for (const [table, header] of [
  ['projects', '项目'],
  ['tasks', '事项'],
  ['glossary', '名词'],
]) {
  const made = rowsOf(join(folder, 'made'), table).map((row) => plain(row[header]));
  const gold = rowsOf(set, table).map((row) => plain(row[header]));
  share(`${table}: found`, gold.filter((one) => made.includes(one)).length, gold.length);
  share('  of those made', made.filter((one) => gold.includes(one)).length, made.length);
}
console.log(`${seconds.toFixed(2)} s with the start of the program`);
rmSync(folder, { recursive: true });
