import { createRequire } from 'node:module';
import { join } from 'node:path';
import { openSync } from 'fontkit';
import manifest from '../../../fonts/manifest.json' with { type: 'json' };
import packageJson from '../../../package.json' with { type: 'json' };
import { CHECKOUT } from '../../support/packs.js';
import { type Block, markdownTable } from './block.js';

type Face = Readonly<Record<'file' | 'sha256' | 'licence', string>> & { readonly package?: string };

const require = createRequire(import.meta.url);
const installed: Readonly<Record<string, string>> = packageJson.devDependencies;

/** Every face that a role may use: its version, where it comes from, its licence and its checksum. */
export const faces: Block = (language) =>
  markdownTable(
    language === 'zh'
      ? ['字体', '版本', '来源', '许可', 'SHA-256']
      : ['face', 'version', 'source', 'licence', 'SHA-256'],
    Object.entries(manifest.faces as Readonly<Record<string, Face>>).map(([name, face]) => [
      name,
      versionOf(face),
      face.package ? `npm \`${face.package}\` ${installed[face.package]}` : `\`fonts/${face.file}\``,
      face.licence,
      `\`${face.sha256}\``,
    ]),
  );

/** The version that the font file says that it has. */
function versionOf(face: Face): string {
  const file = face.package
    ? require.resolve(`${face.package}/${face.file}`)
    : join(CHECKOUT, 'fonts', face.file);
  const font = openSync(file);
  const said = 'version' in font ? String(font.version) : '';
  return /\d+\.\d+/.exec(said)?.[0] ?? said;
}
