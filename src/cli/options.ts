import type { CommandArgument, CommandOption } from './command.js';

/* Arguments and options that several commands take, each with the words of its help. */

export const dataFolder = {
  name: '[data-folder]',
  words: {
    zh: '数据文件夹或工作簿；不写则为当前文件夹，或 data/ 下的每一个',
    en: 'data folder or workbook; without it this folder, or each one in data/',
  },
} as const satisfies CommandArgument;

export const dataFolders = {
  name: '[data-folders...]',
  words: {
    zh: '数据文件夹或工作簿，可以多个；不写则为当前文件夹，或 data/ 下的每一个',
    en: 'data folders or workbooks; without any this folder, or each one in data/',
  },
} as const satisfies CommandArgument;

/** What is asked for of an edition and its looks. */
export const looksOptions = {
  edition: {
    flags: '-e, --edition <name>',
    words: {
      zh: '只生成这一种（handout、brief …），几种用逗号分开，all 为全部',
      en: 'only this edition (handout, brief …), or several with commas between; all for every one',
    },
    isList: true,
  },
  out: {
    flags: '-o, --out <folder>',
    words: { zh: '输出文件夹，默认 out', en: 'where the PDFs go, out by default' },
  },
  palette: {
    flags: '--palette <name>',
    words: {
      zh: '改用这个调色板（朱蓝、松绿、墨蓝、墨绿 …）',
      en: 'use this palette (朱蓝, 松绿, 墨蓝, 墨绿 …)',
    },
  },
  grey: {
    flags: '--grey',
    words: {
      zh: '不用彩色，供黑白印刷；另写成 …-grey.pdf',
      en: 'without colour, for grey-only printing; written to …-grey.pdf',
    },
  },
} as const satisfies Record<string, CommandOption>;

export const templates = {
  flags: '--templates <folder>',
  words: { zh: '改用这个模板文件夹', en: 'use the templates of this folder instead' },
} as const satisfies CommandOption;

export const cache = {
  flags: '--no-cache',
  words: {
    zh: '一切从头算起，不用以往生成时留下的结果，也不留',
    en: 'work everything out anew: use nothing kept of earlier builds, and keep nothing',
  },
} as const satisfies CommandOption;

export const json = {
  flags: '--json',
  words: { zh: '结果与诊断以 JSON 输出', en: 'print results and diagnostics as JSON' },
} as const satisfies CommandOption;

export const quiet = {
  flags: '-q, --quiet',
  words: { zh: '只报错误', en: 'say nothing but errors' },
} as const satisfies CommandOption;

/** Options of the program, which stand with any command. */
export const programOptions = {
  version: { flags: '-V, --version', words: { zh: '显示版本', en: 'show the version' } },
  help: { flags: '-h, --help', words: { zh: '显示帮助', en: 'show this help' } },
  lang: { flags: '--lang <zh|en>', words: { zh: '消息的语言', en: 'language of messages' } },
} as const satisfies Record<string, CommandOption>;
