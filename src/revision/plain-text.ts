import { ReportError } from '../core/diagnostics.js';
import type { Report } from '../report/report.js';
import { plainText } from '../template/chart-texts.js';
import { passageRenderer } from '../template/render.js';

/** Texts with their figures filled in; one that can't be is told as it is written. */
export function plainTextRenderer(report: Report): (text: string) => string {
  const renderer = passageRenderer(report);
  return (text) => {
    try {
      return plainText(renderer.renderPassage({ text, place: { file: report.pack.file } }));
    } catch (problem) {
      if (problem instanceof ReportError) return text;
      throw problem;
    }
  };
}
