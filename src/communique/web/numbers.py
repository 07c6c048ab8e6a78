"""Numbers on pages: each that counts something leads to what it counts.

Templates print a count in one of two ways, to which tests hold them: as a link to a list of as many things (`leads`),
or over the list itself (`listed`). A list says in `data-list` how many there are on all of its pages; what tells of as
many things in another way, as a chart does, says so in `data-told` and leads to their list. The members of a list are
its children, or all within it that are marked (`data-one`) as what it is a list of (`data-of`).
"""

from markupsafe import Markup

from communique.present.phrasing import number


def leads(
    value: int, address: str, one: str = "", many: str | None = None, *, before: str = "", label: str = "",
    here: bool = False,
) -> Markup:  # fmt: skip
    """A count as a link to the list at an address: `1,234`, or of things that are called so `1,234 articles`. After a
    name (`before`) it is set small. `label` says it to who can't see what it stands beside; `here`: the list is shown.
    Nothing, where no name leads there, is no link."""
    told = number(value, one, many) if one else f"{value:,}"
    if not value and not before:
        return Markup('<span data-count="0">{}</span>').format(told)
    named = Markup(' aria-label="{}"').format(label) if label else Markup("")
    shown = Markup(' aria-current="true"') if here else Markup("")
    words = Markup("{} <small>{}</small>").format(before, told) if before else told
    return Markup('<a href="{}" data-count="{}"{}{}>{}</a>').format(address, value, named, shown, words)


def listed(value: int, one: str = "", many: str | None = None) -> Markup:
    """A count of what is listed right below it."""
    told = number(value, one, many) if one else f"{value:,}"
    return Markup('<span data-listed="{}">{}</span>').format(value, told)
