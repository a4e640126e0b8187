import { deflateSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { ReportError } from '../../src/core/diagnostics.js';
import { imposePdf } from '../../src/imposition/impose.js';
import { settingsOf } from '../support/impose-settings.js';

const CATALOG = '<< /Type /Catalog /Pages 2 0 R >>';
const PAGES = '<< /Type /Pages /Kids [3 0 R] /Count 1 >>';
const PAGE = '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 420 595] /Contents 4 0 R >>';

/** A file of objects numbered from 1. */
function fileOf(...objects: readonly string[]): Uint8Array {
  const bodies = objects.map((body, index) => `${index + 1} 0 obj\n${body}\nendobj\n`);
  return Buffer.from(`%PDF-1.7\n${bodies.join('')}trailer << /Root 1 0 R >>\n%%EOF\n`, 'latin1');
}

function streamOf(bytes: Buffer, entries: string): string {
  return `<< ${entries} /Length ${bytes.length} >>\nstream\n${bytes.toString('latin1')}\nendstream`;
}

const packed = (bytes: Buffer) => deflateSync(bytes, { level: 9 });
const BOMB = deflateSync(Buffer.alloc(80 * 1024 * 1024, ' '), { level: 1 });
const FLATE = '/Filter /FlateDecode';
const repeated = (text: string, count: number) => Array(count).fill(text).join(' ');

test.each<[string, string, Uint8Array]>([
  ['content that unpacks to too much', 'broken-page', fileOf(CATALOG, PAGES, PAGE, streamOf(BOMB, FLATE))],
  [
    'content packed several times',
    'broken-page',
    fileOf(CATALOG, PAGES, PAGE, streamOf(packed(BOMB), '/Filter [/FlateDecode /FlateDecode]')),
  ],
  [
    'content under a hundred codings',
    'broken-page',
    fileOf(
      CATALOG,
      PAGES,
      PAGE,
      streamOf(packed(Buffer.from('q Q')), `/Filter [${repeated('/FlateDecode', 100)}]`),
    ),
  ],
  [
    'a page of very many streams',
    'broken-page',
    fileOf(
      CATALOG,
      PAGES,
      PAGE.replace('4 0 R', `[${repeated('4 0 R', 20_000)}]`),
      streamOf(Buffer.from('q Q'), ''),
    ),
  ],
  [
    'a list of objects that unpacks to too much',
    'broken-pdf',
    fileOf(CATALOG, PAGES, PAGE, streamOf(BOMB, `/Type /ObjStm /N 1 /First 4 ${FLATE}`)),
  ],
  [
    'one page, over and over',
    'too-many-pages',
    fileOf(CATALOG, PAGES.replace('3 0 R', repeated('3 0 R', 6000)), PAGE),
  ],
  ['pages that lead back to themselves', 'broken-pdf', fileOf(CATALOG, PAGES.replace('3 0 R', '2 0 R'))],
  ['a page without measure', 'broken-pdf', fileOf(CATALOG, PAGES, PAGE.replace('420', '9'.repeat(400)))],
  ['a page with words for its measure', 'broken-page', fileOf(CATALOG, PAGES, PAGE.replace('420', '(a)'))],
])('%s is refused as %s', async (_what, code, bytes) => {
  const problem = await imposePdf({ name: 'in.pdf', bytes }, settingsOf({})).catch(
    (thrown: unknown) => thrown,
  );
  expect(problem).toBeInstanceOf(ReportError);
  expect((problem as ReportError).diagnostics.map((one) => one.code)).toEqual([code]);
});

test('thousands of layers and annotations are gone through once', async () => {
  const count = 3000;
  const refs = Array.from({ length: count }, (_, index) => `${index + 5} 0 R`).join(' ');
  const rule = `<< /Event /Print /Category [/Print] /OCGs [${refs}] >>`;
  const properties = `/OCProperties << /OCGs [${refs}] /D << /AS [${repeated(rule, 20)}] >> >>`;
  const layers = Array(count).fill('<< /Type /OCG /Name (x) /Usage << /Print << /PrintState /OFF >> >> >>');
  const page = PAGE.replace('4 0 R', `4 0 R /Annots [${refs}]`);
  const catalog = CATALOG.replace('/Pages', `${properties} /Pages`);
  const bytes = fileOf(catalog, PAGES, page, streamOf(Buffer.from('q Q'), ''), ...layers);
  const { warnings } = await imposePdf({ name: 'in.pdf', bytes }, settingsOf({}));
  expect(warnings).toEqual([]);
});
