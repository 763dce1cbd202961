#!/usr/bin/env python3
"""Writes Sources/Matching/Weights/ComparisonWeights.swift from weights/screening.tsv: the weights as a program knows them.

Run from the root of the repository: python3 Scripts/weights.py
A test holds the two files equal."""
import pathlib
import re

SOURCE = pathlib.Path("weights/screening.tsv")
TARGET = pathlib.Path("Sources/Matching/Weights/ComparisonWeights.swift")
GROUPS = {
    "distance": ("Distance", "What edits of a word cost, and when words are alike."),
    "abjad": ("Abjad", "The comparison of a word written without its vowels with one written with them."),
    "role": ("Role", "What a word counts by what it does in a name; plain words and numbers count 1."),
    "pair": ("Pair", "How alike words of different kinds are."),
    "name": ("Name", "How the pairs of words make the score of a name."),
    "evidence": ("Evidence", "What is known besides the name: factors of the score, and shares of what it lacks to 1."),
    "decision": ("Decision", "What follows from the score."),
}


def rows():
    for number, line in enumerate(SOURCE.read_text(encoding="utf-8").split("\n"), 1):
        if line and not line.startswith("#"):
            name, value, what = line.split("\t")
            yield name, value, what


def camel(name):
    return re.sub(r"-(.)", lambda m: m[1].upper(), name)


def number(value):
    return value if "." in value else value + ".0"


def swift():
    table = list(rows())
    out = ["// Written by Scripts/weights.py from weights/screening.tsv: change that file, not this one.", "",
           "/// Every constant of the comparison of names and parties; as made, those that Tidewaiter ships.",
           "package struct ComparisonWeights: Hashable, Sendable {",
           "    package static let standard = ComparisonWeights()", ""]
    for group in GROUPS:
        out.append(f"    package var {group} = {GROUPS[group][0]}()")
    out += ["", "    package init() {}"]
    for group, (kind, what) in GROUPS.items():
        out += ["", f"    /// {what}", f"    package struct {kind}: Hashable, Sendable {{"]
        for name, value, about in table:
            if name.startswith(group + "."):
                out += [f"        /// {about[0].upper() + about[1:]}.",
                        f"        package var {camel(name.split('.')[1])} = {number(value)}"]
        out.append("    }")
    out += ["}", "", "extension ComparisonWeights {", "    /// A weight by the name it has in the file.",
            "    struct Field: Sendable {", "        let name: String",
            "        let path: any WritableKeyPath<ComparisonWeights, Double> & Sendable", "    }", "",
            "    /// All of them, in the order of the file.", "    static let fields: [Field] = ["]
    out += [f'        Field(name: "{name}", path: \\.{camel(name)}),' for name, _, _ in table]
    return "\n".join(out + ["    ]", "}"]) + "\n"


if __name__ == "__main__":
    TARGET.write_text(swift(), encoding="utf-8")
