#!/usr/bin/env python3
"""Make countries.tsv: the outlines of countries for the maps of reports.

Source: Natural Earth 1:50m, admin-0 countries (public domain), as Debian's
r-cran-rnaturalearthdata 0.1.0-2 packs it for R:

  apt-get download r-cran-rnaturalearthdata && dpkg -x r-cran-rnaturalearthdata_*.deb source
  pip install -r requirements.txt
  python import.py source

Each ring is cut where three countries meet or a border leaves the coast, and each
piece is simplified by itself (Douglas-Peucker, 0.015 degrees), so that neighbours
keep one common line. Islands below 0.0015 square degrees (some 18 square km at the
equator) are left out unless the country has nothing larger. The same source always
gives the same bytes.
"""
import gzip
import lzma
import pathlib
import sys
import warnings

import rdata

TOLERANCE = 1.5  # in hundredths of a degree, as all below
LEAST_AREA = 15
HEAD = """\
# Outlines of countries: Natural Earth 1:50m, public domain. Made by import.py; do not edit.
# A row is a closed ring, in hundredths of a degree: longitude and latitude of a corner, then the step to each further one.
"""


def stored(folder, name):
    """An object of R's lazy-load database: an index of places, then packed pieces."""
    base = next(pathlib.Path(folder).rglob("data/Rdata.rdx"))
    index = rdata.conversion.convert(rdata.parser.parse_data(gzip.decompress(base.read_bytes())))
    start, length = (int(number) for number in index["variables"][name])
    piece = base.with_suffix(".rdb").read_bytes()[start:start + length]
    if piece[4:5] != b"Z":
        raise SystemExit(f"{base}: {name} is packed as {piece[4:5]!r}, expected b'Z' (xz).")
    packed = lzma.decompress(piece[5:], format=lzma.FORMAT_RAW, filters=[{"id": lzma.FILTER_LZMA2, "preset": 6}])
    return rdata.parser.parse_data(packed).object


def slots(thing):
    """The named parts of an R object."""
    found, pair = {}, thing.attributes
    while pair is not None and pair.info.type.name == "LIST":
        tag = pair.tag.referenced_object or pair.tag
        found[tag.value.value.decode()] = pair.value[0]
        pair = pair.value[1]
    return found


def countries(folder):
    """(code, name, rings) of each country; a ring is a list of corners, its last unlike its first."""
    thing = slots(stored(folder, "countries50"))
    table = thing["data"]
    columns = dict(zip((name.value.decode() for name in slots(table)["names"].value), table.value))

    def words(column):
        """A column's cells, be it text or a factor (numbers of levels)."""
        if column.info.type.name == "STR":
            return [cell.value.decode("latin-1") for cell in column.value]
        levels = [level.value.decode("latin-1") for level in slots(column)["levels"].value]
        return [levels[number - 1] for number in column.value]

    for code, name, shape in zip(words(columns["adm0_a3"]), words(columns["admin"]), thing["polygons"].value):
        rings = []
        for part in slots(shape)["Polygons"].value:
            numbers = slots(part)["coords"].value
            half = len(numbers) // 2
            corners = [(round(x * 100), round(y * 100)) for x, y in zip(numbers[:half], numbers[half:])]
            ring = [corner for place, corner in enumerate(corners) if place == 0 or corner != corners[place - 1]]
            if len(ring) > 3:
                rings.append(ring[:-1])
        yield code, name, rings


def area(ring):
    return abs(sum(a[0] * b[1] - b[0] * a[1] for a, b in zip(ring, ring[1:] + ring[:1]))) / 2


def simplified(line):
    """The corners of a line that lie more than the tolerance from what is left; its ends always stay."""
    kept, spans = {0, len(line) - 1}, [(0, len(line) - 1)]
    while spans:
        first, last = spans.pop()
        (ax, ay), (bx, by) = line[first], line[last]
        dx, dy = bx - ax, by - ay
        length = dx * dx + dy * dy
        worst, place = TOLERANCE ** 2, None
        for at in range(first + 1, last):
            px, py = line[at][0] - ax, line[at][1] - ay
            share = min(1, max(0, (px * dx + py * dy) / length)) if length else 0
            distance = (px - share * dx) ** 2 + (py - share * dy) ** 2
            if distance > worst:
                worst, place = distance, at
        if place is not None:
            kept.add(place)
            spans += [(first, place), (place, last)]
    return [line[at] for at in sorted(kept)]


def pieces(ring, junctions):
    """The ring cut at its junctions, or at its lowest corner where it has none."""
    cuts = [at for at, corner in enumerate(ring) if corner in junctions] or [ring.index(min(ring))]
    if len(cuts) == 1:  # a closed line needs two ends
        far = max(range(len(ring)), key=lambda at: (abs(ring[at][0] - ring[cuts[0]][0]) + abs(ring[at][1] - ring[cuts[0]][1]), ring[at]))
        cuts = sorted({cuts[0], far})
    for first, last in zip(cuts, cuts[1:] + [cuts[0] + len(ring)]):
        yield [ring[at % len(ring)] for at in range(first, last + 1)]


def main(folder):
    warnings.simplefilter("ignore")
    found = list(countries(folder))
    neighbours = {}
    for _, _, rings in found:
        for ring in rings:
            for at, corner in enumerate(ring):
                neighbours.setdefault(corner, set()).update((ring[at - 1], ring[(at + 1) % len(ring)]))
    junctions = {corner for corner, beside in neighbours.items() if len(beside) > 2}
    rows = []
    for code, name, rings in sorted(found):
        large = [ring for ring in rings if area(ring) >= LEAST_AREA] or [max(rings, key=area)]
        for ring in sorted(large, key=area, reverse=True):
            corners = []
            for piece in pieces(ring, junctions):
                # Both neighbours must simplify the same line in the same direction.
                forward = piece[0] <= piece[-1]
                line = simplified(piece if forward else piece[::-1])
                corners += (line if forward else line[::-1])[:-1]
            if len(corners) < 3:
                continue
            numbers = [f"{corners[0][0]} {corners[0][1]}"]
            numbers += [f"{b[0] - a[0]} {b[1] - a[1]}" for a, b in zip(corners, corners[1:])]
            rows.append(f"{code}\t{name}\t{' '.join(numbers)}\n")
    target = pathlib.Path(__file__).resolve().parent / "countries.tsv"
    target.write_text(HEAD + "country\tname\tring\n" + "".join(rows), encoding="utf-8")
    print(f"{target.name}: {len(found)} countries, {len(rows)} rings, {target.stat().st_size:,} bytes")


if __name__ == "__main__":
    if len(sys.argv) != 2:
        raise SystemExit(__doc__)
    main(sys.argv[1])
