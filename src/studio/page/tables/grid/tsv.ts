/** Cells as spreadsheet programs put them on the clipboard: tabs between, quoted where a cell has breaks or tabs. */
export function toTsv(rows: readonly (readonly string[])[]): string {
  return rows.map((row) => row.map(written).join('\t')).join('\r\n');
}

function written(text: string): string {
  return /[\t\n\r"]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** The cells of a text from the clipboard; a break at its end begins no row. */
export function fromTsv(text: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  let at = 0;
  while (at <= text.length) {
    const [cell, end] = cellAt(text, at);
    row.push(cell);
    const separator = text[end];
    if (separator === '\t') {
      at = end + 1;
      continue;
    }
    rows.push(row);
    row = [];
    at = separator === '\r' && text[end + 1] === '\n' ? end + 2 : end + 1;
    if (at >= text.length) break;
  }
  return rows;
}

/** A cell that begins at an index, and where it ends. */
function cellAt(text: string, start: number): [cell: string, end: number] {
  const quoted = text[start] === '"' ? quotedAt(text, start) : undefined;
  if (quoted) return quoted;
  const length = text.slice(start).search(/[\t\r\n]/);
  const end = length < 0 ? text.length : start + length;
  return [text.slice(start, end), end];
}

/** A quoted cell; undefined where the quotation mark is one of the text. */
function quotedAt(text: string, start: number): [cell: string, end: number] | undefined {
  let end = start + 1;
  while (end < text.length) {
    if (text[end] !== '"') end++;
    else if (text[end + 1] === '"') end += 2;
    else break;
  }
  const following = text[end + 1];
  if (end >= text.length || (following !== undefined && !/[\t\r\n]/.test(following))) return undefined;
  return [
    text
      .slice(start + 1, end)
      .replaceAll('""', '"')
      .replaceAll('\r\n', '\n'),
    end + 1,
  ];
}
