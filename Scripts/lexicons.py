#!/usr/bin/env python3
"""Writes the lexicons that are derived from public tables, and tidies all lexicons up.

lexicons.py                  writes countries/names.*, commodities/titles.en and ports/names.en out of ../shared/data/lexicons
lexicons.py --tidy [FILE …]  deletes lines that stand twice, and tells goods and places that the full tables lack

Everything else is checked by `tidewaiter lexicon check`.

What is written by hand goes first: a term of another file of the folder is left out of the derived ones, so that its
flags (or its absence: SKIP) decide. The same input gives the same bytes.
"""
import collections
import csv
import gzip
import json
import pathlib
import re
import sys
import unicodedata

ROOT = pathlib.Path(__file__).resolve().parents[1]
LEXICONS = ROOT / "lexicons"
DATA = ROOT.parent / "shared" / "data" / "lexicons"
LANGUAGES = {
    "en": "English", "ru": "Russian", "es": "Spanish", "fr": "French", "de": "German", "pt": "Portuguese",
    "ar": "Arabic", "zh": "Chinese",
}
UNTERM = {"en": "English", "ru": "Russian", "es": "Spanish", "fr": "French", "ar": "Arabic", "zh": "Chinese"}

# Codes that ISO 3166-1 withdrew, and Kosovo, which uses a user-assigned one. Their terms are written by hand.
OTHER_COUNTRIES = {
    "AN": "Netherlands Antilles", "CS": "Czechoslovakia", "DD": "East Germany", "SU": "Soviet Union", "XK": "Kosovo",
    "YD": "South Yemen", "YU": "Yugoslavia",
}
# Derived names that mean something else too often, and have no better form: (language, folded name).
SKIP = {
    ("en", "man"), ("en", "reunion"), ("en", "us outlying islands"), ("en", "congo"), ("fr", "reunion"),
    ("es", "granada"), ("es", "reunion"), ("es", "san martin"), ("fr", "saint martin"), ("pt", "reuniao"),
    ("pt", "granada"), ("fr", "grenade"), ("de", "reunion"), ("fr", "dominique"), ("fr", "maurice"),
}
# The bracket of these tells them from another country, and no text has it: hand-written names alone.
BRACKET_DECIDES = {"CD", "CG", "VG", "VI", "MF", "SX", "UM"}
# Names that are words of the language as well: only with their capital.
CAPITAL = {
    "es": "chile china cuba catar peru malta mali togo guinea india niger oman iran irak",
    "fr": "chine mali niger tchad oman",
    "pt": "ira oma gana catar cuba peru malta mali chile china india niger togo guine franca chade nauru",
    "de": "niger oman mali island togo",
}
# Names of ports that stand for something else even beside a ship: its flag, a statesman.
NO_PORTS = {"panama", "ho chi minh"}
PORT_CONTEXT = (
    "need:port|ports|harbour|harbor|terminal|terminals|vessel|vessels|ship|ships|shipping|cargo|customs|container|"
    "containers|shipment|berth|docks|seaport|tanker|freighter"
)
LICENCES = {
    "countries": (
        "CLDR through Babel 2.18.0; UN names of datasets/country-codes (2026-05-15)",
        "names of CLDR under the Unicode License v3, Copyright © 2004-2025 Unicode, Inc., full text in "
        "lexicons/countries/LICENSE-Unicode.txt; datasets/country-codes PDDL 1.0",
    ),
    "commodities": (
        "datasets/harmonized-system (2024-10-25), HS 2022 in the descriptions of UN Comtrade, shortened", "PDDL 1.0",
    ),
    "ports": (
        "ports of marchah/sea-ports (2022-06-28) that UN/LOCODE (UNECE, as of 2024-10-30) lists as ports too",
        "sea-ports: MIT, Copyright (c) 2016 marchah, full text in lexicons/ports/LICENSE-sea-ports.txt; "
        "UN/LOCODE: UNECE, free to use",
    ),
}


def fold(text):
    """Words without case and marks, as terms are compared."""
    plain = unicodedata.normalize("NFKD", text).casefold()
    return " ".join(re.findall(r"\w+", "".join(c for c in plain if not unicodedata.combining(c))))


def rows(name):
    """The lines of a table of the shared data, as dictionaries."""
    opener = gzip.open if name.endswith(".gz") else open
    with opener(DATA / name, "rt", encoding="utf-8-sig", errors="replace", newline="") as file:
        return list(csv.DictReader(file))


def locodes():
    """UN/LOCODE by code. A name with a comma is cut in two in the table, each half with a quotation mark that stayed, and
    the status of such a place is missing: its function is known by its form."""
    with gzip.open(DATA / "unlocode.csv.gz", "rt", encoding="utf-8-sig", newline="") as file:
        head, *lines = csv.reader(file)
    found = {}
    for line in lines:
        fields = []
        for field in line:
            if fields and fields[-1].startswith('"') and not fields[-1].endswith('"'):
                fields[-1] += "," + field
            else:
                fields.append(field)
        row = dict(zip(head, (field.strip('"') for field in fields)))
        if len(fields) < len(line):
            row["function"] = next((f for f in fields if re.fullmatch(r"[01-][2-][3-][4-][5-][6-][7-][B-]", f)), "")
        found[row["country"] + row["location"]] = row
    return found


