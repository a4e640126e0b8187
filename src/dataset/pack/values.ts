import type { Passage } from '../../core/source/passage.js';
import type { Path, PlacedValues } from '../../core/source/values.js';
import { type ChartSpec, type ChartTarget, chartTexts } from '../chart-spec.js';
import { wellKnownTables } from '../kinds/index.js';
import type { Pack, StatedTotal, TableSettings } from '../model.js';
import { readingFrom } from '../table/reading.js';
import type { PackYaml } from './schema.js';

type ChartYaml = NonNullable<PackYaml['charts']>[number];
type TableYaml = NonNullable<PackYaml['tables']>[string];
type TotalYaml = NonNullable<PackYaml['totals']>[number];

/** The pack that checked values say, each text with its place. */
export function packFrom(values: PackYaml, yaml: PlacedValues): Pack {
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

function chartFrom({ targets, ...spec }: ChartYaml, path: Path, yaml: PlacedValues): ChartSpec {
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

function settingsFrom(settings: TableYaml, name: string, yaml: PlacedValues): TableSettings {
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

function totalFrom(stated: TotalYaml, path: Path, yaml: PlacedValues): StatedTotal {
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

function mapEntries<T, U>(
  record: Readonly<Record<string, T>>,
  to: (value: T, key: string) => U,
): Record<string, U> {
  return Object.fromEntries(Object.entries(record).map(([key, value]) => [key, to(value, key)]));
}
