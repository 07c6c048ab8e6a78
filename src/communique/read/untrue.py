"""Whether a report, claim or allegation is said to be untrue, and so what it tells denied: "called reports of sales a
fabrication", "the claim that it sold arms is a lie", "dismissed as false a report of".
"""

from spacy.tokens import Token

from communique.knowledge.words import word_sets

Words = dict[str, frozenset[str]]


def disputed(report: Token, words: Words) -> bool:
    """Whether a noun is of a report that its clause says to be untrue."""
    if report.lemma_.lower() not in word_sets("verbs")["reports"]:
        return False
    verb = report.head.head if report.dep_ == "pobj" and report.head.lower_ == "as" else report.head
    lemma = verb.lemma_.lower()
    if verb.pos_ == "AUX" and report.dep_ == "nsubj":
        return untrue(verb, words)
    if report.dep_ not in ("dobj", "nsubjpass", "pobj") or verb.pos_ != "VERB":
        return False
    if lemma in words["denials"]:
        return not any(c.dep_ == "neg" for c in verb.children)
    after = (t for t in verb.subtree if t.i > report.i)
    return lemma in word_sets("verbs")["naming"] and any(t.lemma_.lower() in words["untrue"] for t in after)


def untrue(copula: Token, words: Words) -> bool:
    """Whether a copula says so of its subject: "is a lie", "is not true"."""
    said = {c.lemma_.lower() for c in copula.children if c.dep_ in ("attr", "acomp")}
    if any(c.dep_ == "neg" for c in copula.children):
        return bool(said & {"true", "correct", "fact", "case"})
    return bool(said & words["untrue"])


def denied_report(verb: Token, words: Words) -> bool:
    """ "A report that the ministry dismissed as false said ..."."""
    subjects = [c for c in verb.children if c.dep_ == "nsubj"]
    clauses = [c for s in subjects for c in s.children if c.dep_ in ("relcl", "acl")]
    return any(c.lemma_.lower() in words["denials"] | words["untrue"] for c in clauses)
