import { signal } from '@preact/signals';
import { baseKeymap } from 'prosemirror-commands';
import { keymap } from 'prosemirror-keymap';
import { Fragment, type Node, Slice } from 'prosemirror-model';
import { EditorState, NodeSelection, Plugin, TextSelection } from 'prosemirror-state';
import { Decoration, DecorationSet, EditorView } from 'prosemirror-view';
import type { Edit } from '../../../editing/edit.js';
import type { EditsDone, SentEdits } from '../../wire/edits.js';
import type { CallState, Candidate, TextSection, TextsState, TypedNumber } from '../../wire/texts.js';
import { get, Refused, Unreachable } from '../ask.js';
import { carriedCell } from '../carried-cell.js';
import { onDone, send, step, stepping, waiting } from '../edits/outbox.js';
import type { CellAddress } from '../selection.js';
import { chosen } from '../selection.js';
import { changeBeside } from './beside.js';
import { ChipBoard, plain } from './chips.js';
import { figureMenu, menu, openMenu, take } from './figure-menu.js';
import { documentOf, type EditedParagraph, paragraphsOf, schema } from './schema.js';

/** How long nothing is typed before a part is saved, in ms. */
const PAUSE_MS = 350;
/** How long what was undone is waited for to come back from the files, before a part is saved all the same, in ms. */
const BEHIND_MS = 20_000;

/** What the caret is at: a figure that is chosen, or a paragraph with numbers that were typed. */
export interface AtCaret {
  readonly call?: { readonly source: string; readonly state: CallState | undefined };
  readonly typed: readonly TypedNumber[];
}

/** How a text is edited: what it is called, whether it is one line, and the edits that make it what it is by now. */
export interface EditedAs {
  readonly label: string;
  readonly isLine?: boolean;
  readonly editsOf: (
    state: TextsState,
    section: TextSection,
    now: readonly EditedParagraph[],
  ) => readonly Edit[];
}

/**
 * A part of the texts as it is edited: what is typed is saved by itself, and what is saved comes back with its figures.
 */
export class TextEditor {
  readonly atCaret = signal<AtCaret>({ typed: [] });
  readonly count = signal(0);
  readonly notice = signal<{ readonly term: string } | 'select-term' | undefined>(undefined);
  private readonly view: EditorView;
  private readonly board = new ChipBoard();
  private typed: readonly TypedNumber[] = [];
  private timer: ReturnType<typeof setTimeout> | undefined;
  /**
   * An undo that the files have and what stands here has not: how many changes the pack had had with it, for what was
   * read before is not what stands there now, and until when what is read after it is waited for.
   */
  private undone: { readonly changes: number; readonly untilMs: number } | undefined;

  constructor(
    root: HTMLElement,
    private state: TextsState,
    private section: TextSection,
    private readonly as: EditedAs,
  ) {
    this.board.learn(state);
    this.typed = typedIn(state, section);
    this.view = new EditorView(root, {
      state: this.fresh(section),
      attributes: {
        role: 'textbox',
        'aria-multiline': String(!as.isLine),
        'aria-label': as.label,
        class: as.isLine ? 'words line' : 'words',
        spellcheck: 'false',
      },
      nodeViews: { call: this.board.figure, term: this.board.term },
      dispatchTransaction: (transaction) => {
        this.view.updateState(this.view.state.apply(transaction));
        if (transaction.docChanged) this.saveSoon();
        this.note();
      },
      handleDoubleClickOn: (_, __, node) => this.goTo(node),
      handleDrop: (view, { clientX: left, clientY: top, dataTransfer }) =>
        this.bring(view.posAtCoords({ left, top })?.pos, carriedCell(dataTransfer)),
      handlePaste: (view, { clipboardData }) =>
        this.bring(view.state.selection.from, carriedCell(clipboardData)),
      clipboardTextParser: (text) => pasted(as.isLine ? text.replace(/\s+/g, ' ') : text),
      handleDOMEvents: { blur: () => (this.isBehind ? this.saveSoon() : this.save()) },
    });
    onDone.add(this.hear);
    this.note();
  }

  destroy(): void {
    onDone.delete(this.hear);
    this.save();
    this.view.destroy();
  }

  focus(): void {
    this.view.focus();
  }

  /** What the server has by now; what was changed elsewhere takes the place of what nobody is typing at here. */
  learn(state: TextsState): void {
    if (this.undone && state.changes !== undefined && state.changes < this.undone.changes) return;
    const section = state.sections.find(({ key }) => key === this.section.key);
    this.undone = undefined;
    this.state = state;
    this.board.learn(state);
    if (!section) return;
    const isOurs = isSame(paragraphsOf(this.view.state.doc), section);
    if (!isOurs && waiting.value.length > 0) return;
    if (!isOurs && this.timer !== undefined) {
      this.takeBeside(section);
      return;
    }
    this.section = section;
    this.typed = typedIn(state, section);
    if (!isOurs) this.replaceAll(section);
    else this.view.dispatch(this.view.state.tr);
  }

