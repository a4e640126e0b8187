export interface OwnRedis {
  readonly url: string;
  crash(): Promise<void>;
  start(): Promise<void>;
  restart(awayMs?: number): Promise<void>;
  stop(): Promise<void>;
}

export function startRedis(settings?: { readonly keeps?: boolean }): Promise<OwnRedis>;
