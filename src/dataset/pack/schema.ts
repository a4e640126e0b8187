import * as v from 'valibot';
import { readDate } from '../../chinese/date.js';
import { limits } from '../../core/limits.js';
import { shaped } from '../../core/source/shape.js';
import { chartOptions } from '../chart-options.js';
import { kindNames } from '../kinds/index.js';
import { glossarySorts, noteCounts, notePlaces } from '../model.js';
import { readingSchema } from '../table/reading.js';

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
export const packSchemaOf = (chartTypes: readonly string[]) =>
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

/** What pack.yaml says, once it is as the schema has it. */
export type PackYaml = v.InferOutput<ReturnType<typeof packSchemaOf>>;
