import type { PagesEntry } from './pack.js';

/** What open pages are told by server-sent events, each as JSON; what it is about is then asked for. */
export type StudioEvent =
  /** A pack was opened or closed, or its data or pages are new. */
  | { readonly kind: 'pack'; readonly revision: number; readonly pages?: PagesEntry }
  /** Files were changed by another program. */
  | { readonly kind: 'outside'; readonly files: readonly string[] };
