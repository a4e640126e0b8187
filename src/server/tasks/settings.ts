import type { SettingDefinitions } from '../sent/settings.js';

/* Settings that several kinds of task take. */

export const nameSetting = {
  name: {
    type: 'text',
    words: { zh: '材料的名称，文件以它命名', en: 'what the pack, and the files made of it, are called' },
  },
} as const satisfies SettingDefinitions;

export const editionSetting = {
  edition: {
    type: 'text',
    words: { zh: '只生成这一种（handout、brief …），all 为全部', en: 'only this edition; all for every one' },
  },
} as const satisfies SettingDefinitions;

/** What may be asked for of a pack. */
export const packSettings = {
  ...nameSetting,
  ...editionSetting,
  palette: { type: 'text', words: { zh: '改用这个调色板', en: 'use this palette' } },
  grey: {
    type: 'switch',
    words: { zh: '不用彩色，供黑白印刷', en: 'without colour, for grey-only printing' },
  },
  date: { type: 'date', words: { zh: '文件的日期', en: 'the date that the files bear' } },
  partial: {
    type: 'switch',
    words: {
      zh: '有的版本做不成时，仍返回其余的',
      en: 'answer the other editions where one can’t be made',
    },
  },
} as const satisfies SettingDefinitions;
