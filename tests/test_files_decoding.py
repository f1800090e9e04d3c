"""Every text in the encoding it was written in; nothing that is not text."""

import codecs
import os
import random
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.errors import UnusableInput
from checker.files import decode

TEXT = st.text(st.characters(exclude_categories=["Cc", "Cs"]) | st.sampled_from("\n\r\t"), min_size=1)


def refusal(data: bytes) -> UnusableInput:
    with pytest.raises(UnusableInput) as caught:
        decode(data, "a.txt")
    assert caught.value.file == "a.txt"
    assert caught.value.cure
    return caught.value


@given(TEXT.filter(lambda text: not text.startswith("\ufeff")))
def test_utf8_is_read_untouched(text: str) -> None:
    assert decode(text.encode(), "a.txt") == (text, "utf-8")


@given(TEXT, st.sampled_from(["utf-8", "utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be"]))
def test_a_byte_order_mark_decides(text: str, encoding: str) -> None:
    assert decode("\ufeff".encode(encoding) + text.encode(encoding), "a.txt") == (text, encoding)


@given(st.text(st.characters(max_codepoint=0xFF, exclude_categories=["Cc"]), min_size=4).map("Letters {}".format))
def test_western_utf16_without_a_mark_is_read(text: str) -> None:
    for encoding in ("utf-16-le", "utf-16-be"):
        assert decode(text.encode(encoding), "a.txt") == (text, encoding)


def test_a_letter_with_a_zero_in_its_low_byte_does_not_hide_utf16() -> None:
    text = "The premier of Latvia spoke in Ādaži near Rīga on Monday."
    assert decode(text.encode("utf-16-be"), "a.txt") == (text, "utf-16-be")


@pytest.mark.parametrize(
    ("encoding", "text"),
    [
        ("cp1252", "Ministeren sagde, at mødet var åbent, og at ingen soldater bliver sendt til øen før sommeren."),
        ("cp1252", "“We have not decided,” she said. It’s early days – we’ll see."),
        ("cp1252", "Le maire a dit que le café fermera. “Nous fermons”, a dit René Dupré."),
        ("cp1252", "Señor Núñez said so."),
        ("cp874", "รัฐมนตรีกล่าวว่าจะไม่ส่งทหารไปยังเกาะ NATO แห่งนี้"),
        ("cp1251", "Министр НАТО (NATO) сказал: нет."),
        ("latin-1", "Le ministre a déclaré qu'aucun soldat ne serait envoyé là-bas avant l'été."),
        ("latin-1", "Die Lage ist größer und schwieriger, erklärte Frau Müller am Donnerstag."),
        ("latin-1", "The café was closed on Monday, the owner said."),
        ("latin-1", "¿Quién lo dijo? El señor Núñez, según el periódico de la mañana."),
        ("latin-1", "Já os soldados não serão enviados, afirmou a porta-voz da nação."),
        ("cp1252", "Försvarsministern säger att läget är allvarligt på ön."),
        ("cp1252", "Puolustusministeri sanoi, ettei sotilaita lähetetä tänä syksynä."),
        ("iso8859-15", "Le prix était de 30 €, d'après le maire."),
        ("cp1250", "Minister powiedział, że żołnierze nie pojadą na wyspę, choć sytuacja jest poważna."),
        ("cp1250", "Ministr řekl, že žádní vojáci nebudou posláni na ostrov, přestože situace je vážná."),
        (
            "cp1250",
            "A miniszter azt mondta, hogy nem küldenek katonákat, bár a helyzet nehéz és szörnyű, őrült időszak.",
        ),
        ("cp1251", "Министр заявил, что солдаты не будут отправлены на остров."),
        ("koi8-r", "Министр заявил, что солдаты не будут отправлены на остров, несмотря на угрозы."),
        ("cp1253", "Ο υπουργός δήλωσε ότι δεν θα σταλούν στρατιώτες στο νησί."),
        ("cp1254", "Bakan adaya asker gönderilmeyeceğini söyledi; görüşmeler açık ve yapıcıydı."),
        ("shift_jis", "国防大臣は、島に兵士を派遣しないことを確認した。会談は建設的だった。"),
        ("euc-jp", "国防大臣は、島に兵士を派遣しないことを確認した。"),
        ("big5", "國防部長證實不會向該島派遣士兵。會談是開放和建設性的。"),
        ("gb18030", "国防部长证实不会向该岛派遣士兵。会谈是开放和建设性的。"),
        ("euc-kr", "국방장관은 섬에 군인을 파견하지 않을 것이라고 확인했다."),
    ],
)
def test_an_older_encoding_is_recognised(encoding: str, text: str) -> None:
    assert decode(text.encode(encoding), "a.txt").text == text


def test_a_large_old_text_is_recognised_in_time() -> None:
    text = (
        "The minister said so on Monday, in English.\n" * 200_000
        + "La réunion a été très ouverte, dit-il.\n" * 2000
    )
    start = time.process_time()
    assert decode(text.encode("cp1252"), "a.txt").text == text
    assert time.process_time() - start < 3


def test_line_endings_and_spaces_are_kept() -> None:
    text = " a\r\nb\rc\n\n\td \f\n"
    assert decode(text.encode(), "a.txt").text == text


@pytest.mark.parametrize("data", [b"", codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF32_BE])
def test_nothing_is_refused(data: bytes) -> None:
    assert "empty" in refusal(data).message


@pytest.mark.parametrize(
    "data",
    [
        b"text\0text",
        b"\0" * 100,
        b"a\0b\0c\0\0\0",
        "text\0".encode("utf-16"),
        b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + bytes(range(256)),
        b"PK\x03\x04" + random.Random(1).randbytes(4000),
        random.Random(2).randbytes(4000).replace(b"\0", b""),
        b"\x7fELF" + b"\1\2\3" * 50,
    ],
)
def test_what_is_no_text_is_refused(data: bytes) -> None:
    assert "not text" in refusal(data).message


def test_a_broken_mark_is_refused() -> None:
    assert "UTF-16" in refusal(codecs.BOM_UTF16_LE + b"\x00\xd8").message
    assert "UTF-8" in refusal(codecs.BOM_UTF8 + b"\xff").message


def test_damaged_utf8_is_refused_with_its_line_and_not_garbled() -> None:
    text = "Først sagde ministeren det.\nSå blev mødet åbnet.\n".encode()
    error = refusal(text + b"Og s\xc3 var det slut: \xc3\xa5ben.\n")
    assert error.line == 3
    assert "broken" in error.message


def test_a_stray_control_character_is_tolerated() -> None:
    text = "A line from an old word processor.\n" * 30 + "\x1a"
    assert decode(text.encode(), "a.txt").text == text


@given(st.binary(max_size=400))
def test_any_bytes_give_text_or_a_clear_refusal(data: bytes) -> None:
    try:
        text, encoding = decode(data, "a.txt")
    except UnusableInput:
        return
    assert text
    assert "\0" not in text
    assert text.encode(encoding) in (data, data.removeprefix(codecs.BOM_UTF8), data[2:], data[4:])


def test_random_bytes_are_refused() -> None:
    for _ in range(20):
        refusal(os.urandom(2000))
