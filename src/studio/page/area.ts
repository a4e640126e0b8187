import type { ComponentType } from 'preact';
import type { PackState } from '../wire/pack.js';
import type { Language } from './language.js';
import type { IconName } from './shell/icon.js';

/** What the middle of the page is handed: the pack that is open, and which thing of the area is meant. */
export interface AreaProps {
  readonly pack: PackState;
  readonly item: string | undefined;
}

/** An entry of the navigation under that of its area. */
export interface AreaItem {
  readonly item: string;
  readonly title: string;
  readonly count?: number;
  /** It can be moved among the others. */
  readonly isMovable?: boolean;
}

/** The things that another is put between, where there are any. */
export interface Neighbours {
  readonly after?: string | undefined;
  readonly before?: string | undefined;
}

/** One part of the page: its entry at the left, and what stands in the middle while it is chosen. */
export interface PageArea {
  /** As addresses have it: `#tables/projects.csv`. */
  readonly key: string;
  readonly name: Readonly<Record<Language, string>>;
  readonly icon: IconName;
  /** Where it stands: in the list at the left, or only led to; without navigation and pages, as a task of its own. */
  readonly stands: 'list' | 'aside' | 'whole';
  /** The things of it, listed under it while it is open. */
  items?(pack: PackState): readonly AreaItem[];
  /** Puts one of its things between two others. */
  move?(item: string, between: Neighbours): Promise<void>;
  /** Where one more is made, and what the entry that leads there says. */
  readonly more?: { readonly href: string; readonly name: Readonly<Record<Language, string>> };
  /** What the entry at the left says at its end: a count, or a mark. */
  count?(
    pack: PackState,
  ): { readonly text: string; readonly kind?: 'doubt' | 'warning' | 'error' | 'change' } | undefined;
  /** Loaded when it is first asked for. */
  load(): Promise<{ readonly default: ComponentType<AreaProps> }>;
}
