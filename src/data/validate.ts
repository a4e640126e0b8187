import { type Diagnostic, errorAt, throwOnErrors, warningAt } from '../diagnostics.js';
import { readCsv } from './csv.js';
import type { LoadedData } from './load.js';
import type { Dataset, Pack, Passage, Table } from './model.js';
import { nearestHint } from './nearest.js';
import { readPack } from './pack.js';
import { chartUnits } from './rules/chart-units.js';
import { definitionsAgree } from './rules/definitions.js';
import { mistypedFigures, unitsAgree } from './rules/figures.js';
import { duplicateIds } from './rules/ids.js';
import { marksAndEntries } from './rules/marks.js';
import { numbersInQuotes } from './rules/quotes.js';
import { chartsExist, highlightsExist, namesInTexts } from './rules/references.js';
import type { Rule } from './rules/rule.js';
import { statedTotals } from './rules/totals.js';
import { wellKnownTables } from './schema.js';
import type { Read, SourceText } from './source.js';
import { readTable } from './table.js';

/** What must hold of a data folder. Adding a rule is adding a file and a line here. */
const rules: readonly Rule[] = [
  duplicateIds,
  mistypedFigures,
  unitsAgree,
  numbersInQuotes,
  definitionsAgree,
  marksAndEntries,
  namesInTexts,
  highlightsExist,
  chartsExist,
  chartUnits,
  statedTotals,
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
export function validate(loaded: LoadedData, templates: readonly Passage[] = []): Validated {
  const { value: read, found } = readPack(loaded.pack);
  const tables = readTables(loaded, read?.pack);
  const complete = read !== undefined && tables.value !== undefined;
  const dataset = complete && { folder: loaded.folder, pack: read.pack, tables: tables.value };
  // Names can't be held against a table that could not be read: the rules wait until all of them are.
  const broken = dataset
    ? rules.flatMap((rule) => rule({ dataset, passages: read.passages, placeOf: read.placeOf, templates }))
    : [];
  const all = withoutEchoes([...found, ...tables.found, ...broken]);
  const warnings = throwOnErrors(all.toSorted(byPlace));
  if (!dataset) throw new Error('a table or pack.yaml could not be read, and nothing says why');
  return { dataset, warnings };
}

/** The tables by name; `value` is undefined when one of them has no usable header. */
function readTables(loaded: LoadedData, pack: Pack | undefined): Read<Record<string, Table> | undefined> {
  const kindOf = (name: string) => pack?.tables[name]?.kind ?? wellKnownTables[name];
  const reads = Object.entries(loaded.sheets).map(([name, source]) => {
    const kind = kindOf(name);
    if (kind === undefined) return { value: [], found: pack ? [unusedFile(name, source)] : [] };
    const sheet = readCsv(source);
    if (sheet.found.length > 0) return { value: undefined, found: sheet.found };
    const { value, found } = readTable(name, kind, sheet.value);
    return { value: value && [[name, value] as const], found };
  });
  const found = [
    ...reads.flatMap((read) => read.found),
    ...missingTables(loaded, pack),
    ...loaded.unread.map(unreadFile),
  ];
  if (reads.some(({ value }) => value === undefined)) return { value: undefined, found };
  return { value: Object.fromEntries(reads.flatMap(({ value }) => value ?? [])), found };
}

/** In a row with a comma too many every cell after it is wrong; that it is ragged says it all. */
function withoutEchoes(found: readonly Diagnostic[]): Diagnostic[] {
  const lineOf = ({ place }: Diagnostic) => `${place?.file}:${place?.line}`;
  const ragged = new Set(found.filter(({ code }) => code === 'ragged-row').map(lineOf));
  return found.filter((one) => one.code === 'ragged-row' || !ragged.has(lineOf(one)));
}

function unusedFile(name: string, { file }: SourceText): Diagnostic {
  return warningAt(
    'unused-file',
    { zh: '没有用到这个文件', en: 'The file is not used' },
    {
      place: { file },
      hint: {
        zh: `改用通用的表名，或在 pack.yaml 的 tables 里写上 ${name} 和它的 kind。`,
        en: `Give it a well-known name, or list ${name} with its kind under "tables" in pack.yaml.`,
      },
    },
  );
}

function unreadFile(file: string): Diagnostic {
  return warningAt(
    'unread-file',
    { zh: '没有读这个文件', en: 'The file is not read' },
    {
      place: { file },
      hint: { zh: '另存为“CSV UTF-8”。', en: 'Save it as “CSV UTF-8”.' },
    },
  );
}

/** Tables that pack.yaml speaks of have to be there. */
function missingTables({ sheets }: LoadedData, pack: Pack | undefined): Diagnostic[] {
  const absent = Object.entries(pack?.tables ?? {}).filter(([name]) => sheets[name] === undefined);
  return absent.map(([name, { place }]) =>
    errorAt(
      'missing-table',
      { zh: `没有文件 ${name}.csv`, en: `There is no file ${name}.csv` },
      {
        place,
        hint: nearestHint(name, Object.keys(sheets)),
      },
    ),
  );
}

function byPlace({ place: a }: Diagnostic, { place: b }: Diagnostic): number {
  const [one = '', other = ''] = [a?.file, b?.file];
  if (one !== other) return one < other ? -1 : 1;
  return (a?.line ?? 0) - (b?.line ?? 0) || (a?.column ?? 0) - (b?.column ?? 0);
}
