"""The one table format of the gazetteers: how the import scripts read and write it.

UTF-8, tab-separated, LF; lines that begin with `#` are comments; the first other
line names the columns. A file that ends in .gz is gzip with no name and no time
in its header, so that the same rows always give the same bytes.
"""
import gzip
import io
import pathlib

HERE = pathlib.Path(__file__).resolve().parent.parent

COLUMNS = ["id", "name", "type", "kind", "parent", "countries", "lat", "lon", "point",
           "population", "aliases", "from", "to", "source"]


def read(path):
    """Rows of a table as dictionaries; complains with file and line when a row is not as wide as its header."""
    path = pathlib.Path(path)
    opened = gzip.open(path, "rt", encoding="utf-8") if path.suffix == ".gz" else open(path, encoding="utf-8")
    header, rows = None, []
    with opened as lines:
        for number, line in enumerate(lines, 1):
            line = line.rstrip("\n")
            if line.startswith("#") or not line:
                continue
            cells = line.split("\t")
            if header is None:
                header = cells
                continue
            if len(cells) != len(header):
                raise SystemExit(f"{path}:{number}: {len(cells)} columns, expected {len(header)} ({', '.join(header)}).")
            rows.append(dict(zip(header, cells)))
    return rows


def write(path, columns, rows, comments=()):
    """Write rows (dictionaries) in the given order, comments first, and say how large the file came out."""
    path = pathlib.Path(path)
    text = io.StringIO()
    for comment in comments:
        text.write(f"# {comment}\n")
    text.write("\t".join(columns) + "\n")
    for row in rows:
        cells = [str(row.get(column, "")) for column in columns]
        for cell in cells:
            assert "\t" not in cell and "\n" not in cell, (path, cell)
        text.write("\t".join(cells) + "\n")
    data = text.getvalue().encode("utf-8")
    if path.suffix == ".gz":
        data = gzip.compress(data, compresslevel=9, mtime=0)
    path.write_bytes(data)
    print(f"{path.name}: {len(rows)} rows, {len(data) / 1e6:.2f} MB")
