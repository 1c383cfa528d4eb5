"""Whether a text is English, and which paragraphs of it are not."""

import re
from collections.abc import Iterable
from functools import cache
from itertools import islice
from typing import Any

from onrecord.errors import NotEnglishError
from onrecord.schema import Paragraph, Span

ENGLISH_SHARE = 0.06
"""English prose has three times this share of the words in FUNCTION_WORDS, other languages a tenth of it."""

SOME_ENGLISH_SHARE = 0.03
"""With this share a good part of a mixed text is English, or it is English with many names."""

FEW_WORDS = 15
"""A text with fewer words in the Latin alphabet tells too little about its language to be refused."""

SURE = 0.9
"""How probable another language must be, by py3langid, for a text in the Latin alphabet to be refused."""

TELLING_WORDS = 18
"""A paragraph of fewer words is too short to be taken for another language's."""

SURER = 0.995
"""How probable another language must be for one paragraph in the Latin alphabet to be taken for its."""

MOST_DOUBTFUL = 500
"""So many doubtful paragraphs are looked at; no article has more."""

PIECES = 8
"""A long text is judged by so many pieces of it."""

NOT_FOREIGN = {"en", "pcm", "zxx"}
"""English, Nigerian Pidgin (which py3langid takes some English for), and what isn't language at all."""

# Words that other languages of the Latin alphabet lack: "in", "is", "was", "on", "do", "are" are somebody else's too.
_FUNCTION_WORDS = """
    about according after against also although and another because been before being between both but could did does
    doing during each every from has have having how if into it its itself more never not only other our out own
    said says she should since some still such than that the their them themselves then there these they this those
    though through until upon were what when where whether which while who whom whose why with within without would
    yet you your
"""
FUNCTION_WORDS = frozenset(_FUNCTION_WORDS.split())

_WORD = re.compile(r"[^\W\d_]+")

_LANGUAGES = """
    ace Acehnese, af Afrikaans, am Amharic, an Aragonese, ar Arabic, ary Moroccan Arabic, arz Egyptian Arabic,
    as Assamese, az Azerbaijani, ba Bashkir, bcl Bikol, be Belarusian, bg Bulgarian, bn Bengali, br Breton,
    bs Bosnian, ca Catalan, crh Crimean Tatar, cs Czech, cy Welsh, da Danish, de German, dz Dzongkha, el Greek,
    en English, eo Esperanto, es Spanish, et Estonian, eu Basque, ext Extremaduran, fa Persian, fi Finnish,
    fo Faroese, fr French, fuv Nigerian Fulfulde, fy Frisian, ga Irish, gcf Antillean Creole, gcr Guianese Creole,
    gd Scottish Gaelic, gl Galician, gom Konkani, grc Ancient Greek, gu Gujarati, gug Guarani, guw Gun, ha Hausa,
    hbo Biblical Hebrew, he Hebrew, hi Hindi, hr Croatian, ht Haitian Creole, hu Hungarian, hy Armenian,
    id Indonesian, ig Igbo, is Icelandic, it Italian, ja Japanese, jv Javanese, ka Georgian, kab Kabyle, kik Kikuyu,
    kk Kazakh, km Khmer, kn Kannada, ko Korean, ku Kurdish, ky Kyrgyz, la Latin, lb Luxembourgish, lg Ganda,
    lij Ligurian, ln Lingala, lo Lao, lt Lithuanian, ltg Latgalian, lv Latvian, mg Malagasy, mk Macedonian,
    ml Malayalam, mn Mongolian, mr Marathi, ms Malay, mt Maltese, my Burmese, ne Nepali, nl Dutch,
    nn Norwegian Nynorsk, no Norwegian, nso Northern Sotho, oc Occitan, om Oromo, or Odia, pa Punjabi, pl Polish,
    ps Pashto, pt Portuguese, qu Quechua, ro Romanian, ru Russian, rw Kinyarwanda, sa Sanskrit,
    sdh Southern Kurdish, se Northern Sami, si Sinhala, sk Slovak, sl Slovenian, sn Shona, so Somali, sq Albanian,
    sr Serbian, st Southern Sotho, sv Swedish, sw Swahili, ta Tamil, te Telugu, tg Tajik, th Thai, tk Turkmen,
    tl Tagalog, tr Turkish, tt Tatar, ug Uyghur, uk Ukrainian, ur Urdu, uz Uzbek, uzs Southern Uzbek, vec Venetian,
    vi Vietnamese, vo Volapük, wa Walloon, wuu Wu Chinese, xh Xhosa, yo Yoruba, yue Cantonese, zh Chinese, zu Zulu
"""
_NAMES: dict[str, str] = dict(re.findall(r"(\w+) ([^,\n]+)", _LANGUAGES))


