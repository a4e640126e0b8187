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
  parseDocument,
  type YAMLSeq,
} from 'yaml';
import { plainText } from '../../core/source/characters.js';
import { TextSource } from '../csv/source.js';
import {
  type Applied,
  EditConflict,
  type ValueEdit,
  type ValueInserted,
  type ValuePath,
  type WrittenStretch,
} from '../edit.js';
import { refusedEdit, writable } from '../refused.js';
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
import { pairSource } from './written.js';

const OPTIONS = { prettyErrors: false, uniqueKeys: false, logLevel: 'error' } as const;

/**
 * Changes a value of a YAML file. Comments, order and all that is not edited stay to the character; what comes out is
 * read again and must say what was meant.
 */
export function editYaml(bytes: Uint8Array, edit: ValueEdit | ValueInserted): Applied {
  const source = new TextSource(bytes, { file: edit.file });
  const text = source.decode(source.raw);
  const document = parsed(text, edit.file);
  const stands = valueAt(document.toJS(), edit.path);
  const meant = checked(edit);
  if (edit.kind === 'value' && !isSame(stands, edit.before))
    throw new EditConflict([{ file: edit.file, path: edit.path, expected: edit.before, stands }]);
  const wanted = withEdit(document.toJS(), meant);
  const end = text.includes('\r\n') ? '\r\n' : '\n';
  const now =
    whatStood(text, meant) ??
    candidates(text, document, meant)
      .map((one) => one().replace(/\r?\n/g, end === '\n' ? '$&' : end))
      .find((one) => says(one, wanted));
  if (now === undefined) throw tooInvolved(edit.file);
  const raw = source.encode(now);
  const written = stretchBetween(now, text);
  return {
    bytes: raw === undefined ? Buffer.from(`\ufeff${now}`) : source.bytesOf(raw),
    inverse: [inverseOf(edit, stands, written)],
  };
}

/** What an edit replaced, put back where nothing has touched it since; undefined where something has. */
function whatStood(
  text: string,
  { path, after, written, kind }: ValueEdit | ValueInserted,
): string | undefined {
  if (!written || !text.startsWith(written.instead, written.at)) return undefined;
  const end = written.at + written.instead.length;
  const stood = text.slice(0, written.at) + written.text + text.slice(end);
  const document = parseDocument(stood, OPTIONS);
  if (document.errors.length > 0) return undefined;
  const value = valueAt(document.toJS(), path);
  const isMeant = kind === 'value' && typeof path.at(-1) === 'number' && after === undefined;
  return isMeant || isDeepStrictEqual(value, after) ? stood : undefined;
}

/** The texts that may say what is meant, the one that changes least first. */
function candidates(
  text: string,
  document: Document.Parsed,
  edit: ValueEdit | ValueInserted,
): (() => string)[] {
  const least = splicesOf(text, document, edit);
  return [...(least ? [() => spliced(text, least)] : []), ...ancestorsRewritten(text, document, edit)];
}

function inverseOf(
  edit: ValueEdit | ValueInserted,
  stands: unknown,
  written: WrittenStretch,
): ValueEdit | ValueInserted {
  const { file, path } = edit;
  if (edit.kind === 'insert-value') return { kind: 'value', file, path, before: edit.after, written };
  const isItem = typeof path.at(-1) === 'number';
  if (isItem && edit.after === undefined) return { kind: 'insert-value', file, path, after: stands, written };
  return {
    ...{ kind: 'value', file, path, written },
    ...(edit.after !== undefined && { before: edit.after }),
    ...(stands !== undefined && { after: stands }),
  };
}

function parsed(text: string, file: string): Document.Parsed {
  const document = parseDocument(text, OPTIONS);
  if (document.errors.length > 0)
    throw refusedEdit(
      'broken-yaml',
      { zh: '文件有写错的地方，先改好再编辑', en: 'The file is at fault: mend it before it is edited' },
      { file, line: text.slice(0, document.errors[0]?.pos[0]).split('\n').length },
    );
  return document as Document.Parsed;
}

/** The edit with texts that can be written. */
function checked(edit: ValueEdit | ValueInserted): ValueEdit | ValueInserted {
  if (edit.after === undefined) return edit;
  return { ...edit, after: mapped(edit.after, (text) => writable(text, { file: edit.file })) };
}

function mapped(value: unknown, change: (text: string) => string): unknown {
  if (typeof value === 'string') return change(value);
  if (Array.isArray(value)) return value.map((one) => mapped(one, change));
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [change(key), mapped(one, change)]));
}

function isSame(one: unknown, other: unknown): boolean {
  const plain = (value: unknown) => mapped(value, (text) => plainText(text).text);
  return isDeepStrictEqual(plain(one), plain(other));
}

function says(text: string, wanted: unknown): boolean {
  const document = parseDocument(text, OPTIONS);
  return document.errors.length === 0 && isDeepStrictEqual(document.toJS(), wanted);
}

type Container = Record<string | number, unknown>;

function valueAt(value: unknown, path: ValuePath): unknown {
  return path.reduce<unknown>(
    (inner, key) =>
      inner !== null && typeof inner === 'object' && Object.hasOwn(inner, key)
        ? (inner as Container)[key]
        : undefined,
    value,
  );
}

/** The values of the file as they should be. */
function withEdit(whole: unknown, edit: ValueEdit | ValueInserted): unknown {
  return withAt(whole, edit.path, edit);
}

function withAt(value: unknown, path: ValuePath, edit: ValueEdit | ValueInserted): unknown {
  const [key, ...rest] = path;
  if (key === undefined) return edit.after;
  if (typeof key === 'number') {
    const list = Array.isArray(value) ? [...value] : [];
    if (rest.length > 0) list[key] = withAt(list[key], rest, edit);
    else if (edit.kind === 'insert-value') list.splice(key, 0, edit.after);
    else if (edit.after === undefined) list.splice(key, 1);
    else list[key] = edit.after;
    return list;
  }
  const entries = Object.entries((value ?? {}) as Container).filter(([name]) => name !== key);
  if (rest.length === 0 && edit.after === undefined) return Object.fromEntries(entries);
  const own = rest.length > 0 ? withAt((value as Container | null)?.[key], rest, edit) : edit.after;
  return { ...((value ?? {}) as Container), [key]: own };
}

/** A node by its path, with the list or map that it stands in. */
interface Found {
  readonly node: Node | null;
  readonly parent: Node | undefined;
  readonly pair: Pair<Node, Node | null> | undefined;
  readonly isFlow: boolean;
}

/** The nodes of a path from the root on, as far as there are any; none where an alias is on the way. */
function nodesOf(document: Document.Parsed, path: ValuePath): Found[] | undefined {
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

function isPlainObject(value: unknown): value is Container {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
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

/** What of a text has become of another, between what they begin and end with alike. */
function stretchBetween(now: string, was: string): WrittenStretch {
  let at = 0;
  while (at < now.length && at < was.length && now[at] === was[at]) at++;
  let end = 0;
  while (end < now.length - at && end < was.length - at && now.at(-1 - end) === was.at(-1 - end)) end++;
  return { at, instead: now.slice(at, now.length - end), text: was.slice(at, was.length - end) };
}

function tooInvolved(file: string) {
  return refusedEdit(
    'involved-yaml',
    {
      zh: '这一处写法特殊（如引用“*名称”），不能在这里改',
      en: 'This is written in a way (an alias, say) that can’t be edited here',
    },
    { file },
    { zh: '用文本编辑器打开文件，直接改。', en: 'Open the file in a text editor and change it there.' },
  );
}
