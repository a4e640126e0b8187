import { fileURLToPath } from 'node:url';
import * as fontkit from 'fontkit';
import type { Face, FontLibrary } from '../../src/fonts/library.js';

function openFace(name: string, specifier: string): Face {
  const path = fileURLToPath(import.meta.resolve(specifier));
  let parsed: fontkit.Font | undefined;
  const font = () => {
    parsed ??= fontkit.openSync(path) as fontkit.Font;
    return parsed;
  };
  return {
    name,
    path,
    has: (codePoint) => font().hasGlyphForCodePoint(codePoint),
    advanceEm: (codePoint) => font().glyphForCodePoint(codePoint).advanceWidth / font().unitsPerEm,
    get font() {
      return font();
    },
  };
}

const sans = openFace('Sans', '@expo-google-fonts/noto-sans-sc/500Medium/NotoSansSC_500Medium.ttf');
const latin = openFace('Latin', '@expo-google-fonts/tinos/400Regular/Tinos_400Regular.ttf');

/** Two roles over two real faces: 黑体 is one face for all, 宋体 takes Latin letters and digits from another. */
export const testFonts: FontLibrary = {
  roles: ['黑体', '宋体'],
  faces: [sans, latin],
  choose(role, _bold, codePoint) {
    const face = role === '宋体' && codePoint < 0x80 ? latin : sans;
    return face.has(codePoint) ? { face, strokeEm: 0, features: [] } : undefined;
  },
};
