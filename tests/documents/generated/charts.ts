import { chartKinds } from '../../../src/chart/kinds/index.js';
import type { ChartKind } from '../../../src/chart/kinds/kind.js';
import type { Bilingual, Language } from '../../../src/core/diagnostics.js';
import { type Block, inBoth, listed, markdownTable } from './block.js';

/** What only some kinds of chart can do, and how it is asked for. */
const abilities: readonly { readonly has: (kind: ChartKind) => boolean; readonly words: Bilingual }[] = [
  { has: (kind) => kind.hasTargetLines === true, words: inBoth('全图的目标 `targets`', 'lines: `targets`') },
  {
    has: (kind) => kind.hasRowTarget === true,
    words: inBoth('各行的目标 `as: target`', 'marks of rows: `as: target`'),
  },
  { has: (kind) => kind.isOfPoints === true, words: inBoth('对数轴 `logarithmic`', 'a `logarithmic` axis') },
];

/** The kinds of chart: what each draws, the series it takes and what else it can do. */
export const charts: Block = (language) =>
  markdownTable(
    language === 'zh' ? ['类型', '画什么', '系列', '还可以有'] : ['type', 'draws', 'series', 'may have'],
    Object.entries<ChartKind>(chartKinds).map(([name, kind]) => [
      language === 'zh' ? `\`${name}\` ${kind.words.name.zh}` : `\`${name}\``,
      shownBy(kind, language),
      kind.words.series[language],
      listed(
        abilities.filter(({ has }) => has(kind)).map(({ words }) => words[language]),
        language,
      ),
    ]),
  );

/** What a kind shows, without the name that stands beside it in Chinese. */
function shownBy({ words: { name, shows } }: ChartKind, language: Language): string {
  const isNamed = language === 'zh' && shows.zh.startsWith(name.zh);
  return isNamed ? shows.zh.slice(name.zh.length).replace(/^[，：]/, '') : shows[language];
}
