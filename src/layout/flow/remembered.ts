import type { Block, Columns, Figure, Section, TableNode } from '../../document/tree.js';
import { termsOf } from '../../document/walk.js';
import { FactMemo, Owned } from '../../incremental/memo.js';
import type * as pdf from '../flow.js';
import type { Tag } from '../tags.js';
import type { DefineContext, Tools } from './context.js';

/** A block whose definition hangs on nothing but itself and the facts below; columns hold others. */
type Definable = Exclude<Block, Section | Columns>;

/** A heading may be defined for a portrait page and again for a landscape one. */
const MOST_KEPT = 2;

/** By the block, which is the same object where nothing in it has changed; for each way to measure. */
const defined = new Owned<Tools['measure'], FactMemo<Block, readonly pdf.Block[]>>(
  () => new FactMemo(MOST_KEPT),
);

/**
 * Defines a block, or gives the very nodes that the same block was defined as before, so that what has been set of
 * them can be used again.
 */
export function defineOnce(
  block: Definable,
  context: DefineContext,
  within: readonly Tag[],
  define: () => readonly pdf.Block[],
): readonly pdf.Block[] {
  const memo = defined.of(context.tools.measure);
  const nodes = memo.get(block, [...within, ...factsOf(block, context)], define);
  // what can't be set is reported, and is to be reported again
  if (nodes.length === 0) memo.drop(block);
  return nodes;
}

/** All that decides a definition besides the block. */
function factsOf(block: Definable, context: DefineContext): readonly unknown[] {
  const { edition, hasGlossary, widthPt, pageHeightPt, turnedWidthPt, notes } = context;
  return [
    ...[edition, hasGlossary, widthPt, pageHeightPt, turnedWidthPt],
    ...termsIn(block).map((term) => notes[term]),
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
      return block.of === 'headings' ? listed.headings : listed[block.of].flatMap(captionOf);
    case 'ornament':
      return Object.values(tools.ornament(block.name) ?? {});
    default:
      return [];
  }
}

/** Of a table or figure, the contents say no more. */
function captionOf({ id, number, title }: TableNode | Figure): readonly unknown[] {
  return [id, number, title];
}

const terms = new FactMemo<Block, readonly string[]>();

/** The terms that a block marks or explains. */
function termsIn(block: Definable): readonly string[] {
  return terms.get(block, [], () => {
    const explained = block.kind === 'glossary' ? block.entries.map(({ id }) => id) : [];
    return [...termsOf(block), ...explained];
  });
}
