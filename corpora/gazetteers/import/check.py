#!/usr/bin/env python3
"""Check every gazetteer table: format, ids, parents, coordinates, aliases. Exits 1 when something is wrong.

Run:  python check.py        (no packages needed)
"""
import argparse
import collections
import re
import sys

import table

TABLES = ["countries.tsv", "divisions.tsv.gz", "places.tsv.gz", "towns.tsv", "regions.tsv",
          "groups.tsv", "organisations.tsv", "media.tsv", "persons.tsv", "demonyms.tsv"]
TYPES = {"place", "group", "person", "organisation", "media", "demonym"}
PREFIX = {"place": ("geonames:", "region:", "town:"), "demonym": ("demonym:",)}


def main():
    argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter).parse_args()
    wrong, owner, rows = [], {}, {}
    for name in TABLES:
        rows[name] = table.read(table.HERE / name)
        for row in rows[name]:
            where = f"{name}: {row['id']}"
            if row["id"] in owner:
                wrong.append(f"{where}: id already in {owner[row['id']]}")
            owner[row["id"]] = name
            if row["type"] not in TYPES:
                wrong.append(f"{where}: type {row['type']!r}, expected one of {', '.join(sorted(TYPES))}")
            if row["type"] in PREFIX and not row["id"].startswith(PREFIX[row["type"]]):
                wrong.append(f"{where}: id should begin with {' or '.join(PREFIX[row['type']])}")
            if not row["name"].strip() or row["name"] != row["name"].strip():
                wrong.append(f"{where}: name empty or padded")
            aliases = [a for a in row.get("aliases", "").split("|")] if row.get("aliases") else []
            if len(set(aliases)) != len(aliases) or row["name"] in aliases or any(not a.strip() or a != a.strip() for a in aliases):
                wrong.append(f"{where}: aliases empty, padded, repeated or equal to the name")
            for alias in aliases:
                if re.fullmatch(r"[A-Za-z]|[\d ]+", alias) or "://" in alias:
                    wrong.append(f"{where}: alias {alias!r} is a letter, a number or a URL")
            for code in row.get("countries", "").split():
                if not re.fullmatch("[A-Z]{2}", code):
                    wrong.append(f"{where}: country {code!r}")
            if row.get("lat"):
                if not (-90 <= float(row["lat"]) <= 90 and -180 <= float(row["lon"]) <= 180):
                    wrong.append(f"{where}: point {row['lat']} {row['lon']} is not on Earth")
            elif row["type"] == "place":
                if name != "divisions.tsv.gz":
                    wrong.append(f"{where}: a place without a point")
            for when in (row.get("from", ""), row.get("to", "")):
                if when and not re.fullmatch(r"\d{3,4}(-\d\d(-\d\d)?)?", when):
                    wrong.append(f"{where}: year {when!r}")
            if row.get("from") and row.get("to") and int(row["from"][:4]) > int(row["to"][:4]):
                wrong.append(f"{where}: from {row['from']} after to {row['to']}")
            if row.get("population") and not row["population"].isdigit():
                wrong.append(f"{where}: population {row['population']!r}")
    parents = {row["id"]: row.get("parent", "") for t in rows.values() for row in t}
    for name, content in rows.items():
        for row in content:
            parent = row.get("parent", "")
            if parent and parent not in owner:
                wrong.append(f"{name}: {row['id']}: parent {parent} is in no table")
            seen, here = set(), row["id"]
            while here:
                if here in seen:
                    wrong.append(f"{name}: {row['id']}: its parents run in a circle")
                    break
                seen.add(here)
                here = parents.get(here, "")
    for row in table.read(table.HERE / "ambiguous.tsv"):
        if not 0 <= float(row["prior"]) <= 1:
            wrong.append(f"ambiguous.tsv: {row['name']}: prior {row['prior']}")
    for name in ("given_names.tsv", "surnames.tsv", "titles.tsv"):
        first = [next(iter(row.values())) for row in table.read(table.HERE / name)]
        for value, count in collections.Counter(first).items():
            if count > 1:
                wrong.append(f"{name}: {value} stands {count} times")
    for name, content in rows.items():
        names = sum(1 + len([a for a in r.get("aliases", "").split("|") if a]) for r in content)
        print(f"{name:20} {len(content):7} rows {names:8} names")
    for line in wrong[:100]:
        print(line)
    print(f"{len(wrong)} complaints")
    sys.exit(1 if wrong else 0)


if __name__ == "__main__":
    main()
