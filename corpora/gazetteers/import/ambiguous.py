#!/usr/bin/env python3
"""Make ambiguous.tsv: how likely a capitalised word that is the name of a place is meant as the place.

Every single-word Latin name or alias of the place tables that is also

  word         a lower-case entry of Debian's wamerican list (public domain)
  given_name   a given name of given_names.tsv, or of the US census lists (PyPI `names`)
  surname      a US census surname borne by at least 0.002 % of people

gets a prior from the population of the largest place that bears it:

  prior = product over its kinds of  p / (p + K)

  p     population of that place (a third of it when the name is only an alias there)
  K     word 2,000,000;  given_name 300,000 x (1 + 20 f);  surname 100,000 x (1 + 30 f)
  f     census frequency in percent (0.1 for a given name the census does not have)

A word below 100,000 people gets 0.05 x p / 100,000: how often the word starts a
sentence is not known, and a small place loses that contest. Countries get at least
0.8, capitals of 100,000 people 0.6, first-level divisions 0.3. Everything is kept within 0.01 and 0.97;
names that come out above 0.95 are left out. Rows of ambiguous_by_hand.tsv go over all
of this. Nothing here was fitted to annotated data.

Run after places.py:  python ambiguous.py
"""
import argparse
import collections
import pathlib

import places
import table

K_WORD, K_GIVEN, K_SURNAME = 2_000_000, 300_000, 100_000
FLOOR = {"country": 0.8, "territory": 0.5, "capital": 0.6, "adm1": 0.3, "continent": 0.9}


def census(part, least):
    """Name -> percent of people, for the names at least that common."""
    path = places.package_folder("names") / f"dist.{part}"
    found = {}
    for line in open(path, encoding="utf-8"):
        name, percent = line.split()[:2]
        if float(percent) >= least:
            found[name.lower()] = float(percent)
    return found


def bearers(folder):
    """Word (lower case) -> (population that counts, best floor, as written)."""
    found = {}
    for file in ("countries.tsv", "regions.tsv", "divisions.tsv.gz", "places.tsv.gz"):
        for row in table.read(folder / file):
            people = int(row.get("population") or 0)
            for name in {row["name"], *row["aliases"].split("|")}:
                if not name or " " in name or "-" in name or "." in name or not name[0].isupper() or places.script(name) != "LATIN":
                    continue
                key = name.lower()
                count = people if name == row["name"] else people // 3
                small = row["kind"] == "capital" and people < 100_000
                floor = FLOOR.get(row["kind"], 0) if not small and (name == row["name"] or row["kind"] == "country") else 0
                old = found.get(key, (0, 0))
                found[key] = (max(old[0], count), max(old[1], floor))
    return found


def prior(people, floor, kinds):
    """The formula above; kinds maps the kind to its frequency."""
    value = 1.0
    for kind, frequency in kinds.items():
        if kind == "word":
            value *= people / (people + K_WORD) if people >= 100_000 else 0.05 * people / 100_000
        else:
            k = K_GIVEN * (1 + 20 * frequency) if kind == "given_name" else K_SURNAME * (1 + 30 * frequency)
            value *= people / (people + k)
    return min(0.97, max(0.01, floor, value))


def main():
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--output", type=pathlib.Path, default=table.HERE, help="folder of the tables (default: corpora/gazetteers)")
    folder = arguments.parse_args().output

    words = {w.strip() for w in open("/usr/share/dict/american-english", encoding="utf-8")}
    words = {w for w in words if w.islower() and "'" not in w}
    given = collections.defaultdict(float)
    for part in ("male.first", "female.first"):
        for name, percent in census(part, 0.004).items():
            given[name] = max(given[name], percent)
    for row in table.read(folder / "given_names.tsv"):
        given.setdefault(row["name"].lower(), 0.1)
    surnames = census("all.last", 0.002)

    rows = {}
    for key, (people, floor) in bearers(folder).items():
        kinds = {}
        if key in words:
            kinds["word"] = 0.0
        if key in given:
            kinds["given_name"] = given[key]
        if key in surnames:
            kinds["surname"] = surnames[key]
        value = prior(people, floor, kinds) if kinds else 1.0
        if value < 0.95:
            kind = next(iter(kinds)) if len(kinds) == 1 else "both"
            rows[key] = {"name": key.capitalize(), "kind": kind, "prior": f"{value:.2f}"}
    for row in table.read(pathlib.Path(__file__).with_name("ambiguous_by_hand.tsv")):
        rows[row["name"].lower()] = row

    table.write(folder / "ambiguous.tsv", ["name", "kind", "prior"], [rows[key] for key in sorted(rows)], [
        "Names of places that are also words or personal names, and how likely a capitalised use is the place.",
        "Made by import/ambiguous.py from wamerican and the US census name lists (public domain); import/ambiguous_by_hand.tsv goes over it. Do not edit here."])


if __name__ == "__main__":
    main()
