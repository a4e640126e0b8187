import type { ProposedEdits } from '../../wire/edits.js';
import type { Neighbours } from '../area.js';
import { get } from '../ask.js';
import { send } from '../edits/outbox.js';
import { tellRefused } from '../told-refused.js';

/** Has a chart declared before another, and so printed before it in its part. */
export function moveChart(name: string, { before }: Neighbours): Promise<void> {
  return tellRefused(async () => {
    const asked = { name, ...(before !== undefined && { before }) };
    send((await get<ProposedEdits>('/api/charts/moved', asked)).edits);
  });
}
