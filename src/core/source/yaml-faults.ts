import {
  type Alias,
  CST,
  type Document,
  isAlias,
  isCollection,
  isMap,
  isScalar,
  type Node,
  type Pair,
  Parser,
  visit,
} from 'yaml';
import { limits } from '../limits.js';

/** Something wrong with the syntax, `offset` characters into the file. */
export interface Fault {
  readonly code: string;
  readonly message: string;
  readonly offset: number;
}

/**
 * Where values stand in more others than any file needs, for what reads them goes down into each: the offset of the
 * first that is too deep. Looked for before anything else reads the text.
 */
export function tooDeep(text: string): Fault | undefined {
  // a cheap count that is never too low spares nearly every file the exact one
  if (mostDepthAtAll(text) <= limits.yamlDepth) return undefined;
  const todo = [...new Parser().parse(text)].map((token) => ({ token, depth: 0 }));
  for (let one = todo.pop(); one; one = todo.pop()) {
    const { token, depth } = one;
    if (depth > limits.yamlDepth) return faultOf('DEPTH', 'Values are nested too deeply', token.offset);
    for (const inside of tokensIn(token)) todo.push({ token: inside, depth: depth + 1 });
  }
  return undefined;
}

function mostDepthAtAll(text: string): number {
  let [open, most] = [0, 0];
  for (const line of text.split('\n')) {
    for (const [sign] of line.matchAll(/[[\]{}]/g)) {
      open = Math.max(0, open + (sign === '[' || sign === '{' ? 1 : -1));
      most = Math.max(most, open);
    }
    most = Math.max(most, open + line.search(/[^\s?-]|$/));
  }
  return most;
}

function tokensIn(token: CST.Token): CST.Token[] {
  if (token.type === 'document') return token.value ? [token.value] : [];
  if (!CST.isCollection(token)) return [];
  return token.items.flatMap(({ key, value }: CST.CollectionItem) =>
    [key, value].filter((one) => one != null),
  );
}

/** What the parser lets pass and this program does not: each with the place where it stands. */
export function faultsIn(document: Document.Parsed): Fault[] {
  const unread = document.warnings.map(({ code, message, pos }) => ({ code, message, offset: pos[0] }));
  return [...unread, ...faultsOfNodes(document), ...faultsOfAliases(document)];
}

/** Names that every object of the language has: what is called so could not be told from those. */
export const RESERVED_NAMES: ReadonlySet<string> = new Set(['__proto__', 'constructor', 'prototype']);

function faultsOfNodes(document: Document.Parsed): Fault[] {
  const faults: Fault[] = [];
  let count = 0;
  visit(document, {
    Node(_, node) {
      if (++count <= limits.yamlNodes) return undefined;
      faults.push(faultOf('VALUES', 'The file holds too many values', node.range?.[0]));
      return visit.BREAK;
    },
  });
  if (faults.length > 0) return faults;
  visit(document, {
    Map(_, map) {
      const names = new Set<unknown>();
      for (const { key } of map.items as Pair<Node, Node>[]) {
        const fault = faultOfKey(key, names);
        if (fault) faults.push(fault);
      }
    },
  });
  return faults;
}

function faultOfKey(key: Node | null, names: Set<unknown>): Fault | undefined {
  const offset = key?.range?.[0];
  if (isAlias(key)) return faultOf('KEY', 'A key must be a text', offset);
  // a text that begins with {{ comes out as such a key; the schema says more about it
  if (isCollection(key)) return undefined;
  const name = isScalar(key) ? String(key.value) : '';
  if (RESERVED_NAMES.has(name)) return faultOf('RESERVED', `Nothing may be called "${name}"`, offset);
  if (names.has(name)) return faultOf('DUPLICATE_KEY', 'Map keys must be unique', offset);
  names.add(name);
  return undefined;
}

/**
 * A text that begins with * is taken for the name of another value. One that names a value around it has no end, and a
 * few that name each other in steps stand for billions.
 */
function faultsOfAliases(document: Document.Parsed): Fault[] {
  const aliases: Alias[] = [];
  visit(document, { Alias: (_, node) => void aliases.push(node) });
  const [tooMany] = aliases.slice(limits.yamlAliases);
  if (tooMany) return [faultOf('ALIASES', 'There are too many aliases', tooMany.range?.[0])];
  const sizes = new Sizes(document);
  return aliases.flatMap((alias) => {
    const offset = alias.range?.[0];
    const meant = alias.resolve(document);
    if (!meant) return [faultOf('ALIAS', `Nothing is named "${alias.source}"`, offset)];
    const size = sizes.of(alias);
    if (size === Number.POSITIVE_INFINITY)
      return [faultOf('CIRCLE', 'The alias stands in what it names', offset)];
    return size > limits.yamlValues ? [faultOf('BOMB', 'The alias stands for too many values', offset)] : [];
  });
}

/** How many values a node comes to once its aliases are what they name; no end where one stands in itself. */
class Sizes {
  private readonly known = new Map<unknown, number>();

  constructor(private readonly document: Document.Parsed) {}

  of(node: unknown): number {
    const known = this.known.get(node);
    if (known !== undefined) return known;
    // met again before it is worked out, it stands in itself
    this.known.set(node, Number.POSITIVE_INFINITY);
    const size = this.sum(node);
    this.known.set(node, size);
    return size;
  }

  private sum(node: unknown): number {
    if (isAlias(node)) return this.of(node.resolve(this.document));
    if (isMap(node))
      return node.items.reduce((sum, { key, value }) => sum + this.of(key) + this.of(value), 1);
    return isCollection(node) ? node.items.reduce<number>((sum, item) => sum + this.of(item), 1) : 1;
  }
}

function faultOf(code: string, message: string, offset = 0): Fault {
  return { code, message, offset };
}
