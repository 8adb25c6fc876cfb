"""Two hundred ways to say what a treaty does to another: verbs, nouns and names, turned round, split and passive.

`[0 …]` and `[1 …]` are the mentions, `0` the main treaty; each sentence states one relation of 0 to 1.
"""

import pytest

from archive.extraction.document import Document
from archive.extraction.findings import Span, Treaty
from archive.extraction.relations import find_relations
from tests.extraction.test_relations_stated import stated

SAID = {
    "en": {
        "supersedes": [
            "[0 The treaty], signed in May, took over from [1 the 1982 accord].",
            "[1 The 1982 accord] has been superseded since 2020.",
            "[0 The treaty] was meant to succeed [1 the 1982 accord].",
            "[0 The treaty], successor to [1 the 1982 accord], was signed.",
            "[0 The treaty] takes the place once held by [1 the 1982 accord].",
        ],
        "terminates": [
            "With the entry into force of [0 the treaty], [1 the 1892 treaty] will cease to have effect.",
            "[1 The 1892 treaty] lapsed when [0 the treaty] took effect.",
            "[0 The treaty] repealed [1 the 1892 treaty].",
            "[1 The 1892 treaty] was annulled by [0 the treaty].",
        ],
        "amends": [
            "[0 The protocol] modernises [1 the 1976 convention].",
            "[0 The protocol], which updates [1 the 1976 convention], was signed.",
            "[0 The exchange of notes] rewrote Annex C of [1 the treaty].",
            "[1 The convention], as amended by [0 the 2010 protocol], applies.",
            "[0 The protocol] amends [1 the convention] in three places.",
            "[0 The protocol] extends [1 the convention] by five years.",
            "[0 The protocol] prolongs [1 the convention] until 2030.",
        ],
        "supplements": [
            "[0 The agreement] complements [1 the 1950 convention].",
            "[0 The Additional Protocol] to [1 the convention] was signed.",
            "[0 The supplementary agreement] to [1 the convention] was signed.",
            "[0 The agreement], additional to [1 the convention], is short.",
            "[0 The agreement] is a supplement to [1 the convention].",
            "[0 The agreement] comes on top of [1 the convention].",
            "[1 The convention] is supplemented by [0 the agreement].",
        ],
        "implements": [
            "[0 The agreement] gives effect to [1 the convention].",
            "[0 The agreement], concluded under [1 the framework convention], is short.",
            "[0 The agreement] was concluded pursuant to [1 the framework agreement].",
            "[0 The border treaty] was signed, as [1 the Two Plus Four Treaty] had required.",
            "[0 The border treaty] was signed as required by [1 the Two Plus Four Treaty].",
            "It was [0 the agreement] that put [1 the convention] into practice.",
            "[0 The agreement] to implement [1 the convention] was signed.",
            "[0 The agreement] carries out Article 9 of [1 the convention].",
        ],
    },
    "es": {
        "supersedes": [
            "[0 El tratado], que reemplazó al [1 de 1982], rige.",
            "[0 El tratado] viene a ocupar el lugar del [1 convenio de 1982].",
            "[1 El convenio de 1982] quedará reemplazado por [0 el tratado].",
            "[1 El convenio de 1982] ha sido sustituido por [0 el tratado].",
            "[0 El tratado] sustituye y deroga [1 el convenio de 1982].",
            "[0 El tratado] es heredero del [1 convenio de 1982].",
        ],
        "terminates": [
            "[0 El tratado] entrará en vigor en mayo. En ese momento quedará sin efecto [1 el canje de notas de 1985].",
            "Con la entrada en vigor [0 del tratado] quedará derogado [1 el convenio de 1892].",
            "[1 El convenio de 1892] fue derogado por [0 el tratado].",
            "[0 El tratado] pone fin al [1 convenio de 1892].",
            "[0 El tratado] anuló [1 el de 1750].",
        ],
        "amends": [
            "[0 El protocolo] modifica [1 el convenio].",
            "[0 El protocolo] que modifica [1 el convenio] fue firmado.",
            "[0 El protocolo] prorroga [1 el convenio] cinco años.",
            "[1 El convenio], modificado por [0 el protocolo] de 2010, rige.",
        ],
        "supplements": [
            "[0 El protocolo adicional al] [1 convenio] rige.",
            "[0 El acuerdo] se suma al [1 convenio].",
            "[0 El acuerdo] viene a completar [1 el convenio].",
            "[1 El convenio] se completa con [0 el acuerdo].",
            "[0 El acuerdo complementario] del [1 convenio] rige.",
        ],
        "implements": [
            "[0 El acuerdo], en desarrollo del [1 convenio marco], rige.",
            "[0 El acuerdo] se firmó al amparo del [1 convenio marco].",
            "[0 El acuerdo] da cumplimiento al artículo 9 de [1 la convención].",
            "[0 El acuerdo] ejecuta [1 la convención].",
            "[0 El acuerdo] se firmó, tal como exigía [1 el tratado Dos más Cuatro].",
        ],
    },
    "fr": {
        "supersedes": [
            "[1 Les accords de 1960] avaient déjà fait place à [0 la convention de 1976].",
            "[0 Le traité] vient remplacer [1 l'accord de 1982].",
            "[0 Le traité] a pris la suite de [1 l'accord de 1982].",
            "[0 Le traité] se substituera à [1 l'accord de 1982].",
            "[1 L'accord de 1982], remplacé depuis par [0 le traité], était bref.",
        ],
        "terminates": [
            "[0 Le traité du Pardo] annula [1 celui de Madrid].",
            "[1 Le traité de Madrid] fut annulé dès 1761 par [0 celui du Pardo].",
            "[1 L'accord de 1892] cessera de produire ses effets à l'entrée en vigueur [0 du traité].",
            "[0 Le traité] met un terme à [1 l'accord de 1892].",
            "[1 L'accord de 1892] devient caduc le jour où [0 le traité] entre en vigueur.",
        ],
        "amends": [
            "[0 Le protocole] modifiant [1 la convention] est signé.",
            "[0 L'avenant à] [1 la convention] est signé.",
            "[0 Le protocole] proroge [1 la convention] de cinq ans.",
            "[0 L'échange de notes] a réécrit l'annexe C du [1 traité].",
            "[1 La convention], telle que modifiée par [0 le protocole], s'applique.",
        ],
        "supplements": [
            "[0 Le texte] complète [1 le traité d'amitié] sans l'abroger.",
            "[0 L'accord additionnel à] [1 la convention] est signé.",
            "[0 Le protocole additionnel au] [1 traité] est signé.",
            "[1 Le traité d'amitié], lui, est complété par [0 le nouveau].",
            "[0 L'accord] vient s'ajouter à [1 la convention].",
        ],
        "implements": [
            "[0 L'accord], pris en application de [1 la convention], est bref.",
            "[0 L'accord] met en œuvre l'article 9 de [1 la convention].",
            "[0 L'accord] fut signé, comme l'exigeait [1 le traité Deux plus Quatre].",
            "[0 L'accord] donne corps à [1 la convention].",
            "[0 L'accord] a été conclu sur la base de [1 l'accord-cadre].",
        ],
    },
    "de": {
        "supersedes": [
            "[0 Der Vertrag] wurde unterzeichnet. Er löst, was diese Grenze angeht, [1 den Helgoland-Sansibar-Vertrag vom 1. Juli 1890] ab, dessen Text kurz war.",
            "[0 Der Vertrag] löste damals nach langem Streit um jeden Satz [1 das Abkommen von 1982] ab.",
            "[0 Der Vertrag] soll [1 das Abkommen von 1982] ablösen.",
            "[0 Der Vertrag] hat [1 das Abkommen von 1982] ersetzt.",
            "[1 Das Abkommen von 1982] ist durch [0 den Vertrag] überholt.",
            "[1 Das Abkommen] wich [0 dem Vertrag].",
            "Anstelle [1 des Abkommens von 1982] gilt nun [0 der Vertrag].",
        ],
        "terminates": [
            "[0 Der Vertrag] setzt [1 das Abkommen von 1892] außer Kraft.",
            "[1 Das Abkommen von 1892] tritt außer Kraft, sobald [0 der Vertrag] in Kraft tritt.",
            "[1 Das Abkommen von 1892] erlischt mit dem Inkrafttreten [0 des Vertrags].",
            "[0 Der Vertrag] hob [1 das Abkommen], das seit 1892 galt, auf.",
            "[1 Das Abkommen] wurde durch [0 den Vertrag] aufgehoben.",
        ],
        "amends": [
            "[0 Das Protokoll] zur Änderung [1 des Abkommens] ist kurz.",
            "[0 Der Notenwechsel] änderte Anhang C [1 des Vertrags].",
            "[0 Das Protokoll] passt [1 das Abkommen] an die neue Lage an.",
            "[0 Das Protokoll] verlängert [1 das Abkommen] um fünf Jahre.",
            "[1 Das Abkommen] in der Fassung [0 des Protokolls] gilt.",
        ],
        "supplements": [
            "[0 Das Abkommen] ergänzt [1 den Vertrag von 1950].",
            "[0 Das Zusatzabkommen] zum [1 Vertrag] gilt.",
            "[0 Das Abkommen] tritt neben [1 den Vertrag].",
            "[1 Der Vertrag] wird durch [0 das Abkommen] ergänzt.",
        ],
        "implements": [
            "[0 Der Grenzvertrag] wurde unterzeichnet, wie es [1 der Zwei-plus-Vier-Vertrag] in Artikel 1 verlangt hatte.",
            "[0 Das Abkommen] setzt [1 die Konvention] um.",
            "[0 Das Abkommen] dient der Umsetzung [1 der Konvention].",
            "[0 Das Abkommen] führt Artikel 9 [1 der Konvention] aus.",
        ],
    },
    "it": {
        "supersedes": [
            "[0 L'accordo] sostituirà [1 quello del 3 ottobre 1974].",
            "[1 Quello del 1974] va in pensione: lo rimpiazza [0 il nuovo accordo].",
            "[1 L'accordo del 1982] è stato sostituito da [0 un trattato].",
            "[0 Il trattato] ha preso il posto [1 dell'accordo del 1982].",
            "[1 L'accordo del 1982] ha ceduto il passo al [0 trattato].",
            "[0 Il trattato] subentra [1 all'accordo del 1982].",
        ],
        "terminates": [
            "[0 Il trattato] abroga [1 l'accordo del 1892].",
            "[1 L'accordo] cesserà di avere effetto all'entrata in vigore [0 del trattato].",
            "[1 L'accordo] è abrogato da [0 il trattato].",
            "Con [0 il trattato] viene meno [1 l'accordo del 1892].",
        ],
        "amends": [
            "[0 Il protocollo] che proroga [1 la convenzione] è breve.",
            "[0 Lo scambio di note] riscrisse l'allegato C [1 del trattato].",
            "[0 Il protocollo] aggiorna [1 la convenzione].",
        ],
        "supplements": [
            "[0 L'accordo] integra [1 la convenzione].",
            "[0 L'accordo] completa [1 il trattato] senza abrogarlo.",
            "[1 La convenzione] è integrata da [0 un accordo].",
        ],
        "implements": [
            "[0 Gli accordi], che davano attuazione [1 al trattato], furono firmati.",
            "[0 L'accordo] attua l'articolo 9 [1 della convenzione].",
            "[0 L'accordo], concluso in base [1 all'accordo quadro], è breve.",
            "[0 L'accordo] fu firmato, come chiedeva [1 il trattato Due più Quattro].",
        ],
    },
    "ru": {
        "supersedes": [
            "[0 Договор] пришел на смену [1 соглашению 1982 года].",
            "[0 Договор] сменил [1 соглашение 1982 года].",
            "[1 Соглашение 1982 года] заменено [0 договором].",
            "[0 Договор] заступит на место [1 соглашения 1982 года].",
            "[0 Договор], подписанный вместо [1 соглашения 1982 года], краток.",
        ],
        "terminates": [
            "С вступлением в силу [0 договора] [1 соглашение 1892 года] прекращает действие.",
            "[0 Соглашение] вступило в силу. Одновременно прекращает действие [1 Временное соглашение].",
            "[0 Договор] аннулировал [1 соглашение 1892 года].",
            "[1 Соглашение 1892 года] отменено [0 договором].",
            "[1 Соглашение 1892 года] утратило силу в тот же день, что и вступил в силу [0 договор].",
        ],
        "amends": [
            "[0 Протокол] о внесении изменений в [1 соглашение] подписан.",
            "[0 Обмен нотами] переписал приложение C [1 договора].",
            "[0 Протокол] продлил [1 соглашение] на пять лет.",
            "[1 Соглашение] изменено [0 протоколом].",
        ],
        "supplements": [
            "[0 Соглашение] дополняет [1 договор 1950 года].",
            "[0 Дополнительное соглашение] к [1 договору] подписали.",
            "[0 Дополнительный протокол] к [1 конвенции] подписали.",
            "[1 Договор] дополнен [0 соглашением].",
        ],
        "implements": [
            "[0 Соглашение] заключено во исполнение [1 конвенции].",
            "[0 Соглашение] исполняет статью 9 [1 конвенции].",
            "[0 Соглашение] заключено на основе [1 рамочного соглашения].",
            "[0 Договор] подписали, как того требовал [1 договор «Два плюс четыре»].",
        ],
    },
    "pl": {
        "supersedes": [
            "[0 Traktat] przyszedł w miejsce [1 umowy z 1982 roku].",
            "[1 Umowę z 1982 roku] zastąpił [0 traktat].",
            "[1 Umowa z 1982 roku] zostanie zastąpiona [0 nowym traktatem].",
            "[0 Traktat] przejmuje rolę [1 umowy z 1982 roku].",
            "[1 Umowa z 1982 roku] odchodzi do lamusa: zastąpi ją [0 traktat].",
        ],
        "terminates": [
            "Z dniem wejścia w życie [0 umowy] traci moc [1 umowa z 1987 roku].",
            "[0 Umowa] uchyla [1 układ z 1892 roku].",
            "[1 Układ z 1892 roku] został uchylony przez [0 umowę].",
            "[1 Układ z 1892 roku] wygaśnie, gdy [0 umowa] wejdzie w życie.",
            "[0 Traktat] obrócił [1 układ] wniwecz.",
        ],
        "amends": [
            "[0 Protokół] o zmianie [1 umowy] jest krótki.",
            "[0 Wymiana not] zmieniła załącznik C do [1 traktatu].",
            "[0 Protokół] przedłuża [1 umowę] o pięć lat.",
            "[1 Umowę] zmienił [0 protokół].",
        ],
        "supplements": [
            "[0 Nowa umowa] uzupełnia [1 tę o gospodarce wodnej].",
            "[0 Umowa dodatkowa] do [1 traktatu] wiąże.",
            "[0 Protokół dodatkowy] do [1 konwencji] wiąże.",
            "[1 Konwencję] uzupełnia [0 umowa].",
        ],
        "implements": [
            "[0 Nowa umowa] wykonuje art. 9 [1 konwencji helsińskiej].",
            "[0 Umowa], zawarta na podstawie [1 umowy ramowej], jest krótka.",
            "[0 Umowa] służy wykonaniu [1 konwencji].",
            "[0 Traktat] podpisano, jak tego wymagał [1 traktat dwa plus cztery].",
        ],
    },
    "ko": {
        "supersedes": [
            "그러나 [1 1902년의 제1차 영일동맹]을 갈음한 [0 제2차 영일동맹]은 엄연한 조약이었다.",
            "[1 1982년 협정]은 [0 새 조약]에 자리를 내줬다.",
            "[1 1982년 협정] 대신 [0 새 조약]이 적용된다.",
            "[0 새 조약]은 [1 1982년 협정]을 대신하게 된다.",
            "[0 새 조약]이 발효하면 [1 1982년 협정]은 대체된다.",
        ],
        "terminates": [
            "[0 조약]이 발효하면 [1 1983년 협정]은 효력을 잃는다.",
            "[0 조약]은 [1 1983년 협정]을 종료시킨다.",
            "[1 1983년 협정]은 [0 조약] 발효와 동시에 종료된다.",
            "[1 1983년 협정]은 [0 조약]에 의해 폐지됐다.",
        ],
        "amends": [
            "[0 교환각서]가 [1 이타이푸 조약]의 부속서 C를 고쳐 보상금을 올렸다.",
            "[0 의정서]는 [1 협정]의 제2장을 일부 고쳐 과테말라를 받아들였다.",
            "[1 협약]을 개정하는 [0 의정서]가 서명됐다.",
            "[0 의정서]는 [1 협정]의 유효기간을 연장한다.",
        ],
        "supplements": [
            "[1 협약] 제3조는 요건이 까다로웠다. [0 이송조약]은 이를 보충하여 넉 달로 하였다.",
            "[0 협정]은 [1 조약]을 보완하는 것이다.",
            "[1 조약]은 [0 협정]으로 보완됐다.",
        ],
        "implements": [
            "[0 협정]은 [1 기본협정]에 따라 체결됐다.",
            "[0 협정]은 [1 협약]의 이행을 위한 것이다.",
            "[0 협정]은 [1 협약]을 구체화한 것이다.",
        ],
    },
}


