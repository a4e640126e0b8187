import { expect, test } from 'vitest';
import { outcomeLine } from '../../../src/app/watch/lines.js';
import type { Outcome } from '../../../src/app/watch/session.js';
import { errorAt, warningAt } from '../../../src/core/diagnostics.js';

const words = { zh: '一', en: 'one' };
const outcome: Outcome = {
  files: ['data/a/projects.csv'],
  written: [],
  diagnostics: [warningAt('doubt', words)],
  hasFailed: false,
  milliseconds: 100,
};

test('warnings are counted, for only the preview lists them', () => {
  expect(outcomeLine(outcome, 'zh')).toBe('projects.csv  PDF 没有变化  1 处警告');
  expect(outcomeLine(outcome, 'en')).toBe('projects.csv  no PDF has changed  1 warning');
  expect(outcomeLine({ ...outcome, diagnostics: [] }, 'zh')).toBe('projects.csv  PDF 没有变化');
});

test('of a build that failed, errors and warnings apart', () => {
  const failed = {
    ...outcome,
    hasFailed: true,
    diagnostics: [errorAt('wrong', words), ...outcome.diagnostics],
  };
  expect(outcomeLine(failed, 'zh')).toBe('projects.csv  1 处错误，PDF 未动  1 处警告');
});
