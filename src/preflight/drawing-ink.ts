import type { Database } from '../incremental/database.js';
import type { Svg } from '../layout/flow.js';
import { readSvg } from '../ornament/svg/events.js';
import {
  groundUnder,
  type InkBox,
  type InkedGround,
  type InkedPage,
  type InkedPicture,
  type InkedStroke,
  type InkedText,
} from './ink.js';
import { pixelSize } from './pixel-size.js';

type Attributes = Readonly<Record<string, string>>;
type DrawingInk = Pick<InkedPage, 'texts' | 'strokes' | 'pictures'>;

/** What a drawing puts on the page whose top left corner it is given from, over what is painted there already. */
export function drawingInk(
  drawing: Svg,
  x: number,
  y: number,
  under: readonly InkedGround[],
  database: Database,
): DrawingInk {
  return new DrawingSurvey(drawing, x, y, under).take(database);
}

class DrawingSurvey {
  private readonly texts: InkedText[] = [];
  private readonly strokes: InkedStroke[] = [];
  private readonly pictures: InkedPicture[] = [];
  private readonly grounds: InkedGround[];
  /** Attributes of the open elements, inner ones laid over outer ones. */
  private readonly open: Attributes[] = [{}];
  private scale = 1;
  private origin = { x: 0, y: 0 };

  constructor(
    private readonly drawing: Svg,
    private readonly x: number,
    private readonly y: number,
    under: readonly InkedGround[],
  ) {
    this.grounds = [...under];
  }

  take(database: Database): DrawingInk {
    const { svg, height } = this.drawing;
    for (const event of readSvg(typeof svg === 'string' ? svg : svg(height), database)) {
      if (event.kind === 'open') this.enter(event.name, event.attributes);
      else if (event.kind === 'text') this.text(event.text);
      else this.open.pop();
    }
    return { texts: this.texts, strokes: this.strokes, pictures: this.pictures };
  }

  private enter(name: string, own: Attributes): void {
    const attributes = { ...this.open.at(-1), ...own };
    this.open.push(attributes);
    if (name === 'svg') this.viewport(attributes);
    else if (name === 'image') this.picture(own);
    else if (name === 'path' || name === 'rect' || name === 'line') this.shape(own, attributes);
  }

  private viewport({ viewBox = '0 0 1 1' }: Attributes): void {
    const [left = 0, top = 0, width = 1] = numbersIn(viewBox);
    this.scale = this.drawing.width / width;
    this.origin = { x: this.x - left * this.scale, y: this.y - top * this.scale };
  }

  /** Room that a stroke or a picture takes is not looked at, except that of a straight-edged fill. */
  private shape(own: Attributes, { fill = '#000000', stroke = 'none', ...rest }: Attributes): void {
    const box = this.boxOf(numbersIn(own.d ?? ''));
    if (stroke !== 'none') {
      const widthPt = Number(rest['stroke-width'] ?? 1) * this.scale;
      this.strokes.push({ widthPt, box: box ?? this.wholeBox() });
    }
    if (/^#[0-9a-f]{6}$/i.test(fill) && isOneArea(own.d ?? '') && box)
      this.grounds.push({ colour: fill, box });
  }

  private boxOf(numbers: readonly number[]): InkBox | undefined {
    if (numbers.length < 4) return undefined;
    let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
    for (let index = 0; index < numbers.length; index += 2) {
      const x = this.origin.x + (numbers[index] as number) * this.scale;
      if (x < left) left = x;
      if (x > right) right = x;
      const y = this.origin.y + (numbers[index + 1] ?? Number.NaN) * this.scale;
      if (y < top) top = y;
      if (y > bottom) bottom = y;
    }
    return { left, right, top, bottom };
  }

  private wholeBox(): InkBox {
    const { width, height } = this.drawing;
    return { left: this.x, top: this.y, right: this.x + width, bottom: this.y + height };
  }

  private text(text: string): void {
    const { x = '0', y = '0', transform, fill = '#000000', ...rest } = this.open.at(-1) ?? {};
    if (text.trim() === '' || rest['font-size'] === undefined) return;
    const [a = 1, b = 0, c = 0, d = 1, e = 0, f = 0] = transform === undefined ? [] : numbersIn(transform);
    const [textX, textY] = [Number(x), Number(y)];
    const left = this.origin.x + (a * textX + c * textY + e) * this.scale;
    const base = this.origin.y + (b * textX + d * textY + f) * this.scale;
    const sizePt = Number(rest['font-size']) * this.scale;
    // where the text begins says what it stands on; how far it runs takes the font
    const box = { left, right: left + sizePt / 2, top: base - sizePt * 0.6, bottom: base };
    this.texts.push({ text: () => text, box, sizePt, colour: fill, ground: groundUnder(box, this.grounds) });
  }

  private picture({ width = '0', height = '0', href, 'xlink:href': linked }: Attributes): void {
    const pixels = pixelSize(href ?? linked ?? '');
    if (!pixels) return;
    const [widthPt, heightPt] = [Number(width) * this.scale, Number(height) * this.scale];
    const dotsPerInch = Math.min((pixels.width * 72) / widthPt, (pixels.height * 72) / heightPt);
    this.pictures.push({ dotsPerInch, box: this.wholeBox() });
  }
}

/**
 * Whether a path is one area with straight edges. Without a fill of its own a path is black by the rules of SVG, but
 * the single lines of a hatch enclose nothing, and the box around all of them is not what is printed.
 */
function isOneArea(path: string): boolean {
  const isOne = path.match(/M/gi)?.length === 1;
  // two corners, which are four numbers, are a line
  return isOne && !/[CQAS]/i.test(path) && numbersIn(path).length > 4;
}

function numbersIn(text: string): number[] {
  return (text.match(/-?\d+(?:\.\d+)?(?:e-?\d+)?/g) ?? []).map(Number);
}
