import { createHash } from 'node:crypto';
import { join } from 'node:path';
import type { Installation } from '../core/world.js';
import { Database } from '../incremental/database.js';
import { memo } from '../incremental/memo.js';
import { FontFile } from './face.js';
import type { Face, FaceChoice, FontLibrary, Script } from './library.js';
import { type LocalRole, localFiles, localFonts } from './local.js';
import {
  type ChainLink,
  type FaceEntry,
  locateFace,
  type Manifest,
  packedFaces,
  parseManifest,
  type RoleEntry,
  readManifestText,
} from './manifest.js';

/** One link of a role's chain, ready to be asked. */
interface Link {
  readonly takes: (codePoint: number, script: Script) => boolean;
  readonly plain: FaceChoice;
  readonly dash: FaceChoice;
}

const EM_DASH = 0x2014;

/** Fonts as they are in their files, whatever is set in them. */
type OpenedFonts = Omit<FontLibrary, 'database'>;

/** The fonts of an installation as they were last opened, and what they were opened from. */
const lastOpened = (): { opened?: { readonly from: string; readonly fonts: OpenedFonts } } => ({});

/** The fonts that a workspace was last set in. */
const lastSetIn = (): { fonts?: OpenedFonts } => ({});

/** The library of a workspace, by its fonts. */
const libraries = memo<OpenedFonts, FontLibrary>('font library');

/**
 * The fonts of the program, by its `fonts/manifest.json` and `fonts/local/`, with the database that remembers what is
 * set in them. Opened once for all workspaces, and again when one of these has changed; a font file is read when it is
 * first embedded. Throws a ReportError for a missing file now and for a wrong checksum when the file is read.
 */
export function openFontLibrary(
  installation: Installation,
  database = new Database({ common: installation.database }),
): FontLibrary {
  const fonts = openFonts(installation);
  const last = database.resource(lastSetIn);
  // what was set in other fonts is no good
  if (last.fonts && last.fonts !== fonts) database.forget();
  last.fonts = fonts;
  return libraries(database, fonts, [], () => ({ ...fonts, database }));
}

/** Whether this process has set anything in the fonts of an installation, or was about to. */
export function areFontsOpen({ database }: Installation): boolean {
  return database.resource(lastOpened).opened !== undefined;
}

function openFonts(installation: Installation): OpenedFonts {
  const text = readManifestText(installation);
  const { folder, localFonts = '' } = installation;
  const from = [folder, localFonts, text, ...localFiles(installation)].join('\n');
  const last = installation.database.resource(lastOpened);
  if (last.opened?.from === from) return last.opened.fonts;
  const identity = createHash('sha256').update(from).digest('base64url');
  const fonts = { ...buildLibrary(installation, parseManifest(text)), identity };
  last.opened = { from, fonts };
  return fonts;
}

function buildLibrary(installation: Installation, manifest: Manifest): Omit<OpenedFonts, 'identity'> {
  const faces = new Map<string, Face>();
  const { files } = installation;
  const packedFolder = packedFaces(installation);
  const keptIn = { files, digestFolder: digestFolder(installation), packedFolder };
  for (const [name, entry] of Object.entries(manifest.faces)) {
    const { sha256, dashFeatures = [] } = entry;
    const path = locateFace(installation, name, entry);
    faces.set(name, new FontFile({ name, path, sha256, dashFeatures, ...keptIn }));
  }
  const local = localFonts(installation, manifest);
  for (const { regular, bold = regular } of local.roles.values())
    for (const { name, path, index } of [regular, bold])
      if (!faces.has(name))
        faces.set(name, new FontFile({ name, path, index, sha256: undefined, dashFeatures: [], ...keptIn }));

  // what an office's font has, every role has: a rare hanzi of a name is in one of them, and wanted everywhere
  const last = [...local.roles.values()].map(({ regular, bold = regular }) =>
    [regular, bold].map(({ name }) => linkTo(faces.get(name) as Face, 0)),
  );
  const chainFor = (name: string, role: RoleEntry, bold: boolean) => [
    ...chainOf(role, bold, local.roles.get(name), manifest, faces),
    ...last.map((weights) => weights[bold ? 1 : 0] as Link),
  ];
  const chains = new Map<string, { readonly regular: readonly Link[]; readonly bold: readonly Link[] }>();
  for (const [name, role] of Object.entries(manifest.roles))
    chains.set(name, { regular: chainFor(name, role, false), bold: chainFor(name, role, true) });
  return {
    roles: Object.keys(manifest.roles),
    faces: [...faces.values()],
    found: local.found,
    choose: (role, bold, codePoint, script = 'chinese') => {
      const chain = chains.get(role);
      if (!chain) throw new Error(`no font role ${role}`);
      return chooseFrom(bold ? chain.bold : chain.regular, codePoint, script);
    },
  };
}

function chooseFrom(chain: readonly Link[], codePoint: number, script: Script): FaceChoice | undefined {
  // without a closure: it is asked of each character in every role
  for (const { takes, plain, dash } of chain)
    if (takes(codePoint, script) && plain.face.has(codePoint)) return codePoint === EM_DASH ? dash : plain;
  return undefined;
}

