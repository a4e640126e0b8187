/**
 * A parameter of a header, `filename` of `form-data; name="file"; filename="主要指标.csv"`. The form with a star, which
 * names its encoding (RFC 8187), comes before the one without.
 */
export function parameterOf(header: string, wanted: string): string | undefined {
  let plain: string | undefined;
  for (const [, key = '', quoted, token = ''] of header.matchAll(PARAMETER)) {
    const name = key.toLowerCase();
    const value = quoted === undefined ? token : quoted.replace(/\\"/g, '"');
    if (name === `${wanted}*`) return extended(value) ?? plain;
    if (name === wanted) plain ??= value;
  }
  return plain;
}

const PARAMETER = /;\s*([\w-]+\*?)\s*=\s*(?:"((?:\\"|[^"])*)"|([^;\s]*))/g;

/** `utf-8''%E4%B8%BB` */
function extended(value: string): string | undefined {
  const [, encoded] = /^utf-8'[^']*'(.*)$/i.exec(value) ?? [];
  try {
    return encoded === undefined ? undefined : decodeURIComponent(encoded);
  } catch {
    return undefined;
  }
}