def read(path):
    """A lexicon: its head, and (line number, concept, term, flags) of each line."""
    head, lines = {}, []
    for number, line in enumerate(path.read_text("utf-8").splitlines(), 1):
        if line.startswith("#"):
            key, colon, value = line.lstrip("# ").partition(":")
            if colon:
                head.setdefault(key, value.strip())
        elif line.strip():
            concept, _, rest = line.partition("\t")
            term, _, flags = rest.partition("\t")
            lines.append((number, concept, term, flags.split()))
    return head, lines


def written_by_hand(folder, derived):
    """(language, concept, folded term) of the folder's files that are not derived."""
    known = set()
    for path in sorted((LEXICONS / folder).glob("*.tsv")):
        if not path.name.startswith(derived):
            head, lines = read(path)
            known |= {(head.get("language"), concept, fold(term)) for _, concept, term, _ in lines}
    return known


def write(path, title, language, kind, lines):
    origin, licence = LICENCES[path.split("/")[0]]
    head = {
        "title": title, "origin": origin + "; derived by Scripts/lexicons.py", "licence": licence, "language": language,
        "kind": kind, "date": "2026-11-25",
    }
    text = "".join(f"# {key}: {value}\n" for key, value in head.items()) + "\n" + "".join(line + "\n" for line in lines)
    (LEXICONS / path).parent.mkdir(parents=True, exist_ok=True)
    (LEXICONS / path).write_text(text, "utf-8")
    print(f"{path}: {len(lines)} lines")


# Countries


def bare(name):
    """A UN name without its article and without what stands in brackets behind it."""
    name = name.replace("*", "").strip()  # the mark of a footnote
    name = re.sub(r"\s*[(（][^)）]*[)）]?\s*$", "", name)
    return re.sub(r"^(the|la|le|les|el|los|las)\s+|^l['’]\s*", "", name)


def variants(code, name, language):
    """The forms in which a name is written: `Myanmar (Burma)` is two, `&` is `and`, an apostrophe may be curly."""
    bracket = re.fullmatch(r"(.*?)\s*[(（](.*?)[)）]", name)
    if " - " in name or " – " in name or bracket and code in BRACKET_DECIDES:
        return []
    names = [bracket[1], bracket[2]] if bracket and code == "MM" else [bracket[1]] if bracket else [name]
    names = [n.replace("о-ва", "острова").replace("о-в ", "остров ") for n in names]
    conjunction = {"en": "and", "es": "y", "fr": "et", "de": "und", "pt": "e", "ru": "и"}.get(language)
    found = []
    for form in names:
        found.append(form)
        if "&" in form and conjunction:
            found.append(form.replace("&", conjunction))
        found += [f.replace("’", "'") for f in found if "’" in f]
        if form.startswith("St. "):
            found += ["St " + form[4:], "Saint " + form[4:]]
    return found


RUSSIAN_FIXED = "оеиуэю"


def russian(name):
    """A name with its cases. One word is declined here: endings guessed at reading take `грузов` for `Грузия`."""
    if " " in name or "-" in name:
        return [(name, ["infl"])]
    stem, last = name[:-1], name[-1]
    if name.endswith(("ия", "ея", "ья")):
        endings = [stem + e for e in ("я", "и", "ю", "ей")]
    elif last == "а":
        plain = ("и" if stem[-1] in "шжчщкгх" else "ы", "ей" if stem[-1] in "шжчщц" else "ой")
        endings = [stem + e for e in ("а", "е", "у", *plain)]
    elif last in "ьй":
        endings = [stem + e for e in (last, "я", "ю", "ем", "и" if stem[-1] == "и" else "е")]
    elif last in RUSSIAN_FIXED or last == "ы":
        endings = [name]
    else:
        endings = [name + e for e in ("", "а", "у", "ом", "е")]
    return [(form, ["case"] if len(stem) < 5 else []) for form in endings]


def arabic(name):
    """A name with the particles that are written together with it: and, in, for."""
    rest = name[2:] if name.startswith("ال") else None
    forms = [name, "و" + name, "ب" + name, "لل" + rest if rest else "ل" + name]
    return [(form, []) for form in forms]


def inflected(name, language):
    if language == "ru":
        return russian(name)
    if language == "ar":
        return arabic(name)
    return [(name, ["case"] if fold(name) in CAPITAL.get(language, "").split() else [])]


def country_names(language, countries, cldr):
    """(code, name) of a language: CLDR's, then the UN's short and formal ones."""
    for row in countries:
        code = row["ISO3166-1-Alpha-2"]
        for script in ("zh", "zh_Hant") if language == "zh" else (language,):
            for name in variants(code, cldr.get((code, script), ""), language):
                yield code, name
        if language in UNTERM:
            for form in ("Short", "Formal"):
                yield code, bare(row.get(f"UNTERM {UNTERM[language]} {form}") or "")


