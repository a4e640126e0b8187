import { SAFE_HEADERS } from '../../server/answer/safe-headers.js';

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

export const STUDIO_HEADERS: Readonly<Record<string, string>> = {
  ...SAFE_HEADERS,
  'content-security-policy': policy("'self'"),
  'cross-origin-opener-policy': 'same-origin',
};

/** The same for the page, whose grid makes one style sheet for its columns: known by a number that nobody can guess. */
export function pagePolicy(nonce: string): string {
  return policy(`'self' 'nonce-${nonce}'`);
}
