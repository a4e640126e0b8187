import { isMap, isScalar } from 'yaml';
import { tableOfSheet, wellKnownTables } from '../../dataset/kinds/index.js';
import { keyNamed, packSectionName, tableColumns } from '../../dataset/pack-sheets/words.js';
import type { Edit } from '../../editing/index.js';
import type { Desk } from '../desk/desk.js';
import { factsHome } from '../desk/facts-home.js';
import { packDocument } from '../desk/pack-file.js';
import { type DataSheet, nextLine } from '../desk/sheets.js';
import { readOnlyFormat } from './refusals.js';

/** What a pack says of its tables, in their order, wherever it says so; and the edits that have it say other things. */
export interface SettingsOfTables {
  /** The tables that it speaks of by now. */
  readonly names: readonly string[];
  readonly edits: readonly Edit[];
  /** Speaks of a table, behind the last. */
  add(name: string): void;
  /** Has a table print in a part; in the usual one where that is undefined. */
  setSection(name: string, section: string | undefined): void;
  /** Moves what it says of a table before another. */
  move(name: string, before: string | undefined): void;
  /** Speaks of a table no longer. */
  remove(name: string): void;
}

export async function settingsOfTables(desk: Desk): Promise<SettingsOfTables> {
  const { file, first, inWorkbook } = await factsHome(desk, 'tables', HEAD);
  if (!inWorkbook) return new InYaml(file, first, await tablesWritten(desk));
  if (!inWorkbook.isEditable) throw readOnlyFormat;
  return new InSheet(file, first, inWorkbook.sheet);
}

const HEAD = ['表名', '部分'];

type Written = readonly (readonly [name: string, settings: unknown])[];

async function tablesWritten(desk: Desk): Promise<Written> {
  const pack = await packDocument(desk);
  const contents = pack?.document.contents;
  const tables = isMap(contents) ? contents.get('tables') : undefined;
  if (!pack || !isMap(tables)) return [];
  const value = tables.toJS(pack.document) as Record<string, unknown>;
  return tables.items.map(({ key }) => {
    const name = String(isScalar(key) ? key.value : key);
    return [name, value[name]];
  });
}

class InYaml implements SettingsOfTables {
  readonly edits: Edit[];
  private tables: (readonly [name: string, settings: unknown])[];

  constructor(
    private readonly file: string,
    first: readonly Edit[],
    written: Written,
  ) {
    this.edits = [...first];
    this.tables = [...written];
  }

  get names(): string[] {
    return this.tables.map(([name]) => name);
  }

  add(name: string): void {
    this.set(['tables', name], undefined, {});
    this.tables.push([name, {}]);
  }

  setSection(name: string, section: string | undefined): void {
    const settings = this.settingsOf(name) as Readonly<Record<string, unknown>> | null;
    const { section: before, ...others } = settings ?? {};
    this.set(['tables', name, 'section'], before, section);
    const now = { ...others, ...(section !== undefined && { section }) };
    this.tables = this.tables.map((one) => (one[0] === name ? [name, now] : one));
  }

  move(name: string, to: string | undefined): void {
    const before = this.settingsOf(name);
    const own = { kind: 'move-value', file: this.file, path: ['tables', name], before } as const;
    this.edits.push({ ...own, ...(to !== undefined && { to }) });
    const others = this.tables.filter(([one]) => one !== name);
    const at = to === undefined ? others.length : others.findIndex(([one]) => one === to);
    this.tables = others.toSpliced(at, 0, [name, before]);
  }

  remove(name: string): void {
    this.set(['tables', name], this.settingsOf(name), undefined);
    this.tables = this.tables.filter(([one]) => one !== name);
  }

  private settingsOf(name: string): unknown {
    return this.tables.find(([one]) => one === name)?.[1];
  }

