import { type Box, growBox, intersectBoxes, transformBox } from './box.js';
import { type Colour, parseColour } from './colour.js';
import { identity, isTranslation, lengthScale, type Matrix, multiply, transformPoint } from './matrix.js';
import { asRectangle, Path, pathBox, pathData, type Segment } from './path.js';
import { Recording } from './recording.js';
import { copyState, DrawingState, type PaintStyle } from './state.js';
import { type Attributes, element, escapeXml, formatNumber } from './svg.js';
import {
  anchorShare,
  baselineShiftEm,
  type CssFont,
  emBox,
  measureRuns,
  parseFont,
  runsWidthEm,
  type TextRun,
} from './text.js';
import { hatchLines, isTexture, Texture } from './texture.js';

type FillRule = 'nonzero' | 'evenodd';

/**
 * What `measureText` answers: every font has the em box of Chinese type, so only the width is the text's own.
 */
export interface TextSize {
  readonly width: number;
  readonly actualBoundingBoxLeft: number;
  readonly actualBoundingBoxRight: number;
  readonly actualBoundingBoxAscent: number;
  readonly actualBoundingBoxDescent: number;
  readonly fontBoundingBoxAscent: number;
  readonly fontBoundingBoxDescent: number;
}

/**
 * The 2-D context of the HTML standard, as much of it as Chart.js and its plugins use, recording SVG instead
 * of painting. Text stays text, one element a label. What a vector drawing cannot hold (images, gradients,
 * shadows) throws or is not there.
 */
export class RecordingContext extends DrawingState {
  #recording = new Recording();
  #path = new Path();
  readonly #saved: DrawingState[] = [];
  /** Colours and fonts that have been asked for, by how they are written. */
  readonly #colours = new Map<string, Colour>();
  readonly #fonts = new Map<string, CssFont>();

  constructor(readonly canvas: { readonly width: number; readonly height: number }) {
    super();
  }

  /** Forgets everything drawn and set, as resizing a canvas does. */
  reset(): void {
    copyState(new DrawingState(), this);
    this.#saved.length = 0;
    this.#path = new Path();
    this.#recording = new Recording();
  }

  toSvg(): string {
    return this.#recording.toSvg(this.canvas.width, this.canvas.height);
  }

  // State

  save(): void {
    const state = new DrawingState();
    copyState(this, state);
    this.#saved.push(state);
  }

  restore(): void {
    const state = this.#saved.pop();
    if (state) copyState(state, this);
  }

  setLineDash(dash: readonly number[]): void {
    this.lineDash = dash.length % 2 ? [...dash, ...dash] : [...dash];
  }

  getLineDash(): number[] {
    return [...this.lineDash];
  }

  // Transforms

  transform(...matrix: Matrix): void {
    this.matrix = multiply(this.matrix, matrix);
  }

  setTransform(...matrix: Matrix): void {
    this.matrix = matrix;
  }

  resetTransform(): void {
    this.matrix = identity;
  }

  translate(x: number, y: number): void {
    this.transform(1, 0, 0, 1, x, y);
  }

  scale(x: number, y: number): void {
    this.transform(x, 0, 0, y, 0, 0);
  }

  rotate(angle: number): void {
    const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
    this.transform(cos, sin, -sin, cos, 0, 0);
  }

  // Paths

  beginPath(): void {
    this.#path = new Path();
  }

  closePath(): void {
    this.#path.close();
  }

  moveTo(x: number, y: number): void {
    this.#path.moveTo(this.matrix, x, y);
  }

  lineTo(x: number, y: number): void {
    this.#path.lineTo(this.matrix, x, y);
  }

  bezierCurveTo(x1: number, y1: number, x2: number, y2: number, x: number, y: number): void {
    this.#path.curveTo(this.matrix, [x1, y1], [x2, y2], [x, y]);
  }

  quadraticCurveTo(cx: number, cy: number, x: number, y: number): void {
    this.#path.quadraticTo(this.matrix, [cx, cy], [x, y]);
  }

  rect(x: number, y: number, width: number, height: number): void {
    this.#path.rectangle(this.matrix, x, y, width, height);
  }

  arc(x: number, y: number, radius: number, from: number, to: number, counterclockwise = false): void {
    this.ellipse(x, y, radius, radius, 0, from, to, counterclockwise);
  }

