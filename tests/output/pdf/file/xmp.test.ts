import { Parser } from 'htmlparser2';
import { expect, test } from 'vitest';
import { xmpPacket } from '../../../../src/output/pdf/file/xmp.js';

const FACTS = {
  title: '政府工作报告',
  author: '乐平市人民政府',
  subject: '市七届人大二次会议',
  creator: 'briefing',
  producer: 'pdfmake',
  language: 'zh-CN',
  date: new Date('2022-02-22T00:00:00Z'),
};

/** The texts of an XML document by the name of the element around them. */
function textsOf(xml: string): Map<string, string> {
  const texts = new Map<string, string>();
  const open: string[] = [];
  const parser = new Parser(
    {
      onopentag: (name) => void open.push(name),
      onclosetag: (name) => expect(open.pop()).toBe(name),
      ontext: (text) => {
        const owner = open.findLast((name) => !name.startsWith('rdf:')) ?? '';
        texts.set(owner, (texts.get(owner) ?? '') + text);
      },
    },
    { xmlMode: true, decodeEntities: true },
  );
  parser.end(xml);
  return new Map([...texts].map(([name, text]) => [name, text.trim()]));
}

test('the packet says what Info says (ISO 19005-3, 6.6.3)', () => {
  const texts = textsOf(xmpPacket({ ...FACTS, keywords: '指标、项目' }));
  expect(texts.get('dc:title')).toBe(FACTS.title);
  expect(texts.get('dc:creator')).toBe(FACTS.author);
  expect(texts.get('dc:description')).toBe(FACTS.subject);
  expect(texts.get('pdf:Producer')).toBe(FACTS.producer);
  expect(texts.get('pdf:Keywords')).toBe('指标、项目');
  expect(texts.get('xmp:CreatorTool')).toBe(FACTS.creator);
  expect(texts.get('xmp:CreateDate')).toBe('2022-02-22T00:00:00Z');
});

test('the packet names PDF/A-3a and PDF/UA-1, and describes the property that names the latter', () => {
  const texts = textsOf(xmpPacket(FACTS));
  expect(texts.get('pdfaid:part')).toBe('3');
  expect(texts.get('pdfaid:conformance')).toBe('A');
  expect(texts.get('pdfuaid:part')).toBe('1');
  expect(texts.get('pdfaSchema:prefix')).toBe('pdfuaid');
});

test('a title with markup, quotes, a rare character and a control character survives into valid XML', () => {
  const title = `R&D <2022> "目标" '𬭚\u0001`;
  const texts = textsOf(xmpPacket({ ...FACTS, title }));
  expect(texts.get('dc:title')).toBe(`R&D <2022> "目标" '𬭚`);
});
