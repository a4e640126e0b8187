import { createHash } from 'node:crypto';
import * as v from 'valibot';
import { readDate } from '../chinese/date.js';
import type { Diagnostic, Place } from '../core/diagnostics.js';
import { limits } from '../core/limits.js';
import type { Passage } from '../core/source/passage.js';
import { shaped } from '../core/source/shape.js';
import type { Read, SourceText } from '../core/source/text.js';
import type { Path, PlacedValues } from '../core/source/values.js';
import { checkYaml, readYaml } from '../core/source/yaml.js';
import type { YamlFile } from '../core/source/yaml-file.js';
import { Database } from '../incremental/database.js';
import { kept, keptTable } from '../incremental/kept.js';
import { memo } from '../incremental/memo.js';
import type { LoadedData } from '../input/load.js';
import { packNameOf } from '../input/pack-name.js';
import { chartOptions } from './chart-options.js';
import { type ChartSpec, type ChartTarget, chartTexts } from './chart-spec.js';
import { kindNames, tableOfSheet, wellKnownTables } from './kinds/index.js';
import type { TableSettings } from './model.js';
import { glossarySorts, noteCounts, notePlaces, type Pack, type StatedTotal } from './model.js';
import { packSheetsOf } from './pack-sheets/find.js';
import { readPackSheets } from './pack-sheets/read.js';
import { readingFrom, readingSchema } from './table/reading.js';

const text = v.pipe(v.string(), v.nonEmpty());
const texts = v.array(text);
const decimal = shaped(v.union([v.number(), v.string()]), { zh: '一个数', en: 'a number' });
const wholeNumber = v.pipe(v.number(), v.integer(), v.minValue(0));
const optional = v.exactOptional;

/** More decimals than this tell nothing in print. */
const MOST_DECIMALS = 9;

const decimalPlaces = v.pipe(wholeNumber, v.maxValue(MOST_DECIMALS));

const tableSettings = v.strictObject({
  kind: optional(v.picklist(kindNames)),
  title: optional(text),
  unit: optional(text),
  sums: optional(
    shaped(v.union([v.boolean(), texts]), {
      zh: 'true、false，或要合计的列名',
      en: 'true, false, or the headers of the columns to sum',
    }),
  ),
  notes: optional(texts),
  source: optional(text),
  section: optional(text),
  editions: optional(texts),
  decimals: optional(
    shaped(v.union([decimalPlaces, v.record(text, decimalPlaces)]), {
      zh: `0 到 ${MOST_DECIMALS} 的整数，或各列各写一个：{ 增长率: 1 }`,
      en: `a whole number up to ${MOST_DECIMALS}, or one for each column: { 增长率: 1 }`,
    }),
  ),
  ...readingSchema,
});

/** A date in any of the forms that are read, in ISO form. */
const date = v.pipe(
  v.string(),
  v.rawTransform<string, string>(({ dataset: { value }, addIssue, NEVER }) => {
    const read = readDate(value);
    if (typeof read === 'object') return read.iso;
    addIssue({ expected: read ?? 'date' });
    return NEVER;
  }),
);

const axis = v.picklist(['left', 'right']);

const target = v.strictObject({
  name: text,
  value: optional(decimal),
  id: optional(text),
  column: optional(text),
  axis: optional(axis),
});

/** What there is to say of a chart, of one of these kinds. */
const chartFields = (types: readonly string[]) =>
  v.strictObject({
    name: text,
    at: text,
    type: v.picklist(types),
    title: optional(text),
    topic: optional(text),
    unit: optional(text),
    alt: text,
    note: optional(text),
    rows: v.strictObject({
      table: text,
      ids: optional(texts),
      groups: optional(texts),
      level: optional(wholeNumber),
      complete: optional(v.boolean()),
      sort: optional(text),
      order: optional(v.picklist(['ascending', 'descending'])),
      top: optional(v.pipe(v.number(), v.integer(), v.minValue(1))),
      label: optional(text),
      ungrouped: optional(v.boolean()),
    }),
    series: optional(
      v.array(
        v.strictObject({
          column: text,
          name: optional(text),
          unit: optional(text),
          as: optional(v.picklist(['bar', 'line', 'target'])),
          axis: optional(axis),
        }),
      ),
    ),
    panels: optional(v.picklist(['rows', 'groups'])),
    scale: optional(v.picklist(['own', 'same'])),
    swap: optional(v.boolean()),
    targets: optional(v.array(target)),
    format: optional(v.strictObject({ decimals: optional(wholeNumber), thousands: optional(v.boolean()) })),
    lines: optional(v.number()),
    options: optional(chartOptions),
  });

/** A chart without a topic has a title to tell what it is about. */
const chartOf = (types: readonly string[]) => {
  const withTopic = chartFields(types);
  const titled = v.strictObject({ ...withTopic.entries, title: text });
  const run: (typeof withTopic)['~run'] = (dataset, config) => {
    const { value } = dataset;
    const hasTopic = typeof value === 'object' && value !== null && 'topic' in value;
    return (hasTopic ? withTopic : titled)['~run'](dataset, config);
  };
  return { ...withTopic, '~run': run };
};

