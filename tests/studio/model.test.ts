import { expect, test } from 'vitest';
import { Session } from '../../src/app/watch/session.js';
import { type Diagnostic, errorAt, warningAt } from '../../src/core/diagnostics.js';
import { openProject } from '../../src/core/project.js';
import { PreviewModel } from '../../src/studio/preview/model.js';
import { CHECKOUT } from '../support/packs.js';
import { world } from '../support/world.js';

const words = { zh: '一', en: 'one' };

function session(folder: string, diagnostics: readonly Diagnostic[], hasFailed: boolean): Session {
  const example = openProject(world, { dataFolder: 'data/leping-2022', workingFolder: CHECKOUT });
  const project = { ...example, dataFolder: folder };
  return Object.assign(new Session(project, { onOutcome: () => {} }), { diagnostics, hasFailed });
}

test('of several folders, errors come first, and each finding names its folder', () => {
  const place = { file: 'projects.csv', line: 2, column: 5 };
  const model = new PreviewModel([
    session('data/甲县', [warningAt('doubt', words, { place })], false),
    session('data/乙县', [errorAt('wrong', words, { place }), warningAt('doubt', words)], true),
  ]);
  const { failed, diagnostics } = model.state();
  expect(failed).toEqual(['乙县']);
  expect(diagnostics.map(({ severity, folder, where }) => [severity, folder, where])).toEqual([
    ['error', '乙县', 'projects.csv:2:5'],
    ['warning', '甲县', 'projects.csv:2:5'],
    ['warning', '乙县', undefined],
  ]);
});

test('of one folder, nothing need say which', () => {
  const model = new PreviewModel([session('data/甲县', [warningAt('doubt', words)], false)]);
  expect(model.state().diagnostics).toEqual([{ severity: 'warning', message: '一' }]);
});
