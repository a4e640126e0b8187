import { type Diagnostic, errorAt, type Place, warningAt } from '../diagnostics.js';
import { codeOf, type Replaced, type Taken } from './characters.js';

/** So many examples stand for all there are. */
const EXAMPLES = 3;

/** One warning for all that nobody saw in the names and figures of a file; `placeOf` tells where one stood. */
export function unseenTaken<At>(
  taken: readonly (Pick<Taken, 'unseen'> & { readonly index: At })[],
  placeOf: (index: At) => Place,
): Diagnostic[] {
  const [first] = taken;
  if (first === undefined) return [];
  const codes = [...new Set(taken.map(({ unseen }) => codeOf(unseen ?? '')))];
  const others = taken.slice(1, EXAMPLES).map(({ index }) => shortPlace(placeOf(index)));
  const count = taken.length;
  const also =
    others.length > 0 ? { zh: `，还有${others.join('、')}`, en: `, also at ${others.join(', ')}` } : none;
  const more = count > EXAMPLES ? { zh: `等，共${count}处`, en: ` …, ${count} in all` } : none;
  return [
    warningAt(
      'unseen-character',
      {
        zh: `名称或数字里有看不见的字符（${codes.join('、')}），已去掉${also.zh}${more.zh}`,
        en: `A name or figure holds a character that nobody sees (${codes.join(', ')}), taken out${also.en}${more.en}`,
      },
      {
        place: placeOf(first.index),
        hint: {
          zh: '多是从网页、PDF 或聊天软件里粘贴来的；删去重打就没有了。',
          en: 'Such come with what is pasted from web pages, PDFs and chats; type the words anew to be rid of them.',
        },
      },
    ),
  ];
}

/** One warning for all radicals and compatibility characters of a file that were read as the hanzi they look like. */
export function plainHanziUsed<At>(
  replaced: readonly (Pick<Replaced, 'from' | 'to'> & { readonly index: At })[],
  placeOf: (index: At) => Place,
): Diagnostic[] {
  const [first] = replaced;
  if (first === undefined) return [];
  const pairs = [...new Map(replaced.map(({ from, to }) => [from, to]))];
  const shown = pairs.slice(0, EXAMPLES).map(([from, to]) => `${codeOf(from)} → ${to}`);
  const more = pairs.length > EXAMPLES ? { zh: '等', en: ' …' } : none;
  const count = replaced.length;
  return [
    warningAt(
      'look-alike-hanzi',
      {
        zh: `有${count}个字是样子相同的部首或兼容字，已换成通用的字：${shown.join('、')}${more.zh}`,
        en: `${count} characters are radicals or compatibility forms, read as the hanzi they look like: ${shown.join(', ')}${more.en}`,
      },
      { place: placeOf(first.index) },
    ),
  ];
}

const none = { zh: '', en: '' };

/** Where in its file: `C5` of a worksheet, else line and column. */
function shortPlace({ address, line, column }: Place): string {
  return address ?? [line, column].filter((part) => part !== undefined).join(':');
}

/** A control character stands for nothing that can be printed: the file is not the text it is taken for. */
export function controlCharacter({ code }: { readonly code: string }, place: Place): Diagnostic {
  return errorAt(
    'control-character',
    { zh: `有控制字符 ${code}`, en: `There is a control character, ${code}` },
    {
      place,
      hint: {
        zh: '删去它；若整个文件都是，就是文件坏了，或不是文本。',
        en: 'Delete it; where the file is full of them it is damaged, or no text at all.',
      },
    },
  );
}
