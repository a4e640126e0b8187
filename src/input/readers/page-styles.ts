import type { CellLook } from '../raw-table.js';

/**
 * What a web page says of the indents and the bold type of its cells: in their `style`, or by classes, as spreadsheet
 * programs write them. Indents are in steps of such a program.
 */
export class PageStyles {
  private readonly classes = new Map<string, CellLook>();

  /** Takes the classes of a style sheet. */
  learn(sheet: string): void {
    for (const [, name, declarations] of sheet.matchAll(/\.([\w-]+)\s*\{([^{}]{0,4000})\}/g))
      if (name !== undefined && declarations !== undefined && this.classes.size < MOST_CLASSES)
        this.classes.set(name, lookIn(declarations));
  }

  /** The look that the attributes of an element give it. */
  lookOf({ class: classes = '', style = '' }: Readonly<Record<string, string>>): CellLook {
    const looks = classes.split(/\s+/).flatMap((name) => this.classes.get(name) ?? []);
    return Object.assign({}, ...looks, lookIn(style));
  }
}

const MOST_CLASSES = 5000;

/** Pixels of a length of one: a step of the indent is 12 of them. */
const pixelsOf: Readonly<Record<string, number>> = { px: 1, pt: 4 / 3, em: 12, rem: 12, cm: 37.8, mm: 3.78 };
const STEP_PX = 12;

const valuesOf = Object.fromEntries(
  ['font-weight', 'mso-char-indent-count', 'padding-left', 'text-indent'].map((property) => [
    property,
    new RegExp(`(?:^|[;\\s])${property}\\s*:\\s*([^;]+)`, 'i'),
  ]),
);

function lookIn(declarations: string): CellLook {
  const said = (property: string) => valuesOf[property]?.exec(declarations)?.[1]?.trim();
  const weight = said('font-weight');
  // what a spreadsheet program says in its own words is not meant to be added to the padding that shows it
  const steps = Number(said('mso-char-indent-count')) || 0;
  const indent = steps > 0 ? steps : stepsOf(said('padding-left')) + stepsOf(said('text-indent'));
  return {
    ...(indent > 0 && { indent }),
    ...(weight !== undefined && { bold: /^bold/.test(weight) || Number(weight) >= 600 }),
  };
}

function stepsOf(length = ''): number {
  const [, value, unit = ''] = /^(\d*\.?\d+)(px|pt|em|rem|cm|mm)/.exec(length) ?? [];
  return value === undefined ? 0 : Math.round((Number(value) * (pixelsOf[unit] ?? 0)) / STEP_PX);
}
