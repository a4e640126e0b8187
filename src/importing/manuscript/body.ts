import { type Diagnostic, type Place, warningAt } from '../../core/diagnostics.js';
import type { WorkMark, WorkParagraph, WorkText } from '../../report/work-report.js';
import type { PictureBlock, ReportBlock, SourceParagraph, TableBlock } from '../model.js';
import { aboveTable, isFigureTitle, notesBelow, pictureOf, tableOf, titleParts } from './exhibits.js';
import { headingLengthOf } from './heading.js';
import type { ReportNotes } from './notes.js';

/** A paragraph of the text with the blocks that were found in it. */
export interface FoundParagraph {
  readonly paragraph: SourceParagraph;
  readonly blocks: readonly ReportBlock[];
  /** It is the salutation under which the text begins. */
  readonly opens: boolean;
}

export type BodyPart = FoundParagraph | TableBlock | PictureBlock;

/** The bytes of a part of a Word file, where the report is one. */
export type PartReader = (part: string) => Uint8Array | undefined;

/** A paragraph before it is known what it is. */
const PLAIN = { label: '', level: 0, rank: 0, labelLength: 0, headingLength: 0, marks: [] } as const;

/** Turns what stands below the title into what is to be set, and tells of pictures that can't be. */
export class BodySetter {
  readonly found: Diagnostic[] = [];
  private tables = 0;
  private pictures = 0;

  constructor(
    private readonly file: string,
    private readonly notes: ReportNotes,
    private readonly partOf: PartReader,
  ) {}

  set(body: readonly BodyPart[]): WorkParagraph[] {
    const taken = new Set<number>();
    const exhibits = new Map<number, WorkParagraph>();
    for (const [index, part] of body.entries()) {
      if ('paragraph' in part) continue;
      const exhibit =
        part.kind === 'table' ? this.table(part, body, index, taken) : this.picture(part, body, index, taken);
      exhibits.set(index, exhibit);
    }
    return body.flatMap((part, index) => {
      if (taken.has(index)) return [];
      if (!('paragraph' in part)) return exhibits.get(index) ?? [];
      return paragraphIn(part, this.file, this.notes);
    });
  }

  private table(
    block: TableBlock,
    body: readonly BodyPart[],
    index: number,
    taken: Set<number>,
  ): WorkParagraph {
    const before = paragraphsAround(body, index, -1, taken).toReversed();
    const above = aboveTable(before);
    for (let back = 1; back <= above.taken; back++) taken.add(index - back);
    const after = paragraphsAround(body, index, 1, taken);
    const count = notesBelow(after);
    for (let on = 1; on <= count; on++) taken.add(index + on);
    const caption = above.caption && textIn(above.caption, this.file, this.notes);
    const parts = {
      ...titleParts(caption, true),
      ...(above.unit !== undefined && { unit: above.unit }),
      notes: after.slice(0, count).map((note) => textIn(note, this.file, this.notes)),
    };
    const table = tableOf(block, parts, `report-${++this.tables}`);
    return { ...PLAIN, kind: 'table', text: '', place: this.placeOf(block), table };
  }

  private picture(
    block: PictureBlock,
    body: readonly BodyPart[],
    index: number,
    taken: Set<number>,
  ): WorkParagraph {
    const place = this.placeOf(block);
    const [next] = paragraphsAround(body, index, 1, taken);
    const title = isFigureTitle(next) && next ? textIn(next, this.file, this.notes) : undefined;
    const picture = pictureOf(block, this.partOf(block.part), title, `report-picture:${++this.pictures}`);
    if (picture) {
      if (title) taken.add(index + 1);
      return { ...PLAIN, kind: 'picture', text: '', place, picture };
    }
    this.found.push(unset(block, place));
    return { ...PLAIN, kind: 'text', text: '［此处有图，未能排入］', place };
  }

  private placeOf({ line }: { readonly line: number }): Place {
    return { file: this.file, line };
  }
}

/** The paragraphs that follow each other before or behind a place, the nearest first, as far as none is taken. */
function paragraphsAround(
  body: readonly BodyPart[],
  index: number,
  step: 1 | -1,
  taken: ReadonlySet<number>,
): SourceParagraph[] {
  const found: SourceParagraph[] = [];
  for (let at = index + step; ; at += step) {
    const part = body[at];
    if (part === undefined || !('paragraph' in part) || taken.has(at)) return found;
    found.push(part.paragraph);
  }
}

function unset({ part }: PictureBlock, place: Place): Diagnostic {
  const ending = /\.([a-z0-9]+)$/i.exec(part)?.[1]?.toUpperCase();
  const kind = ending === undefined ? { zh: '', en: '' } : { zh: `（${ending}）`, en: ` (${ending})` };
  const message = {
    zh: `报告里有一幅图${kind.zh}排不了，原处只印一句话`,
    en: `A picture of the report${kind.en} can't be set; a line stands in its place`,
  };
  const hint = {
    zh: '在 Word 里剪切这幅图，选择性粘贴为 PNG。',
    en: 'Cut the picture in the word processor and paste it as PNG.',
  };
  return warningAt('report-picture', message, { place, hint });
}

/** A text with the notes that its marks call. */
export function textIn(
  { text, marks, line }: SourceParagraph,
  file: string,
  { noteOf }: ReportNotes,
): WorkText {
  const called = marks.map(({ at, label }): WorkMark => {
    const note = noteOf(label);
    return note ? { at, note: note.id, written: '' } : { at, note: '', written: label.replace(/^.*:/, '') };
  });
  return { text, place: { file, line }, marks: called };
}

function paragraphIn(
  { paragraph, blocks: [first, behind], opens }: FoundParagraph,
  file: string,
  notes: ReportNotes,
): WorkParagraph {
  const written = textIn(paragraph, file, notes);
  const { autoNumber = '' } = paragraph;
  const plain = { ...PLAIN, ...written, label: autoNumber };
  if (opens) return { ...plain, kind: 'salutation' };
  const headingLength = first && headingLengthOf(first, behind, paragraph.text);
  if (first === undefined || headingLength === undefined) return { ...plain, kind: 'text' };
  return {
    ...plain,
    kind: 'heading',
    level: first.level,
    rank: first.level,
    labelLength: first.from,
    headingLength,
  };
}
