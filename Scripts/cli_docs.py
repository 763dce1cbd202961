#!/usr/bin/env python3
"""cli_docs.py PROGRAM  prints docs/cli.md, made from what the program says of itself (--experimental-dump-help)."""
import json
import subprocess
import sys

STATUSES = [
    (0, "done"), (1, "done, with failures that each answer tells"), (2, "could not be done"),
    (3, "some sources failed, or a list was refused"), (64, "wrong usage"),
]


def usage(argument):
    name = argument.get("preferredName") or {}
    value = argument.get("valueName", "")
    dashes = {"long": "--", "short": "-", "longWithSingleDash": "-"}.get(name.get("kind"), "")
    label = dashes + name.get("name", "") if name else f"<{value}>"
    return f"{label} <{value}>" if argument["kind"] == "option" else label


def section(command, path, out):
    path = [*path, command["commandName"]]
    out.append(f"{'#' * min(4, len(path) + 1)} {' '.join(path)}\n")
    out.append(command.get("abstract", "") + "\n")
    if command.get("discussion"):
        out.append("```text\n" + command["discussion"].rstrip() + "\n```\n")
    rows = [a for a in command.get("arguments", []) if a.get("shouldDisplay", True) and usage(a) not in ("-h", "--help", "--version")]
    if rows:
        out.append("| argument | what |\n|---|---|")
        for a in rows:
            default = f" (default: `{a['defaultValue']}`)" if a.get("defaultValue") not in (None, "") else ""
            out.append(f"| `{usage(a)}` | {a.get('abstract', '')}{default} |".replace("\n", " "))
        out.append("")
    for sub in command.get("subcommands", []):
        if sub["commandName"] != "help":
            section(sub, path, out)


def main():
    program = sys.argv[1]
    told = json.loads(subprocess.run([program, "--experimental-dump-help"], check=True, capture_output=True).stdout)
    out = ["<!-- Made by `make docs` from the program itself; changes here are lost. -->\n"]
    section(told["command"], [], out)
    out.append("## Exit status\n\n| status | meaning |\n|---|---|")
    out += [f"| {code} | {meaning} |" for code, meaning in STATUSES]
    print("\n".join(out))


main()
