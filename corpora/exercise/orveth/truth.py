"""Counts what stands in the pages that were made, beside what was planted: truth.json."""
import re
from datetime import timedelta

from . import effects, world
from .schedule import DAILY

STANCES = {"Free Shore Army": "self", "Army of the Free Shore": "self", "Keldry Province": "self", "Vennick Province": "self",
           "Shore Front": "neutral", "Front du rivage": "neutral", "Wreckers": "hostile", "Naufrageurs": "hostile"}


def tolls(schedule):
    """Killed by month, each attack once."""
    found = {}
    for event in schedule.events:
        month = event.day.isoformat()[:7]
        found[month] = found.get(month, 0) + event.killed
    return dict(sorted(found.items()))


def holds(article, *forms):
    text = f"{article.title}\n{article.text}"
    return any(re.search(rf"\b{re.escape(form)}\b", text, re.IGNORECASE) for form in forms)


def share(articles, test):
    return round(sum(map(test, articles)) / len(articles), 3) if articles else None


def by_month(articles, test):
    found = {}
    for article in articles:
        month = article.slot.day.isoformat()[:7]
        counts = found.setdefault(month, [0, 0])
        counts[0] += bool(test(article))
        counts[1] += 1
    return found


def of(schedule, articles):
    dated = [a for a in articles if a.slot.dated]
    for article in articles:
        if article.slot.event:
            article.slot.event.reports.append(article)
    return {
        "about": "Every figure counts pages as they were made; README.md says what the fields mean.",
        "first": effects.FIRST.isoformat(), "last": effects.LAST.isoformat(), "pages": len(articles),
        "outlets": outlets(articles),
        "trends": trends(dated),
        "bursts": bursts(dated),
        "keyness": keyness(articles),
        "naming": naming(articles),
        "copies": copies(articles),
        "figures": figures(schedule),
        "radio": radio([a for a in articles if a.slot.outlet == "radio"]),
        "claims": claims(articles),
        "no_claims": no_claims(articles),
        "pairs": pairs(schedule),
        "tolls": tolls(schedule),
        "events": events(schedule),
        "undated": [a.page for a in articles if not a.slot.dated],
    }


def outlets(articles):
    found = []
    for key, slug in world.SLUGS.items():
        own = [a for a in articles if a.slot.outlet == key]
        found.append({"outlet": slug, "source": world.SOURCES[key], "folder": own[0].page.split("/")[0],
                      "language": "fr" if key == "phare" else "en", "pages": len(own)})
    return found


def trend(dated, term, kind, test, start, direction, end=None):
    inside = [a for a in dated if a.slot.day >= start and (end is None or a.slot.day <= end)]
    outside = [a for a in dated if a.slot.day < start or (end is not None and a.slot.day > end)]
    return {"term": term, "kind": kind, "direction": direction, "from": start.isoformat(), "to": end.isoformat() if end else None,
            "before": share(outside, test), "after": share(inside, test), "by_month": by_month(dated, test)}


def trends(dated):
    found = []
    for term, since, before, after, _ in effects.TERMS.values():
        forms = (term, term + "s") if " " not in term else (term,)
        kind = "phrase" if " " in term else "word"
        found.append(trend(dated, term, kind, lambda a, forms=forms: holds(a, *forms), since, "up" if after > before else "down"))
    found.append(trend(dated, "orveth:quarrim", "entity", lambda a: holds(a, "Quarrim"), effects.QUARRIM[0], "up"))
    found.append(trend(dated, "shore-front-vennick", "entity", lambda a: holds(a, "Vennick Province"), effects.VENNICK[0], "up"))
    news = [a for a in dated if a.slot.outlet not in ("radio", "phare")]
    start, end = effects.THREATS[:2]
    threats = trend(news, "threat_call", "claim", lambda a: any(c["type"] == "threat_call" for c in a.claims), start, "up", end)
    threats["outlets"] = [world.SLUGS[key] for key in world.ENGLISH]
    return found + [threats]


def bursts(dated):
    found = []
    planted = {**{k.split()[-1]: v for k, v in effects.BURSTS.items()}, "Tolbrae": effects.TOLBRAE}
    for word, (start, end, _, _) in planted.items():
        inside = [a for a in dated if start <= a.slot.day <= end]
        outside = [a for a in dated if not start <= a.slot.day <= end]
        found.append({"term": "orveth:tolbrae" if word == "Tolbrae" else word, "kind": "entity" if word == "Tolbrae" else "word",
                      "from": start.isoformat(), "to": end.isoformat(), "articles_inside": sum(holds(a, word) for a in inside),
                      "share_inside": share(inside, lambda a: holds(a, word)), "share_outside": share(outside, lambda a: holds(a, word))})
    return found


def keyness(articles):
    words = [("servicemen", "agency"), ("constables", "courier"), ("assailants", "wire"), ("townsfolk", "mirror"),
             ("upcountry", "post"), ("hirelings", "radio"), ("insulaires", "phare")]
    found = []
    for word, outlet in words:
        own = [a for a in articles if a.slot.outlet == outlet]
        others = [a for a in articles if a.slot.outlet != outlet]
        found.append({"term": word, "outlet": world.SLUGS[outlet], "share": share(own, lambda a: holds(a, word)),
                      "share_elsewhere": share(others, lambda a: holds(a, word))})
    return found


