import { cp, mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { validate } from '../../src/app/validate.js';
import { type Diagnostic, formatPlace, ReportError } from '../../src/core/diagnostics.js';
import { load } from '../../src/input/load.js';
import { world } from '../support/world.js';

/*
 * Each folder under fixtures/data is a case: its files stand in for those of `base`, and `expected.json`
 * lists what is then found. A new case is a new folder; `vitest -u` writes what it finds, for you to read.
 */
const fixtures = join(import.meta.dirname, '../fixtures/data');
const cases = (await readdir(fixtures)).sort();

describe('a data folder', () => {
  test.each(cases)('%s', async (name) => {
    const folder = await mkdtemp(join(tmpdir(), 'briefing-'));
    onTestFinished(() => rm(folder, { recursive: true }));
    await cp(join(fixtures, 'base'), folder, { recursive: true, filter: isData });
    await cp(join(fixtures, name), folder, { recursive: true, filter: isData });
    const found = (await diagnose(folder)).map((one) => summary(one, folder));
    await expect(`${JSON.stringify(found, null, 2)}\n`).toMatchFileSnapshot(
      join(fixtures, name, 'expected.json'),
    );
  });
});

/** What is expected of a folder is no table of it. */
const isData = (path: string) => !path.endsWith('expected.json');

async function diagnose(folder: string): Promise<readonly Diagnostic[]> {
  try {
    return validate(await load(world.files, folder)).warnings;
  } catch (error) {
    if (error instanceof ReportError) return error.diagnostics;
    throw error;
  }
}

function summary({ severity, code, place, message, hint }: Diagnostic, folder: string) {
  const withinFolder = (text: string) => text.replaceAll(`${folder}/`, '');
  const at = place && formatPlace({ ...place, file: relative(folder, place.file) }, 'zh');
  const texts = [message, ...(hint ? [hint] : [])];
  return {
    [severity]: code,
    at,
    zh: withinFolder(texts.map(({ zh }) => zh).join(' ')),
    en: withinFolder(texts.map(({ en }) => en).join(' ')),
  };
}
