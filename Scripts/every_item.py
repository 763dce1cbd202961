#!/usr/bin/env python3
"""every_item.py PROGRAM [WORLD…] – harvests the loopback worlds of ../shared/evals/crawl while they publish, and checks that each
item the server published within its window was stored once: none lost, none doubled.

The server numbers the items of each feed, and a feed holds the last 20. After some passes the numbers stored for a feed
must be all from the oldest item of its first answer to the newest of its last one, each once."""
import collections
import json
import pathlib
import re
import signal
import socket
import sqlite3
import subprocess
import sys
import tempfile
import time

ROOT = pathlib.Path(__file__).resolve().parent.parent
EVALS = ROOT.parent / "shared" / "evals"
ITEMS, PERIOD, PASSES = 20, 2, 6
# Kinds that never give a feed, or none that could be read to its end.
BARREN = {"loop", "gone410", "missing404", "err500", "blocked403", "hang", "garbage", "html200", "huge", "badgzip",
          "truncated", "reset"}


def catalogue(urls):
    lines = ["sources:"]
    for number, url in enumerate(urls):
        lines += [f"  - id: f-{number}", f"    url: {url}", "    kind: feed"]
    return "\n".join(lines) + "\n"


def world(program, mix, hosts, feeds):
    sys.path.insert(0, str(EVALS))
    from crawl.score import urls as addresses
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    with tempfile.TemporaryDirectory() as folder:
        folder = pathlib.Path(folder)
        urls = addresses(mix, hosts, feeds, port)
        for name in ("feeds", "lexicons", "rules"):
            (folder / name).mkdir()
        (folder / "feeds" / "world.yaml").write_text(catalogue(urls))
        (folder / "tidewaiter.yaml").write_text(
            "fetch: {delay: 0, timeout: 5s, allow-networks: [127.0.0.0/8]}\nharvest: {sources-at-once: 64}\n")
        server = subprocess.Popen(
            [sys.executable, EVALS / "crawl" / "server.py", "--hosts", str(hosts), "--port", str(port), "--period",
             str(PERIOD), "--items", str(ITEMS), "--log", folder / "log"], stdout=subprocess.PIPE)
        try:
            server.stdout.readline()
            for _ in range(PASSES):
                subprocess.run([program, "harvest", "--all", "--data", folder], stderr=subprocess.DEVNULL, check=False)
                time.sleep(PERIOD)
        finally:
            server.send_signal(signal.SIGTERM)
            server.wait()
        store = sqlite3.connect(folder / "tidewaiter.db")
        stored = collections.defaultdict(list)
        for source, url in store.execute("SELECT source, url FROM articles"):
            number = re.search(r"/(\d+)\.html$", url)
            if number:
                stored[source].append(int(number[1]))
            else:
                print(f"  not an item of the server: {source} {url}", file=sys.stderr)
        return judge(mix, urls, stored)


def judge(mix, urls, stored):
    lost = doubled = silent = items = read = 0
    for number, url in enumerate(urls):
        kind = url.split("/f/")[1].split("/")[0]
        numbers = sorted(stored[f"f-{number}"])
        if not numbers:
            silent += kind not in BARREN
            continue
        read += 1
        items += len(numbers)
        lost += numbers[-1] - numbers[0] + 1 - len(set(numbers))
        doubled += len(numbers) - len(set(numbers))
    return {"world": mix, "feeds": len(urls), "read": read, "unread": silent, "items": items, "lost": lost, "doubled": doubled}


def main():
    if not EVALS.is_dir():
        print("skipped: ../shared is absent")
        return 0
    ok = True
    for mix, hosts, feeds in (("fast", 30, 3), ("polite", 20, 3), ("mixed", 31, 2)):
        if sys.argv[2:] and mix not in sys.argv[2:]:
            continue
        result = world(sys.argv[1], mix, hosts, feeds)
        print(json.dumps(result))
        ok = ok and result["lost"] == result["doubled"] == 0
    return 0 if ok else 1


if __name__ == "__main__":
    sys.exit(main())
