"""How evenly Typst sets paragraphs in the faces and the measure of the handout, or a PDF of them that there is already.

Reads {"paragraphs": [text, ...], "plain": [text, ...], "root": folder or "pdf": file} from the file named, sets the
paragraphs if there is no PDF, finds the origin of each character of the PDF with PDFium, and writes what tests/support/line-evenness.ts says of ours. The plain
texts are those of the paragraphs without joiners, by which lines are told apart.
"""

import glob
import json
import os
import re
import statistics
import sys
import tempfile

import pypdfium2
import pypdfium2.raw as pdfium
import typst

SIZE_PT = 15.75
HANZI = re.compile("[\u4e00-\u9fff]")
MARKS = "，、；：。！？"
SOURCE = """
#let faces = ("Tinos", "FandolFang", "FandolFang R", "Noto Serif SC")
#set page(width: 210mm, height: 297mm, margin: (left: 28mm, top: 37mm, right: 26mm, bottom: 35mm))
#set text(font: faces, size: 15.75pt, lang: "zh", region: "cn", top-edge: 0.88em, bottom-edge: -0.12em)
#set par(justify: true, leading: 13.78pt, spacing: 13.78pt, first-line-indent: (amount: 31.5pt, all: true))
#for one in json("texts.json") { text(one); parbreak() }
"""


def compiled(paragraphs, root):
    with tempfile.TemporaryDirectory() as folder:
        fonts = os.path.join(folder, "fonts")
        os.mkdir(fonts)
        packages = os.path.join(root, "node_modules", "@expo-google-fonts")
        for pattern in ("noto-serif-sc/400Regular/*.ttf", "tinos/400Regular/*.ttf"):
            link_all(os.path.join(packages, pattern), fonts)
        link_all(os.path.join(root, "fonts", "fandol", "*.otf"), fonts)
        with open(os.path.join(folder, "texts.json"), "w", encoding="utf8") as file:
            json.dump(paragraphs, file)
        main = os.path.join(folder, "main.typ")
        with open(main, "w", encoding="utf8") as file:
            file.write(SOURCE)
        return typst.compile(main, root=folder, font_paths=[fonts], ignore_system_fonts=True)


def link_all(pattern, folder):
    for file in glob.glob(pattern):
        os.symlink(file, os.path.join(folder, os.path.basename(file)))


def lines_of(pdf):
    """The lines of all pages, each as (x, character) in order."""
    lines = []
    for page in pypdfium2.PdfDocument(pdf):
        text = page.get_textpage()
        rows = {}
        for index in range(text.count_chars()):
            character = chr(pdfium.FPDFText_GetUnicode(text, index))
            if character in "\u2060\r\n" or pdfium.FPDFText_IsGenerated(text, index) == 1:
                continue
            x, y = pdfium.c_double(), pdfium.c_double()
            pdfium.FPDFText_GetCharOrigin(text, index, x, y)
            rows.setdefault(round(y.value), []).append((x.value, character))
        lines += [sorted(rows[y]) for y in sorted(rows, reverse=True)]
    return lines


def paragraphs_of(lines, plain):
    rest = iter(lines)
    for text in plain:
        left = sum(1 for character in text if character.strip())
        block = []
        while left > 0:
            line = next(rest)
            block.append(line)
            left -= sum(1 for _, character in line if character.strip())
        yield block


def rooms_of(line):
    """The room behind each hanzi that a hanzi follows, and the advances of marks between hanzi, in em."""
    hanzi, marks = [], []
    for index in range(1, len(line)):
        (x, one), (next_x, following) = line[index - 1], line[index]
        advance = (next_x - x) / SIZE_PT
        if HANZI.match(one) and HANZI.match(following):
            hanzi.append(advance - 1)
        if index > 1 and one in MARKS and HANZI.match(line[index - 2][1]) and HANZI.match(following):
            marks.append(advance)
    return hanzi, marks


def evenness(paragraphs):
    rooms, apart, marks, loose, justified = [], [], [], 0, 0
    for block in paragraphs:
        before = None
        for line in block:
            hanzi, of_marks = rooms_of(line)
            marks += of_marks
            if line is block[-1]:
                break
            justified += 1
            rooms += hanzi
            if not hanzi:
                continue
            loose += min(hanzi) > 0.1
            own = statistics.mean(hanzi)
            if before is not None:
                apart.append(abs(own - before))
            before = own
    return {
        "spreadEm": statistics.pstdev(rooms),
        "meanEm": statistics.mean(rooms),
        "looseShare": loose / justified,
        "apartEm": statistics.mean(apart),
        "markEm": statistics.mean(marks),
    }


def main():
    with open(sys.argv[1], encoding="utf8") as file:
        asked = json.load(file)
    pdf = asked["pdf"] if "pdf" in asked else compiled(asked["paragraphs"], asked["root"])
    lines = lines_of(pdf)
    result = evenness(list(paragraphs_of(lines, asked["plain"])))
    json.dump({"lines": len(lines), **result}, sys.stdout)


main()
