import { ReportError } from '../../core/diagnostics.js';
import { readCsv } from '../../input/readers/csv.js';
import type { TableFile } from '../../input/readers/reader.js';
import { tabbed } from '../../input/readers/tabbed.js';
import { type Separator, separatorOf } from '../../input/separators.js';
import { saveAsXlsx } from '../../input/xlsx/unreadable.js';
import { refusedEdit } from '../refused.js';

/** How a text of separated fields is written. */
export interface TextForm {
  /** One that is a byte of its own in every encoding. */
  readonly separator: ',' | ';' | '\t';
  /** Whether quotes hold no line ends, as in what reporting systems export. */
  readonly isPlain: boolean;
}

const commas: TextForm = { separator: ',', isPlain: false };

/** The form of a text, which an edit keeps. Throws a ReportError where it can't be told or written. */
export function formOf(file: TableFile): TextForm {
  const source = file.text.value;
  if (source === undefined || file.bytes.length === 0) return commas;
  if (file.extension !== 'csv' && tabbed.accepts(file)) return { separator: '\t', isPlain: true };
  if (separatorOf(source.text).separator === ',') return commas;
  const { value, found } = readCsv(source);
  if (value.separator === undefined) throw new ReportError(found);
  if (!isWritten(value.separator) || value.hadDecimalCommas) throw onlyRead(file.file, value.separator);
  return { separator: value.separator, isPlain: false };
}

/** A bar is a part of characters in some encodings, and full-width signs are more than one byte. */
function isWritten(separator: Separator): separator is TextForm['separator'] {
  return separator === ',' || separator === ';' || separator === '\t';
}

function onlyRead(file: string, separator: Separator): ReportError {
  const message = isWritten(separator)
    ? {
        zh: '数里用逗号作小数点的文件只能读，不能在这里改',
        en: 'A file with commas for decimal points is only read',
      }
    : {
        zh: `用“${separator}”隔开的文件只能读，不能在这里改`,
        en: `A file parted by "${separator}" is only read`,
      };
  return refusedEdit('read-only-format', message, { file }, saveAsXlsx);
}

/** Throws where a text would not be read by its form any more: every row must have its separators as often. */
export function holdToForm({ separator }: TextForm, { file, text }: TableFile): void {
  if (separator !== ';') return;
  const now = separatorOf(text.value?.text ?? '');
  if (now.separator === separator && now.unsure === undefined) return;
  throw refusedEdit(
    'uneven-rows',
    {
      zh: '这样改了就分不清各列了：这个文件各行的分号要一样多',
      en: 'Its columns could not be told apart any more: each row of this file has as many semicolons',
    },
    { file, ...(now.unsure !== undefined && { line: now.unsure }) },
    saveAsXlsx,
  );
}
