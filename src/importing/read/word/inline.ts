import type { NoteMark, Remark } from '../../model.js';
import { circledField } from '../marks.js';
import { childOf, type Element, isOn, settingOf } from './tree.js';

/** What the runs of a paragraph hold: its text with \n at line breaks, marks, and what stands apart from it. */
export class InlineReader {
  text = '';
  readonly marks: NoteMark[] = [];
  /** The contents of text boxes that are anchored here. */
  readonly boxes: Element[] = [];
  /** The drawings that show a picture. */
  readonly pictures: Element[] = [];
  private readonly fields: { instruction: string; shown: boolean; at: number }[] = [];

  constructor(
    private readonly remarks: Set<Remark>,
    private readonly isHiddenStyle: (id: string | undefined) => boolean,
  ) {}

  /** Reads what is in an element, in order. */
  read({ children }: Element): void {
    for (const child of children) this.readChild(child);
  }

  private readChild(element: Element): void {
    const reader = READERS[element.name];
    if (reader === undefined) this.read(element);
    else reader.call(this, element);
  }

  readRun(run: Element): void {
    const properties = childOf(run, 'rPr');
    const isHidden =
      isOn(childOf(properties, 'vanish')) ||
      (childOf(properties, 'vanish') === undefined &&
        this.isHiddenStyle(settingOf(childOf(properties, 'rStyle'))));
    if (isHidden) this.remarks.add('hidden');
    // the codes of fields may be hidden
    if (isHidden && !run.children.some(({ name }) => name === 'fldChar' || name === 'instrText')) return;
    const from = this.text.length;
    this.read(run);
    if (settingOf(childOf(properties, 'vertAlign')) === 'superscript') this.markSuperscript(from);
  }

  /** A raised number is the mark of a note, unless it is a power: m². */
  private markSuperscript(from: number): void {
    const raised = this.text.slice(from).replace(/[［\]［\][〔〕（）()\s]/g, '');
    if (!/^\d{1,3}$/.test(raised) || /[A-Za-z米\d]$/.test(this.text.slice(0, from))) return;
    this.text = this.text.slice(0, from);
    this.marks.push({ at: from, label: raised });
  }

  add(text: string): void {
    if (this.fields.every(({ shown }) => shown)) this.text += text;
  }

  addInstruction(text: string): void {
    const field = this.fields.at(-1);
    if (field && !field.shown) field.instruction += text;
  }

  markField(type: string | undefined): void {
    const field = this.fields.at(-1);
    if (type === 'begin') this.fields.push({ instruction: '', shown: false, at: this.text.length });
    if (type === 'separate' && field) field.shown = true;
    if (type !== 'end' || field === undefined) return;
    this.fields.pop();
    const outer = this.fields.at(-1);
    // a field within the code of another is part of that code
    if (outer && !outer.shown) outer.instruction += field.instruction;
    else this.endField(field.instruction, field.at);
  }

  /** What a field shows stays as it is; a circled number is the mark of a note, which has no result. */
  endField(instruction: string, at: number): void {
    const label = circledField.exec(instruction)?.[1] ?? LOOSE_CIRCLE.exec(instruction)?.[1];
    if (label !== undefined) {
      this.text = this.text.slice(0, at);
      this.marks.push({ at, label });
    } else if (/^\s*eq\b/i.test(instruction)) this.remarks.add('fields');
  }

  addNote(kind: 'footnote' | 'endnote', id: string | undefined): void {
    this.marks.push({ at: this.text.length, label: `${kind}:${id ?? ''}` });
  }

  addSymbol(code: string | undefined): void {
    const number = Number.parseInt(code ?? '', 16);
    // symbol fonts have their signs in the private area, which no other font shows
    if (Number.isNaN(number) || number >= 0xf000) this.remarks.add('symbols');
    else this.add(String.fromCodePoint(number));
  }

  remark(remark: Remark): void {
    this.remarks.add(remark);
  }
}

/** The circle of an overstrike may be raised or shrunk: eq \o\ac(\s\up1(○),2). */
const LOOSE_CIRCLE = /\beq\b.{0,40}\\o.{0,40}[○◯〇].{0,20}[,，]\D{0,20}(\d{1,3})\D{0,20}$/is;

type ElementReader = (this: InlineReader, element: Element) => void;
const passedOver: ElementReader = () => {};

const READERS: Readonly<Record<string, ElementReader>> = {
  r(run) {
    this.readRun(run);
  },
  t({ text }) {
    this.add(text);
  },
  instrText({ text }) {
    this.addInstruction(text);
  },
  fldChar({ attributes }) {
    this.markField(attributes.fldCharType);
  },
  fldSimple(field) {
    const at = this.text.length;
    this.read(field);
    this.endField(field.attributes.instr ?? '', at);
  },
  tab() {
    this.add(' ');
  },
  br({ attributes }) {
    this.add(attributes.type === 'page' || attributes.type === 'column' ? '' : '\n');
  },
  cr() {
    this.add('\n');
  },
  noBreakHyphen() {
    this.add('-');
  },
  sym({ attributes }) {
    this.addSymbol(attributes.char);
  },
  footnoteReference({ attributes }) {
    this.addNote('footnote', attributes.id);
  },
  endnoteReference({ attributes }) {
    this.addNote('endnote', attributes.id);
  },
  commentReference() {
    this.remark('comments');
  },
  ins(inserted) {
    this.remark('insertions');
    this.read(inserted);
  },
  moveTo(inserted) {
    this.remark('insertions');
    this.read(inserted);
  },
  del() {
    this.remark('deletions');
  },
  moveFrom() {
    this.remark('deletions');
  },
  ruby(ruby) {
    this.remark('ruby');
    this.read(childOf(ruby, 'rubyBase') ?? ruby);
  },
  AlternateContent(content) {
    this.read(childOf(content, 'Choice') ?? childOf(content, 'Fallback') ?? content);
  },
  drawing(drawing) {
    readDrawing(this, drawing);
  },
  pict(drawing) {
    readDrawing(this, drawing);
  },
  object(drawing) {
    readDrawing(this, drawing);
  },
  oMath(formula) {
    this.remark('formulas');
    this.read(formula);
  },
  pPr: passedOver,
  rPr: passedOver,
  delText: passedOver,
  delInstrText: passedOver,
  sdtPr: passedOver,
  sdtEndPr: passedOver,
  rPrChange: passedOver,
};

/** Of a drawing only text boxes are read. */
function readDrawing(reader: InlineReader, drawing: Element, whole = drawing): void {
  for (const child of drawing.children) {
    if (child.name === 'txbxContent') reader.boxes.push(child);
    else if (child.name === 'AlternateContent')
      readDrawing(reader, childOf(child, 'Choice') ?? childOf(child, 'Fallback') ?? child, whole);
    else if (child.name === 'blip' || child.name === 'imagedata') {
      reader.remark('pictures');
      if (!reader.pictures.includes(whole)) reader.pictures.push(whole);
    } else readDrawing(reader, child, whole);
  }
}
