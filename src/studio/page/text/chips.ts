import type { Node } from 'prosemirror-model';
import type { NodeView } from 'prosemirror-view';
import type { CallState, TextsState } from '../../wire/texts.js';
import { say } from '../language.js';
import { words } from './words.js';

/** What is known of calls and terms by now; chips that are on the page follow it. */
export class ChipBoard {
  private readonly chips = new Set<() => void>();
  private calls: Record<string, CallState> = {};
  private numbers = new Map<string, number>();

  learn({ calls, terms }: Pick<TextsState, 'calls' | 'terms'>): void {
    this.calls = { ...this.calls, ...calls };
    this.numbers = new Map(terms.map(({ term, number }) => [plain(term), number]));
    for (const draw of this.chips) draw();
  }

  /** Before the server has been asked: what the list of figures said of one. */
  expect(source: string, state: CallState): void {
    this.calls = { ...this.calls, [source]: state };
  }

  callOf(source: string): CallState | undefined {
    return this.calls[source];
  }

  numberOf(term: string): number | undefined {
    return this.numbers.get(plain(term));
  }

  /** A chip that shows a figure and what it is. */
  readonly figure = (node: Node): NodeView => {
    const dom = document.createElement('span');
    const source = node.attrs.source as string;
    return this.chip(dom, () => {
      const state = this.calls[source];
      const text = say(words);
      const kind = state ? text.kinds[state.kind] : '';
      const isBroken = state !== undefined && state.text === undefined;
      const value = document.createElement('b');
      value.textContent = state?.text ?? (isBroken ? text.broken : '…');
      const small = document.createElement('small');
      small.textContent = kind;
      dom.className = `chip${isBroken ? ' broken' : ''}`;
      dom.dataset.call = source;
      dom.title = state?.title ?? '';
      dom.replaceChildren(value, small);
    });
  };

  /** The raised mark of a term. */
  readonly term = (node: Node): NodeView => {
    const dom = document.createElement('span');
    const name = node.attrs.name as string;
    return this.chip(dom, () => {
      const number = this.numberOf(name);
      dom.className = `term${number === undefined ? ' broken' : ''}`;
      dom.dataset.term = name;
      dom.title = name;
      dom.textContent = number === undefined ? '？' : circled(number);
    });
  };

  private chip(dom: HTMLElement, draw: () => void): NodeView {
    dom.contentEditable = 'false';
    draw();
    this.chips.add(draw);
    return { dom, destroy: () => this.chips.delete(draw), ignoreMutation: () => true };
  }
}

function circled(number: number): string {
  return number <= 20 ? String.fromCodePoint(0x245f + number) : `(${number})`;
}

/** Quotation marks and spaces do not tell terms apart. */
export function plain(term: string): string {
  return term.replace(/[\s"'“”‘’「」]/g, '');
}
