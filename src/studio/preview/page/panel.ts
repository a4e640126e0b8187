import type { DiagnosticState, ItemBox, SourceState } from '../wire.js';
import { byId, element } from './ask.js';

/** Columns that say where a row was taken from: shown before all others. */
const QUOTE = '原文';
const SECTION = '出处';

/** Shows where a figure comes from, or the row that a diagnostic points at. */
export function showSource(source: SourceState | undefined, title: string): void {
  const root = byId('source');
  root.hidden = false;
  root.replaceChildren(element('h2', '', source ? '出处' : '没有出处', ...where(source)));
  if (title !== '') root.append(element('p', 'figure-text', title));
  if (!source) return;
  const textOf = (name: string) => source.cells.find((cell) => cell.name === name)?.text ?? '';
  const quote = textOf(QUOTE);
  const isQuoted = source.kind === 'row' && `${quote}${textOf(SECTION)}` !== '';
  if (isQuoted) root.append(quoted(quote, textOf(SECTION)));
  if (source.kind === 'column') root.append(element('p', '', `${source.place.field ?? ''}一列，逐行如下`));
  if (source.kind === 'chart') root.append(element('p', '', '图上所画的数，选一个看出处'));
  root.append(cellList(source));
  root.scrollTo({ top: 0 });
  // of a row what is quoted comes first; of a list, what is meant
  if (source.kind !== 'row') root.querySelector('.meant')?.scrollIntoView({ block: 'nearest' });
}

export function hideSource(): void {
  byId('source').hidden = true;
}

function where(source: SourceState | undefined): Node[] {
  return source ? [element('small', '', ` ${source.where}`)] : [];
}

function quoted(quote: string, section: string): HTMLElement {
  const label = section === '' ? [] : [element('span', 'where', section)];
  return element('blockquote', 'quote', quote, ...label);
}

function cellList({ kind, cells }: SourceState): HTMLElement {
  const list = element('dl', kind);
  for (const { name, text, isMeant, row } of cells) {
    // what is quoted above is not said again
    const isSaid = text === '' || name === QUOTE || name === SECTION;
    if (kind === 'row' && isSaid && !isMeant) continue;
    const value = row ? toRow(text, row) : text;
    list.append(element('div', isMeant ? 'meant' : '', element('dt', '', name), element('dd', '', value)));
  }
  return list;
}

function toRow(text: string, row: SourceState): HTMLElement {
  const button = element('button', '', text);
  button.setAttribute('type', 'button');
  button.addEventListener('click', () => showSource(row, text));
  return button;
}

export function showDiagnostics(
  diagnostics: readonly DiagnosticState[],
  onChoose: (index: number) => void,
): void {
  const root = byId('diagnostics');
  const errors = diagnostics.filter(({ severity }) => severity === 'error').length;
  const counts = `${errors} 处错误，${diagnostics.length - errors} 处警告`;
  const list = element('ul');
  for (const [index, diagnostic] of diagnostics.entries()) {
    const { severity, message, hint, where, folder } = diagnostic;
    const kind = element('b', '', severity === 'error' ? '错误　' : '警告　');
    const parts = [kind, message, ...(hint === undefined ? [] : [element('span', 'hint', hint)])];
    const button = element(
      'button',
      '',
      ...parts,
      element('span', 'where', [folder, where].filter(Boolean).join('　')),
    );
    button.setAttribute('type', 'button');
    button.addEventListener('click', () => onChoose(index));
    list.append(element('li', severity, button));
  }
  const buttons = () => [...root.querySelectorAll('button')];
  // the keyboard stays where it was in the list
  const at = buttons().indexOf(document.activeElement as HTMLButtonElement);
  root.replaceChildren(element('h2', '', '错误与警告 ', element('small', '', counts)), list);
  buttons()[at]?.focus({ preventScroll: true });
}

/** So many changes are listed; the others are found with the keys. */
const MOST_LISTED = 60;

export function showChanges(changes: readonly ItemBox[], onChoose: (index: number) => void): void {
  const root = byId('changes');
  const list = element('ul');
  for (const [index, { page, text }] of changes.slice(0, MOST_LISTED).entries()) {
    const button = element('button', '', text === '' ? '图' : text, element('span', 'where', `第${page}页`));
    button.setAttribute('type', 'button');
    button.addEventListener('click', () => onChoose(index));
    list.append(element('li', '', button));
  }
  const count = element('small', '', `与上一份相比 ${changes.length} 处`);
  root.replaceChildren(element('h2', '', '改动 ', count), list);
}

/** Moves the keyboard from an entry of a list to another. */
export function moveEntry(steps: number): void {
  const list = document.activeElement?.closest('ul');
  const entries = [...(list?.querySelectorAll('button') ?? [])];
  entries[entries.indexOf(document.activeElement as HTMLButtonElement) + steps]?.focus();
}

/** Moves the keyboard to the first diagnostic. */
export function focusDiagnostics(): void {
  byId('diagnostics').querySelector('button')?.focus();
}
