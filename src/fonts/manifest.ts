import { dirname, join } from 'node:path';
import * as v from 'valibot';
import { type Bilingual, type Diagnostic, errorAt, ReportError } from '../core/diagnostics.js';
import type { Installation } from '../core/world.js';

const FILE = join('fonts', 'manifest.json');

/** The roles that styles and charts name. */
const ROLES = ['小标宋', '仿宋', '楷体', '黑体', '宋体'];

const text = v.pipe(v.string(), v.nonEmpty());
/** A path below the folder that it is in. */
const path = v.pipe(
  text,
  v.check((one) => !/^[\\/]|^\w:|(^|[\\/])\.\.([\\/]|$)|\0/.test(one)),
);

const face = v.strictObject({
  package: v.optional(v.pipe(v.string(), v.regex(/^(@[\w-]+\/)?[\w][\w.-]*$/))),
  file: path,
  sha256: v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/)),
  licence: text,
  dashFeatures: v.optional(v.array(v.pipe(v.string(), v.regex(/^[\x20-\x7e]{4}$/)))),
  impostors: v.optional(text),
  poor: v.optional(text),
});

const link = v.strictObject({
  face: text,
  for: v.optional(v.picklist(['latin', 'circled', 'signs'])),
  strokeEm: v.optional(v.pipe(v.number(), v.minValue(0), v.maxValue(0.2))),
});

const chain = v.pipe(
  v.array(link),
  v.check((links) => links.some((one) => one.for === undefined)),
);

const role = v.strictObject({ local: v.array(text), regular: chain, bold: chain });

const schema = v.strictObject({
  faces: v.record(v.string(), face),
  roles: v.record(v.string(), role),
});

/** `fonts/manifest.json`: every face with its file, and every role with its chains of faces. */
export type Manifest = Readonly<v.InferOutput<typeof schema>>;

/**
 * A face. `package` is the npm package that holds the file; without one the file lies under `fonts/`. `dashFeatures`
 * are the OpenType features that make its dash full width, `impostors` the characters that it has but draws as others,
 * `poor` those that it draws too small or in the wrong place.
 */
export type FaceEntry = Readonly<v.InferOutput<typeof face>>;

/** A role. `local` are the names by which an office's own font is known for this role, see {@link localFaces}. */
export type RoleEntry = Readonly<v.InferOutput<typeof role>>;

/** A link of a chain. With `for` it is asked for these characters only; `strokeEm` stands in for a missing bold. */
export type ChainLink = Readonly<v.InferOutput<typeof link>>;

/** The manifest of the program, as text. Throws a ReportError where it can't be read. */
export function readManifestText({ folder, files }: Installation): string {
  try {
    return files.sync.read(join(folder, FILE)).toString();
  } catch (problem) {
    const { code } = problem as NodeJS.ErrnoException;
    throw wrong([problemOf({ zh: `读不了（${code}）`, en: `can't be read (${code})` })]);
  }
}

/** Throws a ReportError that lists all that is wrong with it, each with its path in the file. */
export function parseManifest(source: string): Manifest {
  let value: unknown;
  try {
    value = JSON.parse(source);
  } catch (problem) {
    const { message } = problem as SyntaxError;
    throw wrong([problemOf({ zh: `不是合格的 JSON（${message}）`, en: `is no valid JSON (${message})` })]);
  }
  const { success, output, issues } = v.safeParse(schema, value);
  if (!success) throw wrong(issues.map(issueProblem));
  const found = [...missingRoles(output), ...missingFaces(output)];
  if (found.length > 0) throw wrong(found);
  return output;
}

function wrong(found: readonly Diagnostic[]): ReportError {
  return new ReportError(found);
}

function problemOf(message: Bilingual, path = ''): Diagnostic {
  return errorAt('font-manifest', message, { place: { file: FILE, ...(path !== '' && { field: path }) } });
}

