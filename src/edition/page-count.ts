import { type Diagnostic, warningAt } from '../diagnostics.js';
import type { Edition } from './model.js';

/** An edition that promises a number of pages (the brief: one sheet) says so when the data outgrows it. */
export function checkPageCount({ name, file, page }: Edition, pageCount: number): Diagnostic[] {
  if (page.mostPages === undefined || pageCount <= page.mostPages) return [];
  return [
    warningAt(
      'too-many-pages',
      {
        zh: `“${name}”排了 ${pageCount} 页，多于 ${page.mostPages} 页`,
        en: `“${name}” came to ${pageCount} pages, more than ${page.mostPages}`,
      },
      { place: { file }, hint: { zh: '减少行数、图或段落', en: 'show fewer rows, charts or paragraphs' } },
    ),
  ];
}
