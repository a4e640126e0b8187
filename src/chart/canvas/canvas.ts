import { RecordingContext } from './context.js';

const svgType = 'image/svg+xml';

/**
 * A canvas of node-canvas's shape that holds an SVG recording. Setting a size empties it, as in a browser.
 */
export class Canvas {
  /** Chart.js writes the CSS size here. */
  readonly style: Record<string, string> = {};
  #width: number;
  #height: number;
  readonly #context: RecordingContext;

  constructor(width: number, height: number) {
    this.#width = width;
    this.#height = height;
    this.#context = new RecordingContext(this);
  }

  get width(): number {
    return this.#width;
  }

  set width(width: number) {
    this.#width = width;
    this.#context.reset();
  }

  get height(): number {
    return this.#height;
  }

  set height(height: number) {
    this.#height = height;
    this.#context.reset();
  }

  getContext(): RecordingContext {
    return this.#context;
  }

  /** The drawing as UTF-8 bytes; SVG is the only type there is. */
  toBuffer(mimeType: string = svgType): Buffer {
    if (mimeType !== svgType) throw new Error(`canvas: only ${svgType} can be written, not ${mimeType}`);
    return Buffer.from(this.#context.toSvg(), 'utf8');
  }
}
