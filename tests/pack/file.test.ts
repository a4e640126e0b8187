import { chmod, cp, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import {
  PDFArray,
  PDFDict,
  PDFDocument,
  PDFHexString,
  PDFName,
  type PDFRawStream,
  PDFString,
} from '@cantoo/pdf-lib';
import { Parser } from 'htmlparser2';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { sha256 } from '../../src/output/data/attach.js';
import { briefing, briefingProcess } from '../support/command.js';
import { COUNTY, copyData, edit, LEPING, temporaryFolder } from '../support/packs.js';
import { shippedSet } from '../support/shipped.js';

const TITLE = '“5020”项目 & 𬱖城 <北> "一" \'二\' > 报告';

let folder: Awaited<ReturnType<typeof temporaryFolder>>;
let file: PDFDocument;

const run = (words: readonly string[], env: Readonly<Record<string, string>> = {}) =>
  briefing(folder.path, words, env);
const bytesOf = (...path: string[]) => readFile(join(folder.path, ...path));

beforeAll(async () => {
  folder = await temporaryFolder();
  const pack = join(await copyData(LEPING, folder.path), 'pack.yaml');
  const title = /^title: .*$/m.exec(await readFile(pack, 'utf8'))?.[0] as string;
  await edit(pack, title, `title: ${JSON.stringify(TITLE)}`);
  const { status, err } = await run(['build', 'leping-2022', '-e', 'handout']);
  expect([status, err]).toEqual([0, expect.not.stringContaining('error')]);
  file = await PDFDocument.load(await bytesOf('out', 'leping-2022-handout.pdf'), { updateMetadata: false });
});

afterAll(() => folder.remove());

/** The texts of an XML document by the path of their elements; throws where tags don't match. */
function textsIn(xml: string): Map<string, string> {
  const open: string[] = [];
  const texts = new Map<string, string>();
  const parser = new Parser(
    {
      onopentag: (name) => void open.push(name),
      ontext: (text) => void texts.set(open.join('/'), (texts.get(open.join('/')) ?? '') + text),
      onclosetag: (name, isImplied) => {
        if (isImplied || open.pop() !== name) throw new Error(`${name} is not closed where it should be`);
      },
    },
    { xmlMode: true, decodeEntities: true },
  );
  parser.end(xml);
  return texts;
}

describe('what the file says about itself', () => {
  test('is the same in Info and in XMP, whatever the title (ISO 19005-3, 6.6.2)', () => {
    const metadata = file.catalog.lookup(PDFName.of('Metadata')) as PDFRawStream;
    const xml = new TextDecoder('utf-8', { fatal: true }).decode(metadata.contents);
    const texts = textsIn(xml);
    const text = (end: string) => [...texts].find(([path]) => path.endsWith(end))?.[1];
    expect(xml).toContain('&amp; 𬱖城 &lt;北&gt; &quot;一&quot;');
    expect(text('dc:title/rdf:Alt/rdf:li')).toContain(TITLE);
    expect(text('dc:title/rdf:Alt/rdf:li')).toBe(file.getTitle());
    expect(text('dc:creator/rdf:Seq/rdf:li')).toBe(file.getAuthor());
    expect(text('dc:description/rdf:Alt/rdf:li')).toBe(file.getSubject());
    expect(text('xmp:CreatorTool')).toBe(file.getCreator());
    expect(text('pdf:Producer')).toBe(file.getProducer());
    expect(new Date(text('xmp:CreateDate') as string)).toEqual(file.getCreationDate());
    expect(file.getModificationDate()).toEqual(file.getCreationDate());
    expect([text('pdfaid:part'), text('pdfaid:conformance'), text('pdfuaid:part')]).toEqual(['3', 'A', '1']);
  });

  test('is shown in the window, in Chinese', () => {
    const preferences = file.catalog.lookup(PDFName.of('ViewerPreferences'), PDFDict);
    expect(String(preferences.get(PDFName.of('DisplayDocTitle')))).toBe('true');
    expect(file.catalog.lookup(PDFName.of('Lang'), PDFString).decodeText()).toBe('zh-CN');
  });

  test('labels the pages as they are numbered: none, i, then 1, 2, 3', () => {
    const labels = file.catalog
      .lookup(PDFName.of('PageLabels'), PDFDict)
      .lookup(PDFName.of('Nums'), PDFArray);
    expect(String(labels).replace(/\s+/g, '')).toBe('[0<<>>1<</S/r>>2<</S/D>>]');
  });

  test('names its destinations in the order of their bytes', () => {
    const names = file.catalog.lookup(PDFName.of('Names'), PDFDict);
    const tree = names.lookup(PDFName.of('Dests'), PDFDict).lookup(PDFName.of('Names'), PDFArray);
    const keys = tree.asArray().flatMap((one, index) => {
      const isKey = index % 2 === 0 && (one instanceof PDFString || one instanceof PDFHexString);
      return isKey ? [Buffer.from(one.asBytes())] : [];
    });
    expect(keys.length).toBeGreaterThan(20);
    expect(keys.toSorted(Buffer.compare)).toEqual(keys);
  });
});

describe('the same bytes', () => {
  const digest = async (out: string) => sha256(await bytesOf(out, 'leping-2022-handout.pdf'));

  test.each([
    ['New York in C', { TZ: 'America/New_York', LC_ALL: 'C' }],
    ['Shanghai in Chinese', { TZ: 'Asia/Shanghai', LC_ALL: 'zh_CN.UTF-8' }],
  ])('come out in %s, of files copied in another order with other modes', async (name, env) => {
    const copy = join(folder.path, name, 'leping-2022');
    const source = join(folder.path, 'leping-2022');
    for (const file of (await readdir(source)).reverse())
      await cp(join(source, file), join(copy, file), { recursive: true });
    await chmod(join(copy, 'pack.yaml'), 0o600);
    const words = ['build', copy, '-e', 'handout', '-o', name];
    expect((await briefingProcess(folder.path, words, env)).status).toBe(0);
    expect(await digest(name)).toBe(await digest('out'));
  });

  test('come out in a process that has a Path2D, of which Chart.js would make use', async () => {
    await writeFile(join(folder.path, 'path.cjs'), 'globalThis.Path2D = class {};');
    const env = { NODE_OPTIONS: '--require=./path.cjs' };
    const words = ['build', COUNTY, '-e', 'handout', '-o', 'paths'];
    expect((await briefingProcess(folder.path, words, env)).status).toBe(0);
    const { bytes } = await shippedSet(COUNTY, 'handout');
    expect(sha256(await bytesOf('paths', 'example-county-handout.pdf'))).toBe(sha256(bytes));
  });

  test('carry the date of SOURCE_DATE_EPOCH where it is set, and that is all that differs', async () => {
    const env = { SOURCE_DATE_EPOCH: '1767225600' };
    await run(['build', 'leping-2022', '-e', 'handout', '-o', 'dated'], env);
    const bytes = await bytesOf('dated', 'leping-2022-handout.pdf');
    const dated = await PDFDocument.load(bytes, { updateMetadata: false });
    expect(dated.getCreationDate()).toEqual(new Date('2026-01-01T00:00:00Z'));
    expect(file.getCreationDate()).toEqual(new Date('2022-02-22T00:00:00Z'));
    for (const [number, page] of dated.getPages().entries())
      expect(page.getSize()).toEqual(file.getPages()[number]?.getSize());
  });

  test.each(['yesterday', '-1', '1e9', '99999999999999'])('are not made with the date %j', async (date) => {
    const { status, err } = await run(['build', 'leping-2022'], { SOURCE_DATE_EPOCH: date });
    expect([status, err]).toEqual([1, expect.stringContaining('SOURCE_DATE_EPOCH')]);
  });
});
