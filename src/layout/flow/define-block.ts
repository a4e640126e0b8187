import type { Diagnostic } from '../../core/diagnostics.js';
import type { Block, Columns, Note, Section, TableNode } from '../../document/tree.js';
import { termsOf } from '../../document/walk.js';
import type { Edition } from '../../edition/model.js';
import type { Database } from '../../incremental/database.js';
import { memo } from '../../incremental/memo.js';
import { query } from '../../incremental/query.js';
import { scopeOf, type Tracked } from '../../incremental/tracked.js';
import type * as pdf from '../flow.js';
import type { Tag } from '../tags.js';
import { defineCards } from './cards.js';
import { defineContents } from './contents.js';
import type { DefineContext, Tools } from './context.js';
import { defineEndnotes } from './endnotes.js';
import { defineFigure } from './figure.js';
import { defineGlossary } from './glossary.js';
import { defineHeading, defineList, defineParagraph } from './paragraph.js';
import { definePicture } from './picture.js';
import { defineOrnament, defineRule, defineSpace } from './spacing.js';
import { defineTable } from './table/table.js';

/** A block that holds no other blocks. */
export type SingleBlock = Exclude<Block, Section | Columns>;

type Definer<Kind extends SingleBlock['kind']> = (
  block: Extract<SingleBlock, { kind: Kind }>,
  context: DefineContext,
) => readonly pdf.Block[];

/** How each kind of block is set. */
const definers: { readonly [Kind in SingleBlock['kind']]: Definer<Kind> } = {
  heading: defineHeading,
  paragraph: defineParagraph,
  list: defineList,
  table: defineTableOf,
  figure: defineFigure,
  cards: defineCards,
  contents: defineContents,
  glossary: defineGlossary,
  endnotes: defineEndnotes,
  picture: definePicture,
  space: defineSpace,
  rule: defineRule,
  ornament: defineOrnament,
};

/** What a definition may look at besides its block. */
export interface Surroundings
  extends Pick<DefineContext, 'hasGlossary' | 'widthPt' | 'pageHeightPt' | 'entries' | 'isUnderHeading'>,
    Pick<Tools, 'chart' | 'ornament'> {
  readonly edition: Edition;
  readonly turnedWidthPt: number | undefined;
  /** The note of a term. */
  note(term: string): Note | undefined;
}

/** What a block is set as, and what is wrong with it. */
export interface DefinedBlock {
  readonly nodes: readonly pdf.Block[];
  readonly problems: readonly Diagnostic[];
}

/**
 * Defines a block inside the elements of the sections around it. The same block gives the very nodes that it was
 * defined as before, so that what has been set of them can be used again. What is handed on outlives the query: it
 * holds nothing that reads on.
 */
export const defineBlock = query(
  'block',
  (
    around: Tracked<Surroundings>,
    block: SingleBlock,
    measure: Tools['measure'],
    ...within: readonly Tag[]
  ): DefinedBlock => {
    const problems: Diagnostic[] = [];
    const { edition, hasGlossary, widthPt, pageHeightPt, turnedWidthPt, chart, ornament } = around;
    const { database } = scopeOf(around);
    const terms = termsIn(block, database);
    const context: DefineContext = {
      ...{ edition, hasGlossary, widthPt, pageHeightPt },
      ...(turnedWidthPt !== undefined && { turnedWidthPt }),
      notes: Object.fromEntries(terms.flatMap((term) => entryOf(term, around.note(term)))),
      entries: around.entries,
      isUnderHeading: around.isUnderHeading,
      tools: { database, measure, chart, ornament, report: (problem) => problems.push(problem) },
    };
    const define = definers[block.kind] as (one: Block, context: DefineContext) => readonly pdf.Block[];
    return { nodes: define(block, context).map((node) => inside(node, within)), problems };
  },
);

function explainedBy(block: SingleBlock): readonly string[] {
  if (block.kind === 'endnotes') return block.entries;
  return block.kind === 'glossary' ? block.entries.map(({ id }) => id) : [];
}

function entryOf(term: string, note: Note | undefined): [string, Note][] {
  return note ? [[term, note]] : [];
}

/** A node inside the elements of the sections around it. */
export function inside(node: pdf.Block, within: readonly Tag[]): pdf.Block {
  if ('section' in node) return { ...node, section: node.section.map((one) => inside(one, within)) };
  return { ...node, within: [...within, ...(node.within ?? [])] };
}

/** A table, with what is to be told of it. */
function defineTableOf(table: TableNode, context: DefineContext): readonly pdf.Block[] {
  const { edition, notes, hasGlossary, widthPt, turnedWidthPt, tools } = context;
  const { database, measure, report } = tools;
  const isUnderHeading = context.isUnderHeading(table);
  const own = { edition, notes, hasGlossary, widthPt, isUnderHeading, database, measure };
  const defined = defineTable(table, turnedWidthPt === undefined ? own : { ...own, turnedWidthPt });
  for (const problem of defined.problems) report(problem);
  return defined.blocks;
}

const marked = memo<SingleBlock, readonly string[]>('terms of a block');

/** The terms that a block marks or explains. */
function termsIn(block: SingleBlock, database: Database): readonly string[] {
  return marked(database, block, [], () => {
    return [...new Set([...termsOf(block), ...explainedBy(block)])];
  });
}
