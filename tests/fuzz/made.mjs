import { copyFileSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildPack, exportPack, openProject, processWorld, xlsx } from '../../.build/inside.js';
import { MADE, starter } from './seeds.mjs';

/** Has the program make what inputs are made from: a PDF that carries its data, and a workbook. */
export async function makeFiles(folder) {
  const dataFolder = join(folder, 'starter');
  mkdirSync(dataFolder);
  for (const [name, text] of Object.entries(starter())) writeFileSync(join(dataFolder, name), text);
  const project = openProject(processWorld(), { dataFolder, outFolder: folder, workingFolder: folder });
  const { outputs } = await buildPack(project, {});
  copyFileSync(outputs[0].file, join(folder, MADE.pdf));
  await exportPack(project, xlsx, { target: join(folder, MADE.workbook) });
}
