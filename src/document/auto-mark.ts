import { noteMark } from '../chinese/circled.js';
import { TermMatcher } from '../dataset/terms/term-matcher.js';
import type { GlossaryEntry } from '../report/report.js';
import type { Block, Inline, NoteMark } from './tree.js';
import { blocksIn, mapTexts, termsOf } from './walk.js';

/** Display type, and the glossary itself: their terms are not marked unless a mark is written there. */
const PASSED_OVER = new Set<Block['kind']>(['heading', 'cards', 'glossary']);

/** Stands for what is no text: a term does not reach across it. */
const OTHER = '\ufffc';

/**
 * The document with a mark behind the first occurrence of each term in each section. A mark that is written
 * counts as the first of its section, wherever it stands there. Nothing but marks is added, and none to blocks that
 * stand in `passedOver`: the report has marks of its own.
 */
export function withTermsMarked(
  blocks: readonly Block[],
  entries: readonly GlossaryEntry[],
  passedOver?: string,
): Block[] {
  return new AutoMarker(entries, passedOver).mark(blocks);
}

class AutoMarker {
  private readonly matcher: TermMatcher;
  private readonly entries: ReadonlyMap<string, GlossaryEntry>;
  private readonly counts = new Map<string, number>();
  /** The terms that need no mark in this section any more. */
  private marked = new Set<string>();

  constructor(
    entries: readonly GlossaryEntry[],
    private readonly passedOver: string | undefined,
  ) {
    this.matcher = new TermMatcher(entries);
    this.entries = new Map(entries.map((entry) => [entry.id, entry]));
  }

  /** Blocks outside any section are one together. */
  mark(blocks: readonly Block[]): Block[] {
    const loose = markedIn(blocks.filter(({ kind }) => kind !== 'section'));
    return blocks.flatMap((block) => {
      this.marked = block.kind === 'section' ? markedIn([block]) : loose;
      const isCover = block.kind === 'section' && block.matter === 'cover';
      return mapTexts([block], (text, { kind, place }) => {
        const isOpen = !isCover && !PASSED_OVER.has(kind) && place.file !== this.passedOver;
        return this.numbered(isOpen ? this.markText(text) : text);
      });
    });
  }

  private markText(text: readonly Inline[]): readonly Inline[] {
    const found = this.matcher.find(flat(text)).filter(({ id }) => {
      const isFirst = !this.marked.has(id);
      this.marked.add(id);
      return isFirst;
    });
    if (found.length === 0) return text;
    return insert(text, 0, new Map(found.map(({ id, end }) => [end, this.entries.get(id) as GlossaryEntry])));
  }

  /** Written and added marks are counted together, in the order of the document. */
  private numbered(text: readonly Inline[]): readonly Inline[] {
    return text.map((node) => {
      if (node.kind === 'span' || node.kind === 'link')
        return { ...node, children: this.numbered(node.children) };
      if (node.kind !== 'note-mark') return node;
      const occurrence = (this.counts.get(node.entry) ?? 0) + 1;
      this.counts.set(node.entry, occurrence);
      return { ...node, occurrence };
    });
  }
}

/** The terms whose mark is written somewhere in these blocks. */
function markedIn(blocks: readonly Block[]): Set<string> {
  return new Set([...blocksIn(blocks)].flatMap(termsOf));
}

/** Whether terms are looked for inside: not in a link, which leads elsewhere, nor in raised or lowered text. */
function isOpen(node: Inline): node is Extract<Inline, { kind: 'span' }> {
  return node.kind === 'span' && node.style !== 'superscript' && node.style !== 'subscript';
}

/** A text as one string, across the nodes it is made of. */
function flat(text: readonly Inline[]): string {
  return text
    .map((node) => {
      if (node.kind === 'text') return node.text;
      return isOpen(node) ? flat(node.children) : OTHER;
    })
    .join('');
}

/** Puts marks behind the characters that end at these offsets of the flat text; `start` is that of the text. */
function insert(text: readonly Inline[], start: number, marks: ReadonlyMap<number, GlossaryEntry>): Inline[] {
  let offset = start;
  return text.flatMap((node): Inline[] => {
    const from = offset;
    offset += flat([node]).length;
    if (isOpen(node)) return [{ ...node, children: insert(node.children, from, marks) }];
    if (node.kind !== 'text') return [node];
    const nodes: Inline[] = [];
    let begin = from;
    for (let end = from + 1; end <= offset; end++) {
      const entry = marks.get(end);
      if (!entry && end < offset) continue;
      nodes.push({ ...node, text: node.text.slice(begin - from, end - from) });
      if (entry) nodes.push(markOf(entry, node));
      begin = end;
    }
    return nodes;
  });
}

function markOf({ id, number }: GlossaryEntry, { place }: Inline): NoteMark {
  return { kind: 'note-mark', entry: id, mark: noteMark(number), occurrence: 1, place };
}
