import { element, formatNumber } from '../../chart/canvas/svg.js';
import { PT_PER_MM } from '../../core/length.js';
import type { Face, FontLibrary } from '../../fonts/library.js';
import type { Svg } from '../../output/pdf/index.js';
import type { MappedPlace, MappedSheet, SheetMap } from './sheet-map.js';

const MM = PT_PER_MM;
const GAP_PT = 4 * MM;
const CAPTION_PT = 6 * MM;
const CAPTION_SIZE_PT = 9;
/** Of a side, by the way it lies. */
const WIDE_PT = 38 * MM;
const TALL_PT = 23.5 * MM;

/** Draws sheets as rows of little pictures, front and back beside each other; `widthPt` is that of a row. */
export function drawSheets(map: SheetMap, widthPt: number, fonts: FontLibrary): Svg[] {
  const sideWidth = map.aspect > 1 ? TALL_PT : WIDE_PT;
  const side = { width: sideWidth, height: sideWidth * map.aspect };
  const sheetWidth = 2 * side.width + 1.5 * GAP_PT;
  const perRow = Math.floor((widthPt + GAP_PT) / (sheetWidth + GAP_PT));
  const pitch = (widthPt - perRow * sheetWidth) / Math.max(1, perRow - 1) + sheetWidth;
  const height = CAPTION_PT + side.height + GAP_PT;
  const rows = Array.from({ length: Math.ceil(map.sheets.length / perRow) }, (_, row) =>
    map.sheets.slice(row * perRow, (row + 1) * perRow),
  );
  return rows.map((sheets) => {
    const painter = new MapPainter(map, side, fonts);
    const drawn = sheets.map((sheet, index) => painter.sheet(sheet, index * pitch)).join('');
    const svg = element('svg', { viewBox: `0 0 ${widthPt} ${height}` }, drawn);
    return { svg, width: widthPt, height, keepTogether: true };
  });
}

class MapPainter {
  constructor(
    private readonly map: SheetMap,
    private readonly side: { readonly width: number; readonly height: number },
    private readonly fonts: FontLibrary,
  ) {}

  sheet({ label, front, back }: MappedSheet, x: number): string {
    const second = x + this.side.width + GAP_PT / 2;
    return [
      this.text(`${label}　正面`, x, CAPTION_PT - 4, CAPTION_SIZE_PT),
      this.text('反面', second, CAPTION_PT - 4, CAPTION_SIZE_PT),
      this.sideAt(front, x),
      this.sideAt(back, second),
    ].join('');
  }

  private sideAt(places: readonly MappedPlace[], x: number): string {
    const { width, height } = this.side;
    const { grid, isFolded } = this.map;
    const [top, right, bottom] = [CAPTION_PT, x + width, CAPTION_PT + height];
    const across = inner(grid.columns).map((part) => x + part * width);
    const down = inner(grid.rows).map((part) => top + part * height);
    return [
      stroke(path([x, top], [right, top], [right, bottom], [x, bottom], [x, top]), 0.8),
      ...across.map((at) => stroke(path([at, top], [at, bottom]), 0.5, isFolded)),
      ...down.map((at) => stroke(path([x, at], [right, at]), 0.5)),
      ...places.map((place) => this.place(place, x, top)),
    ].join('');
  }

  /** A number in the middle of its place, underlined, for a 6 upside down is a 9. */
  private place({ column, row, text, isUpsideDown }: MappedPlace, left: number, top: number): string {
    const { grid } = this.map;
    const width = this.side.width / grid.columns;
    const height = this.side.height / grid.rows;
    const isNumber = /^\d/.test(text);
    const size = Math.min(isNumber ? 20 : 11, height * 0.4, (width * 0.8) / this.widthEm(text));
    const half = (this.widthEm(text) * size) / 2;
    const sign = isUpsideDown ? -1 : 1;
    const x = left + (column + 0.5) * width;
    const y = top + (row + 0.5) * height;
    const written = this.text(text, x - sign * half, y + sign * 0.36 * size, size, isUpsideDown);
    const foot = y + sign * 0.55 * size;
    return isNumber ? written + stroke(path([x - half, foot], [x + half, foot]), 0.6) : written;
  }

  private text(text: string, x: number, y: number, size: number, isUpsideDown = false): string {
    let advance = 0;
    return this.runsOf(text).reduce((drawn, { face, characters }) => {
      const at = isUpsideDown ? x - advance : x + advance;
      advance += characters.reduce((sum, one) => sum + face.advanceEm(codeOf(one)), 0) * size;
      const turned = { x: 0, y: 0, transform: `matrix(-1 0 0 -1 ${formatNumber(at)} ${formatNumber(y)})` };
      const style = { 'font-size': size, 'font-family': face.name, fill: '#000000' };
      const attributes = { ...(isUpsideDown ? turned : { x: at, y }), ...style };
      return drawn + element('text', attributes, characters.join(''));
    }, '');
  }

  private widthEm(text: string): number {
    return [...text].reduce((sum, one) => sum + this.faceOf(one).advanceEm(codeOf(one)), 0);
  }

  /** Neighbours that one face draws. */
  private runsOf(text: string): readonly Run[] {
    const runs: Run[] = [];
    for (const character of text) {
      const face = this.faceOf(character);
      const last = runs.at(-1);
      if (last?.face === face) last.characters.push(character);
      else runs.push({ face, characters: [character] });
    }
    return runs;
  }

  private faceOf(character: string): Face {
    const choice = this.fonts.choose('黑体', false, codeOf(character));
    if (!choice) throw new Error(`no face draws ${character}`);
    return choice.face;
  }
}

interface Run {
  readonly face: Face;
  readonly characters: string[];
}

function codeOf(character: string): number {
  return character.codePointAt(0) as number;
}

/** Where so many parts meet, as shares of the whole. */
function inner(parts: number): readonly number[] {
  return Array.from({ length: parts - 1 }, (_, index) => (index + 1) / parts);
}

/** A line through points. */
function path(...points: readonly (readonly [number, number])[]): string {
  return points.map(([x, y], index) => `${index ? 'L' : 'M'}${formatNumber(x)} ${formatNumber(y)}`).join('');
}

function stroke(d: string, width: number, isDashed = false): string {
  const dash = isDashed ? { 'stroke-dasharray': '3 2' } : {};
  return element('path', { d, fill: 'none', stroke: '#000000', 'stroke-width': width, ...dash });
}
