import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { findUncovered, stripInvisible } from '../../src/fonts/coverage.js';
import { parseManifest, readManifestText } from '../../src/fonts/manifest.js';
import { openFontLibrary } from '../../src/fonts/open.js';
import { installationIn, world } from '../support/world.js';

const ROOT = join(import.meta.dirname, '../..');
const library = openFontLibrary(world.installation);

function faceOf(role: string, character: string, bold = false): string | undefined {
  return library.choose(role, bold, character.codePointAt(0) ?? 0)?.face.name;
}

describe('the manifest', () => {
  test('lists every file with its true SHA-256, and so does fonts/README.md', () => {
    const readme = readFileSync(join(ROOT, 'fonts', 'README.md'), 'utf8');
    const { faces } = parseManifest(readManifestText(world.installation));
    for (const face of library.faces) {
      const sha256 = createHash('sha256').update(readFileSync(face.path)).digest('hex');
      expect(sha256, face.name).toBe(faces[face.name]?.sha256);
      expect(readme).toContain(`| ${face.name} |`);
      expect(readme).toContain(sha256);
    }
  });

  test('has the five roles of an official document', () => {
    expect(library.roles).toEqual(['小标宋', '仿宋', '楷体', '黑体', '宋体']);
  });
});

describe('the chain of a role', () => {
  test.each([
    ['仿宋', '文', 'FandolFang-Regular'],
    ['仿宋', '5', 'Tinos-Regular'],
    ['仿宋', '%', 'Tinos-Regular'],
    ['仿宋', '磻', 'FangSupplement-Regular'],
    ['楷体', '镕', 'KaiSupplement-Regular'],
    ['仿宋', '㐂', 'NotoSerifSC-Light'],
    ['仿宋', '⑪', 'NotoSerifSC-Light'],
    ['仿宋', '①', 'NotoSerifSC-Light'],
    ['仿宋', '￥', 'NotoSerifSC-Light'],
    ['楷体', '￥', 'NotoSerifSC-Light'],
    ['仿宋', '餘', 'FangSupplement-Regular'],
    ['仿宋', '₂', 'Tinos-Regular'],
    ['仿宋', '⅓', 'Tinos-Regular'],
    ['仿宋', '☑', 'NotoSansSymbols2-Regular'],
    ['黑体', '⁺', 'NotoSans-Medium'],
    ['仿宋', '“', 'FandolFang-Regular'],
    ['仿宋', '…', 'FandolFang-Regular'],
    ['仿宋', '～', 'FangSupplement-Regular'],
    ['楷体', '～', 'KaiSupplement-Regular'],
    ['仿宋', '—', 'FandolFang-Regular'],
    ['仿宋', '·', 'FandolFang-Regular'],
    ['楷体', '文', 'FandolKai-Regular'],
    ['小标宋', '文', 'NotoSerifSC-Bold'],
    ['黑体', 'A', 'NotoSansSC-Medium'],
    ['宋体', '文', 'NotoSerifSC-Regular'],
  ])('%s sets %s in %s', (role, character, face) => {
    expect(faceOf(role, character)).toBe(face);
  });

  test('a quotation mark in Latin text comes from the Latin face', () => {
    expect(library.choose('仿宋', false, 0x2019, 'latin')?.face.name).toBe('Tinos-Regular');
  });

  test('仿宋 has no bold face: its bold is drawn with an outline', () => {
    const choice = library.choose('仿宋', true, 0x6587);
    expect(choice?.face.name).toBe('FandolFang-Regular');
    expect(choice?.strokeEm).toBe(0.026);
    expect(library.choose('黑体', true, 0x6587)).toMatchObject({ strokeEm: 0 });
  });

  test('covers the 8,105 standard hanzi planes it promises: all of GB2312', () => {
    const decoder = new TextDecoder('gb2312');
    for (let row = 0xb0; row <= 0xf7; row++) {
      for (let cell = 0xa1; cell <= 0xfe; cell++) {
        const character = decoder.decode(Uint8Array.of(row, cell));
        if (/^[\u4e00-\u9fff]$/u.test(character)) expect(faceOf('仿宋', character), character).toBeDefined();
      }
    }
  });
});

