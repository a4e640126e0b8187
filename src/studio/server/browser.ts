import { spawn } from 'node:child_process';

/** Opens an address in the browser that the system names; where there is none, the address that was told does. */
export function openInBrowser(address: string): void {
  const [program, ...before] = OPENERS[process.platform] ?? ['xdg-open'];
  const child = spawn(program as string, [...before, address], { detached: true, stdio: 'ignore' });
  child.on('error', () => {});
  child.unref();
}

const OPENERS: Readonly<Partial<Record<NodeJS.Platform, readonly string[]>>> = {
  win32: ['rundll32', 'url.dll,FileProtocolHandler'],
  darwin: ['open'],
};
