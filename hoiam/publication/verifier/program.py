"""`hoiam verify`: this receipt was filed; this page is the one published; the log only grew.

Exit codes: 0 true as the pinned policy asks · 1 not true · 2 a file cannot be read or the command
is wrong · 3 only promised so far · 4 in the log, but fewer witnesses than the policy asks.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from hoiam.core.log import checks, proofs, trust, words
from hoiam.core.log.proofs import Standing, Verdict
from hoiam.core.log.trust import Judged, Policy
from hoiam.core.log.untrue import Untrue
from hoiam.publication.verifier import sources

TRUE, UNTRUE, UNREADABLE, PROMISED, FEW = 0, 1, 2, 3, 4
EXITS = {"promised": PROMISED, "included-few": FEW}
UNREAD = {"log.missing", "log.too-long", "log.unwritten"}

STEPS = (
    (
        "receipt",
        "Giấy này đã được ghi vào nhật ký? · Was this receipt filed?",
    ),
    (
        "page",
        "Văn bản này đúng là văn bản đã công bố? · Is this text the one that was published?",
    ),
    (
        "grew",
        "Nhật ký chỉ dài thêm giữa hai lần? · Did the log only grow between two heads?",
    ),
    (
        "tiles",
        "Tính lại cả nhật ký từ các mục. · Recompute the whole log from its entries.",
    ),
)


@dataclass(frozen=True)
class Answer:
    """What one check found: a code for machines, a headline, labelled lines for people."""

    exit: int
    result: str
    headline: str
    lines: tuple[tuple[str, str], ...] = ()
    remarks: tuple[str, ...] = ()


def add_to(command: argparse.ArgumentParser) -> None:
    """The steps and options, for `hoiam verify` and for the one file alike."""
    steps = command.add_subparsers(dest="step", required=True, metavar="việc")
    made = {name: steps.add_parser(name, help=text, description=text) for name, text in STEPS}
    for step in made.values():
        step.add_argument(
            "--policy",
            required=True,
            metavar="TỆP",
            help="tệp ghim những khóa được tin · the pinned policy",
        )
        step.add_argument(
            "--lang", choices=words.LANGUAGES, default="vi", help="tiếng trả lời · language"
        )
        step.add_argument("--json", action="store_true", help="in JSON · print JSON")
    _add_receipt(made["receipt"])
    made["page"].add_argument("file", metavar="TỆP", help="văn bản · the text")
    made["page"].add_argument(
        "--proof", required=True, metavar="TỆP", help="giấy chứng minh · its proof"
    )
    made["grew"].add_argument("old", metavar="TRƯỚC", help="tệp checkpoint trước · older head")
    made["grew"].add_argument("new", metavar="SAU", help="tệp checkpoint sau · newer head")
    _add_log(made["grew"], required=True)
    made["tiles"].add_argument(
        "log", metavar="NHẬT_KÝ", help="thư mục hoặc địa chỉ của nhật ký · folder or address"
    )
    made["tiles"].add_argument(
        "--checkpoint", metavar="TỆP", default="", help="dấu gốc đã giữ · a head that you kept"
    )


def _add_receipt(step: argparse.ArgumentParser) -> None:
    step.add_argument("file", metavar="TỆP", help="giấy chứng minh · the proof")
    step.add_argument(
        "--entry",
        default="",
        metavar="HEX",
        help="mục, khi giấy không nói · the entry, if not in it",
    )
    _add_log(step, required=False)
    step.add_argument(
        "--save", default="", metavar="TỆP", help="ghi giấy mới đối chiếu · write the renewed proof"
    )


def _add_log(step: argparse.ArgumentParser, *, required: bool) -> None:
    step.add_argument(
        "--tiles",
        required=required,
        default="",
        metavar="NHẬT_KÝ",
        help="thư mục hoặc địa chỉ của nhật ký · folder or address of the log",
    )


def main(arguments: Sequence[str] | None = None) -> int:
    """The one file's own door."""
    parser = argparse.ArgumentParser(prog="hoiam_verify.py", description=__doc__)
    add_to(parser)
    return run(parser.parse_args(arguments))


def run(options: argparse.Namespace) -> int:
    """One check, said to the person or as JSON."""
    answer = answered(options)
    write = sys.stdout.write
    write(_as_json(answer) if options.json else _as_text(answer))
    return answer.exit


