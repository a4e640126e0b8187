import { type Paper, parsePaper } from '../../src/edition/paper.js';
import { defaultImposeSettings, type ImposeSettings } from '../../src/edition/settings.js';

/** The defaults of `impose` with what differs; `sheet` names the paper. */
export function settingsOf({
  sheet = 'A4',
  ...changed
}: Partial<Omit<ImposeSettings, 'paper'>> & { readonly sheet?: string }): ImposeSettings {
  return { ...defaultImposeSettings, paper: parsePaper(sheet) as Paper, ...changed };
}
