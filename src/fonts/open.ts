import { basename, join } from 'node:path';
import { FontFile } from './face.js';
import type { Face, FaceChoice, FontLibrary, Script } from './library.js';
import type { ChainLink, Manifest, RoleEntry } from './manifest.js';
import { localFiles, locateFace, locateLocal, parseManifest, readManifestText } from './manifest.js';

/** One link of a role's chain, ready to be asked. */
interface Link {
  readonly takes: (codePoint: number, script: Script) => boolean;
  readonly plain: FaceChoice;
  readonly dash: FaceChoice;
}

const EM_DASH = 0x2014;

/** The library that was opened last for each folder, and what it was opened from. */
const libraries = new Map<string, { readonly from: string; readonly library: FontLibrary }>();

/**
 * The fonts of the program in `projectRoot`, by its `fonts/manifest.json` and `fonts/local/`. Opened once per
 * process, and again when one of these has changed; a font file is read when it is first embedded. Throws a
 * ReportError for a missing file now and for a wrong checksum when the file is read.
 */
export function openFontLibrary(projectRoot: string): FontLibrary {
  const text = readManifestText(projectRoot);
  const from = [text, ...localFiles(projectRoot)].join('\n');
  const known = libraries.get(projectRoot);
  if (known?.from === from) return known.library;
  const library = buildLibrary(projectRoot, parseManifest(text));
  libraries.set(projectRoot, { from, library });
  return library;
}

function buildLibrary(projectRoot: string, manifest: Manifest): FontLibrary {
  const faces = new Map<string, Face>();
  for (const [name, entry] of Object.entries(manifest.faces)) {
    const { sha256, dashFeatures = [] } = entry;
    const path = locateFace(projectRoot, name, entry);
    faces.set(
      name,
      new FontFile({ name, path, sha256, dashFeatures, digestFolder: digestFolder(projectRoot) }),
    );
  }

  const chains = new Map<string, readonly Link[]>();
  for (const [name, role] of Object.entries(manifest.roles)) {
    const local = localFace(projectRoot, role, faces);
    for (const bold of [false, true])
      chains.set(chainKey(name, bold), chainOf(role, bold, local, manifest, faces));
  }
  return {
    roles: Object.keys(manifest.roles),
    faces: [...faces.values()],
    choose: (role, bold, codePoint, script = 'chinese') => {
      const chain = chains.get(chainKey(role, bold));
      if (!chain) throw new Error(`no font role ${role}`);
      return chooseFrom(chain, codePoint, script);
    },
  };
}

function chooseFrom(chain: readonly Link[], codePoint: number, script: Script): FaceChoice | undefined {
  const link = chain.find(({ takes, plain }) => takes(codePoint, script) && plain.face.has(codePoint));
  return codePoint === EM_DASH ? link?.dash : link?.plain;
}

function chainKey(role: string, bold: boolean): string {
  return bold ? `${role} bold` : role;
}

/** An office's own font stands before the main face, which is the first link asked for all characters. */
function chainOf(
  role: RoleEntry,
  bold: boolean,
  local: Face | undefined,
  manifest: Manifest,
  faces: ReadonlyMap<string, Face>,
): readonly Link[] {
  const links = (bold ? role.bold : role.regular).map((link) => linkOf(link, manifest, faces));
  if (!local) return links;
  const choice = { face: local, strokeEm: bold ? LOCAL_BOLD_STROKE_EM : 0, features: [] };
  const main = (bold ? role.bold : role.regular).findIndex((link) => link.for === undefined);
  return [...links.slice(0, main), { takes: takesAll, plain: choice, dash: choice }, ...links.slice(main)];
}

/** A local font comes in one weight; its bold is drawn with this outline. */
const LOCAL_BOLD_STROKE_EM = 0.026;

function localFace(projectRoot: string, role: RoleEntry, faces: Map<string, Face>): Face | undefined {
  const path = locateLocal(projectRoot, role);
  if (path === undefined) return undefined;
  const name = `local ${basename(path)}`;
  const source = { name, path, sha256: undefined, dashFeatures: [], digestFolder: digestFolder(projectRoot) };
  const face = faces.get(name) ?? new FontFile(source);
  faces.set(name, face);
  return face;
}

/** What has been found out about the fonts outlives a build: it changes only with them. */
function digestFolder(projectRoot: string): string {
  return join(projectRoot, 'node_modules', '.cache', 'briefing', 'fonts');
}

function linkOf(link: ChainLink, manifest: Manifest, faces: ReadonlyMap<string, Face>): Link {
  const face = faces.get(link.face);
  if (!face) throw new Error(`fonts/manifest.json names no face ${link.face}`);
  const plain = { face, strokeEm: link.strokeEm ?? 0, features: [] };
  const dash = { ...plain, features: manifest.faces[link.face]?.dashFeatures ?? [] };
  return { takes: link.for ? TAKES[link.for] : takesAll, plain, dash };
}

const takesAll = () => true;

const TAKES = {
  latin: (codePoint: number, script: Script) => isLatin(codePoint) || script === 'latin',
  // Fandol has ① to ⑩ only: all circled numbers come from one face, or a list would change its look at ⑪
  circled: (codePoint: number) =>
    (codePoint >= 0x2460 && codePoint <= 0x24ff) || (codePoint >= 0x3251 && codePoint <= 0x32bf),
};

/** Signs in the Latin range that Chinese sets full width: middle dot, × and ÷. */
const FULL_WIDTH_SIGNS = new Set([0xb7, 0xd7, 0xf7]);

/** Latin, Greek and Cyrillic letters, digits and their signs, the minus and the en dash among them. */
function isLatin(codePoint: number): boolean {
  if (FULL_WIDTH_SIGNS.has(codePoint)) return false;
  const letters = codePoint >= 0x20 && codePoint <= 0x52f;
  return letters || codePoint === 0x2212 || codePoint === 0x2013 || codePoint === 0x2030;
}
