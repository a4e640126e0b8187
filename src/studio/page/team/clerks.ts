import { computed, effect, signal } from '@preact/signals';
import type { ClerkState } from '../../wire/events.js';
import type { MeState } from '../../wire/team.js';
import { get, post } from '../ask.js';
import { clerk } from '../clerk.js';
import { onEvent, pageId } from '../listen.js';
import { chosen } from '../selection.js';
import { connection, route } from '../state.js';

const clerks = signal<readonly ClerkState[]>([]);

/** Who else has a page of the studio open. */
export const others = computed(() => clerks.value.filter(({ page }) => page !== pageId));

/** What this page may do, and the address for those who only look. */
export const me = signal<MeState>({ role: 'owner' });
export const mayEdit = computed(() => me.value.role !== 'viewer');

onEvent.add((event) => {
  if (event.kind === 'clerks') clerks.value = event.clerks;
});

/** Told once somebody rests on a cell: keys are held down. */
const RESTING_MS = 200;
let timer: ReturnType<typeof setTimeout> | undefined;

effect(() => {
  const { area } = route.value;
  const cell = area === 'tables' ? chosen.value : undefined;
  const here: ClerkState = { page: pageId, name: clerk.value, area, ...(cell && { cell }) };
  if (connection.value !== 'there') return;
  clearTimeout(timer);
  timer = setTimeout(() => void post('/api/team/here', here).catch(() => {}), RESTING_MS);
});

void get<MeState>('/api/team/me').then(
  (answer) => {
    me.value = answer;
  },
  () => {},
);
