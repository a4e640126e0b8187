import type { PaintedCharacter, PaintedPage } from './read-pdf.js';

/** A painted line: its characters without spaces at the end, and its text with and without them. */
export interface PaintedLine {
  readonly page: number;
  readonly y: number;
  readonly characters: readonly PaintedCharacter[];
  readonly text: string;
  readonly wholeText: string;
}

/** Lines of the pages in painting order: the engine writes one text object per line. Artifacts are left out. */
export function paintedLines(pages: readonly PaintedPage[]): PaintedLine[] {
  const lines: PaintedLine[] = [];
  for (const { number, characters } of pages) {
    const objects = new Map<number, PaintedCharacter[]>();
    for (const character of characters) {
      if (character.isArtifact) continue;
      const line = objects.get(character.object) ?? [];
      objects.set(character.object, line);
      line.push(character);
    }
    for (const line of objects.values()) lines.push(lineOf(number, line));
  }
  return lines;
}

function lineOf(page: number, painted: readonly PaintedCharacter[]): PaintedLine {
  let end = painted.length;
  while (end > 0 && (painted[end - 1]?.text ?? '').trim() === '') end--;
  const characters = painted.slice(0, end);
  const biggest = characters.reduce(
    (big, one) => (one.sizePt > big.sizePt ? one : big),
    painted[0] as PaintedCharacter,
  );
  const textOf = (some: readonly PaintedCharacter[]) => some.map((one) => one.text).join('');
  return { page, y: biggest.y, characters, text: textOf(characters), wholeText: textOf(painted) };
}

const NOT_AT_START = new Set('、，。．；：？！·～％%‰℃」』”’）》】〉〕］｝-–/');
const NOT_AT_END = new Set('「『“‘（《【〈〔［｛￥$№');
const CLOSING = '、，。．；：？！」』”’）》】〉〕］｝';
const OPENING = '「『“‘（《【〈〔［｛';

/** Lines that begin or end with a mark that may not stand there. */
export function kinsokuViolations(lines: readonly PaintedLine[]): string[] {
  return lines.filter(({ text }) => breaksKinsoku(text)).map(({ text }) => text);
}

function breaksKinsoku(text: string): boolean {
  const first = [...text][0] ?? '';
  const last = [...text].at(-1) ?? '';
  const loneDash = first === '—' && !text.startsWith('——');
  const loneDots = first === '…' && !text.startsWith('……');
  return NOT_AT_START.has(first) || NOT_AT_END.has(last) || loneDash || loneDots;
}

const UNIT = '(?:[十百千万亿]|个百分点|百分点|平方公里|公里|亩|元|人次|人|吨|年|月|日|倍|%|℃|号|股)';

/** What may not stand on two sides of a break, as the end of one line and the start of the next. */
const SPLITS: readonly (readonly [RegExp, RegExp])[] = [
  [/\d$/, /^\d/],
  [/\d[.,]$/, /^\d/],
  [/\d$/, /^[.,]\d/],
  [/\d$/, new RegExp(`^${UNIT}`)],
  [/\d$/, /^[余多]/],
  [/\d[余多]?[万亿]$/, /^[亿元亩人余方]/],
  [/[A-Za-z]$/, /^[A-Za-z0-9]/],
  [/[A-Za-z\d]$/, /^[①-⑳]/],
  [/(^|[^—])—$/, /^—/],
  [/(^|[^…])…$/, /^…/],
  [/第$/, /^\d/],
  [/第\d+$/, /^号/],
  [/[￥$]$/, /^\d/],
];

/** Breaks inside a number, from its unit, inside a word or a double mark; web addresses may be broken. */
export function splitViolations(lines: readonly PaintedLine[]): string[] {
  const found: string[] = [];
  for (let index = 1; index < lines.length; index++) {
    const before = (lines[index - 1] as PaintedLine).wholeText;
    const after = (lines[index] as PaintedLine).wholeText;
    if (/(?:https?:\/\/|www\.)[\x21-\x7e]*$/.test(before)) continue;
    if (SPLITS.some(([end, start]) => end.test(before) && start.test(after)))
      found.push(`${before} | ${after}`);
  }
  return found;
}

/** How far a line's right edge is from `edgePt`; a closing mark at the end counts half an em. */
export function rightEdgeError({ characters }: PaintedLine, edgePt: number): number {
  const last = characters[characters.length - 1] as PaintedCharacter;
  const half = CLOSING.includes(last.text) ? last.sizePt / 2 : 0;
  // a mark that stands in the middle of its em moves left when it is set half width
  const end = last.endX - half;
  return last.text === '？'
    ? Math.min(Math.abs(end - edgePt), Math.abs(end + last.sizePt / 4 - edgePt))
    : Math.abs(end - edgePt);
}

/** What justification added between each two characters of a line, or took from them: less than 0. */
export function stretchOf({ characters }: PaintedLine): number {
  const spacings = characters.map(({ spacingPt }) => spacingPt);
  const most = Math.max(0, ...spacings);
  return most > 0 ? most : Math.min(0, ...spacings);
}

/** Each two characters side by side. */
function neighbours({ characters }: PaintedLine): (readonly [PaintedCharacter, PaintedCharacter])[] {
  return characters.slice(1).map((b, index) => [characters[index] as PaintedCharacter, b] as const);
}

/** Adjacent marks that take more than one and a half em together, whatever the line is stretched by. */
export function unsqueezedPairs(lines: readonly PaintedLine[]): string[] {
  const found: string[] = [];
  for (const line of lines) {
    const stretch = stretchOf(line);
    for (const [a, b] of neighbours(line)) {
      if (!isPair(a.text, b.text)) continue;
      const tolerance = (a.text === '？' ? 0.25 : 0) * a.sizePt + stretch + 0.02;
      if (b.x - a.x > a.sizePt / 2 + tolerance)
        found.push(`${a.text}${b.text} ${(b.x - a.x).toFixed(2)} in ${line.text}`);
    }
  }
  return found;
}

function isPair(a: string, b: string): boolean {
  if (CLOSING.includes(a)) return CLOSING.includes(b) || OPENING.includes(b);
  return OPENING.includes(a) && OPENING.includes(b);
}

/** Han–Latin gaps that are not an eighth to a quarter of an em, the line's stretch not counted. */
export function wrongGaps(lines: readonly PaintedLine[]): string[] {
  const found: string[] = [];
  for (const line of lines) {
    const stretch = stretchOf(line);
    for (const [a, b] of neighbours(line)) {
      const meets =
        (isHan(a.text) && /[A-Za-z0-9]/.test(b.text)) || (/[A-Za-z0-9%]/.test(a.text) && isHan(b.text));
      if (!meets || a.sizePt !== b.sizePt) continue;
      const gapEm = (b.x - a.endX - stretch) / b.sizePt;
      if (gapEm < 0.125 - 0.002 || gapEm > 0.25 + 0.002)
        found.push(`${a.text}${b.text} ${gapEm.toFixed(3)} in ${line.text}`);
    }
  }
  return found;
}

function isHan(text: string): boolean {
  return /^[\u4e00-\u9fff]$/.test(text);
}

/** Divides the lines among the paragraphs they were set from, by length. */
export function divideLines(lines: readonly PaintedLine[], texts: readonly string[]): PaintedLine[][] {
  let next = 0;
  return texts.map((text) => {
    const block: PaintedLine[] = [];
    for (let left = text.length; left > 0 && next < lines.length; next++) {
      const line = lines[next] as PaintedLine;
      block.push(line);
      left -= line.wholeText.length;
    }
    return block;
  });
}
