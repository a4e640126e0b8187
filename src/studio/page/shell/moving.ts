import { signal } from '@preact/signals';
import type { AreaItem, PageArea } from '../area.js';

/** An entry that is dragged along the list. */
const TYPE = 'application/x-briefing-entry';

/** Where what is dragged would go: an entry of the list, and which side of it. */
export const dropPlace = signal<{ readonly item: string; readonly isBelow: boolean } | undefined>(undefined);

/** The entry that a key has moved, which keeps the keyboard. */
export const movedByKey = signal<string | undefined>(undefined);

let dragged: { readonly area: PageArea; readonly item: string } | undefined;

/** What an entry of a list does as it is moved, dragged or by the keyboard. */
export function moving(area: PageArea, { item }: AreaItem, items: readonly AreaItem[]) {
  const others = items.filter((one) => one.item !== item).map((one) => one.item);
  return {
    draggable: true,
    'aria-keyshortcuts': 'Alt+ArrowUp Alt+ArrowDown',
    onDragStart({ dataTransfer }: DragEvent) {
      dataTransfer?.setData(TYPE, item);
      dragged = { area, item };
    },
    onDragEnd() {
      dragged = undefined;
      dropPlace.value = undefined;
    },
    onKeyDown(event: KeyboardEvent) {
      const steps = event.altKey ? ({ ArrowUp: -1, ArrowDown: 1 }[event.key] ?? 0) : 0;
      if (steps === 0) return;
      event.preventDefault();
      const at = items.findIndex((one) => one.item === item) + steps;
      if (at < 0 || at > others.length) return;
      movedByKey.value = item;
      void area.move?.(item, { after: others[at - 1], before: others[at] });
    },
  };
}

/** What an entry does under another that is dragged over it. */
export function dropping(area: PageArea, { item }: AreaItem, items: readonly AreaItem[]) {
  const isBelow = ({ currentTarget, clientY }: DragEvent) => {
    const { top, height } = (currentTarget as HTMLElement).getBoundingClientRect();
    return clientY > top + height / 2;
  };
  return {
    onDragOver(event: DragEvent) {
      if (dragged?.area !== area) return;
      event.preventDefault();
      dropPlace.value = { item, isBelow: isBelow(event) };
    },
    onDragLeave() {
      if (dropPlace.peek()?.item === item) dropPlace.value = undefined;
    },
    onDrop(event: DragEvent) {
      const own = dragged;
      dropPlace.value = undefined;
      if (own?.area !== area || own.item === item) return;
      event.preventDefault();
      const others = items.filter((one) => one.item !== own.item).map((one) => one.item);
      const at = others.indexOf(item) + (isBelow(event) ? 1 : 0);
      void area.move?.(own.item, { after: others[at - 1], before: others[at] });
    },
  };
}
