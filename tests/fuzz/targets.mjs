import { cpSync, existsSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import * as briefing from '../../.build/inside.js';

const ROOT = join(import.meta.dirname, '../..');
const folder = mkdtempSync(join(tmpdir(), 'briefing-fuzz-'));
const [dataFolder, templatesFolder, outFolder] = ['data', 'templates', 'out'].map((name) =>
  join(folder, name),
);
const installation = join(folder, 'installation');
const world = briefing.processWorld();
process.once('exit', () => rmSync(folder, { recursive: true, force: true }));

/** What sets a table, by edition. */
const printers = new Map();

/** Gives an input to what reads inputs of its kind. */
const targets = {
  pack: async ({ data, templates, written }) => {
    for (const made of [dataFolder, templatesFolder, outFolder])
      rmSync(made, { recursive: true, force: true });
    writeFiles(dataFolder, data);
    if (templates) {
      cpSync(join(ROOT, 'templates'), templatesFolder, { recursive: true });
      writeFiles(templatesFolder, templates);
    }
    const settings = { dataFolder, outFolder, workingFolder: folder };
    const project = briefing.openProject(world, { ...settings, ...(templates && { templatesFolder }) });
    if (!written) return briefing.checkPack(project);
    return (await briefing.buildPack(project, {})).warnings;
  },
  manifest: async ({ manifest }) => {
    prepareInstallation();
    writeFiles(join(installation, 'fonts'), { 'manifest.json': manifest });
    const { faces, roles, choose } = briefing.openFontLibrary({
      ...world.installation,
      folder: installation,
    });
    for (const face of faces) face.has(0x4e00);
    for (const role of roles) for (const bold of [false, true]) choose(role, bold, 0x4e00);
    return [];
  },
  impose: async ({ pdf, settings }) => {
    const { warnings } = await briefing.imposePdf(
      { name: 'input.pdf', bytes: pdf },
      { ...briefing.defaultImposeSettings, ...settings },
    );
    return warnings;
  },
  tables: async ({ settings: { edition, seed, ...size } }) => {
    printers.set(edition, printers.get(edition) ?? (await briefing.sheetPrinter(world, edition)));
    const sheet = briefing.randomSheet(briefing.seeded(seed), size);
    const [fault, ...others] = printers.get(edition)(sheet);
    if (fault !== undefined) throw new Error(`${fault} (and ${others.length} more)`);
    return [];
  },
  extract: async ({ pdf }) => {
    rmSync(outFolder, { recursive: true, force: true });
    await briefing.extractPack(world, { name: 'input.pdf', bytes: pdf }, outFolder);
    return [];
  },
};

/**
 * What became of an input: `ok`, `refused` with what is said of it, or a crash with why. A crash is whatever is thrown
 * that says nothing to the user, and a message that shows the inside of the program.
 */
export async function runInput(input) {
  try {
    return judge('ok', await targets[input.target](input));
  } catch (problem) {
    if (problem instanceof briefing.ReportError) return judge('refused', problem.diagnostics);
    return { outcome: 'crash', detail: problem instanceof Error ? problem.stack : String(problem) };
  }
}

const MOST_CHARACTERS = 100_000;
/** The inside of the program, and characters that a terminal would obey. */
const INSIDE = /^.*(\n +at .*:\d+:\d+|\[object |undefined is|is not a function|Cannot read prop).*$/m;
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const CONTROL = /[^\n]*[\0-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069][^\n]*/;

function judge(outcome, diagnostics) {
  const [zh, en] = ['zh', 'en'].map((language) => printed(diagnostics, language));
  const said = `${zh}\n${en}`;
  const isFlood = said.length > MOST_CHARACTERS;
  const fault = isFlood ? `${said.length} characters` : (said.match(INSIDE) ?? said.match(CONTROL))?.[0];
  return fault
    ? { outcome: 'crash', detail: `in a message: ${fault}` }
    : { outcome, detail: en.slice(0, 2000) };
}

/** What the program prints of findings where nobody watches. */
function printed(diagnostics, language) {
  const written = [];
  const stream = { write: (text) => written.push(text) };
  briefing.printDiagnostics(
    diagnostics,
    briefing.processTerminal(language, { stdout: stream, stderr: stream, env: {} }),
  );
  return written.join('');
}

function writeFiles(into, files) {
  for (const [name, content] of Object.entries(files)) {
    const file = join(into, name);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, content);
  }
}

/** A copy of the installation that has its own manifest of fonts, and the fonts of this one. */
function prepareInstallation() {
  if (existsSync(installation)) return;
  mkdirSync(join(installation, 'fonts', 'local'), { recursive: true });
  for (const name of ['node_modules', 'package.json', join('fonts', 'fandol'), join('fonts', 'supplement')])
    symlinkSync(join(ROOT, name), join(installation, name));
}
