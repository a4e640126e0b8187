import type { Big } from 'big.js';
import { wellKnownTables } from '../dataset/kinds/index.js';
import type { Dataset, Table } from '../dataset/model.js';
import type { Report } from '../report/report.js';

/** Names of all fields anywhere inside a type, the keys of its records and the options of Chart.js aside. */
type FieldOf<T> = unknown extends T
  ? never
  : T extends string | number | boolean | Big | undefined
    ? never
    : T extends readonly (infer Item)[]
      ? FieldOf<Item>
      : string extends keyof T
        ? FieldOf<T[keyof T]>
        : { [Key in keyof T & string]-?: Key | (Key extends 'options' ? never : FieldOf<T[Key]>) }[keyof T &
            string];

/**
 * Every field that a report may have, whether or not this one has it: which row a field is missing in is for the data
 * to decide. The type holds the list to the model, so that neither can be changed alone.
 */
const reportFields: Readonly<Record<FieldOf<Report>, true>> = {
  above: true,
  address: true,
  align: true,
  alt: true,
  amounts: true,
  approximate: true,
  as: true,
  at: true,
  autoMark: true,
  axis: true,
  below: true,
  blocks: true,
  body: true,
  cell: true,
  cells: true,
  charts: true,
  column: true,
  columns: true,
  complete: true,
  count: true,
  counted: true,
  date: true,
  decimals: true,
  definition: true,
  difference: true,
  digits: true,
  editions: true,
  equals: true,
  field: true,
  figures: true,
  file: true,
  first: true,
  firstYear: true,
  format: true,
  from: true,
  fromDigits: true,
  gaps: true,
  glossary: true,
  group: true,
  groups: true,
  grow: true,
  hasContents: true,
  hasSums: true,
  head: true,
  header: true,
  headingLength: true,
  heightPt: true,
  highlights: true,
  href: true,
  id: true,
  ids: true,
  index: true,
  isKept: true,
  isOwn: true,
  issuer: true,
  kind: true,
  label: true,
  labelLength: true,
  layout: true,
  level: true,
  levels: true,
  line: true,
  lines: true,
  mark: true,
  marks: true,
  measure: true,
  meeting: true,
  missing: true,
  name: true,
  narrative: true,
  note: true,
  noteNumbers: true,
  notes: true,
  notesTitle: true,
  number: true,
  numberInGroup: true,
  occasion: true,
  options: true,
  order: true,
  own: true,
  pack: true,
  palette: true,
  panels: true,
  part: true,
  passages: true,
  path: true,
  period: true,
  picture: true,
  pivot: true,
  place: true,
  prefix: true,
  qualifier: true,
  qualifierAt: true,
  quantity: true,
  rank: true,
  ratio: true,
  reading: true,
  report: true,
  role: true,
  rowKind: true,
  rows: true,
  runs: true,
  says: true,
  scale: true,
  section: true,
  series: true,
  settings: true,
  share: true,
  sheet: true,
  sign: true,
  skip: true,
  skipColumns: true,
  sort: true,
  source: true,
  sources: true,
  span: true,
  subtitle: true,
  subtotal: true,
  sum: true,
  sums: true,
  swap: true,
  table: true,
  tables: true,
  targets: true,
  term: true,
  text: true,
  thousands: true,
  title: true,
  to: true,
  toDigits: true,
  top: true,
  total: true,
  topic: true,
  totals: true,
  transpose: true,
  type: true,
  under: true,
  ungrouped: true,
  unit: true,
  unmentioned: true,
  unsummed: true,
  value: true,
  values: true,
  widthPt: true,
  workReport: true,
  written: true,
  year: true,
  years: true,
};

/** Fields of the cards that `highlights` gives, and of the heads that `yearHeads` gives. */
export const cardFields = ['label', 'prefix', 'digits', 'unit', 'change', 'foot', 'bars'] as const;
export const barFields = ['year', 'value', 'stage'] as const;
export const headFields = ['heads', 'below', 'title', 'columns', 'rows'] as const;

export const knownFields: readonly string[] = [
  ...Object.keys(reportFields),
  ...cardFields,
  ...barFields,
  ...headFields,
  ...wellKnownTables.keys(),
  'length',
];

/** What the keys of records are in these data: names of tables and sections, headers, options of charts. */
export function namesIn({ pack, tables }: Pick<Dataset, 'pack' | 'tables'> | Report): string[] {
  const headers = Object.values<Pick<Table, 'columns'>>(tables).flatMap(({ columns }) =>
    columns.map(({ header }) => header),
  );
  return [
    ...Object.keys(tables),
    ...Object.keys(pack.tables),
    ...Object.keys(pack.narrative),
    ...headers,
    ...pack.totals.flatMap(({ count, sum }) => [count, sum?.equals].flatMap((one) => Object.keys(one ?? {}))),
  ];
}
