"""In how many ways a language says what one treaty does to another, and that each of them is read alike.

`[0 …]` and `[1 …]` are what the treaties' finder would have marked: `0` is the main treaty.
"""

import re

import pytest

from archive.extraction.document import Document
from archive.extraction.findings import Span, Treaty
from archive.extraction.references import find_references
from archive.extraction.relations import find_relations

_MARKED = re.compile(r"\[(\d) ([^\]]*)\]")


def stated(language: str, marked: str) -> list[tuple[int, str, int | None]]:
    """Origin, type and target of each relation in a text whose mentions are marked."""
    text, mentions, end = "", {}, 0
    for match in _MARKED.finditer(marked):
        text += marked[end : match.start()]
        mentions.setdefault(int(match.group(1)), []).append(Span(len(text), len(text) + len(match.group(2))))
        text += match.group(2)
        end = match.end()
    text += marked[end:]
    treaties = tuple(
        Treaty(f"Treaty {index}", tuple(mentions.get(index, ())), "given", main=index == 0)
        for index in range(max(mentions) + 1)
    )
    document = Document(text, language)
    relations = find_relations(document, treaties, find_references(document, treaties))
    return [(one.origin, one.type, one.target) for one in relations]


SUPERSEDES = {
    "en": [
        "[0 The new treaty] replaces [1 the 1982 accord].",
        "[0 The new treaty], which replaces [1 the 1982 accord], was signed.",
        "[1 The 1982 accord], which [0 the new treaty] replaces, was short.",
        "[0 The new treaty] is to succeed [1 the 1982 accord].",
        "[0 The treaty] is the successor to [1 the 1982 accord].",
        "[0 The treaty], a replacement for [1 the 1982 accord], is long.",
        "[1 The 1982 accord] was replaced in March by [0 the new treaty].",
        "[1 The 1982 accord], replaced by [0 the new treaty], was short.",
        "[1 The 1982 accord] gives way to [0 the new treaty].",
        "[1 The 1982 accord] will be replaced.",
        "The replacement of [1 the 1982 accord] by [0 the new treaty] is complete.",
        "[0 The new treaty] was signed. It replaces [1 the 1982 accord].",
        "[0 The new treaty] was signed. The text supersedes [1 the 1982 accord].",
        "[0 The new treaty] was signed, replacing [1 the 1982 accord].",
        "[1 The 1982 accord] is old. [0 The new treaty] takes its place and supersedes it.",
    ],
    "es": [
        "[0 El tratado] reemplaza a [1 el convenio de 1982].",
        "[0 El tratado], que sustituirá al [1 convenio de 1982], se firmó ayer.",
        "[1 El convenio de 1982] fue reemplazado por [0 el nuevo tratado].",
        "[1 El convenio de 1982], que ahora será reemplazado, era breve.",
        "[1 El convenio de 1982] dará paso al [0 nuevo tratado].",
        "[0 El tratado] viene a sustituir al [1 convenio de 1982].",
        "[0 El tratado] es el sucesor del [1 convenio de 1982].",
        "[0 El tratado] se firmó ayer. Sustituye al [1 convenio de 1982].",
        "La sustitución del [1 convenio de 1982] por [0 el nuevo tratado] es completa.",
        "[0 El tratado] ocupará el lugar del [1 convenio de 1982].",
    ],
    "fr": [
        "[0 Le traité] remplacera [1 l'accord de 1982].",
        "[0 Le traité], qui se substitue à [1 l'accord de 1982], est long.",
        "[0 Le traité], remplaçant [1 l'accord de 1982], est long.",
        "[1 L'accord de 1982] est remplacé par [0 le nouveau traité].",
        "[1 L'accord de 1982] cède la place au [0 nouveau traité].",
        "[0 Le traité] est signé. Il succède à [1 l'accord de 1982].",
        "[1 L'accord de 1982], que [0 le traité] remplace, était bref.",
        "[0 Le traité] prendra la place de [1 l'accord de 1982].",
        "Le remplacement de [1 l'accord de 1982] par [0 le nouveau traité] est achevé.",
        "[1 L'accord de 1982] était bref. [0 Le nouveau traité] le remplace.",
    ],
    "de": [
        "[0 Der Vertrag] ersetzt [1 das Abkommen von 1982].",
        "[0 Der Vertrag], der [1 das Abkommen von 1982] ersetzt, ist lang.",
        "[0 Der Vertrag] löst [1 das Abkommen von 1982] ab.",
        "[0 Der Vertrag] tritt an die Stelle [1 des Abkommens von 1982].",
        "[1 Das Abkommen von 1982] wird durch [0 den neuen Vertrag] ersetzt.",
        "[1 Das Abkommen von 1982] wurde von [0 dem Vertrag] abgelöst.",
        "[0 Der Vertrag] ist der Nachfolger [1 des Abkommens von 1982].",
        "Die Ablösung [1 des Abkommens von 1982] durch [0 den Vertrag] ist fertig.",
        "[0 Der Vertrag] wurde unterzeichnet. Er ersetzt [1 das Abkommen von 1982].",
    ],
    "it": [
        "[0 Il trattato] sostituisce [1 l'accordo del 1982].",
        "[0 Il trattato], che rimpiazza [1 l'accordo del 1982], è lungo.",
        "[0 Il trattato] manda in soffitta [1 quello del 1982].",
        "[0 Il trattato] prende il posto [1 dell'accordo del 1982].",
        "[1 L'accordo del 1982] è sostituito dal [0 nuovo trattato].",
        "[1 L'accordo del 1982] lascia il posto al [0 nuovo trattato].",
        "[0 Il trattato] è stato firmato. Sostituisce [1 l'accordo del 1982].",
        "La sostituzione dell'[1 accordo del 1982] con il [0 trattato] è compiuta.",
    ],
    "ru": [
        "[0 Договор] заменяет [1 соглашение 1982 года].",
        "[0 Договор], заменяющий [1 соглашение 1982 года], подписан.",
        "[0 Договор], который заменит [1 соглашение 1982 года], подписан.",
        "[1 Соглашение 1982 года], которое [0 договор] заменит, было кратким.",
        "[0 Договор] приходит на смену [1 соглашению 1982 года].",
        "На смену [1 соглашению 1982 года] приходит [0 новый договор].",
        "[1 Соглашение 1982 года] будет заменено [0 новым договором].",
        "[1 Соглашение 1982 года] уступит место [0 новому договору].",
        "[0 Договор] подписан. Он заменит [1 соглашение 1982 года].",
        "[0 Договор] подписан взамен [1 соглашения 1982 года].",
    ],
    "pl": [
        "[0 Traktat] zastępuje [1 umowę z 1982 roku].",
        "[0 Traktat], zastępujący [1 umowę z 1982 roku], jest długi.",
        "[0 Traktat], który zastąpi [1 umowę z 1982 roku], jest długi.",
        "[1 Umowa z 1982 roku] została zastąpiona przez [0 nowy traktat].",
        "[1 Umowa z 1982 roku] ustąpi miejsca [0 nowemu traktatowi].",
        "[0 Traktat] jest następcą [1 umowy z 1982 roku].",
        "[0 Traktat] zajmie miejsce [1 umowy z 1982 roku].",
        "[0 Traktat] podpisano. Zastąpi on [1 umowę z 1982 roku].",
    ],
    "ko": [
        "[0 새 조약]은 [1 1982년 협정]을 대체한다.",
        "[1 1982년 협정]을 대체하는 [0 새 조약]이 서명됐다.",
        "[1 1982년 협정]은 [0 새 조약]으로 대체된다.",
        "[0 새 조약]이 서명됐다. 이는 [1 1982년 협정]을 대체한다.",
        "[0 새 조약]은 [1 1982년 협정]의 뒤를 잇는다.",
        "[0 새 조약]이 [1 1982년 협정]을 갈음한다.",
    ],
}