/** What each kind of value in the manifest should be, by the last name of its path. */
const SHAPES: Readonly<Record<string, Bilingual>> = {
  faces: { zh: '字体的名字和内容', en: 'faces by name' },
  roles: { zh: '角色的名字和内容', en: 'roles by name' },
  local: { zh: '一列字体名', en: 'a list of names of fonts' },
  regular: { zh: '一列字体，至少一种用于所有字', en: 'a list of faces, one at least for all characters' },
  bold: { zh: '一列字体，至少一种用于所有字', en: 'a list of faces, one at least for all characters' },
  sha256: { zh: '64 位十六进制的 SHA-256', en: 'a SHA-256 of 64 hexadecimal digits' },
  file: { zh: '文件夹里的一个路径', en: 'a path in its folder' },
  package: { zh: 'npm 包名', en: 'the name of an npm package' },
  for: { zh: 'latin、circled 或 signs', en: 'latin, circled or signs' },
  strokeEm: { zh: '0 到 0.2 的数', en: 'a number from 0 to 0.2' },
  dashFeatures: { zh: '一列四个字母的 OpenType 特性', en: 'a list of OpenType features of four letters' },
};
const OTHERWISE: Bilingual = { zh: '别的内容', en: 'something else' };
const TEXT: Bilingual = { zh: '一段文字，不能空', en: 'a text that is not empty' };
const GROUP: Bilingual = { zh: '几项“名称: 内容”', en: 'a group of keys' };

function issueProblem(issue: v.BaseIssue<unknown>): Diagnostic {
  const keys = (issue.path ?? []).map(({ key }) => String(key));
  const path = keys.join('.');
  const name = keys.findLast((key) => !/^\d+$/.test(key)) ?? '';
  if (issue.type === 'strict_object' && issue.expected === 'never')
    return problemOf({ zh: `不认识的名称“${name}”`, en: `“${name}” is no known key` }, path);
  if (issue.received === 'undefined')
    return problemOf({ zh: `缺少“${name}”`, en: `“${name}” is missing` }, path);
  const byKind = issue.type === 'strict_object' || issue.type === 'record' ? GROUP : TEXT;
  const shape = SHAPES[name] ?? (issue.type === 'check' ? OTHERWISE : byKind);
  return problemOf({ zh: `应是${shape.zh}`, en: `should be ${shape.en}` }, path);
}

function missingRoles({ roles }: Manifest): Diagnostic[] {
  const missing = ROLES.filter((name) => !Object.hasOwn(roles, name));
  return missing.map((name) => problemOf({ zh: `缺少“${name}”`, en: `“${name}” is missing` }, 'roles'));
}

function missingFaces({ faces, roles }: Manifest): Diagnostic[] {
  return Object.entries(roles).flatMap(([name, entry]) =>
    (['regular', 'bold'] as const).flatMap((weight) =>
      entry[weight].flatMap(({ face: wanted }, index) => {
        if (Object.hasOwn(faces, wanted)) return [];
        const message = { zh: `没有字体“${wanted}”`, en: `there is no face “${wanted}”` };
        return [problemOf(message, `roles.${name}.${weight}.${index}.face`)];
      }),
    ),
  );
}

/**
 * The file of a face: inside its npm package, among those that go with the program where that is a package itself, or
 * under `fonts/`. Throws a ReportError if it isn't there.
 */
export function locateFace(installation: Installation, name: string, entry: FaceEntry): string {
  const { files } = installation;
  const path = foldersOf(installation, entry)
    .map((folder) => join(folder, entry.file))
    .find((file) => files.sync.stat(file));
  if (path !== undefined) return path;
  throw new ReportError([
    errorAt(
      'font-missing',
      {
        zh: `找不到字体 ${name} 的文件 ${entry.file}`,
        en: `the file ${entry.file} of the font ${name} is missing`,
      },
      {
        place: { file: FILE },
        hint: { zh: '重新安装；在源码里运行 npm ci', en: 'install again; in a checkout, run npm ci' },
      },
    ),
  ]);
}

/**
 * Where a program that was packed has its faces, each below the name of the npm package it is from, and their digests.
 */
export function packedFaces({ folder }: Installation): string {
  return join(folder, '.build', 'faces');
}

function foldersOf(installation: Installation, { package: name }: FaceEntry): readonly string[] {
  if (name === undefined) return [join(installation.folder, 'fonts')];
  const inPackages = foldersAbove(installation.folder).map((folder) => join(folder, 'node_modules', name));
  const [own = '', ...others] = inPackages;
  return [own, join(packedFaces(installation), name), ...others];
}

/** A folder and all that it is in: Node looks for packages in each. */
function foldersAbove(folder: string): readonly string[] {
  const above = dirname(folder);
  return above === folder ? [folder] : [folder, ...foldersAbove(above)];
}
