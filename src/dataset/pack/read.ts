import { createHash } from 'node:crypto';
import type { Diagnostic, Place } from '../../core/diagnostics.js';
import type { Passage } from '../../core/source/passage.js';
import type { Read, SourceText } from '../../core/source/text.js';
import type { Path, PlacedValues } from '../../core/source/values.js';
import { checkYaml, readYaml } from '../../core/source/yaml.js';
import type { YamlFile } from '../../core/source/yaml-file.js';
import { Database } from '../../incremental/database.js';
import { kept, keptTable } from '../../incremental/kept.js';
import { memo } from '../../incremental/memo.js';
import type { LoadedData } from '../../input/load.js';
import { packNameOf } from '../../input/pack-name.js';
import { tableOfSheet, wellKnownTables } from '../kinds/index.js';
import type { Pack } from '../model.js';
import { packSheetsOf } from '../pack-sheets/find.js';
import { readPackSheets } from '../pack-sheets/read.js';
import { packSchemaOf } from './schema.js';
import { packFrom } from './values.js';

/** pack.yaml with the texts in it that may hold Handlebars and glossary marks. */
export interface ReadPack {
  readonly pack: Pack;
  readonly passages: readonly Passage[];
  /** Where the value at a path of keys and indexes stands. */
  readonly placeOf: (path: Path) => Place;
}

/** The kinds of charts there are, by the names that sheets give them: 柱形图 is `bar`. */
export type ChartTypeNames = Readonly<Record<string, string>>;

/**
 * What a data set says of itself: its pack.yaml, or the sheets that say the same; undefined when any of it is at fault.
 */
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
