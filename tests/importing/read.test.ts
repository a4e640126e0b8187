import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { importReport } from '../../src/importing/index.ts';

const TEXT = readFileSync(join(import.meta.dirname, 'reports', 'lanting-2022.txt'), 'utf8');
const tablesOf = async (name: string, bytes: Uint8Array) =>
  (await importReport(name, bytes)).written.map(({ text }) => text);
const plain = () => tablesOf('a.txt', Buffer.from(TEXT));

it('makes the same tables of a report in UTF-16 as in UTF-8', async () => {
  expect(await tablesOf('a.txt', Buffer.from(`\ufeff${TEXT}`, 'utf16le'))).toEqual(await plain());
});

it('makes the same tables of a report as a web page', async () => {
  const lines = TEXT.split('\n').map((line) => `<p>${line.replaceAll('“', '&ldquo;')}</p>`);
  const page = `<!DOCTYPE html><html><head><title>报告 2031年</title></head><body><script>var a = 1;</script>${lines.join('\n')}</body></html>`;
  expect(await tablesOf('a.html', Buffer.from(page))).toEqual(await plain());
  // pages are saved under the name of a document, too
  expect(await tablesOf('a.doc', Buffer.from(page))).toEqual(await plain());
});

it('makes the same tables of a report in Markdown', async () => {
  const heads = /^(过去五年工作回顾|今后五年的目标任务|2022年工作安排)$/gm;
  const markdown = TEXT.replace(heads, '## $1').replace('五年来，', '**五年来**，');
  expect(await tablesOf('a.md', Buffer.from(`---\nlayout: page\n---\n${markdown}`))).toEqual(await plain());
});

it.each([
  ['空的.docx', '', '文件是空的'],
  ['空的.txt', ' \r\n\ufeff', '文件是空的'],
  ['报告.doc', '{\\rtf1\\ansi}', '这是 RTF 文件，读不了'],
  [
    '报告.doc',
    'MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=x\r\n',
    '这是单个文件网页（.mht），读不了',
  ],
  ['扫描.png', 'PNG', '这不是能读的报告'],
])('says of %s what it is and what to do', async (name, text, message) => {
  const told = importReport(name, Buffer.from(text)).catch((problem) => problem.diagnostics);
  expect(await told).toMatchObject([{ message: { zh: message }, hint: { zh: expect.stringMatching(/./) } }]);
});
