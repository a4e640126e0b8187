/** Whether a name, with / or \ between folders, leads to a file within the folder it is looked up in. */
export function staysInFolder(name: string): boolean {
  return !/(?:^|[\\/])\.\.(?:[\\/]|$)|^[\\/]|^[A-Za-z]:|\0/.test(name);
}

/** Whether a file that others may name: one of the folder that is not hidden and that every system can have. */
export function isOpenName(name: string): boolean {
  const parts = name.split('/');
  const isShown = parts.every((part) => part !== '' && !part.startsWith('.'));
  return staysInFolder(name) && isShown && !/[\\:\p{Cc}]/u.test(name);
}
