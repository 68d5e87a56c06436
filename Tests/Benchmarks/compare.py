"""Times extractors over the same pages in turns; called by Tests/Benchmarks/compare.

Pages are read and unpacked beforehand; each extractor gets the bytes and decodes them itself. Figures are CPU of one
process on one core, the median over rounds. Gleaner and libxml2's DOM are timed by the Benchmarks program.
"""

import argparse
import gzip
import logging
import pathlib
import re
import statistics
import subprocess
import tempfile
import time
from importlib.metadata import version

import trafilatura
import turbohtml
from resiliparse.extract.html2text import extract_plain_text
from resiliparse.parse.encoding import bytes_to_str, detect_encoding

logging.disable(logging.CRITICAL)

PEERS = {
    "turbohtml, article()": ("turbohtml", lambda page: turbohtml.parse(page).article()),
    "resiliparse, main text only": ("resiliparse", lambda page: extract_plain_text(bytes_to_str(page, detect_encoding(page)), main_content=True)),
    "trafilatura, fast": ("trafilatura", lambda page: trafilatura.bare_extraction(page, with_metadata=True, fast=True)),
    "trafilatura": ("trafilatura", lambda page: trafilatura.bare_extraction(page, with_metadata=True)),
}


def read(folder, most):
    files = sorted(f for f in pathlib.Path(folder).rglob("*") if re.search(r"\.x?html?(\.gz)?$", f.name))
    step = max(1, -(-len(files) // most))
    for file in files[::step]:
        raw = file.read_bytes()
        raw = gzip.decompress(raw) if file.suffix == ".gz" else raw
        yield raw


def timed(extract, pages):
    started = time.process_time()
    for page in pages:
        try:
            extract(page)
        except Exception:
            pass
    return 1e6 * (time.process_time() - started) / len(pages)


def gleaner(program, folder, pipeline, pages):
    words = [program, folder, "--stages-only", "--pipeline", pipeline, "--seconds", "1", "--stage-pages", str(pages)]
    printed = subprocess.run(words, check=True, capture_output=True, text=True).stdout
    figure = lambda name: float(re.search(rf"^{name}\S*.*?\s([\d.]+)\s", printed, re.M).group(1))
    dom = float(re.search(r"^libxml2 [\d.]+, DOM\s+([\d.]+)", printed, re.M).group(1))
    return dom, figure("ingest")


def main():
    arguments = argparse.ArgumentParser()
    arguments.add_argument("program")
    arguments.add_argument("folder")
    arguments.add_argument("--rounds", type=int, default=3)
    arguments.add_argument("--pages", type=int, default=100, help="pages of the folder, evenly picked")
    options = arguments.parse_args()

    pages = list(read(options.folder, options.pages))
    spent = {name: [] for name in ["libxml2, DOM only", "Gleaner, text and metadata", *PEERS]}
    with tempfile.TemporaryDirectory() as folder:
        pipeline = pathlib.Path(folder, "ingest.yml")
        pipeline.write_text("name: ingest\nstages: [ingest]\n")
        for _ in range(options.rounds):
            dom, own = gleaner(options.program, options.folder, str(pipeline), options.pages)
            spent["libxml2, DOM only"].append(dom)
            spent["Gleaner, text and metadata"].append(own)
            for name, (_, extract) in PEERS.items():
                spent[name].append(timed(extract, pages))

    size = sum(len(page) for page in pages) / len(pages) / 1000
    print(f"{len(pages)} pages of {size:.0f} kB on average; CPU on one core, medians of {options.rounds} rounds.\n")
    print(f"{'':38}{'µs a page':>11}{'pages/s':>10}{'× DOM':>8}")
    dom = spent["libxml2, DOM only"]
    for name, figures in spent.items():
        label = f"{name} ({version(PEERS[name][0])})" if name in PEERS else name
        median = statistics.median(figures)
        speed = statistics.median(a / b for a, b in zip(dom, figures))
        print(f"{label:38}{median:11.0f}{1e6 / median:10.0f}{speed:8.2f}")


main()
