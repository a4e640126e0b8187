import { type Diagnostic, errorAt, type Place } from '../core/diagnostics.js';

/** Signs that programs put between cells in place of commas, as the language of a computer has it. */
const OTHERS = /[;\t，；|]/;

/** Lines by which it is found out what stands between cells, and the characters that they are looked for in. */
const LINES_TRIED = 20;
const MOST_TRIED = 20_000;

/** A cell in quotes, or a part of one: what is in it stands between no cells. */
const QUOTED = /"[^"]*"/g;

/** What stands between the cells of a head that was read as one. */
export function separatorIn(head: string): string | undefined {
  return OTHERS.exec(head)?.[0];
}

/** A comma that a figure may have in place of a point, where cells are parted by something else. */
const DECIMAL_COMMA = /(?<=\d),(?=\d)/g;

/** What stands between the cells of a text where it is no comma: as often in every line, and no comma is between any. */
export function otherSeparator(text: string): string | undefined {
  const bare = text.slice(0, MOST_TRIED).replace(QUOTED, '""');
  const lines = bare.split('\n', LINES_TRIED).filter((line) => line.trim() !== '');
  const [head = ''] = lines;
  const sign = head.includes(',') ? undefined : separatorIn(head);
  if (lines.length < 2 || sign === undefined) return undefined;
  const hasCommas = (line: string) => (sign === '，' ? line : line.replace(DECIMAL_COMMA, '')).includes(',');
  const isSame = lines.every((line) => line.split(sign).length === head.split(sign).length);
  return isSame && !lines.some(hasCommas) ? sign : undefined;
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
