import * as v from 'valibot';
import { expect, test } from 'vitest';
import { formatDiagnostic } from '../../../src/core/diagnostics.js';
import { checkYaml, readYaml } from '../../../src/core/source/yaml.js';
import type { YamlFile } from '../../../src/core/source/yaml-file.js';

const schema = v.strictObject({ align: v.picklist(['left', 'right']) });

function said(text: string): string[] {
  const { value } = readYaml({ file: 'a.yaml', text });
  return checkYaml(schema, value as YamlFile).found.map((one) => formatDiagnostic(one, 'en'));
}

test('a word that is no choice is told with the nearest one, a list or a group by its shape', () => {
  expect(said('align: lefft')).toEqual([
    'a.yaml:1:8 error: "lefft" is not one of the choices\n    Did you mean "left"?',
  ]);
  expect(said('align: [left]')).toEqual(['a.yaml:1:8 error: "align" should be one word']);
  expect(said('align: { left: 1 }')).toEqual(['a.yaml:1:8 error: "align" should be one word']);
});
