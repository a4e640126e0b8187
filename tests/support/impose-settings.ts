import { PT_PER_MM } from '../../src/edition/length.js';
import { type Paper, parsePaper } from '../../src/print/paper.js';
import type { ImposeSettings } from '../../src/print/settings.js';

/** The defaults of `impose` with what differs; `sheet` names the paper. */
export function settingsOf({
  sheet = 'A4',
  ...changed
}: Partial<Omit<ImposeSettings, 'paper'>> & { readonly sheet?: string }): ImposeSettings {
  return {
    layout: 'saddle',
    paper: parsePaper(sheet) as Paper,
    flip: 'short',
    creep: false,
    paperThicknessPt: 0.1 * PT_PER_MM,
    cropMarks: false,
    foldMarks: false,
    bleedPt: 0,
    rightToLeft: false,
    lastIsBackCover: false,
    ...changed,
  };
}
