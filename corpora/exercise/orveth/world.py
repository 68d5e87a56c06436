"""Orveth as its gazetteer has it, what people there are called, and what there is to see, pay and quarrel about."""
import csv

SLUGS = {"courier": "aldren-courier", "agency": "orveth-news-agency", "wire": "island-wire", "post": "keldry-post",
         "mirror": "merrowgate-mirror", "phare": "le-phare", "radio": "radio-tern"}
#: What Gleaner shows as the source of a page: what the page calls its site, or else the folder.
SOURCES = {"courier": "Aldren Courier", "agency": "Orveth News Agency", "wire": "island-wire.example", "post": "Keldry Post",
           "mirror": "Merrowgate Mirror", "phare": "Le Phare d'Orveth", "radio": "Clandestine Radio Tern"}
ENGLISH = ["courier", "agency", "wire", "post", "mirror"]

GROUPS = {"shore-front": None, "shore-front-keldry": "Keldry Province", "shore-front-vennick": "Vennick Province",
          "hill-league": "the Hill League", "red-lantern": "the Red Lantern Brigade"}
SPEAKERS = {"shore-front": "Anselm Creed", "shore-front-keldry": "Anselm Creed", "shore-front-vennick": "Anselm Creed",
            "hill-league": "Bettan Roke", "red-lantern": "Silas Quern"}

GIVEN = "Hedda Jonna Piers Wenna Aldous Corry Tamsin Odo Brisa Lorcan Nella Evander Sunniva Garth Isolde Maddox Perrin Ysolt Quillon " \
        "Rowena Theda Ambrose Linnea Osric".split()
FAMILY = "Marr Pike Holt Ottery Sallow Trench Winnock Caddow Brill Loame Hask Penner Studley Varne Ketch Ormsby Dray Fallow Gannet " \
         "Tallis Yelland Copse Rudd".split()
JOBS = "baker carter weaver beekeeper shepherd cooper glazier postmistress tailor saddler brewer clockmaker gardener midwife tanner " \
       "bookbinder potter quarryman seamstress piano tuner".replace("piano tuner", "organist").split()
TRAITS = ["retired", "young", "local", "busy"]

#: What is attacked: with and without article, and whom it costs.
TARGETS = [("an army convoy", "convoy", "soldier"), ("a police post", "police post", "officer"),
           ("an army patrol", "patrol", "soldier"), ("a customs house", "customs house", "guard"),
           ("a signal station", "signal station", "guard"), ("a crowded market", "market", "trader")]
DEEDS = [("ambush", "an ambush"), ("bombing", "a bombing"), ("raid", "a raid"), ("assault", "an assault")]
DEEDS_FR = ["attaque", "embuscade", "fusillade"]
NUMBERS = "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen " \
          "nineteen twenty".split()
NUMBERS_FR = "zéro un deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize".split()

CARDS = {
    "heard": ["police", "officials", "investigators"],
    "official": ["an army spokesman", "a police spokesman", "the county governor", "a ministry official", "a district officer"],
    "blamer": ["the Interior Ministry", "the Orvethian army", "the Orvethian police"],
    "denier": ["the Orvethian army", "the Orvethian police"],
    "elder": ["a village elder", "a parish councillor", "a deputy mayor", "an old shepherd", "a schoolmaster"],
    "analyst": ["the analyst Wenna Lisle", "the historian Piers Otterden", "the former envoy Aldous Brand"],
    "good": ["barley", "mutton", "salt", "lamp oil", "cheese", "dried cod", "onions", "honey", "charcoal", "flax"],
    "crop": ["barley", "apple", "potato", "flax", "hop", "bean"],
    "n": NUMBERS[2:13],
    "n100": [str(n) for n in range(24, 400, 7)],
    "m100": [str(n) for n in range(27, 400, 7)],
    "gust": [str(n) for n in range(58, 134, 3)],
    "nfr": NUMBERS_FR[2:13],
    "pct": [str(n) for n in range(3, 48, 2)],
    "blamerfr": ["le ministère de l'Intérieur", "la police"],
    "deniedfr": ["un porte-parole", "un messager"],
    "generalfr": ["un général", "un ministre"],
}
FIXED = {"Q": "“", "q": "”", "president": "President Osmer Tavelin", "minister": "Interior Minister Ludda Brenwick",
         "straye": "General Hakon Straye", "aske": "Mirabel Aske"}

#: Words that an outlet has to itself: what is meant, its own word, everybody else's.
HOUSE = {"soldier": {"agency": ["serviceman"], "radio": ["hireling"], None: ["soldier", "trooper", "recruit"]},
         "officer": {"courier": ["constable"], None: ["officer", "policeman"]},
         "gunmen": {"wire": ["assailants"], None: ["gunmen", "armed men", "raiders"]},
         "villagers": {"mirror": ["townsfolk"], None: ["residents", "villagers", "neighbours"]},
         "inland": {"post": ["upcountry"], None: ["inland"]},
         "trait": {"post": TRAITS[:2] + ["upcountry"] * 2, None: TRAITS}}


def plural(word):
    return word[:-3] + "men" if word.endswith("man") else word + "s"


def towns(folder):
    """(id, name, county id) of all towns and villages."""
    with open(folder / "towns.tsv", encoding="utf-8") as file:
        rows = csv.DictReader((line for line in file if not line.startswith("#")), delimiter="\t")
        return [(row["id"], row["name"], row["parent"]) for row in rows if row["kind"] in ("capital", "city", "town", "village")]


def counties(folder):
    """Names of counties by id."""
    with open(folder / "divisions.tsv", encoding="utf-8") as file:
        rows = csv.DictReader((line for line in file if not line.startswith("#")), delimiter="\t")
        return {row["id"]: row["name"] for row in rows if row["kind"] == "adm1"}
