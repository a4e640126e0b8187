"""Makes the two faces of this folder; ../README.en.md says from what.

    pip install fonttools==4.60.1
    python make.py Unihan_OtherMappings.txt noto-serif-sc/ LXGWWenKai-Light.ttf
"""

import math
import sys
from pathlib import Path

from fontTools.pens.boundsPen import BoundsPen
from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont

HERE = Path(__file__).resolve().parent
FANDOL = HERE.parent / 'fandol'
UNITS_PER_EM = 1000
EPOCH = 2_082_844_800  # 1970 in the seconds that fonts count
POOR = '～'  # Fandol's is half as wide as it should be, and that of 楷体 too high
OFL = 'This Font Software is licensed under the SIL Open Font License, Version 1.1: https://openfontlicense.org'


def standard_hanzi(unihan):
    """Code points of the 8,105 characters of 通用规范汉字表, by the field kTGH of Unihan."""
    lines = Path(unihan).read_text(encoding='utf8').splitlines()
    return [int(line.split('\t')[0][2:], 16) for line in lines if '\tkTGH\t' in line]


def middle_of(font, hanzi):
    """Mean height of the middles of these characters above the baseline, in units of the em."""
    glyphs, names = font.getGlyphSet(), font.getBestCmap()
    middles = []
    for one in hanzi:
        pen = BoundsPen(glyphs)
        glyphs[names[one]].draw(pen)
        middles.append((pen.bounds[1] + pen.bounds[3]) / 2)
    return sum(middles) / len(middles)


def subset(path, hanzi):
    font = TTFont(path)
    options = Options(hinting=False, layout_features=[], notdef_outline=True, glyph_names=False)
    options.drop_tables += ['vhea', 'vmtx', 'VORG', 'BASE', 'GPOS', 'GSUB', 'GDEF', 'gasp', 'DSIG', 'meta']
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=hanzi)
    subsetter.subset(font)
    return font


def outlines(font):
    for name in font.getGlyphOrder():
        glyph = font['glyf'][name]
        if glyph.numberOfContours > 0:
            yield name, glyph


def redraw(glyph, points):
    glyph.coordinates = type(glyph.coordinates)(points)


def carry_on(lightest, light, share):
    """Carries the lightest of two weights, whose points are the same, on by a share of what tells them apart."""
    for name, glyph in outlines(lightest):
        pairs = zip(glyph.coordinates, light['glyf'][name].coordinates)
        redraw(glyph, [(x - share * (X - x), y - share * (Y - y)) for (x, y), (X, Y) in pairs])


def thin(font, units):
    """Moves each point of the outlines inward, along the middle of the angle that it stands in."""
    for _, glyph in outlines(font):
        moved, start = [], 0
        for end in glyph.endPtsOfContours:
            points = [tuple(point) for point in glyph.coordinates[start : end + 1]]
            moved += [inward(points, index, units) for index in range(len(points))]
            start = end + 1
        redraw(glyph, moved)


def inward(points, index, units):
    here = points[index]
    others = points[index + 1 :] + points[:index]
    after = next((one for one in others if one != here), here)
    before = next((one for one in reversed(others) if one != here), here)
    (x, y), (X, Y) = normal(before, here), normal(here, after)
    # two edges that double back on each other would throw their point far away
    share = units / max(1 + x * X + y * Y, 0.5)
    return here[0] + share * (x + X), here[1] + share * (y + Y)


def normal(start, end):
    """Of an edge, to its right, where TrueType has the ink."""
    x, y = end[0] - start[0], end[1] - start[1]
    length = math.hypot(x, y) or 1
    return y / length, -x / length


def place(font, wide, high, slope, middle):
    """Scales characters about the middle of their cell, lets their strokes rise, and moves their middle."""
    names = font.getBestCmap()
    now = middle_of(font, [one for one in names if chr(one) not in POOR])
    level = {names[ord(one)] for one in POOR}
    half = UNITS_PER_EM / 2
    for name, glyph in outlines(font):
        rise = 0 if name in level else slope
        redraw(
            glyph,
            [
                (half + (x - half) * wide, middle + (y - now) * high + (x - half) * rise)
                for x, y in glyph.coordinates
            ],
        )


def finish(font, name, notice, path):
    """Rounds the outlines, and gives the face a name of its own: that of what it is made from is not for others."""
    metrics = font['hmtx'].metrics
    for glyph_name, glyph in outlines(font):
        glyph.coordinates.toInt()
        glyph.recalcBounds(font['glyf'])
        metrics[glyph_name] = (UNITS_PER_EM, glyph.xMin)
    font['hhea'].ascent, font['hhea'].descent, font['hhea'].lineGap = 880, -120, 0
    font['head'].created = font['head'].modified = EPOCH
    names = font['name']
    names.names = []
    texts = {0: notice, 1: name, 2: 'Regular', 3: f'{name} 1.0', 4: name, 5: 'Version 1.0', 6: name.replace(' ', '')}
    for number, text in {**texts, 13: OFL, 14: 'https://openfontlicense.org'}.items():
        names.setName(text, number, 3, 1, 0x409)
    font.recalcTimestamp = False
    font.save(path)


def main(unihan, noto, wenkai):
    standard = standard_hanzi(unihan)
    fang, kai = (TTFont(FANDOL / f'Fandol{one}-Regular.otf') for one in ('Fang', 'Kai'))

    def lacked(face, drawn_as_others):
        have = face.getBestCmap()
        return [one for one in standard if one not in have] + [ord(one) for one in drawn_as_others + POOR]

    # these are Fandol's, but drawn as others: see `impostors` in the manifest
    for_fang, for_kai = lacked(fang, '幹餘衹捨醜準鬆癥鬱鹼'), lacked(kai, '雎')
    common = [one for one in standard if one in fang.getBestCmap()]

    supplement = subset(Path(noto) / '200ExtraLight/NotoSerifSC_200ExtraLight.ttf', for_fang)
    carry_on(supplement, subset(Path(noto) / '300Light/NotoSerifSC_300Light.ttf', for_fang), FANG_SHARE)
    place(supplement, FANG_WIDE, FANG_HIGH, FANG_SLOPE, middle_of(fang, common))
    finish(supplement, 'Fang Supplement', supplement['name'].getDebugName(0), HERE / 'FangSupplement-Regular.ttf')

    supplement = subset(wenkai, for_kai)
    thin(supplement, KAI_UNITS)
    place(supplement, KAI_WIDE, KAI_HIGH, 0, middle_of(kai, common))
    finish(supplement, 'Kai Supplement', supplement['name'].getDebugName(0), HERE / 'KaiSupplement-Regular.ttf')


# what brings ink, width and height to those of Fandol, as tests/fonts/supplement.test.ts measures them
FANG_SHARE, FANG_WIDE, FANG_HIGH, FANG_SLOPE = 0.9, 0.93, 1.02, 0.04
KAI_UNITS, KAI_WIDE, KAI_HIGH = 2.4, 0.99, 0.985

if __name__ == '__main__':
    main(*sys.argv[1:])