def require_english(text: str, *, name: str) -> None:
    """Raise NotEnglishError, calling the text by `name`, where it is surely written in another language.

    English is told by its function words, without a model; only a text with few of them is shown to py3langid.

    >>> require_english("The mayor said that the bridge would reopen.", name="The text")
    >>> require_english("Der Bürgermeister sagte am Montag, die Brücke werde bald wieder geöffnet. " * 3, name="a.txt")
    Traceback (most recent call last):
    onrecord.errors.NotEnglishError: a.txt doesn't seem to be English: 'German (de)'. Allowed: text in English. ...
    """
    words = _WORD.findall(_take_sample(text, 5_000).lower())
    if not words:
        return
    found = [word for word in words if word in FUNCTION_WORDS]
    # One word again and again may be a name, or by chance a word of another language.
    share = len(found) / len(words) if len(set(found)) > 1 else 0
    if share >= ENGLISH_SHARE:
        return
    letters = "".join(words)
    latin = sum(char < "\u0250" or "\u1e00" <= char < "\u1f00" for char in letters) / len(letters) > 0.5
    if latin and (share >= SOME_ENGLISH_SHARE or len(words) < FEW_WORDS):
        return
    sample = _take_sample(text, 300)  # py3langid's probabilities are made for a few thousand characters
    language, probability = _identifier().rank(sample.lower() if sample.isupper() else sample)[0]
    if language in NOT_FOREIGN or (latin and probability < SURE):
        return
    raise NotEnglishError(
        f"{name} doesn't seem to be English",
        language=language,
        value=f"{_NAMES.get(language, 'another language')} ({language})",
        allowed="text in English",
        hint="If it is English, switch the setting language_check off (ONRECORD_LANGUAGE_CHECK=off).",
    )


def find_foreign(text: str, paragraphs: Iterable[Paragraph]) -> tuple[Span, ...]:
    """Find the paragraphs of an English text that are surely in another language, and long enough to tell.

    >>> words = "Le maire a dit que le pont serait rouvert avant la fin du mois, et que les travaux étaient faits."
    >>> text = f"He wrote that the bridge would be open soon. {words}"
    >>> found = find_foreign(text, (Paragraph(0, 44, "text"), Paragraph(45, len(text), "text")))
    >>> [span.cut(text)[:8] for span in found]
    ['Le maire']
    """
    doubtful = (paragraph for paragraph in paragraphs if _is_doubtful(paragraph.cut(text)))
    return tuple(
        Span(paragraph.start, paragraph.end)
        for paragraph in islice(doubtful, MOST_DOUBTFUL)
        if _is_foreign(paragraph.cut(text)[:2_000])
    )


def _is_doubtful(words: str) -> bool:
    """Say whether a paragraph has hardly a word that is English alone, and enough words to tell."""
    found = _WORD.findall(words[:2_000].lower())
    if len(found) < TELLING_WORDS and sum(map(len, found)) < 4 * TELLING_WORDS:
        return False
    english = {word for word in found if word in FUNCTION_WORDS}
    return len(english) < 2 or sum(word in FUNCTION_WORDS for word in found) < SOME_ENGLISH_SHARE * len(found)


def _is_foreign(words: str) -> bool:
    named = [word for word in words.split() if word[:1].isupper()]
    if len(named) * 2 > len(words.split()):
        return False  # a list of names belongs to no language
    language, probability = _identifier().rank(words.lower() if words.isupper() else words)[0]
    return language not in NOT_FOREIGN and bool(probability >= SURER)


def _take_sample(text: str, length: int) -> str:
    """Take pieces of a length from all over a long text, so that its language isn't that of its first page alone."""
    if len(text) <= length * PIECES:
        return text
    step = (len(text) - length) // (PIECES - 1)
    return " ".join(text[at * step : at * step + length] for at in range(PIECES))


@cache
def _identifier() -> Any:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
