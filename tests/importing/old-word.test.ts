import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { ReportError } from '../../src/core/diagnostics.ts';
import { importReport } from '../../src/importing/index.ts';
import { readOldWord } from '../../src/importing/read/old-word/index.ts';
import { oldWordFile, type Paragraph, type Run } from './old-word-file.ts';

const paragraph = (...runs: (string | Run)[]): Paragraph => ({
  runs: runs.map((run) => (typeof run === 'string' ? [run] : run)),
});
const textsOf = (...paragraphs: Paragraph[]) =>
  readOldWord(oldWordFile(paragraphs)).blocks.map((block) =>
    'text' in block ? block.text : block.kind === 'table' && block.rows,
  );

it('makes the same tables of a file of old Word as of its text', async () => {
  const text = readFileSync(join(import.meta.dirname, 'reports', 'lanting-2022.txt'));
  const lines = text
    .toString()
    .split('\n')
    .filter((line) => line !== '');
  const old = await importReport('a.doc', oldWordFile(lines.slice(0, 24).map((line) => paragraph(line))));
  const plain = await importReport('a.txt', Buffer.from(lines.slice(0, 24).join('\n')));
  expect(old.written.map((table) => table.text)).toEqual(plain.written.map((table) => table.text));
});

it('leaves out what was deleted or is hidden, and says so', () => {
  const file = oldWordFile([paragraph('新建', ['三', 'deleted'], '四所', ['（内部）', 'hidden'], '。')]);
  expect(readOldWord(file)).toMatchObject({
    blocks: [{ text: '新建四所。' }],
    remarks: ['deletions', 'hidden'],
  });
});

it('shows the result of fields, and takes a circled number for the mark of a note', () => {
  const { blocks } = readOldWord(
    oldWordFile([paragraph('见\x13 REF a \x14第一章\x15，“清溪”集群\x13 eq \\o\\ac(○,3)\x15壮大')]),
  );
  expect(blocks).toMatchObject([{ text: '见第一章，“清溪”集群壮大', marks: [{ at: 11, label: '3' }] }]);
});

it('keeps footnotes with the place of their mark', () => {
  const { blocks, notes } = readOldWord(
    oldWordFile([paragraph('推行链长制\x02。')], ['\x02 链长制：一条链一名领导。']),
  );
  expect(blocks).toMatchObject([{ text: '推行链长制。', marks: [{ at: 5, label: 'footnote:1' }] }]);
  expect(notes).toEqual([{ label: 'footnote:1', text: '链长制：一条链一名领导。' }]);
});

it('reads headings by their style, and tables by rows', () => {
  const cell = (text: string): Paragraph => ({ runs: [[text]], end: '\x07', set: 'inTable' });
  const rowEnd: Paragraph = { runs: [['']], end: '\x07', set: 'rowEnd' };
  expect(
    textsOf(
      paragraph('前'),
      cell('项目'),
      cell('投资'),
      rowEnd,
      cell('甲'),
      cell('3'),
      rowEnd,
      paragraph('后'),
    ),
  ).toEqual([
    '前',
    [
      ['项目', '投资'],
      ['甲', '3'],
    ],
    '后',
  ]);
  const file = oldWordFile([{ runs: [['一、工作回顾']], style: 1 }]);
  expect(readOldWord(file).blocks).toMatchObject([{ outline: 1 }]);
});

it('refuses a file that is damaged anywhere, with a message', async () => {
  const whole = oldWordFile([paragraph('——2024年1月16日在云溪县人民代表大会会议上'), paragraph('增长8%。')]);
  for (let at = 0; at < whole.length; at += 211) {
    const broken = Uint8Array.from(whole);
    broken.fill(0xff, at, at + 64);
    await importReport('a.doc', broken).catch((problem) => {
      if (!(problem instanceof ReportError)) throw problem;
    });
  }
  await expect(importReport('a.doc', whole.subarray(0, 900))).rejects.toThrow(ReportError);
});
