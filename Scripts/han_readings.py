#!/usr/bin/env python3
"""han_readings.py UNIHAN_READINGS  writes Sources/Matching/Scripts/HanReadings.swift: how Mandarin reads a character.

Facts of the Unicode Han Database (kMandarin; Unicode licence v3), the file `Unihan_Readings.txt` of the Unicode
Character Database. Of it the characters that names are written with: those of GB 2312 and Big5, level 1. Run from the
root of the repository."""
import pathlib
import sys
import textwrap
import unicodedata as u

TARGET = pathlib.Path("Sources/Matching/Scripts/HanReadings.swift")
HEAD = '''// Written by Scripts/han_readings.py: do not edit.
//
// Facts of the Unicode Han Database, property kMandarin, under the Unicode licence v3.

/// The Mandarin readings of the Han characters of GB 2312 and Big5 level 1, without tones.
enum HanReadings {
    /// `reading characters` behind one another, separated by spaces.
    static let table = """
'''


def common(c):
    for codec, last in (("gb2312", 0xF7FE), ("big5", 0xC67E)):
        try:
            if int.from_bytes(c.encode(codec), "big") <= last:
                return True
        except UnicodeEncodeError:
            pass
    return False


def readings(path):
    table = {}
    for line in path.read_text(encoding="utf-8").split("\n"):
        parts = line.split("\t")
        if len(parts) == 3 and parts[1] == "kMandarin":
            c = chr(int(parts[0][2:], 16))
            if common(c):
                plain = u.normalize("NFD", parts[2].split()[0].replace("ü", "v"))
                table.setdefault("".join(x for x in plain if "a" <= x <= "z"), []).append(c)
    return table


if __name__ == "__main__":
    text = []
    for reading, characters in sorted(readings(pathlib.Path(sys.argv[1])).items()):
        for at in range(0, len(characters), 40):
            text.append(reading + " " + "".join(characters[at:at + 40]))
    lines = textwrap.wrap(" ".join(text), 100, break_long_words=False)
    TARGET.write_text(HEAD + "".join(f"        {line} \\\n" for line in lines)[:-2] + '\n        """\n}\n', encoding="utf-8")
