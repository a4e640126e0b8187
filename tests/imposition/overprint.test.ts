import { PDFDocument, PDFName, PDFRawStream, PDFString } from '@cantoo/pdf-lib';
import { describe, expect, test } from 'vitest';
import { imposePdf } from '../../src/imposition/impose.js';
import { settingsOf } from '../support/impose-settings.js';
import { readPainted } from '../support/painted.js';

type Entries = Readonly<Record<string, unknown>>;

interface Sheets {
  /** How many paths annotations paint. */
  readonly paths: number;
  /** What is said to be missing, in Chinese. */
  readonly missing: readonly string[];
}

/** A form of 10 × 10 units with this content, made in the file. */
type Form = (content: string) => unknown;

/** The sheets of a page of which nothing but its annotations paints. */
async function sheetsWith(
  annotations: (form: Form) => readonly Entries[],
  catalog: Entries = {},
): Promise<Sheets> {
  const document = await PDFDocument.create({ updateMetadata: false });
  const { context } = document;
  const form: Form = (content) => {
    const dict = context.obj({ Type: 'XObject', Subtype: 'Form', BBox: [0, 0, 10, 10] });
    return context.register(PDFRawStream.of(dict, Buffer.from(content)));
  };
  const common = { Type: 'Annot', F: 4, Rect: [100, 100, 200, 140] };
  const made = annotations(form).map((one) => ({ ...common, ...one }));
  const page = document.addPage([420, 595]);
  page.node.set(PDFName.of('Annots'), context.obj(made as never));
  for (const [key, value] of Object.entries(catalog))
    document.catalog.set(PDFName.of(key), context.obj(value as never));
  const { bytes, warnings } = await imposePdf(
    { name: 'in.pdf', bytes: await document.save() },
    settingsOf({}),
  );
  const painted = (await readPainted(bytes)).flatMap((sheet) => sheet.painted);
  return {
    paths: painted.filter(({ what }) => what.startsWith('path')).length,
    missing: warnings.map(({ message }) => /没有印上：(.*?)。/.exec(message.zh)?.[1] ?? message.zh),
  };
}

const box = '0 0 10 10 re f';
const red = { C: [1, 0, 0] };

describe('marks without an appearance of their own are drawn', () => {
  test.each<[string, number, Entries]>([
    ['a highlight on two lines', 2, { ...red, QuadPoints: [1, 9, 5, 9, 1, 3, 5, 3, 1, 2, 5, 2, 1, 0, 5, 0] }],
    ['an underline', 1, { Subtype: 'Underline', ...red, QuadPoints: [1, 9, 5, 9, 1, 3, 5, 3] }],
    ['a strike-out', 1, { Subtype: 'StrikeOut', ...red, QuadPoints: [1, 9, 5, 9, 1, 3, 5, 3] }],
    ['a filled rectangle', 1, { Subtype: 'Square', IC: [0.5], BS: { W: 3, S: 'D', D: [3] } }],
    ['an ellipse', 1, { Subtype: 'Circle', ...red, RD: [2, 2, 2, 2] }],
    ['a line without arrows', 1, { Subtype: 'Line', ...red, L: [100, 100, 200, 140], LE: ['None', 'None'] }],
    ['a polygon', 1, { Subtype: 'Polygon', ...red, Vertices: [100, 100, 150, 140, 200, 100] }],
    [
      'two strokes by hand',
      2,
      {
        Subtype: 'Ink',
        ...red,
        InkList: [
          [1, 1, 9, 9],
          [3, 3, 5, 9, 9, 9],
        ],
      },
    ],
  ])('%s', async (_what, paths, entries) => {
    const mark = { Subtype: 'Highlight', ...entries };
    expect(await sheetsWith(() => [mark])).toEqual({ paths, missing: [] });
  });
});

