import type { HelperOptions } from 'handlebars';
import { escapeMarkup } from '../escape.js';
import { type HelperMaker, HelperProblem } from './context.js';
import { markup } from './numeral.js';

/**
 * `{{ref "table:projects"}}`: the number of a table, chart, heading or annex and its page, 表3（第20页）;
 * `{{ref "table:projects" page=false}}`: the number alone.
 */
export const ref: HelperMaker = () => (to: string, options: HelperOptions) => {
  const { page = true, ...others } = options.hash as Record<string, unknown>;
  if (typeof page !== 'boolean' || Object.keys(others).length > 0)
    throw new HelperProblem(
      'helper-arguments',
      { zh: '“ref”只能另写 page=true 或 page=false', en: '“ref” takes page=true or page=false besides' },
      options,
    );
  return markup(`<ref to="${escapeMarkup(to)}" page="${page ? 'shown' : 'none'}"/>`);
};
