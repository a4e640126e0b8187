import { cp, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { setPack } from '../../../src/app/pipeline.js';
import { openProject, type Project } from '../../../src/core/project.js';
import { packPages } from '../../../src/revision/pack-pages.js';
import { filesOfFolder } from '../../../src/studio/folder/read-folder.js';
import { changesSince, stateOfIssue } from '../../../src/studio/issues/changes.js';
import { issuePack } from '../../../src/studio/issues/issue-pack.js';
import { IssueStore } from '../../../src/studio/issues/store.js';
import { takenBack } from '../../../src/studio/issues/take-back.js';
import { CHECKOUT, edit, temporaryFolder } from '../../support/packs.js';
import { world } from '../../support/world.js';

const folder = await temporaryFolder();
const data = join(folder.path, 'our-city');
const indicators = join(data, 'indicators.csv');
const GROWTH = '地区生产总值,经济,%,6.2%';
const CORRECTED = '地区生产总值,经济,%,6.3%';

let project: Project;
let store: IssueStore;

beforeAll(async () => {
  await cp(join(CHECKOUT, 'templates', 'starter'), data, { recursive: true });
  await edit(join(data, 'pack.yaml'), 'editions: [handout, brief]', 'editions: [brief]');
  project = openProject(world, { dataFolder: data });
  store = new IssueStore(world, data);
});
afterAll(folder.remove);

describe('a version that is issued', () => {
  test('is kept with its data and its PDFs under the next number', async () => {
    const { issue } = await issuePack(project, { by: '王敏', note: '送审', title: '政府工作报告' });
    expect(issue).toMatchObject({ number: 1, by: '王敏', note: '送审' });
    expect(issue.files.map(({ name }) => name)).toEqual(['our-city-brief.pdf']);
    const pdf = await store.pdfOf(1, 'our-city-brief.pdf');
    expect(Buffer.from(pdf).subarray(0, 5).toString()).toBe('%PDF-');
    const kept = await store.filesOf(1);
    expect(kept).toEqual(await filesOfFolder(world.files, data));
    expect(await store.list()).toEqual([issue]);
  });

  test('is not part of the data: neither a build nor the next issue reads it', async () => {
    const names = (await filesOfFolder(world.files, data)).map(({ name }) => name);
    expect(names.some((name) => name.includes('issue'))).toBe(false);
  });

  test('is nothing where an edition can’t be set', async () => {
    const whole = await readFile(indicators, 'utf8');
    await writeFile(indicators, whole.replace('6.2%', '六点二，大概'));
    await edit(join(data, 'pack.yaml'), '{{change "gdp"}}', '{{change "nobody"}}');
    await expect(issuePack(project, { by: '', note: '', title: '' })).rejects.toThrow(/nobody|gdp/);
    expect(await store.list()).toHaveLength(1);
    await writeFile(indicators, whole);
    await edit(join(data, 'pack.yaml'), '{{change "nobody"}}', '{{change "gdp"}}');
  });

  test('has only PDFs that its record names, and no other number', async () => {
    await expect(store.pdfOf(1, '../issue.json')).rejects.toThrow();
    await expect(store.pdfOf(9, 'our-city-brief.pdf')).rejects.toThrow(/no version 9/);
    for (const number of [0, -1, 1.5, Number.NaN]) await expect(store.known(number)).rejects.toThrow();
  });
});

describe('what changed since', () => {
  async function changes() {
    const set = await setPack(project, { edition: 'brief' });
    const [brief] = set.editions;
    if (!brief) throw new Error('no brief');
    const pages = packPages(brief.document, brief.printed(), set.report);
    return changesSince(await stateOfIssue(project, 1), set.report, pages);
  }

  test('is nothing at first', async () => {
    expect(await changes()).toEqual({ byHand: [], followed: [], isSame: true });
  });

  test('tells what was changed by hand, with its cell and its pages, and what followed from it', async () => {
    await edit(indicators, GROWTH, CORRECTED);
    const { byHand, followed, isSame } = await changes();
    expect(isSame).toBe(false);
    const [line] = byHand.filter(({ kind }) => kind === 'changed');
    expect(line).toMatchObject({ item: '地区生产总值', column: '2025年实绩', before: '6.2%', after: '6.3%' });
    expect(line?.pages).not.toBe('');
    expect(line?.place).toMatchObject({ line: 2, column: 5 });
    expect(followed.map(({ kind }) => kind)).toContain('followed');
  });
});

describe('a version that is taken back', () => {
  test('changes only the files that differ, each from what is there to what was', async () => {
    await writeFile(join(data, 'new.csv'), '甲,乙\r\n');
    const changed = takenBack(await filesOfFolder(world.files, data), await store.filesOf(1));
    await rm(join(data, 'new.csv'));
    expect(changed.map(({ file, after }) => [file, after === null])).toEqual([
      ['indicators.csv', false],
      ['new.csv', true],
    ]);
    const bytes = Buffer.from(changed[0]?.after ?? '', 'base64').toString();
    expect(bytes).toContain(GROWTH);
    expect(changed[0]?.before).toMatch(/^[a-f0-9]{64}$/);
  });

  test('of files that are the same changes nothing', () => {
    const files = [{ name: 'a.csv', bytes: Buffer.from('1') }];
    expect(takenBack(files, [...files])).toEqual([]);
  });
});

test('a record that somebody damaged is left out, and its number is not given again', async () => {
  await writeFile(join(data, '.briefing', 'issues', '1', 'issue.json'), '{');
  expect(await store.list()).toEqual([]);
  const { issue } = await issuePack(project, { by: '', note: '', title: '' });
  expect(issue.number).toBe(2);
});
