import { type Paper, parsePaper } from '../../src/print/paper.js';
import { defaultSettings, type ImposeSettings } from '../../src/print/settings.js';

/** The defaults of `impose` with what differs; `sheet` names the paper. */
export function settingsOf({
  sheet = 'A4',
  ...changed
}: Partial<Omit<ImposeSettings, 'paper'>> & { readonly sheet?: string }): ImposeSettings {
  return { ...defaultSettings, paper: parsePaper(sheet) as Paper, ...changed };
}
