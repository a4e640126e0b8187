import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import type { Diagnostic } from '../../src/core/diagnostics.ts';
import { holdAgainst } from '../../src/importing/hold.ts';
import { importReport } from '../../src/importing/index.ts';
import { readPlain } from '../../src/importing/read/plain.ts';
import { structureOf } from '../../src/importing/structure/index.ts';
import { smallReport } from '../support/report.ts';

const TEXT = readFileSync(join(import.meta.dirname, 'reports', 'yunxi-2024.txt'), 'utf8');

/** What is said of the tables of the report after its text was changed. */
async function heldAfter(change: (text: string) => string): Promise<Diagnostic[]> {
  const { written, files } = await importReport('report.txt', new TextEncoder().encode(TEXT));
  const pack = new TextDecoder().decode(files.find(({ name }) => name === 'pack.yaml')?.bytes);
  const sheets = Object.fromEntries(written.map(({ name, text }) => [name, text.replace('\ufeff', '')]));
  const { tables } = smallReport(sheets, pack);
  return holdAgainst(Object.values(tables), structureOf(readPlain(change(TEXT))), 'report.txt');
}

const tell = (found: readonly Diagnostic[]) => found.map(({ code, message }) => `${code} ${message.zh}`);

it('finds nothing in the report that the tables were made of', async () => {
  expect(tell(await heldAfter((text) => text))).toEqual([]);
});

it('tells a figure that was changed, with the old and the new one', async () => {
  const found = tell(await heldAfter((text) => text.replace('净增高新技术企业12家', '净增高新技术企业13家')));
  expect(found).toContain('report-figure-changed “s003”的数报告里改了：12 → 13（净增高新技术企业13家）');
});

it('tells a clause that is gone and one that is worded otherwise', async () => {
  const found = await heldAfter((text) =>
    text
      .replace('改造农村危房216户，', '')
      .replace('打通滨河东路等5条断头路', '打通滨河东路、云山路等5条断头路'),
  );
  expect(tell(found)).toEqual([
    expect.stringMatching(
      /^quote-not-in-report .*5条断头路”不在报告里了，现作“打通滨河东路、云山路等5条断头路”$/,
    ),
    'quote-not-in-report “改造农村危房216户”不在报告里了',
    expect.stringContaining('report-figures-not-in-rows'),
  ]);
});

it('says nothing of sentences that only moved', async () => {
  const moved = '创建省级和美乡村3个、市级11个。';
  expect(
    tell(
      await heldAfter((text) =>
        text.replace(moved, '').replace('（三）聚力民生', `${moved}\n\n（三）聚力民生`),
      ),
    ),
  ).toEqual([]);
});