  ellipse(
    x: number,
    y: number,
    rx: number,
    ry: number,
    rotation: number,
    from: number,
    to: number,
    counterclockwise = false,
  ): void {
    this.#path.ellipse(this.matrix, {
      centre: [x, y],
      radii: [rx, ry],
      rotation,
      from,
      to,
      counterclockwise,
    });
  }

  clip(rule: FillRule = 'nonzero'): void {
    const segments = this.#path.segments;
    const box = asRectangle(segments);
    const last = this.clips.at(-1);
    if (box && last && 'box' in last) {
      this.clips = [...this.clips.slice(0, -1), { box: intersectBoxes(last.box, box) }];
    } else {
      this.clips = [...this.clips, box ? { box } : { data: pathData(segments) || 'M0 0', rule }];
    }
  }

  // Painting

  fill(rule: FillRule = 'nonzero'): void {
    this.#fillPath(this.#path.segments, rule);
  }

  stroke(): void {
    this.#strokePath(this.#path.segments);
  }

  fillRect(x: number, y: number, width: number, height: number): void {
    this.#fillPath(this.#rectangle(x, y, width, height), 'nonzero');
  }

  strokeRect(x: number, y: number, width: number, height: number): void {
    this.#strokePath(this.#rectangle(x, y, width, height));
  }

  /** Does nothing: a recording starts empty, and Chart.js clears only before it draws. */
  clearRect(): void {}

  drawImage(): never {
    throw new Error('canvas: images cannot be drawn into a vector chart; use one of the point styles');
  }

  #rectangle(...size: [number, number, number, number]): readonly Segment[] {
    const path = new Path();
    path.rectangle(this.matrix, ...size);
    return path.segments;
  }

  #fillPath(segments: readonly Segment[], rule: FillRule): void {
    const { fillStyle } = this;
    const texture = isTexture(fillStyle) ? fillStyle : new Texture(fillStyle);
    const fillRule = rule === 'evenodd' ? rule : undefined;
    this.#paintPath(segments, { ...this.#paint('fill', texture.ground), 'fill-rule': fillRule }, 0);
    for (const hatch of texture.hatches) {
      const attributes = { ...this.#paint('stroke', hatch.colour), 'stroke-width': hatch.lineWidth };
      this.#paintPath(hatchLines(segments, hatch), attributes, 0);
    }
    if (!texture.outline) return;
    const { colour, lineWidth } = texture.outline;
    const attributes = { fill: 'none', ...this.#paint('stroke', colour), 'stroke-width': lineWidth };
    this.#paintPath(segments, attributes, lineWidth / 2);
  }

  #strokePath(segments: readonly Segment[]): void {
    if (!(this.lineWidth > 0)) return;
    const scale = lengthScale(this.matrix);
    const dashed = this.lineDash.some((length) => length > 0);
    const attributes = {
      fill: 'none',
      ...this.#paint('stroke', this.strokeStyle),
      'stroke-width': this.lineWidth * scale,
      'stroke-linecap': this.lineCap === 'butt' ? undefined : this.lineCap,
      'stroke-linejoin': this.lineJoin === 'miter' ? undefined : this.lineJoin,
      'stroke-miterlimit': this.lineJoin === 'miter' ? this.miterLimit : undefined,
      'stroke-dasharray': dashed
        ? this.lineDash.map((length) => formatNumber(length * scale)).join(' ')
        : undefined,
      'stroke-dashoffset': dashed && this.lineDashOffset ? this.lineDashOffset * scale : undefined,
    };
    this.#paintPath(segments, attributes, (this.lineWidth * scale) / 2);
  }

  #paintPath(segments: readonly Segment[], attributes: Attributes, margin: number): void {
    if (segments.length === 0 || !isVisible(attributes)) return;
    const markup = element('path', { d: pathData(segments), ...attributes });
    this.#recording.add(markup, growBox(pathBox(segments), margin), this.clips);
  }

  #colourOf(css: string): Colour {
    const colour = this.#colours.get(css) ?? parseColour(css);
    this.#colours.set(css, colour);
    return colour;
  }

  /** `fill` or `stroke` with its opacity, or neither when nothing would be seen. */
  #paint(kind: 'fill' | 'stroke', style: PaintStyle): Attributes {
    if (isTexture(style)) throw new Error('canvas: textures can fill, not stroke');
    const { hex, alpha } = this.#colourOf(style);
    const opacity = alpha * this.globalAlpha;
    if (opacity === 0) return { [kind]: 'none' };
    return { [kind]: hex, [`${kind}-opacity`]: opacity < 1 ? opacity : undefined };
  }

  // Text

  measureText(text: string): TextSize {
    const { runs, sizePx } = this.#runsOf(text);
    const width = runsWidthEm(runs) * sizePx;
    const [ascent, descent] = [emBox.ascentEm * sizePx, emBox.descentEm * sizePx];
    return {
      width,
      actualBoundingBoxLeft: anchorShare(this.textAlign) * width,
      actualBoundingBoxRight: (1 - anchorShare(this.textAlign)) * width,
      actualBoundingBoxAscent: ascent,
      actualBoundingBoxDescent: descent,
      fontBoundingBoxAscent: ascent,
      fontBoundingBoxDescent: descent,
    };
  }

  fillText(text: string, x: number, y: number): void {
    if (isTexture(this.fillStyle)) throw new Error('canvas: text is filled with a colour, not a texture');
    this.#addText(text, x, y, this.#paint('fill', this.fillStyle), this.fillStyle);
  }

  /** Outlined text; used for the halo around a label. */
  strokeText(text: string, x: number, y: number): void {
    const attributes = {
      fill: 'none',
      ...this.#paint('stroke', this.strokeStyle),
      'stroke-width': this.lineWidth * lengthScale(this.matrix),
    };
    this.#addText(text, x, y, attributes, undefined);
  }

  #runsOf(text: string): { runs: readonly TextRun[]; sizePx: number } {
    const font = this.#fonts.get(this.font) ?? parseFont(this.font);
    this.#fonts.set(this.font, font);
    return { runs: measureRuns(String(text), font), sizePx: font.sizePx };
  }

  #addText(text: string, x: number, y: number, paint: Attributes, boldColour: string | undefined): void {
    const { runs, sizePx } = this.#runsOf(text);
    if (!String(text).trim() || !isVisible(paint)) return;
    const width = runsWidthEm(runs) * sizePx;
    const start = x - anchorShare(this.textAlign) * width;
    const baseline = y + baselineShiftEm(this.textBaseline) * sizePx;
    const box = transformBox(this.matrix, textBox(start, baseline, width, sizePx));
    const origin = transformPoint(this.matrix, start, baseline);
    const moved = isTranslation(this.matrix);
    const [textX, textY] = moved ? origin : [0, 0];
    const attributes: Attributes = {
      x: textX,
      y: textY,
      transform: moved ? undefined : matrixAttribute([...this.matrix.slice(0, 4), ...origin]),
      'font-size': sizePx,
      ...paint,
      'xml:space': 'preserve',
    };
    this.#recording.add(textElement(runs, attributes, { textX, sizePx, boldColour }), box, this.clips);
  }
}

