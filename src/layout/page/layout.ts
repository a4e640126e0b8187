import { noteMark } from '../../chinese/circled.js';
import { errorAt, ReportError } from '../../core/diagnostics.js';
import type { FontLibrary } from '../../fonts/library.js';
import type { Block, FlowDocument, Orientation, PageFacts, Section } from '../flow.js';
import type { OwnPages } from './flow-item.js';
import { applyNode, type Setting, setBlocks } from './galley.js';
import { pageGeometry, typeArea } from './geometry.js';
import { type Page, PageBuilder, type PageStyle } from './paginate.js';

/** Passes after which page numbers that still change one another are printed as they are. */
const MOST_PASSES = 8;

/** What a page reference prints before any page is known: most numbers have two digits or fewer. */
const UNKNOWN_PAGE = '0';
/** What a mark prints before it is counted: all are as wide. */
const UNKNOWN_MARK = noteMark(1);

/**
 * Lays a document out on pages. Page references are set with the numbers of the pass before, until no number
 * changes: one pass for a document without references, two for most others.
 */
export function layoutDocument(definition: FlowDocument, fonts: FontLibrary): readonly Page[] {
  const pages = layoutAll(definition, fonts);
  const content = definition.content.filter((block) => !isNeedless(block, pages));
  return content.length < definition.content.length ? layoutAll({ ...definition, content }, fonts) : pages;
}

/** Whether a block is a section that is only of use before more pages than come behind it. */
function isNeedless(block: Block, pages: readonly Page[]): boolean {
  if (!('section' in block) || block.leastPages === undefined) return false;
  const last = pages.findLastIndex(({ section }) => section === block.name);
  return pages.slice(last + 1).filter(({ isLeftBlank }) => !isLeftBlank).length < block.leastPages;
}

function layoutAll(definition: FlowDocument, fonts: FontLibrary): readonly Page[] {
  let labels = new Map<string, string>();
  let marks = new Map<string, string>();
  for (let pass = 1; ; pass++) {
    const asked = new Set<string>();
    const pages = layoutOnce(definition, { fonts, labels, marks, asked });
    const found = labelsOf(definition, pages);
    const counted = countedMarks(definition, pages);
    throwOnUnknown(asked, found);
    const isSettled =
      [...asked].every((id) => found.get(id) === (labels.get(id) ?? UNKNOWN_PAGE)) &&
      [...counted].every(([id, mark]) => mark === (marks.get(id) ?? UNKNOWN_MARK));
    if (isSettled || pass === MOST_PASSES) return pages;
    [labels, marks] = [found, counted];
  }
}

/** The number of each mark that is counted, in the order in which they come. */
function countedMarks({ countMarks }: FlowDocument, pages: readonly Page[]): Map<string, string> {
  const marks = new Map<string, string>();
  if (countMarks === undefined) return marks;
  let count = 0;
  for (const { anchors } of pages) {
    if (countMarks === 'page') count = 0;
    for (const { id, isCounted } of anchors)
      if (isCounted && id !== undefined) marks.set(id, noteMark(++count));
  }
  return marks;
}

/** What one pass takes over from the one before, and which numbers it asks for. */
interface Pass {
  readonly fonts: FontLibrary;
  readonly labels: ReadonlyMap<string, string>;
  readonly marks: ReadonlyMap<string, string>;
  readonly asked: Set<string>;
}

function layoutOnce(definition: FlowDocument, pass: Pass): readonly Page[] {
  const common = commonSetting(pass);
  const frame = frameOf(definition);
  const sections = sectionsOf(definition.content).map((section) => {
    const { style, items } = sectionSetter(frame, common, section.name)(section);
    const all = [...items];
    if (section.block) applyNode(section.block, all, 0, 0);
    return { style, items: all };
  });
  return PageBuilder.paginate(sections);
}

/** What of a document says how its pages are. */
type Frame = Pick<FlowDocument, 'pageSize' | 'pageMargins' | 'mirror' | 'grid' | 'notes'>;

function frameOf({ pageSize, pageMargins, mirror, grid, notes }: FlowDocument): Frame {
  return { pageSize, pageMargins, ...(mirror && { mirror }), ...(grid && { grid }), ...(notes && { notes }) };
}

