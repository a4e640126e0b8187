import type { PDFDocument } from 'pdfmake/js/PDFDocument.js';
import { srgbProfile } from './colour-profile.js';

const PROFILE = srgbProfile();

/** Says which RGB the file's colours are (ISO 19005-3, 6.2.3: output intent). */
export function addOutputIntent(document: PDFDocument): void {
  const profile = document.ref({ N: 3 });
  profile.end(PROFILE);
  const intent = document.ref({
    Type: 'OutputIntent',
    S: 'GTS_PDFA1',
    OutputConditionIdentifier: new String('sRGB'),
    Info: new String('sRGB IEC61966-2-1'),
    DestOutputProfile: profile,
  });
  intent.end();
  document._root.data.OutputIntents = [intent];
}
