let segmenter: Intl.Segmenter | undefined;

/** A word of a Chinese text and the offset it begins at. */
export interface Word {
  readonly at: number;
  readonly word: string;
}

/** The words of a text, marks and spaces among them. */
export function wordsOf(text: string): Word[] {
  segmenter ??= new Intl.Segmenter('zh-CN', { granularity: 'word' });
  return [...segmenter.segment(text)].map(({ index, segment }) => ({ at: index, word: segment }));
}
