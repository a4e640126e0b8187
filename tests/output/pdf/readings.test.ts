import { decodePDFRawStream, PDFDocument, type PDFRawStream } from '@cantoo/pdf-lib';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Run } from '../../../src/output/pdf/index.js';
import { renderPdf } from '../../../src/output/pdf/index.js';
import { adversarialParagraph, seeded } from '../../support/adversarial.js';
import { fonts, handout, paragraph, run } from '../../support/typeset.js';

interface Reading {
  readonly words: string;
  /** The operators inside. */
  readonly content: string;
}

/** The operators of all pages. */
async function operatorsOf(bytes: Uint8Array): Promise<string> {
  const pages = (await PDFDocument.load(bytes, { updateMetadata: false })).getPages();
  const streams = pages.map(({ node }) => node.Contents() as PDFRawStream);
  return streams.map((one) => Buffer.from(decodePDFRawStream(one).decode()).toString('latin1')).join('');
}

/** The stretches of a page that say what they read, from the operators themselves. */
async function readingsIn(texts: readonly (string | readonly Run[])[]): Promise<Reading[]> {
  const content = texts.map((text) => paragraph(text));
  const operators = await operatorsOf((await renderPdf(handout(content), fonts)).bytes);
  return [...operators.matchAll(/\/Span <<\/ActualText <feff([0-9a-f]*)>>> BDC\n(.*?)EMC\n/gs)].map(
    ([, hex = '', inside = '']) => ({
      words: Buffer.from(hex, 'hex').swap16().toString('utf16le'),
      content: inside,
    }),
  );
}

const wordsIn = async (text: string | readonly Run[]) => (await readingsIn([text])).map(({ words }) => words);

describe('text says what it reads where a gap would be taken for a space', () => {
  test('a run of Latin type that gaps part from hanzi is read as a whole', async () => {
    expect(await wordsIn('全年2021年增长8.5%左右')).toEqual(['2021', '8.5%']);
  });

  test('a long run at its two ends, and one with spaces likewise', async () => {
    expect(await wordsIn('用Hypertext2000做')).toEqual(['H', '0']);
    expect(await wordsIn('用PDF 2做')).toEqual(['P', '2']);
  });

  test('what no gap parts has nothing to say', async () => {
    expect(await wordsIn('全部（2021）没有空。A 1')).toEqual([]);
  });

  test('a gap at the edge of a link is one too, and the room of a leader is none', async () => {
    const link = run('附件2', { linkToDestination: 'there' });
    expect(await wordsIn([run('详见'), link, run('的表')])).toEqual(['2']);
    expect(await wordsIn([run('总体情况'), run('', { leader: true }), run('12')])).toEqual([]);
  });

  test('room between runs is no text', async () => {
    const readings = await readingsIn([[run('8.5', { fontSize: 24 }), run(' ', { isRoom: true }), run('%')]]);
    expect(readings.map(({ words }) => words)).toEqual(['5']);
  });
});

describe('every reading of adversarial text', () => {
  let readings: Reading[] = [];

  beforeAll(async () => {
    const random = seeded(20261130);
    readings = await readingsIn(Array.from({ length: 60 }, () => adversarialParagraph(random, 120)));
  });

  test('is painted by a single operator: PDFium takes it to end where its first one does', () => {
    expect(readings.length).toBeGreaterThan(300);
    expect(readings.filter(({ content }) => content.match(/TJ/g)?.length !== 1)).toEqual([]);
  });

  test('holds no space, which would be read twice', () => {
    expect(readings.filter(({ words }) => /\s/.test(words) || words === '')).toEqual([]);
  });
});
