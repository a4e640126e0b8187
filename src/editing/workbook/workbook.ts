import { plainText } from '../../core/source/characters.js';
import type { RawTable } from '../../input/raw-table.js';
import { readParts, relationsOf, type SheetEntry, type WorkbookParts } from '../../input/xlsx/parts.js';
import { UnreadableWorkbook } from '../../input/xlsx/unreadable.js';
import { readWorksheet } from '../../input/xlsx/worksheet.js';
import { refusedEdit } from '../refused.js';
import { formulaCells } from './formula/cells.js';
import { type PlacedFormula, placedFormula } from './formula/dependents.js';
import { type Reference, type Token, tokensOf } from './formula/tokens.js';
import { WorkbookPackage } from './package.js';
import { SheetXml } from './sheet-xml.js';
import { StringsXml, textElement } from './strings.js';
import { StylesXml } from './styles.js';
import { asMarkup, attributeOf, fromMarkup, withAttribute } from './xml-text.js';

/** A workbook that is being changed: its parts, of which sheets, styles and texts are opened when they are wanted. */
export class EditedWorkbook {
  readonly pack: WorkbookPackage;
  readonly parts: WorkbookParts;
  readonly workbookPart: string;
  private readonly sheets = new Map<string, SheetXml>();
  private styles: StylesXml | undefined;
  private strings: StringsXml | undefined;
  /** The texts and number formats that cells refer to, with those that were added. */
  private readonly allStrings: string[];
  private readonly patterns: string[];

  constructor(
    readonly file: string,
    bytes: Uint8Array,
  ) {
    this.pack = new WorkbookPackage(bytes);
    this.parts = readParts(this.pack.archive);
    this.allStrings = [...this.parts.strings];
    this.patterns = [...this.parts.patterns];
    this.workbookPart =
      relationsOf(this.pack.archive, '').find(({ type }) => type === 'officeDocument')?.part ?? '';
  }

  /** The entry of a sheet by the name that places have. */
  entry(name: string): SheetEntry {
    const found =
      this.parts.sheets.find((sheet) => sheet.name === name) ??
      this.parts.sheets.find((sheet) => plainText(sheet.name).text.trim() === name);
    if (found) return found;
    throw refusedEdit(
      'no-such-sheet',
      { zh: `没有工作表“${name}”`, en: `There is no worksheet "${name}"` },
      { file: this.file },
    );
  }

  sheet(name: string): SheetXml {
    const { part } = this.entry(name);
    const known = this.sheets.get(part);
    if (known) return known;
    const text = this.pack.text(part);
    if (text === undefined) throw new UnreadableWorkbook('broken');
    const sheet = new SheetXml(text);
    this.sheets.set(part, sheet);
    return sheet;
  }

  /** Rows of a sheet as they are shown by now. */
  shownRows(name: string, lines: ReadonlySet<number>): RawTable['rows'] {
    const sheet = this.sheet(name);
    const rows = sheet.rows.filter(({ line }) => lines.has(line)).map((row) => sheet.rowText(row));
    const xml = `<worksheet><sheetData>${rows.join('').replaceAll(`<${sheet.prefix}`, '<').replaceAll(`</${sheet.prefix}`, '</')}</sheetData></worksheet>`;
    return readWorksheet(Buffer.from(xml), { file: this.file, name }, this.texts()).value.rows;
  }

  /** The parts that cells refer to, with what was added to them. */
  private texts(): WorkbookParts {
    return { ...this.parts, strings: this.allStrings, patterns: this.patterns };
  }

  /** A text that cells refer to by its index. */
  sharedText(index: number): string | undefined {
    return this.allStrings[index];
  }

  patternOf(style: number): string {
    return this.patterns[style] ?? 'General';
  }

  /** A style like another with a number format; undefined where the workbook has no styles. */
  styleWith(style: number, pattern: string): number | undefined {
    if (this.patternOf(style) === pattern) return style;
    const part = this.partOf('styles');
    const text = part === undefined ? undefined : this.pack.text(part);
    if (part === undefined || text === undefined) return undefined;
    this.styles ??= new StylesXml(text);
    const index = this.styles.withPattern(style, pattern);
    this.patterns[index] = pattern;
    this.pack.set(part, this.styles.text());
    return index;
  }

  /** What stands in a cell that says a text: its type, and the elements in it. */
  textContent(text: string, prefix: string): { type: string; content: string } {
    const part = this.partOf('sharedStrings');
    const xml = part === undefined ? undefined : this.pack.text(part);
    if (part === undefined || xml === undefined)
      return { type: 'inlineStr', content: `<${prefix}is>${textElement(text, prefix)}</${prefix}is>` };
    this.strings ??= new StringsXml(xml, this.parts.strings.length);
    const index = this.strings.indexOf(text);
    this.allStrings[index] = text;
    this.pack.set(part, this.strings.text());
    return { type: 's', content: `<${prefix}v>${index}</${prefix}v>` };
  }

