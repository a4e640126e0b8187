import {
  isCollection,
  isNode,
  isScalar,
  isSeq,
  type Node,
  type Pair,
  type YAMLMap,
  type YAMLSeq,
} from 'yaml';
import { flowPair, flowSource, itemSource, pairSource, scalarSource } from './written.js';

/** A stretch of a text and what takes its place. */
export interface Splice {
  readonly from: number;
  readonly to: number;
  readonly text: string;
}

export function spliced(text: string, splices: readonly Splice[]): string {
  const sorted = splices.toSorted((one, other) => other.from - one.from);
  return sorted.reduce(
    (whole, { from, to, text: own }) => whole.slice(0, from) + own + whole.slice(to),
    text,
  );
}

/** Where a node stands in the text, with all in it and without the end of its last line. */
export function extentOf(node: Node, text: string): { from: number; to: number } {
  const [from, to] = node.range as [number, number, number];
  const last = isCollection(node) && !node.flow ? node.items.at(-1) : undefined;
  const inner = isNode(last) ? last : last ? ((last as Pair).value ?? (last as Pair).key) : undefined;
  const end = isNode(inner) ? extentOf(inner, text).to : to;
  return { from, to: text.slice(from, end).endsWith('\n') ? end - (text[end - 2] === '\r' ? 2 : 1) : end };
}

/** The column of an offset, as the white space that lines in its block begin with. */
function indentAt(text: string, offset: number): string {
  return ' '.repeat(offset - lineStart(text, offset));
}

function lineStart(text: string, offset: number): number {
  return text.lastIndexOf('\n', offset - 1) + 1;
}

/** Behind the line that an offset stands in, comments at its end included. */
function lineEnd(text: string, offset: number): number {
  const end = text.indexOf('\n', offset);
  return end === -1 ? text.length : end + 1;
}

/** Lines of their own behind the one that ends at `to`. */
function linesBehind(text: string, to: number, lines: string): Splice {
  const at = lineEnd(text, to);
  return { from: at, to: at, text: at > 0 && text[at - 1] !== '\n' ? `\n${lines}` : `${lines}\n` };
}

export function replaceScalar(text: string, node: Node, value: unknown, isFlow: boolean): Splice {
  const { from, to } = extentOf(node, text);
  const indent = furtherLinesIndent(text.slice(lineStart(text, from), from));
  const own = isFlow ? flowSource(value) : scalarSource(value, isScalar(node) ? node : undefined, indent);
  // a value that was left out stands right behind its colon or dash
  return { from, to, text: from === to && text[from - 1] !== ' ' ? ` ${own}` : own };
}

/** A value in brackets for another. */
export function replaceNode(text: string, node: Node, value: unknown): Splice {
  return { ...extentOf(node, text), text: flowSource(value) };
}

/** How far the further lines of a value are set in by what stands before it: deeper than its key, or than its dash. */
function furtherLinesIndent(before: string): string {
  const [own = ''] = /^ *(?:- +)*/.exec(before) ?? [];
  return ' '.repeat(before.length > own.length ? own.length + 2 : own.length);
}

/** A pair written anew with its key, in the lines that it had. */
export function replacePair(text: string, pair: Pair, value: unknown, isFlow: boolean): Splice {
  const key = pair.key as Node;
  const from = (key.range as number[])[0] as number;
  const to = isNode(pair.value)
    ? Math.max(extentOf(pair.value, text).to, behindColon(text, key))
    : behindColon(text, key);
  const name = String(isScalar(key) ? key.value : '');
  return { from, to, text: isFlow ? flowPair(name, value) : pairSource(name, value, indentAt(text, from)) };
}

function behindColon(text: string, key: Node): number {
  const end = (key.range as number[])[1] as number;
  const colon = text.indexOf(':', end);
  return colon === -1 ? end : colon + 1;
}

export function addPair(text: string, map: YAMLMap, key: string, value: unknown): Splice {
  const last = map.items.at(-1);
  if (map.flow || last === undefined) return addInBrackets(text, map, map.items.length, flowPair(key, value));
  const first = map.items[0] as Pair<Node>;
  const indent = indentAt(text, extentOf(first.key, text).from);
  return linesBehind(text, extentOf(map, text).to, indent + pairSource(key, value, indent));
}

