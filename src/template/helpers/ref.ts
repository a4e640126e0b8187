import type { HelperOptions } from 'handlebars';
import { escapeMarkup } from '../escape.js';
import type { HelperMaker } from './context.js';
import { markup } from './numeral.js';

/**
 * `{{ref "table:projects"}}`: the number of a table, chart, heading or annex and its page, 表3（第20页）;
 * `{{ref "table:projects" page=false}}`: the number alone.
 */
export const ref: HelperMaker = () => (to: string, options: HelperOptions) => {
  const isWithPage = options.hash.page !== false;
  return markup(`<ref to="${escapeMarkup(to)}" page="${isWithPage ? 'shown' : 'none'}"/>`);
};
