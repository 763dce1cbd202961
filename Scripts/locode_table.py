#!/usr/bin/env python3
"""Writes Sources/Identifiers/Tables/UNLocodePlaces+*.swift from ../shared/data/lexicons: the places of UN/LOCODE that
ships and aircraft call at (functions 1 and 4), and ports that it says are out of function while others list them as ports
(Sevastopol)."""
import gzip
import json
import pathlib

from lexicons import DATA, locodes

TABLES = pathlib.Path(__file__).resolve().parent.parent / "Sources" / "Identifiers" / "Tables"
WIDTH, INDENT = 118, " " * 8

HEAD = """\
/// Ports and airports of UN/LOCODE 2024-1 by country, {first}–{last}: the country, a colon, and three characters for each place; a
/// line that begins without a country goes on. UNECE data, free to use, read from geoapify/un-locode (MIT).
extension UNLocodePlaces {{
    static let from{first}To{last} = \"\"\"
"""


def is_called_at(code, functions, ports):
    """Function 1 is a sea port, 4 an airport, 0 in the first place is out of function."""
    return functions[:1] == "1" or functions[3:4] == "4" or functions[:1] == "0" and code in ports


def lines(country, places):
    """The places of a country, three characters each, in lines of full width."""
    line = f"{INDENT}{country}:"
    for place in places:
        if len(line) + 3 > WIDTH:
            yield line
            line = INDENT
        line += place
    yield line


def main():
    with gzip.open(DATA / "sea-ports.json.gz", "rt", encoding="utf-8") as file:
        ports = set(json.load(file))
    countries = {}
    for code, row in sorted(locodes().items()):
        if is_called_at(code, row["function"] or "", ports):
            countries.setdefault(code[:2], []).append(code[2:])
    for first, last in ("AF", "GN", "OZ"):
        rows = [
            line for country, places in countries.items() if first <= country[0] <= last
            for line in lines(country, places)
        ]
        text = HEAD.format(first=first, last=last) + "\n".join(rows) + f'\n{INDENT}"""\n}}\n'
        (TABLES / f"UNLocodePlaces+{first}To{last}.swift").write_text(text, "utf-8")
    print(sum(map(len, countries.values())), "places")


if __name__ == "__main__":
    main()
