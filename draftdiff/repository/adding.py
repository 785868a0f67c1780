"""Documents into a repository: one writer at a time, one commit a document, nothing of the user's is touched.

The order makes a stop at any moment harmless: commits are written first and hang in the air, then the files of the
work tree, then the index; last the branch moves, if nobody else has moved it. Whatever a run that was stopped left
behind is what the next run would write.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from enum import StrEnum

from msgspec import Struct

from draftdiff.codec import decode_document, encode
from draftdiff.errors import DraftdiffError
from draftdiff.git import Entry
from draftdiff.lexicons import load_lexicon
from draftdiff.model import Document, adopted_on
from draftdiff.renderers.harmless import harmless
from draftdiff.repository import Repository
from draftdiff.repository.incoming import Incoming
from draftdiff.repository.places import PATTERNS, known_symbol, short_name
from draftdiff.repository.stored import find_version, versions_of
from draftdiff.repository.summary import Description, described
from draftdiff.revise import revise

ATTRIBUTES_FILE = ".gitattributes"
ATTRIBUTES = "".join(
    f"{line}\n"
    for line in (
        "# Documents of draftdiff: `draftdiff install` lets git compare and merge them by clause in this clone.",
        *(f"{pattern} text eol=lf" for pattern in PATTERNS),
    )
).encode()
"""What the first commit of a repository says of its files, so that no system gives them other line ends."""

REFERENCE = "refs/draftdiff/incoming"
_ATTEMPTS = 20
"""So often it is tried anew when somebody else has moved the branch; each try takes less than a second."""


class Result(StrEnum):
    """What became of a document."""

    ADDED = "added"
    REVISED = "revised"
    UNCHANGED = "unchanged"
    REFUSED = "refused"


_WRITTEN = (Result.ADDED, Result.REVISED)


class Step(Struct, frozen=True, kw_only=True):
    """What is done with one document: `data` is what the file will hold, `before` what it held, `error` why not."""

    item: Incoming
    result: Result
    path: str = ""
    data: bytes = b""
    before: Document | None = None
    error: DraftdiffError | None = None


def add_documents(repository: Repository, incoming: Sequence[Incoming], *, one_commit: bool = False) -> list[Step]:
    """Store documents in order, each in a commit of its own or all in one; say what became of each.

    Refused is a document without a symbol or language, one whose stored file has uncommitted changes, an older
    revision of a draft than the one that is stored, and a text without adoption in the place of an adopted one.
    Raises DraftdiffError where nothing can be written at all.
    """
    with repository.git.locked():
        for _ in range(_ATTEMPTS):
            head = repository.git.find_commit("HEAD")
            steps = _Plan(repository, head).steps(incoming)
            if _carry_out(repository, steps, head, one_commit=one_commit):
                return steps
    hint = "try again when the other program is done"
    raise DraftdiffError("the branch moved again and again", hint=hint, slug="branch-moves")


class _Plan:
    """What the documents at a commit become, one after the other."""

    def __init__(self, repository: Repository, head: str | None) -> None:
        self._repository = repository
        self._head = head
        self._now: dict[str, bytes | None] = {}
        self._entries: dict[str, Entry] = {}

    def steps(self, incoming: Sequence[Incoming]) -> list[Step]:
        paths = set()
        for item in incoming:
            with suppress(DraftdiffError):
                paths.add(item.path)
        self._entries = self._repository.git.entries(self._head, sorted(paths)) if self._head and paths else {}
        steps = [self._attempt(item) for item in incoming]
        changed = {step.path: step.data for step in steps if step.result in _WRITTEN}
        refused = _uncommitted(self._repository, self._entries, changed)
        return [_refused(step.item, refused[step.path]) if step.path in refused else step for step in steps]

    def _attempt(self, item: Incoming) -> Step:
        try:
            return self._step(item)
        except DraftdiffError as error:
            return _refused(item, error)

    def _step(self, item: Incoming) -> Step:
        path = item.path
        stored = self._stored(path)
        if stored is None:
            return self._changed(path, item, Result.ADDED, None)
        if self._is_known(item, stored, path):
            return Step(item=item, path=path, result=Result.UNCHANGED)
        _keep_adopted(item, stored)
        return self._changed(path, item, Result.REVISED, stored)

    def _changed(self, path: str, item: Incoming, result: Result, before: Document | None) -> Step:
        data = item.data
        if before is not None and not item.is_record:
            data = encode(revise(before, decode_document(data), load_lexicon(item.language)))
        self._now[path] = data
        return Step(item=item, path=path, result=result, data=data, before=before)

    def _stored(self, path: str) -> Document | None:
        if path not in self._now:
            self._now[path] = _content(self._repository, self._entries.get(path))
        data = self._now[path]
        return decode_document(data) if data is not None else None

    def _is_known(self, item: Incoming, stored: Document, path: str) -> bool:
        """Say whether the document is stored already, be it as an earlier revision of a draft."""
        if item.symbol == stored.symbol:
            return item.data == self._now[path] if item.is_record else item.sha256 == stored.source.sha256
        newer, older = (known_symbol(symbol).revision for symbol in (stored.symbol, item.symbol))
        if newer < older:
            return False
        for version in versions_of(self._repository, path, self._head or "HEAD"):
            known = find_version(self._repository, version)
            if known and known.symbol == item.symbol and known.source.sha256 == item.source_sha256:
                return True
        hint = "revisions are stored in their order; `draftdiff diff` compares files too"
        message = f"{item.symbol} is older than {stored.symbol}, which is stored"
        raise DraftdiffError(message, hint=hint, slug="older-revision")


def _keep_adopted(item: Incoming, stored: Document) -> None:
    """Refuse to put a text that states no adoption in the place of the adopted one: it is a draft made from it."""
    day = adopted_on(stored)
    if day and item.symbol == stored.symbol and not adopted_on(decode_document(item.data)):
        hint = "a draft has a symbol of its own: --symbol A/C.3/75/L.8; `draftdiff diff` compares files too"
        message = f"{item.symbol} is stored as adopted on {day}, and this text states no adoption"
        raise DraftdiffError(message, hint=hint, slug="adopted-text")


def _refused(item: Incoming, error: DraftdiffError) -> Step:
    return Step(item=item, result=Result.REFUSED, error=error)


def _uncommitted(
    repository: Repository, entries: dict[str, Entry], changed: dict[str, bytes]
) -> dict[str, DraftdiffError]:
    """Return the paths whose files hold work of the user that no commit has, or may not be written."""
    staged = repository.git.staged(list(changed)) if changed else {}
    refused = {}
    for path, data in changed.items():
        try:
            in_tree = _plain(repository.read_file(path))
            found = {_plain(_content(repository, staged.get(path))), in_tree}
            if found - {_plain(_content(repository, entries.get(path))), _plain(data)}:
                hint = _UNCOMMITTED if in_tree is not None else _NOT_THERE
                raise DraftdiffError(f"{path} has uncommitted changes", hint=hint, slug="uncommitted-changes")
        except DraftdiffError as error:
            refused[path] = error
    return refused


_UNCOMMITTED = "commit them, or take them back, and try again"
_NOT_THERE = (
    "the file is gone: `git restore` brings it back, `git sparse-checkout add` what a sparse checkout leaves out"
)


def _content(repository: Repository, entry: Entry | None) -> bytes | None:
    return repository.git.read(entry.blob, repository.limit) if entry and entry.is_file else None


def _plain(data: bytes | None) -> bytes | None:
    """Leave out what `core.autocrlf` may have put into the work tree."""
    return data.replace(b"\r\n", b"\n") if data is not None else None


def _carry_out(repository: Repository, steps: Sequence[Step], head: str | None, *, one_commit: bool) -> bool:
    """Commit what changes; say whether the branch was still where the plan found it."""
    changes = [step for step in steps if step.result in _WRITTEN]
    if not changes:
        return True
    groups = [changes] if one_commit else [[step] for step in changes]
    files = [{step.path: step.data for step in group} for group in groups]
    if head is None and _may_say_attributes(repository):
        files[0] = {ATTRIBUTES_FILE: ATTRIBUTES, **files[0]}
    messages = [_message_for([(step.item, _description(step)) for step in group]) for group in groups]
    git = repository.git
    people = f"author {git.identity('AUTHOR')}\ncommitter {git.identity('COMMITTER')}\n"
    stream = _commit_stream(zip(messages, files, strict=True), head, people)
    commit = git.import_commits(b"".join(stream), REFERENCE)
    last = {path: data for held in files for path, data in held.items()}
    for path, data in last.items():
        if repository.read_file(path) != data:
            repository.write_file(path, data)
    git.stage(git.entries(commit, sorted(last)))
    return git.move_head(commit, head, "draftdiff add")


def _description(step: Step) -> Description:
    return described(step.before, decode_document(step.data)) if step.before else Description()


def _may_say_attributes(repository: Repository) -> bool:
    """Say whether the work tree has no attributes of the user's own."""
    try:
        return repository.read_file(ATTRIBUTES_FILE) in (None, ATTRIBUTES)
    except DraftdiffError:
        return False


