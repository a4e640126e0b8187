import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { buildPack } from '../../src/app/build.js';
import { openProject } from '../../src/core/project.js';
import { CHECKOUT, copyData, LEPING, temporaryFolder } from '../support/packs.js';
import { OPS, openPdf } from '../support/pdfjs.js';
import { sharingDatabase, world } from '../support/world.js';

/** An ornament that the engine leaves to pdfmake's renderer: named colours, a gradient, a style. */
const ORNAMENT = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 100 40">
<linearGradient id="dusk"><stop offset="0" stop-color="orange"/><stop offset="1" stop-color="#123456"/></linearGradient>
<rect width="40" height="20" fill="url(#dusk)"/><circle cx="60" cy="20" r="9" style="fill: rgb(200, 30, 30)"/>
<rect x="70" width="9" height="9" fill="teal" stroke="red"/></svg>`;

const database = sharingDatabase();
let folder: Awaited<ReturnType<typeof temporaryFolder>>;
let data: string;
/** The file of one edition in colour and those of all without, as one build after the other leaves them. */
let colour: readonly string[];
let grey: readonly string[];

beforeAll(async () => {
  folder = await temporaryFolder();
  data = await copyData(LEPING, folder.path);
  await mkdir(join(data, 'ornaments'), { recursive: true });
  await writeFile(join(data, 'ornaments', 'cover.svg'), ORNAMENT);
  const outFolder = join(folder.path, 'out');
  const project = openProject(world, { dataFolder: data, outFolder, workingFolder: CHECKOUT, database });
  const build = async (edition: string, inGrey: boolean) =>
    (await buildPack(project, { edition, grey: inGrey })).outputs.map(({ file }) => file);
  [colour, grey] = [await build('handout', false), await build('all', true)];
});
afterAll(() => folder.remove());

const fills = [OPS.setFillRGBColor, OPS.setStrokeRGBColor] as number[];

/** The colours that a PDF's pages are painted with, and how many of its objects name a space of colours. */
async function coloursOf(file: string): Promise<{ colours: Set<string>; shadings: unknown[] }> {
  const task = openPdf(await readFile(file));
  const document = await task.promise;
  const colours = new Set<string>();
  const shadings: unknown[] = [];
  for (let number = 1; number <= document.numPages; number++) {
    const { fnArray, argsArray } = await (await document.getPage(number)).getOperatorList();
    fnArray.forEach((operator, index) => {
      const [first] = (argsArray[index] ?? []) as unknown[];
      if (fills.includes(operator)) colours.add(String(first));
      if (operator === OPS.setFillColorN || operator === OPS.shadingFill) shadings.push(argsArray[index]);
    });
  }
  await task.destroy();
  return { colours, shadings };
}

const isGrey = (colour: string) => /^#(..)\1\1$/.test(colour);

test('without colour, no page of any edition is painted with anything but grey', async () => {
  for (const file of grey) {
    const { colours, shadings } = await coloursOf(file);
    expect([...colours].filter((colour) => !isGrey(colour))).toEqual([]);
    expect(colours.size).toBeGreaterThan(3);
    const stops = JSON.stringify(shadings).match(/#[0-9a-f]{6}/g) ?? [];
    expect(stops.filter((colour) => !isGrey(colour))).toEqual([]);
    // greys are written as such: a printer counts a page of equal reds, greens and blues as one in colour
    expect(await readFile(file, 'latin1')).not.toContain('DeviceRGB');
  }
});

test('a picture of dots in an ornament can’t be turned to grey, and is told', async () => {
  const dot = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAIAAACQd1PeAAAADElEQVR4nGP4z8AAAAMBAQDJ/pLvAAAAAElFTkSuQmCC';
  const picture = `<image href="data:image/png;base64,${dot}" width="9" height="9"/>`;
  await writeFile(join(data, 'ornaments', 'cover.svg'), ORNAMENT.replace('</svg>', `${picture}</svg>`));
  const project = openProject(world, {
    dataFolder: data,
    outFolder: folder.path,
    workingFolder: CHECKOUT,
    database,
  });
  const codes = async (grey: boolean) =>
    (await buildPack(project, { edition: 'handout', grey })).warnings.map(({ code }) => code);
  expect(await codes(true)).toContain('coloured-picture');
  expect(await codes(false)).not.toContain('coloured-picture');
});

test('the file without colour stands beside the one in colour', async () => {
  expect(colour.map((file) => basename(file))).toContain('leping-2022-handout.pdf');
  expect(grey.map((file) => basename(file))).toContain('leping-2022-handout-grey.pdf');
  const { colours } = await coloursOf(colour[0] as string);
  expect([...colours].filter((one) => !isGrey(one)).length).toBeGreaterThan(2);
});