const total = v.strictObject({
  says: text,
  table: text,
  count: optional(v.record(v.string(), v.pipe(v.number(), v.integer()))),
  sum: optional(v.strictObject({ column: text, equals: v.record(v.string(), decimal) })),
});

const glossary = v.strictObject({
  sort: optional(v.picklist(glossarySorts)),
  autoMark: optional(v.boolean()),
  unmentioned: optional(v.boolean()),
});

const report = v.strictObject({
  first: optional(v.boolean()),
  notes: optional(v.picklist(notePlaces)),
  noteNumbers: optional(v.picklist(noteCounts)),
});

/** The keys of pack.yaml. Adding one is adding a line here and in `Pack`. */
const packSchemaOf = (chartTypes: readonly string[]) =>
  v.strictObject({
    title: text,
    subtitle: optional(text),
    meeting: optional(text),
    number: optional(text),
    occasion: optional(text),
    issuer: optional(text),
    place: optional(text),
    date: optional(date),
    editions: optional(texts),
    palette: optional(text),
    tables: optional(v.record(v.string(), tableSettings)),
    narrative: optional(v.record(v.string(), texts)),
    glossary: optional(glossary),
    report: optional(report),
    highlights: optional(texts),
    charts: optional(v.pipe(v.array(chartOf(chartTypes)), v.maxLength(limits.charts))),
    totals: optional(v.array(total)),
    sources: optional(texts),
    gaps: optional(texts),
  });

type PackYaml = v.InferOutput<ReturnType<typeof packSchemaOf>>;

/** pack.yaml with the texts in it that may hold Handlebars and glossary marks. */
export interface ReadPack {
  readonly pack: Pack;
  readonly passages: readonly Passage[];
  /** Where the value at a path of keys and indexes stands. */
  readonly placeOf: (path: Path) => Place;
}

/** The kinds of charts there are, by the names that sheets give them: 柱形图 is `bar`. */
export type ChartTypeNames = Readonly<Record<string, string>>;

/** What a data set says of itself: its pack.yaml, or the sheets that say the same; undefined when any of it is at fault. */
export function readPackOf(
  loaded: LoadedData,
  chartTypes: ChartTypeNames,
  database = new Database(),
): Read<ReadPack | undefined> {
  const { value: packSheets, found: unused } = packSheetsOf(loaded);
  if (!loaded.hasNoPackFile) {
    const { value, found } = readPack(loaded.pack, chartTypes, database);
    return { value, found: [...found, ...unused] };
  }
  const { file } = loaded.pack;
  const words = {
    chartTypes,
    tableOf: (sheet: string) => tableOfSheet(sheet, wellKnownTables) ?? sheet,
  };
  const { value: sheets, found: foundInSheets } = readPackSheets(
    packSheets,
    { title: packNameOf(file), place: { file } },
    words,
  );
  const found = [...unused, ...foundInSheets];
  return found.some(({ severity }) => severity === 'error')
    ? { value: undefined, found }
    : checkedPack(sheets, chartTypes, found, database);
}

/** The text of pack.yaml → the pack; `value` is undefined when anything in it is at fault. */
export function readPack(
  source: SourceText,
  chartTypes: ChartTypeNames,
  database = new Database(),
): Read<ReadPack | undefined> {
  return packsRead(database, source, [chartTypes], () => packIn(source, chartTypes, database));
}

/** Packs by what they are read from. */
const packsRead = memo<SourceText, Read<ReadPack | undefined>>('pack');

/** Packs that nothing is at fault in, and what is told of them. */
const soundPacks = kept<Read<Pack> | undefined>('pack');

/** A pack that is known to be sound is checked anew only where somebody asks where something stands in it. */
function packIn(
  source: SourceText,
  chartTypes: ChartTypeNames,
  database: Database,
): Read<ReadPack | undefined> {
  const { file, text } = source;
  let checked: Read<ReadPack | undefined> | undefined;
  const check = () => {
    const { value: yaml, found } = readYaml(source, database);
    checked = yaml ? checkedPack(yaml, chartTypes, found, database) : { value: undefined, found };
    return checked.value && { value: checked.value.pack, found: checked.found };
  };
  const sound = soundPacks(database, [file, text, JSON.stringify(chartTypes)], check);
  if (!checked && !sound) check();
  if (!sound) return checked as Read<ReadPack | undefined>;
  const value = readPackFrom(sound.value, file, (path) => placeIn(source, path, database), database);
  return { value, found: sound.found };
}

/** Places by the path to what stands there. */
const places = keptTable<Place>('places in pack.yaml');

function placeIn(source: SourceText, path: Path, database: Database): Place {
  const look = () => (readYaml(source, database).value as YamlFile).placeOf(path);
  return places(
    database,
    digests(database, source, [], () => digestOf(source)),
    () => path.join('\n'),
    look,
  );
}

const digests = memo<SourceText, string>('digest of a pack');

function digestOf({ file, text }: SourceText): string {
  return createHash('sha256').update(`${file}\n${text}`).digest('base64url');
}

