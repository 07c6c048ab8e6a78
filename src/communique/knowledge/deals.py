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
    leads from a word in an instrument's text to a stage of a transfer; `ends` are where a head noun's phrase ends."""

    goods: frozenset[str]
    vague: frozenset[str]
    papers: dict[str, str]
    ends: frozenset[str]


@cache
def deal_words() -> DealWords:
    """The file, with the nouns of equipment.yaml, goods.yaml and classes.yaml. Raises KnowledgeError where one is not
    as it should be."""
    data = mapping("deals")
    exactly(data, frozenset({"goods", "not_goods", "vague", "papers", "ends"}), "deals")
    papers = data["papers"]
    if not isinstance(papers, dict) or not set(papers.values()) <= set(codes.STAGES["transfer"]):
        raise KnowledgeError("deals: papers must map a word to a stage of a transfer")
    machines = equipment_words()
    known = (
        machines.heads | machines.weak | machines.vessels | goods_words().commodities | word_sets("classes")["goods"]
    )
    goods, no_goods, vague, ends = (strings(data, key, "deals") for key in ("goods", "not_goods", "vague", "ends"))
    return DealWords(goods | vague | known - no_goods, vague, papers, ends)
