/** What may be loaded: nothing but the studio's own files. `style` is where styles may be from. */
function policy(style: string): string {
  return [
    "default-src 'none'",
    "script-src 'self'",
    "worker-src 'self'",
    `style-src ${style}`,
    "connect-src 'self'",
    "img-src 'self' data: blob:",
    // the reader of PDFs hands the fonts of the pages to the browser
    'font-src data: blob:',
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; ');
}

export const SAFE_HEADERS: Readonly<Record<string, string>> = {
  'content-security-policy': policy("'self'"),
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-resource-policy': 'same-origin',
  'cross-origin-opener-policy': 'same-origin',
  'cache-control': 'no-store',
};

/** The same for the page, whose grid makes one style sheet for its columns: known by a number that nobody can guess. */
export function pagePolicy(nonce: string): string {
  return policy(`'self' 'nonce-${nonce}'`);
}
