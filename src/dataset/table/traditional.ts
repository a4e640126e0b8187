/** The characters of the headers that tables may have, as they are written in traditional Chinese. */
const PAIRS =
  '編编號号項项組组標标單单稱称說说處处績绩執执進进預预計计劃划節节點点詞词釋释義义際际實实總总億亿萬万';

const TRADITIONAL = new RegExp(`[${PAIRS.replace(/(.)./gu, '$1')}]`, 'u');

const simplified = new Map(PAIRS.match(/../gu)?.map((pair) => [pair.charAt(0), pair.charAt(1)] as const));

/**
 * A header of a file that was kept in traditional Chinese, as tables name it: 編號 is 编号. None if it is none of these.
 */
export function simplifiedHeader(header: string): string | undefined {
  if (!TRADITIONAL.test(header)) return undefined;
  return Array.from(header, (one) => simplified.get(one) ?? one).join('');
}
