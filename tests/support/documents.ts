import { readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import type { Language } from '../../src/core/diagnostics.js';
import { CHECKOUT } from './packs.js';

/** Documents that clerks read, in Chinese; each has a twin in English. */
const CHINESE = [
  'README.md',
  '.readme/commands.md',
  '.readme/studio.md',
  'data/README.md',
  'data/sheets.md',
  'data/report.md',
  'data/pack.md',
  'data/charts.md',
  'templates/README.md',
  'templates/edition.md',
  'templates/standards.md',
  'out/README.md',
  'fonts/README.md',
] as const;

/** Documents that only developers read. */
const ENGLISH_ONLY = [
  'src/README.md',
  'src/layout/README.md',
  'src/server/README.md',
  'tests/README.md',
] as const;

export type ChineseDocument = (typeof CHINESE)[number];

/** Each Chinese document beside its twin. */
export const twins: readonly (readonly [chinese: ChineseDocument, english: string])[] = CHINESE.map(
  (file) => [file, englishOf(file)],
);

/** Every document of the repository, by its path from the checkout. */
export const documents: readonly string[] = [...twins.flat(), ...ENGLISH_ONLY];

/** Where the English twin of a Chinese document stands. */
export function englishOf(file: ChineseDocument): string {
  const folder = file === 'README.md' ? '.readme' : dirname(file);
  return join(folder, basename(file).replace('.md', '.en.md'));
}

/** A document in the one of its languages. */
export function readIn(file: ChineseDocument, language: Language): string {
  return readDocument(language === 'zh' ? file : englishOf(file));
}

export function readDocument(file: string): string {
  return readFileSync(join(CHECKOUT, file), 'utf8');
}

export function languageOf(file: string): Language {
  return (CHINESE as readonly string[]).includes(file) ? 'zh' : 'en';
}

/** The text under a heading, up to the next one of its level or above; undefined where there is no such heading. */
export function sectionOf(text: string, title: string): string | undefined {
  const lines = withoutExamples(text).split('\n');
  const start = lines.findIndex((line) => headingIn(line)?.title === title);
  if (start < 0) return undefined;
  const level = headingIn(lines[start] ?? '')?.level ?? 1;
  const end = lines.findIndex(
    (line, index) => index > start && (headingIn(line)?.level ?? level + 1) <= level,
  );
  return text
    .split('\n')
    .slice(start + 1, end < 0 ? undefined : end)
    .join('\n');
}

/** The headings of a document, in order. */
export function headingsOf(text: string): readonly { level: number; title: string }[] {
  return withoutExamples(text)
    .split('\n')
    .flatMap((line) => headingIn(line) ?? []);
}

function headingIn(line: string): { level: number; title: string } | undefined {
  const [, hashes, title] = /^(#+) (.+)$/.exec(line) ?? [];
  return hashes && title ? { level: hashes.length, title } : undefined;
}

/** What a link to a heading is written as. */
export function anchorOf(title: string): string {
  return title
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N} _-]/gu, '')
    .replaceAll(' ', '-');
}

/** The tables of a text: the cells of their rows, heads left out. */
function tablesIn(text: string): readonly (readonly string[])[][] {
  const blocks = text.match(/(?:^\|.*\n?)+/gm) ?? [];
  return blocks.map((block) => {
    const [, , ...rows] = block.trim().split('\n');
    return rows.map((row) =>
      row
        .split(/(?<!\\)\|/)
        .slice(1, -1)
        .map((cell) => cell.trim()),
    );
  });
}

export function rowsIn(text: string): readonly (readonly string[])[] {
  return tablesIn(text).flat();
}

/** What stands as code in the first column of every table. */
export function firstCodes(text: string): readonly string[] {
  return rowsIn(text).flatMap(([cell = '']) => codesIn(cell));
}

/** What stands as code in a text, but for its examples. */
export function codesIn(text: string): readonly string[] {
  return [...withoutExamples(text).matchAll(/`([^`\n]+)`/g)].map(([, code = '']) => code);
}

/** The examples of a text, in the language that their fence names. */
export function examplesIn(text: string): readonly { language: string; code: string }[] {
  return [...text.matchAll(/^( *)```(\w*)\n([\s\S]*?)^ *```$/gm)].map(
    ([, indent = '', language = '', code = '']) => ({
      language,
      code: code.replaceAll(new RegExp(`^${indent}`, 'gm'), ''),
    }),
  );
}

/** The text with the lines of its examples empty, so that every other line stands where it stood. */
export function withoutExamples(text: string): string {
  return text.replace(/^ *```[\s\S]*?^ *```$/gm, (example) => example.replaceAll(/[^\n]/g, ''));
}
