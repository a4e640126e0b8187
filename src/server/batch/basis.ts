import { createHash, type Hash } from 'node:crypto';
import { join } from 'node:path';
import { ownTemplates, programName } from '../../core/project.js';
import type { Files, World } from '../../core/world.js';
import { localFiles } from '../../fonts/local.js';
import type { Office } from '../office.js';

/** A digest of what decides, besides the data, how packs come out: program, templates and the office's fonts. */
export function basisOf({ installation, files }: World, { templatesFolder, fontsFolder }: Office): string {
  const hash = createHash('sha256').update(programName(installation));
  addFolder(
    hash,
    templatesFolder ? files : installation.files,
    templatesFolder ?? ownTemplates(installation),
  );
  for (const file of localFiles({ ...installation, localFonts: fontsFolder })) hash.update(`${file}\n`);
  return hash.digest('hex');
}

function addFolder(hash: Hash, files: Files, folder: string): void {
  for (const name of [...files.sync.list(folder)].sort()) {
    const path = join(folder, name);
    const kind = files.sync.stat(path)?.kind;
    hash.update(`${name}\n`);
    if (kind === 'folder') addFolder(hash, files, path);
    else if (kind === 'file') hash.update(files.sync.read(path));
  }
}
