import { setPack } from '../../src/app/pipeline.js';
import { openProject } from '../../src/core/project.js';
import { processWorld } from '../../src/core/world/process-world.js';
import { figuresDrawn } from '../../src/revision/drawn.js';

/** Figures that are no farther apart than this, down the page, stand on one line. */
const LINE_PT = 20;

/** The places of one figure: the cell that it comes from, and each page and chart that tells it. */
export interface FigurePrinted {
  /** As provenance names it: the row and the column. */
  readonly figure: string;
  /** `p. 3` for text and tables, `p. 3 figure:growth` for a chart. */
  readonly where: readonly string[];
}

/**
 * How often an edition tells each cell of the data, in its order. Counted by the cell and not by the words, so that two
 * figures that are equal by chance are two.
 */
export async function figuresPrinted(dataFolder: string, edition: string): Promise<readonly FigurePrinted[]> {
  const project = openProject(processWorld(), { dataFolder });
  const { report, editions } = await setPack(project, { edition });
  const where = new Map<string, string[]>();
  const tell = (figure: string, place: string) => where.set(figure, [...(where.get(figure) ?? []), place]);
  for (const { printed } of editions) {
    const lines = new Set<string>();
    for (const { figure, drawing, page, pageLabel, box, text } of printed()) {
      // digits and unit of one figure stand on one line
      const line = `${figure} ${page} ${Math.round(box.y / LINE_PT)}`;
      if (figure !== undefined && /\d/.test(text) && !lines.has(line)) tell(figure, `p. ${pageLabel}`);
      lines.add(line);
      const chart = report.pack.charts.find(({ name }) => `figure:${name}` === drawing);
      const drawn = chart ? new Set(figuresDrawn(chart, report)) : [];
      for (const one of drawn) tell(one, `p. ${pageLabel} ${drawing}`);
    }
  }
  return [...where].map(([figure, places]) => ({ figure, where: places }));
}
