import * as v from 'valibot';
import { outputSource } from '../../app/output-source.js';
import { openProject } from '../../core/project.js';
import { packNameOf } from '../../input/pack-name.js';
import { xlsx } from '../../output/tables/xlsx-output.js';
import { Refusal } from '../../server/answer/refusal.js';
import type { Desk } from '../desk/desk.js';
import { EditionsMaker } from '../finish/editions-made.js';
import { folderZip } from '../finish/folder-zip.js';
import type { FinishState } from '../wire/finish.js';
import type { Area } from './area.js';
import { bodyOf, shortText } from './body.js';
import { sendFile } from './send-file.js';

/** What a pack is handed over as: PDFs, sheets for the print room, a workbook, the folder. */
export const finish: Area = {
  name: 'finish',
  add(app, studio) {
    app.get('/api/finish', async (): Promise<FinishState> => {
      const { editions, failed } = await made(studio.pack);
      const why = { zh: '没有做成', en: 'It was not made' };
      return {
        editions,
        failed: failed.map(({ name, diagnostics: [first] }) => ({
          edition: name,
          message: first?.message ?? why,
        })),
      };
    });
    app.get('/api/finish/pdf', async ({ query }, reply) => {
      const { edition, file } = bodyOf(
        v.object({ edition: shortText, file: v.picklist(['pages', 'sheets']) }),
        query,
      );
      const { artifacts } = await made(studio.pack);
      const wanted = artifacts.find(
        (one) => one.edition === edition && (one.sheets === undefined) === (file === 'pages'),
      );
      if (!wanted) throw noFile;
      return sendFile(reply, wanted, query);
    });
    app.get('/api/finish/workbook', async ({ query }, reply) => {
      const { world, dataFolder } = studio.pack.project;
      const [file] = await xlsx.make(outputSource(openProject(world, { dataFolder })));
      if (!file) throw noFile;
      return sendFile(reply, file, query);
    });
    app.get('/api/finish/folder', async ({ query }, reply) => {
      const { world, dataFolder } = studio.pack.project;
      const name = packNameOf(dataFolder);
      const bytes = await folderZip(world.files, dataFolder, name);
      return sendFile(reply, { name: `${name}.zip`, bytes }, query);
    });
  },
};

const makers = new WeakMap<Desk, EditionsMaker>();

function made(desk: Desk) {
  const maker = makers.get(desk) ?? new EditionsMaker(desk.project);
  makers.set(desk, maker);
  return maker.of(desk.revision);
}

const noFile = new Refusal(404, 'no-file', { zh: '没有这个文件', en: 'There is no such file' });
