import type { RecognisedRow } from '../../input/recognise/model.js';

/** The names that each row stands under, the outermost first: that of an outer column, and of rows of lower levels. */
export function outerNames(rows: readonly RecognisedRow[]): readonly (readonly string[])[] {
  const open: { readonly level: number; readonly name: string }[] = [];
  let block: string | undefined;
  return rows.map(({ level, name, outer }) => {
    if (outer !== block) open.length = 0;
    block = outer;
    while ((open.at(-1)?.level ?? -1) >= level) open.pop();
    const names = [...(outer === undefined ? [] : [outer]), ...open.map((one) => one.name)];
    if (name !== '') open.push({ level, name });
    return names;
  });
}
