"""The tidying of lexicons.py: what the program's own check does not do."""
import pathlib
import re

from lexicons import DATA, LEXICONS, OTHER_COUNTRIES, fold, read, rows

# What a space in a term stands for as well: these marks need no line of their own.
PLAIN_GAP = re.compile(r"[ '’‐‑–-]")

# Letters that the program folds and Unicode does not take apart.
LETTERS = str.maketrans({"œ": "oe", "Œ": "oe", "æ": "ae", "Æ": "ae", "ø": "o", "Ø": "o", "ł": "l", "Ł": "l", "đ": "d"})


def known_concepts():
    """Goods, countries and ports that exist, subheadings and places without a function too; None without the tables."""
    if not DATA.is_dir():
        print(f"{DATA} is not there: which goods and places exist is not asked")
        return None
    codes = {r["ISO3166-1-Alpha-2"] for r in rows("countries.csv.gz")} | set(OTHER_COUNTRIES)
    countries = {f"country:{code}" for code in codes}
    goods = {f"commodity:hs:{r['hscode']}" for r in rows("hs2022-en.csv.gz")}
    ports = {f"port:{r['country']}{r['location']}" for r in rows("unlocode.csv.gz")}
    return countries | goods | ports


def has_marks(term):
    """Whether a term has marks between its words that no space stands for: `lead, zinc`."""
    return bool(re.search(r"\w[^\w]+\w", PLAIN_GAP.sub("", term)))


def same(concept, term, flags):
    """What makes two lines of a file the same."""
    exact = term if {"case", "acronym"} & set(flags) else ""
    return concept, fold(term.translate(LETTERS)), exact, term.endswith("*"), term.startswith("="), tuple(flags)


def without_doubles(text):
    """The text of a lexicon without lines that say what an earlier one says; of two with the same words the one with
    marks between them stays, since it stands for the other too. And how many went."""
    kept, places, gone = [], {}, 0
    for line in text.splitlines():
        concept, tab, rest = line.partition("\t")
        if line.startswith("#") or not tab:
            kept.append(line)
            continue
        term, _, flags = rest.partition("\t")
        key = same(concept, term, flags.split())
        if key not in places:
            places[key] = len(kept)
            kept.append(line)
            continue
        gone += 1
        if has_marks(term):
            kept[places[key]] = line
    return "".join(line + "\n" for line in kept), gone


def tidy(names):
    """Tidies the files, or all; 1 when something is there that does not exist."""
    known = known_concepts()
    bad = 0
    paths = [pathlib.Path(name).resolve() for name in names] or sorted(LEXICONS.glob("*/*.tsv"))
    for path in paths:
        head, lines = read(path)
        if head.get("kind") == "examples":
            continue
        text = path.read_text("utf-8")
        tidied, gone = without_doubles(text)
        if gone:
            path.write_text(tidied, "utf-8")
            print(f"{path.parent.name}/{path.name}: {gone} lines stood twice and are deleted")
        for number, concept, _, _ in lines if known else []:
            if concept.startswith(("commodity:hs:", "country:", "port:")) and concept not in known:
                bad += 1
                print(f"{path.parent.name}/{path.name}:{number}: {concept} does not exist")
    print(f"{bad} concepts that do not exist")
    return 1 if bad else 0
