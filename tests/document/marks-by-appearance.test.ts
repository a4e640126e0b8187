import { expect, test } from 'vitest';
import { blocksIn, inlinesIn } from '../../src/document/walk.js';
import { smallReport } from '../support/report.js';
import { documentOf } from '../support/templates.js';

const GLOSSARY = '编号,名词,释义\nn1,甲,一\nn2,乙,二\nn3,丙,三\n';
const PACK = 'title: 简报\nmeeting: 会\nissuer: 府\ndate: 2025-05-08\neditions: [plain]\n';
const TEXT =
  '<section name="s"><p>丙[^丙]</p><table name="t"><caption>表</caption><colgroup><col/></colgroup><tbody><tr><td>甲[^甲]</td></tr></tbody><notes><p>丙[^丙]</p></notes></table><glossary>{{#each glossary as |entry|}}<entry id="{{entry.id}}"><term>{{entry.term}}</term><definition>{{entry.definition}}</definition></entry>{{/each}}</glossary></section>';

function read(settings: string) {
  const { children, notes } = documentOf(TEXT, smallReport({ glossary: GLOSSARY }, PACK + settings));
  const blocks = [...blocksIn(children)];
  const marks = blocks.flatMap(inlinesIn).flatMap((node) => (node.kind === 'note-mark' ? [node.mark] : []));
  const entries = blocks.flatMap((block) => (block.kind === 'glossary' ? block.entries : []));
  return {
    marks: marks.join(''),
    entries: entries.map(({ mark, id }) => mark + id).join(' '),
    notes: Object.entries(notes).map(([id, { mark }]) => mark + id),
  };
}

test('marks are numbered by where terms are first marked, and those without a mark follow', () => {
  const { marks, entries, notes } = read('glossary: { sort: appearance }\n');
  expect(marks).toBe('①②①');
  expect(entries).toBe('①n3 ②n1 ③n2');
  expect(notes.toSorted()).toEqual(['①n3', '②n1', '③n2']);
});

test('else they have the numbers of the rows', () => {
  expect(read('')).toMatchObject({ marks: '③①③', entries: '①n1 ②n2 ③n3' });
});