describe('every role prints', () => {
  test.each([
    ['figures above and below the line', '⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ⁿ₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎'],
    ['fractions', '½⅓⅔¼¾⅕⅖⅗⅘⅙⅚⅐⅛⅜⅝⅞⅑⅒'],
    ['boxes and ticks', '☐☑☒✓✔✕✖✗✘□■▢▣⬜'],
    ['arrows', '←↑→↓↔↕↗↘↖↙⇒⇐⇔➤►'],
    ['numbers in circles and brackets', '⓪①⑩⑳㉑㉟㊱㊿❶❿⑴⒇㈠㈩㊀㊉'],
    ['Roman figures', 'ⅠⅡⅢⅣⅤⅥⅦⅧⅨⅩⅪⅫⅰⅱⅲⅹ'],
    ['units', '㎡㎥㎞㎜㎝㎏㎎㏄℃℉Ω℧Å№℡'],
    ['shares, money and signs', '%‰‱¥￥€£₩§¶†‡•※〒™©®★☆●○◆◇▲△▼▽≈≠≤≥±×÷∞√∑'],
    ['money', '₽₩₹₿₫₱₴₺¢￠￡'],
    ['primes, bullets and rare signs', '′″‴•‣·℞⌘☎✈❤⚠⚡❓❗'],
    ['dates, lines and names of units', '㋿㍿㊣㊗㎎㎖㎐㏒⒈⒛⒜━│┌█░▲'],
    ['accents', 'üéǎǐ\u0308ḿ'],
  ])('%s', (_, characters) => {
    for (const character of characters)
      for (const role of library.roles)
        for (const bold of [false, true])
          expect(faceOf(role, character, bold), `${role} ${character}`).toBeDefined();
  });
});

describe('coverage', () => {
  test('names each character that no face draws, with its place', () => {
    expect(findUncovered('好\u{1F600}文', library, ['仿宋'])).toEqual([
      { codePoint: 0x1f600, offset: 1, role: '仿宋' },
    ]);
  });

  test('names what some role lacks, plain or bold', () => {
    const roles = ['仿宋', '宋体'];
    const some = {
      ...library,
      roles,
      choose: (role: string, bold: boolean) => stub(role === '宋体' && bold),
    };
    expect(findUncovered('文', some, roles)).toEqual([{ codePoint: 0x6587, offset: 0, role: '宋体' }]);
    function stub(isMissing: boolean) {
      return isMissing ? undefined : library.choose('宋体', false, 0x6587);
    }
  });

  test('leaves letters that join, reorder or run from the right to nobody', () => {
    for (const character of 'אبक')
      expect(findUncovered(character, library, library.roles)).toHaveLength(library.roles.length);
  });

  test('passes over characters that are taken out before setting', () => {
    expect(findUncovered('零\u200b宽\ufeff\u0007', library, ['仿宋', '黑体'])).toEqual([]);
    expect(stripInvisible('零\u200b宽\ufeff\u0007\n')).toBe('零宽\n');
  });
});

describe('files', () => {
  test('a file that is not the one in the manifest is an error that names it', () => {
    const root = projectWith({ sha256: '0'.repeat(64) });
    expect(() => openFontLibrary(installationIn(root)).faces[0]?.tables).toThrow(
      /FandolFang-Regular\.otf.*manifest/,
    );
  });

  test('a file that is missing is an error that names it', () => {
    expect(() => openFontLibrary(installationIn(projectWith({ file: 'fandol/nothing.otf' })))).toThrow(
      /fandol\/nothing\.otf/,
    );
  });

  test("an office's own font takes the place of the main face", () => {
    const root = projectWith({});
    mkdirSync(join(root, 'fonts', 'local'));
    symlinkSync(join(ROOT, 'fonts/fandol/FandolKai-Regular.otf'), join(root, 'fonts/local/own.otf'));
    expect(openFontLibrary(installationIn(root)).choose('仿宋', false, 0x6587)?.face.name).toBe(
      'local own.otf',
    );
  });
});

/** A project of one face, with these things changed in its manifest entry. */
function projectWith(change: object): string {
  const root = mkdtempSync(join(tmpdir(), 'fonts-'));
  mkdirSync(join(root, 'fonts'));
  symlinkSync(join(ROOT, 'fonts/fandol'), join(root, 'fonts/fandol'));
  const entry = parseManifest(readManifestText(world.installation)).faces['FandolFang-Regular'];
  const chain = [{ face: 'FandolFang-Regular' }];
  const manifest = {
    faces: { 'FandolFang-Regular': { ...entry, ...change } },
    roles: Object.fromEntries(
      library.roles.map((role) => [
        role,
        { local: role === '仿宋' ? ['own'] : [], regular: chain, bold: chain },
      ]),
    ),
  };
  writeFileSync(join(root, 'fonts', 'manifest.json'), JSON.stringify(manifest));
  return root;
}