/** An office's own font stands before the main face, which is the first link asked for all characters. */
function chainOf(
  role: RoleEntry,
  bold: boolean,
  local: LocalRole | undefined,
  manifest: Manifest,
  faces: ReadonlyMap<string, Face>,
): readonly Link[] {
  const links = (bold ? role.bold : role.regular).map((link) => linkOf(link, manifest, faces));
  if (!local) return links;
  const { regular, bold: heavier = regular } = local;
  const face = faces.get((bold ? heavier : regular).name) as Face;
  const strokeEm = bold && heavier === regular && hasTwoWeights(role) ? LOCAL_BOLD_STROKE_EM : 0;
  const main = (bold ? role.bold : role.regular).findIndex((link) => link.for === undefined);
  return [...links.slice(0, main), linkTo(face, strokeEm), ...links.slice(main)];
}

/** A link that is asked for every character. */
function linkTo(face: Face, strokeEm: number): Link {
  const choice = { face, strokeEm, features: [] };
  return { takes: takesAll, plain: choice, dash: choice };
}

/** Where a local font comes in one weight and the role has two, the bold is drawn with this outline. */
const LOCAL_BOLD_STROKE_EM = 0.026;

/** Whether the role sets bold text otherwise than plain text; titles have one weight, which is a bold one already. */
function hasTwoWeights({ regular, bold }: RoleEntry): boolean {
  const mainOf = (chain: readonly ChainLink[]) => chain.find((link) => link.for === undefined);
  return mainOf(regular)?.face !== mainOf(bold)?.face || mainOf(bold)?.strokeEm !== undefined;
}

/** What has been found out about the fonts outlives a build: it changes only with them. */
function digestFolder({ folder }: Installation): string {
  return join(folder, 'node_modules', '.cache', 'briefing', 'fonts');
}

function linkOf(link: ChainLink, manifest: Manifest, faces: ReadonlyMap<string, Face>): Link {
  const face = faces.get(link.face) as Face;
  const { dashFeatures = [], impostors = '', poor = '' } = manifest.faces[link.face] as FaceEntry;
  const plain = { face, strokeEm: link.strokeEm ?? 0, features: [] };
  const dash = { ...plain, features: dashFeatures };
  const takes = link.for ? TAKES[link.for] : takesAll;
  if (impostors + poor === '') return { takes, plain, dash };
  const wrong = new Set(Array.from(impostors + poor, (one) => one.codePointAt(0) as number));
  return { takes: (codePoint, script) => !wrong.has(codePoint) && takes(codePoint, script), plain, dash };
}

const takesAll = () => true;

const TAKES = {
  latin: (codePoint: number, script: Script) => isLatin(codePoint) || script === 'latin',
  // Fandol has ① to ⑩ only: all circled numbers come from one face, or a list would change its look at ⑪
  circled: (codePoint: number) =>
    (codePoint >= 0x2460 && codePoint <= 0x24ff) || (codePoint >= 0x3251 && codePoint <= 0x32bf),
  // what is left: rare signs of which only a face of Latin letters has one
  signs: isStandingAlone,
};

/** Signs in the Latin range that Chinese sets full width: middle dot, × and ÷. */
const FULL_WIDTH_SIGNS = new Set([0xb7, 0xd7, 0xf7]);

/** The minus, the en dash, per mille and per ten thousand, primes of three strokes. */
const LATIN_SIGNS = new Set([0x2212, 0x2013, 0x2030, 0x2031, 0x2034]);

/** Blocks that go with Latin text: letters and signs up to Cyrillic, raised and lowered figures, money, fractions. */
const LATIN_BLOCKS: readonly (readonly [number, number])[] = [
  [0x20, 0x52f],
  [0x1e00, 0x1fff],
  [0x2070, 0x209f],
  [0x20a0, 0x20cf],
  [0x2150, 0x215f],
];

/** No such block or sign is behind the minus; hanzi, of which there are most, are. */
const LAST_LATIN = 0x2212;

/** Latin, Greek and Cyrillic letters, digits and their signs, above and below the line and in fractions, too. */
function isLatin(codePoint: number): boolean {
  if (codePoint > LAST_LATIN || FULL_WIDTH_SIGNS.has(codePoint)) return false;
  return (
    LATIN_SIGNS.has(codePoint) || LATIN_BLOCKS.some(([from, to]) => codePoint >= from && codePoint <= to)
  );
}

/** What stands alone wherever it is put: no letters that join, reorder or run from the right, no marks, no blanks. */
const STANDING_ALONE = /^[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}\p{N}\p{P}\p{S}]$/u;
const OTHER_SCRIPTS = /^[\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Devanagari}]$/u;

function isStandingAlone(codePoint: number): boolean {
  const character = String.fromCodePoint(codePoint);
  return STANDING_ALONE.test(character) && !OTHER_SCRIPTS.test(character);
}
