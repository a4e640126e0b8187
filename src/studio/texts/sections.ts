import { isMap, isScalar, parseDocument } from 'yaml';
import type { Passage } from '../../core/source/passage.js';
import { packSectionName } from '../../dataset/pack-sheets/words.js';
import { blocksIn, inlinesIn, printedText } from '../../document/walk.js';
import type { Report } from '../../report/report.js';
import type { Desk } from '../desk/desk.js';
import { packText } from '../desk/pack-file.js';
import type { ParagraphHome, TextSection } from '../wire/texts.js';

/** The paragraphs of a pack by its parts, as they stand in its files by now, and the file that they stand in. */
export async function textSections(
  desk: Desk,
): Promise<{ readonly file: string; readonly sections: TextSection[] }> {
  const written = await packText(desk);
  const titles = headingsOf(desk);
  if (written !== undefined) return { file: 'pack.yaml', sections: fromYaml(written, desk, titles) };
  return fromSheets(desk, titles);
}

/** The parts by key and title. */
export async function textParts(desk: Desk): Promise<Pick<TextSection, 'key' | 'title'>[]> {
  const { sections } = await textSections(desk);
  return sections.map(({ key, title }) => ({ key, title }));
}

function fromYaml(written: string, { session }: Desk, titles: ReadonlyMap<string, string>): TextSection[] {
  const document = parseDocument(written, { uniqueKeys: false, logLevel: 'error' });
  const { contents } = document;
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
  return report ? ['glance', ...Object.keys(report.tables)] : ['glance'];
}

/** A cell of the sheet 文字 may hold several paragraphs, a line each. */
async function fromSheets(desk: Desk, titles: ReadonlyMap<string, string>) {
  const { report } = desk.session;
  const sheets = await desk.sheets.all();
  const sheet = sheets.find((one) => one.sheet === '文字');
  const keys = Object.keys(report?.pack.narrative ?? {});
  const last = (sheet?.rows.at(-1)?.line ?? 1) + 1;
  const sections = keys.map((key): TextSection => {
    const passages = report?.pack.narrative[key] ?? [];
    return {
      key,
      title: titles.get(key) ?? packSectionName(key),
      paragraphs: passages.flatMap((passage) => {
        const home = cellHome(passage);
        return home ? [{ source: passage.text, home }] : [];
      }),
      first: { kind: 'cell', sheet: '文字', line: last, column: 2 },
    };
  });
  return { file: sheet?.file ?? '', sections };
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
