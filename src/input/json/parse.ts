import type { Bilingual } from '../../core/diagnostics.js';
import { limits } from '../../core/limits.js';

/*
 * JSON.parse makes binary fractions of figures: 1.10 becomes 1.1, and of 20 digits the last are others. A table has
 * to print what somebody wrote, and messages have to say where it stands, so that the reading is ours.
 */

/** A value of a JSON text (RFC 8259) with the offset at which it begins; numbers are as they were written. */
export type JsonValue =
  | { readonly kind: 'object'; readonly at: number; readonly members: ReadonlyMap<string, JsonValue> }
  | { readonly kind: 'list'; readonly at: number; readonly items: readonly JsonValue[] }
  | { readonly kind: 'text'; readonly at: number; readonly text: string }
  | { readonly kind: 'number'; readonly at: number; readonly written: string }
  | { readonly kind: 'boolean'; readonly at: number; readonly isTrue: boolean }
  | { readonly kind: 'null'; readonly at: number };

/** Why a text is no JSON, and the offset at which it stops being so. */
export class JsonProblem extends Error {
  constructor(
    readonly at: number,
    readonly bilingual: Bilingual,
    readonly hint?: Bilingual,
  ) {
    super(bilingual.en);
    this.name = 'JsonProblem';
  }
}

/** Reads a JSON text. Throws a JsonProblem at the first character that can't be there. */
export function parseJson(text: string): JsonValue {
  return new JsonReader(text).read();
}

