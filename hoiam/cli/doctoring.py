"""`hoiam doctor`: what does not fit together, as a table or as JSON."""

import argparse
import json

from hoiam.base import clock
from hoiam.standing.doctor import round as rounds
from hoiam.standing.doctor.finding import Result, Scope, Verdict

WORDS = {Verdict.GOOD: "ổn", Verdict.WARN: "NHẮC", Verdict.BAD: "SAI"}
# 0: all is well, or only reminders; 1: something is wrong.
EXIT = {Verdict.GOOD: 0, Verdict.WARN: 0, Verdict.BAD: 1}


def run(options: argparse.Namespace) -> int:
    """Look, say, and change nothing."""
    scope = Scope(machine=clock.machine_now(), everything=options.all)
    results = []
    for result in rounds.look(rounds.chosen(options.only), scope):
        results.append(result)
        if not options.json:
            _say(result)
    if options.json:
        print(json.dumps([_told(result) for result in results], ensure_ascii=False))
    else:
        _sum(results)
    return max((EXIT[result.verdict] for result in results), default=0)


def _say(result: Result) -> None:
    check, found = result.check, result.found
    wrong = f"{found.wrong} sai" if found.wrong else ""
    if result.fault:
        wrong = f"không xem được ({result.fault})"
    line = (
        f"{WORDS[result.verdict]:<5} {check.code:<14} {check.title:<58} {found.looked:>8}  {wrong}"
    )
    print(line.rstrip(), flush=True)
    if found.note:
        print(f"{'':<21}{found.note}", flush=True)
    if result.verdict is not Verdict.GOOD:
        if found.examples:
            print(f"{'':<21}ví dụ: {', '.join(found.examples)}", flush=True)
        print(f"{'':<21}{check.advice}", flush=True)


def _sum(results: list[Result]) -> None:
    bad = sum(result.verdict is Verdict.BAD for result in results)
    warn = sum(result.verdict is Verdict.WARN for result in results)
    print(f"{len(results)} mục: {bad} sai, {warn} nhắc.", flush=True)


def _told(result: Result) -> dict[str, object]:
    return {
        "code": result.check.code,
        "verdict": result.verdict,
        "looked": result.found.looked,
        "wrong": result.found.wrong,
        "examples": result.found.examples,
        "note": result.found.note,
        "fault": result.fault,
    }
