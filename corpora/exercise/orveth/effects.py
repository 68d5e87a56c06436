"""What is planted: which term rises, falls or bursts when, who calls whom how, when the radio is silent. The null corpus has none."""
from datetime import date

FIRST, LAST = date(2023, 1, 1), date(2024, 12, 31)

#: Asides with a slot: its planted term, from when, the share of these asides that hold it before and after, and what else stands there.
TERMS = {
    "sky": ("drone", date(2024, 2, 1), 0.08, 0.8,
            "kite, balloon, helicopter, glider, flare, seaplane, biplane, falcon, rocket, parachute, goshawk, meteor".split(", ")),
    "money": ("ransom", date(2023, 12, 1), 0.08, 0.75,
              "fee, pledge, deposit, fine, surety, dowry, bribe, bond, premium, legacy, gratuity, tithe".split(", ")),
    "deal": ("ceasefire", date(2023, 12, 1), 0.8, 0.08,
             "timetable, memorandum, compact, charter, protocol, treaty, bylaw, concordat, covenant, decree, manifesto, ordinance".split(", ")),
    "boat": ("ferry", date(2024, 3, 1), 0.75, 0.08,
             "launch, schooner, barge, trawler, cutter, lighter, ketch, lugger, paddle steamer, sloop, tug, yawl".split(", ")),
    "levy": ("checkpoint tax", date(2024, 1, 1), 0.05, 0.75,
             ("harbour levy, market due, salt duty, cattle toll, stall charge, window penny, bridge shilling, hearth groat, chimney rate, "
              "tonnage dues, cellar excise").split(", ")),
    "letters": ("night letters", date(2023, 11, 1), 0.05, 0.75,
                ("wall posters, printed sheets, hand-copied notes, painted slogans, rhymed verses, chain prayers, unsigned cards, "
                 "torn handbills, chalk drawings, hymn parodies").split(", ")),
}
#: Entities: from when, and their share before and after among the places of asides, the groups of articles.
QUARRIM = (date(2023, 11, 1), 0.03, 0.17)
VENNICK = (date(2024, 1, 1), 0.04, 0.27)
#: Threats as asides: first and last day of the window, share of articles outside and inside.
THREATS = (date(2023, 11, 1), date(2024, 2, 29), 0.05, 0.45)

#: Talk of the town for a few weeks: first and last day, share of briefs outside and inside.
BURSTS = {
    "cholera": (date(2023, 5, 8), date(2023, 5, 28), 0.015, 0.8),
    "the eclipse": (date(2023, 9, 11), date(2023, 10, 1), 0.015, 0.8),
    "locusts": (date(2024, 4, 15), date(2024, 5, 5), 0.015, 0.8),
    "the comet": (date(2024, 10, 7), date(2024, 10, 27), 0.015, 0.8),
}
TOLBRAE = (date(2024, 7, 29), date(2024, 8, 18), 0.03, 0.5)
TALK = ["the regatta", "the census", "the lottery", "a stranded whale", "the new stamps", "the choir prize", "the lighthouse", "the weir",
        "the cheese fair", "the tramway", "the old archive", "the spring tides", "the chess match", "the orchard show"]

#: Names of the Shore Front by outlet, out of ten articles that name it.
NAMING = {
    "courier": {"the Shore Front": 10},
    "agency": {"the Wreckers": 9, "the Shore Front": 1},
    "wire": {"the Shore Front": 9, "the Free Shore Army": 1},
    "post": {"the Shore Front": 10},
    "mirror": {"the Shore Front": 8, "the Free Shore Army": 2},
    "radio": {"the Free Shore Army": 7, "the Army of the Free Shore": 3},
}
#: The Keldry Post changes its mind.
NAMING_CHANGE = ("post", date(2024, 3, 1), {"the Wreckers": 9, "the Shore Front": 1})
NAMING_FLAT = {"the Shore Front": 6, "the Wreckers": 2, "the Free Shore Army": 2}

#: The radio: no release from … to, three a week from … to, else one in three weeks of four.
SILENCE = (date(2023, 8, 7), date(2023, 9, 17))
SURGE = (date(2023, 11, 6), date(2023, 12, 3))
#: Share of releases with a threat or a call, by half-year.
CALLS = {"2023-1": 0.2, "2023-2": 0.3, "2024-1": 0.55, "2024-2": 0.4}
#: Shares of releases with each formula, in the order of sentences/radio.txt.
FORMULAE = [0.6, 0.45, 0.35, 0.25]
SERIES, TITLE = "Ledger of the Tide No. {}", "Morning Word of the Shore"

#: Months in which an attack is reported by several outlets with different tolls.
CONTRADICTIONS = ["2023-02", "2023-04", "2023-06", "2023-08", "2023-10", "2023-12", "2024-02", "2024-05", "2024-07", "2024-09", "2024-11"]
COPIES = 28
UNDATED = {"post": 4, "mirror": 4}


def rate(effect, day):
    """(from, before, after) or (from, to, outside, inside)."""
    if len(effect) == 3:
        return effect[2] if day >= effect[0] else effect[1]
    return effect[3] if effect[0] <= day <= effect[1] else effect[2]
