// Requests that are not what they should be, whatever their body: of others, without a token, to addresses that lead
// out, smuggled, slow, given up. Each kind makes the bytes of one, and says by which statuses it may be answered;
// `closed` stands for a connection that is closed without a word.
import { setTimeout } from 'node:timers/promises';
import { LEADING_OUT } from './packs.mjs';
import { requestOf } from './wire.mjs';

const BODY = Buffer.from('{"files":{"a.csv":"x"}}');
const JSON_TYPE = { 'Content-Type': 'application/json' };

/** To the service that takes no tokens: it answers this machine alone. */
const foreign = {
  'by another name of the host': ({ random, port }) => {
    const host = random.pick([
      'evil.example',
      `evil.example:${port}`,
      '10.0.0.1',
      'localhost.evil.example',
      '127.0.0.1.evil.example',
      '127.0.0.1@evil.example',
      '0x7f000001',
      'LOCALHOST.',
      '[::2]',
      '',
      ' ',
    ]);
    return [requestOf('POST', '/v1/check', { Host: host, ...JSON_TYPE }, BODY), [400, 403]];
  },
  'of another site': ({ random, host }) => {
    const header = random.pick([
      { Origin: 'https://evil.example' },
      { Origin: 'null' },
      { Origin: `http://${host}.evil.example` },
      { Origin: 'file://' },
      { 'Sec-Fetch-Site': 'cross-site' },
      { 'Sec-Fetch-Site': 'same-site' },
    ]);
    return [
      requestOf(random.pick(['GET', 'POST', 'DELETE']), random.pick(['/v1/check', '/metrics', '/']), {
        Host: host,
        ...header,
      }),
      [403],
    ];
  },
};

const strangers = {
  'without a token': ({ random, host }) => [
    requestOf('POST', random.pick(['/v1/packs', '/v1/import']), { Host: host, ...JSON_TYPE }, BODY),
    [401],
  ],
  'with a token that is none': ({ random, host, token }) => {
    const at = random.below(token.length);
    const header = random.pick([
      `Bearer ${token.slice(0, at)}${token[at] === 'z' ? 'y' : 'z'}${token.slice(at + 1)}`,
      `Bearer ${token.slice(0, -1)}`,
      `Bearer ${token}x`,
      `Bearer ${token} ${token}`,
      `Basic ${Buffer.from(`a:${token}`).toString('base64')}`,
      token,
      'Bearer',
      'Bearer ',
      `Bearer ${'x'.repeat(8000)}`,
      'Bearer undefined',
      'Bearer \xe4\xb8\xad',
    ]);
    return [requestOf('GET', '/metrics', { Host: host, Authorization: header }), [401]];
  },
  'for the job of another': ({ random, host, tokens, job }) => [
    requestOf(random.pick(['GET', 'DELETE']), `${job}${random.pick(['', '/result', '/events'])}`, {
      Host: host,
      Authorization: `Bearer ${tokens[1]}`,
    }),
    // events can't be deleted
    [404, 405],
  ],
};

const addresses = {
  'job that leads out': ({ random, headers }) => {
    const id = random.pick([
      ...LEADING_OUT,
      '..%2f..%2fetc%2fpasswd',
      '%2e%2e/%2e%2e',
      '..;/',
      '%00',
      '%',
      '%c0%ae%c0%ae/',
      'a'.repeat(3000),
      '*',
      '0',
      '__proto__',
    ]);
    const target = `/v1/jobs/${random.chance(0.5) ? encodeURIComponent(id) : id.replaceAll(' ', '%20').replaceAll('\u0000', '%00')}`;
    return [
      requestOf(
        random.pick(['GET', 'DELETE']),
        `${target}${random.pick(['', '/result', '/events'])}`,
        headers,
      ),
      [400, 404, 405, 414, 431],
    ];
  },
  'address that there is not': ({ random, headers }) => {
    const target = random.pick([
      '/../../etc/passwd',
      '/%2e%2e/%2e%2e/etc/passwd',
      '//evil.example/',
      '/v1/packs/../../x',
      '/.git/config',
      '/v1/Packs/',
      '/v1/packs%00',
      '/%ff%fe',
      '/v1/none',
      '/\\..\\..',
      `/${'a/'.repeat(2000)}`,
    ]);
    return [requestOf('GET', target, headers), [400, 404, 405, 414]];
  },
  'settings of the address': ({ random, headers }) => {
    const query = random.pick([
      'name=../../x',
      'name=%00',
      '__proto__[x]=1',
      'edition=../brief',
      'grey=perhaps',
      'date=9999-99-99',
      'date=x',
      'partial=1&partial=2',
      'x=1',
      'name[]=a',
      Array.from({ length: 500 }, (_, index) => `a${index}=1`).join('&'),
    ]);
    return [requestOf('POST', `/v1/packs?${query}`, { ...headers, ...JSON_TYPE }, BODY), [400, 422]];
  },
  'method that is not taken': ({ random, headers }) => {
    const method = random.pick([
      'PUT',
      'PATCH',
      'DELETE',
      'TRACE',
      'PROPFIND',
      'LOCK',
      'OPTIONS',
      'GET',
      'HEAD',
      'get',
      'CONNECT',
      'EVIL',
    ]);
    return [requestOf(method, '/v1/packs', headers), [400, 404, 405, 'closed']];
  },
};

