export interface OwnRedis {
  readonly url: string;
  restart(awayMs?: number): Promise<void>;
  stop(): Promise<void>;
}

export function startRedis(settings?: { readonly keeps?: boolean }): Promise<OwnRedis>;
