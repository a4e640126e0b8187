import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { stepNames } from '../src/app/pipeline.ts';
import { chartTypes } from '../src/chart/kinds/index.ts';
import { chineseNames, tableSchemas, wellKnownTables } from '../src/dataset/table/schema.ts';
import { blockHandlers } from '../src/document/handlers/block.ts';
import { inlineHandlers } from '../src/document/handlers/inline.ts';
import { editionSchema, styleSchema } from '../src/edition/schema.ts';
import { helpers } from '../src/template/helpers/index.ts';

const ROOT = join(import.meta.dirname, '..');
const read = (file: string) => readFileSync(join(ROOT, file), 'utf8');
const [english = '', chinese = ''] = read('README.md').split(/^(?=## 中文$)/m);

/** What the code knows, read from its source where it is no export. */
const keysOf = (file: string, start: string) => {
  const [, block = ''] = read(file).split(start);
  return [...(block.split('\n});')[0] ?? '').matchAll(/^ {2}(\w+)[:,]/gm)].map(([, key = '']) => key);
};
const packKeys = keysOf('src/dataset/pack.ts', 'const packSchema = v.strictObject({');
const commands = [...read('src/cli/cli.ts').matchAll(/\.command\('(\w+)'\)/g)].map(([, name = '']) => name);
const optionText = /'(?:-\w, )?(--[a-z-]+)(?: [<[][^'>]+[>\]])?'/g;
const options = [...read('src/cli/cli.ts').matchAll(optionText)].map(([, name = '']) => name);
const { scripts } = JSON.parse(read('package.json')) as { scripts: Record<string, string> };

const titles = {
  pack: ['pack.yaml', 'pack.yaml'],
  sentences: ['Figures in sentences', '文中的数字'],
  helpers: ['Helpers', '助手函数'],
  elements: ['Elements', '元素'],
  charts: ['Charts', '图'],
  edition: ['edition.yaml', 'edition.yaml'],
  commands: ['Commands', '命令'],
  columns: ['Tables and columns', '表与列'],
  workbooks: ['Workbooks', '工作簿'],
  built: ['How it is built', '程序的构成'],
} as const;