const frames = {
  'headers too large or many': ({ random, headers }) => {
    const more = random.pick([
      { 'X-Large': 'x'.repeat(20_000) },
      { Cookie: 'a=b; '.repeat(5000) },
      Object.fromEntries(Array.from({ length: 3000 }, (_, index) => [`X-${index}`, '1'])),
    ]);
    return [requestOf('GET', '/metrics', { ...headers, ...more }), [431]];
  },
  'two requests in one': ({ random, headers, host, token }) => {
    const hidden = `GET /metrics HTTP/1.1\r\nHost: ${host}\r\nAuthorization: Bearer ${token}\r\n\r\n`;
    const head = Object.entries({ ...headers, ...JSON_TYPE })
      .map(([name, value]) => `${name}: ${value}\r\n`)
      .join('');
    const length = random.pick([
      'Content-Length: 5\r\nTransfer-Encoding: chunked\r\n',
      'Transfer-Encoding: chunked\r\nContent-Length: 5\r\n',
      'Content-Length: 5\r\nContent-Length: 60\r\n',
      'Transfer-Encoding: xchunked\r\n',
      'Transfer-Encoding: chunked, identity\r\n',
      'Transfer-Encoding : chunked\r\n',
      'Transfer-Encoding:\x0bchunked\r\n',
      'Content-Length: -5\r\n',
      'Content-Length: 5, 60\r\n',
      'Content-Length: +5\r\n',
      'Content-Length: 0x5\r\n',
      'X: a\nTransfer-Encoding: chunked\r\n',
      'X: a\r\n Transfer-Encoding: chunked\r\n',
      'X\x00: a\r\n',
    ]);
    return [
      Buffer.from(`POST /v1/check HTTP/1.1\r\n${head}${length}\r\n0\r\n\r\n${hidden}`, 'latin1'),
      [400, 411, 501, 'closed'],
    ];
  },
  'chunks that are none': ({ random, headers }) => {
    const head = Object.entries({ ...headers, ...JSON_TYPE })
      .map(([name, value]) => `${name}: ${value}\r\n`)
      .join('');
    const chunks = random.pick([
      'zz\r\nx\r\n',
      'ffffffffffffffffff\r\nx\r\n',
      '5\r\nabcdefgh\r\n0\r\n\r\n',
      '-1\r\n\r\n',
      `1;${'x'.repeat(40_000)}\r\na\r\n0\r\n\r\n`,
    ]);
    return [
      Buffer.from(`POST /v1/check HTTP/1.1\r\n${head}Transfer-Encoding: chunked\r\n\r\n${chunks}`, 'latin1'),
      [400, 413, 'closed'],
    ];
  },
  'no HTTP at all': ({ random }) => {
    const bytes = random.pick([
      Buffer.from('PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n'),
      Buffer.from([0x16, 3, 1, 2, 0, 1, 0, 1, 0xfc, 3, 3]),
      Buffer.from('GET / HTTP/9.9\r\n\r\n'),
      Buffer.from('GET /\r\n\r\n'),
      Buffer.from('\r\n'.repeat(5000)),
      Buffer.from(Array.from({ length: 500 }, () => random.below(256))),
    ]);
    return [bytes, [400, 403, 404, 408, 431, 505, 'closed'], { waitMs: 15_000 }];
  },
  'no host': ({ token }) => [requestOf('GET', '/metrics', { Authorization: `Bearer ${token}` }), [400, 403]],
  'another protocol asked for': ({ random, headers }) => {
    const more = random.pick([
      { Upgrade: 'websocket', Connection: 'Upgrade', 'Sec-WebSocket-Key': 'AAAA' },
      { Upgrade: 'h2c', Connection: 'Upgrade, HTTP2-Settings', 'HTTP2-Settings': 'AAMAAABkAARAAAAA' },
      { Expect: '200-maybe' },
    ]);
    return [requestOf('GET', '/healthz', { ...headers, ...more }), [200, 400, 417, 'closed']];
  },
  'given up': ({ random, headers }) => {
    const bytes = requestOf(
      'POST',
      '/v1/packs?edition=brief',
      { ...headers, ...JSON_TYPE },
      Buffer.from('{"files":{"主要指标.csv":"指标,2024年,2025年\\na,1,2\\n"}}'),
    );
    return [
      bytes,
      ['closed'],
      { abortAfter: random.chance(0.3) ? bytes.length : random.between(1, bytes.length) },
    ];
  },
  'body too large': ({ random, headers }) => {
    const length = 33 * 2 ** 20;
    if (random.chance(0.5))
      return [
        requestOf('POST', '/v1/packs', { ...headers, ...JSON_TYPE, 'Content-Length': length }),
        [413, 'closed'],
      ];
    return [
      requestOf('POST', '/v1/packs', { ...headers, ...JSON_TYPE }, Buffer.alloc(length, 32)),
      [413, 'closed'],
    ];
  },
};

/** These take as long as the service waits, and are few. */
export const slowKinds = {
  'headers too slow': ({ headers }) => [
    slowly(requestOf('GET', '/healthz', headers), 1, 1000),
    [408, 'closed'],
  ],
  'body too slow': ({ headers }) => {
    const bytes = requestOf('POST', '/v1/check', { ...headers, ...JSON_TYPE }, Buffer.alloc(5000, 32));
    return [slowly(bytes, bytes.length - 4990, 1000), [408, 'closed']];
  },
};

async function* slowly(bytes, first, pauseMs) {
  yield bytes.subarray(0, first);
  for (let at = first; at < bytes.length; at++) {
    await setTimeout(pauseMs);
    yield bytes.subarray(at, at + 1);
  }
}

export const foreignKinds = foreign;
export const requestKinds = { ...strangers, ...addresses, ...frames };
