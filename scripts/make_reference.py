"""Write docs/reference from the code, so that it cannot disagree with it.

`make fix` runs this; a test compares what stands in the tree with what would be written.
"""

import argparse
import os
from collections.abc import Iterable
from pathlib import Path

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "hoiam.config.settings")
django.setup()

# Models can be imported only now.
from django.apps import apps  # noqa: E402
from django.db.models import Field, Model  # noqa: E402

from hoiam.accounts.models import ROLE_NAMES  # noqa: E402
from hoiam.base import texts  # noqa: E402
from hoiam.base.models import AppendOnly  # noqa: E402
from hoiam.cli import main as cli  # noqa: E402
from hoiam.config.env import SETTINGS  # noqa: E402
from hoiam.core import workflow  # noqa: E402
from hoiam.core.actor import Role  # noqa: E402
from hoiam.core.figures import saying  # noqa: E402
from hoiam.core.figures.catalogue import FIGURES  # noqa: E402
from hoiam.core.figures.definitions import Figure  # noqa: E402
from hoiam.core.figures.names import COUNTED  # noqa: E402
from hoiam.core.law import procedures, rules  # noqa: E402
from hoiam.core.law.petitions import shapes as petition_shapes  # noqa: E402
from hoiam.core.law.petitions import tables as petitions  # noqa: E402
from hoiam.core.law.rulebook import shapes  # noqa: E402
from hoiam.protection import purposes  # noqa: E402
from hoiam.protection.purposes import BASES  # noqa: E402
from hoiam.protection.terms import TERMS  # noqa: E402
from hoiam.web.sealed import pages as sealed_pages  # noqa: E402
from tests.access import table  # noqa: E402
from tests.contracts.found_addresses import addresses  # noqa: E402

FOLDER = Path(__file__).resolve().parent.parent / "docs" / "reference"
NOTE = "<!-- Written by scripts/make_reference.py (make fix); changes by hand are lost. -->"


def pages() -> dict[str, str]:
    """Every page by its file name."""
    return {
        "settings.md": settings_page(),
        "commands.md": commands_page(),
        "refusals.md": refusals_page(),
        "events.md": events_page(),
        "figures.md": figures_page(),
        "models.md": models_page(),
        "roles.md": roles_page(),
        "addresses.md": addresses_page(),
        "rules.md": rules_page(),
        "states.md": states_page(),
        "access.md": access_page(),
        "personal-data.md": personal_data_page(),
        "sealed-pages.md": sealed_pages_page(),
    }


def personal_data_page() -> str:
    """Why every personal field is kept, and for how long: what the worker goes by."""
    terms = (
        (one.what, one.how_long, one.since, one.basis, f"`{one.part}`" if one.part else "")
        for one in TERMS
    )
    fields = (
        (
            f"`{one.model}.{one.name}`",
            one.purpose.why,
            f"{BASES[one.purpose.basis]} ({one.purpose.article})",
            purposes.term(one.purpose.term).how_long,
            one.purpose.receives,
        )
        for one in purposes.fields()
    )
    return _page(
        "Personal data",
        "Every field classed as personal or secret, with its purpose, basis, term and recipients;\n"
        "a test finds the ones that have none. What has a part in the last column of the terms is\n"
        "disposed of by the worker; a house rule says that it is one.",
        "## Terms\n\n" + _table(("What", "How long", "Since", "Basis", "Disposed of as"), terms),
        "## Fields\n\n" + _table(("Field", "Why", "Basis", "How long", "Who receives it"), fields),
    )


def settings_page() -> str:
    rows = (
        (f"`{one.name}`", f"`{one.default}`" if one.default else "", one.help) for one in SETTINGS
    )
    return _page(
        "Settings",
        "Every setting is an environment variable; `…_FILE` beside it names a file that holds it.",
        _table(("Variable", "Default", "Meaning"), rows),
    )


def commands_page() -> str:
    # Not the help itself: its layout differs between versions of Python.
    parts = [_command(name, parser) for name, parser in _every_command(cli.parser())]
    return _page("Commands", "`hoiam …`, or `python -m hoiam …`.", *parts)


def _every_command(
    parser: argparse.ArgumentParser, above: str = ""
) -> Iterable[tuple[str, argparse.ArgumentParser]]:
    """Commands and their steps, by the words one types."""
    for found in parser._actions:
        if isinstance(found, argparse._SubParsersAction):
            for name, one in found.choices.items():
                yield above + name, one
                yield from _every_command(one, f"{above}{name} ")