  private set(path: readonly string[], before: unknown, after: unknown): void {
    const own = { kind: 'value', file: this.file, path } as const;
    this.edits.push({
      ...own,
      ...(before !== undefined && { before }),
      ...(after !== undefined && { after }),
    });
  }
}

interface SettingsRow {
  /** Undefined for a row that names no table. */
  readonly name: string | undefined;
  readonly fields: readonly string[];
}

/** A row each of the sheet 表, below its head. */
class InSheet implements SettingsOfTables {
  readonly edits: Edit[];
  private readonly sheet: string;
  private readonly headLine: number;
  private head: readonly string[];
  private rows: SettingsRow[];

  constructor(
    private readonly file: string,
    first: readonly Edit[],
    sheet: DataSheet | undefined,
  ) {
    this.edits = [...first];
    this.sheet = sheet?.sheet ?? '表';
    const [head, ...rows] = sheet?.rows ?? [];
    this.head = head?.fields ?? HEAD;
    this.headLine = head?.line ?? 1;
    const at = this.columnOf('name');
    // a line each, those that are empty too
    const count = sheet ? nextLine(sheet) - this.headLine - 1 : 0;
    this.rows = Array.from({ length: count }, (_, index) => {
      const { fields = [] } = rows.find(({ line }) => line === this.headLine + 1 + index) ?? {};
      return { name: nameOf(fields[at] ?? ''), fields };
    });
  }

  get names(): string[] {
    return this.rows.flatMap(({ name }) => (name === undefined ? [] : [name]));
  }

  add(name: string): void {
    const fields = this.head.map((_, index) => (index === this.columnOf('name') ? name : ''));
    const line = this.lineOf(this.rows.length);
    this.edits.push({ kind: 'insert-rows', ...this.own, line, rows: [fields] });
    this.rows.push({ name, fields });
  }

  setSection(name: string, section: string | undefined): void {
    const at = this.rows.findIndex((row) => row.name === name);
    const column = this.columnOf('section');
    const isNew = column === -1;
    const place = isNew ? this.head.length : column;
    const before = this.rows[at]?.fields[place] ?? '';
    const after = section === undefined ? '' : packSectionName(section);
    const head = { line: this.headLine, column: place + 1, before: '', after: '部分' };
    const cell = { line: this.lineOf(at), column: place + 1, before, after };
    this.edits.push({ kind: 'cells', ...this.own, cells: isNew ? [head, cell] : [cell] });
    if (isNew) this.head = [...this.head, '部分'];
    const fields = this.head.map((_, index) =>
      index === place ? after : (this.rows[at]?.fields[index] ?? ''),
    );
    this.rows = this.rows.with(at, { name, fields });
  }

  move(name: string, before: string | undefined): void {
    const from = this.rows.findIndex((row) => row.name === name);
    const row = this.rows[from];
    const to = before === undefined ? this.rows.length : this.rows.findIndex((one) => one.name === before);
    if (!row) return;
    const lines = { line: this.lineOf(from), to: this.lineOf(to), before: [row.fields] };
    this.edits.push({ kind: 'move-rows', ...this.own, ...lines });
    this.rows = this.rows.toSpliced(from, 1).toSpliced(to > from ? to - 1 : to, 0, row);
  }

  remove(name: string): void {
    const at = this.rows.findIndex((row) => row.name === name);
    const { fields = [] } = this.rows[at] ?? {};
    this.edits.push({ kind: 'remove-rows', ...this.own, line: this.lineOf(at), before: [fields] });
    this.rows = this.rows.toSpliced(at, 1);
  }

  private get own() {
    return { file: this.file, sheet: this.sheet };
  }

  private lineOf(index: number): number {
    return this.headLine + 1 + index;
  }

  private columnOf(path: string): number {
    return this.head.findIndex((one) => keyNamed(tableColumns, one)?.path[0] === path);
  }
}

function nameOf(written: string): string | undefined {
  const name = written.trim();
  return name === '' ? undefined : (tableOfSheet(name, wellKnownTables) ?? name);
}
