import { join } from 'node:path';
import { stringify } from 'yaml';

/** A cell of a table that a program hands over; a number is written as JavaScript does, without grouping. */
export type PackCell = string | number | boolean | null | undefined;

/** Rows of a table: arrays of cells, the first of them the head, or objects that name the column of each cell. */
export type PackRows = readonly (readonly PackCell[])[] | readonly Readonly<Record<string, PackCell>>[];

/** What pack.yaml says, as a value. */
export interface PackSettings {
  readonly [key: string]: unknown;
}

/**
 * The files of a data folder by their names in it: `pack.yaml`, `主要指标.csv`, `项目.xlsx`, `ornaments/hill.svg`. Each is
 * text, bytes, rows (for `.csv`) or a value (for `.yaml`).
 */
export type PackFiles = Readonly<Record<string, string | Uint8Array | PackRows | PackSettings>>;

/** The bytes of a file as a data folder has it. */
export function bytesOfFile(name: string, content: PackFiles[string]): Uint8Array {
  if (content instanceof Uint8Array) return content;
  return new TextEncoder().encode(textOf(name, content));
}

function textOf(name: string, content: Exclude<PackFiles[string], Uint8Array>): string {
  if (typeof content === 'string') return content;
  if (isRows(content)) {
    if (/\.csv$/i.test(name)) return csvOf(content);
    throw new TypeError(`rows make a .csv file, not ${name}`);
  }
  if (/\.yaml$/i.test(name)) return stringify(content);
  throw new TypeError(`${name} is made of text, bytes or rows`);
}

function isRows(content: PackRows | PackSettings): content is PackRows {
  return Array.isArray(content);
}

function csvOf(rows: PackRows): string {
  const lines = rows.every((row) => Array.isArray(row)) ? (rows as PackCell[][]) : linesOf(rows as NamedRows);
  return lines.map((cells) => `${cells.map(field).join(',')}\r\n`).join('');
}

type NamedRows = readonly Readonly<Record<string, PackCell>>[];

/** The columns are those that any row names, in the order in which they are met. */
function linesOf(rows: NamedRows): PackCell[][] {
  const headers = [...new Set(rows.flatMap((row) => Object.keys(row)))];
  return [headers, ...rows.map((row) => headers.map((header) => row[header]))];
}

function field(cell: PackCell): string {
  const text = String(cell ?? '');
  return /[",;\t\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** The path of a file in a folder. Throws for a name that leads out of it. */
export function pathInFolder(folder: string, name: string): string {
  const parts = name.split('/');
  const isPlain = parts.every((part) => part !== '' && part !== '.' && part !== '..' && !/[\\\0]/.test(part));
  if (!isPlain) throw new TypeError(`“${name}” is no name of a file in a folder`);
  return join(folder, ...parts);
}
