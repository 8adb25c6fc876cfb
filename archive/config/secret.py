"""The secret that signs sessions, made once for each installation."""

import os
import secrets
from pathlib import Path


def secret_key(path: Path) -> str:
    """The key kept in the file, which is made, readable by its owner only, where it is missing.

    Two processes that start at once agree: a key appears whole or not at all, and the first one stays.
    """
    if not path.exists():
        draft = path.with_name(f".{path.name}-{os.getpid()}")
        draft.touch(mode=0o600)
        draft.write_text(secrets.token_urlsafe(50), "ascii")
        try:
            path.hardlink_to(draft)
        except FileExistsError:
            pass  # another process was first: its key is the one
        finally:
            draft.unlink()
    return path.read_text("ascii")