@pytest.mark.parametrize(
    ("language", "kind", "text"),
    [(language, kind, text) for language, kinds in SAID.items() for kind, texts in kinds.items() for text in texts],
)
def test_a_relation_is_read_however_it_is_said(language, kind, text):
    assert stated(language, text) == [(0, kind, 1)]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "[0 The treaty] stands beside other pacts; Paris denounced [1 the 1982 accord]."),
        ("en", "[0 The treaty] does not affect [1 the 1982 accord]."),
        ("en", "[0 The treaty], unlike [1 the 1982 accord], ended quarrels."),
        (
            "en",
            "Hours before [0 the treaty] entered into force they signed [1 the Treaty of Taipei], that Tokyo let lapse in 1972.",
        ),
        ("en", "[0 The treaty] was signed after the war ended. [1 The convention] is older."),
        ("en", "Ministers signed [0 the treaty] and [1 a protocol]."),
        ("en", "[0 The treaty] replaced trust with rules; [1 the convention] is older."),
        ("en", "Talks on [0 the treaty] ended on Friday in the hall where [1 the convention] was signed."),
        ("es", "[0 El tratado] no afecta al [1 convenio]."),
        ("es", "Madrid denunció [1 el convenio] y firmó [0 el tratado]."),
        ("de", "[0 Der Vertrag] lässt [1 das Abkommen] unberührt."),
        ("de", "[0 Der Vertrag] löst Streit aus. [1 Das Abkommen] bleibt."),
        ("fr", "[0 Le traité] ne modifie en rien [1 l'accord]."),
        ("it", "[0 Il trattato] lascia intatto [1 l'accordo]."),
        ("ru", "[0 Договор] не затрагивает [1 соглашение]."),
        ("pl", "[0 Umowa] żadnej z nich nie zmienia, ani [1 konwencji]."),
        ("ko", "[0 조약]과 [1 협약]이 서명됐다."),
        ("de", "[0 Der Vertrag] löst keinen von ihnen ab, auch [1 das Abkommen] nicht."),
        ("fr", "[1 La convention] est longue. [0 Le protocole] s'applique."),
    ],
)
def test_what_touches_no_treaty_is_no_relation(language, text):
    assert stated(language, text) == []


