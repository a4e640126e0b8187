import { isDeepStrictEqual } from 'node:util';
import {
  type Document,
  isAlias,
  isMap,
  isNode,
  isScalar,
  isSeq,
  type Node,
  type Pair,
  type YAMLSeq,
} from 'yaml';
import type { ValueEdit, ValueInserted, ValuePath } from '../edit.js';
import {
  addItem,
  addPair,
  removeFrom,
  replaceNode,
  replacePair,
  replaceScalar,
  type Splice,
  spliced,
} from './splices.js';
import { type Container, isPlainObject, valueAt, withEdit } from './values.js';
import { pairSource } from './written.js';

/** The texts that may say what is meant, the one that changes least first. */
export function candidates(
  text: string,
  document: Document.Parsed,
  edit: ValueEdit | ValueInserted,
): (() => string)[] {
  const least = splicesOf(text, document, edit);
  return [...(least ? [() => spliced(text, least)] : []), ...ancestorsRewritten(text, document, edit)];
}

/** A node by its path, with the list or map that it stands in. */
export interface Found {
  readonly node: Node | null;
  readonly parent: Node | undefined;
  readonly pair: Pair<Node, Node | null> | undefined;
  readonly isFlow: boolean;
}

/** The nodes of a path from the root on, as far as there are any; none where an alias is on the way. */
export function nodesOf(document: Document.Parsed, path: ValuePath): Found[] | undefined {
  const found: Found[] = [{ node: document.contents, parent: undefined, pair: undefined, isFlow: false }];
  for (const key of path) {
    const { node: parent, isFlow } = found.at(-1) as Found;
    if (isAlias(parent)) return undefined;
    const inFlow = isFlow || ((isMap(parent) || isSeq(parent)) && parent.flow === true);
    if (isMap(parent)) {
      const pair = parent.items.find((one) => isScalar(one.key) && String(one.key.value) === String(key));
      if (!pair) break;
      const own = pair as Pair<Node, Node | null>;
      found.push({ node: own.value, parent, pair: own, isFlow: inFlow });
    } else if (isSeq(parent)) {
      const node = parent.items[Number(key)];
      if (!isNode(node)) break;
      found.push({ node, parent, pair: undefined, isFlow: inFlow });
    } else break;
  }
  return found;
}

/** What to change of the text at least; undefined where it can't be done without writing more of it anew. */
function splicesOf(
  text: string,
  document: Document.Parsed,
  edit: ValueEdit | ValueInserted,
): Splice[] | undefined {
  const nodes = nodesOf(document, edit.path);
  if (nodes === undefined) return undefined;
  const { path } = edit;
  const last = nodes.at(-1) as Found;
  const rest = path.slice(nodes.length - 1);
  if (edit.kind === 'insert-value') return insertSplices(text, nodes, edit);
  if (rest.length > 0) return edit.after === undefined ? undefined : added(text, last, rest, edit.after);
  if (edit.after !== undefined) return valueSplices(text, last, edit.after);
  const { parent, node, pair } = last;
  const index = isMap(parent)
    ? parent.items.indexOf(pair as Pair)
    : isSeq(parent)
      ? parent.items.indexOf(node)
      : -1;
  return isMap(parent) || isSeq(parent) ? defined(removeFrom(text, parent, index)) : undefined;
}

function defined(splice: Splice | undefined): Splice[] | undefined {
  return splice && [splice];
}

function insertSplices(
  text: string,
  nodes: readonly Found[],
  { path, after }: ValueInserted,
): Splice[] | undefined {
  const list = nodes[path.length - 1];
  const index = Number(path.at(-1));
  if (list && isSeq(list.node)) return defined(addItem(text, list.node as never, index, after));
  const holder = nodes.at(-1) as Found;
  return added(text, holder, path.slice(nodes.length - 1), after);
}

/** A value where nothing was, with the maps and lists that it needs to stand in. */
function added(
  text: string,
  { node, pair, isFlow }: Found,
  rest: ValuePath,
  after: unknown,
): Splice[] | undefined {
  const own = nested(rest.slice(1), after);
  const [key] = rest;
  if (isMap(node)) return [addPair(text, node, String(key), own)];
  if (isSeq(node)) return defined(addItem(text, node as never, Number(key), own));
  const isEmpty = node === null || (isScalar(node) && node.value === null);
  if (!isEmpty) return undefined;
  if (pair) return [replacePair(text, pair, nested(rest, after), isFlow)];
  const start = text === '' || text.endsWith('\n') ? '' : '\n';
  return [{ from: text.length, to: text.length, text: `${start}${pairSource(String(key), own, '')}\n` }];
}

