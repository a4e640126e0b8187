import type { Block, Columns, Document, Section } from '../../document/tree.js';
import { inlinesIn } from '../../document/walk.js';
import { Owned } from '../../memo.js';
import { areSame } from '../../sharing.js';
import type * as pdf from '../pdfmake/definition.js';
import type { DefineContext, Listed, Tools } from './context.js';

/** A block whose definition hangs on nothing but itself and the facts below; columns hold others. */
type Definable = Exclude<Block, Section | Columns>;

/** What a block was defined as, and all besides the block that decided it. */
interface Defined {
  readonly facts: readonly unknown[];
  readonly nodes: readonly pdf.Block[];
}

/** A heading may be defined for a portrait page and again for a landscape one. */
const MOST_KEPT = 2;

/** By the block, which is the same object where nothing in it has changed; for each way to measure. */
const defined = new Owned<Tools['measure'], WeakMap<Block, readonly Defined[]>>(() => new WeakMap());

/**
 * Defines a block, or gives the very nodes that the same block was defined as before, so that what has been set of
 * them can be used again.
 */
export function defineOnce(
  block: Definable,
  context: DefineContext,
  around: readonly unknown[],
  define: () => readonly pdf.Block[],
): readonly pdf.Block[] {
  const known = defined.of(context.tools.measure);
  const kept = known.get(block) ?? [];
  const facts = [...around, ...factsOf(block, context)];
  const same = kept.find((one) => areSame(one.facts, facts));
  if (same) return same.nodes;
  const nodes = define();
  // what can't be set is reported, and is to be reported again
  if (nodes.length > 0) known.set(block, [{ facts, nodes }, ...kept.slice(0, MOST_KEPT - 1)]);
  return nodes;
}

/** All that decides a definition besides the block. */
function factsOf(block: Definable, context: DefineContext): readonly unknown[] {
  const { edition, hasGlossary, widthPt, pageHeightPt, turnedWidthPt, notes } = context;
  return [
    ...[edition, hasGlossary, widthPt, pageHeightPt, turnedWidthPt],
    ...entriesNamed(block).map((entry) => notes[entry]),
    ...ownFacts(block, context),
  ];
}

function ownFacts(block: Definable, { listed, tools }: DefineContext): readonly unknown[] {
  switch (block.kind) {
    case 'table':
      return [listed.underHeadings.has(block)];
    case 'figure':
      return [tools.chart(block.chart)];
    case 'contents':
      return listed[block.of satisfies keyof Listed];
    case 'ornament':
      return Object.values(tools.ornament(block.name) ?? {});
    default:
      return [];
  }
}

const entries = new WeakMap<Block, readonly string[]>();

/** The terms that a block marks or explains. */
function entriesNamed(block: Definable): readonly (keyof Document['notes'])[] {
  const known = entries.get(block);
  if (known) return known;
  const marked = [...inlinesIn(block)].flatMap((node) => (node.kind === 'note-mark' ? [node.entry] : []));
  const named = block.kind === 'glossary' ? [...marked, ...block.entries.map(({ id }) => id)] : marked;
  entries.set(block, named);
  return named;
}
