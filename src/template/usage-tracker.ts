import { type Diagnostic, type Place, warningAt } from '../core/diagnostics.js';
import type { Passage } from '../core/source/passage.js';
import { drawnRows } from '../dataset/charted.js';
import type { Cell, Column, TableSettings } from '../dataset/model.js';
import { findColumn } from '../dataset/table/columns.js';
import type { Report, ReportRow, ReportTable } from '../report/report.js';

/** The section in which general tables print unless pack.yaml says another. */
export const OWN_SECTION = 'tables';

const CHART = /<chart\b[^>]*?\bname="([^"]*)"/g;

/** What templates have printed of a pack, gathered over its editions. */
export class UsageTracker {
  private readonly cells = new Set<Cell>();
  private readonly narratives = new Set<string>();
  private readonly charts = new Set<string>();
  private readonly sectionsOfTables = new Set<string>();
  private readonly tablesListed = new Set<string>();
  private readonly tablesRead = new Set<string>();
  private readonly passages = new Set<string>();
  private readonly pages: string[] = [];

  /** Of a build of one edition nobody asks what none prints: its pages and cells need not be held. */
  constructor(private readonly settings: { readonly isWhole: boolean } = { isWhole: true }) {}

  /** A cell that is printed, or whose words are printed already. */
  cell(cell: Cell): void {
    if (this.settings.isWhole) this.cells.add(cell);
  }

  /** A table that a template has asked for by its name. */
  tableRead(name: string): void {
    this.tablesRead.add(name);
  }

  /** The report itself is printed, by one of its editions. */
  hasReport = false;

  narrative(section: string): void {
    this.narratives.add(section);
  }

  /** A text of pack.yaml that is printed. */
  passage(passage: Passage): void {
    this.passages.add(keyOf(passage));
  }

  /** A section whose general tables have been asked for, and those of them that the edition has. */
  tablesOf(section: string, names: readonly string[]): void {
    this.sectionsOfTables.add(section);
    for (const name of names) this.tablesListed.add(name);
  }

  /** The markup of an edition, for what templates print without a helper. */
  rendered(markup: string): void {
    if (this.settings.isWhole) this.pages.push(markup);
    for (const [, name = ''] of markup.matchAll(CHART)) this.charts.add(name);
  }

  /** What of the pack no edition prints: it would be left out quietly. */
  unshown(report: Report): Diagnostic[] {
    for (const cell of this.cellsInCharts(report)) this.cells.add(cell);
    const tables = Object.values(report.tables).filter(({ rows }) => rows.length > 0);
    return [
      ...tables.flatMap((table) => {
        const found = this.unshownOf(table);
        const isWhole = found.every(({ code }) => code !== 'unshown-table');
        return isWhole ? [...found, ...this.unshownTexts(table)] : found;
      }),
      ...this.unshownSections(report),
      ...this.unshownCharts(report),
    ];
  }

  private unshownOf(table: ReportTable): Diagnostic[] {
    if (table.layout) return this.unshownLaidOut(table);
    if (table.kind === 'glossary') return this.isWritten('<entry ') ? [] : [unshownTable(table)];
    const rows = table.rows.filter((row) => this.isRowShown(row, table));
    if (rows.length === 0) {
      // a template may print the names of rows as they are; another table may hold the same names
      const [first] = table.rows;
      const isWritten = this.tablesRead.has(table.name) && first && this.isWritten(first.label);
      return isWritten ? [] : [unshownTable(table)];
    }
    const shownRows = new Set(rows);
    return table.columns.filter(isToBePrinted).flatMap((column) => {
      const cells = table.rows
        .filter((row) => column.role !== 'label' || !shownRows.has(row))
        .flatMap((row) => row.cells[column.header] ?? []);
      const [first, ...others] = cells.filter((cell) => isFilled(cell) && !this.cells.has(cell));
      return first ? [unshownColumn(column, table, first.place, others.length + 1)] : [];
    });
  }

  /** A table that is laid out for every template prints whole, in its section. */
  private unshownLaidOut(table: ReportTable): Diagnostic[] {
    const { section = OWN_SECTION, editions } = table.settings;
    // which editions there are is not known here: one whose only edition is mistyped would be left out quietly
    const isListed = editions === undefined || this.tablesListed.has(table.name);
    return this.sectionsOfTables.has(section) && isListed ? [] : [unshownTable(table)];
  }

  /** Title, notes and source that pack.yaml gives a table which prints without them, told once. */
  private unshownTexts({ name, settings }: ReportTable): Diagnostic[] {
    const texts = textsOf(settings).filter(({ passage }) => !this.passages.has(keyOf(passage)));
    const [first] = texts;
    return first ? [unshownTexts(name, [...new Set(texts.map(({ key }) => key))], first.passage)] : [];
  }

