import type { FlowItem } from './flow-item.js';

/**
 * The items of a page with the room it has left given to the white that may grow, in whole lines of the grid,
 * so that what stands below stays on it.
 */
export function distributeSlack(
  items: readonly FlowItem[],
  leftPt: number,
  gridPt: number,
): readonly FlowItem[] {
  const shares = items.reduce((sum, { grow = 0 }) => sum + grow, 0);
  const lines = Math.floor(leftPt / gridPt);
  if (shares === 0 || !(lines > 0)) return items;
  let share = 0;
  let given = 0;
  return items.map((one) => {
    if (!one.grow) return one;
    share += one.grow;
    const upToHere = Math.round((lines * share) / shares);
    const heightPt = one.heightPt + (upToHere - given) * gridPt;
    given = upToHere;
    return { ...one, heightPt };
  });
}
