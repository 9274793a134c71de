"""`python -m bench.routing [--installation]`: how often a proposed field is right, beside what the
keyword list and always naming the commonest field would give; how large and how quick it is.

The texts of the codified law and of published reports are no part of the repository: what is
absent is left out. With `--installation` the whole proposal is timed on the database that the
environment names (`HOIAM_DATA_DIR`), field and unit, with every statement.
"""

import argparse
import gzip
import json
import os
import re
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from hashlib import sha256
from importlib import import_module
from pathlib import Path
from statistics import quantiles
from typing import Any

import django

from hoiam.core.calendar import day_of
from hoiam.core.redact.covering import covered
from hoiam.core.routing import Example, Learned, examined, features, learned
from hoiam.core.routing.law_topics import example as law_example
from hoiam.core.routing.proposing import weighed
from hoiam.core.text import fold

HERE = Path(__file__).resolve().parent
PRODUCT = HERE.parent / "hoiam"
SHARED = HERE.parent.parent / "shared" / "data" / "vn"
LAW = SHARED / "phapdien_topics_dev.jsonl.gz"
REPORTS = ("phan_anh_full", "phan_anh_answers", "kien_nghi_cu_tri")
# Which of our fields the topics of the published reports are; more than one may be right.
TOPICS = {
    "Chiếu sáng": "chieu-sang",
    "Cây xanh": "giao-thong",
    "Cấp nước": "nuoc",
    "Giao thông": "giao-thong",
    "Môi trường": "rac",
    "Quy hoạch": "xay-dung",
    "Rác thải": "rac",
    "Thoát nước": "nuoc",
    "Thủy lợi - đê điều": "nong-lam thien-tai",
    "Tiếng ồn": "tieng-on",
    "Trật tự giao thông": "an-ninh giao-thong",
    "Trật tự đô thị": "xay-dung",
    "Vật nuôi": "nong-lam an-ninh khac",
    "Xây dựng": "xay-dung",
    "Y tế": "y-te",
    "Điện - viễn thông": "dien vien-thong",
}
PLACES = re.compile(r"\{[^}]*\}")  # days that the demonstration fills in

type Ask = Callable[[str], Sequence[str]]


@dataclass(frozen=True, slots=True)
class Asked:
    """A text, and the fields that are right."""

    text: str
    right: frozenset[str]


def descriptions() -> list[Example]:
    """What the product says of its fields."""
    said = []
    for one in json.loads((PRODUCT / "units/data/fields.json").read_text(encoding="utf-8")):
        lines = [one["name"], *one["help"].split("."), *one["examples"], *one["synonyms"]]
        known = {fold(line): line for line in lines if line.strip()}
        said += [Example(one["code"], line, private=False, own=True) for line in known.values()]
    return said


def sentences() -> list[Asked]:
    """84 sentences of our own, four for each field, written before anything was measured."""
    lines = (HERE / "routing_sentences.tsv").read_text(encoding="utf-8").splitlines()
    pairs = (line.split("\t") for line in lines)
    return [Asked(text, frozenset({field})) for field, text in pairs]


def demonstration() -> list[Example]:
    """The invented reports of the demonstration, covered, as if an officer had sorted each."""
    found = []
    for path in sorted((PRODUCT / "cli/demo_data").glob("voices_*.json")):
        for one in json.loads(path.read_text(encoding="utf-8")):
            text = PLACES.sub("", f"{one['title']}. {one['text']}")
            found.append(Example(one["field"], covered(text)))
    return found


def reports() -> list[Asked]:
    """Published reports, covered; their topics as our fields."""
    found = []
    for name in REPORTS:
        path = SHARED / f"{name}_dev.jsonl"
        for line in path.read_text(encoding="utf-8").splitlines() if path.exists() else ():
            one = json.loads(line)
            text = one.get("text") or one.get("title") or one["petition"]
            found.append(Asked(covered(text), frozenset(TOPICS[one["topic"]].split())))
    return found


