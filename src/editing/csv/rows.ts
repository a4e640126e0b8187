/** A field of a row: where its text as written begins and ends in the source, quotes included. */
export interface Field {
  readonly from: number;
  readonly to: number;
}

/** A row as it stands in a text of separated fields. */
export interface RawRow {
  /** From 1: the line in which it begins. */
  readonly line: number;
  readonly fields: readonly Field[];
  readonly from: number;
  readonly to: number;
  /** What ends it; empty for the last of a file that ends without. */
  readonly end: string;
}

const [QUOTE, LINE_FEED, RETURN] = [0x22, 0x0a, 0x0d];

/**
 * The rows of a text. A field in quotes may hold separators and line ends; what is wrong with quotes is taken as it
 * comes, for it is to be mended. Blank lines are rows of one empty field. `isPlain` says that quotes hold no line ends.
 */
export function rowsOf(text: string, separator: string, isPlain = false): RawRow[] {
  const rows: RawRow[] = [];
  const stop = separator.charCodeAt(0);
  let [at, line] = [0, 1];
  while (at < text.length) {
    const [from, first] = [at, line];
    const fields: Field[] = [];
    for (let isOpen = true; isOpen; ) {
      const start = at;
      if (!isPlain && text.charCodeAt(at) === QUOTE) [at, line] = pastQuotes(text, at, line);
      while (at < text.length && !isEnd(text.charCodeAt(at), stop)) at++;
      fields.push({ from: start, to: at });
      isOpen = text.charCodeAt(at) === stop;
      if (isOpen) at++;
    }
    const end = endAt(text, at);
    rows.push({ line: first, fields, from, to: at, end });
    at += end.length;
    line++;
  }
  return rows;
}

function isEnd(code: number, separator: number): boolean {
  return code === separator || code === LINE_FEED || code === RETURN;
}

/** Behind the quote that closes the one at `at`, or at the end of the text. */
function pastQuotes(text: string, at: number, line: number): [at: number, line: number] {
  for (at++; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === QUOTE) {
      if (text.charCodeAt(at + 1) !== QUOTE) return [at + 1, line];
      at++;
    } else if (code === LINE_FEED || (code === RETURN && text.charCodeAt(at + 1) !== LINE_FEED)) line++;
  }
  return [at, line];
}

function endAt(text: string, at: number): string {
  const code = text.charCodeAt(at);
  if (code === RETURN) return text.charCodeAt(at + 1) === LINE_FEED ? '\r\n' : '\r';
  return code === LINE_FEED ? '\n' : '';
}

/**
 * Rows with what ends them. A last row that is empty and ends without a line end would be none: it has quotes around
 * nothing.
 */
export function joined(raws: readonly string[], ends: readonly string[]): string {
  if (raws.at(-1) === '' && (ends[raws.length - 1] ?? '') === '') return joined(raws.with(-1, '""'), ends);
  return raws.map((raw, index) => raw + (ends[index] ?? '')).join('');
}
