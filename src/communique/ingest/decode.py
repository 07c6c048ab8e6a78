"""Bytes to text, whatever the encoding; and text to the form that a document keeps."""

import codecs
import re
import unicodedata
from typing import Final

from charset_normalizer import from_bytes

from communique.ingest.skipped import Unusable

BOMS: Final = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32"),  # before UTF-16, whose mark it begins with
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
MAGIC: Final = (b"%PDF-", b"PK\x03\x04", b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"\x7fELF", b"SQLite format 3", b"RIFF")
SAMPLE: Final = 65_536  # bytes looked at to find out an encoding
# Encodings of the press of the last forty years; the detector is asked to choose among these alone, since on a short
# text it otherwise prefers rarities of the same family.
ENCODINGS: Final = [
    "cp1252", "cp1251", "cp1250", "cp1253", "cp1254", "cp1255", "cp1256", "cp1257", "koi8_r", "iso8859_2",
    "gb18030", "big5", "shift_jis", "euc_jp", "euc_kr",
]  # fmt: skip
DECLARED: Final = re.compile(rb"<(?:meta|\?xml)[^>]{0,200}?(?:charset|encoding)\s*=\s*[\"']?\s*([\w.:-]{2,40})", re.I)
LINE_ENDS: Final = re.compile("\r\n?|[\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")
# Controls, with those of a terminal; hyphens and spaces that nobody sees; marks that turn the direction of writing.
UNWANTED: Final = re.compile(
    "\x1b\\[[0-9;]*[A-Za-z]|[\x00-\x08\x0e-\x1f\x7f-\x9f\xad\u200b\u202a-\u202e\u2060\u2066-\u2069\ufeff\ufdd0-\ufdef\ufffe\uffff]"
)
SURROGATES: Final = re.compile("[\ud800-\udfff]")


def decode(data: bytes, *, html: bool = False) -> str:
    """The text of some bytes. Raises Unusable for what is no text or in an encoding that can't be found out."""
    for mark, encoding in BOMS:
        if data.startswith(mark):
            return data[len(mark) :].decode("utf-8", "replace") if encoding == "utf-8" else data.decode(
                encoding, "replace"
            )  # fmt: skip
    if data.startswith(MAGIC):
        raise Unusable("binary", "it is a binary file")
    if b"\x00" in data[:SAMPLE]:
        return _wide(data)
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        pass
    if _controls(data[:SAMPLE]) > 0.05:
        raise Unusable("binary", "it is a binary file")
    if html and (declared := DECLARED.search(data[:4096])):
        try:
            return data.decode(declared[1].decode("ascii"), "replace")
        except LookupError:
            pass
    return _nearly_utf8(data) or _detected(data)


def _controls(data: bytes) -> float:
    """The share of control characters, which text has next to none of."""
    return sum(b < 32 and b not in b"\t\n\r\x0b\x0c\x1b\x85" for b in data) / max(1, len(data))


def _wide(data: bytes) -> str:
    """UTF-16 without its mark: every other byte of Latin text is zero."""
    sample = data[:SAMPLE]
    zeros = [sample[i::2].count(0) / max(1, len(sample[i::2])) for i in (0, 1)]
    for here, encoding in ((1, "utf-16-le"), (0, "utf-16-be")):
        if zeros[here] > 0.3 and zeros[1 - here] < 0.05:
            text = data.decode(encoding, "replace")
            if _controls(text[:SAMPLE].encode("utf-8", "replace")) < 0.01:
                return text
    if sum(zeros) * len(sample) <= 16 and _controls(sample) < 0.05:  # a few stray zero bytes in a text
        return decode(data.replace(b"\x00", b""))
    raise Unusable("binary", "it is a binary file")


def _nearly_utf8(data: bytes) -> str | None:
    """UTF-8 with a byte or two damaged: at least four in five of its many-byte characters are whole."""
    text = data.decode("utf-8", "replace")
    broken = text.count("\ufffd")
    whole = sum(c > "\x7f" for c in text) - broken
    return text if broken * 4 <= whole else None


def _detected(data: bytes) -> str:
    """The likeliest encoding; of those that are as good, the commonest."""
    found = from_bytes(data[:SAMPLE], cp_isolation=ENCODINGS, threshold=0.5)
    best = found.best()
    if best is None:
        raise Unusable("undecodable", "its encoding could not be found out")
    equal = {
        name
        for match in found
        if match.chaos <= best.chaos + 0.02 and match.coherence >= best.coherence - 0.02
        for name in match.could_be_from_charset
    }
    return data.decode(next((e for e in ENCODINGS if e in equal), best.encoding), "replace")


def normalise(text: str) -> str:
    """NFC, newlines as \\n, no control characters, nothing that UTF-8 can't hold; no white space at either end."""
    text = LINE_ENDS.sub("\n", text)
    text = UNWANTED.sub("", text)
    text = SURROGATES.sub("\ufffd", _joined(text))
    return unicodedata.normalize("NFC", text).strip()


def _joined(text: str) -> str:
    """Surrogate pairs that a JSON string wrote apart, as the one character they stand for."""
    if not SURROGATES.search(text):
        return text
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
