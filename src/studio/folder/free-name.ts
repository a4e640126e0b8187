/** The first name of 表, 表-2, 表-3 … that is not taken; `withEnd` puts what tells them apart where it belongs. */
export function freeName(withEnd: (end: string) => string, isTaken: (name: string) => boolean): string {
  let name = withEnd('');
  for (let number = 2; isTaken(name); number++) name = withEnd(`-${number}`);
  return name;
}
