import { coverKeys, editionWord, keyNamed } from '../../dataset/pack-sheets/words.js';
import type { Desk } from '../desk/desk.js';
import { packValue } from '../desk/pack-file.js';
import type { DataSheet } from '../desk/sheets.js';
import type { CoverHome, CoverState } from '../wire/cover.js';

/** What is asked on the page: the texts of a front page. */
const FIELDS = ['title', 'subtitle', 'meeting', 'number', 'occasion', 'issuer', 'place', 'date'];

/** The front page as it stands in its file by now. */
export async function coverState(desk: Desk): Promise<CoverState> {
  const value = await packValue(desk);
  if (value !== undefined) return fromYaml(value);
  const sheet = (await desk.sheets.all()).find((one) => one.sheet === '封面');
  return fromSheet(sheet, desk);
}

function fromYaml(value: Readonly<Record<string, unknown>>): CoverState {
  const { editions } = value;
  return {
    file: 'pack.yaml',
    fields: FIELDS.map((key) => ({
      key,
      label: labelOf(key),
      value: value[key] === undefined || value[key] === null ? '' : String(value[key]),
      home: { kind: 'value' },
    })),
    editions: Array.isArray(editions) ? editions.map(String) : [],
    editionsHome: { kind: 'value' },
    editionWords: {},
  };
}

function fromSheet(sheet: DataSheet | undefined, { session: { report } }: Desk): CoverState {
  let last = sheet?.rows.at(-1)?.line ?? 1;
  const homeOf = (key: string): CoverHome => {
    const row = sheet?.rows.find(({ fields }) => keyNamed(coverKeys, fields[0] ?? '')?.path[0] === key);
    if (row) return { kind: 'cell', line: row.line, before: row.fields[1] ?? '' };
    last++;
    return { kind: 'cell', line: last, before: '', name: labelOf(key) };
  };
  const editions = report?.pack.editions ?? [];
  return {
    file: sheet?.file ?? '',
    sheet: '封面',
    fields: FIELDS.map((key) => {
      const home = homeOf(key);
      return { key, label: labelOf(key), value: home.kind === 'cell' ? home.before : '', home };
    }),
    editions,
    editionsHome: homeOf('editions'),
    editionWords: Object.fromEntries(editions.map((key) => [key, editionWord(key)])),
  };
}

function labelOf(key: string): string {
  return coverKeys.find(({ path }) => path[0] === key)?.names[0] ?? key;
}
