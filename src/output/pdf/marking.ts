import type { Database } from '../../incremental/database.js';
import { memo } from '../../incremental/memo.js';
import type { Paragraph, Run } from '../../layout/flow.js';
import type { LinePart, SetLine } from '../../layout/line/justify.js';
import { type Slot, StructureElement, type Tag } from '../../layout/tags.js';
import type { FaceDocument } from './document.js';
import type { DocumentStructure } from './structure.js';
import type { LineStretch } from './text.js';

/** A line's stretches, in the order of the text, and the operators that stand before its text object. */
export interface MarkedLine {
  readonly begin: string;
  readonly stretches: readonly TaggedParts[];
}

/** Parts of a line that belong to one element, side by side. */
export interface TaggedParts extends LineStretch {
  /** Undefined for what is no part of the text: the head of a table repeated on a later page. */
  readonly slot: Slot | undefined;
  /** Where the parts lead, if they are a link. */
  readonly link: LinkTarget | undefined;
}

export interface LinkTarget {
  readonly to: string;
  readonly isInside: boolean;
}

/** An element inside a paragraph that the next part may go on with: a link over two lines is one link. */
interface OpenInline {
  /** The tag, or where the link leads. */
  readonly key: Tag | string;
  readonly slot: Slot;
}

const ARTIFACT = 'artifact';
const ARTIFACT_BEGIN = '/Artifact BMC\n';

/**
 * Marks what is painted as content of structure elements, or as artifact, stretch by stretch: answers the operators
 * that are to stand before what is painted next.
 */
export class ContentMarker {
  /** What the stretch being painted belongs to. */
  private open: Slot | typeof ARTIFACT | undefined;
  /** By the slot of their paragraph: other lines may be painted between two of its own. */
  private readonly inlines = new WeakMap<Slot, OpenInline[]>();

  constructor(
    private readonly document: FaceDocument,
    private readonly structure: DocumentStructure,
  ) {}

  beginPage(): void {
    const { data } = this.document.page.dictionary;
    data.StructParents = this.structure.tree.beginPage();
    // readers step through links in the order of the text (ISO 14289-1, 7.18.3)
    data.Tabs = 'S';
  }

  /** Ends the stretch being painted; pages end with none. */
  close(): string {
    if (!this.open) return '';
    this.open = undefined;
    return 'EMC\n';
  }

  artifact(): string {
    if (this.open === ARTIFACT) return '';
    const end = this.close();
    this.open = ARTIFACT;
    return end + ARTIFACT_BEGIN;
  }

  /** What is painted next is content of this slot, and artifact where there is none. */
  content(slot: Slot | undefined): string {
    if (slot === undefined) return this.artifact();
    if (this.open === slot) return '';
    const end = this.close();
    this.open = slot;
    return end + this.begin(slot);
  }

  /**
   * A line's stretches, each one's content in its element: one alone goes on in the content that is open; several each
   * have content of their own, which must begin and end inside the line's text object (14.6.1).
   */
  markLine(line: SetLine<Run>, paragraph: Paragraph): MarkedLine {
    const outer = this.slotOf(paragraph);
    if (!outer) return this.repeatLine(line);
    const groups = groupsOf(line, this.document.database);
    let begin = groups.length === 1 ? '' : this.close();
    const stretches = groups.map((parts) => {
      const { run } = parts[0] as LinePart<Run>;
      const slot = this.inlineSlot(outer, run);
      const own = groups.length === 1 ? undefined : this.begin(slot);
      if (own === undefined) begin += this.content(slot);
      for (const part of parts) this.addNote(part.run, outer);
      const link = targetOf(run);
      return own === undefined ? { parts, slot, link } : { parts, slot, link, begin: own };
    });
    return { begin, stretches };
  }

  /** A line that is no part of the text: that of a head repeated on a later page. */
  repeatLine({ parts }: SetLine<Run>): MarkedLine {
    return { begin: this.artifact(), stretches: [{ parts, slot: undefined, link: undefined }] };
  }

