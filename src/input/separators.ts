import { type Diagnostic, errorAt, type Place } from '../core/diagnostics.js';

/** Signs that programs put between cells in place of commas, as the language of a computer has it. */
const OTHERS = /[;\t，；|]/;

/** Lines by which it is found out what stands between cells. */
const LINES_TRIED = 20;

/** What stands between the cells of a head that was read as one. */
export function separatorIn(head: string): string | undefined {
  return OTHERS.exec(head)?.[0];
}

/** What stands between the cells of a text where it is no comma: as often in every line, with no comma in the head. */
export function otherSeparator(text: string): string | undefined {
  const lines = text.split('\n', LINES_TRIED).filter((line) => line.trim() !== '');
  const [head = ''] = lines;
  if (lines.length < 2 || head.includes(',')) return undefined;
  const sign = separatorIn(head);
  const isSame =
    sign !== undefined && lines.every((line) => line.split(sign).length === head.split(sign).length);
  return isSame ? sign : undefined;
}

export function wrongSeparator(separator: string, place: Place): Diagnostic {
  const shown =
    separator === '\t' ? { zh: '制表符', en: 'tabs' } : { zh: `“${separator}”`, en: `"${separator}"` };
  return errorAt(
    'wrong-separator',
    { zh: `各列用${shown.zh}隔开，不是半角逗号`, en: `Columns are separated by ${shown.en}, not by commas` },
    {
      place,
      hint: { zh: '另存为“CSV（逗号分隔）”。', en: 'Save the sheet as “CSV (comma delimited)”.' },
    },
  );
}
