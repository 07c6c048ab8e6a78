"""Whether a capital's name stands for its government ("Minsk signed") or for the city ("in Minsk")."""

from spacy.tokens import Token

from communique.read.page import POSSESSIVES, Page

PARTNERS = frozenset({"between", "against", "with", "by", "toward", "towards", "among", "versus"})
GIVING = frozenset(
    {
        "sell",
        "supply",
        "offer",
        "give",
        "export",
        "provide",
        "deliver",
        "lend",
        "grant",
        "loyal",
        "ally",
        "transfer",
        "assure",
    }
)
OWNED = frozenset({"chief", "leader", "relation", "tie", "government", "support", "ally", "minister", "alliance", "position", "policy", "interest",
                   "behalf", "army", "military", "partner", "backing", "critic", "accusation", "part"})  # fmt: skip
BONDS = frozenset(
    {
        "tie",
        "relation",
        "relationship",
        "talk",
        "alliance",
        "regime",
        "government",
        "summit",
        "axis",
        "pact",
        "deal",
        "agreement",
    }
)


def acts(page: Page, i: int, j: int) -> bool:
    """Whether the city at tokens `i` to `j` acts or is dealt with as a government."""
    token: Token = page.tokens[j]
    if page.has(j + 1) and page.tokens[j + 1].text in POSSESSIVES:
        owned = page.tokens[j].head.lemma_.lower()
        return owned not in (
            "port",
            "airport",
            "street",
            "mayor",
            "capital",
            "harbor",
            "harbour",
            "suburb",
            "center",
            "centre",
        )
    if page.has(j + 1) and page.tokens[j + 1].lemma_.lower() in BONDS:
        return True
    if page.glued(j + 1) or page.glued(i - 1):
        return True
    seen = 0
    while token.dep_ == "conj" and seen < 5:
        token, seen = token.head, seen + 1
    if token.dep_ in ("nsubj", "nsubjpass"):
        return (
            token.head.lemma_ not in ("be", "lie", "become")
            or (token.head.lemma_ == "be"
            and any(
                c.dep_ in ("acomp", "xcomp") or (c.dep_ == "attr" and c.lemma_ in ("ally", "partner", "supplier"))
                for c in token.head.children
            ))
            or (token.dep_ == "nsubj"
            and any(c.dep_ == "aux" for c in token.head.children))
        )
    if token.dep_ == "agent":
        return True
    if token.dep_ in ("pobj", "dative") and token.head.dep_ != "ROOT":
        prep = token.head
        if prep.lower_ in PARTNERS:
            return True
        governor = prep.head.lemma_.lower()
        if prep.lower_ == "to":
            return governor in GIVING
        if prep.lower_ in ("of", "on"):
            return governor in OWNED or (prep.lower_ == "on" and governor in ("sanction", "pressure", "embargo"))
        return False
    return token.dep_ in ("dative",)
