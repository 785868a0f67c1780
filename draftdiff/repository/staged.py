"""What is about to be committed, and what a merge brought: for the hooks.

They start git as a plain process, in the index that git tells them: of `git commit FILE` that is not the usual one.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from contextlib import suppress
from itertools import chain
from typing import TYPE_CHECKING, NamedTuple

from draftdiff.checks import find_drafting_problems
from draftdiff.codec import decode_document, decode_tree
from draftdiff.codec.contradictions import find_repeated_members
from draftdiff.errors import DraftdiffError
from draftdiff.faults import in_words
from draftdiff.git import Entry, complaint_of, run_plainly
from draftdiff.lexicons import load_lexicon
from draftdiff.model import DOCUMENT_FORMAT, Document, Language, Stage
from draftdiff.problems import DOUBTS, Severity
from draftdiff.renderers.harmless import harmless
from draftdiff.renderers.labels import Labels, load_labels
from draftdiff.renderers.wording import word_labels
from draftdiff.repository import Repository
from draftdiff.repository.places import folder_of, is_document_path
from draftdiff.schema import find_violations
from draftdiff.symbols import parse_symbol

if TYPE_CHECKING:
    from draftdiff.repository.summary import Description


class _Changed(NamedTuple):
    """A document that two states of the repository do not share: the names of its contents, empty where absent."""

    path: str
    old: str
    new: str


class Fault(NamedTuple):
    """A line about a document that is to be committed, and whether it may not be."""

    line: str
    refuses: bool = True


def staged_faults(repository: Repository) -> list[Fault]:
    """Return every fault of the documents in the index that the last commit does not have."""
    changed = [change for change in _staged(repository) if change.new]
    return [fault for change in changed for fault in _faults_staged(repository, change)]


def unguarded_conflicts(repository: Repository) -> list[str]:
    """Return a line for each staged document that has open conflicts while git replays commits.

    There it asks no pre-commit hook, and `git rebase --continue` would commit them unseen.
    """
    if not any(os.path.exists(os.path.join(repository.place.folder, name)) for name in _REPLAYS):
        return []
    words = load_labels(repository.settings.reader)
    found = []
    for change in _staged(repository):
        with suppress(DraftdiffError):
            document = _document(repository, change.new)
            found += [fault.line for fault in _open_conflicts(change.path, document, words)] if document else []
    return found


_REPLAYS = ("rebase-merge", "rebase-apply", "CHERRY_PICK_HEAD", "REVERT_HEAD")
"""What stands in a git folder while commits are replayed."""


def _faults_staged(repository: Repository, change: _Changed) -> list[Fault]:
    try:
        return faults_of(change.path, _blob(repository, change.new), repository.settings.reader)
    except DraftdiffError as error:
        return [Fault(f"{change.path}: {error.message}")]


def faults_of(path: str, data: bytes, reader: Language) -> list[Fault]:
    """Return what is wrong with a document, in the words of a reader; of each kind of fault the first twenty.

    Violations of the schema, contradictions and open conflicts refuse it, and errors of drafting in a draft. Errors
    of drafting in an adopted text, and what is only doubtful, are told.
    """
    try:
        tree = decode_tree(data)
        problems = [*find_repeated_members(data), *find_violations(tree, DOCUMENT_FORMAT)]
        if problems:
            told = [in_words(problem, reader) for problem in problems[:_MOST]]
            return [Fault(f"{path}: {problem.location.path}: {problem.message}") for problem in told]
        document = decode_document(data)
    except DraftdiffError as error:
        return [Fault(f"{path}: {error.message}")]
    words = load_labels(reader)
    found = (_open_conflicts(path, document, words), _misplaced(path, document, words))
    return [*chain(*found), *_drafting_faults(path, document, words)]


def _open_conflicts(path: str, document: Document, words: Labels) -> Iterator[Fault]:
    if document.conflicts:
        yield Fault(f"{path}: {words.say('hook.conflicts', count=len(document.conflicts), path=path)}")


def _misplaced(path: str, document: Document, words: Labels) -> Iterator[Fault]:
    """Tell of a document that stands where another is looked for, as a copy does that nobody has renamed inside."""
    symbol = parse_symbol(document.symbol)
    if not is_document_path(path) or symbol is None or document.language is Language.UNKNOWN:
        return
    place = f"{folder_of(symbol)}/{document.language.value}.json"
    if place != path:
        language = document.language.value
        said = words.say("hook.misplaced", symbol=harmless(document.symbol), language=language, place=place)
        yield Fault(f"{path}: {words.term('severity', Severity.WARNING.value)}: {said}", refuses=False)


def _drafting_faults(path: str, document: Document, words: Labels) -> Iterator[Fault]:
    if document.language is Language.UNKNOWN:
        return
    labels = word_labels(document.paragraphs, words)
    lexicon = load_lexicon(document.language)
    problems = find_drafting_problems(document, lexicon, ignore=("open-conflict",), reader=words.language)
    told = [one for one in problems if one.severity in DOUBTS]
    for problem in told[:_MOST]:
        label = labels.get(problem.location.paragraph, "")
        parts = (path, words.term("severity", problem.severity.value), label, problem.message, problem.excerpt)
        is_error = problem.severity is Severity.ERROR and document.stage is not Stage.ADOPTED
        yield Fault(": ".join(filter(None, parts)) + f" [{problem.code}]", refuses=is_error)


_MOST = 20
"""So many faults of a kind are told of a document: enough to see what is wrong with it."""


def staged_summary(repository: Repository) -> str:
    """Return the beginning of a commit message: a line and the changed clauses; of several documents a line each."""
    found = list(_descriptions(repository, _staged(repository)))
    if len(found) == 1:
        return "\n".join([found[0].line, "", *found[0].clauses]).rstrip() + "\n"
    lines = [description.line for description in found]
    return "".join(f"{line}\n" for line in [f"{len(lines)} documents changed", "", *lines]) if lines else ""


def merged_changes(repository: Repository) -> list[str]:
    """Return a line for each document that the last merge changed."""
    changes = _diff(repository, ["diff-tree", "-r", "ORIG_HEAD", "HEAD"])
    return [description.line for description in _descriptions(repository, changes)]


def _staged(repository: Repository) -> list[_Changed]:
    head = run_plainly(["rev-parse", "--verify", "--quiet", "HEAD"], repository.place)
    base = head if head.output else run_plainly(["mktree"], repository.place)  # the empty tree
    return _diff(repository, ["diff-index", "--cached", base.output.decode().strip()])


def _diff(repository: Repository, arguments: Sequence[str]) -> list[_Changed]:
    """Read git's raw format: two modes, two names and a letter, then the path, of a file that was moved both paths."""
    answer = run_plainly([*arguments, "-z", "-M", "--"], repository.place)
    if answer.code:
        raise complaint_of(answer)
    fields = iter(answer.output.decode("utf-8", "surrogateescape").split("\0"))
    changes = []
    for facts in filter(None, fields):
        old_mode, new_mode, old, new, letter = facts.lstrip(":").split()
        path = next(fields)
        path = next(fields) if letter.startswith("R") else path
        if is_document_path(path):
            sides = (Entry(old_mode, old), Entry(new_mode, new))
            changes.append(_Changed(path, *(side.blob if side.is_file else "" for side in sides)))
    return changes


def _descriptions(repository: Repository, changes: Sequence[_Changed]) -> Iterator[Description]:
    from draftdiff.repository.summary import Description, described

    for change in changes:
        try:
            old, new = (_document(repository, name) for name in (change.old, change.new))
            found = described(old, new)
        except DraftdiffError:
            found = Description(line=f"{harmless(change.path)}: not read as a document")
        if found.line:
            yield found


def _document(repository: Repository, blob: str) -> Document | None:
    return decode_document(_blob(repository, blob)) if blob else None


def _blob(repository: Repository, name: str) -> bytes:
    """Return the content of a blob; its size is looked at first."""
    size = run_plainly(["cat-file", "-s", name], repository.place).output.strip()
    if not size.isdigit() or int(size) > repository.limit:
        hint = "`max_megabytes` in draftdiff.toml sets the limit"
        raise DraftdiffError("it is too large, or missing", hint=hint, slug="too-large")
    return run_plainly(["cat-file", "blob", name], repository.place).output