  private begin(slot: Slot): string {
    const number = this.structure.tree.addContent(slot, this.document.page.dictionary);
    return `/${slot.element.tag.type} <</MCID ${number}>> BDC\n`;
  }

  slotOf(block: object): Slot | undefined {
    return this.structure.slots.get(block);
  }

  /** The slot of the innermost element of a run: that of its link, of its tags, or of the paragraph. */
  private inlineSlot(outer: Slot, run: Run): Slot {
    const known = this.inlines.get(outer);
    // a text without elements in it, as nearly every cell of a table is
    if (!known && isPlain(run)) return outer;
    const open = known ?? [];
    const wanted = inlineTags(run);
    const differs = wanted.findIndex(({ key }, depth) => open[depth]?.key !== key);
    const kept = open.slice(0, differs < 0 ? wanted.length : differs);
    for (const { key, tag } of wanted.slice(kept.length))
      kept.push({ key, slot: addElement(kept.at(-1)?.slot ?? outer, tag).addSlot() });
    this.inlines.set(outer, kept);
    return kept.at(-1)?.slot ?? outer;
  }

  /** A note is read after its mark, wherever on the page it is printed. */
  private addNote({ note }: Run, outer: Slot): void {
    if (!note || this.slotOf(note)) return;
    const open = this.inlines.get(outer) ?? [];
    const around = open.findLast(({ slot }) => !MARKS.has(slot.element.tag.type))?.slot ?? outer;
    this.structure.slots.set(note, addElement(around, { type: 'Note' }).addSlot());
  }

  /** A link's annotation as part of its element, described in words (ISO 14289-1, 7.18.5). */
  link(slot: Slot, words: string, annotate: (entries: object) => void): void {
    annotate({ Contents: new String(words), StructParent: this.structure.tree.beginObject(slot) });
    const { page } = this.document;
    const annotation = page.annotations.at(-1);
    if (annotation) this.structure.tree.addObject(slot, page.dictionary, annotation);
  }
}

/** Elements that hold the mark of a note, beside which the note itself stands. */
const MARKS: ReadonlySet<string> = new Set(['Reference', 'Link']);

function addElement(slot: Slot, tag: Tag): StructureElement {
  const element = new StructureElement(tag, slot.element);
  slot.add(element);
  return element;
}

/** By the line, which is the same object in a rebuild where it has not changed. */
const grouped = memo<SetLine<Run>, readonly (readonly LinePart<Run>[])[]>('parts of a line');

/** The parts of a line, joined where they are in the same elements. */
function groupsOf(line: SetLine<Run>, database: Database): readonly (readonly LinePart<Run>[])[] {
  const { parts } = line;
  return parts.length === 1 ? [parts] : grouped(database, line, NO_FACTS, () => groupsIn(line));
}

const NO_FACTS: readonly unknown[] = [];

function groupsIn({ parts }: SetLine<Run>): LinePart<Run>[][] {
  const groups: LinePart<Run>[][] = [];
  let before: readonly OpenInline['key'][] = [];
  for (const part of parts) {
    const keys = inlineTags(part.run).map(({ key }) => key);
    const isSame = keys.length === before.length && keys.every((key, depth) => key === before[depth]);
    const last = groups.at(-1);
    if (last && isSame) last.push(part);
    else groups.push([part]);
    before = keys;
  }
  return groups;
}

/** Whether no element is around a run but its paragraph. */
function isPlain({ tags, link, linkToDestination }: Run): boolean {
  return tags === undefined && link === undefined && linkToDestination === undefined;
}

function inlineTags(run: Run): readonly { key: OpenInline['key']; tag: Tag }[] {
  const link = targetOf(run);
  return [
    ...(run.tags ?? []).map((tag) => ({ key: tag, tag })),
    ...(link ? [{ key: link.to, tag: { type: 'Link' } as const }] : []),
  ];
}

function targetOf({ link, linkToDestination }: Run): LinkTarget | undefined {
  if (link !== undefined) return { to: link, isInside: false };
  return linkToDestination === undefined ? undefined : { to: linkToDestination, isInside: true };
}
