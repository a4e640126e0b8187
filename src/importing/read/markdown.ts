import type { PictureBlock, Remark, Source, SourceBlock } from '../model.js';
import { embeddedPicture } from './embedded.js';
import { paragraphOf } from './paragraph.js';
import { blanked } from './plain.js';

/** A Markdown file: lines that follow each other are one paragraph unless the next opens a block of its own. */
export function readMarkdown(text: string): Source {
  const body = blanked(text, [/^---\n[\s\S]*?\n---(?=\n)/, /<!--[\s\S]*?-->/g, /^```[\s\S]*?^```/gm]);
  const lines = body.split('\n');
  const blocks: SourceBlock[] = [];
  const pictures = picturesIn(body);
  for (let index = 0; index < lines.length; index++) {
    const first = index;
    const line = lines[index] as string;
    if (isTableLine(line)) {
      while (isTableLine(lines[index + 1] ?? '')) index++;
      blocks.push(tableOf(lines.slice(first, index + 1), first + 1));
      continue;
    }
    const hashes = /^\s{0,3}(#{1,6})\s+/.exec(line)?.[1];
    let written = line;
    while (hashes === undefined && continues(lines[index + 1], written))
      written += (lines[++index] as string).trim();
    const paragraph = paragraphOf(
      unformatted(written),
      first + 1,
      hashes === undefined ? {} : { outline: hashes.length },
    );
    if (paragraph) blocks.push(paragraph);
    const own = pictures.filter(({ line: at }) => at > first && at <= index + 1);
    blocks.push(...own.flatMap(({ block }) => block ?? []));
  }
  return { blocks, notes: [], remarks: remarksOf(pictures) };
}

interface FoundPicture {
  readonly line: number;
  /** Undefined where its bytes are in a file of their own. */
  readonly block: PictureBlock | undefined;
}

function picturesIn(body: string): FoundPicture[] {
  const lineStarts = [...body.matchAll(/\n/g)].map(({ index }) => index + 1);
  return [...body.matchAll(/!\[([^\]]*)\]\(/g)].map(({ index, 0: opening, 1: alt = '' }) => {
    const line = lineStarts.filter((start) => start <= index).length + 1;
    const looks = { widthPt: 0, heightPt: 0, alt: alt.trim(), line };
    return { line, block: embeddedPicture(body, index + opening.length, looks) };
  });
}

function remarksOf(pictures: readonly FoundPicture[]): Remark[] {
  const some: Remark[] = [];
  if (pictures.some(({ block }) => block !== undefined)) some.push('pictures');
  if (pictures.some(({ block }) => block === undefined)) some.push('pictures-elsewhere');
  return some;
}

const isTableLine = (line: string) => /^\s*\|.*\|\s*$/.test(line);

/** In Chinese text a line rarely breaks within a paragraph: only what ends amid a sentence goes on. */
function continues(next: string | undefined, written: string): boolean {
  if (next === undefined || next.trim() === '' || written.trim() === '') return false;
  return (
    !/^\s*(?:#|[-*+>]\s|\d+[.、．)]|[（(一二三四五六七八九十]|\|)/.test(next) &&
    /[\p{Script=Han}，、\d]$/u.test(written) &&
    written.length >= 30
  );
}

function unformatted(line: string): string {
  return line
    .replace(/^\s{0,3}(?:#{1,6}\s+|>\s?|[-*+]\s+)/, '')
    .replace(/!\[[^\]]*\]\([^)]*\)/g, '')
    .replace(/\[\^([^\]]+)\](?!:)/g, '［$1］')
    .replace(/\[([^\]]+)\]\([^)]*\)/g, '$1')
    .replace(/(\*\*|__|~~|`)(.+?)\1/g, '$2')
    .replace(/(?<![*\p{L}])\*(?!\s)([^*]+)\*/gu, '$1')
    .replace(/\\([\\`*_{}[\]()#+\-.!~|>])/g, '$1');
}

function tableOf(lines: readonly string[], line: number): SourceBlock {
  const rows = lines
    .filter((one) => !/^\s*\|[\s:|-]+\|\s*$/.test(one))
    .map((one) =>
      one
        .trim()
        .replace(/^\||\|$/g, '')
        .split('|')
        .map((cell) => unformatted(cell.trim())),
    );
  return { kind: 'table', rows, line };
}
