import type { Block, BlockKind, Columns, Document, Section, TableNode } from '../../document/tree.js';
import { blocksIn } from '../../document/walk.js';
import type { Edition } from '../../edition/model.js';
import { FactMemo } from '../../incremental/memo.js';
import type * as pdf from '../flow.js';
import type { Tag } from '../tags.js';
import { defineCards } from './cards.js';
import { changeMarksOf } from './changes.js';
import { defineContents } from './contents.js';
import type { DefineContext, Listed, Tools } from './context.js';
import { defineFigure } from './figure.js';
import { furnitureOf, pageLabelOf } from './furniture.js';
import { defineGlossary } from './glossary.js';
import { portraitMargins, typeAreaHeightPt, typeAreaWidthPt } from './page.js';
import { defineHeading, defineList, defineParagraph } from './paragraph.js';
import { defineOnce } from './remembered.js';
import { defineOrnament, defineRule, defineSpace } from './spacing.js';
import { defineTable } from './table/table.js';

export type { Tools } from './context.js';

type Definer<Kind extends BlockKind> = (
  block: Extract<Block, { kind: Kind }>,
  context: DefineContext,
) => readonly pdf.Block[];

/** How each kind of block is set; sections are pages and handled apart. */
const definers: { readonly [Kind in Exclude<BlockKind, 'section'>]: Definer<Kind> } = {
  heading: defineHeading,
  paragraph: defineParagraph,
  list: defineList,
  table: defineTableOf,
  figure: defineFigure,
  cards: defineCards,
  columns: defineColumns,
  contents: defineContents,
  glossary: defineGlossary,
  space: defineSpace,
  rule: defineRule,
  ornament: defineOrnament,
};

/** Document tree and edition → the definition that the engine lays out and paints. */
export function define(document: Document, edition: Edition, tools: Tools): pdf.FlowDocument {
  const { widthPt, heightPt, pitchPt, sizePt } = edition.page;
  const margins = portraitMargins(edition);
  const parts = partsOf(document.children);
  const blocks = [...blocksIn(document.children)];
  const hasGlossary = blocks.some(({ kind }) => kind === 'glossary');
  const { notes } = document;
  const sectionTags = tagsOfSections(blocks);
  const context = { edition, tools, listed: listedIn(blocks), notes, hasGlossary, sectionTags };
  return {
    pageSize: { width: widthPt, height: heightPt },
    pageMargins: [margins.leftPt, margins.topPt, margins.rightPt, margins.bottomPt],
    ...(edition.page.duplex && { mirror: { innerPt: margins.leftPt, outerPt: margins.rightPt } }),
    grid: { pitch: pitchPt, fontSize: sizePt },
    info: {
      title: document.title,
      author: document.author,
      subject: document.subject,
      creationDate: new Date(`${document.date}T00:00:00Z`),
    },
    language: document.language,
    isGrey: edition.isGrey,
    furniture: (page) => furnitureOf(edition, page),
    pageLabel: pageLabelOf,
    ...(document.changes && { changes: changeMarksOf(document.changes, edition) }),
    content: parts.flatMap((part, index) => {
      const sections = definePart(part, context);
      return isFirstOfBody(parts, index) && edition.page.duplex ? onRightHandPage(sections) : sections;
    }),
  };
}

/**
 * Sections that share pages: one that starts a page, and those (and blocks outside any) that flow on after it.
 * A section can't flow on pages that are turned the other way, nor the body on those of the contents.
 */
interface Part {
  readonly first: Pick<Section, 'orientation' | 'matter'>;
  readonly blocks: readonly Block[];
}

function partsOf(blocks: readonly Block[]): Part[] {
  const parts: { first: Part['first']; blocks: Block[] }[] = [];
  for (const block of blocks) {
    const last = parts.at(-1);
    if (block.kind !== 'section') {
      if (last) last.blocks.push(block);
      else parts.push({ first: { orientation: 'portrait', matter: 'body' }, blocks: [block] });
    } else if (last && flowsOnAfter(block, last.first)) last.blocks.push(block);
    else parts.push({ first: block, blocks: [block] });
  }
  return parts;
}

/** Whether the body begins here, behind a cover or contents. */
function isFirstOfBody(parts: readonly Part[], index: number): boolean {
  const isBody = ({ first }: Part) => first.matter === 'body';
  return index > 0 && index === parts.findIndex(isBody);
}

/** Page 1 is a right-hand page, so that the sides of the sheets are those of the numbers. */
function onRightHandPage([first, ...rest]: readonly pdf.Section[]): pdf.Section[] {
  return first ? [{ ...first, pageBreak: 'beforeOdd' }, ...rest] : [];
}

function flowsOnAfter({ start, orientation, matter }: Section, before: Part['first']): boolean {
  return start === 'flow' && orientation === before.orientation && matter === before.matter;
}

type PartContext = Omit<DefineContext, 'widthPt' | 'pageHeightPt'>;

function definePart({ first, blocks }: Part, context: PartContext): pdf.Section[] {
  const { orientation, matter } = first;
  const area = {
    widthPt: typeAreaWidthPt(context.edition, orientation),
    pageHeightPt: typeAreaHeightPt(context.edition, orientation),
  };
  const loose = blocks.flatMap((block) => withoutSections(block, context));
  const sections =
    orientation === 'portrait'
      ? defineUpright(loose, { ...context, ...area })
      : [{ section: defineBlocks(loose, { ...context, ...area }) }];
  return sections.map(({ section, pageOrientation = orientation }) => ({
    section: withoutSpaceAbove(section),
    name: matter,
    pageOrientation,
  }));
}

