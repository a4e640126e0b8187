import { describe, expect, test } from 'vitest';
import { memoryWorld } from '../../../src/core/world/memory-world.js';
import type { Paper } from '../../../src/edition/paper.js';
import { parsePaper } from '../../../src/edition/paper.js';
import { Archive } from '../../../src/input/xlsx/zip.js';
import { folderZip } from '../../../src/studio/finish/folder-zip.js';
import { finishEdition } from '../../../src/studio/finish/print-facts.js';
import { world as own } from '../../support/world.js';

const bytes = new Uint8Array();
const A4 = parsePaper('A4') as Paper;

describe('how an edition is printed', () => {
  test('of plain pages: on both sides, turned on the long edge', () => {
    const artifacts = [{ name: 'a.pdf', edition: 'handout', bytes, pages: 24, milliseconds: 1 }];
    expect(finishEdition({ name: 'handout', sheets: undefined, size: A4 }, artifacts)).toMatchObject({
      ...{ pages: 24, pageSize: 'A4' },
      print: { file: 'pages', paper: 'A4', sheets: 12, flip: 'long', binding: 'left' },
    });
  });

  test('of a booklet: folded sheets, whose middle shows whether they were turned rightly', () => {
    const artifacts = [
      { name: 'a.pdf', edition: 'booklet', bytes, pages: 28, milliseconds: 1 },
      { name: 'a-print.pdf', edition: 'booklet', bytes, pages: 14, sheets: 7, milliseconds: 1 },
    ];
    const sheets = { layout: 'saddle' as const, paper: A4, creep: true };
    expect(
      finishEdition({ name: 'booklet', sheets, size: parsePaper('A5') as Paper }, artifacts).print,
    ).toEqual({
      ...{ file: 'sheets', paper: 'A4', sheets: 7, flip: 'short', binding: 'saddle', middle: [14, 15] },
    });
  });

  test('of one sheet: nothing is bound', () => {
    const artifacts = [{ name: 'a.pdf', edition: 'brief', bytes, pages: 2, milliseconds: 1 }];
    const { print } = finishEdition({ name: 'brief', sheets: undefined, size: A4 }, artifacts);
    expect(print).toMatchObject({ sheets: 1, binding: 'none' });
  });
});

test('the folder as a zip has the clerk’s files alone', async () => {
  const files = {
    '/p/pack.yaml': 'title: 一',
    '/p/项目.csv': '甲',
    '/p/report/报告.txt': '文',
    '/p/.briefing/ticks.json': '[]',
    '/p/~$项目.xlsx': 'x',
  };
  const entries = Object.entries(files).map(([path, text]) => [path, Buffer.from(text)] as const);
  const world = memoryWorld({ installation: own.installation, files: new Map(entries) });
  const archive = new Archive(await folderZip(world.files, '/p', '我市'));
  expect(archive.names()).toEqual(['我市/pack.yaml', '我市/report/报告.txt', '我市/项目.csv']);
  expect(Buffer.from(archive.read('我市/项目.csv') ?? []).toString()).toBe('甲');
});
