import { cp, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { buildEditions, CHECKOUT, temporaryFolder } from '../support/packs.js';
import { type PdfPage, readPdf } from '../support/pdf-text.js';
import { HANDOUT, TOP_PT } from '../support/typeset.js';
import { sharingDatabase } from '../support/world.js';

/** But for the words of the cover all is the same. */
const database = sharingDatabase();
let folder: Awaited<ReturnType<typeof temporaryFolder>>;
let data: string;
let starter: string;

beforeAll(async () => {
  folder = await temporaryFolder();
  data = join(folder.path, 'city');
  await cp(join(CHECKOUT, 'templates', 'starter'), data, { recursive: true });
  starter = await readFile(join(data, 'pack.yaml'), 'utf8');
});
afterAll(() => folder.remove());

/** The first two pages of the handout with other words on its cover; a key without words is left out. */
async function coverOf(words: Readonly<Record<string, string>>): Promise<readonly [PdfPage, PdfPage]> {
  const text = Object.entries(words).reduce(
    (yaml, [key, value]) => yaml.replace(new RegExp(`^${key}:.*\n`, 'm'), value && `${key}: ${value}\n`),
    starter,
  );
  await writeFile(join(data, 'pack.yaml'), text);
  const editions = await buildEditions(data, join(folder.path, 'out'), 'handout', database);
  return (await readPdf(editions.get('handout') as Uint8Array)) as unknown as readonly [PdfPage, PdfPage];
}

/** Which line of the grid a baseline is, from 0. */
const gridLine = (y: number) => (y - TOP_PT - 0.88 * HANDOUT.sizePt) / HANDOUT.pitchPt;

const MIDDLE_PT = (28 * 72) / 25.4 + (28 * HANDOUT.sizePt) / 2;

const MEETING = '某某土家族苗族自治州某某县第十八届人民代表大会常务委员会第二十三次会议';
const PLAN = '关于某市2025年国民经济和社会发展计划执行情况与2026年国民经济和社会发展计划草案的报告';

test.each([
  ['as shipped', {}],
  ['of a long title', { title: PLAN }],
  ['of a title of two lines', { title: '关于某市2025年财政预算执行情况的报告', subtitle: '' }],
  ['with the least there is', { subtitle: '', number: '', occasion: '' }],
  [
    'of many issuers',
    { issuer: '某市发展和改革委员会、某市财政局、某市统计局、某市工业和信息化局', meeting: MEETING },
  ],
])('a cover %s is one composed page', async (_, words: Readonly<Record<string, string>>) => {
  const [{ lines }, next] = await coverOf(words);
  expect(next.lines[0]?.text).toMatch(/^目/);

  expect(lines[0]?.text).toBe(words.number === '' ? '会议材料' : '会议材料（一）');
  for (const key of ['title', 'meeting', 'issuer'])
    expect(lines.map(({ text }) => text).join('')).toContain(words[key] ?? '');

  // 22 lines: the date on the last one, the issuer above it, both on the grid
  const [issuer = 0, date = 0] = lines.slice(-2).map(({ y }) => gridLine(y));
  expect(lines.at(-1)?.text).toBe('2026年1月20日');
  expect(date).toBeCloseTo(21, 1);
  expect(issuer).toBeCloseTo(20, 1);

  // centred, but for half the white of a mark at the end
  const centred = lines.slice(1).filter(({ text }) => !/[、，]$/.test(text));
  for (const { x, width } of centred) expect(Math.abs(x + width / 2 - MIDDLE_PT)).toBeLessThan(0.5);
});