def _command(name: str, parser: argparse.ArgumentParser) -> str:
    rows = [
        (f"`{', '.join(one.option_strings) or one.dest}`", one.help or "")
        for one in parser._actions
        if not isinstance(one, argparse._HelpAction | argparse._SubParsersAction)
    ]
    options = ["", _table(("Option", "Meaning"), rows)] if rows else []
    return "\n".join([f"## hoiam {name}", "", parser.description or "", *options])


def refusals_page() -> str:
    known = texts.all_refusals()
    rows = (
        (f"`{code}`", known[code].what, known[code].why, known[code].next) for code in sorted(known)
    )
    return _page(
        "Refusals",
        "The ways in which the house says no. Codes are public and never change.",
        _table(("Code", "What happened", "Why", "What to do"), rows),
    )


def events_page() -> str:
    known = texts.all_events()
    rows = ((f"`{tag}`", known[tag]) for tag in sorted(known))
    return _page(
        "Events",
        "Every action records exactly one. The sentence is what the history of a case shows.",
        _table(("Tag", "Sentence"), rows),
    )


def figures_page() -> str:
    """Every figure with the condition that decides, as the engines run it."""
    datasets = {one.dataset.code: one.dataset for one in FIGURES}
    parts = [
        f"## {dataset.name} (`{dataset.code}`)\n\n"
        + _table(
            ("Code", "Name", "Meaning", "One of it is", "Counted", "Of", "Source", "Version"),
            (_figure(one) for one in FIGURES if one.dataset.code == dataset.code),
        )
        for dataset in datasets.values()
    ]
    return _page(
        "Figures",
        "Every figure is defined once; pages, lists, files, charts, forms and reports are made of it.\n"
        "Codes never change their meaning: what is counted in another way has another code.",
        *parts,
    )


def _figure(one: Figure) -> tuple[str, ...]:
    counted, of = saying.said(one.where), saying.said(one.within) if one.within else ""
    unit = COUNTED[one.unit_of_counting]
    return f"`{one.code}`", one.name, one.meaning, unit, counted, of, one.source, str(one.version)


def models_page() -> str:
    found = [
        model
        for app in apps.get_app_configs()
        if app.name.startswith("hoiam.")
        for model in app.get_models()
    ]
    parts = [_model(model) for model in sorted(found, key=lambda model: model._meta.label)]
    return _page(
        "Models",
        "Every field with its privacy: public, internal, personal or secret.\n"
        "Rows of an append-only model are never changed; a correction is a new row.",
        *parts,
    )


def _model(model: type[Model]) -> str:
    privacy: dict[str, str] = getattr(model, "PRIVACY", {})
    changes = "append-only" if issubclass(model, AppendOnly) else "mutable"
    meaning = (model.__doc__ or "").strip().splitlines()[0]
    rows = (
        (f"`{field.name}`", _type(field), privacy.get(field.name, ""))
        for field in model._meta.concrete_fields
    )
    table = _table(("Field", "Type", "Privacy"), rows)
    return f"## {model._meta.label}\n\n{meaning}\nIts rows are {changes}.\n\n{table}"


def _type(field: Field) -> str:
    kind = field.get_internal_type().removesuffix("Field")
    to = getattr(field, "related_model", None)
    return f"{kind} to {to._meta.label}" if to else kind


def roles_page() -> str:
    rows = ((f"`{role.value}`", str(ROLE_NAMES[role]), _opens(role)) for role in Role)
    return _page(
        "Roles",
        "A role is held at a unit for a period. Beside these pages, every officer opens those of the office.",
        _table(("Code", "Name", "Pages that ask for it"), rows),
    )


def _opens(role: Role) -> str:
    asked = (
        address.route
        for address in addresses()
        if role.value in address.access.removeprefix("office:").split(",")
    )
    return ", ".join(f"`{route}`" for route in dict.fromkeys(asked))


def addresses_page() -> str:
    rows = ((f"`{one.route}`", f"`{one.name}`", one.access) for one in addresses())
    return _page(
        "Addresses",
        "Every address and who may open it.",
        _table(("Address", "Name", "Who"), rows),
    )


def rules_page() -> str:
    rows = (
        (f"`{one.id}`", one.statement, _numbers(one), one.article, one.status.value, _period(one))
        for one in rules.RULES
    )
    return _page(
        "Rules",
        "The rulebook: every rule in each version, its numbers, and how sure we are of it. "
        "A first day that is empty is not named in our sources.",
        _table(("Rule", "Statement", "Numbers", "Source", "Status", "In force"), rows),
    )


def _numbers(rule: shapes.Rule) -> str:
    limits = (f"{one.count} {one.measure} {one.bound} {one.event or ''}".strip()
              + _for(one.variant) for one in rule.limits)  # fmt: skip
    moved = (f"{one.how} {one.count} × {one.times}{_for(one.variant)}" for one in rule.extensions)
    return "; ".join((*limits, *moved))


