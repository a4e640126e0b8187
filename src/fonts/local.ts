import { join } from 'node:path';
import { type Bilingual, type Diagnostic, errorAt, ReportError, warningAt } from '../core/diagnostics.js';
import type { Installation } from '../core/world.js';
import type { Manifest } from './manifest.js';
import { facesIn, type SfntFace, type SfntProblem } from './sfnt.js';

/** A face of a font that the office has put into `fonts/local/`. */
export interface LocalFace extends SfntFace {
  readonly path: string;
  /** `local simsun.ttc 1`: the file, and the number of the face where it holds several. */
  readonly name: string;
}

/** The faces that take the place of a role's main one: one for both weights, or a heavier one for the bold. */
export interface LocalRole {
  readonly regular: LocalFace;
  readonly bold?: LocalFace;
}

export interface LocalFonts {
  readonly roles: ReadonlyMap<string, LocalRole>;
  /** Fonts that are not used, and those whose makers forbid what is done with them. */
  readonly found: readonly Diagnostic[];
}

const FOLDER = join('fonts', 'local');

/** Files that systems put into every folder. */
const NOT_PUT_THERE = /^(\.|~|desktop\.ini$|thumbs\.db$|__macosx$)/i;

/** The weight from which a face is a bold one. */
const BOLD = 600;

/** The files of `fonts/local/`, each with what changes when it does. */
export function localFiles(installation: Installation): string[] {
  const { files } = installation;
  const folder = localFolder(installation);
  return namesIn(installation).map((name) => {
    const stat = files.sync.stat(join(folder, name));
    return `${name} ${stat?.sizeBytes} ${stat?.modifiedMs} ${stat?.changedMs} ${stat?.id}`;
  });
}

function localFolder({ folder, localFonts }: Installation): string {
  return localFonts ?? join(folder, FOLDER);
}

function namesIn(installation: Installation): string[] {
  const names = installation.files.sync.list(localFolder(installation));
  return names.filter((name) => !NOT_PUT_THERE.test(name)).sort();
}

/**
 * The fonts that the office has put into `fonts/local/`, by the roles of the manifest: a face belongs to the role of
 * which it bears a name, inside or else as its file is called. Throws a ReportError that names every file that can't
 * be used.
 */
export function localFonts(installation: Installation, manifest: Manifest): LocalFonts {
  const { files } = installation;
  const errors: Diagnostic[] = [];
  const found: Diagnostic[] = [];
  const byRole = new Map<string, LocalFace[]>();
  for (const file of namesIn(installation)) {
    const path = join(localFolder(installation), file);
    const read = facesIn(files, path);
    if (read === 'not-a-font') found.push(unused(file, NO_FONT));
    else if (typeof read === 'string') errors.push(unusable(file, PROBLEMS[read]));
    else
      takeFaces(
        file,
        read.map((face) => ({ ...face, path, name: nameOf(file, face, read.length) })),
      );
  }
  if (errors.length > 0) throw new ReportError(errors);
  const roles = new Map([...byRole].map(([role, faces]) => [role, weightsOf(role, faces)]));
  return { roles, found };

  function takeFaces(file: string, faces: readonly LocalFace[]): void {
    const placed = faces.flatMap((face) => {
      const role = roleOf(face, file, manifest);
      return role === undefined ? [] : [{ face, role }];
    });
    if (placed.length === 0) found.push(unused(file, noRole(faces)));
    for (const { face, role } of placed) {
      if (face.isVariable) errors.push(unusable(file, VARIABLE));
      else byRole.set(role, [...(byRole.get(role) ?? []), face]);
      if (face.forbids) found.push(forbidden(file, face.forbids));
    }
  }

  function weightsOf(role: string, faces: readonly LocalFace[]): LocalRole {
    const plain = faces.filter(({ weight }) => weight < BOLD);
    const bold = faces.filter(({ weight }) => weight >= BOLD);
    const regular = (plain[0] ?? bold[0]) as LocalFace;
    const heavier = plain[0] && bold[0];
    for (const { name, path } of faces)
      if (name !== regular.name && name !== heavier?.name && path !== regular.path)
        found.push(unused(name.replace(/^local /, ''), alreadyThere(role, regular.name)));
    return { regular, ...(heavier && { bold: heavier }) };
  }
}

