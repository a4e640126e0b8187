import { spoilPdf } from './pdf.mjs';

/** A PDF that is not as it should be, from which the data are to be taken. */
export function extract(random, folder) {
  return { target: 'extract', pdf: spoilPdf(random, folder) };
}
