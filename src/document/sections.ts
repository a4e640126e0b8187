import { type Diagnostic, errorAt, type Place } from '../core/diagnostics.js';
import { nearestHint } from '../core/source/nearest.js';
import { ownPart } from '../core/source/own-part.js';
import type { Database } from '../incremental/database.js';
import { query } from '../incremental/query.js';
import { type Tracked, track } from '../incremental/tracked.js';
import { PLACE_ATTRIBUTE, type PlaceTable } from '../template/places.js';
import { checkAttributes } from './attributes.js';
import { composeBlocks } from './handlers/block.js';
import { parseMarkup } from './markup.js';
import type { SectionPrefix } from './numbering.js';
import { ComposeState, type NamedPlace, type SectionEffects, type SectionSurroundings } from './state.js';
import type { Block } from './tree.js';

/** The blocks of a section with what was found in it, and what it leaves behind for those after it. */
interface ComposedSection {
  readonly blocks: readonly Block[];
  readonly found: readonly Diagnostic[];
  readonly effects: SectionEffects;
  /** Whether the markup is no whole by itself: then it has no blocks. */
  readonly isBroken: boolean;
}

/** A section of markup → blocks: the very same for a section that is in the next build too. */
const composeSection = query(
  'section',
  (around: Tracked<SectionSurroundings>, markup: string): ComposedSection => {
    const state = new ComposeState(around);
    const { root, found } = parseMarkup(markup, placesIn(markup, around), around.origin);
    const isBroken = found.length > 0;
    if (!isBroken) checkAttributes(root, state);
    const blocks = isBroken ? [] : composeBlocks(root, state);
    return { blocks, found: [...found, ...state.found], effects: state.effects(), isBroken };
  },
  { outlastsProcess: true },
);

const DATA_PLACE = new RegExp(` ${PLACE_ATTRIBUTE}="(\\d+)"`, 'g');

/**
 * The places that a section refers to, those in the data read all at once: a long table has ten thousands, each of
 * which would be remembered by itself as something that the section has read.
 */
function placesIn(markup: string, around: Tracked<SectionSurroundings>): Pick<PlaceTable, 'get'> {
  const keys: number[] = [];
  const order = new Map<string, number>();
  DATA_PLACE.lastIndex = 0;
  for (let found = DATA_PLACE.exec(markup); found; found = DATA_PLACE.exec(markup)) {
    const [, key = ''] = found;
    if (!order.has(key)) order.set(key, keys.push(Number(key)) - 1);
  }
  const places = around.places(keys);
  return {
    get: (key) => {
      const index = order.get(key);
      return (index === undefined ? undefined : places[index]) ?? around.place(key);
    },
  };
}

/** What sections may look at, but for what those before them have left behind. */
export type DocumentSurroundings = Omit<SectionSurroundings, 'count' | 'prefix'>;

/** Composes section by section; all at once where a part is no whole by itself, so that it is known why. */
export function composeSections(
  markup: string,
  surroundings: DocumentSurroundings,
  database: Database,
): Sections {
  const parts = sectionsOf(markup);
  const sections = new Sections(surroundings, database);
  for (const part of parts) if (!sections.add(part)) break;
  if (!sections.isBroken || parts.length === 1) return sections;
  const whole = new Sections(surroundings, database);
  whole.add(markup);
  return whole;
}

/** The sections of a document so far. */
class Sections {
  readonly blocks: Block[] = [];
  readonly found: Diagnostic[] = [];
  refersByName = false;
  isBroken = false;
  private readonly counts = new Map<string, number>();
  private prefix: SectionPrefix = { kind: '', number: '' };
  private readonly ids = new Set<string>();
  private readonly references: NamedPlace[] = [];
  private readonly around: Tracked<SectionSurroundings>;

  constructor(surroundings: DocumentSurroundings, database: Database) {
    this.around = track(database, {
      ...surroundings,
      count: (sequence: string) => this.counts.get(sequence) ?? 0,
      prefix: () => this.prefix,
    });
  }

  /** Adds a section; whether its markup is a whole. */
  add(markup: string): boolean {
    const { blocks, found, effects, isBroken } = composeSection(this.around, markup);
    this.isBroken = isBroken;
    this.found.push(...found);
    for (const block of blocks) this.blocks.push(block);
    for (const [sequence, count] of effects.counts) this.counts.set(sequence, count);
    this.prefix = effects.prefix ?? this.prefix;
    this.refersByName ||= effects.refersByName;
    for (const reference of effects.references) this.references.push(reference);
    for (const { id, place } of effects.definitions) this.define(id, place);
    return !isBroken;
  }

  private define(id: string, place: Place): void {
    const message = { zh: `id="${id}" 用了两次`, en: `id="${id}" is given twice` };
    if (this.ids.has(id)) this.found.push(errorAt('duplicate-id', message, { place }));
    this.ids.add(id);
  }

  /** The references that lead nowhere; `known` are ids that are defined by themselves. */
  unknownReferences(known: readonly string[]): Diagnostic[] {
    const ids = [...this.ids, ...known];
    const there = new Set(ids);
    return this.references.flatMap(({ id, place }) => {
      if (there.has(id)) return [];
      const message = { zh: `没有 id="${id}" 的地方`, en: `nothing has the id “${id}”` };
      return errorAt('unknown-reference', message, { place, hint: nearestHint(id, ids) });
    });
  }
}

const SECTION_TAG = /<(\/?)section\b[^>]*>/g;

/**
 * Markup in parts that can be parsed one by one: each ends where the outermost section in it does. In one piece where
 * that can't be told without parsing.
 */
export function sectionsOf(markup: string): readonly string[] {
  if (markup.includes('<!')) return [markup];
  const parts: string[] = [];
  let [depth, from] = [0, 0];
  for (const { 0: tag, 1: slash, index } of markup.matchAll(SECTION_TAG)) {
    if (!tag.endsWith('/>')) depth += slash === '/' ? -1 : 1;
    if (depth !== 0 || slash !== '/') continue;
    parts.push(ownPart(markup, from, index + tag.length));
    from = index + tag.length;
  }
  return [...parts, ownPart(markup, from, markup.length)];
}
