import type { Output } from '../output.js';

/** Older programs on Windows take a text for UTF-8 by its mark, and break lines at CR LF only. */
const MARK = '\ufeff';

/** What an edition says, as plain text: to look through, to search, to paste into a mail. */
export const text: Output = {
  name: 'text',
  words: {
    zh: '按阅读次序写成纯文本，便于通读、查找、贴进邮件',
    en: 'as plain text in reading order, to look through, search or paste into a mail',
  },
  goesInto: 'folder',
  async make(pack) {
    const { documentText } = await import('./document.js');
    const documents = await pack.documents();
    return documents.map(({ edition, document }) => ({
      name: `${pack.name}-${edition}.txt`,
      bytes: Buffer.from(MARK + documentText(document).replaceAll('\n', '\r\n')),
    }));
  },
};