def mentions(articles):
    counts = {}
    for article in articles:
        for name in STANCES:
            number = len(re.findall(rf"\b{name}\b", f"{article.title}\n{article.text}"))
            if number:
                counts[name] = counts.get(name, 0) + number
    return counts


def naming(articles):
    found = []
    change = effects.NAMING_CHANGE
    for key in world.SLUGS:
        own = [a for a in articles if a.slot.outlet == key]
        found.append({"outlet": world.SLUGS[key], "names": mentions(own), "stances": stances(mentions(own))})
        if key == change[0]:
            found[-1]["change"] = {
                "from": change[1].isoformat(), "before": mentions([a for a in own if a.slot.dated and a.slot.day < change[1]]),
                "after": mentions([a for a in own if a.slot.dated and a.slot.day >= change[1]])}
    return {"group": "shore-front", "stance_of": STANCES, "outlets": found}


def stances(names):
    """By stance, the names of the group itself without its branches."""
    counts = {}
    for name, number in names.items():
        if name.endswith("Province"):
            continue
        counts[STANCES[name]] = counts.get(STANCES[name], 0) + number
    return counts


def copies(articles):
    sets = {}
    for article in articles:
        first = article.slot.copy_of or article.slot
        sets.setdefault(id(first), []).append(article)
    return [{"pages": [a.page for a in found], "edits": ["+".join(a.slot.edits) or "exact" for a in found[1:]]}
            for found in sets.values() if len(found) > 1]


def figures(schedule):
    return [{"event": e.id, "day": e.day.isoformat(), "place": e.town[0], "actor": e.group, "killed": e.killed, "wounded": e.wounded,
             "reports": [{"page": a.page, "outlet": world.SLUGS[a.slot.outlet], "killed": a.slot.toll[0], "wounded": a.slot.toll[1]}
                         for a in e.reports]}
            for e in schedule.events if e.contradicts]


def events(schedule):
    return [{"event": e.id, "day": e.day.isoformat(), "place": e.town[0], "actor": e.group, "target": e.target[1],
             "deed": world.DEEDS[e.deed][0], "killed": e.killed, "wounded": e.wounded, "pages": [a.page for a in e.reports]}
            for e in schedule.events]


def radio(releases):
    weeks, monday = {}, effects.FIRST + timedelta(1)
    while monday <= effects.LAST:
        weeks[monday.isoformat()] = sum(monday <= a.slot.day <= monday + timedelta(6) for a in releases)
        monday += timedelta(7)
    formulae = {}
    for article in releases:
        for sentence in article.notes["formulae"]:
            formulae.setdefault(sentence, []).append(article.page)
    halves = {}
    for article in releases:
        half = halves.setdefault(f"{article.slot.day.year}-{1 if article.slot.day.month < 7 else 2}", {"releases": 0, "calls": 0})
        half["releases"] += 1
        half["calls"] += bool(article.notes.get("call"))
    series = [{"title": a.title, "day": a.slot.day.isoformat(), "page": a.page} for a in releases if a.slot.series]
    return {
        "outlet": world.SLUGS["radio"], "releases": len(releases), "weeks": weeks,
        "silence": {"from": effects.SILENCE[0].isoformat(), "to": effects.SILENCE[1].isoformat()},
        "surge": {"from": effects.SURGE[0].isoformat(), "to": effects.SURGE[1].isoformat(), "per_week": 3},
        "series": [row for row in series if row["title"] != effects.TITLE],
        "title": {"title": effects.TITLE, "pages": [row["page"] for row in series if row["title"] == effects.TITLE]},
        "formulae": [{"text": text, "pages": pages} for text, pages in formulae.items()],
        "calls": halves,
    }


def claims(articles):
    return [{"page": a.page, "outlet": world.SLUGS[a.slot.outlet], **claim} for a in articles for claim in a.claims]


def no_claims(articles):
    """Every fourth sentence of what has nothing to do with the war."""
    quiet = [(a.page, s) for a in articles if a.slot.topic in DAILY and not a.slot.copy_of
             for s in a.sentences[:4] if s not in {c["sentence"] for c in a.claims}]
    return [{"page": page, "sentence": sentence} for page, sentence in quiet[::4]]


def pairs(schedule):
    """Attacks that the Shore Front claims and officials accuse it of, in one month."""
    found = []
    for event in schedule.events:
        def pages(kind):
            return [a.page for a in event.reports if any(c["type"] == kind and c["status"] != "hypothetical" and "event" in c for c in a.claims)]

        claimed, accused = pages("claim_of_responsibility"), pages("accusation")
        if claimed and accused and claimed != accused:
            found.append({"event": event.id, "actor": event.group, "place": event.town[0], "month": event.day.isoformat()[:7],
                          "claims": claimed, "accusations": accused})
    return found