def _for(variant: shapes.Variant) -> str:
    return "" if variant is shapes.Variant.ORDINARY else f" ({variant})"


def _period(rule: shapes.Rule) -> str:
    return f"{rule.valid_from or ''} – {rule.valid_to or ''}".strip()


def states_page() -> str:
    parts = [_states(table) for table in procedures.TABLES]
    parts += [_procedure(one) for one in petitions.PROCEDURES.values()]
    return _page("States", "Which step is lawful in which state, kind by kind.", *parts)


def _procedure(found: petition_shapes.Procedure) -> str:
    """A table of petitions: each step with what it rests on and what it brings about."""
    rows = (
        (
            f"`{one.code}`",
            one.label,
            one.meaning,
            one.basis,
            ", ".join(one.rules),
            ", ".join((*one.ahead, *one.acts)),
            ", ".join(one.forms) + (" (due)" if one.paper_due else ""),
            ", ".join((one.hand, *one.needs)),
            "; ".join(f"{only.says} ({only.rule})" for only in one.only),
        )
        for one in found.lawful_steps()
    )
    titles = (
        *("Step", "Button", "Meaning", "Basis", "Rules"),
        *("Facts", "Papers", "Hand and what it asks for", "Only when"),
    )
    forbidden = "".join(
        f"- `{code}` is forbidden: {bar.says} ({bar.rule})\n"
        for code, bar in found.forbidden.items()
    )
    settled = ", ".join(f"`{state}`" for state in found.final)
    return (
        f"## Đơn: {found.title}\n\n```mermaid\n{workflow.diagram(found).strip()}\n```\n\n"
        f"{_table(titles, rows)}\n\nSettled in: {settled}.\n\n{forbidden}".rstrip()
    )


def _states(table: workflow.StateTable) -> str:
    rows = ((f"`{one.code}`", one.label, one.meaning, one.basis) for one in table.steps)
    steps = _table(("Step", "Button", "Meaning", "Basis"), rows)
    return f"## {table.title}\n\n```mermaid\n{workflow.diagram(table).strip()}\n```\n\n{steps}"


def access_page() -> str:
    return _page(
        "Ai được làm gì",
        "Who may do what with what: every step and every reading of the product, for everybody who "
        "may come to it. `tests/access` asks the product about every cell; whoever is not named "
        "may not.\n\n"
        "Mỗi dòng là một bước trên một loại hồ sơ. Ai không có tên ở cột “Ai được” thì bị từ chối; "
        "hồ sơ mà người hỏi không xem được thì trả lời giống hệt hồ sơ không có. “Đơn vị” là đơn vị "
        "đang giữ việc; vai trò tính theo ngày, hết hạn là hết quyền. Quản trị chỉ có hiệu lực trong "
        "phiên đã mở, có lý do, và là của cả hệ thống: giữ tại đơn vị nào cũng như nhau.",
        table.page(),
    )


def sealed_pages_page() -> str:
    return _page(
        "Trang niêm phong, đọc, kiểm tra",
        "The pages of this release before an installation puts its names and keys into them, by "
        "SHA-256; `hoiam seal-pages hash` says the hashes of an installation, and the log says them "
        "as well. Script and style are the same everywhere.\n\n"
        "Dấu kiểm của từng trang trong bản phát hành này, khi chưa điền tên và khoá của nơi nào.",
        _table(
            ("Trang", "SHA-256"),
            (
                (f"`{page.address}`", f"`{sealed_pages.template_hash(name)}`")
                for name, page in sealed_pages.PAGES.items()
            ),
        ),
    )


def _page(title: str, opening: str, *parts: str) -> str:
    return "\n\n".join([f"# {title}", NOTE, opening, *parts]) + "\n"


def _table(titles: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> str:
    lines = [_row(titles), _row("---" for _ in titles), *(_row(row) for row in rows)]
    return "\n".join(lines)


def _row(cells: Iterable[str]) -> str:
    return "| " + " | ".join(cell.replace("|", "\\|").replace("\n", " ") for cell in cells) + " |"


def write(folder: Path) -> list[str]:
    """Write the pages that differ, and say which."""
    folder.mkdir(parents=True, exist_ok=True)
    changed = []
    for name, text in pages().items():
        path = folder / name
        if not path.exists() or path.read_text(encoding="utf-8") != text:
            path.write_text(text, encoding="utf-8")
            changed.append(name)
    return changed


def main() -> None:
    for name in write(FOLDER):
        print(f"docs/reference/{name} written anew")


if __name__ == "__main__":
    main()