describe('what is not drawn is named with its page', () => {
  test.each<[string, string, Entries]>([
    ['a filled field', '表单栏', { Subtype: 'Widget', FT: 'Tx', V: PDFString.of('value') }],
    ['a field filled by that above it', '表单栏', { Subtype: 'Widget', Parent: { V: PDFString.of('v') } }],
    ['a field with a frame', '表单栏', { Subtype: 'Widget', MK: { BC: [0] } }],
    ['a ticked box without looks', '表单栏', { Subtype: 'Widget', FT: 'Btn', AS: 'Yes' }],
    ['a text box', '文字框', { Subtype: 'FreeText', Contents: PDFString.of('text') }],
    ['a stamp by its name', '图章', { Subtype: 'Stamp', Name: 'Draft' }],
    ['a line with an arrow', '直线', { Subtype: 'Line', ...red, L: [1, 1, 9, 9], LE: ['OpenArrow', 'None'] }],
    ['a cloud', '方框', { Subtype: 'Square', ...red, BE: { S: 'C', I: 1 } }],
    ['a mark with a bad place', '高亮', { Subtype: 'Highlight', ...red, QuadPoints: [1, 2, 3] }],
    ['a kind nobody knows', 'Hologram', { Subtype: 'Hologram' }],
    ['a kind with a name made to mislead', '\\?', { Subtype: 'a\u001b[31m b' }],
  ])('%s', async (_what, name, entries) => {
    const { missing } = await sheetsWith(() => [entries]);
    expect(missing).toEqual([expect.stringMatching(`^第1页${name}$`)]);
  });

  test('several of a kind are counted', async () => {
    const { missing } = await sheetsWith(() => [
      { Subtype: 'Caret' },
      { Subtype: 'Text' },
      { Subtype: 'Caret' },
    ]);
    expect(missing).toEqual(['第1页插入号 × 2、便笺']);
  });

  test('a field that shows another value than it holds, where viewers are to draw fields anew', async () => {
    const field = (shown: string) => (form: Form) => [
      {
        Subtype: 'Widget',
        FT: 'Tx',
        V: PDFString.of('12 500'),
        AP: { N: form(`BT (${shown}) Tj ET ${box}`) },
      },
    ];
    const anew = { AcroForm: { NeedAppearances: true } };
    expect(await sheetsWith(field('11 800'), anew)).toEqual({ paths: 1, missing: ['第1页表单栏'] });
    expect((await sheetsWith(field('12 500'), anew)).missing).toEqual([]);
    expect((await sheetsWith(field('11 800'))).missing).toEqual([]);
  });
});

describe('nothing is said, and nothing painted, of what no viewer prints', () => {
  test.each<[string, (form: Form) => Entries]>([
    ['what is not for print', (form) => ({ Subtype: 'Stamp', F: 0, AP: { N: form(box) } })],
    ['what is hidden', (form) => ({ Subtype: 'Stamp', F: 6, AP: { N: form(box) } })],
    [
      'what is invisible to those who do not know it',
      (form) => ({ Subtype: 'Odd', F: 5, AP: { N: form(box) } }),
    ],
    ['a link', () => ({ Subtype: 'Link' })],
    ['an empty field', () => ({ Subtype: 'Widget', FT: 'Tx' })],
    ['a box that is not ticked', (form) => ({ Subtype: 'Widget', AS: 'Off', AP: { N: { Yes: form(box) } } })],
    ['what has no room', (form) => ({ Subtype: 'Stamp', Rect: [1, 1, 1, 1], AP: { N: form(box) } })],
    ['what is on a layer that is off', (form) => ({ Subtype: 'Stamp', OC: OFF, AP: { N: form(box) } })],
  ])('%s', async (_what, entries) => {
    const found = await sheetsWith((form) => [entries(form)], {});
    expect(found).toEqual({ paths: 0, missing: [] });
  });
});

/** By its own rule nothing of it is shown. */
const OFF = { Type: 'OCMD', OCGs: [{ Type: 'OCG', Name: 'on' }], P: 'AllOff' };

describe('the state of a box decides what it looks like', () => {
  const looks = (form: Form) => ({ Yes: form(box), Off: form('') });

  test('that which it is in', async () => {
    const ticked = await sheetsWith((form) => [{ Subtype: 'Widget', AS: 'Yes', AP: { N: looks(form) } }]);
    expect(ticked.paths).toBe(1);
  });

  test('that of its value where it does not say', async () => {
    const ticked = await sheetsWith((form) => [{ Subtype: 'Widget', V: 'Yes', AP: { N: looks(form) } }]);
    expect(ticked.paths).toBe(1);
  });
});
