import type { ImposeSettings } from '../edition/settings.js';
import type { Imposed, PdfInput } from './impose.js';

export type { Imposed, PdfInput };

/** `imposePdf` of impose.ts, loaded when it is first wanted: most builds put nothing on sheets. */
export async function imposePdf(
  input: PdfInput,
  settings: ImposeSettings,
  cover?: PdfInput | undefined,
): Promise<Imposed> {
  const imposing = await import('./impose.js');
  return imposing.imposePdf(input, settings, cover);
}
