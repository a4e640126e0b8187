import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { readWorkbook, type Worksheet } from '../../src/input/xlsx/read.js';
import { zip } from '../../src/input/xlsx/zip.js';

const RELATIONS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

/** What a test says of a workbook of its own; all but the sheets may be left out. */
export interface WorkbookText {
  /** The XML within `sheetData`, or with other elements after a `</sheetData>`, by name of the sheet. */
  readonly sheets: Readonly<Record<string, string>>;
  /** The `si` elements of the shared strings. */
  readonly strings?: string;
  /** Number formats of the styles 0, 1, 2 … */
  readonly patterns?: readonly string[];
  /** Attributes of `workbookPr`. */
  readonly settings?: string;
  readonly hidden?: readonly string[];
}

/** The parts of a small workbook, which a test may spoil before it puts them in their envelope. */
export function partsOf(text: WorkbookText): Record<string, string> {
  const { sheets, strings = '', patterns = ['General'], settings = '', hidden = [] } = text;
  const names = Object.keys(sheets);
  const relation = (id: string, type: string, target: string) =>
    `<Relationship Id="${id}" Type="${RELATIONS}/${type}" Target="${target}"/>`;
  const listed = names.map(
    (name, index) =>
      `<sheet name="${name}" r:id="s${index}" state="${hidden.includes(name) ? 'hidden' : 'visible'}"/>`,
  );
  const formats = patterns.map(
    (pattern, index) =>
      `<numFmt numFmtId="${200 + index}" formatCode="${pattern.replaceAll('"', '&quot;')}"/>`,
  );
  const styles = patterns.map((_, index) => `<xf numFmtId="${200 + index}"/>`);
  return {
    '_rels/.rels': `<Relationships>${relation('w', 'officeDocument', 'xl/workbook.xml')}</Relationships>`,
    'xl/workbook.xml': `<workbook><workbookPr ${settings}/><sheets>${listed.join('')}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `<Relationships>${[
      ...names.map((_, index) => relation(`s${index}`, 'worksheet', `/xl/sheets/${index}.xml`)),
      relation('t', 'sharedStrings', 'strings.xml'),
      relation('f', 'styles', 'styles.xml'),
    ].join('')}</Relationships>`,
    'xl/strings.xml': `<sst>${strings}</sst>`,
    'xl/styles.xml': `<styleSheet><numFmts>${formats.join('')}</numFmts><cellXfs>${styles.join('')}</cellXfs></styleSheet>`,
    ...Object.fromEntries(
      names.map((name, index) => {
        const data = sheets[name] ?? '';
        const whole = data.includes('</sheetData>') ? data : `${data}</sheetData>`;
        return [`xl/sheets/${index}.xml`, `<worksheet><sheetData>${whole}</worksheet>`];
      }),
    ),
  };
}

export function workbookBytes(text: WorkbookText): Uint8Array {
  return zip(partsOf(text));
}

/** The rows of cells with these texts, from the first row on. */
export function textRows(rows: readonly (readonly string[])[]): string {
  const cell = (text: string) => `<c t="inlineStr"><is><t>${text}</t></is></c>`;
  return rows.map((fields) => `<row>${fields.map(cell).join('')}</row>`).join('');
}

/** The first sheet of a workbook that can be read. */
export function firstSheet(bytes: Uint8Array): Worksheet {
  const { value, found } = readWorkbook('a.xlsx', bytes);
  if (value[0] === undefined)
    throw new Error(found.map(({ code, message }) => `${code} ${message.en}`).join());
  return value[0];
}

export const XLSX_FIXTURES = join(import.meta.dirname, '../fixtures/xlsx');

/** The worksheets of a fixture by name. */
export async function fixtureSheets(name: string): Promise<Readonly<Record<string, Worksheet>>> {
  const { value } = readWorkbook(name, await readFile(join(XLSX_FIXTURES, name)));
  return Object.fromEntries(value.map((sheet) => [sheet.name, sheet]));
}

/** What was found, in brief: `rounded-figure 项目!D7`. */
export function briefly({ found }: Pick<Worksheet, 'found'>): string[] {
  return found.map(({ code, place }) => `${code} ${place?.address ?? place?.file}`);
}
