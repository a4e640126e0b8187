import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { errorAt, ReportError } from '../diagnostics.js';

/** `fonts/manifest.json`: every face with its file, and every role with its chains of faces. */
export interface Manifest {
  readonly faces: Readonly<Record<string, FaceEntry>>;
  readonly roles: Readonly<Record<string, RoleEntry>>;
}

export interface FaceEntry {
  /** npm package that holds the file; without one the file lies under `fonts/`. */
  readonly package?: string;
  readonly file: string;
  readonly sha256: string;
  readonly licence: string;
  /** OpenType features that make the dash of this face full width. */
  readonly dashFeatures?: readonly string[];
}

export interface RoleEntry {
  /** Names under which an office's own font in `fonts/local/` replaces the main face of this role. */
  readonly local: readonly string[];
  readonly regular: readonly ChainLink[];
  readonly bold: readonly ChainLink[];
}

export interface ChainLink {
  readonly face: string;
  /** The only characters this link is asked for; a link without it is asked for all. */
  readonly for?: 'latin' | 'circled';
  readonly strokeEm?: number;
}

/** The manifest of the program in `projectRoot`, as text. */
export function readManifestText(projectRoot: string): string {
  return readFileSync(join(projectRoot, 'fonts', 'manifest.json'), 'utf8');
}

/** Throws a ReportError for what is no JSON. */
export function parseManifest(text: string): Manifest {
  try {
    return JSON.parse(text);
  } catch (problem) {
    const { message } = problem as SyntaxError;
    const words = { zh: `不是合格的 JSON（${message}）`, en: `is no valid JSON (${message})` };
    throw new ReportError([
      errorAt('font-manifest', words, { place: { file: join('fonts', 'manifest.json') } }),
    ]);
  }
}

/** The fonts that the office has put into `fonts/local/`, each with its size and date. */
export function localFiles(projectRoot: string): string[] {
  const folder = join(projectRoot, 'fonts', 'local');
  if (!existsSync(folder)) return [];
  return readdirSync(folder).map((name) => {
    const { size, mtimeMs } = statSync(join(folder, name));
    return `${name} ${size} ${mtimeMs}`;
  });
}

/** The file of a face: inside its npm package, or under `fonts/`. Throws a ReportError if it isn't there. */
export function locateFace(projectRoot: string, name: string, entry: FaceEntry): string {
  const path = join(folderOf(projectRoot, entry) ?? '', entry.file);
  if (existsSync(path)) return path;
  throw new ReportError([
    errorAt(
      'font-missing',
      {
        zh: `找不到字体 ${name} 的文件 ${entry.file}`,
        en: `the file ${entry.file} of the font ${name} is missing`,
      },
      { place: { file: join('fonts', 'manifest.json') }, hint: { zh: '运行 npm ci', en: 'run npm ci' } },
    ),
  ]);
}

function folderOf(projectRoot: string, entry: FaceEntry): string | undefined {
  if (entry.package === undefined) return join(projectRoot, 'fonts');
  try {
    const resolve = createRequire(join(projectRoot, 'package.json')).resolve;
    return dirname(resolve(`${entry.package}/package.json`));
  } catch {
    return undefined;
  }
}

/** The first of a role's local font files that the office has put into `fonts/local/`, if any. */
export function locateLocal(projectRoot: string, role: RoleEntry): string | undefined {
  const folder = join(projectRoot, 'fonts', 'local');
  if (!existsSync(folder)) return undefined;
  return role.local.map((file) => join(folder, file)).find((path) => existsSync(path));
}
