import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { withControlsShown } from '../../core/control-characters.js';
import { errorAt, ReportError } from '../../core/diagnostics.js';
import type { Installation } from '../../core/world.js';
import { isOwnRequest, SAFE_HEADERS } from './guard.js';
import type { PreviewModel } from './model.js';

/** The page's own files, built beside the program, and the reader of PDFs: all that is served from disk. */
const FILES: Readonly<Record<string, readonly [type: string, name: string]>> = {
  '/': ['text/html; charset=utf-8', 'preview.html'],
  '/preview.css': ['text/css; charset=utf-8', 'preview.css'],
  '/preview.js': ['text/javascript; charset=utf-8', 'preview.js'],
  '/pdf.mjs': ['text/javascript; charset=utf-8', 'pdf.mjs'],
  '/pdf.worker.mjs': ['text/javascript; charset=utf-8', 'pdf.worker.mjs'],
};

function pageFile({ files, folder }: Installation, name: string): Buffer {
  return files.sync.read(join(folder, '.build', 'preview', name));
}

type Answer = unknown | undefined | Promise<unknown | undefined>;

/** What is answered from the model, as JSON; undefined is not there. */
const ANSWERS: Readonly<Record<string, (model: PreviewModel, asked: URLSearchParams) => Answer>> = {
  '/state': (model) => model.state(),
  '/items': (model, asked) => model.items(asked.get('edition') ?? ''),
  '/source': (model, asked) => {
    const { edition = '', version = '', figure } = Object.fromEntries(asked);
    if (figure !== undefined) return model.sourceOfFigure(edition, version, Number(figure));
    return model.sourceOfDiagnostic(Number(asked.get('diagnostic') ?? -1));
  },
};

/** Tells open pages, by server-sent events, that there is something new. */
export interface Preview {
  readonly address: string;
  tell(): void;
  close(): Promise<void>;
}

/**
 * Serves the preview to this machine only. `port` 0 takes any that is free. Throws a ReportError when the port
 * is taken.
 */
export async function servePreview(
  installation: Installation,
  model: PreviewModel,
  port: number,
): Promise<Preview> {
  const listeners = new Set<ServerResponse>();
  const server = createServer((request, response) => {
    void answer(request, response, { installation, model, listeners, server }).catch((problem: unknown) => {
      send(response, 500, 'text/plain; charset=utf-8', String(problem));
    });
  });
  await listen(server, port);
  return {
    address: `http://127.0.0.1:${portOf(server)}/`,
    tell() {
      model.revision++;
      for (const listener of listeners) listener.write(`data: ${model.revision}\n\n`);
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

interface Serving {
  readonly installation: Installation;
  readonly model: PreviewModel;
  readonly listeners: Set<ServerResponse>;
  readonly server: Server;
}

async function answer(request: IncomingMessage, response: ServerResponse, serving: Serving): Promise<void> {
  const { installation, model, listeners, server } = serving;
  if (!isOwnRequest(request, portOf(server))) return send(response, 403, PLAIN, 'only for this machine');
  if (request.method !== 'GET') return send(response, 405, PLAIN, 'only to be read');
  const { pathname, searchParams } = new URL(request.url ?? '/', 'http://localhost');
  const file = Object.hasOwn(FILES, pathname) ? FILES[pathname] : undefined;
  if (file) return send(response, 200, file[0], pageFile(installation, file[1]));
  if (pathname === '/events') return openStream(response, listeners, model);
  if (pathname === '/pdf') {
    const bytes = model.pdf(searchParams.get('edition') ?? '');
    return bytes ? send(response, 200, 'application/pdf', bytes) : notFound(response);
  }
  const asked = Object.hasOwn(ANSWERS, pathname) ? ANSWERS[pathname] : undefined;
  const found = await asked?.(model, searchParams);
  if (found === undefined) return notFound(response);
  send(response, 200, 'application/json; charset=utf-8', JSON.stringify(found, controlsShown));
}

/** Texts of the data are shown on the page as they would be in a terminal. */
function controlsShown(_: string, value: unknown): unknown {
  return typeof value === 'string' ? withControlsShown(value) : value;
}

const PLAIN = 'text/plain; charset=utf-8';

function notFound(response: ServerResponse): void {
  send(response, 404, PLAIN, 'there is no such page');
}

function send(response: ServerResponse, status: number, type: string, body: string | Uint8Array): void {
  response.writeHead(status, { ...SAFE_HEADERS, 'Content-Type': type }).end(body);
}

/** Keeps a page's connection open; the revision is told at once, for the page may have missed one. */
function openStream(response: ServerResponse, listeners: Set<ServerResponse>, model: PreviewModel): void {
  response.writeHead(200, { ...SAFE_HEADERS, 'Content-Type': 'text/event-stream' });
  response.write(`data: ${model.revision}\n\n`);
  listeners.add(response);
  response.on('close', () => listeners.delete(response));
}

function portOf(server: Server): number {
  return (server.address() as AddressInfo | null)?.port ?? 0;
}

function listen(server: Server, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', (problem: NodeJS.ErrnoException) => reject(portTaken(port, problem)));
    server.listen(port, '127.0.0.1', () => resolve());
  });
}

function portTaken(port: number, { code }: NodeJS.ErrnoException): ReportError {
  const message = { zh: `用不了端口 ${port}（${code}）`, en: `can't use the port ${port} (${code})` };
  const hint = { zh: '换一个，或只写 --serve 任选', en: 'name another, or leave it out' };
  return new ReportError([errorAt('port-taken', message, { hint })]);
}
