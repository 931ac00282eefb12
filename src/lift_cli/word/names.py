"""What a Word form asks for: the names in its tags, and that no tag does more than fill a form."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from jinja2 import TemplateSyntaxError, nodes
from jinja2.sandbox import ImmutableSandboxedEnvironment

from lift_cli.errors import BadValueError
from lift_cli.text import nearest_word
from lift_cli.word.refusals import all_named

LISTED = "`lift plan placeholders` lists the names."

_FILTERS = ("upper", "lower", "title", "trim")
_OF_A_LOOP = ("index", "first", "last", "length")

Rows = list[dict[str, str]]
Scope = Mapping[str, str]
"""What a row is called inside a loop, and the list that it is of; `loop` is of none."""


MAY_HOLD = (
    "A form has {{ name }}, {% for row in list %} with {{ row.part }} to {% endfor %}, and {% if name %} to "
    f"{{% endif %}}. {LISTED}"
)

FIT = (
    "A loop or a condition begins and ends in one paragraph; or, with {%p %} or {%tr %}, both ends have a paragraph or "
    "a row of a table of their own."
)


class NotAFormError(Exception):
    """What stands in the tags does more than fill a form, or does not fit together."""

    def __init__(self, reason: str = "its tags do not fit together", hint: str = FIT) -> None:
        super().__init__(reason)
        self.reason = reason
        self.hint = hint


@dataclass
class AskedNames:
    """The names that a form asks for: as a text, as a list, and the parts of a row (list, row, part)."""

    names: set[str] = field(default_factory=set)
    texts: set[str] = field(default_factory=set)
    lists: set[str] = field(default_factory=set)
    parts: set[tuple[str, str, str]] = field(default_factory=set)

    def read(self, source: str) -> None:
        """Add what the tags in a text ask for; raises NotAFormError where one does more than fill a form."""
        try:
            self._body(ImmutableSandboxedEnvironment().parse(source).body, {})
        except (TemplateSyntaxError, ValueError, OverflowError, RecursionError) as error:
            raise NotAFormError from error

    def check(self, values: Mapping[str, str | Rows], place: str) -> None:
        """Raise BadValueError unless each name is known, and is of the kind that it is asked for; it names all."""
        rows = {name for name, value in values.items() if not isinstance(value, str)}
        told = [*self._unknown(values), *self._of_another_kind(set(values), rows)]
        if told:
            reasons, hints = ([part for part in parts if part] for parts in zip(*told, strict=True))
            raise BadValueError(f"fill {place}", all_named(reasons), " ".join([*hints, LISTED]))

    def _of_another_kind(self, known: set[str], rows: set[str]) -> Iterator[tuple[str, str]]:
        """A list that stands as a text, and a text that stands as a list, each with how it is written."""
        for name in sorted(self.texts & rows):
            through = f"Repeat it, for example {{% for one in {name} %}}{{{{ one.text }}}}{{% endfor %}}."
            yield f"`{name}` is a list, but the form uses it as a text", through
        for name in sorted((self.lists & known) - rows):
            yield f"`{name}` is a text, but the form uses it as a list", f"Write {{{{ {name} }}}} alone."

    def _unknown(self, values: Mapping[str, str | Rows]) -> Iterator[tuple[str, str]]:
        """The names that are not known, with those that are nearest."""
        nearest = {name: nearest_word(name, values) for name in sorted(self.names - set(values))}
        for of, row, part in sorted(self.parts):
            rows = values.get(of, [])
            if rows and not isinstance(rows, str) and part not in rows[0]:
                nearest[f"{row}.{part}"] = [f"{row}.{near}" for near in nearest_word(part, rows[0])]
        if nearest:
            unknown = ", ".join(f"`{name}`" for name in nearest)
            closest = " or ".join(f"`{near}`" for found in nearest.values() for near in found)
            yield f"it asks for {unknown}, which lift does not know", f"Did you mean {closest}?" if closest else ""

    def _body(self, found: Iterable[nodes.Node], scope: Scope) -> None:
        for node in found:
            match node:
                case nodes.Output():
                    for said in node.nodes:
                        if not isinstance(said, nodes.TemplateData):
                            self._text(said, scope)
                case nodes.For(target=nodes.Name(name=row), iter=nodes.Name(name=of), test=None, recursive=False) if (
                    row != "loop" and of not in scope
                ):
                    self._list(of)
                    self._body(node.body, {**scope, row: of, "loop": ""})
                    self._body(node.else_, scope)
                case nodes.If():
                    self._test(node.test, scope)
                    self._body((*node.body, *node.elif_, *node.else_), scope)
                case _:
                    raise NotAFormError

    def _text(self, node: nodes.Node, scope: Scope) -> None:
        match node:
            case nodes.Name(name=name) if name in scope:
                raise NotAFormError(f"`{name}` is a row of a list; name one part of it", MAY_HOLD)
            case nodes.Name(name=name):
                self.names.add(name)
                self.texts.add(name)
            case nodes.Getattr(node=nodes.Name(name=row), attr=part):
                self._part(row, part, scope)
            case nodes.Getitem(node=nodes.Name(name=row), arg=nodes.Const(value=part)) if isinstance(part, str):
                self._part(row, part, scope)
            case nodes.Filter(dyn_args=None, dyn_kwargs=None):
                self._filtered(node, scope)
            case _:
                raise NotAFormError

    def _filtered(self, node: nodes.Filter, scope: Scope) -> None:
        match node:
            case nodes.Filter(name=name, node=nodes.Node() as inner, args=[], kwargs=[]) if name in _FILTERS:
                self._text(inner, scope)
            case nodes.Filter(name="length", node=nodes.Name(name=of), args=[], kwargs=[]) if of not in scope:
                self.names.add(of)
            case nodes.Filter(name="default", node=nodes.Node() as inner, args=args, kwargs=[]) if _constant(args):
                self._text(inner, scope)
            case nodes.Filter(name="join", node=nodes.Name(name=of), args=[nodes.Const()], kwargs=[named]) if (
                of not in scope and named.key == "attribute" and _constant([named.value])
            ):
                self._list(of)
                self.parts.add((of, of, str(named.value.as_const())))
            case _:
                raise NotAFormError

    def _test(self, node: nodes.Node, scope: Scope) -> None:
        match node:
            case nodes.And() | nodes.Or() | nodes.Not() | nodes.Compare() | nodes.Operand():
                for part in node.iter_child_nodes():
                    self._test(part, scope)
            case nodes.Const():
                pass
            case nodes.List(items=items) | nodes.Tuple(items=items) if _constant(items):
                pass
            case nodes.Name(name=name) if name not in scope:
                self.names.add(name)
            case nodes.Getattr(node=nodes.Name(name="loop"), attr=part) if "loop" in scope and part in _OF_A_LOOP:
                pass
            case _:
                self._text(node, scope)

    def _list(self, name: str) -> None:
        self.names.add(name)
        self.lists.add(name)

    def _part(self, row: str, part: str, scope: Scope) -> None:
        if row not in scope:
            self.names.add(f"{row}.{part}")
        elif scope[row]:
            self.parts.add((scope[row], row, part))
        elif part != "index":
            raise NotAFormError(f"`{row}.{part}` is no text", "`loop.index` is the number of the row.")


def _constant(found: Iterable[nodes.Node]) -> bool:
    return all(isinstance(node, nodes.Const) for node in found)