function isVisible(attributes: Attributes): boolean {
  const painted = (kind: string) => attributes[kind] !== undefined && attributes[kind] !== 'none';
  return painted('fill') || painted('stroke');
}

function textBox(start: number, baseline: number, width: number, sizePx: number): Box {
  const [top, bottom] = [baseline - emBox.ascentEm * sizePx, baseline + emBox.descentEm * sizePx];
  return { left: start, top, right: start + width, bottom };
}

/** The linear part keeps five places, so that a long turned label still ends where it should. */
function matrixAttribute(numbers: readonly number[]): string {
  const written = numbers.map((value, index) =>
    index < 4 ? String(+value.toFixed(5)) : formatNumber(value),
  );
  return `matrix(${written.join(' ')})`;
}

/** One `text` element for a label: a single run stands in it, several are `tspan`s each at its own x. */
function textElement(
  runs: readonly TextRun[],
  attributes: Attributes,
  look: { textX: number; sizePx: number; boldColour: string | undefined },
): string {
  const face = ({ face, strokeEm }: TextRun): Attributes => ({
    'font-family': face,
    ...(strokeEm > 0 &&
      look.boldColour && { stroke: look.boldColour, 'stroke-width': strokeEm * look.sizePx }),
  });
  const [first] = runs;
  if (runs.length === 1 && first) {
    return element('text', { ...attributes, ...face(first) }, escapeXml(first.text));
  }
  let x = look.textX;
  const spans = runs.map((run) => {
    const span = element('tspan', { x, ...face(run) }, escapeXml(run.text));
    x += run.widthEm * look.sizePx;
    return span;
  });
  return element('text', attributes, spans.join(''));
}
