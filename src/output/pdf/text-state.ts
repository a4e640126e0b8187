import { format } from './file/number.js';
import type { Ink } from './ink.js';

/** All that is the same for the glyphs of an array: font, size, colour and weight, and how they are spread. */
export interface TextLooks {
  readonly fontId: string;
  readonly sizePt: number;
  readonly color: string | undefined;
  /** Width of the line around bold glyphs; 0 for none. */
  readonly strokePt: number;
  /** 1 for glyphs as wide as they are drawn. */
  readonly scale: number;
  /** Between characters, in pt. */
  readonly spacing: number;
}

/** The operators that set the looks of text. Those of the last are kept: the cells of a table have the same. */
export class TextStates {
  private last: TextLooks | undefined;
  private operators = '';

  constructor(private readonly ink: Ink) {}

  operatorsFor(looks: TextLooks): string {
    if (!this.last || !areSameLooks(this.last, looks)) this.operators = operatorsOf(looks, this.ink);
    this.last = looks;
    return this.operators;
  }
}

function areSameLooks(one: TextLooks, other: TextLooks): boolean {
  return (
    one.fontId === other.fontId &&
    one.sizePt === other.sizePt &&
    one.color === other.color &&
    one.strokePt === other.strokePt &&
    one.scale === other.scale &&
    one.spacing === other.spacing
  );
}

function operatorsOf({ fontId, sizePt, color, strokePt, scale, spacing }: TextLooks, ink: Ink): string {
  const weight = strokePt > 0 ? `2 Tr ${format(strokePt)} w ${ink.stroke(color)}` : '0 Tr';
  return (
    `/${fontId} ${format(sizePt)} Tf\n${ink.fill(color)}\n${weight}\n` +
    `${format(scale * 100)} Tz ${format(spacing, 5)} Tc\n`
  );
}
