import type { Report, ReportTable } from '../data/report.js';
import { findUnshownYears } from '../data/rules/years.js';
import { type Diagnostic, type Place, warningAt } from '../diagnostics.js';

/** The section in which general tables print unless pack.yaml says another. */
export const OWN_SECTION = 'tables';

/** What templates have printed of a pack, gathered over its editions. */
export class Shown {
  private readonly years = new Map<string, Set<string>>();
  private readonly narratives = new Set<string>();
  private readonly charts = new Set<string>();
  private readonly tables = new Set<string>();

  year(table: string, header: string): void {
    this.years.set(table, (this.years.get(table) ?? new Set()).add(header));
  }

  narrative(section: string): void {
    this.narratives.add(section);
  }

  /** A section whose charts have been asked for. */
  chartsOf(section: string): void {
    this.charts.add(section);
  }

  /** A section whose general tables have been asked for. */
  tablesOf(section: string): void {
    this.tables.add(section);
  }

  /** The year columns that no template printed. */
  unshownYears({ tables }: Report): Diagnostic[] {
    return findUnshownYears(tables, this.years);
  }

  /** The paragraphs and charts of sections that no template asked for: they would be left out quietly. */
  unshownSections({ pack, tables }: Report): Diagnostic[] {
    const paragraphs = Object.entries(pack.narrative).flatMap(([section, [first]]) =>
      first && !this.narratives.has(section) ? [unshown(section, first.place)] : [],
    );
    const charts = pack.charts.filter(({ at }) => !this.charts.has(at));
    const general = Object.values(tables).filter(
      ({ kind, settings }) => kind === 'general' && !this.tables.has(settings.section ?? OWN_SECTION),
    );
    return [
      ...paragraphs,
      ...general.map(unshownTable),
      ...charts.map(({ at, place }) => unshown(at, place)),
    ];
  }
}

function unshownTable({ name, settings, columns }: ReportTable): Diagnostic {
  const section = settings.section ?? OWN_SECTION;
  const message = {
    zh: `没有模板印出“${section}”这一部分的表，“${name}”没有印`,
    en: `no template shows the tables of the section “${section}”: “${name}” is not printed`,
  };
  const [first] = columns;
  return warningAt('unshown-table', message, { place: settings.place ?? first?.place });
}

function unshown(section: string, place: Place): Diagnostic {
  const message = {
    zh: `没有模板用到“${section}”这一部分`,
    en: `no template shows the section “${section}”`,
  };
  return warningAt('unshown-section', message, { place });
}
