"""The process that opens a workbook: python -I _sheet.py FILE SHEET MEMORY SECONDS.

It writes one JSON value a line: {"sheets", "sheet"}, then [line, [cells]] for every row, then
"end"; or {"refused": why}. It imports nothing of ours, so that it is small and starts fast.
"""

import datetime
import json
import resource
import sys

import python_calamine

_EXACT = 1e21  # digits are written out below this; above it a number is no identifier


def text_of(value: object) -> str:
    """A cell as text: 7.0 is 7, days as ISO, and what is text stays as it is."""
    match value:
        case str():
            return value
        case bool():
            return "TRUE" if value else "FALSE"
        case float():
            whole = value.is_integer() and abs(value) < _EXACT
            return str(int(value)) if whole else repr(value)
        case datetime.datetime():
            return _to_the_second(value).isoformat(sep=" ")
        case datetime.date() | datetime.time():
            return value.isoformat()
        case datetime.timedelta():
            return _hours(value)
    return str(value)


def _to_the_second(moment: datetime.datetime) -> datetime.datetime:
    """Spreadsheets keep moments as fractions of days: 16:05 comes out as 16:04:59.999."""
    rounded = moment + datetime.timedelta(microseconds=500_000)
    return rounded.replace(microsecond=0)


def _hours(length: datetime.timedelta) -> str:
    seconds = round(length.total_seconds())
    sign = "-" if seconds < 0 else ""
    hours, rest = divmod(abs(seconds), 3600)
    return f"{sign}{hours}:{rest // 60:02}:{rest % 60:02}"


def _say(value: object) -> None:
    sys.stdout.write(json.dumps(value, ensure_ascii=True) + "\n")


def _read(path: str, sheet: str) -> None:
    with python_calamine.load_workbook(path) as workbook:
        names = workbook.sheet_names
        if sheet and sheet not in names:
            _say({"refused": "no-sheet", "sheet": sheet})
            return
        found = None
        for name in [sheet] if sheet else names:
            found = workbook.get_sheet_by_name(name)
            if found.start is not None:
                break
        if found is None or found.start is None:
            _say({"refused": "empty"})
            return
        _say({"sheets": names, "sheet": found.name})
        for place, cells in enumerate(found.iter_rows(), start=found.start[0] + 1):
            _say([place, [text_of(cell) for cell in cells]])
    _say("end")


def main() -> None:
    """Limits first, then the file."""
    path, sheet, memory, seconds = sys.argv[1:]
    resource.setrlimit(resource.RLIMIT_DATA, (int(memory), int(memory)))
    resource.setrlimit(resource.RLIMIT_CPU, (int(seconds), int(seconds)))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    try:
        _read(path, sheet)
    except MemoryError:
        _say({"refused": "memory"})
    except python_calamine.PasswordError:
        _say({"refused": "password"})
    except (python_calamine.CalamineError, OSError, ValueError, OverflowError):
        _say({"refused": "damaged"})


if __name__ == "__main__":
    main()
