"""`hoiam units`: provinces, hamlets and official changes, from what ships with it or from files."""

import argparse
from collections.abc import Callable
from pathlib import Path

from hoiam.cli.console import by, now, say
from hoiam.core.calendar import day_of
from hoiam.core.refusals import NotFound
from hoiam.rules import actions as rules
from hoiam.units import actions as units
from hoiam.units import catalogue, change_files, hamlets
from hoiam.units import queries as unit_queries


def run(options: argparse.Namespace) -> int:
    """One step of `hoiam units`."""
    return _UNITS[options.step](options)


def load_units(options: argparse.Namespace) -> int:
    """Load the provinces named, each in a transaction of its own, then the default targets."""
    wanted: list[catalogue.ProvinceEntry] = []
    for words in options.province:
        if words == "all":
            wanted += catalogue.provinces()
            continue
        found = catalogue.province_named(words)
        if found is None:
            raise NotFound("units.province-unknown", given=words)
        wanted.append(found)
    for one in dict.fromkeys(wanted):
        loaded = units.load_province(code=one.code, by=by(), at=now())
        say(f"{one.name}: {loaded.units} đơn vị mới.")
    targets = rules.set_default_targets(by=by(), at=now())
    say(f"Thời hạn mặc định mới: {targets}.")
    return 0


def list_provinces(options: argparse.Namespace) -> int:
    """The table of codes: present communes, wards, special zones; former districts, communes."""
    del options
    say("mã   số  xã   phường  đặc khu  cộng   huyện cũ  xã cũ  tên (hợp từ)")
    for one in catalogue.provinces():
        counts = (
            f"{one.communes:>3}  {one.wards:>6}  {one.special_zones:>7}  {one.present:>4}"
            f"  {one.former_districts:>9}  {one.former_communes:>5}"
        )
        former = f" ({', '.join(one.former)})" if one.former else ""
        say(f"{one.code:<3}  {one.official_code}  {counts}  {one.name}{former}")
    every = catalogue.provinces()
    say(f"{len(every)} tỉnh, thành phố; {sum(one.present for one in every)} xã, phường, đặc khu.")
    return 0


def load_hamlets(options: argparse.Namespace) -> int:
    """A list of hamlets in two steps: look, then commit exactly that."""
    today = day_of(now())
    preview = hamlets.read(
        Path(options.file).read_text(encoding="utf-8"),
        communes=unit_queries.known_communes(today),
        hamlets=unit_queries.known_hamlets(today),
    )
    for row in preview.rows:
        say(f"{row.line:>5}  {row.verdict:<8}  {row.name}  {row.why}")
    if options.commit:
        units.import_hamlets(rows=preview.rows, by=by(), at=now())
        say("Đã ghi.")
    else:
        say("Mới là bản xem trước. Thêm --commit để ghi đúng những dòng này.")
    return 0


def change_units(options: argparse.Namespace) -> int:
    """A file of official changes in two steps: look, then commit exactly that."""
    rows = change_files.read(Path(options.file).read_text(encoding="utf-8-sig"))
    for row in rows:
        after = ", ".join(one.name for one in row.successors) or "–"
        said = f"{', '.join(row.predecessors) or '–'} → {after}  {row.why}"
        say(f"{row.line:>5}  {row.verdict:<8}  {row.what:<12}  {said}".rstrip())
    if options.commit:
        written = units.apply_changes(rows=rows, by=by(), at=now())
        say(f"Đã ghi {written} lần thay đổi.")
    else:
        say("Mới là bản xem trước. Thêm --commit để ghi đúng những dòng này.")
    return 0


_UNITS: dict[str, Callable[[argparse.Namespace], int]] = {
    "load": load_units,
    "provinces": list_provinces,
    "hamlets": load_hamlets,
    "change": change_units,
}
