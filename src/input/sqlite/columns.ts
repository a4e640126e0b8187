/** A column of a table as its CREATE TABLE says. */
export interface SqlColumn {
  readonly name: string;
  /** It is the number of the row, and stands in none of its values. */
  readonly isRowNumber: boolean;
  /** What rows have that are older than it. */
  readonly byDefault?: string;
}

/** The columns of a table in the order in which its records have them, and whether its rows have numbers. */
export interface SqlTable {
  readonly columns: readonly SqlColumn[];
  /** For each column, in the order of the statement, its place in a record. */
  readonly places: readonly number[];
}

/** What a CREATE TABLE says of its columns; undefined where it can't be told. */
export function columnsIn(statement: string): SqlTable | undefined {
  const sql = withoutComments(statement);
  const open = sql.indexOf('(');
  const close = sql.lastIndexOf(')');
  if (open < 0 || close < open) return undefined;
  const parts = partsOf(sql.slice(open + 1, close));
  const keys = parts.flatMap(
    (part) => /^(?:CONSTRAINT\s+\S+\s+)?PRIMARY\s+KEY\s*\((.*?)\)/is.exec(part)?.[1] ?? [],
  );
  const keyNames = keys.flatMap(partsOf).flatMap((part) => nameIn(part)?.name ?? []);
  const read = parts.filter((part) => !isConstraint(part)).map((part) => columnIn(part, keyNames));
  if (read.some((column) => column === undefined)) return undefined;
  const stored = read.flatMap((column) => (column && !column.isReckoned ? [column] : []));
  const isWithoutNumbers = /WITHOUT\s+ROWID/i.test(sql.slice(close));
  const first = isWithoutNumbers ? stored.filter(({ isKey }) => isKey) : [];
  const order = [...first, ...stored.filter((column) => !first.includes(column))];
  return {
    columns: stored.map(({ name, isRowNumber, byDefault }) => ({
      name,
      isRowNumber: isRowNumber && !isWithoutNumbers,
      ...(byDefault !== undefined && { byDefault }),
    })),
    places: stored.map((column) => order.indexOf(column)),
  };
}

function isConstraint(part: string): boolean {
  return /^(?:CONSTRAINT|PRIMARY\s+KEY|UNIQUE\s*\(|CHECK\s*\(|FOREIGN\s+KEY)/i.test(part);
}

function columnIn(part: string, keyNames: readonly string[]) {
  const found = nameIn(part);
  if (!found) return undefined;
  const { name, rest } = found;
  const isKey = /\bPRIMARY\s+KEY\b/i.test(rest) || keyNames.includes(name);
  const isAlone = keyNames.length <= 1;
  const [, written] = /\bDEFAULT\s+('(?:[^']|'')*'|[-+]?[\d.]+)/i.exec(rest) ?? [];
  const byDefault = written?.startsWith("'") ? written.slice(1, -1).replaceAll("''", "'") : written;
  return {
    name,
    isKey,
    isRowNumber: isKey && isAlone && /^INTEGER\b(?!\s*\()/i.test(rest),
    // a column that is worked out when it is asked for stands nowhere
    isReckoned: /\bAS\s*\(/i.test(rest) && !/\bSTORED\b/i.test(rest),
    byDefault,
  };
}

const quoted = /^(?:"((?:[^"]|"")*)"|`((?:[^`]|``)*)`|\[([^\]]*)\]|([^\s(),"`[]+))\s*/u;

function nameIn(part: string): { name: string; rest: string } | undefined {
  const found = quoted.exec(part);
  if (!found) return undefined;
  const [whole, double, back, square, plain] = found;
  const name = double?.replaceAll('""', '"') ?? back?.replaceAll('``', '`') ?? square ?? plain ?? '';
  return { name, rest: part.slice(whole.length) };
}

/** What stands between the commas outside of brackets and quotes. */
function partsOf(sql: string): string[] {
  const parts: string[] = [''];
  let depth = 0;
  let closing: string | undefined;
  for (const character of sql) {
    if (closing !== undefined) {
      if (character === closing) closing = undefined;
    } else if (character in quotes) closing = quotes[character];
    else if (character === '(') depth++;
    else if (character === ')') depth--;
    else if (character === ',' && depth === 0) {
      parts.push('');
      continue;
    }
    parts[parts.length - 1] += character;
  }
  return parts.map((part) => part.trim()).filter((part) => part !== '');
}

const quotes: Readonly<Record<string, string>> = { "'": "'", '"': '"', '`': '`', '[': ']' };

function withoutComments(sql: string): string {
  return sql.replace(/'(?:[^']|'')*'|"(?:[^"]|"")*"|--[^\n]*|\/\*[\s\S]*?\*\//g, (found) =>
    found.startsWith('--') || found.startsWith('/*') ? ' ' : found,
  );
}
