#!/usr/bin/env python3
"""bench.py PROGRAM  what the program costs on this machine: start-up, analysis, a harvest of real feeds, memory.

Data come from ../shared where it is there; what lacks its data is skipped, and says so. CPU is user + system time of the
program alone. All servers are on loopback. The figures are rough below a second of work: machines are shared."""
import functools
import gzip
import http.server
import json
import lzma
import os
import pathlib
import random
import shutil
import statistics
import subprocess
import sys
import tarfile
import tempfile
import threading
import time

ROOT = pathlib.Path(__file__).resolve().parents[1]
SHARED = ROOT.parent / "shared" / "data"


def measured(command, stdin=None):
    """Runs a command; (CPU seconds, peak MiB, wall seconds, exit status)."""
    start = time.perf_counter()
    process = subprocess.Popen(command, stdin=stdin, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, status, use = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    return use.ru_utime + use.ru_stime, use.ru_maxrss / 1024, time.perf_counter() - start, process.returncode


def show(what, value, goal=""):
    print(f"  {what:<58} {value:>14}   {goal}", flush=True)


def start_up(program):
    runs = [measured([program, "--help"]) for _ in range(20)]
    show("start-up of --help, wall, median of 20", f"{statistics.median(r[2] for r in runs) * 1000:.0f} ms", "≤ 30 ms")


def lines(path):
    opener = lzma.open if path.suffix == ".xz" else gzip.open
    with opener(path, "rt", encoding="utf-8") as f:
        yield from f


def analysis(program, folder):
    stories, names = SHARED / "reuters/modapte-train.ndjson.gz", SHARED / "screening/list.ndjson.xz"
    if not stories.exists():
        return show("analyze", "skipped", "needs ../shared")
    text = folder / "stories.ndjson"
    size = 0
    with text.open("w") as out:
        for line in lines(stories):
            story = json.loads(line)
            size += len(story["text"].encode()) + len((story["title"] or "").encode())
            out.write(json.dumps({k: story[k] for k in ("id", "title", "text")}) + "\n")
    entities = folder / "entities.ndjson"
    entities.write_text("".join(lines(names)))
    options = ["analyze", "--lexicons", str(ROOT / "lexicons"), "--entities", str(entities)]
    empty = measured([program, *options, os.devnull])
    full = measured([program, *options, str(text)])
    show("analyze: all lexicons, 41,000 names, start", f"{empty[0]:.2f} CPU s")
    exact = measured([program, *options, "--exact", str(text)])
    show("analyze --exact: MB of text per CPU second", f"{size / 1e6 / max(exact[0] - empty[0], 0.01):.1f}", "≥ 20")
    show("analyze, with typos: MB of text per CPU second", f"{size / 1e6 / max(full[0] - empty[0], 0.01):.1f}")
    show("analyze: memory", f"{full[1]:.0f} MiB")


class Quiet(http.server.SimpleHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def log_message(self, *_):
        pass


def serve(folder):
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Quiet, directory=str(folder)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    return server, f"http://127.0.0.1:{server.server_port}"


def workspace(folder, sources, traders=None):
    (folder / "feeds").mkdir(parents=True)
    (folder / "feeds/bench.yaml").write_text("sources:\n" + "".join(sources))
    (folder / "tidewaiter.yaml").write_text("fetch: {delay: 0, per-host: 8, allow-networks: [127.0.0.0/8]}\n")
    if traders:
        (folder / "traders.csv").write_text(traders)


def source(i, kind, url, more=""):
    return f'  - {{id: "{i}", title: "{i}", kind: {kind}, url: "{url}"{more}}}\n'


def harvest(program, folder):
    archive = SHARED / "feeds/real-dev.tar.gz"
    if not archive.exists():
        return show("harvest of real feeds", "skipped", "needs ../shared")
    site = folder / "site"
    with tarfile.open(archive) as tar:
        tar.extractall(site)
    feeds = sorted(p for p in site.rglob("*") if p.is_file())
    server, address = serve(site)
    sources = [source(f"feed-{n}", "feed", f"{address}/{p.relative_to(site)}") for n, p in enumerate(feeds)]
    work = folder / "harvest"
    workspace(work, sources)
    summary = folder / "summary.json"
    cpu, memory, wall, _ = measured([program, "harvest", "--data", str(work), "--summary-json", str(summary)])
    server.shutdown()
    done = json.loads(summary.read_text())
    articles = max(1, done["items"]["new"])
    show(f"harvest: {len(feeds)} real feeds, {articles} articles", f"{cpu:.1f} CPU s", f"{wall:.1f} s wall")
    show("harvest: CPU per feed, per article", f"{cpu / len(feeds) * 1000:.1f}, {cpu / articles * 1000:.2f} ms")
    show("harvest: memory", f"{memory:.0f} MiB")


def register(count, seed=1):
    """A seeded register of invented traders."""
    pick = random.Random(seed)
    first = "Alba Boreas Cobalt Delta Ember Falken Garnet Hestia Indigo Juno Karst Linden Meridian Nadir Onyx Palisade".split()
    second = "Metals Timber Foods Textiles Shipping Machinery Chemicals Ceramics Paper Grain Optics Leather".split()
    form = ["Ltd", "GmbH", "S.A.", "LLC", "FZE", "SpA", "AS"]
    rows = ["id,name,schema,countries,commodities,origins,destinations"]
    for n in range(count):
        name = f"{pick.choice(first)} {pick.choice(first).lower()}{n} {pick.choice(second)} {pick.choice(form)}"
        rows.append(f"T-{n},{name},Company,DE,{pick.randint(1, 97):02d}{pick.randint(1, 20):02d},TR,DE")
    return "\n".join(rows) + "\n"


def memory(program, folder):
    sdn, un = SHARED / "sanctions/us_ofac_sdn_2024-05-03.csv.xz", SHARED / "sanctions/un_sc_2026-02-27.xml.xz"
    if not sdn.exists():
        return show("memory with lists and 10,000 traders", "skipped", "needs ../shared")
    site = folder / "lists"
    site.mkdir()
    for name, path in (("sdn.csv", sdn), ("alt.csv", SHARED / "sanctions/us_ofac_alt_2024-02.csv.xz"),
                       ("add.csv", SHARED / "sanctions/us_ofac_add_2024-02.csv.xz"), ("un.xml", un)):
        (site / name).write_bytes(lzma.decompress(path.read_bytes()))
    (site / "feed.xml").write_text("<rss version='2.0'><channel><title>x</title><item><title>One line</title></item></channel></rss>")
    server, address = serve(site)
    work = folder / "memory"
    workspace(work, [source("sdn", "list", f"{address}/sdn.csv", ", format: ofac-sdn-csv"),
                     source("un", "list", f"{address}/un.xml", ", format: un-sc-xml"),
                     source("one", "feed", f"{address}/feed.xml")], register(10_000))
    first = measured([program, "harvest", "--data", str(work)])
    again = measured([program, "harvest", "--all", "--data", str(work)])
    server.shutdown()
    show("lists installed, 10,000 traders imported and screened", f"{first[0]:.1f} CPU s", f"{first[1]:.0f} MiB")
    show("harvest with lists and 10,000 traders: memory", f"{again[1]:.0f} MiB", "≤ 150 MiB")
    show("harvest with lists and 10,000 traders: CPU", f"{again[0]:.1f} s")


def main():
    program = str(pathlib.Path(sys.argv[1]).resolve())
    folder = pathlib.Path(tempfile.mkdtemp(prefix="tidewaiter-bench-"))
    print(f"{program} on {os.cpu_count()} cores")
    try:
        start_up(program)
        analysis(program, folder)
        harvest(program, folder)
        memory(program, folder)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


main()