  private isRowShown({ cells }: ReportRow, { columns }: ReportTable): boolean {
    return columns.some(({ header }) => this.cells.has(cells[header] as Cell));
  }

  private isWritten(text: string): boolean {
    return this.pages.some((page) => page.includes(text));
  }

  /** The figures that the charts printed draw, and what they call them. */
  private cellsInCharts({ pack, tables }: Report): Cell[] {
    const printed = pack.charts.filter(({ name }) => this.charts.has(name));
    return printed.flatMap((chart) => {
      const { rows, series, targets = [] } = chart;
      const table = Object.hasOwn(tables, rows.table) ? tables[rows.table] : undefined;
      if (table === undefined) return [];
      const label = rows.label ?? table.columns.find(({ role }) => role === 'label')?.header ?? '';
      const headers = [label, ...series.map(({ column }) => column)].flatMap(
        (name) => findColumn(table.columns, name)?.header ?? [],
      );
      const drawn = drawnRows(chart, table).flatMap(({ cells }) => headers.map((header) => cells[header]));
      const all = Object.values(tables).flatMap((one) => one.rows);
      const measured = targets.flatMap(({ id, column = '' }) =>
        all.filter((row) => row.id === id).map(({ cells }) => cells[column]),
      );
      return [...drawn, ...measured].filter((cell) => cell !== undefined);
    });
  }

  /** The paragraphs of sections that no template asked for. */
  private unshownSections({ pack }: Report): Diagnostic[] {
    return Object.entries(pack.narrative).flatMap(([section, [first]]) => {
      if (first === undefined || this.narratives.has(section)) return [];
      const message = {
        zh: `没有模板用到“${section}”这一部分`,
        en: `no template shows the section “${section}”`,
      };
      return [warningAt('unshown-section', message, { place: first.place })];
    });
  }

  private unshownCharts({ pack }: Report): Diagnostic[] {
    const unshown = pack.charts.filter(({ name }) => !this.charts.has(name));
    return unshown.map(({ name, at, place }) => {
      const message = {
        zh: `没有一个版本印出“${at}”部分的图“${name}”`,
        en: `no edition prints the chart “${name}” of the section “${at}”`,
      };
      return warningAt('unshown-chart', message, { place });
    });
  }
}

interface TableText {
  readonly key: 'title' | 'notes' | 'source';
  readonly passage: Passage;
}

/** The texts that pack.yaml gives a table; a title of our own stands at no place of it. */
function textsOf({ title, notes, source }: TableSettings): TableText[] {
  const all: TableText[] = [
    ...(title ? [{ key: 'title' as const, passage: title }] : []),
    ...notes.map((passage) => ({ key: 'notes' as const, passage })),
    ...(source ? [{ key: 'source' as const, passage: source }] : []),
  ];
  return all.filter(({ passage }) => passage.place.line !== undefined);
}

/** Passages are copied along the way; their place and words tell them apart. */
function keyOf({ place, text }: Passage): string {
  return [place.file, place.line, place.column, text].join('\n');
}

/**
 * Words to order rows by are printed where a template groups by them; the unit of a row may stand above the table, and
 * what follows from others is nothing that the data would lack.
 */
function isToBePrinted({ isKept, role }: Column): boolean {
  return !isKept && role !== 'group' && role !== 'unit' && role !== 'measure';
}

function isFilled({ text, quantity }: Cell): boolean {
  return text !== '' && quantity.kind !== 'missing';
}

function unshownTable({ name, columns, settings }: ReportTable): Diagnostic {
  const message = { zh: `没有一个版本印出表“${name}”`, en: `no edition prints the table “${name}”` };
  const hint = {
    zh: '要印成表，得在模板里加上；不印的，移出数据文件夹。',
    en: 'Add it to a template to print it, or move it out of the data folder.',
  };
  return warningAt('unshown-table', message, { place: settings.place ?? columns[0]?.place, hint });
}

function unshownTexts(name: string, keys: readonly string[], { place }: Passage): Diagnostic {
  const message = {
    zh: `没有一个版本印出表“${name}”的 ${keys.join('、')}`,
    en: `no edition prints the ${keys.join(', ')} of the table “${name}”`,
  };
  const hint = {
    zh: '写成正文（narrative），或在模板里加上；不印的，删去。',
    en: 'Make it a text of the narrative or add it to a template; take out what is not to be printed.',
  };
  return warningAt('unshown-text', message, { place, hint });
}

function unshownColumn({ header }: Column, { name }: ReportTable, place: Place, count: number): Diagnostic {
  const message = {
    zh: `没有一个版本印出表“${name}”的“${header}”：${count}格有内容`,
    en: `no edition prints ${header} of the table “${name}”: ${count} cells are filled`,
  };
  return warningAt('unshown-column', message, { place });
}
