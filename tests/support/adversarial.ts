/** Words, marks and figures thrown together so that every line edge is a trap. */
const HAN =
  '全市认真贯彻落实党中央决策部署坚持稳中求进工作总基调统筹推进乡村振兴经济社会发展质量效益持续提升粮食产业人民群众满意度生态环境保护治理能力';

const PIECES: readonly ((random: () => number) => string)[] = [
  (random) => pick(random, ['，', '。', '；', '：', '、', '！', '？', '，', '、', '。']),
  (random) => `“${han(random, 6)}”`,
  (random) => `《${han(random, 9)}》`,
  (random) => `（${han(random, 7)}）`,
  (random) => `《“${han(random, 3)}”${han(random, 5)}》`,
  (random) => `“${han(random, 4)}（${han(random, 3)}）。”`,
  (random) => `【${han(random, 3)}】「${han(random, 2)}」`,
  (random) =>
    `${digits(random)}${pick(random, ['亿元', '万亩', '%', '个百分点', '万人次', '公里', '年', '月', '吨', '℃'])}`,
  (random) => `${digits(random)}.${digits(random, 2)}${pick(random, ['亿元', '%', '倍', '平方公里', ''])}`,
  (random) => `${digits(random, 1)}%～${digits(random, 2)}%`,
  (random) => `第${digits(random, 2)}号`,
  () => '——',
  () => '……',
  (random) => pick(random, ['PM2.5', 'GDP', 'COVID-19', 'Handlebars', 'A股', 'CO2', 'e-mail', 'Wi-Fi']),
  (random) => pick(random, ['磻溪', '⑪', '㎡', '①', '囧', '濮阳']),
  (random) => `${han(random, 2)}·${han(random, 3)}`,
  (random) => `￥${digits(random)}元`,
  (random) => `${han(random, 2)}—${han(random, 2)}`,
  () => 'https://www.example.gov.cn/zwgk/2024/05/content_123456.html?from=index&id=42',
  () => 'the State Council',
];

function pick<T>(random: () => number, items: readonly T[]): T {
  return items[Math.floor(random() * items.length)] as T;
}

function han(random: () => number, most: number): string {
  const length = 1 + Math.floor(random() * most);
  let text = '';
  for (let index = 0; index < length; index++) text += pick(random, [...HAN]);
  return text;
}

function digits(random: () => number, most = 4): string {
  const length = 1 + Math.floor(random() * most);
  let text = String(1 + Math.floor(random() * 9));
  while (text.length < length) text += Math.floor(random() * 10);
  return text;
}

/** A generator of numbers from 0 to 1 that is the same on every run (mulberry32). */
export function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let value = Math.imul(state ^ (state >>> 15), 1 | state);
    value = (value + Math.imul(value ^ (value >>> 7), 61 | value)) ^ value;
    return ((value ^ (value >>> 14)) >>> 0) / 4294967296;
  };
}

/** A paragraph of at least `length` characters. */
export function adversarialParagraph(random: () => number, length: number): string {
  let text = han(random, 8);
  while (text.length < length) text += pick(random, PIECES)(random) + han(random, 5);
  return `${text}。`;
}

/** Paragraphs of 40 to 200 characters without what hardly a line can hold: no web addresses, no words of Latin text. */
export function adversarialProse(random: () => number, count: number): readonly string[] {
  return Array.from({ length: count }, () =>
    adversarialParagraph(random, 40 + random() * 160).replace(/https?:[\x21-\x7e]+|the State Council/g, ''),
  );
}
