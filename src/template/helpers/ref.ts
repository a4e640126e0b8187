import type { HelperOptions } from 'handlebars';
import { escapeMarkup } from '../escape.js';
import type { HelperDefinition } from './context.js';
import { kinds } from './kinds.js';
import { markup } from './numeral.js';

/**
 * `{{ref "table:projects"}}`: the number of a table, chart, heading or annex and its page, 表3（第20页）;
 * `{{ref "table:projects" page=false}}`: the number alone.
 */
export const ref: HelperDefinition = {
  takes: [kinds.text],
  named: { page: kinds.yesOrNo },
  isForSentences: true,
  example: '{{ref "table:projects"}}',
  words: {
    zh: '表、图（`figure:growth`）、标题或附件（模板里的 `id`）的编号和页码：表3（第20页）；写 `page=false` 则不带页码。`alt` 里不能用',
    en: 'the number of a table, a chart (`figure:growth`), a heading or an annex (its `id` in the template), with its page: 表3（第20页）; `page=false` leaves the page out. Not in `alt`',
  },
  make: () => (to: string, options: HelperOptions) => {
    const isWithPage = options.hash.page !== false;
    return markup(`<ref to="${escapeMarkup(to)}" page="${isWithPage ? 'shown' : 'none'}"/>`);
  },
};
