"""Which encoding a text from before UTF-8 has: by statistics, and for Latin letters by the alphabets of languages.

charset-normalizer tells scripts apart well (Cyrillic, Greek, Japanese), but among the Latin code pages it often
takes Danish or French for Czech or Lithuanian. So among those the one wins whose letters one language can have
written.
"""

import re
import unicodedata

SAMPLE = 50_000
"""How many bytes are looked at: lines with bytes beyond ASCII, for only they tell encodings apart."""

_OTHERS = (
    "cp1251", "koi8_r", "koi8_u", "iso8859_5", "cp866", "mac_cyrillic", "cp1253", "iso8859_7", "cp1255", "cp1256",
    "iso8859_6", "cp874", "cp1258", "iso2022_jp",
)  # fmt: skip
_LATIN = ("cp1252", "latin_1", "iso8859_15", "cp1250", "iso8859_2", "cp1254", "cp1257", "iso8859_13", "mac_roman")
"""Latin code pages, the likeliest first: it wins a draw."""

# The two dozen characters that are commonest in each language: together a fifth to a half of any text.
_HIRAGANA = frozenset(map(chr, range(0x3041, 0x3097))) | frozenset("、。ー")
_KOREAN = frozenset("이다는을의에가고한를하로지은서도사인기자해어정으했있")
_SIMPLIFIED = frozenset("的一是在不了有和人这中大为上个国我以要他时来们，。")
_TRADITIONAL = frozenset("的一是在不了有和人這中大為上個國我以要他時來們，。")
_COMMONEST = {
    "cp932": _HIRAGANA, "euc_jp": _HIRAGANA, "cp949": _KOREAN, "gb18030": _SIMPLIFIED, "big5": _TRADITIONAL,
    "big5hkscs": _TRADITIONAL,
}  # fmt: skip
COMMON_SHARE = 0.1
"""The share of the commonest characters that a text in an East Asian language has at least."""

# The letters beyond ASCII in each language's alphabet, with those that its usual loanwords bring.
_ALPHABETS = tuple(
    frozenset(letters + letters.upper())
    for letters in (
        "éèêëàâîïôùûüÿçœæ",  # French
        "äöüßéà",  # German
        "æøåéèêóòôäöü",  # Danish, Norwegian
        "åäöéàü",  # Swedish, Finnish
        "áéíóúüñ",  # Spanish
        "ãõáâàéêíóôúüç",  # Portuguese
        "àèéìíîòóùú",  # Italian
        "éëïóöüèêáíúâàç",  # Dutch
        "àçèéíïòóúü",  # Catalan
        "áðéíóúýþæö",  # Icelandic, Faroese
        "áéíóúàèìòù",  # Irish, Scottish Gaelic
        "ëç",  # Albanian
        "ąćęłńóśźż",  # Polish
        "áčďéěíňóřšťúůýž",  # Czech
        "áäčďéíĺľňóôŕšťúýž",  # Slovak
        "áéíóöőúüű",  # Hungarian
        "čćđšž",  # Croatian, Bosnian, Slovene
        "ăâîșțşţ",  # Romanian
        "çğıöşüâîû",  # Turkish
        "ąčęėįšųūž",  # Lithuanian
        "āčēģīķļņšūž",  # Latvian
        "äõöüšž",  # Estonian
    )
)
# Turkish and Romanian capitals that str.upper() does not give, and signs that stand in any text.
_ANYWHERE = frozenset("İ“”„‘’‚«»‹›–—…•·°€£¥©®™§¿¡½¼¾×±\xa0\xad")
_BEYOND_ASCII = re.compile("[^\x00-\x7f]")
_SIGN_IN_WORD = re.compile(r"(?<=[^\W\d_])[¿¡½¼¾£¥©®§×±€„‚•°«»™](?=[^\W\d_])")


def guess(data: bytes) -> str | None:
    """Return the codec that ``data`` most probably is in and decodes with, or None if it looks like no text."""
    # Here, because it takes long to import, and most files are UTF-8.
    import charset_normalizer

    sample = _sample(data)
    matches = charset_normalizer.from_bytes(sample, cp_isolation=[*_LATIN, *_OTHERS, *_COMMONEST])
    for match in matches:
        if match.encoding in _LATIN:
            return _latin(sample, data)
        for encoding in (_east_asian(sample, data), match.encoding):
            if encoding is not None and _decodes(data, encoding) and not _mixes_scripts(sample, encoding):
                return encoding
    return _latin(sample, data) if matches else None


def _mixes_scripts(sample: bytes, encoding: str) -> bool:
    """Whether most letters of another script than the Latin stand beside Latin ones: those are accented letters.

    Few texts hold more proof than "café", whose last byte is a letter in any code page.
    """
    text = sample.decode(encoding, errors="replace")
    strange = [at for at, char in enumerate(text) if not char.isascii() and not _is_latin(char)]
    beside = sum(_is_ascii_letter(text[at - 1 : at]) or _is_ascii_letter(text[at + 1 : at + 2]) for at in strange)
    return 2 * beside > len(strange)


def _is_latin(char: str) -> bool:
    """Whether a character is a Latin letter, or none of any script's letters."""
    return unicodedata.category(char)[0] not in "LM" or "LATIN" in unicodedata.name(char, "LATIN")


def _is_ascii_letter(char: str) -> bool:
    return char.isascii() and char.isalpha()


def _east_asian(sample: bytes, data: bytes) -> str | None:
    """Find the code page in which its language's commonest characters are frequent: by chance they are not."""
    shares = {}
    for encoding, commonest in _COMMONEST.items():
        characters = _BEYOND_ASCII.findall(sample.decode(encoding, errors="replace"))
        share = sum(character in commonest for character in characters) / max(len(characters), 1)
        if share >= COMMON_SHARE and _decodes(data, encoding):
            shares[encoding] = share
    return max(shares, key=lambda encoding: shares[encoding], default=None)


def _latin(sample: bytes, data: bytes) -> str | None:
    able = [encoding for encoding in _LATIN if _decodes(data, encoding)]
    return min(able, key=lambda encoding: _misfits(sample.decode(encoding, errors="replace")), default=None)


def _misfits(text: str) -> int:
    """Count the characters that no one language explains: those its best alphabet lacks, and signs inside words."""
    letters = [letter for letter in _BEYOND_ASCII.findall(text) if letter not in _ANYWHERE]
    strange = min(sum(letter not in alphabet for letter in letters) for alphabet in _ALPHABETS)
    return strange + len(_SIGN_IN_WORD.findall(text))


def _decodes(data: bytes, encoding: str) -> bool:
    try:
        data.decode(encoding)
    except UnicodeDecodeError:
        return False
    return True


def _sample(data: bytes) -> bytes:
    if len(data) <= SAMPLE:
        return data
    telling = b"\n".join(line for line in data.split(b"\n") if not line.isascii())
    if len(telling) <= SAMPLE:
        return telling
    # Cut at a space or line end, lest a character of several bytes is halved.
    cut = max(telling.rfind(b"\n", 0, SAMPLE), telling.rfind(b" ", 0, SAMPLE))
    return telling[: cut if cut > 0 else SAMPLE]