def write_countries():
    countries = sorted(rows("countries.csv.gz"), key=lambda r: r["ISO3166-1-Alpha-2"])
    cldr = {(r["iso"], r["language"]): r["name"] for r in rows("country-names-cldr.csv.gz")}
    by_hand = written_by_hand("countries", "names.")
    for language, name in LANGUAGES.items():
        lines, known = [], set()
        titles = {r["ISO3166-1-Alpha-2"]: cldr[r["ISO3166-1-Alpha-2"], "en"] for r in countries} | OTHER_COUNTRIES
        if language == "en":
            lines = [f"country:{code}\t={title.replace(' & ', ' and ')}" for code, title in sorted(titles.items())]
        for code, base in country_names(language, countries, cldr):
            concept = f"country:{code}"
            for term, flags in inflected(base, language) if base else []:
                key = (language, concept, fold(term))
                if key in by_hand or key in known or key[::2] in SKIP or (language, concept, fold(base)) in by_hand:
                    continue
                known.add(key)
                lines.append("\t".join([concept, term, *flags]))
        write(f"countries/names.{language}.tsv", f"Names of countries, {name}", language, "country", lines)


# Commodities


def shortened(title, limit=80):
    """The beginning of a tariff's description, to the last mark before the limit."""
    title = " ".join(title.split())
    while len(title) > limit:
        cut = max(title.rfind(mark, 0, len(title) - 1) for mark in (";", ",", " (", ":"))
        if cut < 12:
            break
        title = title[:cut]
    return title.rstrip(" ;,:")


def write_titles():
    """Titles for chapters and headings, and for the subheadings that have terms."""
    used = {c for _, c, _ in written_by_hand("commodities", "titles.")}
    # Chapter 99 is the statisticians' own.
    goods = {
        r["hscode"]: r["description"] for r in rows("hs2022-en.csv.gz")
        if r["hscode"].isdigit() and not r["hscode"].startswith("99")
    }
    lines = [
        f"commodity:hs:{code}\t={shortened(title)}" for code, title in sorted(goods.items())
        if len(code) < 6 or f"commodity:hs:{code}" in used
    ]
    write("commodities/titles.en.tsv", "Titles of HS 2022 chapters, headings and subheadings", "en", "commodity", lines)


# Ports


def port_names(*names):
    """The names in `Oostende (Ostend)`, `Kemi/Tornea`, `Chiwan Pt`, `Merak, Java` (an island is no port); not those of
    three letters and fewer."""
    found = []
    for name in names:
        for part in re.split(r"\s*[/()=]\s*", re.sub(r",[^/()=]*", "", name)):
            part = re.sub(r"\s+(Pt|Port|Apt)$", "", part.strip(' "')).strip()
            is_name = len(part) > 3 and part.isascii() and not re.search(r"\d|\s[A-Z]$", part)
            if is_name and part not in found:
                found.append(part)
    return found


def city_countries():
    """The countries of each English name of a city or country, so that no small port is taken for a capital."""
    found = collections.defaultdict(set)
    for language, concept, term in written_by_hand("countries", "names."):
        if language == "en":
            found[term].add(concept.removeprefix("country:"))
    return found


def write_ports():
    """Ports of both tables that no hand list has: by name, with a word of the trade near it."""
    places = locodes()
    with gzip.open(DATA / "sea-ports.json.gz", "rt", encoding="utf-8") as file:
        ports = json.load(file)
    by_hand = {(concept, term) for language, concept, term in written_by_hand("ports", "names.") if language == "en"}
    taken = {term for _, term in by_hand}
    major = {concept for concept, _ in by_hand}
    elsewhere = city_countries()
    found = {
        code: [
            n for n in port_names(ports[code]["name"], places[code]["nameWoDiacritics"])
            if fold(n) not in taken | NO_PORTS and elsewhere.get(fold(n), {code[:2]}) & {code[:2]}
        ]
        for code in sorted(ports)
        if code in places and (places[code]["function"] or "").startswith("1") and f"port:{code}" not in major
    }
    count = collections.Counter(fold(n) for names in found.values() for n in names)
    lines = []
    for code, names in found.items():
        if not names:
            continue
        lines.append(f"port:{code}\t={names[0]}")
        for name in names:
            weight = "0.3" if count[fold(name)] > 1 else "0.6"
            says_port = re.search(r"^(Port|Puerto|Porto)\b", name) and len(name.split()) > 1
            flags = [] if says_port else ["case", f"w:{weight}", PORT_CONTEXT]
            lines.append("\t".join([f"port:{code}", name, *flags]))
    write("ports/names.en.tsv", "Names of ports", "en", "port", lines)


def main():
    if sys.argv[1:2] in (["--tidy"], ["--check"]):
        import lexicons_check
        return lexicons_check.tidy(sys.argv[2:])
    if sys.argv[1:]:
        print(__doc__, file=sys.stderr)
        return 64
    if not DATA.is_dir():
        print(f"lexicons.py: {DATA} is not there; the derived lexicons stay as they are", file=sys.stderr)
        return 2
    write_countries()
    write_titles()
    write_ports()
    return 0


if __name__ == "__main__":
    sys.exit(main())
