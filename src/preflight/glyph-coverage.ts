import { type Bilingual, type Diagnostic, errorAt, type Place } from '../core/diagnostics.js';
import { codeOf, plainText, withoutUnseen } from '../core/source/characters.js';
import { graphemesOf } from '../core/source/graphemes.js';
import { placeOfIndex } from '../core/source/passage.js';
import type { Dataset } from '../dataset/model.js';
import type { Block, Document, Inline } from '../document/tree.js';
import { blocksIn, inlinesIn } from '../document/walk.js';
import { areCovered, findUncovered } from '../fonts/coverage.js';
import type { FontLibrary } from '../fonts/library.js';
import { memo } from '../incremental/memo.js';
import type { LoadedData } from '../input/load.js';

/** A character that some role has no face for is named with its place: a box is never printed, nor left out quietly. */
function uncoveredIn(text: string, fonts: FontLibrary, placeOf: (offset: number) => Place): Diagnostic[] {
  const uncovered = findUncovered(text, fonts, fonts.roles);
  if (uncovered.length === 0) return [];
  const seen = new Set<string>();
  let next = 0;
  return graphemesOf(text).flatMap((grapheme) => {
    const end = grapheme.index + grapheme.text.length;
    const first = uncovered[next];
    if (first === undefined || first.offset >= end) return [];
    while ((uncovered[next]?.offset ?? end) < end) next++;
    const shown = withoutUnseen(grapheme.text);
    const script = scripts.find(({ pattern }) => pattern.test(shown));
    const what = script?.name.en ?? shown;
    if (seen.has(what)) return [];
    seen.add(what);
    const place = placeOf(grapheme.index);
    return script ? missingScript(script.name, place) : missingGlyph(shown, first.codePoint, place);
  });
}

/** Scripts that tables of offices are in besides Chinese: of one that no font has, all its letters are one finding. */
const scripts: readonly { readonly pattern: RegExp; readonly name: Bilingual }[] = [
  { pattern: /\p{Script=Hangul}/u, name: { zh: '谚文（朝鲜文、韩文）', en: 'Hangul (Korean)' } },
  { pattern: /\p{Script=Arabic}/u, name: { zh: '阿拉伯字母（维吾尔文、哈萨克文等）', en: 'Arabic script' } },
  { pattern: /\p{Script=Tibetan}/u, name: { zh: '藏文', en: 'Tibetan' } },
  { pattern: /\p{Script=Mongolian}/u, name: { zh: '蒙古文', en: 'Mongolian' } },
  { pattern: /\p{Script=Yi}/u, name: { zh: '彝文', en: 'Yi' } },
  { pattern: /\p{Script=Thai}/u, name: { zh: '泰文', en: 'Thai' } },
];

function missingScript({ zh, en }: Bilingual, place: Place): Diagnostic {
  return errorAt(
    'missing-script',
    { zh: `没有字体能印${zh}`, en: `no font can print ${en}` },
    {
      place,
      hint: {
        zh: '把有这种文字的字体放进 fonts/local/。',
        en: 'Put a font that has it into fonts/local/.',
      },
    },
  );
}

/** Signs of which fonts have a plain one that means the same. */
const PLAIN_SIGNS: Readonly<Record<string, string>> = {
  '✅': '✔',
  '❌': '✘',
  '❎': '☒',
  '➕': '＋',
  '➖': '－',
  '➗': '÷',
};

function missingGlyph(shown: string, codePoint: number, place: Place): Diagnostic {
  const codes = Array.from(shown, codeOf).join(' ') || codeOf(String.fromCodePoint(codePoint));
  const plain = PLAIN_SIGNS[shown];
  return errorAt(
    'missing-glyph',
    { zh: `没有字体能印“${shown}”（${codes}）`, en: `no font can print “${shown}” (${codes})` },
    {
      place,
      hint: {
        zh: `${plain ? `写成 ${plain}` : '换一个写法'}，或把有这个字的字体放进 fonts/local/`,
        en: `write ${plain ?? 'it otherwise'}, or put a font that has it into fonts/local/`,
      },
    },
  );
}

/** Checks every cell of the data and every text of pack.yaml, printed or not. */
export function guardData(loaded: LoadedData, dataset: Dataset, fonts: FontLibrary): Diagnostic[] {
  const cells = Object.values(dataset.tables)
    .flatMap((table) => table.rows)
    .flatMap((row) => Object.values(row.cells));
  const { file } = loaded.pack;
  const plain = plainText(loaded.pack.text);
  const text = withoutComments(plain.text);
  if (areCovered([...cells.map((cell) => cell.text), text], fonts)) return [];
  return [
    ...cells.flatMap((cell) => uncoveredIn(cell.text, fonts, () => cell.place)),
    ...uncoveredIn(text, fonts, (offset) => placeOfIndex(file, plain, offset)),
  ];
}

/** Comments of a YAML file blanked out, so that positions stay. */
function withoutComments(text: string): string {
  return text.replace(/(^|\s)#.*$/gm, (comment) => ' '.repeat(comment.length));
}

/** Checks what a document will print, data and template alike, each text where it was written. */
export function checkGlyphCoverage(document: Document, fonts: FontLibrary): Diagnostic[] {
  return [...blocksIn(document.children)].flatMap((block) =>
    guarded(fonts.database, block, [], () => guardBlock(block, fonts)),
  );
}

/** What can't be printed of a block, which is the same object in a rebuild where it has not changed. */
const guarded = memo<Block, readonly Diagnostic[]>('glyphs of a block');

function guardBlock(block: Block, fonts: FontLibrary): readonly Diagnostic[] {
  const nodes = inlinesIn(block);
  if (areCovered(nodes.map(printed), fonts)) return [];
  return nodes.flatMap((node) => uncoveredIn(printed(node), fonts, () => node.place));
}

function printed(node: Inline): string {
  if (node.kind === 'text') return node.text;
  return node.kind === 'numeral' ? node.prefix + node.digits + node.unit + node.qualifier : '';
}
