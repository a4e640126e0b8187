"""What PDFium, the reader of Chrome and Edge, takes out of a PDF, and which words its search finds.

Reads {"file": path, "words": [word, ...]} and writes {"text": text, "missing": [word, ...]}, both as JSON.
"""

import json
import sys

import pypdfium2


def find(page, words):
    """The words that a search of the page finds."""
    return {word for word in words if page.search(word, match_case=True).get_next()}


def main():
    asked = json.load(sys.stdin)
    pages = [page.get_textpage() for page in pypdfium2.PdfDocument(asked["file"])]
    missing = set(asked["words"])
    for page in pages:
        missing -= find(page, missing)
    text = "\f".join(page.get_text_bounded() for page in pages)
    json.dump({"text": text, "missing": sorted(missing)}, sys.stdout, ensure_ascii=True)


main()