  /** Takes what was changed elsewhere, or undone, beside what is being typed, unless both are of the same words. */
  private takeBeside(section: TextSection): void {
    const { doc } = this.view.state;
    const change = changeBeside(documentOf(this.section.paragraphs), doc, documentOf(section.paragraphs));
    if (!change) return;
    this.section = section;
    this.typed = typedIn(this.state, section);
    this.view.dispatch(this.view.state.tr.replace(change.start, change.end, change.slice));
  }

  insertFigure(): void {
    openMenu(this.view);
  }

  take(candidate: Candidate): void {
    this.board.expect(candidate.source, candidate);
    take(this.view, candidate);
  }

  /** A cell that is dragged here from a page or a table, or was copied there, brings its figure. */
  private bring(at: number | undefined, cell: CellAddress | undefined): boolean {
    if (!cell || at === undefined) return false;
    const { key, line, column } = cell;
    const asked = { key, line: String(line), column: String(column) };
    void get<Candidate>('/api/texts/figure', asked).then((candidate) => {
      this.board.expect(candidate.source, candidate);
      const node = schema.node('call', { source: candidate.source });
      this.view.dispatch(this.view.state.tr.insert(at, node));
      this.view.focus();
    }, refused);
    return true;
  }

  insertCall(source: string): void {
    this.view.dispatch(this.view.state.tr.replaceSelectionWith(schema.node('call', { source })));
    this.view.focus();
  }

  /** Takes a number that was typed from a table. */
  replaceTyped({ paragraph, piece, from, to }: TypedNumber, candidate: Candidate): void {
    const start = startOfPiece(this.view.state.doc, paragraph, piece);
    if (start === undefined) return;
    this.board.expect(candidate.source, candidate);
    const node = schema.node('call', { source: candidate.source });
    this.view.dispatch(this.view.state.tr.replaceWith(start + from, start + to, node));
    this.view.focus();
  }

  /** Marks what is selected as a term, where it is one. */
  markTerm(): void {
    const { from, to } = this.view.state.selection;
    const text = this.view.state.doc.textBetween(from, to, ' ').trim();
    const term = this.state.terms.find((one) => plain(one.term) === plain(text));
    this.notice.value = text === '' ? 'select-term' : term ? undefined : { term: text };
    if (text === '' || !term) return;
    const transaction = this.view.state.tr.insert(to, schema.node('term', { name: term.term }));
    this.view.dispatch(transaction.setSelection(TextSelection.create(transaction.doc, to + 1)));
    this.view.focus();
  }

  private fresh({ paragraphs }: TextSection): EditorState {
    const keys = {
      'Mod-z': () => this.stepped('undo'),
      'Mod-y': () => this.stepped('redo'),
      'Shift-Mod-z': () => this.stepped('redo'),
      'Mod-k': () => {
        this.markTerm();
        return true;
      },
      Enter: (state: EditorState) =>
        (state.selection instanceof NodeSelection && this.goTo(state.selection.node)) || this.endLine(),
    };
    return EditorState.create({
      doc: documentOf(paragraphs),
      plugins: [figureMenu(), keymap(keys), keymap(baseKeymap), this.doubts()],
    });
  }

  /** Enter takes a line, and begins no other. */
  private endLine(): boolean {
    if (this.as.isLine) this.save();
    return this.as.isLine === true;
  }

  private stepped(kind: 'undo' | 'redo'): boolean {
    this.save();
    void step(kind);
    return true;
  }

