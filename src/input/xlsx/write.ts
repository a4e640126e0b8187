import { columnLetters } from '../raw-table.js';
import { escaped } from './xml.js';
import { zip } from './zip.js';

/** A cell to be written: a text, or a number with the pattern that shows it. */
export type WrittenCell = string | { readonly value: number; readonly pattern: string };

export interface WrittenSheet {
  readonly name: string;
  readonly headers: readonly string[];
  /** Width of each column in half-width characters. */
  readonly widths: readonly number[];
  readonly rows: readonly (readonly WrittenCell[])[];
  /** How many lines the tallest cell of each row takes. */
  readonly lineCounts: readonly number[];
  /** What a list offers in a column, by index of the column; other texts may be written all the same. */
  readonly choices: ReadonlyMap<number, readonly string[]>;
  /** What is shown beside a cell of a column once it is chosen, by index of the column; at most 255 characters. */
  readonly prompts?: ReadonlyMap<number, string>;
}

/** The worksheet that holds what the lists offer; it is hidden. */
const LISTS = '选项';

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const RELATIONS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const CONTENT = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

/** Styles of every workbook; those of figures follow. */
const HEADER_STYLE = 1;
const TEXT_STYLE = 2;
const FIRST_FIGURE_STYLE = 3;
/** Numbers below this are those of built-in formats. */
const FIRST_OWN_FORMAT = 164;

/**
 * Sheets → the bytes of an `.xlsx` workbook: first row bold and frozen, figures as numbers, the same bytes for the
 * same sheets.
 */
export function writeWorkbook(sheets: readonly WrittenSheet[]): Uint8Array {
  const figures = sheets.flatMap(({ rows }) => rows.flat()).filter((cell) => typeof cell !== 'string');
  const patterns = [...new Set(figures.map(({ pattern }) => pattern))].sort();
  const lists = listsOf(sheets);
  const pages = sheets.map((sheet, index) => worksheetXml(sheet, index, patterns, lists));
  const all = lists.length > 0 ? [...pages, listsXml(lists)] : pages;
  const names = sheets.map(({ name }) => name);
  return zip({
    '[Content_Types].xml': contentTypesXml(all.length),
    '_rels/.rels': relationsXml([['officeDocument', 'xl/workbook.xml']]),
    'xl/workbook.xml': workbookXml(names, lists.length > 0),
    'xl/_rels/workbook.xml.rels': relationsXml([
      ...all.map((_, index) => ['worksheet', sheetPart(index)] as const),
      ['styles', 'styles.xml'],
    ]),
    'xl/styles.xml': stylesXml(patterns),
    ...Object.fromEntries(all.map((xml, index) => [`xl/${sheetPart(index)}`, xml])),
  });
}

function sheetPart(index: number): string {
  return `worksheets/sheet${index + 1}.xml`;
}

function document(markup: string): string {
  return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n${markup}`;
}

function contentTypesXml(sheetCount: number): string {
  const parts: [string, string][] = [
    ['xl/workbook.xml', 'sheet.main'],
    ['xl/styles.xml', 'styles'],
    ...Array.from({ length: sheetCount }, (_, index): [string, string] => [
      `xl/${sheetPart(index)}`,
      'worksheet',
    ]),
  ];
  const overrides = parts.map(
    ([part, type]) => `<Override PartName="/${part}" ContentType="${CONTENT}.${type}+xml"/>`,
  );
  return document(
    `<Types xmlns="${PACKAGE}/content-types">` +
      '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>' +
      `<Default Extension="xml" ContentType="application/xml"/>${overrides.join('')}</Types>`,
  );
}

/** Pairs of type and target; the ids are rId1, rId2 … in their order. */
function relationsXml(relations: readonly (readonly [string, string])[]): string {
  const each = relations.map(
    ([type, target], index) =>
      `<Relationship Id="rId${index + 1}" Type="${RELATIONS}/${type}" Target="${target}"/>`,
  );
  return document(`<Relationships xmlns="${PACKAGE}/relationships">${each.join('')}</Relationships>`);
}

function workbookXml(names: readonly string[], hasLists: boolean): string {
  const entry = (name: string, index: number, state = '') =>
    `<sheet name="${escaped(name)}" sheetId="${index + 1}"${state} r:id="rId${index + 1}"/>`;
  const shown = names.map((name, index) => entry(name, index));
  const hidden = hasLists ? [entry(listsName(names), names.length, ' state="hidden"')] : [];
  return document(
    `<workbook xmlns="${MAIN}" xmlns:r="${RELATIONS}"><bookViews><workbookView/></bookViews>` +
      `<sheets>${[...shown, ...hidden].join('')}</sheets></workbook>`,
  );
}

function listsName(names: readonly string[]): string {
  let name = LISTS;
  while (names.includes(name)) name += '_';
  return name;
}

function stylesXml(patterns: readonly string[]): string {
  const formats = patterns.map(
    (pattern, index) => `<numFmt numFmtId="${FIRST_OWN_FORMAT + index}" formatCode="${escaped(pattern)}"/>`,
  );
  const font = '<sz val="11"/><name val="宋体"/><charset val="134"/>';
  const figure = (_: string, index: number) =>
    `<xf numFmtId="${FIRST_OWN_FORMAT + index}" fontId="0" fillId="0" borderId="0" xfId="0"` +
    ' applyNumberFormat="1" applyAlignment="1"><alignment vertical="top"/></xf>';
  const text = (font: number) =>
    `<xf numFmtId="49" fontId="${font}" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" applyFont="1"` +
    ' applyAlignment="1"><alignment vertical="top" wrapText="1"/></xf>';
  const plain = '<xf numFmtId="0" fontId="0" fillId="0" borderId="0"/>';
  return document(
    `<styleSheet xmlns="${MAIN}">` +
      (formats.length > 0 ? `<numFmts count="${formats.length}">${formats.join('')}</numFmts>` : '') +
      `<fonts count="2"><font>${font}</font><font><b/>${font}</font></fonts>` +
      '<fills count="2"><fill><patternFill patternType="none"/></fill>' +
      '<fill><patternFill patternType="gray125"/></fill></fills>' +
      '<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>' +
      `<cellStyleXfs count="1">${plain}</cellStyleXfs>` +
      `<cellXfs count="${FIRST_FIGURE_STYLE + patterns.length}">` +
      [plain.replace('/>', ' xfId="0"/>'), text(1), text(0), ...patterns.map(figure)].join('') +
      '</cellXfs><cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>',
  );
}

