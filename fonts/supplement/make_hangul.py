"""Makes the two Hangul faces of this folder: the syllables of KS X 1001, which are those that EUC-KR has, and the letters.

    pip install fonttools==4.60.1
    python make_hangul.py noto-serif-kr/ noto-sans-kr/
"""

import sys
from pathlib import Path

from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont

from make import EPOCH, HERE, OFL

FIRST_SYLLABLE, LAST_SYLLABLE = 0xAC00, 0xD7A3
LETTERS = range(0x3131, 0x3164)


def is_in_euc_kr(character):
    """A syllable that KS X 1001 does not have is spelled out by Python in eight bytes."""
    return len(character.encode('euc_kr')) == 2


def hangul():
    syllables = (chr(one) for one in range(FIRST_SYLLABLE, LAST_SYLLABLE + 1))
    return [ord(one) for one in syllables if is_in_euc_kr(one)] + list(LETTERS)


def make(source, name, style):
    font = TTFont(source)
    options = Options(hinting=False, layout_features=[], notdef_outline=True, glyph_names=False)
    options.drop_tables += ['vhea', 'vmtx', 'VORG', 'BASE', 'GPOS', 'GSUB', 'GDEF', 'gasp', 'DSIG', 'meta', 'STAT']
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=hangul())
    subsetter.subset(font)
    notice = font['name'].getDebugName(0)
    font['hhea'].ascent, font['hhea'].descent, font['hhea'].lineGap = 880, -120, 0
    font['head'].created = font['head'].modified = EPOCH
    names = font['name']
    names.names = []
    texts = {0: notice, 1: name, 2: style, 3: f'{name} 1.0', 4: name, 5: 'Version 1.0', 6: f'{name.replace(" ", "")}-{style}'}
    for number, text in {**texts, 13: OFL, 14: 'https://openfontlicense.org'}.items():
        names.setName(text, number, 3, 1, 0x409)
    font.recalcTimestamp = False
    font.save(HERE / f'{name.replace(" ", "")}-{style}.ttf')
    return notice


def main(serif, sans):
    print(make(Path(serif) / '400Regular/NotoSerifKR_400Regular.ttf', 'Hangul Serif', 'Regular'))
    print(make(Path(sans) / '500Medium/NotoSansKR_500Medium.ttf', 'Hangul Sans', 'Medium'))


if __name__ == '__main__':
    main(*sys.argv[1:])