@pytest.mark.parametrize(
    ("language", "text"), [(language, one) for language, all_ in SUPERSEDES.items() for one in all_]
)
def test_the_new_treaty_takes_the_place_of_the_old(language, text):
    assert stated(language, text) == [(0, "supersedes", 1)]


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "[1 The 1892 treaty] lapses on the day [0 the new one] enters into force.", (0, "terminates", 1)),
        ("en", "[1 The 1892 treaty] is used. [0 The new one] brings that to an end.", (0, "terminates", 1)),
        ("en", "[0 The treaty] brings [1 the 1892 pact] to an end.", (0, "terminates", 1)),
        ("en", "[0 The treaty] finished off [1 the Interim Accord].", (0, "terminates", 1)),
        ("en", "[1 The 1892 treaty] ceases to apply once [0 the new treaty] takes effect.", (0, "terminates", 1)),
        ("es", "[1 El acuerdo interino] se extinguirá el día en que [0 el grande] entre en vigor.", (0, "terminates", 1)),
        ("es", "[0 El tratado de Madrid] dejó sin efecto [1 el de Tordesillas].", (0, "terminates", 1)),
        ("es", "[1 Tordesillas] duró hasta que [0 el Tratado de Madrid] lo dejó sin efecto.", (0, "terminates", 1)),
        ("fr", "[0 Le traité de Madrid], signé en 1750, abolit [1 celui de 1494].", (0, "terminates", 1)),
        ("fr", "[1 L'accord de 1494] expire à la même date, selon [0 le traité].", (0, "terminates", 1)),
        ("de", "[0 Der Vertrag] hebt [1 das Abkommen von 1892] auf.", (0, "terminates", 1)),
        ("de", "Mit dem Inkrafttreten [0 des Vertrags] tritt [1 das Abkommen von 1892] außer Kraft.", (0, "terminates", 1)),
        ("it", "[0 Il trattato] pone fine [1 all'accordo del 1892].", (0, "terminates", 1)),
        ("it", "[1 L'accordo del 1892] scade con l'entrata in vigore [0 del trattato].", (0, "terminates", 1)),
        ("ru", "[0 Договор] отменяет [1 соглашение 1892 года].", (0, "terminates", 1)),
        ("ru", "[1 Соглашение 1892 года] утратит силу, когда [0 договор] вступит в силу.", (0, "terminates", 1)),
        ("pl", "[0 Umowa] wejdzie w życie. Z tym dniem straci moc [1 poprzednia, z 1987 r.]", (0, "terminates", 1)),
        ("pl", "[0 Umowa] uchyla [1 traktat z 1892 roku].", (0, "terminates", 1)),
        ("ko", "[0 조약]의 효력발생과 동시에 [1 1983년 협정]은 그 효력을 상실하게 된다.", (0, "terminates", 1)),
        ("en", "[0 A protocol] amends [1 the 1976 convention].", (0, "amends", 1)),
        ("en", "[0 A protocol] amending [1 the 1976 convention] was signed.", (0, "amends", 1)),
        ("en", "[1 The 1976 convention] was amended in 2003 by [0 a protocol].", (0, "amends", 1)),
        ("en", "[0 The amending protocol] to [1 the 1976 convention] is short.", (0, "amends", 1)),
        ("es", "[0 El protocolo] corrige [1 el convenio de 1976].", (0, "amends", 1)),
        ("fr", "[0 Le protocole], qui modifie [1 la convention de 1976], est bref.", (0, "amends", 1)),
        ("fr", "[1 La convention de 1976] a été modifiée par [0 un avenant].", (0, "amends", 1)),
        ("de", "[0 Das Protokoll] ändert [1 den Vertrag von 1976].", (0, "amends", 1)),
        ("it", "[0 Il Protocollo] che modifica [1 la Convenzione del 1976] è breve.", (0, "amends", 1)),
        ("ru", "[0 Протокол], изменивший [1 соглашение с Кипром], подписали.", (0, "amends", 1)),
        ("ru", "[0 Конвенция] действует. Она с 2019 года действует и поправила [1 соглашение].", (0, "amends", 1)),
        ("ru", "[1 Договор] подписали. [0 Соглашение об адаптации], подписанное в 1999 году, вносило в него изменения.",
         (0, "amends", 1)),
        ("pl", "[0 Protokół] zmieniający [1 umowę z 1976 roku] jest krótki.", (0, "amends", 1)),
        ("ko", "[0 의정서]는 [1 1976년 협약]을 개정한다.", (0, "amends", 1)),
        ("en", "[0 The accords] build on [1 a peace agreement].", (0, "supplements", 1)),
        ("en", "[0 Protocol II] to [1 the Convention] binds us.", (0, "supplements", 1)),
        ("en", "[1 The Convention] and [0 the protocol] to it bind us.", (0, "supplements", 1)),
        ("es", "[0 El acuerdo] complementa [1 la convención].", (0, "supplements", 1)),
        ("es", "[0 El Protocolo adicional] al [1 Convenio] rige.", (0, "supplements", 1)),
        ("fr", "[0 Un protocole] qui complète [1 le traité] est signé.", (0, "supplements", 1)),
        ("de", "[0 Das Abkommen] baut auf [1 dem Vertrag von 1976] auf.", (0, "supplements", 1)),
        ("de", "[0 Das Zusatzprotokoll] zum [1 Übereinkommen] gilt.", (0, "supplements", 1)),
        ("it", "[0 Gli accordi] si basano su [1 un accordo di pace].", (0, "supplements", 1)),
        ("ru", "[0 Договор] подписан. Он дополняет механизмы [1 Конвенции ООН].", (0, "supplements", 1)),
        ("ru", "У нас [1 соглашение от 6 июля 1998 года] и [0 протокол] к нему.", (0, "supplements", 1)),
        ("pl", "Wiąże nas [0 zmieniony Protokół II] do [1 konwencji].", (0, "supplements", 1)),
        ("pl", "[0 Umowa] uzupełnia [1 traktat].", (0, "supplements", 1)),
        ("ko", "[0 협정]은 [1 1976년 조약]을 보완한다.", (0, "supplements", 1)),
        ("en", "[0 The agreement] implements [1 the Convention].", (0, "implements", 1)),
        ("en", "[0 The agreement], an implementing agreement under [1 the Convention], is new.", (0, "implements", 1)),
        ("es", "[0 El acuerdo] desarrolla [1 la Convención].", (0, "implements", 1)),
        ("fr", "[0 L'accord] met en œuvre [1 la Convention].", (0, "implements", 1)),
        ("de", "[0 Das Abkommen], das der Durchführung [1 des Seerechtsübereinkommens] dient, gilt.", (0, "implements", 1)),
        ("it", "[0 L'accordo] dà attuazione [1 alla Convenzione].", (0, "implements", 1)),
        ("ru", "[0 Соглашение] подписано во исполнение [1 Конвенции].", (0, "implements", 1)),
        ("pl", "[0 Umowa] jest trzecim porozumieniem wykonawczym do [1 Konwencji].", (0, "implements", 1)),
        ("ko", "[0 협정]은 [1 협약]을 이행하기 위한 것이다.", (0, "implements", 1)),
    ],
)  # fmt: skip
def test_what_else_a_treaty_does_is_read_in_every_voice(language, text, expected):
    assert stated(language, text) == [expected]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "[0 The treaty] stands. Moscow terminated [1 the 1972 treaty]."),
        ("en", "[0 The treaty] stands. In 2002 the two states amended [1 the 1972 treaty]."),
        ("en", "[0 The treaty] is new, and parliament passed a law implementing [1 the 1972 treaty]."),
        ("en", "[0 The treaty] leaves [1 the 1972 treaty] as it stands."),
        ("en", "[1 The 1972 treaty] expired in 2009. [0 The treaty] is new."),
        ("en", "Nor does [0 the treaty] replace [1 the 1972 treaty]."),
        ("en", "[0 The treaty] and [1 the MLI] were signed. It modifies treaties that exist."),
        ("en", "Having signed [0 the treaty], Moscow terminated [1 the 1972 treaty]."),
        ("es", "[0 El tratado] rige. Washington denunció y dio por terminado [1 el de 1972]."),
        ("es", "[0 El tratado] no deroga ni sustituye [1 el de 1972]."),
        ("fr", "[0 Le traité] reste. Washington a mis fin [1 au traité de 1972]."),
        ("fr", "[0 Le traité] n'abroge pas [1 celui de 1972]."),
        ("de", "[0 Der Vertrag] bleibt. Moskau beendete [1 das Abkommen von 1972]."),
        ("de", "[0 Der Vertrag] löst keinen ab, auch [1 das Abkommen] nicht."),
        ("it", "[0 Il trattato] non sostituisce [1 quello del 1972]."),
        ("ru", "[0 Договор] не отменяет [1 соглашение 1972 года]."),
        ("pl", "Ani [0 to] nie zastępuje [1 umowy z 1972 roku]."),
        ("ko", "[0 조약]은 [1 1972년 협정]을 대체하지 않는다."),
        ("ko", "[1 협약]이 판을 바꿨다. [0 조약]이 있다."),
    ],
)  # fmt: skip
def test_what_states_do_and_what_is_denied_is_no_treaty_s_doing(language, text):
    assert stated(language, text) == []


