import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { stepNames } from '../../src/app/pipeline.js';
import { chartTypes } from '../../src/chart/kinds/index.js';
import { commands } from '../../src/cli/commands/index.js';
import { programOptions } from '../../src/cli/options.js';
import type { Language } from '../../src/core/diagnostics.js';
import { periodForm } from '../../src/dataset/kinds/header-form.js';
import { tableKind, wellKnownTables } from '../../src/dataset/kinds/index.js';
import { blockHandlers } from '../../src/document/handlers/block.js';
import { inlineHandlers } from '../../src/document/handlers/inline.js';
import { paperNames } from '../../src/edition/paper.js';
import { editionSchema, styleSchema } from '../../src/edition/schema.js';
import { layouts } from '../../src/imposition/layouts/index.js';
import * as api from '../../src/index.js';
import { helpers } from '../../src/template/helpers/index.js';
import {
  type ChineseDocument,
  codesIn,
  documents,
  examplesIn,
  firstCodes,
  readDocument,
  readIn,
  rowsIn,
  sectionOf,
} from '../support/documents.js';
import { CHECKOUT } from '../support/packs.js';

/** What the code knows, read from its source where it is no export. */
const keysOf = (file: string, start: string) => {
  const [, block = ''] = readDocument(file).split(start);
  return [...(block.split('\n  });')[0] ?? '').matchAll(/^ {4}(\w+)[:,]/gm)].map(([, key = '']) => key);
};
const packKeys = keysOf(
  'src/dataset/pack/schema.ts',
  'export const packSchemaOf = (chartTypes: readonly string[]) =>\n  v.strictObject({',
);
const chartKeys = keysOf(
  'src/dataset/pack/schema.ts',
  'const chartFields = (types: readonly string[]) =>\n  v.strictObject({',
);
const commandNames = commands.map(({ name }) => name);
const options = [programOptions, ...commands.map((command) => command.options)].flatMap((defined) =>
  Object.values(defined).flatMap(({ flags }) => flags.match(/--[a-z-]+/) ?? []),
);

/** The sections that tell of each thing: where they stand, and what they are called in each language. */
const sections = {
  pack: ['data/pack.md', '各项', 'The keys'],
  sentences: ['data/pack.md', '句子里的数字', 'Figures in sentences'],
  helpers: ['templates/README.md', '助手函数', 'Helpers'],
  elements: ['templates/README.md', '元素', 'Elements'],
  charts: ['data/charts.md', '类型', 'Types'],
  chartFields: ['data/charts.md', '各项', 'Fields'],
  edition: ['templates/edition.md', 'edition.yaml', 'edition.yaml'],
  commands: ['.readme/commands.md', '有哪些命令', 'The commands'],
  options: ['.readme/commands.md', '选项', 'Options'],
  sheets: ['out/README.md', '拼到大纸上', 'On larger sheets'],
  columns: ['data/README.md', '每一列填什么，印在哪里', 'What each column holds and prints'],
} as const satisfies Record<string, readonly [ChineseDocument, string, string]>;