/** Sets a section, and what has pages of its own in it. It outlives the pass, too, and so holds no document. */
function sectionSetter(frame: Frame, common: CommonSetting, name: string | undefined) {
  const set = (part: Omit<SectionParts, 'block'>): OwnPages => {
    const area = typeArea(frame, part.orientation);
    const setting = { ...common, noteWidthPt: area.widthPt, ownPages };
    const items = setBlocks(part.blocks, area.widthPt, setting);
    return { style: pageStyle(frame, part, area.heightPt), items };
  };
  const ownPages = ({ section: blocks, pageOrientation = 'portrait' }: Section) =>
    set({ name, orientation: pageOrientation, blocks });
  return set;
}

type CommonSetting = Omit<Setting, 'noteWidthPt' | 'ownPages'>;

/** What all sections are set with. It outlives the pass in tables that are kept, so it holds no document. */
function commonSetting({ fonts, labels, marks, asked }: Pass): CommonSetting {
  const pageOf = (id: string) => {
    asked.add(id);
    return labels.get(id) ?? UNKNOWN_PAGE;
  };
  const markOf = (id: string) => marks.get(id) ?? UNKNOWN_MARK;
  return { fonts, pageOf, markOf, notesSet: new Set(), idsSet: new Set() };
}

interface SectionParts {
  readonly name: string | undefined;
  readonly orientation: Orientation;
  /** The section's own node; blocks outside sections have none. */
  readonly block: Section | undefined;
  readonly blocks: readonly Block[];
}

/** Blocks between sections make a section of their own; a document of nothing is one empty page. */
function sectionsOf(content: readonly Block[]): readonly SectionParts[] {
  const sections: SectionParts[] = [];
  let loose: Block[] | undefined;
  for (const block of content) {
    if ('section' in block) {
      const { name, pageOrientation = 'portrait', section } = block;
      sections.push({ name, orientation: pageOrientation, block, blocks: section });
      loose = undefined;
    } else {
      if (!loose) {
        loose = [];
        sections.push({ name: undefined, orientation: 'portrait', block: undefined, blocks: loose });
      }
      loose.push(block);
    }
  }
  if (sections.length === 0) return sectionsOf([{ section: [] }]);
  return sections;
}

function pageStyle(
  frame: Frame,
  section: Pick<SectionParts, 'name' | 'orientation'>,
  heightPt: number,
): PageStyle {
  const { grid, notes = {} } = frame;
  const overhangPt = overhangOf(frame);
  return {
    section: section.name,
    orientation: section.orientation,
    heightPt: heightPt + 2 * overhangPt,
    overhangPt,
    gridPt: grid?.pitch ?? 0,
    notes,
  };
}

/** How far the leading of lines on the grid hangs over the type area, above and below, in pt. */
export function overhangOf({ grid }: Pick<FlowDocument, 'grid'>): number {
  return grid ? (grid.pitch - grid.fontSize) / 2 : 0;
}

/** What furniture and page labels are told about a page. */
export function factsOf(definition: FlowDocument, page: Page, count: number): PageFacts {
  const { number, orientation, section, numberInSection, isBlank } = page;
  const { widthPt, heightPt, margins } = pageGeometry(definition, number, orientation);
  return { number, count, orientation, section, numberInSection, isBlank, widthPt, heightPt, margins };
}

/** What a page is called where it is referred to. */
export function labelOf(definition: FlowDocument, page: Page): string {
  return definition.pageLabel?.(factsOf(definition, page, 0)) ?? String(page.number);
}

function labelsOf(definition: FlowDocument, pages: readonly Page[]): Map<string, string> {
  const labels = new Map<string, string>();
  for (const page of pages) {
    if (page.anchors.length === 0) continue;
    const label = labelOf(definition, page);
    for (const { id } of page.anchors) if (id !== undefined && !labels.has(id)) labels.set(id, label);
  }
  return labels;
}

function throwOnUnknown(asked: ReadonlySet<string>, found: ReadonlyMap<string, string>): void {
  const unknown = [...asked].filter((id) => !found.has(id));
  const errors = unknown.map((id) =>
    errorAt('reference-unknown', {
      zh: `页码引用的 ${id} 不存在`,
      en: `a page reference to ${id}, which is nowhere`,
    }),
  );
  if (errors.length > 0) throw new ReportError(errors);
}
