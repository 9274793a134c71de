"""Names of files that tell of a denunciation."""

from pathlib import PurePath

from hoiam.core.denunciation import SHORT, is_one


def plain_name(name: str) -> str:
    """The name of a file; one that tells of a denunciation, and perhaps of whom, is not kept."""
    words = PurePath(name).stem.replace("_", " ").replace("-", " ")
    if not is_one([words[:SHORT], words[-SHORT:]]):
        return name
    return f"tep{PurePath(name).suffix[:10]}"
