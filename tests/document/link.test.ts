import { describe, expect, test } from 'vitest';
import { smallReport } from '../support/report.js';
import { documentOf, problemsOf } from '../support/templates.js';

const report = smallReport();
const linked = (href: string) => `<p id="here"><a href="${href}">看</a></p>`;

describe('a link leads to a web address, a mailbox or a place in the pack:', () => {
  test.each([
    'https://www.example.org/a?b=c&amp;d#e',
    'HTTP://example.org',
    'https://例子.中国/报告',
    'mailto:office@example.org',
    '#here',
  ])('%s', (href) => {
    expect(problemsOf(() => documentOf(linked(href), report))).toEqual([]);
  });
});

describe('a link that leads elsewhere is an error with its place:', () => {
  test.each([
    'javascript:alert(1)',
    'JavaScript:alert(1)',
    'java&#10;script:alert(1)',
    '&#x01;javascript:alert(1)',
    ' javascript:alert(1)',
    '&#106;avascript:alert(1)',
    'vbscript:x',
    'data:text/html,x',
    'file:///etc/hostname',
    'FILE:x',
    '//example.org/x',
    '/etc/hostname',
    'notes.html',
    'ftp://example.org',
    'https:',
    'https://',
    'https:example.org',
    'https://exa&#9;mple.org',
    'https://example.org/&#x200B;x',
    'http://[',
    'mailto:',
    'blob:https://example.org/x',
    '#',
    '',
  ])('%j', (href) => {
    const [problem, ...more] = problemsOf(() => documentOf(linked(href), report));
    expect(problem).toContain('bad-link at templates/plain/pack.hbs:1:14: ');
    expect(problem).toContain('mailto:');
    expect(more.filter((one) => !one.startsWith('unknown-reference'))).toEqual([]);
  });
});
