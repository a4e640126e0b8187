import { type Bilingual, type Diagnostic, errorAt } from '../../core/diagnostics.js';

/** Thrown where a drawing can't be read or painted; caught where its reading began. */
export class SvgFault extends Error {
  constructor(
    readonly words: Bilingual,
    /** Characters into the text. */
    readonly offset: number,
    readonly hint?: Bilingual,
  ) {
    super(words.en);
  }
}

/** What is said of a drawing that is refused, with its line. */
export function svgDiagnostic({ words, offset, hint }: SvgFault, file: string, text: string): Diagnostic {
  const line = text.slice(0, offset).split('\n').length;
  return errorAt('broken-ornament', words, { place: { file, line }, hint });
}

const redraw: Bilingual = {
  zh: '在绘图软件里化成普通路径，填色、描边用单色，另存为普通 SVG。',
  en: 'In a drawing program turn it into plain paths with plain colours, and save it as plain SVG.',
};

/** Something that viewers paint and this program does not. */
export function unsupported(what: string, offset: number): SvgFault {
  return new SvgFault({ zh: `图案里不能用 ${what}`, en: `an ornament can't have ${what}` }, offset, redraw);
}

/** Something that no viewer could make sense of. */
export function malformed(what: string, offset: number): SvgFault {
  return new SvgFault({ zh: `SVG 写法有误：${what}`, en: `this is no SVG: ${what}` }, offset);
}
