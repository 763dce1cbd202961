"""The check of lexicons.py: the lexicons of goods, places and labels are well formed and speak of what exists."""
import collections
import re

from lexicons import DATA, LEXICONS, OTHER_COUNTRIES, fold, read, rows

FLAG = re.compile(r"case|infl|acronym|w:(0?\.\d+|0|1|1\.0)|(not|need):[^\s|]+(\|[^\s|]+)*")
CONCEPT = re.compile(r"commodity:hs:(\d\d){1,3}|country:[A-Z]{2}|port:[A-Z]{2}[A-Z2-9]{3}|label:[a-z0-9-]+")
FOLDERS = ("commodities", "countries", "labels", "ports")


def known_concepts():
    """The ids that exist; without the shared data only their form is checked."""
    if not DATA.is_dir():
        print(f"{DATA} is not there: concepts are checked by their form alone")
        return None
    codes = {r["ISO3166-1-Alpha-2"] for r in rows("countries.csv.gz")} | set(OTHER_COUNTRIES)
    countries = {f"country:{code}" for code in codes}
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
        if not CONCEPT.fullmatch(concept):
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
    bad = 0
    counts = collections.defaultdict(lambda: [0, set()])
    meanings = collections.defaultdict(set)
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
