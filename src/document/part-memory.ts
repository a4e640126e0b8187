import { areSame } from '../incremental/share.js';
import type { Effects } from './state.js';
import type { Block } from './tree.js';

/** The blocks of a part of the markup, and what it leaves behind for the parts after it. */
export interface ComposedPart {
  readonly blocks: readonly Block[];
  readonly effects: Effects;
}

interface KeptPart {
  readonly facts: readonly unknown[];
  readonly part: ComposedPart;
}

/** The parts of the last document, by their markup: those that a rebuild has again are not composed again. */
export class PartMemory {
  private before: ReadonlyMap<string, KeptPart> = new Map();
  private now = new Map<string, KeptPart>();

  /** Begins a document: of the parts before, those of the last one are known. */
  begin(): void {
    this.before = this.now;
    this.now = new Map();
  }

  /** What the same markup came to where all that decides it besides was the same. */
  find(markup: string, facts: readonly unknown[]): ComposedPart | undefined {
    const known = this.before.get(markup);
    if (!known || !areSame(known.facts, facts)) return undefined;
    this.now.set(markup, known);
    return known.part;
  }

  keep(markup: string, facts: readonly unknown[], part: ComposedPart): void {
    this.now.set(markup, { facts, part });
  }
}

const SECTION_TAG = /<(\/?)section\b[^>]*>/g;

/**
 * Markup in parts that can be parsed one by one: each ends where the outermost section in it does. In one piece where
 * that can't be told without parsing.
 */
export function partsOf(markup: string): readonly string[] {
  if (markup.includes('<!')) return [markup];
  const parts: string[] = [];
  let [depth, from] = [0, 0];
  for (const { 0: tag, 1: slash, index } of markup.matchAll(SECTION_TAG)) {
    if (!tag.endsWith('/>')) depth += slash === '/' ? -1 : 1;
    if (depth !== 0 || slash !== '/') continue;
    parts.push(markup.slice(from, index + tag.length));
    from = index + tag.length;
  }
  return [...parts, markup.slice(from)];
}