function worksheetXml(
  sheet: WrittenSheet,
  index: number,
  patterns: readonly string[],
  lists: readonly List[],
): string {
  const header = sheet.headers.map((text, at) => cellXml(text, 1, at + 1, HEADER_STYLE));
  const styleOf = (cell: WrittenCell) =>
    typeof cell === 'string' ? TEXT_STYLE : FIRST_FIGURE_STYLE + patterns.indexOf(cell.pattern);
  const rows = sheet.rows.map((cells, row) =>
    cells.map((cell, at) => cellXml(cell, row + 2, at + 1, styleOf(cell))),
  );
  const widths = sheet.widths.map(
    (width, at) =>
      `<col min="${at + 1}" max="${at + 1}" width="${width}" style="${TEXT_STYLE}" customWidth="1"/>`,
  );
  const selected = index === 0 ? ' tabSelected="1"' : '';
  return document(
    `<worksheet xmlns="${MAIN}"><sheetViews><sheetView workbookViewId="0"${selected}>` +
      '<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/>' +
      '<selection pane="bottomLeft" activeCell="A2" sqref="A2"/></sheetView></sheetViews>' +
      `<cols>${widths.join('')}</cols><sheetData>` +
      `<row r="1">${header.join('')}</row>` +
      rows.map((cells, row) => rowXml(cells, row + 2, sheet.lineCounts[row] ?? 1)).join('') +
      `</sheetData>${validationsXml(sheet, lists)}</worksheet>`,
  );
}

/** Points: a line of text at 11 points, and the highest that a row may be. */
const LINE_PT = 15;
const HIGHEST_PT = 409;

function rowXml(cells: readonly string[], line: number, lineCount: number): string {
  return `<row r="${line}" ht="${Math.min(HIGHEST_PT, lineCount * LINE_PT)}">${cells.join('')}</row>`;
}

function cellXml(cell: WrittenCell, line: number, column: number, style: number): string {
  const at = `r="${columnLetters(column)}${line}" s="${style}"`;
  if (cell === '') return `<c ${at}/>`;
  if (typeof cell !== 'string') return `<c ${at}><v>${cell.value}</v></c>`;
  return `<c ${at} t="inlineStr"><is><t xml:space="preserve">${escaped(cell)}</t></is></c>`;
}

/** What a list offers in one column of a sheet, and the column of the hidden sheet in which that stands. */
interface List {
  readonly sheet: WrittenSheet;
  readonly column: number;
  readonly choices: readonly string[];
  readonly source: string;
}

/** A list within the rule itself holds 255 characters and no comma; on a sheet of its own it holds anything. */
function listsOf(sheets: readonly WrittenSheet[]): List[] {
  const name = listsName(sheets.map((sheet) => sheet.name));
  const wanted = sheets.flatMap((sheet) =>
    [...sheet.choices].map(([column, choices]) => ({ sheet, column: column + 1, choices })),
  );
  return wanted.map((list, index) => {
    const letters = columnLetters(index + 1);
    return { ...list, source: `${name}!$${letters}$1:$${letters}$${list.choices.length}` };
  });
}

function listsXml(lists: readonly List[]): string {
  const longest = Math.max(...lists.map(({ choices }) => choices.length));
  const rows = Array.from({ length: longest }, (_, row) => {
    const cells = lists.map(({ choices }, at) => cellXml(choices[row] ?? '', row + 1, at + 1, TEXT_STYLE));
    return `<row r="${row + 1}">${cells.join('')}</row>`;
  });
  return document(`<worksheet xmlns="${MAIN}"><sheetData>${rows.join('')}</sheetData></worksheet>`);
}

const LAST_LINE = 1_048_576;

/** What a column offers, and what is told of it: a cell has one rule at most. */
function validationsXml(sheet: WrittenSheet, lists: readonly List[]): string {
  const own = lists.filter((list) => list.sheet === sheet);
  const rules = sheet.headers.flatMap((_, index) => {
    const list = own.find(({ column }) => column === index + 1);
    const prompt = sheet.prompts?.get(index);
    if (!list && prompt === undefined) return [];
    const letters = columnLetters(index + 1);
    const told = prompt === undefined ? '' : ` showInputMessage="1" prompt="${escaped(prompt)}"`;
    const where = `${told} sqref="${letters}2:${letters}${LAST_LINE}"`;
    if (!list) return `<dataValidation allowBlank="1"${where}/>`;
    return (
      `<dataValidation type="list" errorStyle="warning" allowBlank="1" showErrorMessage="1"${where}>` +
      `<formula1>${list.source}</formula1></dataValidation>`
    );
  });
  return rules.length > 0
    ? `<dataValidations count="${rules.length}">${rules.join('')}</dataValidations>`
    : '';
}
