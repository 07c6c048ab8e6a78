"""Words by which goods and the papers on them are told apart: the loader of deals.yaml, read once and checked."""

from dataclasses import dataclass
from functools import cache

from communique.errors import KnowledgeError
from communique.knowledge.things import equipment_words, exactly, goods_words, mapping, strings
from communique.knowledge.words import word_sets
from communique.model import codes


@dataclass(frozen=True, slots=True)
class DealWords:
    """`goods` are the nouns of goods that are known, `vague` those of them that need another word beside them; `papers`
    leads from a word in an instrument's text to a stage of a transfer; `ends` are where a head noun's phrase ends;
    `classes` leads from the words of a phrase for goods of several sorts to the words of each sort; `dealings` are the
    nouns and `to_deal` the verbs that bring in the goods that a paper is on."""

    goods: frozenset[str]
    vague: frozenset[str]
    papers: dict[str, str]
    ends: frozenset[str]
    classes: dict[frozenset[str], frozenset[frozenset[str]]]
    dealings: frozenset[str]
    to_deal: frozenset[str]


@cache
def deal_words() -> DealWords:
    """The file, with the nouns of equipment.yaml, goods.yaml and classes.yaml. Raises KnowledgeError where one is not
    as it should be."""
    data = mapping("deals")
    lists = ("goods", "not_goods", "vague", "ends", "dealings", "to_deal")
    exactly(data, frozenset({*lists, "papers", "classes"}), "deals")
    papers = data["papers"]
    if not isinstance(papers, dict) or not set(papers.values()) <= set(codes.STAGES["transfer"]):
        raise KnowledgeError("deals: papers must map a word to a stage of a transfer")
    machines = equipment_words()
    known = (
        machines.heads | machines.weak | machines.vessels | goods_words().commodities | word_sets("classes")["goods"]
    )
    goods, no_goods, vague, ends, dealings, to_deal = (strings(data, key, "deals") for key in lists)
    told = data["classes"]
    if not isinstance(told, dict):
        raise KnowledgeError("deals: classes must map a phrase to a list of nouns")
    classes = {
        frozenset(phrase.split()): frozenset(frozenset(s.split()) for s in strings(told, phrase, "deals: classes"))
        for phrase in told
    }
    return DealWords(goods | vague | known - no_goods, vague, papers, ends, classes, dealings, to_deal)
