/** What a client has written as bytes: UTF-8, but for old browsers of Windows in Chinese. */
export function sentText(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('gb18030').decode(bytes);
  }
}

/** The same of a header as Node hands it over, a character for each byte. */
export function headerText(header: string): string {
  return sentText(Buffer.from(header, 'latin1'));
}