describe.each([
  ['English', english, 0],
  ['Chinese', chinese, 1],
] as const)('the %s half of the README', (_, half, language) => {
  const section = (name: keyof typeof titles) => sectionOf(half, titles[name][language]);

  it('names every helper', () => {
    const named = [...firstCells(section('sentences')), ...firstCells(section('helpers'))];
    expect(sorted(named)).toEqual(sorted(Object.keys(helpers)));
  });

  it('names every element', () => {
    const known = [...Object.keys(blockHandlers), ...Object.keys(inlineHandlers)];
    expect(sorted(firstCells(section('elements')))).toEqual(sorted(known));
  });

  it('shows no element and no attribute that compose does not know', () => {
    const source = ['block', 'inline', 'table']
      .map((name) => read(`src/document/handlers/${name}.ts`))
      .join('\n');
    // rows and columns of a table are taken for what they are wherever they stand
    const known = [...Object.keys(blockHandlers), ...Object.keys(inlineHandlers), 'tr', 'col'];
    const shown = [...section('elements').matchAll(/<([a-z]+)[ />]/g)].map(([, name = '']) => name);
    for (const name of shown.filter((one) => !known.includes(one)))
      expect(source, `<${name}>`).toMatch(new RegExp(`'${name}'`));
    const attributes = tableRows(section('elements')).flatMap(([, cell = '']) => codesIn(cell));
    for (const name of attributes) expect(source, name).toMatch(new RegExp(`\\b${name}\\b`));
  });

  it('names every chart type', () => {
    const [types = []] = tables(section('charts'));
    expect(sorted(types.flatMap(([cell = '']) => codesIn(cell)))).toEqual(sorted(chartTypes));
  });

  it('names every key of pack.yaml', () => {
    expect(packKeys).toContain('narrative');
    expect(sorted(firstCells(section('pack')))).toEqual(sorted(packKeys));
  });

  it('names every key of edition.yaml and of a style', () => {
    expect(sorted(firstCells(section('edition')))).toEqual(sorted(Object.keys(editionSchema.entries)));
    const styles = tableRows(section('edition')).find(([key]) => key === '`styles`') ?? [];
    const named = codesIn(styles[1] ?? '').filter((name) => name !== 'body');
    expect(sorted(named)).toEqual(sorted(Object.keys(styleSchema.entries)));
  });

  it('names every command and option', () => {
    const [named = [], flags = []] = tables(section('commands'));
    const words = named.flatMap(([cell = '']) => codesIn(cell).map((code) => code.split(' ')[1] ?? ''));
    expect(sorted(words)).toEqual(sorted([...commands, 'help']));
    const long = flags.flatMap(([cell = '']) => cell.match(/--[a-z-]+/g) ?? []);
    expect(sorted(long)).toEqual(sorted(new Set(options)));
    const used = [...half.matchAll(/npx briefing ([a-z]+)/g)].map(([, word = '']) => word);
    expect(commands).toEqual(expect.arrayContaining(used));
  });

  it('names every table and its columns', () => {
    const rows = tableRows(section('columns'));
    const files = rows.flatMap(([cell = '']) => codesIn(cell));
    expect(sorted(files)).toEqual(sorted([...wellKnownTables.keys()].map((name) => `${name}.csv`)));
    for (const [cell = '', columns = ''] of rows) {
      const kind = wellKnownTables.get((codesIn(cell)[0] ?? '').replace('.csv', ''));
      for (const { header, required } of kind ? tableSchemas[kind] : []) {
        if (typeof header !== 'string') continue;
        expect(columns, `${cell} ${header}`).toContain(required ? `**${header}**` : header);
        if (!required) expect(columns).not.toContain(`**${header}**`);
      }
    }
  });

  it('names every name of a worksheet', () => {
    const rows = tableRows(section('workbooks')).map(([table = '', names = '']) => [
      codesIn(table)[0],
      names.split(/, |、/),
    ]);
    expect(rows.slice(0, -1)).toEqual([...chineseNames]);
  });

  it('names the steps in their order', () => {
    const steps = Object.keys(stepNames);
    expect(section('built')).toContain(steps.join(' → '));
    const named = tableRows(section('built')).map(([cell = '']) => cell.split(' ')[0]);
    expect(named).toEqual(steps);
  });

  it('names no script, file or section that is not there', () => {
    const used = [...half.matchAll(/npm run ([a-z]+)/g)].map(([, name = '']) => name);
    expect(Object.keys(scripts)).toEqual(expect.arrayContaining(used));
    const paths = codesIn(half).filter((code) => /^(src|templates|fonts|tests|data|\.ci)\//.test(code));
    const missing = paths.filter((path) => path !== 'fonts/local/' && !path.includes('our-city'));
    expect(missing.filter((path) => !/notice|</.test(path) && !existsSync(join(ROOT, path)))).toEqual([]);
    const anchors = [...half.matchAll(/\]\(#([^)]+)\)/g)].map(([, anchor = '']) => anchor);
    const headings = [...`${english}${chinese}`.matchAll(/^#+ (.+)$/gm)].map(([, title = '']) => title);
    const known = headings.map((title) => title.toLowerCase().replaceAll(' ', '-'));
    expect(known).toEqual(expect.arrayContaining(anchors));
  });
});

describe('the two halves of the README', () => {
  it('have the same sections, tables and examples', () => {
    expect(shapeOf(chinese, 1)).toEqual(shapeOf(english, 0));
  });

  it('name the same things in the same order', () => {
    const words = (half: string) => firstCells(half).filter((code) => /^[\x20-\x7e]+$/.test(code));
    expect(words(chinese)).toEqual(words(english));
  });
});

/** The text under a heading, up to the next one of any level. */
function sectionOf(half: string, title: string): string {
  const lines = half.split('\n');
  const start = lines.findIndex((line) => /^#+ /.test(line) && line.replace(/^#+ /, '') === title);
  expect(start, `a section “${title}”`).toBeGreaterThan(-1);
  const end = lines.findIndex((line, index) => index > start && /^#{2,} /.test(line));
  return lines.slice(start + 1, end === -1 ? undefined : end).join('\n');
}

/** The tables of a text: the cells of their rows, heads left out. */
function tables(text: string): string[][][] {
  const blocks = text.match(/(?:^\|.*\n?)+/gm) ?? [];
  return blocks.map((block) => {
    const [, , ...rows] = block.trim().split('\n');
    return rows.map((row) =>
      row
        .split(/(?<!\\)\|/)
        .slice(1, -1)
        .map((cell) => cell.trim()),
    );
  });
}

function tableRows(text: string): string[][] {
  return tables(text).flat();
}

/** What stands as code in the first column of every table. */
function firstCells(text: string): string[] {
  return tableRows(text).flatMap(([cell = '']) => codesIn(cell));
}

function codesIn(text: string): string[] {
  const prose = text.replace(/^ *```[\s\S]*?^ *```$/gm, '');
  return [...prose.matchAll(/`([^`\n]+)`/g)].map(([, code = '']) => code);
}

/** Headings by level, tables by their rows and examples by language, in the order in which they stand. */
function shapeOf(half: string, deeper: number): string[] {
  const lines = half.split('\n');
  const isTitle = (line: string) => /^(# briefing|## 中文)$/.test(line);
  return lines.flatMap((line) => {
    const [hashes] = /^#+(?= )/.exec(line) ?? [];
    if (isTitle(line)) return ['title'];
    if (hashes) return [`heading ${hashes.length - deeper}`];
    if (/^ *```/.test(line)) return [line.trim()];
    if (line.startsWith('|')) return [`row of ${line.split(/(?<!\\)\|/).length - 2}`];
    if (/^(- |\d\. )/.test(line)) return ['item'];
    return line.startsWith('<!--') || line.startsWith('![') ? [line.replace(/\[.*\]/, '')] : [];
  });
}

function sorted(names: Iterable<string>): string[] {
  return [...names].sort();
}