def test_an_aside_has_no_part_in_what_the_main_clause_says():
    text = "[0 The treaty], which complements [1 the convention], replaces [2 the accord]."
    assert stated("en", text) == [(0, "supplements", 1), (0, "supersedes", 2)]


def test_several_that_were_named_before_are_all_done_to():
    text = "[0 Der neue] gilt. [1 Der erste] kam 1892, [2 der zweite] 1924. [0 Der Vertrag] tritt ergänzend zu ihnen hinzu."
    assert stated("de", text) == [(0, "supplements", 1), (0, "supplements", 2)]


def test_a_sentence_without_end_is_read_in_linear_time():
    assert len(stated("en", "[0 The A] replaces [1 the B], " * 4000)) <= 2


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        (
            "ru",
            "Остаётся в силе и [1 Алма-Атинское соглашение]: новое лишь дополняет его. [0 Договор] подписан.",
            [(0, "supplements", 1)],
        ),
        (
            "pl",
            "Strony wiąże [1 konwencja z Palermo]; umowa ma ją uzupełnić. [0 Umowę] podpisano.",
            [(0, "supplements", 1)],
        ),
        (
            "en",
            "[0 The treaty] is short. [1 The 1992 convention] stays in force; the new agreement merely supplements it.",
            [(0, "supplements", 1)],
        ),
        (
            "es",
            "[0 El tratado] es breve. Sigue en vigor [1 el convenio de 1992]; el nuevo acuerdo solo lo complementa.",
            [(0, "supplements", 1)],
        ),
        (
            "fr",
            "[0 Le traité] est bref. [1 La convention de 1992] reste en vigueur ; le nouvel accord ne fait que la compléter.",
            [(0, "supplements", 1)],
        ),
        (
            "it",
            "[0 Il trattato] è breve. Resta in vigore [1 la convenzione del 1992]; il nuovo accordo la integra.",
            [(0, "supplements", 1)],
        ),
        (
            "de",
            "[0 Der Vertrag] ist kurz. [1 Das Abkommen von 1992] bleibt in Kraft; der neue Vertrag ergänzt es nur.",
            [(0, "supplements", 1)],
        ),
    ],
)
def test_behind_a_stop_the_new_instrument_is_the_one_that_the_report_is_about(language, text, expected):
    assert stated(language, text) == expected


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        (
            "de",
            "[0 Der Vertrag] ist neu. [1 Der Staatsvertrag von 1954] wird dadurch nicht aufgehoben, sondern ergänzt.",
            [(0, "supplements", 1)],
        ),
        ("en", "[0 The treaty] does not replace but supplements [1 the 1954 treaty].", [(0, "supplements", 1)]),
        ("es", "[0 El tratado] no sustituye, sino que complementa [1 el convenio de 1954].", [(0, "supplements", 1)]),
        ("fr", "[0 Le traité] ne remplace pas mais complète [1 la convention de 1954].", [(0, "supplements", 1)]),
        ("it", "[0 Il trattato] non sostituisce, ma integra [1 la convenzione del 1954].", [(0, "supplements", 1)]),
        ("ru", "[0 Договор] не заменяет, а дополняет [1 соглашение 1954 года].", [(0, "supplements", 1)]),
        ("pl", "[0 Umowa] nie zastępuje, lecz uzupełnia [1 konwencję z 1954 roku].", [(0, "supplements", 1)]),
        ("de", "[0 Der Vertrag] ersetzt [1 das Abkommen von 1954] nicht, sondern ergänzt es.", [(0, "supplements", 1)]),
        ("ko", "[0 이 조약]은 [1 1954년 협정]을 대체하는 것이 아니라 보완한다.", [(0, "supplements", 1)]),
        ("en", "[0 The treaty] not only replaces [1 the 1954 treaty], it opens the river.", [(0, "supersedes", 1)]),
    ],
)
def test_what_but_turns_round_is_not_denied(language, text, expected):
    assert stated(language, text) == expected


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("de", "Mit [0 dem Protokoll] ändert sich für [1 das Abkommen] wenig.", []),
    ],
)
def test_a_german_verb_that_turns_on_its_subject_does_nothing(language, text, expected):
    assert stated(language, text) == expected


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        (
            "fr",
            "[0 Le traité] est signé. [1 Celui du 8 juin 2004], auquel il se substitue, était obscur.",
            [(0, "supersedes", 1)],
        ),
        (
            "fr",
            "[1 L'accord de 1978], resté lettre morte et auquel [0 la Convention] succède, prendra fin le même jour qu'elle naîtra.",
            [(0, "supersedes", 1)],
        ),
        (
            "en",
            "[0 The treaty] is signed. [1 The 2004 treaty], which it replaces, was obscure.",
            [(0, "supersedes", 1)],
        ),
        ("es", "[0 El tratado] está firmado. [1 El de 2004], al que sustituye, era oscuro.", [(0, "supersedes", 1)]),
        (
            "it",
            "[0 Il trattato] è firmato. [1 Quello del 2004], che esso sostituisce, era oscuro.",
            [(0, "supersedes", 1)],
        ),
        (
            "de",
            "[0 Der Vertrag] ist unterzeichnet. [1 Der von 2004], den er ersetzt, war dunkel.",
            [(0, "supersedes", 1)],
        ),
        ("ru", "[0 Договор] подписан. [1 Договор 2004 года], который он заменяет, был неясен.", [(0, "supersedes", 1)]),
        ("pl", "[0 Układ] podpisano. [1 Układ z 2004 roku], który on zastępuje, był niejasny.", [(0, "supersedes", 1)]),
    ],
)
def test_a_relative_clause_may_have_a_subject_of_its_own(language, text, expected):
    assert stated(language, text) == expected


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        (
            "fr",
            "[0 Le traité] est signé. Le détail figure dans [1 un accord d'exécution], qui met en œuvre [1 le Traité].",
            [(1, "implements", 0)],
        ),
        (
            "en",
            "[0 The treaty] is signed. Details are in [1 an arrangement of 2023], which implements [1 the treaty].",
            [(1, "implements", 0)],
        ),
    ],
)
def test_no_treaty_does_anything_to_itself(language, text, expected):
    assert stated(language, text) == expected


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        (
            "en",
            "Angola and Namibia signed [0 a treaty], setting aside [1 an agreement which Lisbon had concluded].",
            [(0, "supersedes", 1)],
        ),
    ],
)
def test_a_treaty_is_set_aside_by_the_one_that_follows_it(language, text, expected):
    assert stated(language, text) == expected