function nested(path: ValuePath, value: unknown): unknown {
  const [key, ...rest] = path;
  if (key === undefined) return value;
  return typeof key === 'number' ? [nested(rest, value)] : { [key]: nested(rest, value) };
}

/** Another value for one that is there: of lists and maps only what differs, so that comments in them stay. */
function valueSplices(text: string, found: Found, after: unknown): Splice[] | undefined {
  const { node, pair, isFlow } = found;
  if (isMap(node) && isPlainObject(after)) return mapSplices(text, found, after);
  if (isSeq(node) && Array.isArray(after) && after.length === node.items.length)
    return node.items.flatMap((item, index) =>
      sameAs(item, after[index]) ? [] : (itemSplices(text, found, item as Node, after[index]) ?? []),
    );
  if (isSeq(node) && Array.isArray(after)) {
    const least = listSplices(text, node, after);
    if (least) return least;
  }
  // what stands in brackets stays in brackets
  if ((isSeq(node) || isMap(node)) && node.flow) return [replaceNode(text, node, after)];
  const isOneLine = !isMap(node) && !isSeq(node) && !isPlainObject(after) && !Array.isArray(after);
  if (node !== null && isOneLine && !isAlias(node)) return [replaceScalar(text, node, after, isFlow)];
  return pair && [replacePair(text, pair, after, isFlow)];
}

/** A list with one item more or less than it had; undefined where more than that differs. */
function listSplices(text: string, list: YAMLSeq, after: readonly unknown[]): Splice[] | undefined {
  const { items } = list;
  const longer = Math.max(items.length, after.length);
  if (longer - Math.min(items.length, after.length) !== 1) return undefined;
  let head = 0;
  while (head < Math.min(items.length, after.length) && sameAs(items[head], after[head])) head++;
  const isMore = after.length > items.length;
  const [oldTail, newTail] = [items.slice(head + (isMore ? 0 : 1)), after.slice(head + (isMore ? 1 : 0))];
  if (!oldTail.every((item, index) => sameAs(item, newTail[index]))) return undefined;
  return defined(isMore ? addItem(text, list as never, head, after[head]) : removeFrom(text, list, head));
}

function itemSplices(text: string, { node: list, isFlow }: Found, node: Node, after: unknown) {
  const inFlow = isFlow || (isSeq(list) && list.flow === true);
  return valueSplices(text, { node, parent: list ?? undefined, pair: undefined, isFlow: inFlow }, after);
}

function mapSplices(text: string, { node, isFlow }: Found, after: Container): Splice[] | undefined {
  if (!isMap(node)) return undefined;
  const inFlow = isFlow || node.flow === true;
  const splices: Splice[] = [];
  for (const [index, pair] of node.items.entries()) {
    const name = String(isScalar(pair.key) ? pair.key.value : '');
    const own = Object.hasOwn(after, name) ? after[name] : undefined;
    const { value } = pair as Pair<Node, Node | null>;
    if (own === undefined) splices.push(...(defined(removeFrom(text, node, index)) ?? []));
    else if (!sameAs(value, own)) {
      const found = { node: value, parent: node, pair: pair as Pair<Node, Node | null>, isFlow: inFlow };
      splices.push(...(valueSplices(text, found, own) ?? []));
    }
  }
  const known = new Set(node.items.map((pair) => String(isScalar(pair.key) ? pair.key.value : '')));
  const more = Object.entries(after).filter(([name, value]) => !known.has(name) && value !== undefined);
  // behind one another at the same place, the last first
  for (const [name, value] of more.toReversed()) splices.push(addPair(text, node, name, value));
  return splices;
}

function sameAs(node: unknown, value: unknown): boolean {
  const own =
    isNode(node) && !isAlias(node) && !isScalar(node) ? node.toJSON() : isScalar(node) ? node.value : null;
  return isDeepStrictEqual(own, value);
}

/** The pairs around the edit written anew with all in them, the nearest first. */
function ancestorsRewritten(
  text: string,
  document: Document.Parsed,
  edit: ValueEdit | ValueInserted,
): (() => string)[] {
  const nodes = nodesOf(document, edit.path);
  if (nodes === undefined) return [];
  const wanted = withEdit(document.toJS(), edit);
  return nodes
    .flatMap(({ pair, isFlow }, depth) => {
      if (!pair) return [];
      const value = valueAt(wanted, edit.path.slice(0, depth));
      return value === undefined ? [] : [() => spliced(text, [replacePair(text, pair, value, isFlow)])];
    })
    .toReversed();
}
