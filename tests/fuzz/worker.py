"""Fuzz one target in this process: ``python -m tests.fuzz.worker TARGET drawn|guided SECONDS FOLDER``."""

from __future__ import annotations

import os
import resource
import signal
import sys
import time
import traceback
from contextlib import ExitStack
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules
from types import FrameType

LONGEST = 20.0
"""Seconds of computing for an input."""
MOST_MEMORY = 768 << 20
"""Bytes that an input may add to the most memory so far."""
MOST_ADDRESSES = 8 << 30
"""Bytes of addresses that the process may have; beyond them it runs out of memory instead of the machine."""
SAID_EVERY = 1000


class TooLongError(BaseException):
    """An input takes longer than any should."""


class Watch:
    """Reads inputs, keeps the smallest of each kind that should not be, and counts."""

    def __init__(self, name: str, folder: Path, seconds: float) -> None:
        from tests.fuzz.targets import TARGETS

        self.target, self.folder, self.count = TARGETS[name], folder, 0
        self.until = time.monotonic() + seconds
        signal.signal(signal.SIGVTALRM, _too_long)

    @property
    def is_over(self) -> bool:
        return time.monotonic() > self.until

    def take(self, data: bytes) -> None:
        from tests.fuzz.targets import outcome

        self.count += 1
        if self.count % SAID_EVERY == 0:
            print(self.count, flush=True)
        before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        signal.setitimer(signal.ITIMER_VIRTUAL, LONGEST)
        try:
            outcome(self.target, data, self.folder / "work")
        except BaseException as error:
            if isinstance(error, KeyboardInterrupt):
                raise
            self._keep(_kind(error), data)
        finally:
            signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        if (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) << 10 > MOST_MEMORY:
            self._keep("memory", data)

    def _keep(self, kind: str, data: bytes) -> None:
        file = self.folder / f"{kind}{self.target.ending}"
        wrapped = self.target.wrap(data)
        if not file.exists() or len(wrapped) < file.stat().st_size:
            file.write_bytes(wrapped)
            file.with_suffix(".txt").write_text(traceback.format_exc(), encoding="utf-8")


def _too_long(number: int, frame: FrameType | None) -> None:
    del number, frame
    raise TooLongError


def _kind(error: BaseException) -> str:
    """Name an exception by its type and the last line of ours that it came through."""
    ours = [at for at in traceback.extract_tb(error.__traceback__) if "sitescore" in Path(at.filename).parts]
    place = f"{Path(ours[-1].filename).stem}_{ours[-1].lineno}" if ours else "elsewhere"
    return f"{type(error).__name__}_{place}"


def drawn(watch: Watch) -> None:
    """Take inputs that hypothesis draws."""
    from hypothesis import HealthCheck, Phase, given, settings

    from tests.fuzz.edits import edited

    seed = 0
    while not watch.is_over:
        seed += 1

        @settings(
            max_examples=50, database=None, deadline=None, phases=[Phase.generate], suppress_health_check=HealthCheck
        )
        @given(edited(watch.target.seeds()))
        def some(data: bytes) -> None:
            if not watch.is_over:
                watch.take(data)

        some()


def guided(watch: Watch) -> None:
    """Take inputs that atheris finds by the lines they reach."""
    import atheris

    from tests.fuzz.edits import PIECES

    corpus = watch.folder / "work" / "corpus"
    corpus.mkdir(exist_ok=True)
    for number, seed in enumerate(watch.target.seeds()):
        (corpus / str(number)).write_bytes(seed)
    words = watch.folder / "work" / "words"
    words.write_text(
        "".join('"' + "".join(f"\\x{byte:02x}" for byte in piece) + '"\n' for piece in PIECES if len(piece) < 60)
    )
    options = [f"-dict={words}", "-timeout=60", "-rss_limit_mb=4096", "-max_len=20000", "-verbosity=0"]
    options.append(f"-artifact_prefix={watch.folder / 'work'}/")

    def one(data: bytes) -> None:
        if watch.is_over:
            print(watch.count, flush=True)
            os._exit(0)
        watch.take(data)

    atheris.Setup([sys.argv[0], *options, str(corpus)], one)
    atheris.Fuzz()


def main(name: str, way: str, seconds: str, folder: str) -> None:
    resource.setrlimit(resource.RLIMIT_AS, (MOST_ADDRESSES, MOST_ADDRESSES))
    with ExitStack() as stack:
        if way == "guided":
            import atheris

            stack.enter_context(atheris.instrument_imports(include=["sitescore", "tomllib"]))
        import sitescore.io
        import tests.fuzz.targets  # noqa: F401 - so that all is imported while atheris looks on

        for module in iter_modules(sitescore.io.__path__, "sitescore.io."):
            import_module(module.name)
    watch = Watch(name, Path(folder), float(seconds))
    {"drawn": drawn, "guided": guided}[way](watch)
    print(watch.count, flush=True)


if __name__ == "__main__":
    main(*sys.argv[1:])
