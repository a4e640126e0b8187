/** 2022-02-22 → 2022年2月22日, in Arabic figures (GB/T 9704-2012, 7.3.5.4); undefined for what is no ISO date. */
export function chineseDateOf(date: string): string | undefined {
  const [, year, month, day] = /^(\d{4})-(\d{2})-(\d{2})$/.exec(date) ?? [];
  return year === undefined ? undefined : `${year}年${Number(month)}月${Number(day)}日`;
}
