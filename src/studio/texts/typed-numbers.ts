import type { Report } from '../../report/report.js';
import type { TextSection, TypedNumber } from '../wire/texts.js';
import type { Calls } from './calls.js';
import { candidatesPrinting } from './candidates.js';
import { piecesOf } from './pieces.js';

/** A figure with its unit, as it stands in a sentence; years, days and ordinals are none. */
const FIGURE = /(?<![\d.第“])(\d[\d,]*(?:\.\d+)?)(%|个百分点|[百千万亿]*[元人户亩吨个家项件公里])(?!\d)/g;

/** The numbers that are typed in words, each with the calls that come to the same. */
export function typedNumbers(report: Report, calls: Calls, sections: readonly TextSection[]): TypedNumber[] {
  const found = sections.flatMap(({ key, paragraphs }) =>
    paragraphs.flatMap(({ source }, paragraph) =>
      piecesOf(source).flatMap((piece, index) =>
        piece.kind !== 'words'
          ? []
          : [...piece.text.matchAll(FIGURE)].map(({ 0: text, index: from }) => ({
              ...{ section: key, paragraph, piece: index, from, to: from + text.length, text },
            })),
      ),
    ),
  );
  const texts = new Set(found.map(({ text }) => text));
  const candidates = candidatesPrinting(report, calls, texts);
  return found.map((one) => ({ ...one, candidates: candidates.get(one.text) ?? [] }));
}
