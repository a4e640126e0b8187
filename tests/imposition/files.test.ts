import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PDFDocument, PDFName, PDFRawStream, PDFString } from '@cantoo/pdf-lib';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ReportError } from '../../src/core/diagnostics.js';
import { imposePdf } from '../../src/imposition/impose.js';
import { cases } from '../support/daily.js';
import { settingsOf } from '../support/impose-settings.js';
import { A5, makePdf, pages } from '../support/make-pdf.js';
import { readPainted } from '../support/painted.js';

const impose = (bytes: Uint8Array, changed: Parameters<typeof settingsOf>[0] = {}, cover?: Uint8Array) =>
  imposePdf({ name: 'in.pdf', bytes }, settingsOf(changed), cover && { name: 'cover.pdf', bytes: cover });

/** Codes and places of what a failed imposition reports. */
async function faults(
  bytes: Uint8Array,
  changed: Parameters<typeof settingsOf>[0] = {},
  cover?: Uint8Array,
): Promise<unknown[]> {
  const problem = await impose(bytes, changed, cover).then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  if (!(problem instanceof ReportError)) throw problem ?? new Error('imposed all the same');
  for (const { message } of problem.diagnostics) expect(message.zh).toMatch(/\p{Script=Han}/u);
  return problem.diagnostics.map(({ code, place }) => [code, place?.file]);
}

const latin = (text: string) => Buffer.from(text, 'latin1');
const good = makePdf(pages(8));

describe('what can’t be read whole is refused:', () => {
  test.each([
    ['empty-file', async () => new Uint8Array()],
    ['not-a-pdf', async () => latin('编号,指标\n')],
    ['not-a-pdf', async () => latin('PK\x03\x04 a spreadsheet')],
    ['broken-pdf', async () => latin('%PDF-1.7\n%%EOF\n')],
    ['broken-pdf', async () => (await good).subarray(0, 2000)],
    ['broken-pdf', async () => replaced(await good, '/Kids [', '/Lost [')],
    ['encrypted', async () => encrypted()],
    ['no-pages', async () => withoutPages()],
    ['broken-page', async () => withSpoiledContent()],
    ['broken-pdf', async () => withLostFont()],
  ])('%s', async (code, bytes) => {
    expect(await faults(await bytes())).toEqual([[code, 'in.pdf']]);
  });

  test('a cover too, under its own name', async () => {
    expect(await faults(await good, {}, latin('no'))).toEqual([['not-a-pdf', 'cover.pdf']]);
  });
});

test('a file with bytes spoiled or lost is imposed or refused, never a crash', async () => {
  const bytes = await makePdf(pages(2));
  const at = fc.nat(bytes.length - 1);
  const spoiled = fc.oneof(
    fc.array(fc.tuple(at, fc.nat(255)), { minLength: 1, maxLength: 8 }).map((changes) => {
      const changed = Uint8Array.from(bytes);
      for (const [index, byte] of changes) changed[index] = byte;
      return changed;
    }),
    fc
      .tuple(at, fc.integer({ min: 1, max: 200 }))
      .map(([index, length]) =>
        Uint8Array.from([...bytes.subarray(0, index), ...bytes.subarray(index + length)]),
      ),
  );
  const check = fc.asyncProperty(spoiled, async (input) => {
    await impose(input).catch((problem) => expect(problem).toBeInstanceOf(ReportError));
  });
  await fc.assert(check, { numRuns: cases(70, 200) });
});

describe('what can’t be placed is refused:', () => {
  test('pages that are not there', async () => {
    const ranges = [{ first: 1, last: 9 }, { first: 12 }, { first: 3 }];
    expect(await faults(await good, { pages: ranges })).toEqual([
      ['page-out-of-range', 'in.pdf'],
      ['page-out-of-range', 'in.pdf'],
    ]);
  });

  test('a cover of three pages', async () => {
    expect(await faults(await good, {}, await makePdf(pages(3)))).toEqual([['cover-pages', 'cover.pdf']]);
  });

  test('a sheet on which nothing could be read', async () => {
    expect(await faults(await good, { sheet: '50x60mm' })).toEqual([['sheet-too-small', 'in.pdf']]);
  });

  test('pages that are nothing but bleed', async () => {
    expect(await faults(await makePdf([{ size: [100, 100] }]), { bleedPt: 60 })).toEqual([
      ['bleed-too-large', 'in.pdf'],
    ]);
  });
});