  /** The part of a type that the workbook refers to. */
  partOf(type: string): string | undefined {
    return relationsOf(this.pack.archive, this.workbookPart).find((one) => one.type === type)?.part;
  }

  /** The formulas of all sheets. */
  formulas(): PlacedFormula[] {
    const names = this.namedAreas();
    return this.parts.sheets.flatMap(({ name, part }) => {
      const text = this.sheets.has(part) ? undefined : this.pack.text(part);
      // most sheets have none, and need not be taken apart
      if (text !== undefined && !/<(?:[\w.-]+:)?f[\s/>]/.test(text)) return [];
      return formulaCells(this.sheet(name)).map((cell) => placedFormula(name, cell, names));
    });
  }

  /** The cells and areas that have a name in all of the workbook, by name in small letters. */
  namedAreas(): Map<string, Reference> {
    const names = new Map<string, Reference>();
    for (const { name, of, tokens } of this.definedNames()) {
      const [only, ...more] = tokens;
      if (only?.kind === 'reference' && more.length === 0 && of === undefined) names.set(name, only);
    }
    return names;
  }

  /** All that has a name, in small letters, with what it stands for. */
  definedNames(): DefinedName[] {
    const element = /<(?:[\w.-]+:)?definedName(?=\s)([^>]*)>([^<]*)</g;
    return [...this.workbookText().matchAll(element)].map(([, attributes = '', written = '']) => {
      const tag = `<n${attributes}>`;
      const index = attributeOf(tag, 'localSheetId');
      return {
        name: fromMarkup(attributeOf(tag, 'name') ?? '').toLowerCase(),
        ...(index !== undefined && { of: Number(index) }),
        tokens: tokensOf(fromMarkup(written)),
      };
    });
  }

  /** The order in which formulas were reckoned: a program makes it anew, and takes a wrong one for damage. */
  dropCalculationOrder(): void {
    const part = this.partOf('calcChain');
    if (part !== undefined && this.pack.read(part) !== undefined) this.dropPart(part);
  }

  /** Lists a worksheet behind the others, whose XML is given. */
  addSheet(name: string, xml: string, isHidden = false): void {
    const like = this.parts.sheets.at(-1);
    const folder = like?.part.slice(0, like.part.lastIndexOf('/') + 1) ?? 'xl/worksheets/';
    let number = this.parts.sheets.length + 1;
    while (this.pack.read(`${folder}sheet${number}.xml`) !== undefined) number++;
    const part = `${folder}sheet${number}.xml`;
    const fileName = like?.part.slice(folder.length) ?? '';
    const id = this.addLike(this.relationsPart, 'Relationship', fileName, part.slice(folder.length));
    this.addLike('[Content_Types].xml', 'Override', fileName, part.slice(folder.length));
    const text = this.workbookText();
    const tags = this.sheetTags();
    const last = tags.at(-1) ?? '';
    const ids = tags.map((tag) => Number(attributeOf(tag, 'sheetId') ?? 0));
    const [, idName = 'r:id'] = /\s([\w.-]+:id)\s*=/.exec(last) ?? [];
    const own = [
      ['state', isHidden ? 'hidden' : undefined],
      ['name', asMarkup(name)],
      ['sheetId', String(Math.max(0, ...ids) + 1)],
      [idName, id],
    ] as const;
    const tag = own.reduce((one, [key, value]) => withAttribute(one, key, value), last);
    this.setWorkbookText(text.replace(last, () => last + tag));
    this.pack.set(part, xml);
  }

  /** Where a sheet stands among all of the workbook, from 0. */
  indexOf(name: string): number {
    return this.sheetTags().findIndex((tag) => fromMarkup(attributeOf(tag, 'name') ?? '') === name);
  }

  private sheetTags(): string[] {
    return [...this.workbookText().matchAll(SHEET)].map(([tag]) => tag);
  }

  /** Takes a worksheet off the list, and its part out; the one that is shown first is another then. */
  dropSheet(name: string): void {
    const { part } = this.entry(name);
    const at = this.indexOf(name);
    const without = this.workbookText().replace(this.sheetTags()[at] ?? '', '');
    this.setWorkbookText(withoutSheetAt(without, at));
    this.sheets.delete(part);
    this.dropPart(part);
  }

  private get relationsPart(): string {
    const folder = this.workbookPart.slice(0, this.workbookPart.lastIndexOf('/') + 1);
    return `${folder}_rels/${this.workbookPart.slice(folder.length)}.rels`;
  }

