import { readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';

/**
 * The tables and texts of the shipped handout as pdfmake alone can set them: no charts, notes, aligned figures,
 * contents or checks; text, rows and page are the same.
 */
export function stockHandout(folder, { page, cell, paragraph, layout }) {
  const read = (name) =>
    parse(readFileSync(new URL(`${name}.csv`, folder)), { columns: true, relax_column_count: true });
  const table = (name, headers) => {
    const body = read(name).map((row) => headers.map((header) => cell(plain(row[header]))));
    return {
      table: { widths: headers.map(() => '*'), headerRows: 1, body: [headers.map(cell), ...body] },
      layout,
    };
  };
  return {
    ...page,
    content: [
      table('indicators', ['指标', '2021年实绩', '2022年目标', '说明']),
      table('sectors', ['指标', '单位', '2021年实绩', '2022年目标']),
      table('works', ['项目', '2021年进展', '2022年目标']),
      ...read('tasks').map((row, index) => paragraph(`${index + 1}.${plain(row.事项)}`)),
      table('projects', ['项目', '投资（亿元）', '年产值（亿元）', '年税收（亿元）', '2022年节点']),
      ...read('glossary').map((row) => paragraph(`${row.名词}　${row.释义}`)),
    ],
  };
}

/** A cell without its glossary marks, a dash where it is empty. */
function plain(text = '') {
  return text.replace(/\[\^[^\]]*\]/g, '') || '—';
}
