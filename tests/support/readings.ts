import { OPS } from './pdfjs.js';

/** Whether an operator begins a stretch that says itself what it reads, rather than a structure element's content. */
export function beginsReading(operator: number, operands: readonly unknown[]): boolean {
  // pdf.js hands over the number of an element's content and nothing else of the properties
  return (
    operator === OPS.beginMarkedContentProps && operands[0] === 'Span' && typeof operands[1] !== 'number'
  );
}
