#!/usr/bin/env python3
"""Make surnames.tsv: frequent family names, Latin script.

The 2,000 most frequent surnames of the US census (public domain, PyPI `names`) and
surnames_by_hand.tsv (the rest of the world, in the transliteration of newsrooms), without

  the names of big cities, first-level divisions and countries (Houston, Austin, Virginia):
  whoever prints them alone means the place far more often. Washington stays, with a
  prior in ambiguous_by_hand.tsv
  months, days, directions and what ends the name of a street or a public building (NOT_NAMES)

Run after places.py:  python surnames.py
"""
import argparse
import pathlib

import places
import table

MOST_FREQUENT = 2000
BIG_CITY = 250_000  # people, of a place that bears the name as its own
KEPT = {"washington"}
NOT_NAMES = set("""january february march april may june july august september october november december
    monday tuesday wednesday thursday friday saturday sunday north south east west street avenue church park hall bank college
    house bridge forest lake rivers camp school christian day will law case
    """.split())


def census():
    """The most frequent surnames, capitalised as news prints them (McDonald); the list has no apostrophes (OBRIEN)."""
    lines = open(places.package_folder("names") / "dist.all.last", encoding="utf-8")
    for line in list(lines)[:MOST_FREQUENT]:
        name = line.split()[0].capitalize()
        yield "Mc" + name[2:].capitalize() if name.startswith("Mc") and len(name) > 4 else name


def place_names(folder):
    """Names, in lower case, that mean a place first."""
    found = set()
    for row in table.read(folder / "countries.tsv"):
        found.add(row["name"].lower())
    for row in table.read(folder / "divisions.tsv.gz"):
        if row["kind"] == "adm1" and row["countries"] in places.BARE_ALWAYS:
            found.add(row["name"].lower())
    for row in table.read(folder / "places.tsv.gz"):
        if row["kind"] == "capital" and int(row["population"] or 0) >= 100_000 or int(row["population"] or 0) >= BIG_CITY:
            found.add(row["name"].lower())
            found.add(places.ascii_form(row["name"]).lower())
    return found - KEPT


def main():
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--output", type=pathlib.Path, default=table.HERE, help="folder of the tables (default: corpora/gazetteers)")
    folder = arguments.parse_args().output

    dropped = place_names(folder) | NOT_NAMES
    by_hand = [row["name"] for row in table.read(pathlib.Path(__file__).with_name("surnames_by_hand.tsv"))]
    names = {}
    for name in [*by_hand, *census()]:
        if name.lower() not in dropped:
            names.setdefault(name.lower(), name)
    table.write(folder / "surnames.tsv", ["name"], [{"name": names[key]} for key in sorted(names)], [
        "Frequent family names, Latin script: the last word of an unknown person's name. Big cities are left out (see ambiguous.tsv for the rest).",
        "Made by import/surnames.py from the US census list (public domain, PyPI names) and import/surnames_by_hand.tsv. Do not edit here."])


if __name__ == "__main__":
    main()
