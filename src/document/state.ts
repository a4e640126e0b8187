import { type Bilingual, type Diagnostic, errorAt } from '../core/diagnostics.js';
import { nearestHint } from '../core/source/nearest.js';
import type { GlossaryEntry } from '../report/report.js';
import type { ChartTexts } from '../template/chart-texts.js';
import { isText, type MarkupElement } from './markup.js';
import { noteMark } from './note-mark.js';
import type { Numberer, NumberingPosition } from './numbering.js';

/** Where something was written. */
type Placed = Pick<MarkupElement, 'place'>;

/** An id with the place of what has it, or refers to it. */
interface Named extends Placed {
  readonly id: string;
}

interface Taken {
  readonly definitions: number;
  readonly references: number;
}

/** What composing a part of a document leaves behind for the rest. */
export interface Effects {
  readonly counters: readonly (readonly [sequence: string, count: number])[];
  readonly numbering: NumberingPosition;
  readonly definitions: readonly Named[];
  readonly references: readonly Named[];
  readonly refersByName: boolean;
}

/** What handlers share while a document is composed: the data they refer to, counters, and what they find. */
export class ComposeState {
  readonly found: Diagnostic[] = [];
  private readonly counters = new Map<string, number>();
  private readonly ids = new Set<string>();
  private readonly definitions: Named[] = [];
  private readonly references: Named[] = [];
  private readonly glossaryText: string;
  private readonly chartTexts: readonly string[];

  /** Whether anything is referred to by its name, which is known once all is composed. */
  refersByName = false;

  constructor(
    readonly glossary: readonly GlossaryEntry[],
    readonly charts: ReadonlyMap<string, ChartTexts>,
    readonly numberer: Numberer,
  ) {
    this.glossaryText = JSON.stringify(glossary);
    this.chartTexts = [...charts.values()].map(textOfChart);
  }

  /** All that decides what markup comes to, besides itself and the places in it. */
  factsFor(markup: string): readonly unknown[] {
    const { numberer } = this;
    const counts = JSON.stringify([...this.counters, numberer.numbering, ...numberer.position()]);
    return [this.glossaryText, counts, ...(markup.includes('<chart') ? this.chartTexts : [])];
  }

  /** How much has been taken down so far. */
  taken(): Taken {
    return { definitions: this.definitions.length, references: this.references.length };
  }

  /** What has been taken down and counted since then, so that it can be had again without composing. */
  effectsSince({ definitions, references }: Taken): Effects {
    return {
      counters: [...this.counters],
      numbering: this.numberer.position(),
      definitions: this.definitions.slice(definitions),
      references: this.references.slice(references),
      refersByName: this.refersByName,
    };
  }

  /** As if what had these effects had been composed now. */
  replay({ counters, numbering, definitions, references, refersByName }: Effects): void {
    for (const [sequence, count] of counters) this.counters.set(sequence, count);
    this.numberer.moveTo(numbering);
    for (const definition of definitions) this.define(definition.id, definition);
    this.references.push(...references);
    this.refersByName ||= refersByName;
  }

  /** One more mark of a term. */
  mark({ id, number }: GlossaryEntry): { entry: string; mark: string; occurrence: number } {
    return { entry: id, mark: noteMark(number), occurrence: this.next(`mark of ${id}`) };
  }

  /** The mark of the glossary entry whose id an element names. */
  markOf(element: MarkupElement): string {
    const id = this.required(element, 'id');
    const entry = this.glossary.find((one) => one.id === id);
    if (entry) return noteMark(entry.number);
    const ids = this.glossary.map((one) => one.id);
    const message = { zh: `名词解释里没有编号“${id}”`, en: `the glossary has no id “${id}”` };
    this.report('unknown-entry', message, element, nearestHint(id, ids));
    return '';
  }

  /** The next number of a sequence: marks of a term, headings without an id. */
  next(sequence: string): number {
    const number = (this.counters.get(sequence) ?? 0) + 1;
    this.counters.set(sequence, number);
    return number;
  }

  report(code: string, message: Bilingual, { place }: Placed, hint?: Bilingual): void {
    this.found.push(errorAt(code, message, { place, hint }));
  }

  /** An element that has no business here, with the nearest name that does. */
  reportUnknownElement(element: MarkupElement, known: readonly string[]): void {
    this.report(
      'unknown-element',
      { zh: `这里不能用 <${element.name}>`, en: `<${element.name}> is not allowed here` },
      element,
      nearestHint(element.name, known),
    );
  }

  /** The value of an attribute that must be there; empty and reported when it is not. */
  required(element: MarkupElement, attribute: string): string {
    const value = element.attributes[attribute];
    if (value !== undefined) return value;
    this.report(
      'missing-attribute',
      {
        zh: `<${element.name}> 缺少属性 ${attribute}`,
        en: `<${element.name}> lacks the attribute ${attribute}`,
      },
      element,
    );
    return '';
  }

