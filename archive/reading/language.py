"""The language of a text, as BCP 47: as declared, else as its words show it."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache

from py3langid.langid import MODEL_FILE, LanguageIdentifier

from archive.reading.vocabulary import telling_words

_TAG = re.compile(r"^([A-Za-z]{2,3})(?:[-_]([A-Za-z]{4}))?(?:[-_]([A-Za-z]{2}|\d{3}))?\b")
_SAMPLE = 800
_FEW_WORDS = 6
_MANY_WORDS = 40
_LIKELY = 0.6
_SURE = 0.95
# The languages that news of treaties comes in; among all 140 of the model, short texts go astray.
_CANDIDATES = [
    "ar", "be", "bg", "cs", "da", "de", "el", "en", "es", "fa", "fi", "fr", "he", "hi", "hu", "hy", "id", "it", "ja",
    "ka", "kk", "ko", "mn", "nl", "no", "pl", "pt", "ro", "ru", "sr", "sv", "th", "tr", "uk", "ur", "vi", "zh",
]  # fmt: skip
_HANGUL = re.compile(r"[가-힣]+")
_CYRILLIC = re.compile(r"[А-Яа-яЁё]+")
_RUSSIAN = re.compile(r"[ыэё]", re.IGNORECASE)
# Letters of those who also write with ы or э, and not in Russian.
_NOT_RUSSIAN = re.compile(r"[іїєґўәғқңөұүһјљњћђџѓќҳҷӣ]", re.IGNORECASE)
_WORD = re.compile(r"[^\W\d_]+")
_TELLING = 8
_RIVALRY = 4


def tag(declared: str | None) -> str | None:
    """A declared tag in BCP 47's own form (`ru_ru` → `ru-RU`), or `None` where it is none."""
    match = _TAG.match((declared or "").strip())
    if not match or match.group(1).lower() in ("und", "mul", "zxx"):
        return None
    script, region = match.group(2), match.group(3)
    return "-".join(p for p in (match.group(1).lower(), script and script.title(), region and region.upper()) if p)


def language_of(text: str, declared: str | None = None) -> tuple[str | None, list[str]]:
    """The declared language unless the words plainly contradict it, else theirs; `None` where they are too few."""
    said = tag(declared)
    found, sure = _shown(text)
    if said is None:
        return found, []
    if found and sure and found != said.partition("-")[0]:
        return found, [f"The page declares its language as {said}, but its words are {found}."]
    return said, []


def _shown(text: str) -> tuple[str | None, bool]:
    """The language that the words show, and whether beyond doubt."""
    start = len(text) // 8 if len(text) > 4 * _SAMPLE else 0
    sample = text[start : start + _SAMPLE]
    count = len(sample.split())
    words = _WORD.findall(sample.lower())
    letters = _length(words)
    hangul = _length(_HANGUL.findall(sample))
    if hangul * 2 > letters and hangul >= 10:
        return "ko", hangul >= _MANY_WORDS
    plain = _plainly(sample, words, letters)
    if plain:
        return plain, count >= _MANY_WORDS
    if count < _FEW_WORDS and letters < 30:
        return None, False
    found, likelihood = _identifier().classify(sample)
    return (found if likelihood >= _LIKELY else None), likelihood >= _SURE and count >= _MANY_WORDS


def _length(runs: list[str]) -> int:
    return sum(map(len, runs))


def _plainly(sample: str, words: list[str], letters: int) -> str | None:
    """The language where letters or telling words leave no doubt: most texts, and far quicker than the model."""
    cyrillic = _length(_CYRILLIC.findall(sample))
    if cyrillic * 2 > letters:
        few = len(_RUSSIAN.findall(sample)) * 100 < cyrillic
        return None if few or cyrillic < 100 or _NOT_RUSSIAN.search(sample) else "ru"
    hits = Counter(map(telling_words().get, words))
    del hits[None]
    ranked = hits.most_common(2)
    if not ranked or ranked[0][1] < _TELLING:
        return None
    second = ranked[1][1] if len(ranked) > 1 else 0
    return ranked[0][0] if second * _RIVALRY <= ranked[0][1] else None


@cache
def _identifier() -> LanguageIdentifier:
    """The model: half a second to load, so once and only when first asked."""
    identifier = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
    identifier.set_languages(_CANDIDATES)
    return identifier
