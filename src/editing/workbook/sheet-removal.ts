import { relationsOf } from '../../input/xlsx/parts.js';
import { refusedEdit } from '../refused.js';
import { type Token, tokensOf } from './formula/tokens.js';
import type { EditedWorkbook } from './workbook.js';
import { attributeOf, fromMarkup } from './xml-text.js';

/**
 * Takes a worksheet out of a workbook with the notes, drawings and tables that are its alone. Where another sheet
 * reckons with it, or a chart draws it, it stays: a figure that nothing follows from any more would be printed as if it
 * were right.
 */
export function takeSheetOut(book: EditedWorkbook, name: string): void {
  const removed = { name, words: wordsFor(book, name) };
  checkOthers(book, removed);
  const { part } = book.entry(name);
  const own = ownParts(book, part);
  book.dropCalculationOrder();
  dropNamesOf(book, removed);
  book.dropSheet(name);
  for (const one of own) book.dropPart(one);
  for (const one of [part, ...own])
    if (book.pack.read(relationsPartOf(one))) book.pack.set(relationsPartOf(one), null);
}

/** A sheet, and what stands for cells of it in formulas, in small letters. */
interface Removed {
  readonly name: string;
  readonly words: ReadonlySet<string>;
}

/** The tables of a sheet, and the names that are made of it, at first or at second hand. */
function wordsFor(book: EditedWorkbook, name: string): ReadonlySet<string> {
  const tables = ownParts(book, book.entry(name).part).flatMap((part) => {
    const [tag = ''] = /<(?:[\w.-]+:)?table(?=\s)[^>]*>/.exec(book.pack.text(part) ?? '') ?? [];
    return ['name', 'displayName'].flatMap(
      (key) => fromMarkup(attributeOf(tag, key) ?? '').toLowerCase() || [],
    );
  });
  const words = new Set(tables);
  const at = book.indexOf(name);
  const names = book.definedNames().filter(({ of }) => of !== at);
  for (let before = -1; before < words.size; ) {
    before = words.size;
    for (const one of names) if (usesOf(one.tokens, { name, words })) words.add(one.name);
  }
  return words;
}

/** Whether a formula reckons with a sheet, or may: what INDIRECT looks at is not written in it. */
function usesOf(tokens: readonly Token[], removed: Removed): boolean {
  return tokens.some((token) => {
    return (token.kind === 'function' && /^INDIRECT$/i.test(token.text)) || refersTo(token, removed);
  });
}

function checkOthers(book: EditedWorkbook, removed: Removed): void {
  const { name } = removed;
  const others = book.parts.sheets.filter((sheet) => sheet.name !== name);
  const at = { file: book.file, sheet: name };
  if (!others.some(({ hidden }) => !hidden))
    throw refusedEdit(
      'last-sheet',
      { zh: '工作簿里只剩这一张表，不能删', en: 'It is the only sheet of its workbook that is shown' },
      at,
      { zh: '整个不要了，在文件夹里删掉这个文件。', en: 'Delete the file in its folder.' },
    );
  const formula = book.formulas().find((one) => one.sheet !== name && usesOf(one.tokens, removed));
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
  if (isDrawnElsewhere(book, removed))
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

function refersTo(token: Token, { name, words }: Removed): boolean {
  if (token.kind !== 'reference' && token.kind !== 'name') return false;
  const written = token.kind === 'reference' ? token.prefix : token.text.replace(/\[.*\]$/s, '');
  const [, prefix = '', word = ''] = /^(?:(.*)!)?(.*)$/s.exec(written.toLowerCase()) ?? [];
  // of another workbook; or of several sheets at once, from one to another that it may stand between
  if (prefix.includes('[')) return false;
  if (prefix.includes(':')) return true;
  const sheet = prefix.replace(/^'(.*)'$/s, '$1').replaceAll("''", "'");
  return sheet === name.toLowerCase() || words.has(word);
}

/** Charts and pivot tables that are made of the sheet and stand on another. */
function isDrawnElsewhere(book: EditedWorkbook, removed: Removed): boolean {
  const { name, words } = removed;
  const own = new Set(ownParts(book, book.entry(name).part));
  return book.pack.archive.names().some((part) => {
    const text =
      /^xl\/(?:charts|pivotCache)\/[^/]*\.xml$/i.test(part) && !own.has(part) && book.pack.text(part);
    if (!text) return false;
    const formulas = [...text.matchAll(/<(?:[\w.-]+:)?f>([^<]*)</g)].flatMap(([, one = '']) =>
      tokensOf(fromMarkup(one)),
    );
    const [source = ''] = /<(?:[\w.-]+:)?worksheetSource(?=\s)[^>]*>/.exec(text) ?? [];
    const written = (key: string) => fromMarkup(attributeOf(source, key) ?? '').toLowerCase();
    return (
      formulas.some((token) => refersTo(token, removed)) ||
      written('sheet') === name.toLowerCase() ||
      words.has(written('name'))
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

/** Names that are made of the sheet: nothing reckons with them. */
function dropNamesOf(book: EditedWorkbook, removed: Removed): void {
  const element = /<((?:[\w.-]+:)?definedName)(?=\s)[^>]*>([^<]*)<\/\1>/g;
  const text = book.workbookText().replace(element, (whole, _, written: string) => {
    return tokensOf(fromMarkup(written)).some((token) => refersTo(token, removed)) ? '' : whole;
  });
  book.setWorkbookText(text);
}

function relationsPartOf(part: string): string {
  const at = part.lastIndexOf('/') + 1;
  return `${part.slice(0, at)}_rels/${part.slice(at)}.rels`;
}
