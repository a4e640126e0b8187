import { noteMark } from '../chinese/circled.js';
import { type Bilingual, type Diagnostic, errorAt, type Place } from '../core/diagnostics.js';
import { nearestHint } from '../core/source/nearest.js';
import { entryFinder } from '../dataset/terms/marks.js';
import type { GlossaryEntry } from '../report/report.js';
import type { WorkPicture } from '../report/work-report.js';
import type { ChartTexts } from '../template/chart-texts.js';
import { isText, type MarkupElement } from './markup.js';
import { Numberer, type Numbering, type SectionPrefix, type Sequences } from './numbering.js';

/** Where something was written. */
type Placed = Pick<MarkupElement, 'place'>;

/** An id with the place of what has it, or refers to it. */
export interface NamedPlace extends Placed {
  readonly id: string;
}

/** What a section may look at besides its markup: the data, and how far numbers have come before it. */
export interface SectionSurroundings {
  /** Where what has no place of its own was written. */
  readonly origin: Place;
  readonly glossary: readonly GlossaryEntry[];
  /** Whatever a mark may stand for, by its id: the glossary, and the notes of the report. */
  readonly explained: readonly GlossaryEntry[];
  readonly numbering: Numbering;
  chart(name: string): Omit<ChartTexts, 'places'> | undefined;
  /** A picture of the report. */
  picture(id: string): WorkPicture | undefined;
  /** A place that the markup refers to, or the texts of a chart do. */
  place(key: string, chart?: string): Place | undefined;
  /** Places in the data that the markup refers to by these numbers. */
  places(keys: readonly number[]): readonly (Place | undefined)[];
  /** How far a sequence of numbers has come. */
  count(sequence: string): number;
  prefix(): SectionPrefix;
}

/** What composing a section leaves behind for those after it. */
export interface SectionEffects {
  readonly counts: readonly (readonly [sequence: string, count: number])[];
  /** Where it has begun another. */
  readonly prefix: SectionPrefix | undefined;
  readonly definitions: readonly NamedPlace[];
  readonly references: readonly NamedPlace[];
  /** Whether anything is referred to by its name, which is known once all is composed. */
  readonly refersByName: boolean;
}

/** What handlers share while a section is composed: the data they refer to, counters, and what they find. */
export class ComposeState implements Sequences {
  readonly found: Diagnostic[] = [];
  readonly numberer: Numberer;
  private readonly counts = new Map<string, number>();
  private begun: SectionPrefix | undefined;
  private readonly definitions: NamedPlace[] = [];
  private readonly references: NamedPlace[] = [];
  private finder: ((name: string) => GlossaryEntry | undefined) | undefined;

  /** Whether anything is referred to by its name, which is known once all is composed. */
  refersByName = false;

  constructor(readonly around: SectionSurroundings) {
    this.numberer = new Numberer(around.numbering, this);
  }

  /** The entry of the glossary that a mark means. */
  findEntry(name: string): GlossaryEntry | undefined {
    this.finder ??= entryFinder(this.around.glossary);
    return this.finder(name);
  }

  /** What a mark with this id stands for. */
  findExplained(id: string): GlossaryEntry | undefined {
    return this.around.explained.find((one) => one.id === id);
  }

  effects(): SectionEffects {
    const { counts, begun, definitions, references, refersByName } = this;
    return { counts: [...counts], prefix: begun, definitions, references, refersByName };
  }

  prefix(): SectionPrefix {
    return this.begun ?? this.around.prefix();
  }

  beginSection(prefix: SectionPrefix): void {
    this.begun = prefix;
  }

  /** One more mark of a term. */
  mark({ id, number }: GlossaryEntry): { entry: string; mark: string; occurrence: number } {
    return { entry: id, mark: noteMark(number), occurrence: this.next(`mark of ${id}`) };
  }

  /** The mark of the glossary entry whose id an element names. */
  markOf(element: MarkupElement): string {
    const id = this.required(element, 'id');
    const { glossary } = this.around;
    const entry = glossary.find((one) => one.id === id);
    if (entry) return noteMark(entry.number);
    const ids = glossary.map((one) => one.id);
    const message = { zh: `名词解释里没有编号“${id}”`, en: `the glossary has no id “${id}”` };
    this.report('unknown-entry', message, element, nearestHint(id, ids));
    return '';
  }

  /** The next number of a sequence: marks of a term, headings without an id. */
  next(sequence: string): number {
    const number = (this.counts.get(sequence) ?? this.around.count(sequence)) + 1;
    this.counts.set(sequence, number);
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
    this.definitions.push({ id, place });
  }

  /** Takes down a reference to an id, which may be defined later. */
  refer(id: string, { place }: Placed): void {
    this.references.push({ id, place });
  }
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
