"""Which person holds a post that a page names, by their places in the sentence.

Cuban Prime Minister Manuel Marrero           before a name
the Minister of Defense, Víctor Jrenin        in apposition
Valery Revenko, head of X and assistant to Y  after a name
Shoigu, who is the defence minister           in a clause
"""

from communique.knowledge.names import vocabulary
from communique.read.page import ARTICLES, POSSESSIVES, Found, Page
from communique.read.roles import Post

DASHES = frozenset({",", "-", "–", "—", ":", "("})
FILLERS = frozenset(
    {
        "also",
        "currently",
        "now",
        "then",
        "who",
        "is",
        "was",
        "as",
        "previously",
        "formerly",
        "once",
        "himself",
        "herself",
    }
)


def link(page: Page, posts: list[Post]) -> None:
    """Give each post the person whom its place in the sentence makes its holder."""
    people = [f for f in page.found if f.kind == "person" and f.form == "name"]
    starting, ending = {f.i: f for f in people}, {f.j: f for f in people}
    single = [p for p in posts if not p.plural]
    for n in range(len(single) - 1, -1, -1):
        single[n].person = _ahead(page, single, n, starting)
    for n, post in enumerate(single):
        if post.person is None:
            post.person = _behind(page, single, n, ending) or _subject(page, post)
    for post in posts:
        if post.plural:
            _several(page, post, starting)


def _several(page: Page, post: Post, starting: dict[int, Found]) -> None:
    """ "Presidents A and B"; "the foreign ministers of Chad and Mali, A and B", whose states come in the same order."""
    k, second = post.j + 1, None
    if post.country and page.word(k) == "and":
        second = page.state(k + 1 + (page.word(k + 1) == "the"))
        k = second.j + 1 if second is not None else k
    k += page.word(k) == ","
    people: list[Found] = []
    while (person := starting.get(_past_honorifics(page, k))) is not None:
        people.append(person)
        k = person.j + 1
        while page.word(k) in (",", "and"):
            k += 1
    if len(people) < 2:
        return
    post.persons = people
    if second is not None:
        if len(people) == 2:
            for person, country in zip(people, (post.country, second.country), strict=True):
                person.country = person.country or country
        post.country = None


def _ahead(page: Page, posts: list[Post], n: int, starting: dict[int, Found]) -> Found | None:
    """The person named right after a post, after a comma, or after a further post."""
    post = posts[n]
    person = starting.get(_past_honorifics(page, post.j + 1))
    if person is not None:
        return person
    following = posts[n + 1] if n + 1 < len(posts) else None
    if following is not None and following.person is not None and following.person.i > following.i > post.j:
        between = page.lower[post.j + 1 : following.i]
        if (following.rank and all(b in DASHES for b in between)) or not between:
            return following.person
        alike = page.capital(post.head) == page.capital(following.head)
        if "and" in between and alike and all(b in ("and", "the", "&", ",") for b in between):
            return following.person
    if page.word(post.j + 1) in DASHES:
        person = starting.get(_past_honorifics(page, post.j + 2))
        if person is not None and _closed(page, person.j + 1):
            return person
    return None


def _behind(page: Page, posts: list[Post], n: int, ending: dict[int, Found]) -> Found | None:
    """The person named before a post and a comma, or who holds the post that this one is joined to."""
    post = posts[n]
    k = (post.possessor.i if post.possessor is not None else post.i) - 1
    while k > 0 and (
        page.lower[k] in ARTICLES or page.lower[k] in FILLERS or page.state(k) or page.tokens[k].text in POSSESSIVES
    ):  # fmt: skip
        k -= 1
    if k > 0 and page.lower[k] in DASHES and k - 1 in ending:
        return ending[k - 1]
    earlier = posts[n - 1] if n else None
    if earlier is None or earlier.person is None or earlier.person.j >= earlier.i:
        return None
    between = page.lower[earlier.j + 1 : post.i]
    return earlier.person if between and all(x in ("and", ",", "the", "a", "an") for x in between) else None


def _subject(page: Page, post: Post) -> Found | None:
    """ "Shoigu is the defence minister"; "was appointed ambassador"."""
    token = page.tokens[post.head]
    if token.dep_ not in ("attr", "oprd"):
        return None
    subject = next((c for c in token.head.children if c.dep_ in ("nsubj", "nsubjpass")), None)
    if subject is None or not page.has(page.index(subject)):
        return None
    person = page.owner[page.index(subject)]
    return person if person is not None and person.kind == "person" and person.form == "name" else None


def _past_honorifics(page: Page, k: int) -> int:
    while (
        page.word(k) in vocabulary().honorifics
        or page.word(k) in (".", '"')
        or (page.has(k) and page.tokens[k].text == "HE")
    ):
        k += 1
    return k


def _closed(page: Page, k: int) -> bool:
    """Whether an apposition ends before `k`."""
    return (
        not page.has(k)
        or page.tokens[k].is_punct
        or page.word(k) in ("and", "who", "said", "told")
        or page.tokens[k].pos_ == "ADP"
    )
