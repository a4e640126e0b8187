/** Strokes on a field of 16 × 16. */
const STROKES = {
  cover: 'M3.5 1.5h9v13h-9z M5.5 5h5 M5.5 7.5h5',
  text: 'M2 3.5h12 M2 6.5h12 M2 9.5h12 M2 12.5h8',
  table: 'M1.5 3h13v10.5h-13z M1.5 6.5h13 M1.5 10h13 M6 3v10.5',
  chart: 'M2 14V2 M2 14h12 M5 14V9 M8 14V5 M11 14V7',
  terms: 'M3.5 2h9v12h-9z M5.5 5.5h5 M5.5 8.5h5 M3.5 12h9',
  check: 'M2.5 8.5l3.5 3.5 7.5-8',
  versions: 'M8 2a6 6 0 1 1-5.6 3.9 M2 2.5v3.5h3.5 M8 5v3.5l2.5 1.5',
  folder: 'M1.5 4V3h5l1.5 2h6.5v8h-13z',
  print: 'M4 6V2h8v4 M4 11.5H2v-5h12v5h-2 M4 9.5h8V14H4z',
  undo: 'M5 3L2 6l3 3 M2 6h7.5a4 4 0 0 1 0 8H6',
  redo: 'M11 3l3 3-3 3 M14 6H6.5a4 4 0 0 0 0 8H10',
  find: 'M7 2.5a4.5 4.5 0 1 1 0 9 4.5 4.5 0 0 1 0-9z M10.5 10.5l4 4',
  before: 'M10 3L5 8l5 5',
  after: 'M6 3l5 5-5 5',
  thumbs: 'M2 2.5h5v4.5H2z M2 9h5v4.5H2z M9.5 4h4.5 M9.5 11h4.5',
  menu: 'M2 4h12 M2 8h12 M2 12h12',
} as const;

export type IconName = keyof typeof STROKES;

export function Icon({ name }: { readonly name: IconName }) {
  return (
    <svg class="icon" viewBox="0 0 16 16" aria-hidden="true">
      <path d={STROKES[name]} />
    </svg>
  );
}