  /** One of a set of words, the first when the attribute is absent. */
  choice<Word extends string>(
    element: MarkupElement,
    attribute: string,
    words: readonly [Word, ...Word[]],
  ): Word {
    const value = element.attributes[attribute];
    if (value === undefined) return words[0];
    const word = words.find((one) => one === value);
    if (word !== undefined) return word;
    this.report(
      'bad-attribute',
      { zh: `${attribute}="${value}" 无此取值`, en: `${attribute}="${value}" is not one of the values` },
      element,
      { zh: `可用：${words.join('、')}`, en: `use one of ${words.join(', ')}` },
    );
    return words[0];
  }

  /** Any number, below 0 too. */
  signed(element: MarkupElement, attribute: string, fallback: number): number {
    return this.numeric(element, attribute, fallback, () => true);
  }

  /** A number of at least 0. */
  number(element: MarkupElement, attribute: string, fallback: number): number {
    return this.numeric(element, attribute, fallback, (number) => number >= 0);
  }

  /** A number above 0: a share, a height. */
  positive(element: MarkupElement, attribute: string, fallback: number): number {
    return this.numeric(element, attribute, fallback, (number) => number > 0);
  }

  /** A whole number of at least 1: columns, rows spanned. */
  count(element: MarkupElement, attribute: string, fallback: number): number {
    return this.numeric(element, attribute, fallback, (number) => Number.isInteger(number) && number >= 1);
  }

  private numeric(
    element: MarkupElement,
    attribute: string,
    fallback: number,
    accepts: (number: number) => boolean,
  ): number {
    const value = element.attributes[attribute];
    if (value === undefined) return fallback;
    const number = Number(value);
    if (value.trim() !== '' && Number.isFinite(number) && accepts(number)) return number;
    this.report(
      'bad-attribute',
      {
        zh: `${attribute}="${value}" 不是可用的数`,
        en: `${attribute}="${value}" is not a number to be used here`,
      },
      element,
    );
    return fallback;
  }

  /** Elements that are what they are by their attributes hold nothing. */
  checkEmpty(element: MarkupElement): void {
    if (element.children.every((child) => isText(child) && child.text.trim() === '')) return;
    const { name } = element;
    this.report('not-empty', { zh: `<${name}> 里不能有内容`, en: `<${name}> holds nothing` }, element, {
      zh: `写成 <${name}/>`,
      en: `write <${name}/>`,
    });
  }

  /** Takes down the id of a block, which no other may have. */
  define(id: string, { place }: Placed): void {
    if (this.ids.has(id)) {
      this.report('duplicate-id', { zh: `id="${id}" 用了两次`, en: `id="${id}" is given twice` }, { place });
    }
    this.ids.add(id);
    this.definitions.push({ id, place });
  }

  /** Takes down a reference to an id, which may be defined later. */
  refer(id: string, { place }: Placed): void {
    this.references.push({ id, place });
  }

  /** Reports the references that lead nowhere; `known` are ids that are defined by themselves. */
  checkReferences(known: readonly string[]): void {
    const ids = [...this.ids, ...known];
    for (const { id, place } of this.references) {
      if (ids.includes(id)) continue;
      const message = { zh: `没有 id="${id}" 的地方`, en: `nothing has the id “${id}”` };
      this.report('unknown-reference', message, { place }, nearestHint(id, ids));
    }
  }
}

/** A chart's texts with the places in them, as one text. */
function textOfChart({ places, ...texts }: ChartTexts): string {
  return JSON.stringify([texts, places.toldIn(`${texts.title}${texts.note ?? ''}`)]);
}

/** The child elements of one that may hold nothing but elements; text between them is reported. */
export function elementsOf(element: MarkupElement, state: ComposeState): MarkupElement[] {
  return element.children.flatMap((child) => {
    if (!isText(child)) return [child];
    const stray = child.text.trim();
    if (stray !== '') {
      state.report(
        'stray-text',
        {
          zh: `<${element.name}> 里不能直接写文字：“${stray.slice(0, 12)}”`,
          en: `text directly inside <${element.name}>: “${stray.slice(0, 12)}”`,
        },
        element,
        { zh: '用 <p> 包起来', en: 'wrap it in <p>' },
      );
    }
    return [];
  });
}

/** The parts of an element that has each at most once; anything else in it is reported. */
export function partsOf(
  element: MarkupElement,
  names: readonly string[],
  state: ComposeState,
): ReadonlyMap<string, MarkupElement> {
  const parts = new Map<string, MarkupElement>();
  for (const part of elementsOf(element, state)) {
    if (!names.includes(part.name)) state.reportUnknownElement(part, names);
    else if (parts.has(part.name)) {
      const message = { zh: `<${element.name}> 里只能有一个 <${part.name}>`, en: `a second <${part.name}>` };
      state.report('duplicate-element', message, part);
    } else parts.set(part.name, part);
  }
  return parts;
}

/** The children of an element that holds nothing but elements of one name, or of a few; others are reported. */
export function childrenOf(
  element: MarkupElement | undefined,
  names: readonly string[],
  state: ComposeState,
): MarkupElement[] {
  if (!element) return [];
  return elementsOf(element, state).filter((child) => {
    const known = names.includes(child.name);
    if (!known) state.reportUnknownElement(child, names);
    return known;
  });
}