describe.each(['zh', 'en'] as const)('the documents in %s', (language) => {
  const section = (name: keyof typeof sections) => textOf(name, language);

  it('name every helper', () => {
    const named = [...firstCodes(section('sentences')), ...firstCodes(section('helpers'))];
    expect(sorted(named)).toEqual(sorted(Object.keys(helpers)));
  });

  it('name every element', () => {
    const known = [...Object.keys(blockHandlers), ...Object.keys(inlineHandlers)];
    expect(sorted(firstCodes(section('elements')))).toEqual(sorted(known));
  });

  it('show no element and no attribute that compose does not know', () => {
    const handlers = ['block', 'inline', 'table']
      .map((name) => readDocument(`src/document/handlers/${name}.ts`))
      .join('\n');
    // rows and columns of a table are taken for what they are wherever they stand
    const known = [...Object.keys(blockHandlers), ...Object.keys(inlineHandlers), 'tr', 'col'];
    const shown = [...section('elements').matchAll(/<([a-z]+)[ />]/g)].map(([, name = '']) => name);
    for (const name of shown.filter((one) => !known.includes(one)))
      expect(handlers, `<${name}>`).toMatch(new RegExp(`'${name}'`));
    const attributes = rowsIn(section('elements')).flatMap(([, cell = '']) => codesIn(cell));
    for (const name of attributes) expect(handlers, name).toMatch(new RegExp(`\\b${name}\\b`));
  });

  it('name every chart type', () => {
    expect(sorted(firstCodes(section('charts')))).toEqual(sorted(chartTypes));
  });

  it('name every field of a chart', () => {
    expect(chartKeys).toContain('series');
    expect(sorted(firstCodes(section('chartFields')))).toEqual(sorted(chartKeys));
  });

  it('name every key of pack.yaml', () => {
    expect(packKeys).toContain('narrative');
    expect(sorted(firstCodes(section('pack')))).toEqual(sorted(packKeys));
  });

  it('name every key of edition.yaml and of a style', () => {
    expect(sorted(firstCodes(section('edition')))).toEqual(sorted(Object.keys(editionSchema.entries)));
    const styles = rowsIn(section('edition')).find(([key]) => key === '`styles`') ?? [];
    const named = codesIn(styles[1] ?? '').filter((name) => name !== 'body');
    expect(sorted(named)).toEqual(sorted(Object.keys(styleSchema.entries)));
  });

  it('name every command and option', () => {
    const words = rowsIn(section('commands')).flatMap(([cell = '']) =>
      codesIn(cell).map((code) => code.split(' ')[1] ?? ''),
    );
    expect(sorted(words)).toEqual(sorted([...commandNames, 'help']));
    const named = rowsIn(section('options')).flatMap(([cell = '']) => cell.match(/--[a-z-]+/g) ?? []);
    expect(sorted(named)).toEqual(sorted(options));
  });

  it('name every layout and size of paper', () => {
    const text = section('sheets');
    for (const name of [...paperNames, ...Object.keys(layouts)]) expect(text).toContain(name);
  });

  it('name every measure of a period', () => {
    const measures = periodForm(2021, '实绩')
      .examples('')
      .map((header) => header.replace('2021年', ''));
    expect(measures).toContain('目标');
    for (const measure of measures) expect(section('columns')).toContain(measure);
  });

  it('name every palette', () => {
    const palettes = parse(readDocument('templates/shared/palettes.yaml')) as Readonly<
      Record<string, unknown>
    >;
    const row = rowsIn(section('pack')).find(([key]) => key === '`palette`');
    for (const name of Object.keys(palettes)) expect(row?.[1]).toContain(name);
  });

  it('name every table and its columns', () => {
    const parts = section('columns').split(/^### /m);
    const everywhere = rowsIn(parts.at(-1) ?? '');
    for (const [table, kind] of wellKnownTables) {
      const part = parts.find((one) => one.split('\n')[0]?.includes(`${table}.csv`)) ?? '';
      for (const { header, required } of tableKind(kind).columns) {
        if (typeof header !== 'string') continue;
        const row = [...rowsIn(part), ...everywhere].find(([cell]) => cell === header);
        expect(row, `${header} of ${table}`).toBeDefined();
        if (required === 'if-there') expect(row?.[1], header).toMatch(/^(有此列就每行填|in each row, where)/);
        else if (required) expect(row?.[1]).toMatch(/^\*\*/);
        else
          expect(row?.[1], header).toMatch(
            row && everywhere.includes(row) ? new RegExp(`${table}\\.csv|^$`) : /^$/,
          );
      }
    }
  });
});

describe('the documents', () => {
  it('run no command that there is not', () => {
    for (const file of documents) {
      const used = [...readDocument(file).matchAll(/npx briefing ([a-z]+)/g)].map(([, word = '']) => word);
      expect([...commandNames, 'help'], file).toEqual(expect.arrayContaining(used));
    }
  });

  it('name the steps in their order', () => {
    const way = sectionOf(readDocument('src/README.md'), 'The way of the data') ?? '';
    const steps = Object.keys(stepNames);
    expect(way).toContain(steps.join(' → '));
    expect(rowsIn(way).map(([cell = '']) => cell.split(' ')[0])).toEqual(steps);
  });

  it('name every room of the house', () => {
    const entries = readdirSync(join(CHECKOUT, 'src'), { withFileTypes: true });
    const rooms = entries.filter((entry) => entry.isDirectory()).map(({ name }) => name);
    expect(sorted(firstCodes(sectionOf(readDocument('src/README.md'), 'The rooms') ?? ''))).toEqual(
      sorted(rooms),
    );
  });

  it('name the seams by what they are called', () => {
    const seams = rowsIn(sectionOf(readDocument('src/README.md'), 'The seams') ?? '');
    expect(seams).not.toEqual([]);
    for (const [, where = ''] of seams) {
      const codes = codesIn(where);
      const source = readDocument(codes.at(-1) ?? '');
      for (const name of codes.slice(0, -1))
        expect(source).toMatch(new RegExp(`export (interface|type) ${name}\\b`));
    }
  });

  it('call nothing that the library does not export', () => {
    const [{ code } = { code: '' }] = examplesIn(readDocument('src/README.md')).filter(
      (one) => one.language === 'js',
    );
    const [, names = ''] = /import \{(.*)\} from 'briefing'/.exec(code) ?? [];
    const called = names.split(',').map((name) => name.trim());
    expect(called).toContain('memoryWorkspace');
    expect(Object.keys(api)).toEqual(expect.arrayContaining(called));
  });
});

function textOf(name: keyof typeof sections, language: Language): string {
  const [file, zh, en] = sections[name];
  const title = { zh, en }[language];
  const text = sectionOf(readIn(file, language), title);
  expect(text, `a section “${title}” in ${file}`).toBeDefined();
  return text ?? '';
}

function sorted(names: Iterable<string>): string[] {
  return [...names].sort();
}