describe('the file of the sheets', () => {
  test('has the same bytes for the same input, and others for other settings', async () => {
    const [first, again, other] = [
      await impose(await good),
      await impose(await good),
      await impose(await good, { flip: 'long' }),
    ];
    expect(Buffer.compare(first.bytes, again.bytes)).toBe(0);
    expect(Buffer.compare(first.bytes, other.bytes)).not.toBe(0);
  });

  test('keeps title and date, offers to print as it must be, has no links', async () => {
    const document = await PDFDocument.load(await good, { updateMetadata: false });
    document.setTitle('材料');
    document.setCreationDate(new Date('2022-02-22T00:00:00Z'));
    const { bytes, date } = await impose(await document.save(), { flip: 'long' });
    const made = await PDFDocument.load(bytes, { updateMetadata: false });
    expect([made.getTitle(), made.getCreationDate(), made.getModificationDate()]).toEqual([
      '材料',
      date,
      undefined,
    ]);
    const preferences = made.catalog.getOrCreateViewerPreferences();
    expect([preferences.getPrintScaling(), preferences.getDuplex()]).toEqual(['None', 'DuplexFlipLongEdge']);
    expect(made.getPages().map((page) => page.node.Annots())).toEqual([
      undefined,
      undefined,
      undefined,
      undefined,
    ]);
  });

  test('holds fonts and pictures once, and is hardly larger than its input', async () => {
    const input = await makePdf(pages(200));
    const { bytes } = await impose(input);
    expect(bytes.length).toBeLessThan(input.length * 1.1);
    const made = await PDFDocument.load(bytes);
    const objects = made.context.enumerateIndirectObjects().map(([, object]) => String(object));
    expect(objects.filter((text) => /\/Type \/Font\b/.test(text)).length).toBe(1);
    expect(objects.filter((text) => /\/Subtype \/Image/.test(text)).length).toBe(1);
  });

  test('paints what annotations print over a page, and nothing else of them', async () => {
    const { bytes } = await impose(await withSeal());
    const [front] = await readPainted(bytes);
    const paths = front?.painted.filter(({ what }) => what.startsWith('path')) ?? [];
    // the page's own rectangle, and the seal of 10 × 10 units in a square of 40 pt
    const sizes = paths.map(({ points: [[x1, y1] = [0, 0], [x2, y2] = [0, 0]] }) =>
      [Math.abs(x2 - x1), Math.abs(y2 - y1)].map(Math.round),
    );
    expect(sizes).toEqual([
      [20, 30],
      [40, 40],
    ]);
  });
});

test('the library is loaded in one place, elsewhere only its types are named', () => {
  const source = join(import.meta.dirname, '../../src');
  const files = readdirSync(source, { recursive: true, encoding: 'utf8' }).filter((file) =>
    file.endsWith('.ts'),
  );
  const loading = files.filter((file) => {
    const text = readFileSync(join(source, file), 'utf8');
    return text.replace(/import type .*/g, '').includes("'@cantoo/pdf-lib'");
  });
  expect(loading).toEqual([join('pdf-reader', 'library.ts')]);
});

function replaced(bytes: Uint8Array, from: string, to: string): Uint8Array {
  const text = Buffer.from(bytes).toString('latin1');
  expect(text).toContain(from);
  return latin(text.replace(from, to));
}

async function encrypted(): Promise<Uint8Array> {
  const document = await PDFDocument.load(await good);
  document.encrypt({ userPassword: 'secret', ownerPassword: 'secret' });
  return document.save();
}

async function withoutPages(): Promise<Uint8Array> {
  const document = await PDFDocument.create();
  return document.save({ addDefaultPage: false });
}

/** The content of its first page begins like deflated bytes and goes on as something else. */
async function withSpoiledContent(): Promise<Uint8Array> {
  const document = await PDFDocument.load(await good);
  const dict = document.context.obj({ Filter: 'FlateDecode' });
  const content = PDFRawStream.of(dict, new Uint8Array([0x78, 0x9c, 1, 2, 3, 4, 5]));
  document.getPage(0).node.set(PDFName.of('Contents'), document.context.register(content));
  return document.save();
}

/** Its pages use a font that is not in the file. */
async function withLostFont(): Promise<Uint8Array> {
  const document = await PDFDocument.load(await good);
  const fonts = document.context
    .enumerateIndirectObjects()
    .filter(([, object]) => /\/Type \/Font\b/.test(String(object)));
  for (const [ref] of fonts) document.context.delete(ref);
  return document.save();
}

/** One page with a seal that is printed, one that is hidden, and a link. */
async function withSeal(): Promise<Uint8Array> {
  const document = await PDFDocument.load(await makePdf([{ size: A5 }]));
  const { context } = document;
  const dict = context.obj({ Type: 'XObject', Subtype: 'Form', BBox: [0, 0, 10, 10] });
  const form = context.register(PDFRawStream.of(dict, latin('0 0 10 10 re f')));
  const annotation = (entries: object) =>
    context.obj({ Type: 'Annot', Rect: [100, 100, 140, 140], ...entries });
  const seal = annotation({ Subtype: 'Stamp', F: 4, AP: { N: form } });
  const hidden = annotation({ Subtype: 'Stamp', F: 6, AP: { N: form } });
  const link = annotation({ Subtype: 'Link', F: 4, Contents: PDFString.of('x') });
  document.getPage(0).node.set(PDFName.of('Annots'), context.obj([seal, hidden, link]));
  return document.save();
}
