import { type Box, containsBox, intersectBoxes, isEmptyBox } from './box.js';
import type { Clip } from './state.js';
import { element, formatNumber } from './svg.js';

/** The elements painted so far, grouped by the clips that really cut them. */
export class Recording {
  readonly #body: string[] = [];
  readonly #clipPaths = new Map<string, string>();
  #open: readonly string[] = [];

  /**
   * Adds one element that paints within `box`. A clip that cuts nothing is left out, since the PDF engine
   * makes a soft mask of each; an element outside every visible region is left out itself.
   */
  add(markup: string, box: Box, clips: readonly Clip[]): void {
    if (clips.some((clip) => 'box' in clip && isEmptyBox(intersectBoxes(clip.box, box)))) return;
    const cutting = clips.filter((clip) => !('box' in clip && containsBox(clip.box, box)));
    this.#enter(cutting.map((clip) => this.#clipPathId(clip)));
    this.#body.push(markup);
  }

  /** The whole drawing as one SVG document; units are pixels, which the PDF engine takes as points. */
  toSvg(width: number, height: number): string {
    const clipPaths = [...this.#clipPaths].map(([path, id]) => element('clipPath', { id }, path)).join('');
    const body = this.#body.join('') + '</g>'.repeat(this.#open.length);
    const attributes = {
      xmlns: 'http://www.w3.org/2000/svg',
      width,
      height,
      viewBox: `0 0 ${formatNumber(width)} ${formatNumber(height)}`,
    };
    return element('svg', attributes, (clipPaths && element('defs', {}, clipPaths)) + body);
  }

  #enter(ids: readonly string[]): void {
    let kept = 0;
    while (kept < ids.length && ids[kept] === this.#open[kept]) kept++;
    this.#body.push('</g>'.repeat(this.#open.length - kept));
    for (const id of ids.slice(kept)) this.#body.push(`<g clip-path="url(#${id})">`);
    this.#open = ids;
  }

  #clipPathId(clip: Clip): string {
    const path =
      'box' in clip
        ? element('path', { d: boxData(clip.box) })
        : element('path', { d: clip.data, 'clip-rule': clip.rule });
    const id = this.#clipPaths.get(path) ?? `clip${this.#clipPaths.size + 1}`;
    this.#clipPaths.set(path, id);
    return id;
  }
}

function boxData({ left, top, right, bottom }: Box): string {
  const [x0, y0, x1, y1] = [left, top, right, bottom].map(formatNumber);
  return `M${x0} ${y0}H${x1}V${y1}H${x0}Z`;
}