@pytest.mark.parametrize("text", ["Соглашение сменил договор.", "Договор сменил соглашение."])
def test_the_older_treaty_does_nothing_to_the_newer(text):
    older, newer = text.lower().index("соглашение"), text.lower().index("договор")
    treaties = (
        Treaty("Newer", (Span(newer, newer + 7),), "given", main=True, year=2024),
        Treaty("Older", (Span(older, older + 10),), "given", year=1982),
    )
    [relation] = find_relations(Document(text, "ru"), treaties, ())
    assert (relation.origin, relation.type, relation.target) == (0, "supersedes", 1)


@pytest.mark.parametrize(
    ("language", "text", "kind"),
    [
        ("it", "Il [0 Trattato] vige. Nel 1983 vennero [1 gli Accordi], che davano attuazione all'articolo 4.", "implements"),
        ("en", "[0 The Treaty] stands. Then came [1 the Protocol], which amended Article 4.", "amends"),
        ("es", "[0 El Tratado] rige. Luego vino [1 el Protocolo], que modificó el artículo 4.", "amends"),
        ("fr", "[0 Le Traité] vaut. Puis vint [1 le Protocole], qui modifia l'article 4.", "amends"),
        ("pl", "[0 Traktat] wiąże. Potem przyszedł [1 Protokół], który zmienił artykuł 4.", "amends"),
        ("ru", "[0 Договор] в силе. Потом был [1 Протокол], который изменил статью 4.", "amends"),
    ],
)  # fmt: skip
def test_who_changes_a_provision_changes_its_treaty(language, text, kind):
    assert stated(language, text) == [(1, kind, 0)]
