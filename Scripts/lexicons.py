#!/usr/bin/env python3
"""Writes the lexicons that are derived from public tables, and checks all lexicons of goods, places and labels.

lexicons.py          writes lexicons/{countries/names.*,commodities/titles.en,ports/names.en}.tsv out of ../shared/data/lexicons
lexicons.py --check  lines, concepts, duplicates; says which terms stand for two concepts, and what there is

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
    "en": "English", "ru": "Russian", "es": "Spanish", "fr": "French", "de": "German", "pt": "Portuguese", "ar": "Arabic",
    "zh": "Chinese",
}
UNTERM = {"en": "English", "ru": "Russian", "es": "Spanish", "fr": "French", "ar": "Arabic", "zh": "Chinese"}

# Codes that ISO 3166-1 withdrew, and Kosovo, which uses a user-assigned one. Their terms are written by hand.
OTHER_COUNTRIES = {
    "AN": "Netherlands Antilles", "CS": "Czechoslovakia", "DD": "East Germany", "SU": "Soviet Union", "XK": "Kosovo",
    "YD": "South Yemen", "YU": "Yugoslavia",
}
# Derived names that mean something else too often, and have no better form: (language, folded name).
SKIP = {
    ("en", "man"), ("en", "reunion"), ("en", "us outlying islands"), ("en", "congo"), ("fr", "reunion"), ("es", "granada"),
    ("es", "reunion"), ("pt", "reuniao"), ("pt", "granada"), ("fr", "grenade"), ("de", "reunion"), ("fr", "dominique"),
    ("fr", "maurice"), ("fr", "la dominique"), ("zh", "中国香港特别行政区"), ("zh", "中国澳门特别行政区"),
}
# Names that are words of the language as well: only with their capital.
CAPITAL = {
    "es": "chile china cuba catar peru malta mali togo guinea india niger oman iran irak", "fr": "chine mali niger tchad oman",
    "pt": "ira oma gana catar cuba peru malta mali chile china india niger togo guine franca chade nauru", "en": "",
    "de": "niger oman mali island togo",
}
PORT_CONTEXT = (
    "need:port|ports|harbour|harbor|terminal|terminals|vessel|vessels|ship|ships|shipping|cargo|customs|container|containers|"
    "shipment|berth|docks|seaport|tanker|freighter"
)
LICENCES = {
    "countries": (
        "CLDR through Babel 2.18.0; UN names of datasets/country-codes (2026-05-15)",
        "names of CLDR under the Unicode License v3, Copyright © 1991-2025 Unicode, Inc.; datasets/country-codes PDDL 1.0",
    ),
    "commodities": ("datasets/harmonized-system (2024-10-25), HS 2022 in the descriptions of UN Comtrade, shortened", "PDDL 1.0"),
    "ports": (
        "ports of marchah/sea-ports (2022-06-28) that UN/LOCODE (UNECE, 2024-2) lists as ports too",
        "sea-ports: MIT, Copyright (c) 2016 marchah, full text in lexicons/ports/LICENSE-sea-ports; UN/LOCODE: UNECE, free to use",
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
    name = re.sub(r"\s*[(（][^)）]*[)）]?\s*$", "", name.strip())
    return re.sub(r"^(the|la|le|les|el|los|las)\s+|^l['’]\s*", "", name)


def variants(name, language):
    """The forms in which a name is written: `Myanmar (Burma)` is two, `&` is `and`, an apostrophe may be curly."""
    if " - " in name or " – " in name:
        return []
    bracket = re.fullmatch(r"(.*?)\s*[(（](.*?)[)）]", name)
    names = [bracket[1], bracket[2]] if bracket and language != "en" else [bracket[1]] if bracket else [name]
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
    """A name with its cases: one word is declined here (endings guessed at reading would take `грузов` for `Грузия`)."""
    if " " in name or "-" in name:
        return [(name, ["infl"])]
    stem, last = name[:-1], name[-1]
    if name.endswith(("ия", "ея")):
        endings = [stem + e for e in ("я", "и", "ю", "ей")]
    elif last == "а":
        endings = [stem + e for e in ("а", "и" if stem[-1] in "шжчщкгх" else "ы", "е", "у", "ей" if stem[-1] in "шжчщц" else "ой")]
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
        for name in variants(cldr.get((code, language), ""), language):
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
    lines = [
        f"commodity:hs:{r['hscode']}\t={shortened(r['description'])}" for r in sorted(rows("hs2022-en.csv.gz"), key=lambda r: r["hscode"])
        if r["hscode"].isdigit() and (len(r["hscode"]) < 6 or f"commodity:hs:{r['hscode']}" in used)
    ]
    write("commodities/titles.en.tsv", "Titles of HS 2022 chapters, headings and subheadings", "en", "commodity", lines)


# Ports


def port_names(*names):
    """The names in `Oostende (Ostend)`, `Kemi/Tornea`, `Chiwan Pt`; not those of three letters and fewer."""
    found = []
    for name in names:
        for part in re.split(r"\s*[/(),=]\s*", name):
            part = re.sub(r"\s+(Pt|Port|Apt)$", "", part.strip(' "')).strip()
            if len(part) > 3 and part.isascii() and not re.search(r"\d", part) and part not in found:
                found.append(part)
    return found


def write_ports():
    """Ports of both tables that no hand list has: by name, with a word of the trade near it."""
    locodes = {r["country"] + r["location"]: r for r in rows("unlocode.csv.gz")}
    with gzip.open(DATA / "sea-ports.json.gz", "rt", encoding="utf-8") as file:
        ports = json.load(file)
    by_hand = written_by_hand("ports", "names.")
    taken = {term for _, _, term in by_hand}
    major = {concept for _, concept, _ in by_hand}
    found = {
        code: [n for n in port_names(ports[code]["name"], locodes[code]["nameWoDiacritics"]) if fold(n) not in taken]
        for code in sorted(ports)
        if code in locodes and (locodes[code]["function"] or "").startswith("1") and f"port:{code}" not in major
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


# The check

FLAG = re.compile(r"case|infl|acronym|w:(0?\.\d+|0|1|1\.0)|(not|need):[^\s|]+(\|[^\s|]+)*")
FOLDERS = ("commodities", "countries", "labels", "ports")


def known_concepts():
    """The ids that exist; without the shared data only their form is checked."""
    if not DATA.is_dir():
        print(f"{DATA} is not there: concepts are checked by their form alone")
        return None
    countries = {f"country:{r['ISO3166-1-Alpha-2']}" for r in rows("countries.csv.gz")} | {f"country:{c}" for c in OTHER_COUNTRIES}
    goods = {f"commodity:hs:{r['hscode']}" for r in rows("hs2022-en.csv.gz")}
    ports = {f"port:{r['country']}{r['location']}" for r in rows("unlocode.csv.gz")}
    return countries | goods | ports


def faults(path, head, lines, known):
    """What is wrong in a file, a sentence each."""
    for key in ("title", "origin", "licence", "language", "kind", "date"):
        if not head.get(key):
            yield f"{path}: the head has no `{key}`"
    seen = {}
    for number, concept, term, flags in lines:
        place = f"{path}:{number}"
        if not re.fullmatch(r"(commodity:hs:(\d\d){1,3}|country:[A-Z]{2}|port:[A-Z]{2}[A-Z2-9]{3}|label:[a-z0-9-]+)", concept):
            yield f"{place}: {concept} is no concept"
        elif known and not concept.startswith("label:") and concept not in known:
            yield f"{place}: {concept} does not exist"
        if not term.strip() or term != term.strip() or not fold(term.lstrip("=")):
            yield f"{place}: no term"
        for flag in flags if not term.startswith("=") else []:
            if not FLAG.fullmatch(flag):
                yield f"{place}: unknown flag {flag}"
        capital = "capital" if {"case", "acronym"} & set(flags) else ""
        key = (concept, term.startswith("="), fold(term), capital and term)
        if key in seen:
            yield f"{place}: `{term}` of {concept} stands in line {seen[key]} already"
        seen[key] = number


def check():
    known = known_concepts()
    bad, counts, meanings = 0, collections.defaultdict(lambda: [0, set()]), collections.defaultdict(set)
    for folder in FOLDERS:
        for path in sorted((LEXICONS / folder).glob("*.tsv")):
            name = f"{folder}/{path.name}"
            head, lines = read(path)
            for fault in faults(name, head, lines, known):
                bad += 1
                print(fault)
            terms = [(c, t) for _, c, t, _ in lines if not t.startswith("=")]
            print(f"{name}: {len(terms)} terms of {len({c for c, _ in terms})} concepts")
            count = counts[folder, head.get("language")]
            count[0] += len(terms)
            count[1] |= {c for c, _ in terms}
            for concept, term in terms:
                meanings[folder, head.get("language"), fold(term)].add(concept)
    for (folder, language), (terms, concepts) in sorted(counts.items()):
        print(f"{folder} {language}: {terms} terms of {len(concepts)} concepts")
    for (folder, language, term), concepts in sorted(meanings.items()):
        if len(concepts) > 1 and folder != "labels":
            print(f"two meanings, {language}: {term}: {', '.join(sorted(concepts))}")
    print(f"{bad} faults")
    return 1 if bad else 0


def main():
    if sys.argv[1:] == ["--check"]:
        return check()
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
