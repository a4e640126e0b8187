import { id, tracingOfTerms } from './common-columns.js';
import type { TableKind } from './kind.js';

/** Terms with their explanations, which marks in the texts refer to. */
export const glossary: TableKind = {
  tables: [{ name: 'glossary', sheetNames: ['名词', '名词解释'], rows: { zh: '名词', en: 'terms' } }],
  columns: [
    { ...id, prints: { zh: '不印；注码可以写它', en: 'not printed; marks may name it' } },
    {
      header: '名词',
      role: 'label',
      required: 'cell',
      prints: { zh: '名词解释里的词条；注码写它', en: 'the term in the glossary; marks name it' },
    },
    {
      header: '释义',
      role: 'text',
      required: 'cell',
      prints: {
        zh: '第一次加注的那一页页脚，以及名词解释',
        en: 'at the foot of the page of its first mark, and in the glossary',
      },
    },
    {
      header: '拼音',
      role: 'text',
      isKept: true,
      prints: {
        zh: '不印；按拼音排列时，读音不对的写在这里',
        en: 'not printed; the reading to sort by where the dictionary is wrong',
      },
    },
    {
      header: '正文',
      role: 'text',
      isKept: true,
      prints: {
        zh: '不印；正文里的说法，与释义不一致时提出警告',
        en: 'not printed; how the body words it, with a warning where 释义 differs',
      },
    },
    ...tracingOfTerms,
  ],
  measures: [],
  print: 'template',
};
