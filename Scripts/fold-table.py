#!/usr/bin/env python3
"""Writes Sources/Texts/Folding/FoldData.swift: how every character is compared, and which characters make words.

Facts of the Unicode Character Database (Unicode licence v3), as Python's unicodedata gives them. A character becomes: full
case folding, NFKD, without characters of a combining class, case folding again, then the Latin letters that Unicode
does not decompose. Run from the root of the repository: python3 Scripts/fold-table.py
"""
import pathlib
import unicodedata as u

LETTERS = {"ø": "o", "ł": "l", "đ": "d", "ħ": "h", "ı": "i", "ŧ": "t", "æ": "ae", "œ": "oe", "ð": "d", "þ": "th"}
EXTRA = str.maketrans(LETTERS)
SYLLABLES = range(0xAC00, 0xD7A4)          # Hangul: decomposed by arithmetic (Unicode §3.12)
IGNORABLE = {0xAD, 0x200C, 0x200D}         # within a word, without a part in comparing


def fold(s):
    d = u.normalize("NFKD", s.casefold())
    return "".join(c for c in d if not u.combining(c)).casefold().translate(EXTRA)


def points():
    return (c for c in range(0x80, 0x110000) if not 0xD800 <= c < 0xE000)


def runs(keep):
    out = []
    for c in points():
        if keep(c):
            if out and out[-1][1] == c - 1:
                out[-1][1] = c
            else:
                out.append([c, c])
    return " ".join(f"{a:X}" if a == b else f"{a:X}-{b:X}" for a, b in out)


def folds():
    table = {c: f for c in points() if c not in SYLLABLES and (f := "" if c in IGNORABLE else fold(chr(c))) != chr(c)}
    out, left = [], sorted(table)
    while left:
        a = left[0]
        same = [a]
        while table.get(same[-1] + 1) == table[a]:
            same.append(same[-1] + 1)
        best = (same, "=" + ".".join(f"{ord(x):X}" for x in table[a]), "")
        if len(table[a]) == 1:
            for step in (1, 2):
                shifted = [a]
                while (n := shifted[-1] + step) in table and table[n] == chr(ord(table[a]) + n - a):
                    shifted.append(n)
                if len(shifted) > len(best[0]):
                    best = (shifted, f">{ord(table[a]):X}", f"/{step}" if step > 1 else "")
        covered, target, step = best
        span = f"{a:X}" if len(covered) == 1 else f"{a:X}-{covered[-1]:X}{step}"
        out.append(span + target)
        gone = set(covered)
        left = [c for c in left if c not in gone]
    return " ".join(out)


def literal(name, about, text):
    lines, line = [], ""
    for word in text.split():
        if len(line) + len(word) > 110:
            lines.append(line)
            line = ""
        line += word + " "
    lines.append(line)
    body = "\\\n".join(f"        {x}" for x in lines[:-1] + [line.rstrip()])
    return f'    /// {about}\n    static let {name}: StaticString = """\n{body}\n        """\n'


def main():
    parts = [
        literal("folds", "`from-to/step>first` maps by distance, `from-to=a.b` to the same characters, `from-to=` to nothing.", folds()),
        literal("letters", "Letters and digits (general categories L and N).", runs(lambda c: chr(c).isalnum())),
        literal("marks", "What continues a word but begins none: marks (category M), joiners, the soft hyphen.",
                runs(lambda c: c in IGNORABLE or u.category(chr(c))[0] == "M" and c < 0xE0000)),
    ]
    head = ("// Written by Scripts/fold-table.py from the Unicode Character Database " + u.unidata_version +
            " (Unicode licence v3); do not edit.\n\n"
            "/// The facts behind `FoldTable`, in hexadecimal code points above ASCII; lines end in a space.\nenum FoldData {\n")
    out = pathlib.Path(__file__).resolve().parent.parent / "Sources/Texts/Folding/FoldData.swift"
    out.write_text(head + "\n".join(parts) + "}\n")


main()
