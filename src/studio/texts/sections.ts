import { isMap, isScalar } from 'yaml';
import type { Passage } from '../../core/source/passage.js';
import { wellKnownTables } from '../../dataset/kinds/index.js';
import { keyNamed, packSectionName, textColumns } from '../../dataset/pack-sheets/words.js';
import { blocksIn, inlinesIn, printedText } from '../../document/walk.js';
import type { Edit } from '../../editing/index.js';
import type { Report } from '../../report/report.js';
import type { Desk } from '../desk/desk.js';
import { factsHome } from '../desk/facts-home.js';
import { type PackDocument, packDocument } from '../desk/pack-file.js';
import { type DataSheet, nextLine } from '../desk/sheets.js';
import type { ParagraphHome, TextSection } from '../wire/texts.js';

/** The paragraphs of a pack by its parts, as they stand in its files by now, and the file that they stand in. */
export async function textSections(
  desk: Desk,
): Promise<{ readonly file: string; readonly first: readonly Edit[]; readonly sections: TextSection[] }> {
  const { file, first, inWorkbook } = await factsHome(desk, 'texts', SHEET_HEAD);
  const titles = headingsOf(desk);
  const sections = inWorkbook
    ? fromSheet(inWorkbook.sheet, desk, titles)
    : fromYaml(await packDocument(desk), desk, titles);
  return { file, first, sections };
}

const SHEET_HEAD = ['部分', '文字'];

/** The parts by key and title. */
export async function textParts(desk: Desk): Promise<Pick<TextSection, 'key' | 'title'>[]> {
  const { sections } = await textSections(desk);
  return sections.map(({ key, title }) => ({ key, title }));
}

function fromYaml(
  pack: PackDocument | undefined,
  { session }: Desk,
  titles: ReadonlyMap<string, string>,
): TextSection[] {
  const contents = pack?.document.contents;
  const narrative = isMap(contents) ? contents.get('narrative') : undefined;
  const value = isMap(narrative) ? (narrative.toJSON() as Record<string, unknown>) : {};
  const keys = isMap(narrative)
    ? narrative.items.map(({ key }) => String(isScalar(key) ? key.value : key))
    : [];
  const others = usualParts(session.report).filter((key) => !keys.includes(key));
  return [...keys, ...others].map((key) => {
    const list = Array.isArray(value[key]) ? (value[key] as unknown[]) : [];
    return {
      key,
      title: titles.get(key) ?? packSectionName(key),
      paragraphs: list.map((source, index) => ({
        source: String(source),
        home: { kind: 'value', path: ['narrative', key, index] } as const,
      })),
      first: { kind: 'value', path: ['narrative', key, 0] },
    };
  });
}

/** The parts that texts may be put into, in a pack that has none there yet. */
function usualParts(report: Report | undefined): string[] {
  const parts = Object.values(report?.tables ?? {}).map(({ name, settings }) => {
    return wellKnownTables.has(name) ? name : (settings.section ?? 'tables');
  });
  return [...new Set(['glance', ...parts])];
}

/** A cell of the sheet 文字 may hold several paragraphs, a line each. */
function fromSheet(
  sheet: DataSheet | undefined,
  { session: { report } }: Desk,
  titles: ReadonlyMap<string, string>,
): TextSection[] {
  const written = Object.keys(report?.pack.narrative ?? {});
  const others = usualParts(report).filter((key) => !written.includes(key));
  const head = sheet?.rows[0]?.fields ?? SHEET_HEAD;
  const columnOf = (path: string) =>
    head.findIndex((one) => keyNamed(textColumns, one)?.path[0] === path) + 1;
  const row = { kind: 'cell', sheet: sheet?.sheet ?? '文字', line: sheet ? nextLine(sheet) : 2 } as const;
  return [...written, ...others].map((key): TextSection => {
    const passages = report?.pack.narrative[key] ?? [];
    return {
      key,
      title: titles.get(key) ?? packSectionName(key),
      paragraphs: passages.flatMap((passage) => {
        const home = cellHome(passage);
        return home ? [{ source: passage.text, home }] : [];
      }),
      first: {
        ...row,
        column: columnOf('text') || 2,
        part: { column: columnOf('section') || 1, name: packSectionName(key) },
      },
    };
  });
}

function cellHome({ place }: Passage): ParagraphHome | undefined {
  const { sheet, line, column } = place;
  return sheet === undefined || line === undefined || column === undefined
    ? undefined
    : { kind: 'cell', sheet, line, column };
}

/** What stands above the paragraphs of each part on the pages: 二、主要指标. */
function headingsOf({ session: { report }, shown }: Desk): Map<string, string> {
  const found = new Map<string, string>();
  if (!report || !shown) return found;
  const keyAt = new Map(
    Object.entries(report.pack.narrative).flatMap(([key, passages]) =>
      passages.map(({ place }) => [placeKey(place), key] as const),
    ),
  );
  let heading = '';
  for (const block of blocksIn(shown.document.children)) {
    if (block.kind === 'heading') heading = `${block.label ?? ''}${printedText(block.children)}`;
    else if (block.kind === 'paragraph')
      for (const node of inlinesIn(block)) {
        const key = keyAt.get(placeKey(node.place));
        if (key !== undefined && !found.has(key) && heading !== '') found.set(key, heading);
      }
  }
  return found;
}

function placeKey({ file, sheet, line, column }: Passage['place']): string {
  return [file, sheet, line, column].join(' ');
}