def _message_for(changes: Sequence[tuple[Incoming, Description]]) -> str:
    """Return the message of a commit, with the trailers Symbol, Language and Source-sha256 for each document.

    The description of a document that is new is empty.
    """
    names = [what.line or _name(item) for item, what in changes]
    if len(changes) > 1:
        lines = [f"Add {len(changes)} documents", "", *names, ""]
    else:
        ((item, what),) = changes
        lines = [what.line or f"Add {_name(item)}", ""]
        lines += [harmless(item.title), ""] if item.title else []
        lines += [*what.clauses, ""] if what.clauses else []
    for item, _ in changes:
        lines += [f"Symbol: {item.symbol}", f"Language: {item.language.value}", f"Source-sha256: {item.sha256}"]
    return "\n".join(lines) + "\n"


def _name(item: Incoming) -> str:
    """Return what a diplomat calls a document, with its language."""
    return harmless(f"{short_name(item.symbol)} ({item.language.value})")


def _commit_stream(
    commits: Iterable[tuple[str, Mapping[str, bytes]]], parent: str | None, people: str
) -> Iterator[bytes]:
    """Yield what fast-import reads to put commits on REFERENCE, one after the other, on top of a parent.

    Of each the message is given, and what the files that it changes hold.
    """
    onto = parent
    for number, (message, files) in enumerate(commits, 1):
        yield f"commit {REFERENCE}\nmark :{number}\n{people}".encode()
        yield _data(message.encode("utf-8", "replace"))
        if onto is not None:
            yield f"from {onto}\n".encode()
        onto = f":{number}"
        for path, content in files.items():
            yield f"M 100644 inline {path}\n".encode()
            yield _data(content)
        yield b"\n"
    yield b"done\n"


def _data(content: bytes) -> bytes:
    return b"data %d\n%b\n" % (len(content), content)
