import type { ChartSpec } from '../chart/spec.js';
import type { GlossaryEntry } from '../data/report.js';
import { type Bilingual, type Diagnostic, errorAt } from '../diagnostics.js';
import { nearestHint } from '../source/nearest.js';
import { isText, type MarkupElement } from './markup.js';
import { noteMark } from './note-mark.js';

/** A chart of the pack with its texts rendered, so that compose needs no template engine. */
export interface ChartTexts {
  readonly spec: ChartSpec;
  readonly title: string;
  readonly alt: string;
  readonly note?: string;
}

/** What handlers share while a document is composed: the data they refer to, counters, and what they find. */
export class ComposeState {
  readonly found: Diagnostic[] = [];
  private readonly counters = new Map<string, number>();

  constructor(
    readonly glossary: readonly GlossaryEntry[],
    readonly charts: ReadonlyMap<string, ChartTexts>,
  ) {}

  /** One more mark of a term. */
  mark({ id, number }: GlossaryEntry): { entry: string; mark: string; isFirst: boolean } {
    return { entry: id, mark: noteMark(number), isFirst: this.next(`mark of ${id}`) === 1 };
  }

  /** The mark of the glossary entry whose id an element names. */
  markOf(element: MarkupElement): string {
    const id = this.required(element, 'id');
    const entry = this.glossary.find((one) => one.id === id);
    return entry ? noteMark(entry.number) : '';
  }

  /** The next number of a sequence: tables, figures, headings. */
  next(sequence: string): number {
    const number = (this.counters.get(sequence) ?? 0) + 1;
    this.counters.set(sequence, number);
    return number;
  }

  report(code: string, message: Bilingual, element: MarkupElement, hint?: Bilingual): void {
    this.found.push(errorAt(code, message, { place: element.place, hint }));
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

  /** A number of at least 0. */
  number(element: MarkupElement, attribute: string, fallback: number): number {
    const value = element.attributes[attribute];
    if (value === undefined) return fallback;
    const number = Number(value);
    if (value.trim() !== '' && number >= 0) return number;
    this.report(
      'bad-attribute',
      { zh: `${attribute}="${value}" 不是数`, en: `${attribute}="${value}" is not a number` },
      element,
    );
    return fallback;
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

/** The one child of that name, if there is one. */
export function childOf(element: MarkupElement, name: string): MarkupElement | undefined {
  return element.children.find((child): child is MarkupElement => !isText(child) && child.name === name);
}