const SPACE = /[ \t\r\n]*/y;
const NUMBER = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
/** A string, or what there is of one up to the end of its line. */
const STRING = /"(?:[^"\\\n]|\\.)*("?)/y;
const WORD = /[\p{L}_$][\p{L}\p{N}_$]*/uy;

class JsonReader {
  private at = 0;
  private count = 0;

  constructor(private readonly text: string) {}

  read(): JsonValue {
    const value = this.value(1);
    this.skipSpace();
    if (this.at < this.text.length) throw this.unexpected();
    return value;
  }

  private value(depth: number): JsonValue {
    this.skipSpace();
    const { at } = this;
    if (depth > limits.jsonDepth) throw new JsonProblem(at, tooDeep);
    if (++this.count > limits.jsonValues) throw new JsonProblem(at, tooMany);
    switch (this.text[at]) {
      case '{':
        return { kind: 'object', at, members: this.members(depth) };
      case '[':
        return { kind: 'list', at, items: this.items(depth) };
      case '"':
        return { kind: 'text', at, text: this.string() };
      default:
        return this.plainValue();
    }
  }

  private plainValue(): JsonValue {
    const { at } = this;
    const written = this.match(NUMBER)?.[0];
    if (written !== undefined) {
      // 007 and 1.2.3 begin as numbers do
      if (/[\d.\p{L}]/u.test(this.text[this.at] ?? '')) throw new JsonProblem(at, badNumber, quoteIt);
      return { kind: 'number', at, written };
    }
    const word = this.match(WORD)?.[0];
    if (word === 'true' || word === 'false') return { kind: 'boolean', at, isTrue: word === 'true' };
    if (word === 'null') return { kind: 'null', at };
    this.at = at;
    throw this.unexpected();
  }

  private members(depth: number): ReadonlyMap<string, JsonValue> {
    const members = new Map<string, JsonValue>();
    this.list('}', () => {
      const { at } = this;
      if (this.text[at] !== '"') throw this.unexpected();
      const key = this.string();
      if (members.has(key)) throw new JsonProblem(at, writtenTwice(key));
      this.expect(':');
      members.set(key, this.value(depth + 1));
    });
    return members;
  }

  private items(depth: number): readonly JsonValue[] {
    const items: JsonValue[] = [];
    this.list(']', () => items.push(this.value(depth + 1)));
    return items;
  }

  /** Reads what stands between brackets, of which the opening one is next. */
  private list(end: string, readOne: () => void): void {
    const open = this.at++;
    this.skipSpace();
    if (this.text[this.at] === end) {
      this.at++;
      return;
    }
    for (;;) {
      this.skipSpace();
      if (this.text[this.at] === end) throw new JsonProblem(this.at, commaAtEnd);
      readOne();
      this.skipSpace();
      const next = this.text[this.at];
      if (next === undefined) throw new JsonProblem(open, notClosed(end));
      if (next !== end && next !== ',') throw this.unexpected();
      this.at++;
      if (next === end) return;
    }
  }

  private string(): string {
    const { at } = this;
    const [written = '', end] = this.match(STRING) ?? [];
    if (end !== '"') throw new JsonProblem(at, textNotClosed);
    try {
      return JSON.parse(written) as string;
    } catch {
      throw new JsonProblem(at, badText, escapeIt);
    }
  }

  private expect(character: string): void {
    this.skipSpace();
    if (this.text[this.at] !== character) throw this.unexpected();
    this.at++;
  }

  private skipSpace(): void {
    this.match(SPACE);
  }

  private match(pattern: RegExp): RegExpExecArray | undefined {
    pattern.lastIndex = this.at;
    const found = pattern.exec(this.text) ?? undefined;
    if (found) this.at += found[0].length;
    return found;
  }

  private unexpected(): JsonProblem {
    const rest = this.text.slice(this.at, this.at + MOST_QUOTED);
    if (rest === '') return new JsonProblem(this.at, endsEarly);
    const [, hint] = commonSlips.find(([pattern]) => pattern.test(rest)) ?? [];
    const quoted = /^[^\s,[\]{}:"]+|^./su.exec(rest)?.[0] ?? rest;
    const message = { zh: `这里不该有“${quoted}”`, en: `“${quoted}” can't stand here` };
    return new JsonProblem(this.at, message, hint);
  }
}

const MOST_QUOTED = 20;

const quoteIt: Bilingual = {
  zh: '编号之类不是数量的，写在半角引号里："007"。',
  en: 'Put what is no number, such as a code, in quotes: "007".',
};
const escapeIt: Bilingual = {
  zh: '文字里的半角引号写成 \\"，反斜线写成 \\\\，换行写成 \\n。',
  en: 'Within a text write a quote as \\", a backslash as \\\\, and a line break as \\n.',
};

/** What people write that other notations allow. */
const commonSlips: readonly (readonly [RegExp, Bilingual])[] = [
  [
    /^['“”‘’「]/u,
    { zh: '文字要用半角双引号（"）括起来。', en: 'Texts stand in straight double quotes (").' },
  ],
  [/^[，：、；]/u, { zh: '逗号和冒号要用半角。', en: 'Commas and colons are half-width.' }],
  [/^(?:\/[/*]|#)/, { zh: 'JSON 里不能写注释。', en: 'JSON has no comments.' }],
  [/^(?:NaN|-?Infinity|None|nil|undefined)/, { zh: '没有数的写 null。', en: 'Write null for no figure.' }],
  [/^(?:True|False)/, { zh: '写 true、false。', en: 'Write true and false.' }],
  [/^["{[]/, { zh: '前面少一个逗号或冒号。', en: 'A comma or a colon is missing before it.' }],
  [/^\p{L}/u, { zh: '文字要用半角双引号（"）括起来。', en: 'Texts stand in straight double quotes (").' }],
  [/^[+.]/, { zh: '数字写成 0.5、5，不带加号。', en: 'Write 0.5, and 5 without a plus.' }],
];

const endsEarly: Bilingual = { zh: '文件没有写完', en: 'The file ends too early' };
const textNotClosed: Bilingual = { zh: '文字的引号没有收尾', en: 'The text has no closing quote' };
const badText: Bilingual = {
  zh: '文字里有写法不对的字符',
  en: 'The text has a character that must be escaped',
};
const badNumber: Bilingual = { zh: '这不是 JSON 的数字', en: 'This is no number of JSON' };
const commaAtEnd: Bilingual = {
  zh: '最后一项后面多一个逗号',
  en: 'There is a comma behind the last item',
};
const tooDeep: Bilingual = {
  zh: `一层套一层，超过${limits.jsonDepth}层`,
  en: `Values stand within more than ${limits.jsonDepth} others`,
};
const tooMany: Bilingual = {
  zh: `文件太大，没有读：超过${limits.jsonValues}个值`,
  en: `The file is too large to be read: over ${limits.jsonValues} values`,
};

function notClosed(end: string): Bilingual {
  return { zh: `这个括号没有收尾的 ${end}`, en: `This bracket has no closing ${end}` };
}

function writtenTwice(key: string): Bilingual {
  return { zh: `“${key}”写了两遍`, en: `“${key}” is written twice` };
}
