import type { WrittenOverEvent } from './edits.js';
import type { PagesEntry } from './pack.js';

/** What open pages are told by server-sent events, each as JSON; what it is about is then asked for. */
export type StudioEvent =
  /** A pack was opened or closed, or its data or pages are new. */
  | { readonly kind: 'pack'; readonly revision: number; readonly pages?: PagesEntry }
  /** A page of the edition that is looked at as it is about to be, told to those who look at it. */
  | EarlyPage
  /** Who has a page open, and where each is. */
  | { readonly kind: 'clerks'; readonly clerks: readonly ClerkState[] }
  | WrittenOverEvent
  /** Files were changed by another program. */
  | { readonly kind: 'outside'; readonly files: readonly string[] };

/** What a page looks like before the file that it is in has been made; that file comes with the next `pack`. */
export interface EarlyPage {
  readonly kind: 'page';
  readonly edition: string;
  /** From 1. */
  readonly number: number;
  /** As in `pageIds`. */
  readonly id: number;
  /** A PDF of this page alone, in Base64. */
  readonly pdf: string;
}

/** A page that is open, under a number of its own, and where its clerk is. */
export interface ClerkState {
  readonly page: string;
  readonly name: string;
  readonly area?: string | undefined;
  readonly cell?: { readonly key: string; readonly line: number; readonly column: number } | undefined;
}
