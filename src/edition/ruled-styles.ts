import type { Edition, Palette } from './model.js';

/**
 * The styles of an edition as the ruled look has them: headings are told by their faces and by white, and figures on
 * cards are of the colour of the charts, so that the accent is left to the cover and to marks.
 */
export function ruledStyles(styles: Edition['styles'], palette: Palette): Edition['styles'] {
  return Object.fromEntries(
    Object.entries(styles).map(([name, style]) => {
      if (/^heading-\d$/.test(name)) {
        const { rule, ...unruled } = style;
        // the white that the rule took
        return [name, rule ? { ...unruled, afterPt: style.afterPt + style.pitchPt / 2 } : unruled];
      }
      return [name, /^card-(value|unit)$/.test(name) ? { ...style, color: palette.main } : style];
    }),
  );
}
