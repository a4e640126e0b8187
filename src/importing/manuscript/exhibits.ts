import { isWholePicture, pictureSize } from '../../core/raster.js';
import type { WorkCell, WorkPicture, WorkTable, WorkText } from '../../report/work-report.js';
import type { CellSpan, PictureBlock, SourceParagraph, TableBlock } from '../model.js';
import { plainFigures } from '../text.js';

/** A caption is no longer than this, and no sentence. */
const LONGEST_CAPTION = 45;

const TABLE_NUMBER = /^(附?表\s*[\d一二三四五六七八九十]+(?:[-—－]\d+)?)[\s\u3000:：、.．]*/;
const FIGURE_NUMBER = /^(附?图\s*[\d一二三四五六七八九十]+(?:[-—－]\d+)?)[\s\u3000:：、.．]*/;
const UNIT = /^[（(]?\s*单位\s*[：:]\s*([^）)]{1,20})[）)]?$/;
const NOTE = /^(?:注|说明|备注|资料来源|数据来源|来源)\s*[：:]/;

/** How many of the paragraphs before a table belong to it, and what they are. */
export interface AboveTable {
  readonly taken: number;
  readonly caption?: SourceParagraph;
  readonly unit?: string;
}

/** The title and the unit line that stand right above a table. */
export function aboveTable(before: readonly SourceParagraph[]): AboveTable {
  const [last, second] = [before.at(-1), before.at(-2)];
  const unit = UNIT.exec(last?.text.trim() ?? '')?.[1]?.trim();
  const title = unit === undefined ? last : second;
  const isTitle = title !== undefined && isCaption(title, TABLE_NUMBER);
  return {
    taken: Number(unit !== undefined) + Number(isTitle),
    ...(isTitle && { caption: title }),
    ...(unit !== undefined && { unit }),
  };
}

/** How many of the paragraphs behind a table are its notes. */
export function notesBelow(after: readonly SourceParagraph[]): number {
  const end = after.findIndex(({ text }) => !NOTE.test(text));
  return end === -1 ? after.length : end;
}

/** Whether the paragraph behind a picture is its title. */
export function isFigureTitle(paragraph: SourceParagraph | undefined): boolean {
  return paragraph !== undefined && isCaption(paragraph, FIGURE_NUMBER) && FIGURE_NUMBER.test(paragraph.text);
}

function isCaption({ text, outline, autoNumber }: SourceParagraph, numbered: RegExp): boolean {
  if (text.length > LONGEST_CAPTION || /[。；;：:，]$/.test(text)) return false;
  if (numbered.test(text)) return true;
  return outline === undefined && autoNumber === undefined && /(?:表|一览|清单|情况|统计|明细)$/.test(text);
}

/** A title without the number that it opens with, and that number. */
export function titleParts(
  caption: WorkText | undefined,
  isTable: boolean,
): { number: string; title?: WorkText } {
  if (caption === undefined) return { number: '' };
  const match = (isTable ? TABLE_NUMBER : FIGURE_NUMBER).exec(caption.text);
  if (match === null) return { number: '', title: caption };
  const length = match[0].length;
  const marks = caption.marks.map((mark) => ({ ...mark, at: Math.max(0, mark.at - length) }));
  return {
    number: (match[1] ?? '').replace(/\s/g, ''),
    title: { ...caption, text: caption.text.slice(length), marks },
  };
}

/** A table of the report as rows of cells that fill its columns. */
export function tableOf(
  block: TableBlock,
  parts: Pick<WorkTable, 'number' | 'title' | 'unit' | 'notes'>,
  name: string,
): WorkTable {
  const spans = block.spans ?? block.rows.map((row) => row.map((): CellSpan => ({ columns: 1, rows: 1 })));
  const columns = Math.max(...widthsOf(spans));
  const widths = widthsOf(spans);
  const rows = block.rows.map((texts, index) => {
    const cells = texts.map(
      (text, at): WorkCell => ({ text, ...(spans[index]?.[at] ?? { columns: 1, rows: 1 }) }),
    );
    const missing = columns - (widths[index] ?? 0);
    return [
      ...cells,
      ...Array.from({ length: missing }, (): WorkCell => ({ text: '', columns: 1, rows: 1 })),
    ];
  });
  const headRows = headRowsOf(rows, block.headRows ?? 0);
  return { ...parts, name, columns, head: rows.slice(0, headRows), body: rows.slice(headRows) };
}

/** How many columns each row fills, with the cells of rows above that reach into it. */
function widthsOf(spans: readonly (readonly CellSpan[])[]): number[] {
  const reaching = new Array<number>(spans.length).fill(0);
  return spans.map((row, index) => {
    for (const { columns, rows } of row)
      for (let below = index + 1; below < Math.min(index + rows, spans.length); below++)
        reaching[below] = (reaching[below] ?? 0) + columns;
    return row.reduce((sum, { columns }) => sum + columns, 0) + (reaching[index] ?? 0);
  });
}

/** The head as the file tells it; else the first row, and those that its cells reach into. */
function headRowsOf(rows: readonly (readonly WorkCell[])[], told: number): number {
  const first = Math.max(1, ...(rows[0] ?? []).map(({ rows }) => rows));
  let head = told > 0 ? told : first;
  // no cell reaches out of the head
  for (let index = 0; index < head && index < rows.length; index++)
    head = Math.max(head, ...(rows[index] ?? []).map(({ rows }) => index + rows));
  if (head >= rows.length) return 0;
  const isHead = (rows[0] ?? []).every(({ text }) => !/^[\d.,%％]+$/.test(plainFigures(text.trim())));
  return told > 0 || isHead ? head : 0;
}

/** Where a file does not tell, dots are as large as a screen shows them. */
const PT_PER_DOT = 0.75;

/** A picture with its bytes as they are set; undefined where they can't be. */
export function pictureOf(
  block: PictureBlock,
  bytes: Uint8Array | undefined,
  title: WorkText | undefined,
  id: string,
): WorkPicture | undefined {
  const type = bytes && typeOf(bytes);
  if (type === undefined || bytes === undefined) return undefined;
  const href = `data:image/${type};base64,${Buffer.from(bytes).toString('base64')}`;
  if (!isWholePicture(href)) return undefined;
  const { alt } = block;
  const dots = pictureSize(bytes);
  const isSized = block.widthPt > 0 && block.heightPt > 0;
  const [widthPt, heightPt] = isSized
    ? [block.widthPt, block.heightPt]
    : [dots.width * PT_PER_DOT, dots.height * PT_PER_DOT];
  const parts = titleParts(title, false);
  const words = alt || parts.title?.text || '报告中的图';
  return { id, href, widthPt, heightPt, alt: words, ...parts };
}

function typeOf(bytes: Uint8Array): 'png' | 'jpeg' | undefined {
  if (bytes[0] === 0x89 && bytes[1] === 0x50) return 'png';
  return bytes[0] === 0xff && bytes[1] === 0xd8 ? 'jpeg' : undefined;
}
