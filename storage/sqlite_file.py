"""May this SQLite file be used? One process at a time, a local disk, readable by nobody else (D2, D4, T19)."""

from __future__ import annotations

import fcntl
import os
import stat
from pathlib import Path

from storage.errors import DatabaseRefused

MOUNTS = Path("/proc/self/mounts")
NETWORK = frozenset(
    {"9p", "afs", "beegfs", "ceph", "cifs", "gfs2", "glusterfs", "gpfs", "lustre", "nfs", "nfs4", "ocfs2", "smb2"}
    | {"smb3", "smbfs", "fuse.ceph", "fuse.glusterfs", "fuse.rclone", "fuse.s3fs", "fuse.sshfs"}
)


class FileLock:
    """The right of one process to the file, from construction until `release` or the end of the process."""

    def __init__(self, path: Path) -> None:
        """Lock `<path>.lock`. Raises `DatabaseRefused` when another process holds it or the folder is not there."""
        self._descriptor = _open(f"{path}.lock")
        try:
            fcntl.flock(self._descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            holder = os.read(self._descriptor, 20).decode(errors="replace").strip() or "unknown"
            os.close(self._descriptor)
            raise DatabaseRefused(
                f"{path} is in use by another process (id {holder}): one process holds a SQLite file; "
                "stop it first, or use PostgreSQL for several"
            ) from error
        os.ftruncate(self._descriptor, 0)
        os.pwrite(self._descriptor, f"{os.getpid()}\n".encode(), 0)

    def release(self) -> None:
        """Let another process have the file. Calling it again does nothing."""
        if self._descriptor >= 0:
            os.close(self._descriptor)
            self._descriptor = -1


def prepare(path: Path) -> None:
    """Refuse a network disk and a file that others can read; create a missing file with mode 0600."""
    kind = file_system(path.parent)
    if kind in NETWORK:
        raise DatabaseRefused(f"{path} lies on a network file system ({kind}): SQLite needs a local disk")
    os.close(_open(str(path)))
    for name in (str(path), f"{path}-wal", f"{path}-shm"):
        if os.path.exists(name) and os.stat(name).st_mode & (stat.S_IRWXG | stat.S_IRWXO):
            raise DatabaseRefused(f"{name} can be read by others on this machine: run chmod 600 on it")


def file_system(folder: Path, mounts: Path = MOUNTS) -> str | None:
    """The kind of file system a folder lies on, or None where the machine does not say."""
    try:
        lines = mounts.read_text(encoding="utf-8", errors="replace").splitlines()
    except OSError:
        return None
    found = [(point, kind) for _, point, kind in (line.split()[:3] for line in lines) if _inside(folder, point)]
    return max(found, key=lambda one: len(one[0]), default=("", None))[1]


def _open(name: str) -> int:
    """A descriptor of the file, made with mode 0600 if it is missing."""
    try:
        return os.open(name, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
    except OSError as error:
        raise DatabaseRefused(f"{name} cannot be opened for writing: {error.strerror}") from error


def _inside(folder: Path, point: str) -> bool:
    return folder.resolve().is_relative_to(point.replace("\\040", " "))
