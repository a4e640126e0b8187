import type { ComponentType } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { AreaProps, PageArea } from '../area.js';
import { pack, route } from '../state.js';

const loaded = new Map<string, ComponentType<AreaProps>>();

/** What an area shows; an area that is shown for the first time is loaded first. */
export function Middle({ area }: { readonly area: PageArea }) {
  const [, draw] = useState(0);
  useEffect(() => {
    if (loaded.has(area.key)) return;
    void area.load().then(({ default: view }) => {
      loaded.set(area.key, view);
      draw((count) => count + 1);
    });
  }, [area]);
  const View = loaded.get(area.key);
  if (!View) return null;
  // where no pack is open, the areas that stand alone are shown, which don't look at it
  return <View pack={pack.value as AreaProps['pack']} item={route.value.item} />;
}
