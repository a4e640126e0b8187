import type { FontLibrary } from '../fonts/library.js';
import type { CssFont, TextMeter, TextRun } from './canvas/text.js';

/**
 * Measures and splits chart labels with the very faces the PDF engine draws them with: `font-family` names a
 * role, each character is given the first face of the role's chain that has it, and neighbours of one face
 * make a run. `missing` is told every character that no face of the role draws.
 */
export function meterOf(fonts: FontLibrary, missing: (character: string, text: string) => void): TextMeter {
  const known = new Map<string, readonly TextRun[]>();
  return {
    measure(text, font) {
      const key = `${font.bold ? 'bold' : ''} ${font.families[0]} ${text}`;
      let runs = known.get(key);
      if (!runs) {
        runs = splitRuns(text, font, fonts, missing);
        known.set(key, runs);
      }
      return runs;
    },
  };
}

function splitRuns(
  text: string,
  font: CssFont,
  fonts: FontLibrary,
  missing: (character: string, text: string) => void,
): readonly TextRun[] {
  const role = font.families.find((family) => fonts.roles.includes(family)) ?? font.families[0] ?? '';
  const runs: { face: string; text: string; widthEm: number; strokeEm: number }[] = [];
  for (const character of text) {
    const codePoint = character.codePointAt(0) ?? 0;
    const choice = fonts.choose(role, font.bold, codePoint);
    if (!choice) {
      missing(character, text);
      continue;
    }
    const { face, strokeEm } = choice;
    const last = runs.at(-1);
    const widthEm = face.advanceEm(codePoint);
    if (last?.face === face.name && last.strokeEm === strokeEm) {
      last.text += character;
      last.widthEm += widthEm;
    } else {
      runs.push({ face: face.name, text: character, widthEm, strokeEm });
    }
  }
  return runs;
}