  /** Lists a part of a folder as another of it is; answers the new entry's id. */
  private addLike(list: string, element: string, fileName: string, ownName: string): string {
    const text = this.pack.text(list) ?? '';
    const tags = text.match(new RegExp(`<(?:[\\w.-]+:)?${element}\\s[^>]*/>`, 'g')) ?? [];
    const ending = new RegExp(`(["'/])${fileName.replaceAll('.', '\\.')}(?=["'])`);
    const like = tags.find((tag) => ending.test(tag));
    let number = tags.length + 1;
    while (text.includes(`"rId${number}"`)) number++;
    const id = `rId${number}`;
    if (like === undefined) return id;
    const named = like.replace(ending, (_, before: string) => before + ownName);
    const own = attributeOf(named, 'Id') === undefined ? named : withAttribute(named, 'Id', id);
    this.pack.set(
      list,
      text.replace(like, () => like + own),
    );
    return id;
  }

  /** Takes out a part and all that lists it. */
  dropPart(part: string): void {
    this.pack.set(part, null);
    this.dropElement('[Content_Types].xml', 'Override', 'PartName', part);
    this.dropElement(this.relationsPart, 'Relationship', 'Target', part.slice(part.lastIndexOf('/') + 1));
  }

  private dropElement(part: string, element: string, attribute: string, ending: string): void {
    const text = this.pack.text(part);
    if (text === undefined) return;
    const tag = new RegExp(
      `<(?:[\\w.-]+:)?${element}\\s[^>]*${attribute}\\s*=\\s*["'][^"']*["'][^>]*/>`,
      'g',
    );
    const own = (one: string) =>
      new RegExp(`${attribute}\\s*=\\s*(?:["']|["'][^"']*/)${ending.replace(/[.]/g, '\\.')}["']`).test(one);
    this.pack.set(
      part,
      text.replace(tag, (one) => (own(one) ? '' : one)),
    );
  }

  /** Has the program that opens the workbook reckon all of it anew. */
  askForCalculation(): void {
    const text = this.pack.text(this.workbookPart) ?? '';
    const [tag] = /<(?:[\w.-]+:)?calcPr(?=[\s/>])[^>]*>/.exec(text) ?? [];
    const [prefix = ''] = /<((?:[\w.-]+:)?)workbook[\s>]/.exec(text)?.slice(1) ?? [];
    const asked = tag
      ? text.replace(tag, withAttribute(tag, 'fullCalcOnLoad', '1'))
      : withCalculation(text, prefix);
    this.pack.set(this.workbookPart, asked);
  }

  /** The workbook's part itself. */
  workbookText(): string {
    return this.pack.text(this.workbookPart) ?? '';
  }

  setWorkbookText(text: string): void {
    this.pack.set(this.workbookPart, text);
  }

  bytes(): Uint8Array {
    this.writeSheets();
    return this.pack.bytes();
  }

  /** Puts the sheets into their parts. */
  writeSheets(): void {
    for (const [part, sheet] of this.sheets) this.pack.set(part, sheet.text());
  }
}

/** A name of cells or of what is reckoned from them. */
export interface DefinedName {
  readonly name: string;
  /** The index of the sheet that alone knows it; undefined where all of the workbook does. */
  readonly of?: number;
  readonly tokens: readonly Token[];
}

/** What counts sheets, once one is gone: names that are of one alone, and which is shown. */
function withoutSheetAt(text: string, at: number): string {
  const down = (tag: string, key: string, least: number) => {
    const index = Number(attributeOf(tag, key) ?? -1);
    return index < at || index <= least ? tag : withAttribute(tag, key, String(index - 1));
  };
  return text
    .replace(/<((?:[\w.-]+:)?definedName)(?=\s)([^>]*)>[^<]*<\/\1>/g, (element, _, attributes: string) => {
      const isOwn = Number(attributeOf(`<n${attributes}>`, 'localSheetId') ?? -1) === at;
      return isOwn ? '' : element.replace(/^<[^>]*>/, (tag) => down(tag, 'localSheetId', 0));
    })
    .replace(/<((?:[\w.-]+:)?definedNames)>\s*<\/\1>/, '')
    .replace(/<(?:[\w.-]+:)?workbookView(?=[\s/>])[^>]*>/g, (tag) =>
      down(down(tag, 'activeTab', 0), 'firstSheet', 0),
    );
}

const SHEET = /<(?:[\w.-]+:)?sheet\s[^>]*\/>/g;

/** Elements of a workbook that stand behind its order of calculation. */
const BEHIND =
  'oleSize|customWorkbookViews|pivotCaches|smartTagPr|smartTagTypes|webPublishing|fileRecoveryPr|webPublishObjects|extLst';

function withCalculation(text: string, prefix: string): string {
  const own = `<${prefix}calcPr fullCalcOnLoad="1"/>`;
  const next = new RegExp(`<${prefix}(?:${BEHIND})(?=[\\s/>])`).exec(text);
  const at = next?.index ?? text.lastIndexOf(`</${prefix}workbook`);
  return at === -1 ? text : text.slice(0, at) + own + text.slice(at);
}