function checkedPack(
  values: PlacedValues,
  chartTypes: ChartTypeNames,
  found: readonly Diagnostic[],
  database: Database,
): Read<ReadPack | undefined> {
  const checked = checkYaml(packSchemaOf(Object.values(chartTypes)), values);
  if (checked.value === undefined) return { value: undefined, found: [...found, ...checked.found] };
  const placeOf = (path: Path) => values.placeOf(path);
  return { value: readPackFrom(packFrom(checked.value, values), values.file, placeOf, database), found };
}

function readPackFrom(fresh: Pack, file: string, placeOf: ReadPack['placeOf'], database: Database): ReadPack {
  // a line more moves all that stands below it: what is said of a table or a chart is the same all the same
  const pack = database.latest(`pack ${file}`, fresh);
  return { pack, passages: passagesOf(pack), placeOf };
}

function packFrom(values: PackYaml, yaml: PlacedValues): Pack {
  const { tables = {}, narrative = {}, highlights = [], charts = [], totals = [], palette, ...rest } = values;
  const { meeting = '', issuer = '', date = '' } = rest;
  return {
    ...rest,
    ...{ meeting, issuer, date },
    report: { first: false, ...values.report },
    file: yaml.file,
    editions: values.editions ?? [],
    ...(palette !== undefined && { palette: { name: palette, place: yaml.placeOf(['palette']) } }),
    tables: mapEntries(tables, (settings, name) => settingsFrom(settings, name, yaml)),
    narrative: mapEntries(narrative, (list, name) => passages(list, ['narrative', name], yaml)),
    highlights: highlights.map((id, index) => ({ id, place: yaml.placeOf(['highlights', index]) })),
    charts: charts.map((spec, index) => chartFrom(spec, ['charts', index], yaml)),
    totals: totals.map((stated, index) => totalFrom(stated, ['totals', index], yaml)),
    sources: passages(values.sources, ['sources'], yaml),
    gaps: passages(values.gaps, ['gaps'], yaml),
  };
}

function chartFrom(
  { targets, ...spec }: v.InferOutput<ReturnType<typeof chartOf>>,
  path: Path,
  yaml: PlacedValues,
): ChartSpec {
  const asWritten = targets?.map(({ value, ...target }, at): ChartTarget => {
    return value === undefined
      ? target
      : { ...target, value: yaml.written([...path, 'targets', at, 'value']) };
  });
  return {
    ...spec,
    series: spec.series ?? [],
    ...(asWritten && { targets: asWritten }),
    place: yaml.placeOf(path),
    passages: Object.fromEntries(
      chartTexts.filter((key) => spec[key] !== undefined).map((key) => [key, yaml.passage([...path, key])]),
    ),
  };
}

function settingsFrom(
  settings: v.InferOutput<typeof tableSettings>,
  name: string,
  yaml: PlacedValues,
): TableSettings {
  const path = ['tables', name];
  const { kind, title, unit, sums, notes, source, section, editions, decimals } = settings;
  const reading = readingFrom(settings);
  return {
    kind: kind ?? wellKnownTables.get(name) ?? 'general',
    ...(section !== undefined && { section }),
    ...(editions !== undefined && { editions }),
    ...(decimals !== undefined && { decimals }),
    ...(reading && { reading }),
    ...(title !== undefined && { title: yaml.passage([...path, 'title']) }),
    ...(unit !== undefined && { unit }),
    ...(sums !== undefined && { sums }),
    notes: passages(notes, [...path, 'notes'], yaml),
    ...(source !== undefined && { source: yaml.passage([...path, 'source']) }),
    place: yaml.placeOfKey(path),
  };
}

function totalFrom(stated: v.InferOutput<typeof total>, path: Path, yaml: PlacedValues): StatedTotal {
  const { table, count, sum } = stated;
  const equals = [...path, 'sum', 'equals'];
  return {
    says: yaml.passage([...path, 'says']),
    table,
    ...(count && { count }),
    ...(sum && {
      sum: {
        column: sum.column,
        equals: mapEntries(sum.equals, (_, group) => yaml.written([...equals, group])),
      },
    }),
    place: yaml.placeOf(path),
  };
}

function passages(list: readonly string[] = [], path: Path, yaml: PlacedValues): Passage[] {
  return list.map((_, index) => yaml.passage([...path, index]));
}

function passagesOf(pack: Pack): Passage[] {
  const settings = Object.values(pack.tables).flatMap(({ title, notes, source }) => [
    title,
    ...notes,
    source,
  ]);
  const charts = pack.charts.flatMap(({ passages = {} }) => Object.values(passages));
  const paragraphs = Object.values(pack.narrative).flat();
  return [...paragraphs, ...settings, ...charts, ...pack.sources, ...pack.gaps].filter(
    (one) => one !== undefined,
  );
}

function mapEntries<T, U>(
  record: Readonly<Record<string, T>>,
  to: (value: T, key: string) => U,
): Record<string, U> {
  return Object.fromEntries(Object.entries(record).map(([key, value]) => [key, to(value, key)]));
}
