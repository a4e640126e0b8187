// A Redis of its own for what is tested with one: on a free port, with its files in a temporary folder.
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { connect, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';

/** Starts Redis; `keeps` is whether it knows after a restart what it was told. Answers how to restart and stop it. */
export async function startRedis({ keeps = false } = {}) {
  const port = await freePort();
  const folder = mkdtempSync(join(tmpdir(), 'briefing-redis-'));
  const settings = ['--port', port, '--bind', '127.0.0.1', '--dir', folder, '--save', ''];
  const persistence = keeps ? ['--appendonly', 'yes', '--appendfsync', 'always'] : ['--appendonly', 'no'];
  let server;
  const start = async () => {
    server = spawn('redis-server', [...settings, ...persistence].map(String), { stdio: 'ignore' });
    for (let tries = 0; !(await answers(port)); tries++) {
      if (tries > 600) throw new Error('Redis did not start');
      await setTimeout(100);
    }
  };
  const stop = async (signal = 'SIGTERM') => {
    if (server.exitCode !== null || server.signalCode !== null) return;
    const ended = new Promise((resolve) => server.once('exit', resolve));
    server.kill(signal);
    await ended;
  };
  /** As a crash: it is killed, and away until `start`. */
  const crash = () => stop('SIGKILL');
  await start();
  return {
    crash,
    start,
    url: `redis://127.0.0.1:${port}`,
    /** As after a crash: it is killed, is away for a while, and comes back. */
    async restart(awayMs = 0) {
      await crash();
      await setTimeout(awayMs);
      await start();
    },
    async stop() {
      await stop();
      rmSync(folder, { recursive: true });
    },
  };
}

function freePort() {
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}

function answers(port) {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    const end = (is) => {
      socket.destroy();
      resolve(is);
    };
    socket.once('connect', () => socket.write('PING\r\n'));
    socket.once('data', (data) => end(String(data).startsWith('+PONG')));
    socket.once('error', () => end(false));
  });
}
