// What a program does with the installed package: type-checked and run by .ci/newcomer, with a data folder and the
// handout that `briefing build` has made of it.
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { extractPack, imposePdf, type Made, memoryWorkspace, ReportError } from 'briefing';

const [folder = '', handout = ''] = process.argv.slice(2);

function holds(what: string, isSo: boolean): void {
  if (!isSo) throw new Error(`this does not hold: ${what}`);
}

const names = await readdir(folder);
const contents = await Promise.all(names.map((name) => readFile(join(folder, name))));
const files = Object.fromEntries(names.map((name, index) => [name, contents[index] as Uint8Array]));
const workspace = memoryWorkspace(files, { name: 'our-city-2026' });
const { artifacts, failed }: Made = await workspace.build({ edition: 'handout' });
const [pages] = artifacts;
if (!pages || failed.length > 0) throw new Error('the handout was not made');
const written = await readFile(handout);
holds('the bytes in memory are those of the command', written.equals(pages.bytes));

const sheets = await imposePdf(pages, { layout: '2up', paper: 'A3' });
holds('two pages stand on a side of a sheet', sheets.sheets === Math.ceil(pages.pages / 4));
const extracted = await extractPack(pages);
holds('the pages carry their data', Object.keys(extracted.files).sort().join() === names.sort().join());

const rows = memoryWorkspace({
  'pack.yaml': { title: '主要指标', date: '2026-01-20' },
  '主要指标.csv': [
    ['指标', '单位', '2024年', '2025年'],
    ['地区生产总值', '亿元', 1000, 1062],
  ],
});
holds('rows make a pack', (await rows.build({ edition: 'brief' })).artifacts.length === 1);
holds('tables become a workbook', (await rows.workbook()).length > 1000);
await rows.remove('主要指标.csv');
await rows.remove('pack.yaml');
const problem: unknown = await rows.build().catch((one: unknown) => one);
holds('what is missing is told', problem instanceof ReportError && problem.diagnostics.length > 0);
