import { relationsOf } from '../../input/xlsx/parts.js';
import { refusedEdit } from '../refused.js';
import { tokensOf } from './formula/tokens.js';
import type { EditedWorkbook } from './workbook.js';
import { attributeOf, fromMarkup } from './xml-text.js';

/**
 * Takes a worksheet out of a workbook with the notes, drawings and tables that are its alone. Where another sheet
 * reckons with it, or a chart draws it, it stays: a figure that nothing follows from any more would be printed as if it
 * were right.
 */
export function takeSheetOut(book: EditedWorkbook, name: string): void {
  checkOthers(book, name);
  const { part } = book.entry(name);
  const own = ownParts(book, part);
  book.dropCalculationOrder();
  dropNamesOf(book, name);
  book.dropSheet(name);
  for (const one of own) book.dropPart(one);
  for (const one of [part, ...own])
    if (book.pack.read(relationsPartOf(one))) book.pack.set(relationsPartOf(one), null);
}

function checkOthers(book: EditedWorkbook, name: string): void {
  const others = book.parts.sheets.filter((sheet) => sheet.name !== name);
  const at = { file: book.file, sheet: name };
  if (!others.some(({ hidden }) => !hidden))
    throw refusedEdit(
      'last-sheet',
      { zh: '工作簿里只剩这一张表，不能删', en: 'It is the only sheet of its workbook that is shown' },
      at,
      { zh: '整个不要了，在文件夹里删掉这个文件。', en: 'Delete the file in its folder.' },
    );
  const formula = book
    .formulas()
    .find((one) => one.sheet !== name && one.tokens.some((token) => refersTo(token, name)));
  if (formula)
    throw refusedEdit(
      'sheet-in-use',
      {
        zh: `“${formula.sheet}”的公式用着这张表，不能删`,
        en: `Formulas of "${formula.sheet}" reckon with this sheet`,
      },
      { file: book.file, sheet: formula.sheet, line: formula.line, column: formula.column },
      { zh: '先改那里的公式，或把它换成数。', en: 'Change them, or make figures of them, first.' },
    );
  if (isDrawnElsewhere(book, name))
    throw refusedEdit(
      'sheet-in-use',
      {
        zh: '别的工作表里有图或数据透视表用着它，不能删',
        en: 'A chart or a pivot table on another sheet is made of it',
      },
      at,
      {
        zh: '在表格软件里删，存了这里就看到。',
        en: 'Do it in a spreadsheet program; it is seen here once saved.',
      },
    );
}

function refersTo(token: ReturnType<typeof tokensOf>[number], name: string): boolean {
  if (token.kind === 'reference') return token.sheet?.toLowerCase() === name.toLowerCase();
  // several sheets at once, or one whose cells a name or a table stands for
  return token.kind === 'name' && token.text.toLowerCase().includes(name.toLowerCase());
}

/** Charts and pivot tables that are made of the sheet and stand on another. */
function isDrawnElsewhere(book: EditedWorkbook, name: string): boolean {
  const own = new Set(ownParts(book, book.entry(name).part));
  return book.pack.archive.names().some((part) => {
    const text =
      /^xl\/(?:charts|pivotCache)\/[^/]*\.xml$/i.test(part) && !own.has(part) && book.pack.text(part);
    if (!text) return false;
    const formulas = [...text.matchAll(/<(?:[\w.-]+:)?f>([^<]*)</g)].flatMap(([, one = '']) =>
      tokensOf(fromMarkup(one)),
    );
    const [source = ''] = /<(?:[\w.-]+:)?worksheetSource(?=\s)[^>]*>/.exec(text) ?? [];
    return (
      formulas.some((token) => refersTo(token, name)) ||
      fromMarkup(attributeOf(source, 'sheet') ?? '') === name
    );
  });
}

/** What a sheet refers to and nothing else does, at first or at second hand. */
function ownParts(book: EditedWorkbook, sheet: string): string[] {
  const { archive } = book.pack;
  const reached = (from: string, found: Set<string>): Set<string> => {
    for (const { part } of relationsOf(archive, from)) {
      if (found.has(part) || archive.read(part) === undefined) continue;
      found.add(part);
      reached(part, found);
    }
    return found;
  };
  const own = reached(sheet, new Set());
  const others = book.parts.sheets.filter(({ part }) => part !== sheet);
  const shared = new Set(others.flatMap(({ part }) => [...reached(part, new Set())]));
  for (const { part } of relationsOf(archive, book.workbookPart)) shared.add(part);
  return [...own].filter((part) => !shared.has(part) && part !== book.workbookPart);
}

/** Names of areas of the sheet that all of the workbook knows: nothing reckons with them. */
function dropNamesOf(book: EditedWorkbook, name: string): void {
  const element = /<((?:[\w.-]+:)?definedName)(?=\s)([^>]*)>([^<]*)<\/\1>/g;
  const text = book.workbookText().replace(element, (whole, _, attributes: string, written: string) => {
    const isLocal = attributeOf(`<n${attributes}>`, 'localSheetId') !== undefined;
    const isOf = tokensOf(fromMarkup(written)).some((token) => refersTo(token, name));
    return isOf && !isLocal ? '' : whole;
  });
  book.setWorkbookText(text);
}

function relationsPartOf(part: string): string {
  const at = part.lastIndexOf('/') + 1;
  return `${part.slice(0, at)}_rels/${part.slice(at)}.rels`;
}
