"""A page around its content: template, style and behaviour in one file, closed by a strict policy."""

from __future__ import annotations

import base64
import hashlib
from functools import cache
from typing import Any

import jinja2
from markupsafe import Markup

from draftdiff.package_data import read_package_data
from draftdiff.renderers.html_page.markup import said, shown
from draftdiff.renderers.labels import Labels

_SPOKEN = ("insertion", "insertion-end", "deletion", "deletion-end")
"""What a screen reader says around a change."""
_HEADS = ("old", "new")
"""What stands above both texts where the table of changes has no columns, on a telephone."""


def page_of(template: str, labels: Labels, **content: Any) -> str:
    """Fill a template; the policy of the page allows its own style and script by their digests, nothing else."""
    style, script = _asset("style.css") + _words_of_style(labels), _asset("behaviour.js")
    policy = (
        f"default-src 'none'; style-src '{_digest(style)}'; script-src '{_digest(script)}'; "
        "base-uri 'none'; form-action 'none'"
    )
    text = _environment().get_template(template).render(
        labels=labels,
        say=lambda phrase, **values: said(labels.say(phrase, **values)),
        term=lambda name, value: said(labels.term(name, value)),
        style=Markup(style),
        script=Markup(script),
        policy=policy,
        **content,
    )  # fmt: skip
    return text.rstrip() + "\n"


@cache
def _environment() -> jinja2.Environment:
    environment = jinja2.Environment(
        loader=jinja2.FunctionLoader(lambda name: _asset(f"templates/{name}")),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters["said"] = said
    environment.filters["shown"] = shown
    return environment


@cache
def _asset(name: str) -> str:
    return read_package_data("renderers", "html_page", *name.split("/")).decode()


def _words_of_style(labels: Labels) -> str:
    """Return the words that the style sheet puts in, as its properties."""
    words = {name: f" [{labels.say(f'report.{name}')}] " for name in _SPOKEN}
    words |= {name: labels.say(f"report.{name}") for name in _HEADS}
    properties = "".join(f"--{name}:{_style_string(text)};" for name, text in words.items())
    return f":root{{{properties}}}\n"


def _style_string(text: str) -> str:
    """Return a text as a string of a style sheet; every sign that could end it is spelled by its number."""
    return '"' + "".join(sign if sign.isalnum() or sign in " []" else f"\\{ord(sign):x} " for sign in text) + '"'


def _digest(text: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
