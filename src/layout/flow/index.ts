import type { Block, Columns, Document, Section } from '../../document/tree.js';
import { blocksIn } from '../../document/walk.js';
import type { Edition } from '../../edition/model.js';
import type { Database } from '../../incremental/database.js';
import { memo } from '../../incremental/memo.js';
import { track } from '../../incremental/tracked.js';
import type * as pdf from '../flow.js';
import type { Tag } from '../tags.js';
import { changeMarksOf } from './changes.js';
import { entriesIn } from './contents.js';
import type { FlowContext, Listed, Tools } from './context.js';
import { defineBlock, inside, type Surroundings } from './define-block.js';
import { furnitureOf, pageLabelOf } from './furniture.js';
import { portraitMargins, typeAreaHeightPt, typeAreaWidthPt } from './page.js';

export type { Tools } from './context.js';

/** Document tree and edition → the definition that the engine lays out and paints. */
export function define(document: Document, edition: Edition, tools: Tools): pdf.FlowDocument {
  const { widthPt, heightPt, pitchPt, sizePt } = edition.page;
  const margins = portraitMargins(edition);
  const blocks = [...blocksIn(document.children)];
  const parts = partsOf(document.children).filter((part) => !listsTooLittle(part, blocks));
  const hasGlossary = blocks.some(({ kind }) => kind === 'glossary');
  const { notes } = document;
  const sectionTags = tagsOfSections(blocks, tools.database);
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
    ...(edition.noteNumbers !== 'glossary' && { countMarks: countOf(edition) }),
    ...(document.changes && { changes: changeMarksOf(document.changes, edition) }),
    content: parts.flatMap((part, index) => {
      const sections = definePart(part, context);
      return isFirstOfBody(parts, index) && edition.page.duplex ? onRightHandPage(sections) : sections;
    }),
  };
}

/** Notes at the end of the document can't be numbered by pages. */
function countOf({ notes, noteNumbers }: Edition): 'page' | 'throughout' {
  return notes === 'foot' && noteNumbers === 'page' ? 'page' : 'throughout';
}

/**
 * Sections that share pages: one that starts a page, and those (and blocks outside any) that flow on after it.
 * A section can't flow on pages that are turned the other way, nor the body on those of the contents.
 */
interface Part {
  readonly first: Pick<Section, 'orientation' | 'matter' | 'leastPages'>;
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

/** Whether a part is contents of a single line. */
function listsTooLittle({ first, blocks: [section] }: Part, all: readonly Block[]): boolean {
  if (first.leastPages === undefined || section?.kind !== 'section') return false;
  const lists = section.children.filter((block) => block.kind === 'contents');
  const entries = lists.flatMap(({ of, depth }) => entriesIn(listedIn(all), of, depth));
  return lists.length > 0 && entries.length < 2;
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

type PartContext = Omit<FlowContext, 'widthPt' | 'pageHeightPt'>;

function definePart({ first, blocks }: Part, context: PartContext): pdf.Section[] {
  const { matter, leastPages } = first;
  const orientation = context.edition.table.turns ? first.orientation : 'portrait';
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
    section: withoutSpaceAbove(section, context.tools.database),
    name: matter,
    pageOrientation,
    ...(leastPages !== undefined && { leastPages }),
  }));
}

/**
 * The sections of a portrait part: a table that needs landscape pages has them to itself and the headings right
 * before it; behind headings, what follows goes on on a new portrait page.
 */
function defineUpright(blocks: readonly Placed[], context: FlowContext): pdf.Section[] {
  const { edition, tools } = context;
  const turned = edition.table.turns && { turnedWidthPt: typeAreaWidthPt(edition, 'landscape') };
  const sections: pdf.Section[] = [];
  let loose: { placed: Placed; nodes: readonly pdf.Block[] }[] = [];
  for (const placed of blocks) {
    const nodes = defineBlocks([placed], { ...context, ...turned });
    const [wide] = nodes;
    if (!wide || !('section' in wide)) {
      loose.push({ placed, nodes });
      continue;
    }
    const kept = loose.findLastIndex(({ placed }) => placed.block.kind !== 'heading') + 1;
    if (kept > 0 && kept === loose.length) {
      // no heading leads to it: what follows may fill the page that it was met on
      loose.push({ placed, nodes: [{ ...wide, section: withoutSpaceAbove(wide.section, tools.database) }] });
      continue;
    }
    const headings = loose.slice(kept).map(({ placed }) => placed);
    if (kept > 0) sections.push({ section: loose.slice(0, kept).flatMap((one) => one.nodes) });
    const headed = defineBlocks(headings, { ...context, widthPt: typeAreaWidthPt(edition, 'landscape') });
    sections.push({ ...wide, section: [...headed, ...wide.section] });
    loose = [];
  }
  const rest = loose.flatMap((one) => one.nodes);
  return rest.length > 0 || sections.length === 0 ? [...sections, { section: rest }] : sections;
}

const atHead = memo<pdf.Block, pdf.Block>('block at the head of a page');

/** The first block of a page without the white that it has above it elsewhere. */
function withoutSpaceAbove([first, ...rest]: readonly pdf.Block[], database: Database): pdf.Block[] {
  if (!first) return [];
  const flush = atHead(database, first, [], () => {
    const [left, , right, bottom] = first.margin ?? [0, 0, 0, 0];
    return { ...first, margin: [left, 0, right, bottom] };
  });
  return [flush, ...rest];
}

function defineBlocks(blocks: readonly Placed[], context: FlowContext): readonly pdf.Block[] {
  const { database, measure, report } = context.tools;
  const around = track(database, surroundingsOf(context));
  return blocks.flatMap(({ block, within }) => {
    if (block.kind === 'columns') return defineColumns(block, context).map((node) => inside(node, within));
    const { nodes, problems } = defineBlock(around, block, measure, ...within);
    for (const problem of problems) report(problem);
    return nodes;
  });
}

function surroundingsOf(context: FlowContext): Surroundings {
  const { edition, hasGlossary, widthPt, pageHeightPt, turnedWidthPt, notes, listed, tools } = context;
  return {
    ...{ edition, hasGlossary, widthPt, pageHeightPt, turnedWidthPt },
    note: (term) => notes[term],
    entries: (of, depth) => entriesIn(listed, of, depth),
    isUnderHeading: (block) => listed.underHeadings.has(block),
    chart: tools.chart,
    ornament: tools.ornament,
  };
}

/** A block with the tags of the sections around it. */
interface Placed {
  readonly block: Exclude<Block, Section>;
  readonly within: readonly Tag[];
}

/** One for each section of a document: the same in every document, so that definitions can be the same. */
const sectionPool = (): Tag[] => [];

function tagsOfSections(blocks: readonly Block[], database: Database): FlowContext['sectionTags'] {
  const pool = database.resource(sectionPool);
  const sections = blocks.filter((block) => block.kind === 'section');
  return new Map(
    sections.map((section, index) => {
      pool[index] ??= { type: 'Sect' };
      return [section, pool[index]];
    }),
  );
}

/** The blocks of sections that share pages, one after the other, each tagged with its section. */
function withoutSections(block: Block, context: PartContext, within: readonly Tag[] = []): Placed[] {
  if (block.kind !== 'section') return [{ block, within }];
  const around: readonly Tag[] = [...within, context.sectionTags.get(block) as Tag];
  return block.children.flatMap((child) => withoutSections(child, context, around));
}

/** White between columns, in characters of body text. */
const COLUMN_GAP_CHARACTERS = 1;

function defineColumns({ columns }: Columns, context: FlowContext): pdf.Block[] {
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
