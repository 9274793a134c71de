"""How much may be sent at once: said before the disk is full of it."""

from typing import Any

from django.core.exceptions import RequestDataTooBig
from django.core.files.uploadhandler import TemporaryFileUploadHandler

from hoiam.base.files import MEGABYTE, MOST_RECORDING_MEGABYTES
from hoiam.voices.actions import MOST_FILES

# All files of one form at their largest, and room for the words.
MOST_AT_ONCE = (MOST_FILES * MOST_RECORDING_MEGABYTES + 2) * MEGABYTE


class BoundedUpload(TemporaryFileUploadHandler):
    """Writes files beside the product's memory, and nothing that no form could take."""

    def handle_raw_input(
        self,
        input_data: Any,
        META: dict[str, str],
        content_length: int,
        boundary: Any,  # bytes; the published types say a string
        encoding: str | None = None,
    ) -> None:
        """Judged by the announced length, before a single byte is written."""
        del input_data, META, boundary, encoding
        if content_length > MOST_AT_ONCE:
            raise RequestDataTooBig(f"{content_length} bytes")
