import * as v from 'valibot';
import { LineCounter, parseDocument } from 'yaml';
import { type Diagnostic, errorAt, type Place } from '../diagnostics.js';

/** A YAML file's value, and where each part of it stands. */
export interface YamlFile {
  readonly value: unknown;
  /** Place of the node at a path of keys and indexes; of its nearest ancestor when there is none. */
  placeOf(path: readonly (string | number)[]): Place;
}

/** Parses YAML; syntax errors come back as diagnostics with line and column. */
export function parseYaml(text: string, file: string): { yaml: YamlFile; found: Diagnostic[] } {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false });
  const placeAt = (offset: number): Place => {
    const { line, col } = lines.linePos(offset);
    return { file, line, column: col };
  };
  const found = document.errors.map((problem) =>
    errorAt(
      'yaml-syntax',
      { zh: `YAML 写法有误：${problem.message}`, en: `YAML syntax: ${problem.message}` },
      { place: placeAt(problem.pos[0]) },
    ),
  );
  const placeOf = (path: readonly (string | number)[]): Place => {
    for (let depth = path.length; depth > 0; depth--) {
      const node = document.getIn(path.slice(0, depth), true) as
        | { range?: [number, number, number] }
        | undefined;
      if (node?.range) return placeAt(node.range[0]);
    }
    return { file, line: 1, column: 1 };
  };
  return { yaml: { value: found.length > 0 ? undefined : document.toJS(), placeOf }, found };
}

/** Holds a YAML file against a schema; what doesn't fit comes back with the place of the offending key. */
export function checkYaml<Schema extends v.GenericSchema>(
  yaml: YamlFile,
  schema: Schema,
): { value?: v.InferOutput<Schema>; found: Diagnostic[] } {
  const result = v.safeParse(schema, yaml.value);
  if (result.success) return { value: result.output, found: [] };
  const found = result.issues.map((issue) => {
    const path = (issue.path ?? []).map((step) => step.key as string | number);
    const at = path.join('.');
    return errorAt(
      'yaml-shape',
      { zh: `“${at}”不合要求：${issue.message}`, en: `“${at}” does not fit: ${issue.message}` },
      { place: yaml.placeOf(path) },
    );
  });
  return { found };
}
