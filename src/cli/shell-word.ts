/** What shells take as it stands, on any system. */
const PLAIN = /^[\p{L}\p{M}\p{N}_@%+=:,.\\/-]+$/u;

/** A text as one word of a command that a reader may copy: quoted where a shell would read more into it. */
export function shellWord(text: string, platform: NodeJS.Platform = process.platform): string {
  if (platform === 'win32') return PLAIN.test(text) ? text : `"${text.replaceAll('"', '""')}"`;
  // outside Windows a backslash is a sign of the shell
  return PLAIN.test(text) && !text.includes('\\') ? text : `'${text.replaceAll("'", "'\\''")}'`;
}
