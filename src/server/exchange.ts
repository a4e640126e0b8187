/** What is asked of a worker: a request as it came, but for what only concerns the connection. */
export interface TaskRequest {
  /** Which kind of task, by the last part of its address. */
  readonly kind: string;
  /** `?edition=brief&grey=true` */
  readonly query: Readonly<Record<string, string>>;
  /** Headers that say what is sent and what is wanted, in lower case. */
  readonly headers: Readonly<Record<string, string | undefined>>;
  readonly body: Uint8Array;
  readonly limits: TaskLimits;
  /** A digest of what its client bore; none where one person asks for all. */
  readonly owner?: string;
}

/** What a worker answers: a response to send or to keep. */
export interface TaskResponse {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array;
  readonly counts: TaskCounts;
}

/** What is measured of a task; nothing of the data. */
export interface TaskCounts {
  readonly pages: number;
  readonly warnings: number;
  readonly errors: number;
}

/** How much one task may hand in and make. */
export interface TaskLimits {
  /** Files of a pack, and the bytes of them all once they are unpacked. */
  readonly files: number;
  readonly unpackedBytes: number;
  /** Pages of all editions together. */
  readonly pages: number;
}
