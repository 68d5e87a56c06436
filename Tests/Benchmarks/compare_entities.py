"""Times matchers of names over the same texts in turns; called by Tests/Benchmarks/compare entities.

All are given every name and alias of the gazetteer's rows, and the texts that Gleaner finds in the pages of a folder.
Figures are CPU of one process on one core, the median over rounds; building is not counted. Gleaner is timed by the
Benchmarks program: it matches tokens by what they fold to, so its tokenizer's cost stands beside; the others match
characters exactly as written. flashtext looks at word boundaries itself; Aho–Corasick does not, so they are checked here.
"""

import argparse
import gzip
import pathlib
import re
import statistics
import subprocess
import tempfile
import time
from importlib.metadata import version

import ahocorasick_rs
import flashtext


def names(folder):
    """Names and aliases of every table that has rows: columns id, name and type."""
    found = set()
    for file in sorted([*folder.glob("*.tsv"), *folder.glob("*.tsv.gz")]):
        text = (gzip.decompress(file.read_bytes()) if file.suffix == ".gz" else file.read_bytes()).decode()
        rows = [line.split("\t") for line in text.split("\n") if line and not line.startswith("#")]
        columns = {name: index for index, name in enumerate(rows[0])}
        if not {"id", "name", "type"} <= columns.keys():
            continue
        for row in rows[1:]:
            found.add(row[columns["name"]])
            if "aliases" in columns:
                found.update(row[columns["aliases"]].split("|"))
    found.discard("")
    return sorted(found)


def flash(names):
    processor = flashtext.KeywordProcessor(case_sensitive=True)
    for name in names:
        processor.add_keyword(name)
    return lambda text: len(processor.extract_keywords(text))


def aho_corasick(names):
    automaton = ahocorasick_rs.AhoCorasick(names, matchkind=ahocorasick_rs.MatchKind.LeftmostLongest, store_patterns=False)

    def match(text):
        last = len(text)
        found = 0
        for _, start, end in automaton.find_matches_as_indexes(text):
            if (start == 0 or not text[start - 1].isalnum()) and (end == last or not text[end].isalnum()):
                found += 1
        return found

    return match


def timed(match, texts):
    started = time.process_time()
    found = sum(match(text) for text in texts)
    return time.process_time() - started, found


def gleaner(options, texts):
    words = [options.program, options.folder, "--entities", "--texts", texts, "--seconds", "1", "--stage-pages", str(options.pages)]
    printed = subprocess.run(words, check=True, capture_output=True, text=True).stdout
    speed = lambda name: float(re.search(rf"^{name}\s+([\d.]+)", printed, re.M).group(1))
    count = lambda name: int(re.search(rf"(\d+) {name}$", printed, re.M).group(1))
    return speed("tokens"), speed("matching"), speed("whole entity stage"), count("matches"), count("mentions")


def main():
    arguments = argparse.ArgumentParser()
    arguments.add_argument("program")
    arguments.add_argument("folder")
    arguments.add_argument("--rounds", type=int, default=5)
    arguments.add_argument("--pages", type=int, default=500, help="pages of the folder, evenly picked")
    options = arguments.parse_args()

    known = names(pathlib.Path(__file__).parents[2] / "corpora/gazetteers")
    peers = {
        f"flashtext ({version('flashtext')})": flash(known),
        f"ahocorasick_rs ({version('ahocorasick_rs')}), boundaries checked": aho_corasick(known),
    }
    own = ["Gleaner, matching of tokens", "Gleaner, tokens and matching", "Gleaner, whole entity stage", "Gleaner, tokens and entity stage"]
    speeds = {name: [] for name in [*own, *peers]}
    counts = {}
    with tempfile.TemporaryDirectory() as folder:
        file = pathlib.Path(folder, "texts")
        for _ in range(options.rounds):
            tokens, matching, stage, matches, mentions = gleaner(options, str(file))
            each = [matching, 1 / (1 / tokens + 1 / matching), stage, 1 / (1 / tokens + 1 / stage)]
            for name, speed in zip(own, each):
                speeds[name].append(speed)
            counts.update(zip(own, [f"{matches} matches"] * 2 + [f"{mentions} mentions"] * 2))
            raw = file.read_bytes()
            texts = raw.decode().split("\0")
            for name, match in peers.items():
                seconds, found = timed(match, texts)
                speeds[name].append(len(raw) / 1e6 / seconds)
                counts[name] = f"{found} matches"

    print(f"{len(known)} names in {len(texts)} texts, {len(raw) / 1e6:.1f} MB; CPU on one core, medians of {options.rounds} rounds.\n")
    print(f"{'':50}{'MB/s':>7}")
    for name, figures in speeds.items():
        print(f"{name:50}{statistics.median(figures):7.1f}   {counts[name]}")


main()
