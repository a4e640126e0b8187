import { errorAt } from '../../core/diagnostics.js';
import { nearestHint } from '../../core/source/nearest.js';
import { helperCalls } from '../calls.js';
import type { ExaminedPack, PackRule } from './rule.js';

/** What `{{ref "…"}}` in a text of pack.yaml names is a table, a chart, or a thing with an id in a template. */
export const referencesExist: PackRule = (examined) => {
  const calls = examined.passages
    .filter(({ text }) => text.includes('ref'))
    .flatMap((passage) => helperCalls(passage, examined.database).value)
    .filter(({ helper }) => helper === 'ref');
  // what a template prints is not known where there is none
  if (calls.length === 0 || examined.templates.length === 0) return [];
  const known = namesOf(examined);
  return calls.flatMap(({ names: [to] }) => {
    if (!to || known.has(to.name) || (madeByTemplates(examined) && !/^(table|figure):/.test(to.name)))
      return [];
    const message = {
      zh: `没有可以引用的“${to.name}”`,
      en: `There is nothing called "${to.name}" to refer to`,
    };
    return [
      errorAt('unknown-reference', message, { place: to.place, hint: nearestHint(to.name, [...known]) }),
    ];
  });
};

function namesOf({ dataset, templates }: ExaminedPack): Set<string> {
  const written = (pattern: RegExp) =>
    templates.flatMap(({ text }) => [...text.matchAll(pattern)].map(([, name = '']) => name));
  const tables = [...Object.keys(dataset.tables), ...written(/<table name="([^"{]+)"/g)];
  const glossary = Object.values(dataset.tables).filter(({ kind }) => kind === 'glossary');
  return new Set([
    ...tables.map((name) => `table:${name}`),
    ...dataset.pack.charts.map(({ name }) => `figure:${name}`),
    ...written(/\bid="([^"{]+)"/g),
    ...glossary.flatMap(({ rows }) => rows.map(({ id }) => id)),
  ]);
}

/** Whether a template makes ids of data, which are known only when it is rendered. */
function madeByTemplates({ templates }: ExaminedPack): boolean {
  return templates.some(({ text }) => /<(?:h[1-3]|p)\b[^>]*\bid="[^"]*\{\{/.test(text));
}
