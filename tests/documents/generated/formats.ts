import { sheetReaders } from '../../../src/input/readers/index.js';
import { type Block, listed, markdownTable } from './block.js';

/** The formats in which tables are read, by the endings of their files; the most usual is the last that is tried. */
export const formats: Block = (language) =>
  markdownTable(
    language === 'zh' ? ['文件', '是什么'] : ['files', 'what they are'],
    [...sheetReaders].reverse().map(({ extensions, words }) => [
      extensions.length > 0
        ? listed(
            extensions.map((extension) => `\`.${extension}\``),
            language,
          )
        : { zh: '照内容认', en: 'by what is in them' }[language],
      words[language],
    ]),
  );
