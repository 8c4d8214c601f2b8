"""Files of a submission are held in memory, never in a temporary file: what was not sealed must not touch the disk."""

from __future__ import annotations

from io import BytesIO
from typing import Any

from django.core.files.uploadedfile import InMemoryUploadedFile
from django.core.files.uploadhandler import FileUploadHandler, StopUpload

__all__ = ["MOST_BYTES", "InMemory"]

MOST_BYTES = 20_000_000
"""Of all files of one submission together."""


class InMemory(FileUploadHandler):
    """Hold files in memory up to `MOST_BYTES`, and end the upload beyond; the request says so as `too_large`."""

    def __init__(self, request: Any = None) -> None:
        super().__init__(request)
        self._held, self._file = 0, BytesIO()

    def new_file(self, *args: Any, **kwargs: Any) -> None:
        """Begin the next file."""
        super().new_file(*args, **kwargs)
        self._file = BytesIO()

    def receive_data_chunk(self, raw_data: bytes, start: int) -> None:
        """Hold a piece."""
        self._held += len(raw_data)
        if self._held > MOST_BYTES:
            if self.request is not None:
                self.request.META["onrecord.too_large"] = "1"
            raise StopUpload(connection_reset=False)
        self._file.write(raw_data)

    def file_complete(self, file_size: int) -> InMemoryUploadedFile:
        """Give the file; its name, which may tell who sent it, is forgotten."""
        self._file.seek(0)
        return InMemoryUploadedFile(self._file, self.field_name, "file", "", file_size, None)