def answered(options: argparse.Namespace) -> Answer:
    """One check; what is not true is an answer as well."""
    try:
        policy = trust.read(sources.text(options.policy))
        return _STEPS[options.step](options, policy)
    except Untrue as untrue:
        unread = untrue.code in UNREAD
        mark = words.label("unreadable" if unread else "untrue", options.lang)
        said = f"{mark}. {words.reason(untrue, options.lang)}"
        return Answer(UNREADABLE if unread else UNTRUE, untrue.code, said)


def _receipt(options: argparse.Namespace, policy: Policy) -> Answer:
    proof = proofs.read(sources.text(options.file))
    entry = _entry(options.entry)
    remarks: tuple[str, ...] = ()
    if options.tiles:
        fetch = sources.log(options.tiles)
        proof = checks.renewed(proof, policy=policy, fetch=fetch, entry=entry)
        remarks = (words.sentence("renewed", options.lang),)
    verdict = proofs.verdict(proof, policy, entry=entry)
    if options.save:
        sources.lay_down(options.save, proofs.write(proof))
    return _of_verdict(verdict, options.lang, remarks)


def _page(options: argparse.Namespace, policy: Policy) -> Answer:
    proof = proofs.read(sources.text(options.proof))
    verdict = checks.page(sources.file(options.file), proof, policy)
    return _of_verdict(verdict, options.lang, (words.sentence("text", options.lang),))


def _grew(options: argparse.Namespace, policy: Policy) -> Answer:
    old, new = sources.text(options.old), sources.text(options.new)
    found = checks.grew(old, new, policy=policy, fetch=sources.log(options.tiles))
    before, after = found.old.checkpoint, found.new.checkpoint
    code = "same" if before == after else "grew"
    said = words.sentence(code, options.lang, old=before.size, new=after.size)
    return _of_head(found.new, said, code, options.lang)


def _tiles(options: argparse.Namespace, policy: Policy) -> Answer:
    head = sources.text(options.checkpoint) if options.checkpoint else None
    found = checks.recomputed(policy, sources.log(options.log), head)
    said = words.sentence("tree", options.lang, size=found.checkpoint.size)
    return _of_head(found, said, "tree", options.lang)


def _of_verdict(verdict: Verdict, language: str, remarks: tuple[str, ...]) -> Answer:
    code = words.standing(verdict)
    exit_code = EXITS.get(code, TRUE)
    mark = words.label("not-yet" if exit_code else "true", language)
    said = f"{mark}. {words.headline(verdict, language)}"
    if verdict.standing is not Standing.WITNESSED or verdict.promised_at is not None:
        remarks = (*remarks, words.sentence("time", language))
    return Answer(exit_code, code, said, tuple(words.lines(verdict, language)), remarks)


def _of_head(found: Judged, said: str, code: str, language: str) -> Answer:
    remarks: tuple[str, ...] = ()
    if not found.quorum_met:
        k, n = found.words
        remarks = (words.sentence("few", language, k=k, n=n),)
    said = f"{words.label('true', language)}. {said}"
    lines = tuple(words.head_lines(found, language))
    return Answer(TRUE if found.quorum_met else FEW, code, said, lines, remarks)


def _entry(hexadecimal: str) -> bytes | None:
    try:
        return bytes.fromhex(hexadecimal) or None
    except ValueError:
        raise Untrue("log.other-entry") from None


def _as_text(answer: Answer) -> str:
    width = max((len(name) for name, _ in answer.lines), default=0)
    lines = [f"  {name + ':':<{width + 1}} {value}" for name, value in answer.lines]
    return "\n".join([answer.headline, *answer.remarks, *lines, ""])


def _as_json(answer: Answer) -> str:
    value = {
        "exit": answer.exit,
        "result": answer.result,
        "said": answer.headline,
        "remarks": answer.remarks,
        "lines": answer.lines,
    }
    return json.dumps(value, ensure_ascii=False, indent=2) + "\n"


_STEPS: dict[str, Callable[[argparse.Namespace, Policy], Answer]] = {
    "receipt": _receipt,
    "page": _page,
    "grew": _grew,
    "tiles": _tiles,
}