  private saveSoon(): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => (this.isToWait ? this.saveSoon() : this.save()), PAUSE_MS);
  }

  /**
   * Whether a word is being composed, a figure is being looked for and may be found, or what stands here is being
   * undone.
   */
  private get isToWait(): boolean {
    const isLookedFor = menu.value !== undefined && menu.value.candidates?.length !== 0;
    return this.view.composing || isLookedFor || this.isBehind;
  }

  private get isBehind(): boolean {
    return stepping.value > 0 || performance.now() < (this.undone?.untilMs ?? 0);
  }

  /** An undo is sent without edits of its own. */
  private readonly hear = ({ changes }: EditsDone, { edits }: SentEdits): void => {
    if (edits.length === 0) this.undone = { changes, untilMs: performance.now() + BEHIND_MS };
  };

  private save(): void {
    clearTimeout(this.timer);
    this.timer = undefined;
    const now = paragraphsOf(this.view.state.doc);
    if (isSame(now, this.section)) return;
    const edits = this.as.editsOf(this.state, this.section, now);
    if (edits.length === 0) return;
    send(edits);
    // what makes the file is asked for once
    this.state = { ...this.state, first: [] };
    this.section = saved(this.section, now);
  }

  private replaceAll(section: TextSection): void {
    const { selection } = this.view.state;
    this.view.updateState(this.fresh(section));
    const at = Math.min(selection.from, this.view.state.doc.content.size);
    const near = TextSelection.near(this.view.state.doc.resolve(at));
    this.view.dispatch(this.view.state.tr.setSelection(near));
  }

  /** Numbers that were typed are underlined, while the paragraph is the one that they were found in. */
  private doubts(): Plugin {
    return new Plugin({
      props: {
        decorations: ({ doc }) => {
          const marks = this.typedNow(doc).flatMap(({ paragraph, piece, from, to }) => {
            const start = startOfPiece(doc, paragraph, piece);
            return start === undefined
              ? []
              : [Decoration.inline(start + from, start + to, { class: 'typed' })];
          });
          return DecorationSet.create(doc, marks);
        },
      },
    });
  }

  private typedNow(doc: Node): TypedNumber[] {
    const now = paragraphsOf(doc);
    return this.typed.filter(
      ({ paragraph }) => now[paragraph]?.source === this.section.paragraphs[paragraph]?.source,
    );
  }

  private note(): void {
    const { doc, selection } = this.view.state;
    let count = 0;
    doc.descendants((node) => {
      if (node.type.name === 'call') count++;
    });
    this.count.value = count;
    const index = selection.$from.index(0);
    const typed = this.typedNow(doc).filter(({ paragraph }) => paragraph === index);
    const node = selection instanceof NodeSelection ? selection.node : undefined;
    const source = node?.type.name === 'call' ? (node.attrs.source as string) : undefined;
    this.showOnPages(source);
    const call = source === undefined ? {} : { call: { source, state: this.board.callOf(source) } };
    this.atCaret.value = { ...call, typed };
  }

  /** A figure that is chosen is shown on the pages as its cell is, wherever it prints. */
  private showOnPages(source: string | undefined): void {
    const cell = source === undefined ? undefined : this.board.callOf(source)?.cell;
    if (cell?.line === undefined || cell.column === undefined) return;
    chosen.value = { key: cell.key, line: cell.line, column: cell.column };
  }

  private goTo(node: Node): boolean {
    const cell = node.type.name === 'call' ? this.board.callOf(node.attrs.source as string)?.cell : undefined;
    if (cell) location.hash = addressOf(cell);
    return cell !== undefined;
  }
}

export function addressOf({ key, line, column }: NonNullable<CallState['cell']>): string {
  const at = line === undefined || column === undefined ? '' : `@${line}:${column}`;
  return `#tables/${encodeURIComponent(key + at)}`;
}

function isSame(now: readonly EditedParagraph[], { paragraphs }: TextSection): boolean {
  return (
    now.length === paragraphs.length && now.every(({ source }, index) => source === paragraphs[index]?.source)
  );
}

/** A part as it is once its edits are made. */
function saved(section: TextSection, now: readonly EditedParagraph[]): TextSection {
  const { paragraphs, first, key } = section;
  const home = paragraphs[0]?.home ?? first;
  return {
    ...section,
    paragraphs: now.map(({ source, cell }, index) => {
      if (home.kind === 'value') return { source, home: { kind: 'value', path: ['narrative', key, index] } };
      const [line = home.line, column = home.column] = (cell ?? '').split(':').filter(Boolean).map(Number);
      return { source, home: { ...home, line, column } };
    }),
  };
}

function typedIn({ typed }: TextsState, { key }: TextSection): TypedNumber[] {
  return typed.filter(({ section }) => section === key);
}

/** Where the nth piece of a paragraph begins; empty paragraphs do not count. */
function startOfPiece(doc: Node, paragraph: number, piece: number): number | undefined {
  let [index, at] = [-1, undefined as number | undefined];
  doc.forEach((node, offset) => {
    if (node.content.size === 0) return;
    index++;
    if (index !== paragraph || piece >= node.childCount) return;
    let start = offset + 1;
    for (let child = 0; child < piece; child++) start += node.child(child).nodeSize;
    at = start;
  });
  return at;
}

/** Lines of the clipboard are paragraphs. */
function pasted(text: string): Slice {
  const lines = text.split(/\r?\n/).filter((line) => line.trim() !== '');
  const nodes = lines.map((line) => schema.node('paragraph', null, [schema.text(line)]));
  return new Slice(Fragment.from(nodes), 1, 1);
}

/** A figure that no call can tell of, or a server that is gone, puts nothing into the text. */
function refused(problem: unknown): void {
  if (!(problem instanceof Refused || problem instanceof Unreachable)) throw problem;
}