def articles() -> list[dict[str, Any]]:
    """Articles of the codified law."""
    if not LAW.exists():
        return []
    with gzip.open(LAW, "rt", encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def by_model(model: Learned) -> Ask:
    """The three likeliest fields, however little is sure."""
    return lambda text: weighed(model, text).order[:3]


def by_keywords() -> Ask:
    """What the desk was offered before: fields whose words occur, most and longest first."""
    lists = defaultdict(set)
    for one in descriptions():
        lists[one.field].add(fold(one.text))
    order = {field: -place for place, field in enumerate(lists)}

    def ask(text: str) -> Sequence[str]:
        words = f" {fold(text)} "
        hits = {
            field: sum(len(one) for one in said if f" {one} " in words)
            for field, said in lists.items()
        }
        ranked = sorted(((count, order[field], field) for field, count in hits.items() if count))
        return [field for _count, _order, field in reversed(ranked)][:3]

    return ask


def judged(ask: Ask, asked: Sequence[Asked]) -> dict[str, Any]:
    """Shares right, macro-F1 over the fields that are met, and each field by itself."""
    answers = [(one, list(ask(one.text))) for one in asked]
    met, hit, said = Counter[str](), Counter[str](), Counter[str]()
    for one, given in answers:
        first = given[0] if given else ""
        truth = first if first in one.right else min(one.right)
        met[truth] += 1
        said[first] += 1
        hit[truth] += first in one.right
    scores = {field: 2 * hit[field] / (met[field] + said[field]) for field in sorted(met)}
    return {
        "asked": len(asked),
        "top1": sum(bool(given) and given[0] in one.right for one, given in answers) / len(asked),
        "top3": sum(not one.right.isdisjoint(given) for one, given in answers) / len(asked),
        "macro_f1": sum(scores.values()) / len(scores),
        "fields": {field: [met[field], hit[field], said[field]] for field in scores},
    }


def commonest(asked: Sequence[Asked]) -> float:
    """How often always naming the commonest field of these very texts would be right."""
    counts = Counter(field for one in asked for field in one.right)
    return max(counts.values()) / len(asked)


def _document(article: Mapping[str, Any]) -> str:
    """The law or decree an article is from: all its articles are held out together."""
    return re.sub(r"^Điều \S+ ", "", article["nguon"])


def _is_held(name: str) -> bool:
    return int(sha256(name.encode()).hexdigest(), 16) % 5 == 0


def law_rows() -> Iterable[tuple[str, dict[str, Any]]]:
    """Held-out documents: the 40 subjects of the code itself, then our fields."""
    whole = [
        (_document(one), Example(one["chu_de"], f"{one['dieu']}. {one['text']}", private=False))
        for one in articles()
    ]
    ours = [(_document(one), law_example(one)) for one in articles()]
    for name, rows in (("law, 40 subjects", whole), ("law, our fields", ours)):
        kept = [(document, one) for document, one in rows if one is not None]
        rest = [one for document, one in kept if not _is_held(document)]
        held = [one for document, one in kept if _is_held(document)]
        if held:
            asked = [Asked(one.text, frozenset({one.field})) for one in held]
            yield name, judged(by_model(learned(rest)), asked) | {"commonest": commonest(asked)}


def measure() -> dict[str, Any]:
    """Every set against every way; nothing was chosen after looking at the published reports."""
    said, past = descriptions(), demonstration()
    law = [one for one in map(law_example, articles()) if one is not None]
    models = {"descriptions": learned(said)}
    if law:
        models["descriptions + law"] = learned([*said, *law])
    models["after 225 sorted cases"] = learned([*said, *law, *past])
    ways = {"keyword list": by_keywords()} | {name: by_model(one) for name, one in models.items()}
    sets = {"own sentences": sentences(), "published reports": reports()}
    found: dict[str, Any] = {name: row for name, row in law_rows()}
    for name, asked in sets.items():
        for way, ask in ways.items() if asked else ():
            found[f"{name}: {way}"] = judged(ask, asked) | {"commonest": commonest(asked)}
    trial = examined(past, [*said, *law])
    as_asked = [Asked(one.text, frozenset({one.field})) for one in past]
    for way in ("keyword list", "descriptions", "descriptions + law"):
        if way in ways:
            row = judged(ways[way], as_asked)
            found[f"demonstration: {way}"] = row | {"commonest": commonest(as_asked)}
    found["demonstration, five folds"] = {
        "asked": trial.asked, "top1": trial.first / trial.asked, "top3": trial.three / trial.asked,
        "commonest": trial.commonest / trial.asked,
        "spoken": trial.said, "spoken_right": trial.kept,
    }  # fmt: skip
    return {"rows": found, "costs": costs(models, [one.text for one in as_asked])}


def costs(models: Mapping[str, Learned], texts: Sequence[str]) -> dict[str, Any]:
    """Words, bytes, processor time to read a model and to ask it."""
    found = {}
    for name, model in models.items():
        words, weights = model.written()
        started = time.process_time()
        Learned.read(model.fields, words, weights)
        read = time.process_time() - started
        spent = []
        for text in texts:
            started = time.process_time()
            weighed(model, text)
            spent.append((time.process_time() - started) * 1000)
        found[name] = {
            "words": len(model.weights), "bytes": len(words.encode()) + len(weights),
            "read_ms": read * 1000, "ask_ms_p50": quantiles(spent, n=100)[49],
            "ask_ms_p95": quantiles(spent, n=100)[94],
        }  # fmt: skip
    started = time.process_time()
    marks = [features(text) for text in texts]
    found["features"] = {"ms": (time.process_time() - started) * 1000 / len(marks)}
    return found


def installation() -> dict[str, Any]:
    """The whole proposal on a database, fields and units, as a page asks for it."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "hoiam.config.settings")
    django.setup()
    # Models need the set-up above, and the other tables none of it.
    routing = import_module("hoiam.cases.routing")
    cases = import_module("hoiam.cases.models").Case.objects

    rows = cases.select_related("field", "area__parent", "unit").order_by("-id")[:200]
    day, spent, spoke = day_of(datetime.now(UTC)), [], 0
    for case in rows:
        started, wall = time.process_time(), time.perf_counter()
        spoke += bool(routing.suggestions(case, day=day))
        spent.append(((time.process_time() - started) * 1000, (time.perf_counter() - wall) * 1000))
    first, later = spent[0], spent[1:]
    cpu, wall_ms = ([one[at] for one in later] for at in (0, 1))
    return {
        "cases": len(spent), "spoke": spoke, "first_ms": first[1],
        "cpu_ms_p50": quantiles(cpu, n=100)[49], "cpu_ms_p95": quantiles(cpu, n=100)[94],
        "wall_ms_p50": quantiles(wall_ms, n=100)[49], "wall_ms_p95": quantiles(wall_ms, n=100)[94],
    }  # fmt: skip


def main() -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser(prog="python -m bench.routing", description=__doc__)
    parser.add_argument("--installation", action="store_true")
    if parser.parse_args().installation:
        print(json.dumps(installation(), indent=1))
        return
    found = measure()
    print("| set | asked | first right | one of three | commonest field | macro-F1 |")
    print("|---|---:|---:|---:|---:|---:|")
    for name, row in found["rows"].items():
        score = f"{row['macro_f1']:.2f}" if "macro_f1" in row else ""
        shares = " | ".join(f"{100 * row[key]:.0f} %" for key in ("top1", "top3", "commonest"))
        print(f"| {name} | {row['asked']} | {shares} | {score} |")
    print(json.dumps(found["costs"], indent=1))
    print(json.dumps(found["rows"]["demonstration, five folds"]))
    print("\n| field | asked | right | named |\n|---|---:|---:|---:|")
    for field, (asked, right, named) in found["rows"]["own sentences: after 225 sorted cases"][
        "fields"
    ].items():
        print(f"| {field} | {asked} | {right} | {named} |")


if __name__ == "__main__":
    main()
