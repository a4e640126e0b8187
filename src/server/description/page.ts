import type { Description, Operation } from './openapi.js';

const STYLE = `body{font:16px/1.6 system-ui,sans-serif;max-width:52rem;margin:2rem auto;padding:0 1rem;color:#1c2430}
h2{font-size:1.1rem;margin:2rem 0 .5rem}code{font-family:ui-monospace,monospace;background:#f1f3f6;padding:.1em .35em}
table{border-collapse:collapse;width:100%}td{border-top:1px solid #dde2e8;padding:.35rem .6rem .35rem 0;
vertical-align:top}td:first-child{white-space:nowrap}.method{color:#8a1c12;font-weight:600}`;

/** The description for people: a page of its own, without scripts and without anything from elsewhere. */
export function descriptionPage({ info, paths }: Description): string {
  const operations = Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => section(method, path, operation)),
  );
  return `<!doctype html><html lang="zh-CN"><meta charset="utf-8">
<meta name="viewport" content="width=device-width"><title>${info.title} ${info.version}</title><style>${STYLE}</style>
<h1>${info.title} ${info.version}</h1>
<p>${text(info.description)} · <a href="/openapi.json">openapi.json</a></p>
${operations.join('\n')}</html>`;
}

function section(method: string, path: string, { summary, parameters = [], responses }: Operation): string {
  const settings = parameters.map(({ name, description }) => row(name, description));
  const answers = Object.entries(responses).map(([status, { description }]) => row(status, description));
  return `<h2><span class="method">${method.toUpperCase()}</span> <code>${text(path)}</code></h2>
<p>${text(summary)}</p><table>${settings.join('')}${answers.join('')}</table>`;
}

function row(head: string, words: string): string {
  return `<tr><td><code>${text(head)}</code><td>${text(words)}`;
}

function text(words: string): string {
  return words.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
}