export function addItem(
  text: string,
  list: YAMLSeq<Node>,
  index: number,
  value: unknown,
): Splice | undefined {
  const [first] = list.items;
  if (list.flow || first === undefined) return addInBrackets(text, list, index, flowSource(value));
  const indent = dashIndent(text, first);
  if (indent === undefined) return undefined;
  const lines = indent + itemSource(value, indent);
  const next = list.items[index];
  if (next === undefined) return linesBehind(text, extentOf(list, text).to, lines);
  const at = lineStart(text, dashBefore(text, next));
  return { from: at, to: at, text: `${lines}\n` };
}

function addInBrackets(text: string, list: YAMLMap | YAMLSeq, index: number, own: string): Splice {
  const [from] = list.range as [number, number, number];
  const items = list.items.map((item) => (isNode(item) ? item : ((item as Pair).key as Node)));
  const next = items[index];
  if (next) {
    const at = extentOf(next, text).from;
    return { from: at, to: at, text: `${own}, ` };
  }
  if (items.length === 0) return { from: from + 1, to: from + 1, text: ` ${own} ` };
  const last = list.items.at(-1);
  const end = isNode(last) ? last : (((last as Pair).value ?? (last as Pair).key) as Node);
  const at = extentOf(end, text).to;
  return { from: at, to: at, text: `, ${own}` };
}

/** The white space before the dash of an item; undefined where the dash is not the first thing of its line. */
function dashIndent(text: string, item: Node): string | undefined {
  const dash = dashBefore(text, item);
  const before = text.slice(lineStart(text, dash), dash);
  return before.trim() === '' ? before : undefined;
}

function dashBefore(text: string, item: Node): number {
  return text.lastIndexOf('-', extentOf(item, text).from - 1);
}

/** Takes out a pair or an item with its lines; undefined where nothing of its list would be left. */
export function removeFrom(text: string, list: YAMLMap | YAMLSeq, index: number): Splice | undefined {
  if (list.items.length === 1) return undefined;
  const { from, to } = extentOfEntry(text, list, index);
  const [before, behind] = [list.items[index - 1], list.items[index + 1]];
  if (list.flow) {
    if (before !== undefined) return { from: extentOfEntry(text, list, index - 1).to, to, text: '' };
    return { from, to: extentOfEntry(text, list, index + 1).from, text: '' };
  }
  const start = lineStart(text, from);
  if (text.slice(start, from).trim() === '') return { from: start, to: lineEnd(text, to), text: '' };
  // the first of a map in a list stands behind the dash of its item
  return behind === undefined ? undefined : { from, to: extentOfEntry(text, list, index + 1).from, text: '' };
}

function extentOfEntry(text: string, list: YAMLMap | YAMLSeq, index: number): { from: number; to: number } {
  const entry = list.items[index];
  if (isSeq(list)) {
    const { from, to } = extentOf(entry as Node, text);
    return { from: list.flow ? from : dashBefore(text, entry as Node), to };
  }
  const { key, value } = entry as Pair<Node, Node | null>;
  const { from, to } = extentOf(key, text);
  return { from, to: value ? Math.max(to, extentOf(value, text).to) : Math.max(to, behindColon(text, key)) };
}

/**
 * The whole lines of a pair or an item, with the comments right above it; undefined where it has no lines of its own,
 * for it stands in brackets or behind a dash.
 */
export function entryLines(
  text: string,
  list: YAMLMap | YAMLSeq,
  index: number,
): { from: number; to: number } | undefined {
  if (list.flow) return undefined;
  const { from, to } = extentOfEntry(text, list, index);
  let start = lineStart(text, from);
  const indent = text.slice(start, from);
  if (indent.trim() !== '') return undefined;
  while (start > 0) {
    const above = lineStart(text, start - 1);
    if (!text.startsWith(`${indent}#`, above)) break;
    start = above;
  }
  return { from: start, to: lineEnd(text, to) };
}
