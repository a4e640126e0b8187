import type { YAMLError } from 'yaml';
import type { Bilingual } from '../diagnostic.js';
import { limits } from '../limits.js';
import type { Fault } from './yaml-faults.js';

/** What the parser calls by one code, and is mended in different ways, by its words. */
const otherwise: readonly (readonly [RegExp, string])[] = [
  [/^Flow .* must be sufficiently indented and end with/, 'NO_END'],
  [/need to be followed by map values$/, 'MULTILINE_IMPLICIT_KEY'],
  [/^Block scalar header/, 'BAD_SCALAR_START'],
];

/**
 * The first thing that the parser could not read, where it is caused: all that it complains of behind it follows from
 * it, and brackets without end are missed only where something else begins.
 */
export function causeOf({ code, message, pos: [offset] }: YAMLError, text: string): Fault {
  const [, own = code] = otherwise.find(([pattern]) => pattern.test(message)) ?? [];
  const at = own === 'NO_END' ? text.slice(0, offset).trimEnd().length - 1 : offset;
  return { code: own, message, offset: Math.max(0, at) };
}

/** What to do about what can't be read. */
export function syntaxHint({ code, offset }: Fault, text: string): Bilingual {
  const line = lineAround(text, offset);
  const [, hint = syntaxHints[code]] = lineHints.find(([pattern]) => pattern.test(line)) ?? [];
  return hint ?? anyFault;
}

function lineAround(text: string, offset: number): string {
  const start = text.lastIndexOf('\n', offset - 1) + 1;
  return text.slice(start, Math.min(start + 200, text.indexOf('\n', offset) >>> 0));
}

const anyFault: Bilingual = {
  zh: '看看这一行和上一行的冒号、引号、括号和缩进。',
  en: 'Look at colons, quotes, brackets and indents of this line and the one above.',
};
const signAtStart: Bilingual = {
  zh: '文字以 *、&、!、%、@、|、> 等符号开头时，要用引号把整段括起来。',
  en: 'A text that begins with *, &, !, %, @, | or > must stand in quotes.',
};
const syntaxHints: Readonly<Record<string, Bilingual>> = {
  ALIAS: signAtStart,
  BAD_ALIAS: signAtStart,
  BAD_SCALAR_START: signAtStart,
  TAB_AS_INDENT: { zh: '缩进要用空格，不能用制表符。', en: 'Indent with spaces, not with tabs.' },
  BAD_INDENT: { zh: '这一行的缩进与上下不一致。', en: 'The line is indented unlike its neighbours.' },
  NO_END: { zh: '少了收尾的 ] 或 }。', en: 'A closing ] or } is missing.' },
  MULTILINE_IMPLICIT_KEY: {
    zh: '名称后面少了半角冒号，或冒号后面少了空格。',
    en: 'A colon behind the name, or the space behind it, is missing.',
  },
  UNEXPECTED_TOKEN: {
    zh: "引号或括号合上以后还有字：整段里有引号的，写两遍（''），或换成中文引号。",
    en: "There is more behind the closing quote or bracket: write quotes within a text twice ('').",
  },
  MULTIPLE_DOCS: { zh: '删掉这一行 ---，一个文件只写一份。', en: 'Take out this line ---.' },
  MISSING_CHAR: { zh: '少了收尾的引号或括号。', en: 'A closing quote or bracket is missing.' },
  DEPTH: {
    zh: `一层套一层，超过了 ${limits.yamlDepth} 层。`,
    en: `Values stand within at most ${limits.yamlDepth} others.`,
  },
  ALIASES: {
    zh: `*名称 最多用 ${limits.yamlAliases} 处。`,
    en: `There may be ${limits.yamlAliases} (*name).`,
  },
  VALUES: {
    zh: `最多 ${limits.yamlNodes} 个名称和内容。`,
    en: `At most ${limits.yamlNodes}, keys included.`,
  },
  CIRCLE: { zh: '*名称 指的内容里又有它自己。', en: 'Write out what it stands for.' },
  BOMB: { zh: '*名称 展开后太大，直接写出来。', en: 'Write out what it stands for.' },
  KEY: { zh: '冒号前的名称应是文字。', en: 'Before the colon stands a plain text.' },
  RESERVED: { zh: '这个名称不能用，换一个。', en: 'Choose another name.' },
  TAG_RESOLVE_FAILED: signAtStart,
  DUPLICATE_KEY: { zh: '同一个名称写了两遍。', en: 'The same key is written twice.' },
  BLOCK_AS_IMPLICIT_KEY: {
    zh: '文字里有冒号加空格时，要用引号把整段括起来。',
    en: 'A text that contains a colon and a space must stand in quotes.',
  },
};
/** What the line of an error looks like when YAML's own complaint would lead astray. */
const lineHints: readonly (readonly [RegExp, Bilingual])[] = [
  [
    /^(?:<{7}|={7}|>{7})(?: |$)/,
    {
      zh: '这里是合并留下的记号：留下要的那一份，删掉另一份和记号。',
      en: 'A merge left these marks: keep one side, and take out the other and the marks.',
    },
  ],
  [
    /^[\s-]*\w+：/,
    { zh: '冒号要用半角（:），后面空一格。', en: 'Use a half-width colon (:) followed by a space.' },
  ],
  [
    /^ *(?:- *)?(?:\w+:)?\u3000/,
    {
      zh: '缩进和冒号后面要用半角空格，不能用全角空格。',
      en: 'Indent with half-width spaces, and put one after a colon.',
    },
  ],
  [/^ *(?:- *)?[\w-]+:(?! |$)/, { zh: '冒号后面空一格。', en: 'Put a space behind the colon.' }],
  [
    /[-:]\s+\{\{/,
    {
      zh: '文字以 {{ 开头时，要用引号把整段括起来。',
      en: 'A text that begins with {{ must stand in quotes.',
    },
  ],
];
