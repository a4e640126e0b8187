import type { Box } from '../canvas/box.js';
import type { RecordingContext } from '../canvas/context.js';
import type { ChartArea } from './chart-area.js';

export type Align = 'left' | 'center' | 'right';

/** A few lines of text set as one: what labels, names and legends are made of. */
export interface TextBlock {
  readonly lines: readonly string[];
  readonly sizePt: number;
  readonly bold: boolean;
  readonly colour: string;
  readonly align: Align;
  /** Painted behind the text where it may stand on a line of the plot. */
  readonly ground?: string;
  /** Turned a quarter to the left, so that it reads from below. */
  readonly turned: boolean;
  /** Size of the block as it stands on the sheet, after turning. */
  readonly widthPt: number;
  readonly heightPt: number;
}

/** How a block looks; what is left out is upright, regular, left-aligned ink of the style's size. */
export type BlockLook = Partial<
  Pick<TextBlock, 'sizePt' | 'bold' | 'colour' | 'align' | 'ground' | 'turned'>
>;

const pitchEm = 1.2;
/** How far the ground of a block shows at its left and right. */
const groundPt = 1;

/** Height of a block of so many lines: the em boxes and the leading between them. */
export function linesHeightPt(count: number, sizePt: number): number {
  return ((count - 1) * pitchEm + 1) * sizePt;
}

/** Sets lines as a block and measures it. */
export function blockOf(lines: readonly string[], sheet: ChartArea, look: BlockLook = {}): TextBlock {
  const { style } = sheet;
  const {
    sizePt = style.labelSizePt,
    bold = false,
    colour = style.ink,
    align = 'left',
    turned = false,
    ground,
  } = look;
  const along = Math.max(0, ...lines.map((line) => sheet.textWidthPt(line, sizePt, bold)));
  const across = linesHeightPt(lines.length, sizePt);
  const size = turned ? { widthPt: across, heightPt: along } : { widthPt: along, heightPt: across };
  return { lines, sizePt, bold, colour, align, turned, ...(ground && { ground }), ...size };
}

const alignShare: Readonly<Record<Align, number>> = { left: 0, center: 0.5, right: 1 };

/** Writes a block so that it fills `box`. */
export function drawBlock(context: RecordingContext, block: TextBlock, box: Box, fontRole: string): void {
  const { sizePt, turned, align } = block;
  context.save();
  if (block.ground) {
    context.fillStyle = block.ground;
    context.fillRect(box.left - groundPt, box.top, block.widthPt + 2 * groundPt, block.heightPt);
  }
  context.font = `${block.bold ? 'bold ' : ''}${sizePt}px ${fontRole}`;
  context.fillStyle = block.colour;
  context.textAlign = align;
  context.textBaseline = 'top';
  // A turned block is written level and then turned about its lower left corner.
  const level = turned ? { widthPt: box.bottom - box.top } : { widthPt: box.right - box.left };
  context.translate(box.left, turned ? box.bottom : box.top);
  if (turned) context.transform(0, -1, 1, 0, 0, 0);
  for (const [index, line] of block.lines.entries()) {
    context.fillText(line, alignShare[align] * level.widthPt, index * pitchEm * sizePt);
  }
  context.restore();
}
