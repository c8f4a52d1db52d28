"""What takes long to make, filed by the hash of all that it is made from, and made once.

A file is whole, or is made anew: it begins with the hash of the bytes that follow, and gets its name only
when all of it is written.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable, Iterable
from pathlib import Path

#: How many bytes stand before what was filed: their hash.
SEAL = hashlib.sha256().digest_size


def once(folder: Path, name: str, made_from: Iterable[bytes], make: Callable[[], bytes]) -> bytes:
    """What `make` gives, made once from the same parts.

    Parameters
    ----------
    folder : Path
        Where it is filed; made where there is none.
    name : str
        What the file is called, with its ending; the hash is added.
    made_from : iterable of bytes
        The parts that the result hangs on, the code that makes it among them.
    make : callable
        Makes it.
    """
    called = Path(name)
    path = folder / f"{called.stem}-{_key(made_from)}{called.suffix}"
    known = _read(path)
    if known is not None:
        return known
    made = make()
    folder.mkdir(parents=True, exist_ok=True)
    # Another process may make the same.
    aside = path.with_name(f"{path.name}.{os.getpid()}")
    try:
        aside.write_bytes(hashlib.sha256(made).digest() + made)
        aside.replace(path)
    finally:
        aside.unlink(missing_ok=True)
    return made


def _key(parts: Iterable[bytes]) -> str:
    # Each by its own hash, so that nothing passes unseen from the end of one to the beginning of the next.
    return hashlib.sha256(b"".join(hashlib.sha256(part).digest() for part in parts)).hexdigest()[:24]


def _read(path: Path) -> bytes | None:
    """The bytes that were filed; `None` where there are none, or others than were written."""
    try:
        filed = path.read_bytes()
    except OSError:
        return None
    seal, made = filed[:SEAL], filed[SEAL:]
    return made if hashlib.sha256(made).digest() == seal else None
