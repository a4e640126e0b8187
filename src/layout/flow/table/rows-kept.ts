import type { TableNode, TableRow } from '../../../document/tree.js';

/** So many rows stand at least on the first and on the last page of a table. */
const LEAST_ROWS = 3;

/**
 * Which rows of the body stay on the page of the next: the head of a group, a row with those that come under it,
 * what a subtotal or total sums up, and a few at both ends, the last of them with the notes.
 */
export function rowsKept({ body }: TableNode): (row: number) => boolean {
  const names = body.filter(({ isNameOfNext }) => isNameOfNext).length;
  // a row whose name has a line of its own counts as one
  const least = names > 0 ? 2 * LEAST_ROWS : LEAST_ROWS;
  return (row) => {
    if (row < least - 1 || row >= body.length - least) return true;
    const [one, next] = [body[row], body[row + 1]];
    if (!one || !next) return false;
    if (one.isKeptWithNext) return true;
    return one.kind === 'group' || one.isNameOfNext === true || isSum(next) || levelOf(next) > levelOf(one);
  };
}

/**
 * The rows of the body whose names stand again at the head of a page that begins with the row `at`: what is outermost
 * of that which goes on, and the head of its group or the row that it comes under. What comes under a total is not told
 * again: all of the table does.
 */
export function resumedGroups({ body }: TableNode, at: number): readonly number[] {
  const row = body[at];
  if (row?.kind !== 'plain' && row?.kind !== 'subtotal') return [];
  const above: number[] = [];
  let level = levelOf(row);
  for (let before = at - 1; before >= 0; before--) {
    const one = body[before] as TableRow;
    if (one.kind === 'total') break;
    const isHead = one.kind === 'group' && (above.length === 0 || levelOf(one) < level);
    if (!isHead && levelOf(one) >= level) continue;
    above.push(body[before - 1]?.isNameOfNext ? before - 1 : before);
    level = levelOf(one);
    if (level === 0) break;
  }
  const [nearest, outermost] = [above[0], above.at(-1)];
  if (nearest === undefined || outermost === undefined) return [];
  return nearest === outermost ? [nearest] : [outermost, nearest];
}

/** Whether a row may be among the resumed: others come under it, or its name stands in a line of its own. */
export function isResumable({ body }: TableNode, at: number): boolean {
  const [row, next] = [body[at], body[at + 1]];
  if (!row || !next) return false;
  return row.kind === 'group' || row.isNameOfNext === true || levelOf(next) > levelOf(row);
}

function isSum({ kind }: TableRow): boolean {
  return kind === 'subtotal' || kind === 'total';
}

function levelOf({ level = 0 }: TableRow): number {
  return level;
}
