import { expect, it } from 'vitest';
import { readManuscript } from '../../src/importing/manuscript/read.ts';

const DOT =
  'data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';
const FRONT = [
  '政府工作报告',
  '——2024年1月16日在云溪县人民代表大会会议上',
  '各位代表：',
  '一、2023年工作回顾',
];

const kinds = async (file: string, text: string) => {
  const { value, found } = await readManuscript(file, Buffer.from(text));
  return {
    kinds: value.blocks.slice(1).map(({ kind }) => kind),
    picture: value.blocks.find(({ picture }) => picture)?.picture,
    found,
  };
};

it('sets the pictures that stand in the text of a web page, where they stand', async () => {
  const paragraphs = FRONT.map((line) => `<p>${line}</p>`).join('');
  const html = `<html><body>${paragraphs}<p>全年增长6%。<img alt="产值" width="120" height="80" src="${DOT}">后文。</p></body></html>`;
  const read = await kinds('a.html', html);
  expect(read.kinds).toEqual(['heading', 'text', 'picture', 'text']);
  expect(read.picture).toMatchObject({ alt: '产值', widthPt: 90, heightPt: 60, href: DOT });
});

it('sets those of a Markdown file, and tells of one that is a file of its own', async () => {
  const text = `${FRONT.join('\n\n')}\n\n全年增长6%。\n\n![产值](${DOT})\n\n![另](a/b.png)\n\n后文。\n`;
  const read = await kinds('a.md', text);
  expect(read.kinds).toEqual(['heading', 'text', 'picture', 'text']);
  expect(read.picture).toMatchObject({ alt: '产值', href: DOT });
});

it('prints a line in place of a picture that is damaged', async () => {
  const broken = DOT.replace('AAAADUlEQVR42', 'AAAA');
  const text = `${FRONT.join('\n\n')}\n\n全年增长6%。\n\n![产值](${broken})\n`;
  const { kinds: found } = await kinds('a.md', text);
  expect(found).toEqual(['heading', 'text', 'text']);
});