function nameOf(file: string, { index }: SfntFace, count: number): string {
  return count === 1 ? `local ${file}` : `local ${file} ${index}`;
}

/** The role one of whose names a face bears: the longest of them, for 仿宋 and 小标宋 are no 宋体. */
function roleOf({ names }: SfntFace, file: string, { roles }: Manifest): string | undefined {
  const known = Object.entries(roles)
    .flatMap(([role, { local }]) => [role, ...local].map((name) => ({ role, name: folded(name) })))
    .toSorted((one, other) => other.name.length - one.name.length);
  const borneBy = (name: string) => {
    const text = folded(name);
    const bearing = known.filter((one) => text.includes(one.name));
    const longest = bearing.filter((one) => one.name.length === bearing[0]?.name.length);
    return longest.toSorted((one, other) => text.indexOf(one.name) - text.indexOf(other.name))[0]?.role;
  };
  return [...names, file].map(borneBy).find((role) => role !== undefined);
}

/** A name without what differs from spelling to spelling: case, spaces, signs between, the ending of a file. */
function folded(name: string): string {
  const text = name.normalize('NFKC').toLowerCase();
  return text.replace(/\.(ttf|otf|ttc|otc)$/, '').replace(/[\s_.()（）-]/g, '');
}

const PROBLEMS: Readonly<Record<Exclude<SfntProblem, 'not-a-font'>, Bilingual>> = {
  'not-a-file': { zh: '读不了，或不是文件', en: "can't be read, or is no file" },
  'web-font': { zh: '是网页字体（WOFF），不能用', en: 'is a web font (WOFF), which is not taken' },
  broken: { zh: '已损坏，或没有复制完', en: 'is damaged, or was not copied to its end' },
};
const VARIABLE: Bilingual = { zh: '是可变字体，不能用', en: 'is a variable font, which is not taken' };
const NO_FONT: Bilingual = { zh: '不是字体', en: 'it is no font' };

/** The diagnostic that a font of the office can't be used. */
export function unusable(file: string, reason: Bilingual): Diagnostic {
  const message = { zh: `字体文件 ${file} ${reason.zh}`, en: `the font file ${file} ${reason.en}` };
  return errorAt('font-unusable', message, {
    place: { file: join(FOLDER, file) },
    hint: {
      zh: '换成固定字重的 TTF、OTF 或 TTC，或移出 fonts/local/',
      en: 'put a TTF, OTF or TTC of one weight in its place, or take it out of fonts/local/',
    },
  });
}

function unused(file: string, reason: Bilingual): Diagnostic {
  const message = { zh: `没有用到 ${file}：${reason.zh}`, en: `${file} is not used: ${reason.en}` };
  return warningAt('font-unused', message, { place: { file: join(FOLDER, file) } });
}

function noRole(faces: readonly LocalFace[]): Bilingual {
  const names = [...new Set(faces.flatMap((face) => face.names))].slice(0, 3);
  const told = { zh: names.join('、') || '没有名字', en: names.join(', ') || 'nothing' };
  return {
    zh: `它名叫${told.zh}，不是 fonts/manifest.json 里任何角色的字体`,
    en: `it is called ${told.en}, which is the font of no role in fonts/manifest.json`,
  };
}

function alreadyThere(role: string, name: string): Bilingual {
  const file = name.replace(/^local /, '');
  return { zh: `${role}已有 ${file}`, en: `${file} is there for ${role} already` };
}

function forbidden(file: string, what: 'embedding' | 'subsetting'): Diagnostic {
  const words = {
    embedding: { zh: '嵌入文件', en: 'be embedded in files' },
    subsetting: { zh: '只嵌入用到的字', en: 'be embedded in part' },
  }[what];
  const message = {
    zh: `字体 ${file} 标明不许${words.zh}，先问清授权再印发`,
    en: `the font ${file} says that it must not ${words.en}: see to its licence before the pack goes out`,
  };
  return warningAt('font-licence', message, { place: { file: join(FOLDER, file) } });
}
