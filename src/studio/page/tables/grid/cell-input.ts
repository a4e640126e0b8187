/** What the layer that is typed into tells of. */
export interface InputEvents {
  /** A key that is no text while nothing is typed; answers whether it was taken. */
  onKey(event: KeyboardEvent): boolean;
  /** Typing has begun, in place of what stands in the cell. */
  onBegin(): void;
  /** The text so far. */
  onText(text: string): void;
  /** The text is to be taken, and where to go on. */
  onCommit(text: string, key: 'Enter' | 'Tab' | 'none', isBack: boolean): void;
  onCancel(): void;
  onCopy(event: ClipboardEvent, isCut: boolean): void;
  onPaste(event: ClipboardEvent): void;
}

/**
 * The field over the cell that is chosen. It has the keyboard all the time, unseen until something is typed: an input
 * method begins with a composition, not with a key, and needs a field that is there before.
 */
export class CellInput {
  readonly field = document.createElement('textarea');
  private state: 'resting' | 'typed' | 'opened' = 'resting';

  constructor(
    root: HTMLElement,
    private readonly events: InputEvents,
  ) {
    const { field } = this;
    field.className = 'cell-input';
    field.rows = 1;
    field.spellcheck = false;
    field.autocomplete = 'off';
    root.append(field);
    field.addEventListener('keydown', (event) => this.key(event));
    field.addEventListener('compositionstart', () => this.begin());
    field.addEventListener('input', () => this.input());
    field.addEventListener('copy', (event) => this.isResting && events.onCopy(event, false));
    field.addEventListener('cut', (event) => this.isResting && events.onCopy(event, true));
    field.addEventListener('paste', (event) => this.isResting && events.onPaste(event));
    field.addEventListener('blur', () => this.commit('none', false));
  }

  get isResting(): boolean {
    return this.state === 'resting';
  }

  /** Stands over a cell, in CSS pixels from the grid's corner. */
  place(box: { left: number; top: number; width: number; height: number } | undefined): void {
    const { style } = this.field;
    style.visibility = box || !this.isResting ? 'visible' : 'hidden';
    if (!box) return;
    style.left = `${box.left}px`;
    style.top = `${box.top}px`;
    style.minWidth = `${box.width}px`;
    style.height = `${box.height}px`;
  }

  /** Opens what stands in the cell, to be changed. */
  open(text: string): void {
    this.state = 'opened';
    this.show(text);
    this.field.setSelectionRange(text.length, text.length);
  }

  /** Takes what is typed elsewhere (in the bar above) for the cell. */
  follow(text: string): void {
    if (this.isResting) this.events.onBegin();
    this.state = 'opened';
    this.show(text);
  }

  private show(text: string): void {
    this.field.classList.add('open');
    this.field.value = text;
    this.events.onText(text);
  }

  private begin(): void {
    if (!this.isResting) return;
    this.state = 'typed';
    this.field.classList.add('open');
    this.events.onBegin();
  }

  private input(): void {
    this.begin();
    this.events.onText(this.field.value);
  }

  private rest(): void {
    this.state = 'resting';
    this.field.classList.remove('open');
    this.field.value = '';
  }

  commit(key: 'Enter' | 'Tab' | 'none', isBack: boolean): void {
    if (this.isResting) return;
    const { value } = this.field;
    this.rest();
    this.events.onCommit(value, key, isBack);
  }

  private key(event: KeyboardEvent): void {
    // what an input method takes is none of ours
    if (event.isComposing || event.key === 'Process') return;
    if (this.isResting) {
      if (this.events.onKey(event)) event.preventDefault();
      return;
    }
    this.typingKey(event);
  }

  private typingKey(event: KeyboardEvent): void {
    const { key, shiftKey, altKey } = event;
    if (key === 'Enter' && altKey) this.field.setRangeText('\n', this.at, this.end, 'end');
    else if (key === 'Enter' || key === 'Tab') this.commit(key, shiftKey);
    else if (key === 'Escape') this.cancel();
    else if (this.state === 'typed' && key.startsWith('Arrow')) {
      this.commit('none', false);
      this.events.onKey(event);
    } else return;
    event.preventDefault();
    event.stopPropagation();
  }

  cancel(): void {
    if (this.isResting) return;
    this.rest();
    this.events.onCancel();
  }

  private get at(): number {
    return this.field.selectionStart;
  }

  private get end(): number {
    return this.field.selectionEnd;
  }
}
