/** Parts as a zip, with what the headers say of them. */
export function zip(
  parts: readonly {
    readonly name: string | Uint8Array;
    readonly bytes: Uint8Array;
    readonly flags?: number;
    readonly size?: number;
  }[],
): Buffer;
