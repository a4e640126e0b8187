import type { IncomingHttpHeaders } from 'node:http';
import { Refusal } from '../answer/refusal.js';

/** Whether a name or address is that of this machine, and of no other. */
export function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || host === '[::1]' || /^127(?:\.\d{1,3}){3}$/.test(host);
}

/**
 * Whether a request may come from where it does: a page of another site can make a browser on this machine ask, and by
 * a name that leads here (DNS rebinding) even read the answer. `needsToken` is whether something else holds that off.
 */
export function isOwnRequest(headers: IncomingHttpHeaders, needsToken: boolean): boolean {
  const { host, origin } = headers;
  if (host === undefined) return false;
  if (!needsToken && !isLoopback(host.replace(/:\d+$/, ''))) return false;
  if (origin !== undefined && origin !== `http://${host}` && origin !== `https://${host}`) return false;
  const site = headers['sec-fetch-site'];
  return site === undefined || site === 'same-origin' || site === 'none';
}

/** What a request that may not come from where it does is told. */
export const foreignRequest = new Refusal(403, 'foreign-request', {
  zh: '请求来自别的网站，或用了别的主机名',
  en: 'The request is of another site, or by another name of this host',
});
