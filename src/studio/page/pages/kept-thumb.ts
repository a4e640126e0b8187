const KEPT = 'briefing-thumb';

/** Keeps the first page of a pack, small, for the list of those that were open. */
export function keepThumb(folder: string, page: HTMLCanvasElement): void {
  try {
    localStorage.setItem(`${KEPT} ${folder}`, page.toDataURL('image/png'));
  } catch {
    // a browser that keeps no more shows the pack without
  }
}

/** The first page of a pack as this browser saw it last, as the address of a picture. */
export function keptThumb(folder: string): string | undefined {
  const kept = localStorage.getItem(`${KEPT} ${folder}`) ?? undefined;
  return kept?.startsWith('data:image/png;') ? kept : undefined;
}

export function dropThumb(folder: string): void {
  localStorage.removeItem(`${KEPT} ${folder}`);
}
