import type { Diagnostic } from '../../core/diagnostics.js';
import { keptLater } from '../../incremental/kept.js';
import { query } from '../../incremental/query.js';
import { scopeOf, type Tracked } from '../../incremental/tracked.js';
import { SvgFault, svgDiagnostic } from './fault.js';
import { parseSvg, type SvgElement } from './tree.js';

/** A drawing that holds nothing but paths in plain colours, or what is wrong with it. */
export type PlainDrawing = { readonly svg: string } | { readonly problem: Diagnostic };

/**
 * A drawing of any origin as one that is painted everywhere alike. What flattens it is loaded for those only that are
 * not plain as they stand.
 */
export const readDrawing = query(
  'ornament',
  (env: Tracked<object>, file: string, text: string): Promise<PlainDrawing> =>
    drawings(scopeOf(env).database, [file, text], () => plainDrawing(file, text)),
);

const drawings = keptLater<PlainDrawing>('ornament');

async function plainDrawing(file: string, text: string): Promise<PlainDrawing> {
  try {
    const root = parseSvg(text);
    if (isPlain(root)) return { svg: text };
    const { plainSvg } = await import('./plain.js');
    return { svg: plainSvg(root) };
  } catch (problem) {
    if (problem instanceof SvgFault) return { problem: svgDiagnostic(problem, file, text) };
    throw problem;
  }
}

const number = /^-?(?:\d+\.?\d*|\.\d+)$/;
const colour = /^(#[0-9a-f]{6}|none)$/;

/** The attributes of a plain path, and what they may hold. */
const plainAttributes: ReadonlyMap<string, RegExp> = new Map([
  ['d', /^M[-\d\s.,MLC]*Z?(?:M[-\d\s.,MLC]*Z?)*$/],
  ['fill', colour],
  ['stroke', colour],
  ['fill-rule', /^(nonzero|evenodd)$/],
  ['stroke-width', /^(?:\d+\.?\d*|\.\d+)$/],
  ['stroke-linecap', /^(butt|round|square)$/],
  ['stroke-linejoin', /^(miter|round|bevel)$/],
]);

/** Whether a drawing is one already, to the letter: it then stays as it is. */
function isPlain({ attributes, children }: SvgElement): boolean {
  const isBox = [...attributes.keys()].every((name) => name === 'xmlns' || name === 'viewBox');
  const box = attributes.get('viewBox')?.split(' ') ?? [];
  const [, , width, height] = box;
  const isSized = box.length === 4 && box.every((part) => number.test(part)) && Number(width) > 0.01;
  if (!isBox || !isSized || !(Number(height) > 0.01)) return false;
  return children.every(
    (child) => child.name === 'path' && child.children.length === 0 && isPlainPath(child),
  );
}

function isPlainPath({ attributes }: SvgElement): boolean {
  const parts = [...attributes].every(([name, value]) => plainAttributes.get(name)?.test(value));
  return parts && hasWholeSteps(attributes.get('d') ?? '');
}

/** Whether every move, line and curve has its numbers. */
function hasWholeSteps(data: string): boolean {
  return [...data.matchAll(/([MLC])([^MLCZ]*)/g)].every(([, step, rest = '']) => {
    const count = rest.match(/-?(?:\d+\.?\d*|\.\d+)/g)?.length ?? 0;
    return count > 0 && count % (step === 'C' ? 6 : 2) === 0;
  });
}