/**
 * The sections of a portrait part: a table that needs landscape pages has them to itself and the headings right
 * before it; what follows goes on on a new portrait page.
 */
function defineUpright(blocks: readonly Placed[], context: DefineContext): pdf.Section[] {
  const turnedWidthPt = typeAreaWidthPt(context.edition, 'landscape');
  const sections: pdf.Section[] = [];
  let loose: { placed: Placed; nodes: readonly pdf.Block[] }[] = [];
  for (const placed of blocks) {
    const nodes = defineBlocks([placed], { ...context, turnedWidthPt });
    const [turned] = nodes;
    if (!turned || !('section' in turned)) {
      loose.push({ placed, nodes });
      continue;
    }
    const kept = loose.findLastIndex(({ placed }) => placed.block.kind !== 'heading') + 1;
    const headings = loose.slice(kept).map(({ placed }) => placed);
    if (kept > 0) sections.push({ section: loose.slice(0, kept).flatMap((one) => one.nodes) });
    const headed = defineBlocks(headings, { ...context, widthPt: turnedWidthPt });
    sections.push({ ...turned, section: [...headed, ...turned.section] });
    loose = [];
  }
  const rest = loose.flatMap((one) => one.nodes);
  return rest.length > 0 || sections.length === 0 ? [...sections, { section: rest }] : sections;
}

const atHead = new FactMemo<pdf.Block, pdf.Block>();

/** White above a block is for what stands above it: the first of a page has none. */
function withoutSpaceAbove([first, ...rest]: readonly pdf.Block[]): pdf.Block[] {
  if (!first) return [];
  const flush = atHead.get(first, [], () => {
    const [left, , right, bottom] = first.margin ?? [0, 0, 0, 0];
    return { ...first, margin: [left, 0, right, bottom] };
  });
  return [flush, ...rest];
}

function defineBlocks(blocks: readonly Placed[], context: DefineContext): readonly pdf.Block[] {
  return blocks.flatMap(({ block, within }) => {
    const definer = definers[block.kind] as (one: Block, context: DefineContext) => readonly pdf.Block[];
    const define = () => definer(block, context).map((node) => inside(node, within));
    return block.kind === 'columns' ? define() : defineOnce(block, context, within, define);
  });
}

/** A block with the tags of the sections around it. */
interface Placed {
  readonly block: Exclude<Block, Section>;
  readonly within: readonly Tag[];
}

/** One for each section of a document: the same in every document, so that definitions can be the same. */
const sectionPool: Tag[] = [];

function tagsOfSections(blocks: readonly Block[]): DefineContext['sectionTags'] {
  const sections = blocks.filter((block) => block.kind === 'section');
  return new Map(
    sections.map((section, index) => {
      sectionPool[index] ??= { type: 'Sect' };
      return [section, sectionPool[index]];
    }),
  );
}

/** The blocks of sections: on its pages a section is no more than what is in it. */
function withoutSections(block: Block, context: PartContext, within: readonly Tag[] = []): Placed[] {
  if (block.kind !== 'section') return [{ block, within }];
  const around: readonly Tag[] = [...within, context.sectionTags.get(block) as Tag];
  return block.children.flatMap((child) => withoutSections(child, context, around));
}

function inside(node: pdf.Block, within: readonly Tag[]): pdf.Block {
  if ('section' in node) return { ...node, section: node.section.map((one) => inside(one, within)) };
  return { ...node, within: [...within, ...(node.within ?? [])] };
}

/** A table, or nothing where it is too wide for any page, which is reported. */
function defineTableOf(table: TableNode, context: DefineContext): readonly pdf.Block[] {
  const { edition, notes, hasGlossary, widthPt, turnedWidthPt, listed, tools } = context;
  const { measure, report } = tools;
  const isUnderHeading = listed.underHeadings.has(table);
  const own = { edition, notes, hasGlossary, widthPt, isUnderHeading, measure };
  const defined = defineTable(table, turnedWidthPt === undefined ? own : { ...own, turnedWidthPt });
  if (!('severity' in defined)) return defined;
  report(defined);
  return [];
}

/** White between columns, in characters of body text. */
const COLUMN_GAP_CHARACTERS = 1;

function defineColumns({ columns }: Columns, context: DefineContext): pdf.Block[] {
  const gapPt = COLUMN_GAP_CHARACTERS * context.edition.page.sizePt;
  const shares = columns.reduce((sum, column) => sum + column.share, 0);
  const roomPt = context.widthPt - gapPt * (columns.length - 1);
  // a block in a column can have no pages of its own
  const { turnedWidthPt: _, ...withoutPages } = context;
  const nodes = columns.map(({ share, children }) => {
    const widthPt = (roomPt * share) / shares;
    const blocks = children.flatMap((child) => withoutSections(child, context));
    return { stack: defineBlocks(blocks, { ...withoutPages, widthPt }), width: widthPt };
  });
  return [{ columns: nodes, columnGap: gapPt, gridSnap: true }];
}

function listedIn(blocks: readonly Block[]): Listed {
  return {
    headings: blocks.filter((block) => block.kind === 'heading').filter(({ isUnlisted }) => !isUnlisted),
    tables: blocks.filter((block) => block.kind === 'table'),
    figures: blocks.filter((block) => block.kind === 'figure'),
    underHeadings: new Set(blocks.filter((_, index) => blocks[index - 1]?.kind === 'heading')),
  };
}
