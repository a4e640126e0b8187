import { errorAt } from '../../core/diagnostics.js';
import { findColumn, textOf } from '../table/columns.js';
import { countSyllables, isSyllable, syllablesOf } from '../terms/pinyin.js';
import { allRows, type TableRule } from './rule.js';

/** 拼音 has a syllable for each hanzi of its term. */
export const pinyinFitsTerm: TableRule = ({ dataset }) =>
  allRows(dataset).flatMap(({ row, table: { kind, columns } }) => {
    const column = kind === 'glossary' ? findColumn(columns, '拼音') : undefined;
    const cell = column && row.cells[column.header];
    if (!cell || cell.text === '') return [];
    const term = textOf(row, columns, 'label');
    const { syllables, hanzi } = countSyllables(term, cell.text);
    const odd = syllablesOf(cell.text).find((syllable) => !isSyllable(syllable));
    if (odd === undefined && syllables === hanzi) return [];
    const message =
      odd === undefined
        ? {
            zh: `拼音有${syllables}个音节，名词${term}有${hanzi}个汉字`,
            en: `${syllables} syllables of pinyin for the ${hanzi} characters of "${term}"`,
          }
        : { zh: `“${odd}”不是拼音`, en: `"${odd}" is no pinyin` };
    const hint = {
      zh: '一字一个音节，用空格分开：chóng qìng 或 chong2 qing4。',
      en: 'A syllable for each character, parted by spaces: chóng qìng or chong2 qing4.',
    };
    return [errorAt('pinyin-syllables', message, { place: cell.place, hint })];
  });
