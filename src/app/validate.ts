import { chineseChartTypes } from '../chart/kinds/index.js';
import { chartOptions } from '../chart/rules/chart-options.js';
import { chartUnits } from '../chart/rules/chart-units.js';
import { chartsExist, chartsFit } from '../chart/rules/charts.js';
import { drawnOnce } from '../chart/rules/drawn-twice.js';
import { linesFollow, topIsSorted } from '../chart/rules/order.js';
import { fewParts } from '../chart/rules/parts.js';
import { type Diagnostic, throwOnErrors } from '../core/diagnostics.js';
import type { Passage } from '../core/source/passage.js';
import { withNamedCharts } from '../dataset/charts/named-charts.js';
import type { Dataset } from '../dataset/model.js';
import { readPackOf } from '../dataset/pack/read.js';
import { definitionsAgree } from '../dataset/rules/definitions.js';
import { mistypedFigures, trianglesAgree, unitsAgree } from '../dataset/rules/figures.js';
import { highlightsExist } from '../dataset/rules/highlights.js';
import { duplicateIds } from '../dataset/rules/ids.js';
import { marksAndEntries } from '../dataset/rules/marks.js';
import { pinyinFitsTerm } from '../dataset/rules/pinyin.js';
import { numbersInQuotes } from '../dataset/rules/quotes.js';
import { referencesExist } from '../dataset/rules/references.js';
import type { PackRule, TableRule } from '../dataset/rules/rule.js';
import { scientificNumbers } from '../dataset/rules/scientific.js';
import { columnsWithDecimalsExist, summedColumnsExist, totalsAmongRows } from '../dataset/rules/sums.js';
import { statedTotals } from '../dataset/rules/totals.js';
import { uncheckedRows } from '../dataset/rules/unchecked.js';
import { unitLinesHold } from '../dataset/rules/unit-lines.js';
import { readTables } from '../dataset/table/tables.js';
import { Database } from '../incremental/database.js';
import type { LoadedData } from '../input/load.js';
import { namesInTexts } from '../template/rules/names.js';
import { wordsInTexts } from '../template/rules/words.js';

/** What must hold of the tables. Adding a rule is adding a file and a line here. */
const tableRules: readonly TableRule[] = [
  duplicateIds,
  mistypedFigures,
  scientificNumbers,
  trianglesAgree,
  unitsAgree,
  totalsAmongRows,
  numbersInQuotes,
  definitionsAgree,
  pinyinFitsTerm,
  uncheckedRows,
];

/** What must hold of pack.yaml and the tables together. */
const packRules: readonly PackRule[] = [
  marksAndEntries,
  wordsInTexts,
  namesInTexts,
  referencesExist,
  highlightsExist,
  chartsExist,
  chartsFit,
  chartUnits,
  chartOptions,
  drawnOnce,
  fewParts,
  linesFollow,
  topIsSorted,
  statedTotals,
  unitLinesHold,
  summedColumnsExist,
  columnsWithDecimalsExist,
];

/** A data set that holds together, and what is worth a look all the same. */
export interface Validated {
  readonly dataset: Dataset;
  readonly warnings: readonly Diagnostic[];
}

/**
 * Checks a loaded folder and makes the data set of it. `templates` are the texts of the templates in use: a
 * glossary entry may have its mark there. Throws a ReportError with everything found if any of it is an
 * error.
 */
export function validate(
  loaded: LoadedData,
  templates: readonly Passage[] = [],
  database = new Database(),
): Validated {
  const { value: read, found } = readPackOf(loaded, chineseChartTypes, database);
  const { value: sheets, found: foundInSheets } = readTables(loaded, read?.pack, database);
  const { tables } = sheets;
  // Names can't be held against a table that could not be read: rules about them wait until all of them are.
  const whole = read && sheets.complete && { folder: loaded.folder, pack: read.pack, tables };
  const dataset = whole && withNamedCharts(whole, database);
  const all = [
    ...(loaded.found ?? []),
    ...found,
    ...foundInSheets,
    ...tableRules.flatMap((rule) => rule({ dataset: { tables }, database })),
    ...(dataset
      ? packRules.flatMap((rule) =>
          rule({ ...read, dataset, writtenCharts: read.pack.charts, templates, database }),
        )
      : []),
  ];
  const warnings = throwOnErrors(withoutEchoes(all).toSorted(byPlace));
  if (!dataset) throw new Error('a table or pack.yaml could not be read, and nothing says why');
  return { dataset, warnings };
}

/** Findings that say it all about a cell: what it holds can't be right, whatever the rules make of it. */
const cellFaults = ['cell-error', 'no-stored-value', 'unknown-format', 'no-such-day'];

/** In a row with a comma too many every cell after it is wrong; that it is ragged says it all. */
function withoutEchoes(found: readonly Diagnostic[]): Diagnostic[] {
  const lineOf = ({ place }: Diagnostic) => `${place?.file}:${place?.sheet}:${place?.line}`;
  const cellOf = (one: Diagnostic) => `${lineOf(one)}:${one.place?.column}`;
  const ragged = new Set(found.filter(({ code }) => code === 'ragged-row').map(lineOf));
  const faulty = new Set(found.filter(({ code }) => cellFaults.includes(code)).map(cellOf));
  return found.filter((one) => {
    if (one.code === 'ragged-row' || cellFaults.includes(one.code)) return true;
    return !ragged.has(lineOf(one)) && !faulty.has(cellOf(one));
  });
}

function byPlace({ place: a }: Diagnostic, { place: b }: Diagnostic): number {
  const [one, other] = [a, b].map((place) => `${place?.file ?? ''}\n${place?.sheet ?? ''}`) as [
    string,
    string,
  ];
  if (one !== other) return one < other ? -1 : 1;
  return (a?.line ?? 0) - (b?.line ?? 0) || (a?.column ?? 0) - (b?.column ?? 0);
}
