"""Figures of the null corpus, computed once more with plain loops, for CorpusTests. Nothing is shared with Gleaner, which is not run.

Made anew, where corpora/exercise/null.jsonl has changed, with the standard library alone, by

    python3 Tests/TrendsTests/corpus.py > Tests/TrendsTests/corpus.tsv

A word is a run of ASCII letters, in lower case; "o'clock" is one word, "'s" none, and a hyphen parts two. The corpus has no other
letters. It has no copies, so every article is a story. A line is a kind, what goes in, and what comes out, parted by tabs:

    month      word, month, articles with it in title or text, all articles, places in texts where it stands
    tested     words in the text of at least five articles
    contrast   word, articles since 2024, all since, before, all before, log-likelihood, log ratio, Fisher's probability (the rarer
               side, doubled), adjusted for all that were tested (Benjamini & Hochberg); every tenth word, and the twenty surest
    node       word, places, articles
    collocate  node, word, places within three words of the node in its sentence, places in all, logDice, mutual information,
               log-likelihood; words with more of it than chance would have
"""

import collections
import fractions
import json
import math
import os
import re

MONTHLY = """ambush assault boats bombing ceasefire children clerk court drone fishing government guards gunmen harvest judge killed market
ministry officers police raid ransom reporters road school teachers villagers wall weather wounded""".split()
NODES = ["ceasefire", "harvest", "raid"]
WINDOW = 3


def words(text):
    text = re.sub("'s\\b", "", text.lower().replace("o'clock", "oclock"))
    return re.findall("[a-z]+", text)


def sentences(text):
    """Good for sentences without figures and apostrophes, which those of the nodes are."""
    return re.split('\\n+|(?<=[.?!])["”]?\\s+', text)


def show(value):
    return f"{value:.17e}" if isinstance(value, float) else str(value)


def line(*values):
    print(*map(show, values), sep="\t")


here = os.path.dirname(os.path.abspath(__file__))
with open(os.path.join(here, "..", "..", "corpora", "exercise", "null.jsonl"), encoding="utf-8") as file:
    rows = [json.loads(row) for row in file]


# By month

months = sorted({row["published"][:7] for row in rows})
for word in MONTHLY:
    for month in months:
        own = [(words(row["title"]), words(row["text"])) for row in rows if row["published"].startswith(month)]
        line("month", word, month, sum(word in title + text for title, text in own), len(own), sum(text.count(word) for _, text in own))


# 2024 against 2023


def log_likelihood(a, n, b, m):
    """2 Σ O ln(O / E) over the four cells."""
    share = (a + b) / (n + m)
    cells = [(a, n * share), (b, m * share), (n - a, n * (1 - share)), (m - b, m * (1 - share))]
    return 2 * math.fsum(o * math.log(o / e) for o, e in cells if o)


def at_least(k, drawn, holding, total):
    ways = range(k, min(drawn, holding) + 1)
    return fractions.Fraction(
        sum(math.comb(holding, i) * math.comb(total - holding, drawn - i) for i in ways), math.comb(total, drawn))


texts = [(row["published"] >= "2024", set(words(row["text"]))) for row in rows]
n = sum(is_since for is_since, _ in texts)
m = len(texts) - n
table = []
for word in sorted(set.union(*(held for _, held in texts))):
    a = sum(is_since and word in held for is_since, held in texts)
    b = sum(not is_since and word in held for is_since, held in texts)
    if a + b >= 5 and len(word) > 1:
        rarer = min(at_least(a, n, a + b, n + m), at_least(b, m, a + b, n + m))
        table.append((float(min(1, 2 * rarer)), word, a, b))
line("tested", len(table))
table.sort()
for rank, (p, word, a, b) in enumerate(table):
    if rank < 20 or rank % 10 == 0:
        q = min(later[0] * len(table) / (place + 1) for place, later in enumerate(table) if place >= rank)
        ratio = math.log2((a or 0.5) / n) - math.log2((b or 0.5) / m)
        line("contrast", word, a, n, b, m, log_likelihood(a, n, b, m), ratio, p, q)


# What stands near

totals = collections.Counter(word for row in rows for word in words(row["text"]))
total = sum(totals.values())
for node in NODES:
    places, articles, near, windows = 0, 0, collections.Counter(), collections.Counter()
    for row in rows:
        former = places
        for sentence in sentences(row["text"]):
            run = words(sentence)
            own = [at for at, word in enumerate(run) if word == node]
            if own and re.search("[0-9']", sentence):
                raise SystemExit(f"choose another node: {sentence}")
            places += len(own)
            around = [[at for at in range(len(run)) if abs(at - place) <= WINDOW and run[at] != node] for place in own]
            for at in set(sum(around, [])):
                near[run[at]] += 1
            for window in around:
                windows.update({run[at] for at in window})
        articles += places > former
    line("node", node, places, articles)
    size = sum(near.values())
    for word in sorted(near):
        a, b = near[word], totals[word] - near[word]
        information = math.log2(a / size / (totals[word] / total))
        if len(word) > 1 and information > 0:
            dice = 14 + math.log2(2 * min(windows[word], totals[word]) / (places + totals[word]))
            line(
                "collocate", node, word, a, totals[word], dice, information, log_likelihood(a, size, b, total - size))
