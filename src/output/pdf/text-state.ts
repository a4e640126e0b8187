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

/** Of so many looks the operators are remembered: the faces of a line take turns, and the cells of a row. */
const MOST_REMEMBERED = 4;

/** The operators that set the looks of text. */
export class TextStates {
  /** The latest first. */
  private readonly remembered: { readonly looks: TextLooks; readonly operators: string }[] = [];

  constructor(private readonly ink: Ink) {}

  operatorsFor(looks: TextLooks): string {
    const { remembered } = this;
    for (let index = 0; index < remembered.length; index++) {
      const known = remembered[index] as (typeof remembered)[number];
      if (areSameLooks(known.looks, looks)) return known.operators;
    }
    const operators = operatorsOf(looks, this.ink);
    remembered.unshift({ looks, operators });
    if (remembered.length > MOST_REMEMBERED) remembered.pop();
    return operators;
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
