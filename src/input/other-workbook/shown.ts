/**
 * The number format by which a figure shows like this: 1,234.50 → #,##0.00, 5.0% → 0.0%, 000101 → 000000. Undefined for
 * what is more than a figure (a date, ￥12) and for another figure than the value is (in thousands).
 */
export function patternOfShown(text: string, value: unknown): string | undefined {
  const [, whole, decimals = '', percent = ''] = /^[-−]?(\d[\d,]*)(?:\.(\d+))?(%?)$/.exec(text.trim()) ?? [];
  if (whole === undefined || typeof value !== 'number') return undefined;
  const scale = percent === '' ? 1 : 100;
  const figure = Number(`${whole.replaceAll(',', '')}.${decimals}`);
  if (Math.abs(Math.abs(value) * scale - figure) > 0.51 * 10 ** -decimals.length) return undefined;
  const digits = whole.includes(',') ? '#,##0' : /^0\d/.test(whole) ? '0'.repeat(whole.length) : '0';
  return `${digits}${decimals === '' ? '' : `.${'0'.repeat(decimals.length)}`}${percent}`;
}
