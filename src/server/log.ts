import type { TextStream } from '../core/world.js';

/** What may be told of a request: how it went, and nothing that it sent. */
export interface LogEntry {
  readonly event: string;
  readonly level: 'info' | 'warn' | 'error';
  readonly [fact: string]: string | number | undefined;
}

/** Writes a line of JSON for each entry. */
export type Log = (entry: LogEntry) => void;

export function jsonLog(stream: TextStream, now: () => Date): Log {
  return (entry) => void stream.write(`${JSON.stringify({ time: now().toISOString(), ...entry })}\n`);
}
