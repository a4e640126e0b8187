import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { wordsOf } from '../../src/chinese/words.js';

const parted = (text: string) => wordsOf(text).map(({ word }) => word);

describe('the words of a text, by a dictionary that is the same on every Node', () => {
  test.each([
    ['indicators', '全社会|固定资产|投资'],
    ['indicators', '社会|消费品|零售|总额'],
    ['indicators', '规模以上|工业|增加值|增速'],
    ['indicators', '城镇|居民|人均|可支配|收入'],
    ['indicators', '单位|地区|生产总值|能耗|降幅'],
    ['indicators', '第一|产业|增加值|占比'],
    ['indicators', '新能源|发电|装机|容量'],
    ['phrases', '高质量|发展'],
    ['phrases', '启动|3|万亩|高标准|农田|建设'],
    ['phrases', '升级版|全面|激活'],
    ['phrases', '推动|本级|特色|服务|事项|尽快|接入'],
    ['phrases', '国民|经济|和|社会|发展|计划|执行|情况'],
    ['places', '乐平市|政府|工作|报告'],
    ['places', '中共|乐平市|委员会'],
    ['places', '景德镇市'],
    ['places', '乐平|北站'],
    ['yearly output', '年产15万吨|新材料'],
    ['yearly output', '芳纶|年产能'],
    ['marks', '“|高质量|”|发展'],
    ['Latin words and numbers', 'PM2.5|年均|浓度'],
    ['Latin words and numbers', '5G|基站| |3.41|万亩'],
    ['characters of no word', '㙟|岚'],
  ])('%s: %s', (_, words) => {
    expect(parted(words.replaceAll('|', ''))).toEqual(words.split('|'));
  });

  test('are all of it, each where it stands', () => {
    const piece = fc.constantFrom(
      '乐平市',
      '的',
      '年产',
      '15',
      '万吨',
      'GDP',
      ' ',
      '“',
      '，',
      '𠮷',
      '〇',
      'é',
      '人均',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
        const text = pieces.join('');
        let end = 0;
        for (const { at, word } of wordsOf(text)) {
          expect(at).toBe(end);
          expect(text.startsWith(word, at)).toBe(true);
          end = at + word.length;
        }
        expect(end).toBe(text.length);
      }),
    );
  });
});
