import type { Artifact } from '../../app/artifact.js';
import type { SetEdition } from '../../app/pipeline.js';
import { paperNameOf } from '../../edition/paper.js';
import { defaultImposeSettings, type LayoutName } from '../../edition/settings.js';
import type { FinishEdition, PrintFacts } from '../wire/finish.js';

/** How an edition is printed, by the files that were made of it: its pages, and the sheets that they are put on. */
export function finishEdition(
  edition: Pick<SetEdition, 'name' | 'sheets' | 'size'>,
  artifacts: readonly Artifact[],
): FinishEdition {
  const pageSize = paperNameOf(edition.size.widthPt, edition.size.heightPt);
  const own = artifacts.filter((one) => one.edition === edition.name);
  const pages = own.find(({ sheets }) => sheets === undefined)?.pages ?? 0;
  const onSheets = own.find(({ sheets }) => sheets !== undefined);
  const print =
    onSheets?.sheets === undefined || !edition.sheets
      ? pagesPrint(pages, pageSize)
      : sheetsPrint(pages, onSheets.sheets, { ...defaultImposeSettings, ...edition.sheets });
  return { edition: edition.name, pageSize, pages, print };
}

/** One page a side. */
function pagesPrint(pages: number, paper: string): PrintFacts {
  const sheets = Math.ceil(pages / 2);
  return { file: 'pages', paper, sheets, flip: 'long', binding: sheets > 1 ? 'left' : 'none' };
}

const BINDINGS: Readonly<Record<LayoutName, PrintFacts['binding']>> = {
  saddle: 'saddle',
  perfect: 'glue',
  '2up': 'none',
  '4up': 'none',
  'cut-stack': 'cut',
};

function sheetsPrint(
  pages: number,
  sheets: number,
  { layout, paper, flip }: Pick<typeof defaultImposeSettings, 'layout' | 'paper' | 'flip'>,
): PrintFacts {
  const half = 2 * sheets;
  return {
    ...{ file: 'sheets' as const, paper: paper.name, sheets, flip, binding: BINDINGS[layout] },
    ...(layout === 'saddle' && half < pages && { middle: [half, half + 1] as const }),
  };
}
