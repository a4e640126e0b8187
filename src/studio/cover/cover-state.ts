import { coverKeys, editionWord, keyNamed } from '../../dataset/pack-sheets/words.js';
import { Refusal } from '../../server/answer/refusal.js';
import type { Desk } from '../desk/desk.js';
import { type FactsHome, factsHome } from '../desk/facts-home.js';
import { packText, packValue } from '../desk/pack-file.js';
import type { DataSheet } from '../desk/sheets.js';
import type { CoverHome, CoverState } from '../wire/cover.js';

/** What is asked on the page: the texts of a front page. */
const FIELDS = ['title', 'subtitle', 'meeting', 'number', 'occasion', 'issuer', 'place', 'date'];

/** The front page as it stands in its file by now; of a pack that has none, as it will. */
export async function coverState(desk: Desk): Promise<CoverState> {
  const home = await factsHome(desk, 'cover', ['名称', '内容']);
  if (home.inWorkbook) return fromSheet(home, home.inWorkbook.sheet, desk);
  const title = desk.session.report?.pack.title ?? '';
  const value = await packValue(desk);
  // empty fields would look as if all of it were lost
  if (!value && (await packText(desk)) !== undefined) throw faulty;
  return fromYaml(value ?? { title }, home);
}

const faulty = new Refusal(409, 'faulty-settings', {
  zh: 'pack.yaml 有写错的地方，封面读不出来',
  en: 'There is a fault in pack.yaml, so the cover can’t be read',
});

function fromYaml(value: Readonly<Record<string, unknown>>, { file, first }: FactsHome): CoverState {
  const { editions } = value;
  return {
    ...{ file, first },
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

function fromSheet(
  { file, first }: FactsHome,
  sheet: DataSheet | undefined,
  { session: { report } }: Desk,
): CoverState {
  let last = sheet?.rows.at(-1)?.line ?? 1;
  const homeOf = (key: string): CoverHome => {
    const row = sheet?.rows.find(({ fields }) => keyNamed(coverKeys, fields[0] ?? '')?.path[0] === key);
    if (row) return { kind: 'cell', line: row.line, before: row.fields[1] ?? '' };
    last++;
    return { kind: 'cell', line: last, before: '', name: labelOf(key) };
  };
  const editions = report?.pack.editions ?? [];
  return {
    ...{ file, first, sheet: sheet?.sheet ?? '封面' },
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
