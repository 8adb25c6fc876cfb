"""How a signature is told: in each language many wordings of who signed, and of who did not."""

import re

import pytest

from archive.extraction.document import Document
from archive.extraction.findings import Span, Treaty
from archive.extraction.people import find_signatories

NOUN = re.compile(r"(?:treaty|tratado|acuerdo|traité|Vertrags?|[Дд]оговор|trattato|[Tt]raktat|[Uu]mow)\w*|조약|협정")


def _named(gazetteer, text: str, language: str, parties: tuple[str, ...] = ()) -> list[tuple[str, str | None]]:
    """The signers with their states, in the order of the text, of the treaty that the text calls by a bare noun."""
    mentions = tuple(Span(*match.span()) for match in NOUN.finditer(text))
    treaty = Treaty("A treaty", mentions, "given", main=True, parties=parties)
    return [(one.name, one.state) for one in find_signatories(Document(text, language), (treaty,), gazetteer)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The treaty was signed in Oslo on 3 May by Foreign Minister Anna Berg of Norway and her Danish counterpart, Niels Holm.",
            [("Anna Berg", "NO"), ("Niels Holm", "DK")],
        ),
        (
            "Anna Berg, for Norway, and Niels Holm, for Denmark, signed the treaty.",
            [("Anna Berg", "NO"), ("Niels Holm", "DK")],
        ),
        (
            "The treaty bears the signatures of Anna Berg, the Norwegian minister of trade, and Niels Holm, Danish ambassador.",
            [("Anna Berg", "NO"), ("Niels Holm", "DK")],
        ),
        (
            "The leaders of Norway and Denmark, Anna Berg and Niels Holm, will sign the treaty next week.",
            [("Anna Berg", "NO"), ("Niels Holm", "DK")],
        ),
        ("It was Anna Berg who signed the treaty on behalf of Norway.", [("Anna Berg", "NO")]),
        (
            "The treaty, which Anna Berg and Niels Holm signed in 1994, is still in force.",
            [("Anna Berg", None), ("Niels Holm", None)],
        ),
        (
            "Signing for Norway was Anna Berg, and for Denmark, Niels Holm. The treaty is ready.",
            [("Anna Berg", "NO"), ("Niels Holm", "DK")],
        ),
        (
            "Norwegian President Anna Berg met Danish Prime Minister Niels Holm in Oslo. The two leaders signed the treaty.",
            [("Anna Berg", "NO"), ("Niels Holm", "DK")],
        ),
        (
            "Anna Berg (Norway), Niels Holm (Denmark) and Luis Vega (Peru) signed the treaty.",
            [("Anna Berg", "NO"), ("Niels Holm", "DK"), ("Luis Vega", "PE")],
        ),
        (
            "Norway's Anna Berg and Denmark's Niels Holm put their names to the treaty.",
            [("Anna Berg", "NO"), ("Niels Holm", "DK")],
        ),
        (
            "The treaty is signed. For Norway it was signed by Anna Berg; for Denmark, by Niels Holm.",
            [("Anna Berg", "NO"), ("Niels Holm", "DK")],
        ),
        (
            "The treaty was signed in the presence of President Luis Vega by Anna Berg and Niels Holm.",
            [("Anna Berg", None), ("Niels Holm", None)],
        ),
        (
            "Anna Berg and Niels Holm signed the treaty while Luis Vega looked on.",
            [("Anna Berg", None), ("Niels Holm", None)],
        ),
        (
            "The signing of the treaty by Anna Berg of Norway and Niels Holm of Denmark took an hour.",
            [("Anna Berg", "NO"), ("Niels Holm", "DK")],
        ),
        ("The treaty's signatories were Anna Berg and Niels Holm.", [("Anna Berg", None), ("Niels Holm", None)]),
        ("Minister Anna Berg is due to sign the treaty with Denmark on Friday.", [("Anna Berg", None)]),
        (
            "Who signed it?\nFor Norway Anna Berg, for Denmark Niels Holm. The treaty was signed in 1994.",
            [("Anna Berg", "NO"), ("Niels Holm", "DK")],
        ),
        (
            "The treaty was signed at noon. Anna Berg did so for Norway, Niels Holm for Denmark.",
            [("Anna Berg", "NO"), ("Niels Holm", "DK")],
        ),
        (
            "The treaty was signed by the countries' energy ministers, Anna Berg and Niels Holm.",
            [("Anna Berg", None), ("Niels Holm", None)],
        ),
        (
            "It was signed in Nuuk by the Danish premier, Niels Holm, and, for Norway, by the foreign minister, Anna Berg. The treaty is short.",
            [("Niels Holm", "DK"), ("Anna Berg", "NO")],
        ),
        (
            "Anna Berg and Niels Holm, the foreign ministers of Norway and Denmark, signed the treaty.",
            [("Anna Berg", "NO"), ("Niels Holm", "DK")],
        ),
        (
            "The treaty that Anna Berg signed with her Danish opposite number Niels Holm lapsed.",
            [("Anna Berg", None), ("Niels Holm", "DK")],
        ),
        (
            "Photo: Anna Berg (left) and Niels Holm sign the treaty in Oslo.",
            [("Anna Berg", None), ("Niels Holm", None)],
        ),
        ("14 May 1994: Anna Berg and Niels Holm sign the treaty in Oslo.", [("Anna Berg", None), ("Niels Holm", None)]),
        (
            "Signatories: Anna Berg for Norway, Niels Holm for Denmark. The treaty is short.",
            [("Anna Berg", "NO"), ("Niels Holm", "DK")],
        ),
        (
            "Prime Minister Anna Berg has signed the treaty, her office said, adding that Niels Holm would follow.",
            [("Anna Berg", None)],
        ),
        ("It was not Luis Vega but Anna Berg who signed the treaty for Norway.", [("Anna Berg", "NO")]),
        (
            "The treaty's signature by Anna Berg and Niels Holm took a minute.",
            [("Anna Berg", None), ("Niels Holm", None)],
        ),
        (
            "At the bottom of the treaty stand the signatures of Anna Berg and Niels Holm.",
            [("Anna Berg", None), ("Niels Holm", None)],
        ),
        ("On behalf of Norway the treaty was signed by S. M. Krishna.", [("S. M. Krishna", "NO")]),
        (
            "Anna Berg, then Norway's trade minister, and Niels Holm of Denmark had signed the treaty in Oslo in 1994.",
            [("Anna Berg", "NO"), ("Niels Holm", "DK")],
        ),
        (
            "The treaty, which was signed by Anna Berg (for Norway) and Niels Holm (for Denmark), runs to ten pages.",
            [("Anna Berg", "NO"), ("Niels Holm", "DK")],
        ),
        (
            "The two foreign ministers, Anna Berg and Niels Holm, are expected to sign the treaty in May.",
            [("Anna Berg", None), ("Niels Holm", None)],
        ),
        (
            "Ambassador Anna Berg and the Danish Permanent Secretary, Niels Holm, inked the treaty.",
            [("Anna Berg", None), ("Niels Holm", "DK")],
        ),
        ("The pen with which Anna Berg signed the treaty is in a museum.", [("Anna Berg", None)]),
    ],
)
def test_english_tells_a_signature_in_many_ways(gazetteer, text, expected):
    assert _named(gazetteer, text, "en") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "El tratado fue firmado en Lima por la canciller peruana, Ana Vela, y su homólogo chileno, Pedro Soto.",
            [("Ana Vela", "PE"), ("Pedro Soto", "CL")],
        ),
        (
            "Ana Vela, por Perú, y Pedro Soto, por Chile, firmaron el tratado.",
            [("Ana Vela", "PE"), ("Pedro Soto", "CL")],
        ),
        (
            "Firmaron el tratado la ministra Ana Vela y el embajador chileno Pedro Soto.",
            [("Ana Vela", None), ("Pedro Soto", "CL")],
        ),
        (
            "El tratado lleva la firma de Ana Vela, presidenta del Perú, y de Pedro Soto, presidente de Chile.",
            [("Ana Vela", "PE"), ("Pedro Soto", "CL")],
        ),
        (
            "El tratado, que suscribieron en 1994 Ana Vela y Pedro Soto, sigue vigente.",
            [("Ana Vela", None), ("Pedro Soto", None)],
        ),
        (
            "En nombre de Chile suscribió el tratado Pedro Soto y, en representación del Perú, lo hizo Ana Vela.",
            [("Pedro Soto", "CL"), ("Ana Vela", "PE")],
        ),
        (
            "El presidente de Chile, Pedro Soto, firmará el lunes un tratado con su par peruana, Ana Vela.",
            [("Pedro Soto", "CL"), ("Ana Vela", "PE")],
        ),
        ("Fue Ana Vela quien firmó el tratado.", [("Ana Vela", None)]),
        (
            "La presidenta Ana Vela y el mandatario Pedro Soto estamparon su firma en el tratado ante el secretario general Luis Paz.",
            [("Ana Vela", None), ("Pedro Soto", None)],
        ),
        (
            "Los mandatarios de Perú y Chile, Ana Vela y Pedro Soto, respectivamente, suscribieron el tratado.",
            [("Ana Vela", "PE"), ("Pedro Soto", "CL")],
        ),
        (
            "El acuerdo se firmó en Quito. Por el Perú firmó Ana Vela y por Chile, Pedro Soto.",
            [("Ana Vela", "PE"), ("Pedro Soto", "CL")],
        ),
        (
            "Suscrito por Ana Vela y Pedro Soto el 3 de mayo, el tratado consta de diez artículos.",
            [("Ana Vela", None), ("Pedro Soto", None)],
        ),
        (
            "La canciller Ana Vela firmó el tratado; el Congreso lo aprobó y Pedro Soto lo ratificó.",
            [("Ana Vela", None)],
        ),
        (
            "¿Quiénes firmaron el tratado? Por Perú, Ana Vela; por Chile, Pedro Soto.",
            [("Ana Vela", "PE"), ("Pedro Soto", "CL")],
        ),
        (
            "Ana Vela (Perú) y Pedro Soto (Chile) pusieron su firma al pie del tratado.",
            [("Ana Vela", "PE"), ("Pedro Soto", "CL")],
        ),
        (
            "El tratado será firmado mañana por los presidentes Ana Vela y Pedro Soto.",
            [("Ana Vela", None), ("Pedro Soto", None)],
        ),
        (
            "El presidente Luis Paz saludó el tratado que firmaron Ana Vela y Pedro Soto.",
            [("Ana Vela", None), ("Pedro Soto", None)],
        ),
        ("La firma de Ana Vela figura al pie del tratado.", [("Ana Vela", None)]),
        ("El tratado quedó firmado por Ana Vela y Pedro Soto.", [("Ana Vela", None), ("Pedro Soto", None)]),
        (
            "El canciller Pedro Soto estampó este lunes, junto a su homóloga peruana Ana Vela, la firma en el tratado.",
            [("Pedro Soto", None), ("Ana Vela", "PE")],
        ),
        ("El tratado, obra de Ana Vela, que lo firmó en Lima, tiene diez artículos.", [("Ana Vela", None)]),
        (
            "La ministra Ana Vela y el embajador Pedro Soto acaban de firmar el tratado.",
            [("Ana Vela", None), ("Pedro Soto", None)],
        ),
        (
            "Los firmantes del tratado, Ana Vela y Pedro Soto, no asistieron.",
            [("Ana Vela", None), ("Pedro Soto", None)],
        ),
    ],
)
def test_spanish_tells_a_signature_in_many_ways(gazetteer, text, expected):
    assert _named(gazetteer, text, "es") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Le traité a été signé à Oslo par la ministre norvégienne Anne Berg et son homologue danois, Nils Holm.",
            [("Anne Berg", "NO"), ("Nils Holm", "DK")],
        ),
        (
            "Anne Berg, pour la Norvège, et Nils Holm, pour le Danemark, ont signé le traité.",
            [("Anne Berg", "NO"), ("Nils Holm", "DK")],
        ),
        (
            "Le traité porte les signatures d'Anne Berg, ministre norvégienne, et de Nils Holm.",
            [("Anne Berg", "NO"), ("Nils Holm", None)],
        ),
        (
            "Le traité, que signèrent en 1994 Anne Berg et Nils Holm, reste en vigueur.",
            [("Anne Berg", None), ("Nils Holm", None)],
        ),
        (
            "La présidente Anne Berg a signé mardi un traité avec le premier ministre danois, Nils Holm.",
            [("Anne Berg", None), ("Nils Holm", "DK")],
        ),
        (
            "Les dirigeants de la Norvège et du Danemark, Anne Berg et Nils Holm, doivent signer le traité.",
            [("Anne Berg", "NO"), ("Nils Holm", "DK")],
        ),
        ("C'est Anne Berg qui a signé le traité au nom de la Norvège.", [("Anne Berg", "NO")]),
        (
            "Signé en 1994 par Anne Berg et Nils Holm, le traité est en vigueur.",
            [("Anne Berg", None), ("Nils Holm", None)],
        ),
        (
            "Anne Berg (Norvège) et Nils Holm (Danemark) ont apposé leur signature au bas du traité.",
            [("Anne Berg", "NO"), ("Nils Holm", "DK")],
        ),
        (
            "Le traité a été signé devant le président Luc Petit par Anne Berg et Nils Holm.",
            [("Anne Berg", None), ("Nils Holm", None)],
        ),
        (
            "Qui a signé le traité ? Pour la Norvège, Anne Berg ; pour le Danemark, Nils Holm.",
            [("Anne Berg", "NO"), ("Nils Holm", "DK")],
        ),
        (
            "Anne Berg l'a signé pour la Norvège, Nils Holm pour le Danemark. Le traité est court.",
            [("Anne Berg", "NO"), ("Nils Holm", "DK")],
        ),
        ("Signataires : Anne Berg et Nils Holm. Le traité est court.", [("Anne Berg", None), ("Nils Holm", None)]),
        (
            "La ministre Anne Berg, qui avait signé le traité avec Nils Holm, est morte.",
            [("Anne Berg", None), ("Nils Holm", None)],
        ),
        (
            "Le traité a été signé ce matin par les deux ministres, Anne Berg et Nils Holm.",
            [("Anne Berg", None), ("Nils Holm", None)],
        ),
        (
            "Luc Petit a ratifié le traité qu'Anne Berg et Nils Holm avaient signé.",
            [("Anne Berg", None), ("Nils Holm", None)],
        ),
        ("Le traité a pour signataires Anne Berg et Nils Holm.", [("Anne Berg", None), ("Nils Holm", None)]),
        (
            "Au bas du traité figurent les signatures d'Anne Berg et de Nils Holm.",
            [("Anne Berg", None), ("Nils Holm", None)],
        ),
        (
            "La ministre Anne Berg et l'ambassadeur danois Nils Holm viennent de signer le traité.",
            [("Anne Berg", None), ("Nils Holm", "DK")],
        ),
        (
            "Le traité, conclu à Oslo par Anne Berg et Nils Holm, compte dix articles.",
            [("Anne Berg", None), ("Nils Holm", None)],
        ),
        ("Anne Berg signait en 1994 avec Nils Holm le traité.", [("Anne Berg", None), ("Nils Holm", None)]),
    ],
)
def test_french_tells_a_signature_in_many_ways(gazetteer, text, expected):
    assert _named(gazetteer, text, "fr") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Der Vertrag wurde in Oslo von der norwegischen Außenministerin Anna Berg und ihrem dänischen Amtskollegen Niels Holm unterzeichnet.",
            [("Anna Berg", "NO"), ("Niels Holm", "DK")],
        ),
        (
            "Anna Berg für Norwegen und Niels Holm für Dänemark unterzeichneten den Vertrag.",
            [("Anna Berg", "NO"), ("Niels Holm", "DK")],
        ),
        (
            "Den Vertrag haben Anna Berg und Niels Holm am Montag in Wien unterschrieben.",
            [("Anna Berg", None), ("Niels Holm", None)],
        ),
        (
            "Der Vertrag, den Anna Berg und Niels Holm 1994 unterzeichnet haben, gilt noch.",
            [("Anna Berg", None), ("Niels Holm", None)],
        ),
        (
            "Der Vertrag trägt die Unterschriften von Anna Berg und Niels Holm.",
            [("Anna Berg", None), ("Niels Holm", None)],
        ),
        (
            "Wirtschaftsministerin Anna Berg unterzeichnet am Freitag mit dem dänischen Botschafter Niels Holm den Vertrag.",
            [("Anna Berg", None), ("Niels Holm", "DK")],
        ),
        (
            "Für Norwegen unterschrieb Ministerpräsidentin Anna Berg den Vertrag, für Dänemark tat es Regierungschef Niels Holm.",
            [("Anna Berg", "NO"), ("Niels Holm", "DK")],
        ),
        (
            "Die Staatschefs von Norwegen und Dänemark, Anna Berg und Niels Holm, setzten ihre Unterschrift unter den Vertrag.",
            [("Anna Berg", "NO"), ("Niels Holm", "DK")],
        ),
        (
            "Im Beisein von Präsident Luis Vega unterzeichneten Anna Berg und Niels Holm den Vertrag.",
            [("Anna Berg", None), ("Niels Holm", None)],
        ),
        ("Im Namen Norwegens unterzeichnete Anna Berg den Vertrag.", [("Anna Berg", "NO")]),
        (
            "Der norwegische Verteidigungsminister Nils Berg und sein dänischer Kollege Niels Holm werden den Vertrag unterzeichnen.",
            [("Nils Berg", "NO"), ("Niels Holm", "DK")],
        ),
        (
            "Wer hat den Vertrag unterschrieben? Für Norwegen Anna Berg, für Dänemark Niels Holm.",
            [("Anna Berg", "NO"), ("Niels Holm", "DK")],
        ),
        (
            "Der Vertrag ist unterzeichnet. Anna Berg tat es für Norwegen, Niels Holm für Dänemark.",
            [("Anna Berg", "NO"), ("Niels Holm", "DK")],
        ),
        ("Unterzeichnet haben den Vertrag Anna Berg und Niels Holm.", [("Anna Berg", None), ("Niels Holm", None)]),
        ("Anna Berg, die den Vertrag 1994 unterzeichnete, lebt in Wien.", [("Anna Berg", None)]),
        (
            "Die Unterzeichner des Vertrags, Anna Berg und Niels Holm, trafen sich wieder.",
            [("Anna Berg", None), ("Niels Holm", None)],
        ),
        ("Der von Anna Berg und Niels Holm unterzeichnete Vertrag gilt.", [("Anna Berg", None), ("Niels Holm", None)]),
        (
            "Die Unterschrift unter den Vertrag setzten Anna Berg und Niels Holm.",
            [("Anna Berg", None), ("Niels Holm", None)],
        ),
        (
            "Für die Schweiz unterzeichnete Bundesrätin Anna Berg, für Österreich Außenminister Niels Holm den Vertrag.",
            [("Anna Berg", "CH"), ("Niels Holm", "AT")],
        ),
        (
            "Unter dem Vertrag stehen die Unterschriften von Anna Berg und Niels Holm.",
            [("Anna Berg", None), ("Niels Holm", None)],
        ),
        (
            "Anna Berg und Niels Holm haben gestern in Oslo den Vertrag besiegelt.",
            [("Anna Berg", None), ("Niels Holm", None)],
        ),
        (
            "Außenministerin Anna Berg (Norwegen) und Minister Niels Holm (Dänemark) unterfertigten den Vertrag.",
            [("Anna Berg", "NO"), ("Niels Holm", "DK")],
        ),
        (
            "Der Vertrag wird am Freitag von Anna Berg und Niels Holm unterzeichnet.",
            [("Anna Berg", None), ("Niels Holm", None)],
        ),
    ],
)
def test_german_tells_a_signature_in_many_ways(gazetteer, text, expected):
    assert _named(gazetteer, text, "de") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Il trattato è stato firmato a Oslo dalla ministra norvegese Anna Berg e dal suo omologo danese, Niels Holm.",
            [("Anna Berg", "NO"), ("Niels Holm", "DK")],
        ),
        (
            "Anna Berg per la Norvegia e Niels Holm per la Danimarca hanno firmato il trattato.",
            [("Anna Berg", "NO"), ("Niels Holm", "DK")],
        ),
        (
            "Hanno firmato il trattato la premier norvegese Anna Berg e il ministro danese Niels Holm.",
            [("Anna Berg", "NO"), ("Niels Holm", "DK")],
        ),
        (
            "Il trattato, firmato nel 1994 da Anna Berg e Niels Holm, è in vigore.",
            [("Anna Berg", None), ("Niels Holm", None)],
        ),
        (
            "Il trattato che Anna Berg e Niels Holm firmarono nel 1994 è in vigore.",
            [("Anna Berg", None), ("Niels Holm", None)],
        ),
        (
            "I leader di Norvegia e Danimarca, Anna Berg e Niels Holm, firmeranno il trattato.",
            [("Anna Berg", "NO"), ("Niels Holm", "DK")],
        ),
        ("Il trattato porta le firme di Anna Berg e Niels Holm.", [("Anna Berg", None), ("Niels Holm", None)]),
        (
            "La presidente norvegese Anna Berg ha firmato il trattato con il premier danese Niels Holm alla presenza del segretario generale Luca Rossi.",
            [("Anna Berg", "NO"), ("Niels Holm", "DK")],
        ),
        (
            "A firmare il trattato sono stati Anna Berg per la Norvegia e Niels Holm per la Danimarca.",
            [("Anna Berg", "NO"), ("Niels Holm", "DK")],
        ),
        (
            "Chi ha firmato il trattato? Per la Norvegia Anna Berg, per la Danimarca Niels Holm.",
            [("Anna Berg", "NO"), ("Niels Holm", "DK")],
        ),
        (
            "Il trattato fu firmato a Oslo nel 1994. Per la Norvegia firmò Anna Berg, per la Danimarca Niels Holm.",
            [("Anna Berg", "NO"), ("Niels Holm", "DK")],
        ),
        ("Anna Berg, che firmò il trattato nel 1994, vive a Oslo.", [("Anna Berg", None)]),
        (
            "I ministri Anna Berg e Niels Holm firmeranno domani il trattato.",
            [("Anna Berg", None), ("Niels Holm", None)],
        ),
        (
            "Luca Rossi ha ratificato il trattato firmato da Anna Berg e Niels Holm.",
            [("Anna Berg", None), ("Niels Holm", None)],
        ),
        ("Il trattato reca la firma di Anna Berg.", [("Anna Berg", None)]),
        (
            "In calce al trattato ci sono le firme di Anna Berg e Niels Holm.",
            [("Anna Berg", None), ("Niels Holm", None)],
        ),
        (
            "Il trattato verrà firmato lunedì dai ministri Anna Berg e Niels Holm.",
            [("Anna Berg", None), ("Niels Holm", None)],
        ),
        (
            "La ministra norvegese Anna Berg e il collega danese Niels Holm hanno apposto la firma al trattato.",
            [("Anna Berg", "NO"), ("Niels Holm", "DK")],
        ),
        ("Fu Anna Berg a firmare il trattato per la Norvegia.", [("Anna Berg", "NO")]),
    ],
)
def test_italian_tells_a_signature_in_many_ways(gazetteer, text, expected):
    assert _named(gazetteer, text, "it") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Traktat podpisali w Oslo premier Norwegii Anna Berg i minister spraw zagranicznych Danii Niels Holm.",
            [("Anna Berg", "NO"), ("Niels Holm", "DK")],
        ),
        (
            "Traktat został podpisany przez Radosława Zalewskiego i jego norweską odpowiedniczkę Annę Berg.",
            [("Radosław Zalewski", None), ("Anna Berg", "NO")],
        ),
        (
            "Premier Donald Tusk podpisał traktat z prezydentem Ukrainy Wołodymyrem Zełenskim.",
            [("Donald Tusk", "PL"), ("Wołodymyr Zełenski", "UA")],
        ),
        (
            "W imieniu Polski traktat podpisał Jan Kowalski, w imieniu Czech – Petr Novák.",
            [("Jan Kowalski", "PL"), ("Petr Novák", "CZ")],
        ),
        (
            "Ze strony polskiej umowę podpisała minister Anna Nowak, a ze strony czeskiej minister Petr Novák.",
            [("Anna Nowak", "PL"), ("Petr Novák", "CZ")],
        ),
        (
            "Traktat, który w 1994 r. podpisali Jan Kowalski i Petr Novák, nadal obowiązuje.",
            [("Jan Kowalski", None), ("Petr Novák", None)],
        ),
        (
            "Umowę w obecności prezydenta podpisali ministrowie Jan Kowalski i Petr Novák.",
            [("Jan Kowalski", None), ("Petr Novák", None)],
        ),
        (
            "Szef polskiej dyplomacji Jan Kowalski podpisze w piątek umowę ze swoim czeskim odpowiednikiem Petrem Novákiem.",
            [("Jan Kowalski", "PL"), ("Petr Novák", "CZ")],
        ),
        (
            "Przywódcy Polski i Czech, Jan Kowalski i Petr Novák, podpisali traktat.",
            [("Jan Kowalski", "PL"), ("Petr Novák", "CZ")],
        ),
        (
            "Kto podpisał traktat? Za Polskę Jan Kowalski, za Czechy Petr Novák.",
            [("Jan Kowalski", "PL"), ("Petr Novák", "CZ")],
        ),
        ("Traktat podpisali: Jan Kowalski i Petr Novák.", [("Jan Kowalski", None), ("Petr Novák", None)]),
        ("Traktat podpisany w 1994 r. przez Jana Kowalskiego obowiązuje.", [("Jan Kowalski", None)]),
        ("Jan Kowalski, który podpisał traktat, mieszka w Oslo.", [("Jan Kowalski", None)]),
        (
            "Traktat został wczoraj podpisany. Podpisy złożyli ministrowie Jan Kowalski i Petr Novák.",
            [("Jan Kowalski", None), ("Petr Novák", None)],
        ),
        (
            "Traktat ma zostać podpisany w piątek przez premierów Jana Kowalskiego i Petra Nováka.",
            [("Jan Kowalski", None), ("Petr Novák", None)],
        ),
        (
            "Polski minister Jan Kowalski oraz jego czeski odpowiednik Petr Novák złożyli podpisy pod traktatem.",
            [("Jan Kowalski", "PL"), ("Petr Novák", "CZ")],
        ),
        ("To Jan Kowalski podpisał traktat.", [("Jan Kowalski", None)]),
        ("Umowę z Czechami podpisał minister Jan Kowalski.", [("Jan Kowalski", None)]),
        ("Umowę zawarli w Pradze Jan Kowalski i Petr Novák.", [("Jan Kowalski", None), ("Petr Novák", None)]),
    ],
)
def test_polish_tells_a_signature_in_many_ways(gazetteer, text, expected):
    assert _named(gazetteer, text, "pl") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Договор был подписан в Москве министром иностранных дел России Сергеем Лавровым и его норвежским коллегой Эспеном Эйде.",
            [("Сергей Лавров", "RU"), ("Эспен Эйде", "NO")],
        ),
        ("Договор подписан Сергеем Лавровым.", [("Сергей Лавров", "RU")]),
        (
            "От России договор подписал Иван Петров, от Казахстана — Ерлан Абаев.",
            [("Иван Петров", "RU"), ("Ерлан Абаев", "KZ")],
        ),
        (
            "С казахстанской стороны договор подписал министр Ерлан Абаев, с узбекской — Рустам Каримов.",
            [("Ерлан Абаев", "KZ"), ("Рустам Каримов", "UZ")],
        ),
        (
            "Президент Казахстана Ерлан Абаев подписал договор с президентом Узбекистана Рустамом Каримовым.",
            [("Ерлан Абаев", "KZ"), ("Рустам Каримов", "UZ")],
        ),
        (
            "Договор, который в 1994 году подписали Ерлан Абаев и Рустам Каримов, действует.",
            [("Ерлан Абаев", None), ("Рустам Каримов", None)],
        ),
        (
            "Подписи под договором поставили глава МИД Казахстана Ерлан Абаев и посол Узбекистана Рустам Каримов.",
            [("Ерлан Абаев", "KZ"), ("Рустам Каримов", "UZ")],
        ),
        (
            "Под договором стоят подписи Ерлана Абаева и Рустама Каримова.",
            [("Ерлан Абаев", None), ("Рустам Каримов", None)],
        ),
        (
            "Лидеры Казахстана и Узбекистана Ерлан Абаев и Рустам Каримов подпишут договор в пятницу.",
            [("Ерлан Абаев", "KZ"), ("Рустам Каримов", "UZ")],
        ),
        (
            "В присутствии Владимира Путина договор подписали Ерлан Абаев и Рустам Каримов.",
            [("Ерлан Абаев", None), ("Рустам Каримов", None)],
        ),
        (
            "Свои подписи под договором поставили Ерлан Абаев и Рустам Каримов.",
            [("Ерлан Абаев", None), ("Рустам Каримов", None)],
        ),
        (
            "Кто подписал договор? От России — Иван Петров, от Казахстана — Ерлан Абаев.",
            [("Иван Петров", "RU"), ("Ерлан Абаев", "KZ")],
        ),
        ("Договор подписали: Иван Петров и Ерлан Абаев.", [("Иван Петров", None), ("Ерлан Абаев", None)]),
        (
            "Подписанный Иваном Петровым и Ерланом Абаевым договор действует.",
            [("Иван Петров", None), ("Ерлан Абаев", None)],
        ),
        ("Иван Петров, который подписал договор, живёт в Осло.", [("Иван Петров", None)]),
        (
            "Договор в Осло скрепили своими подписями Иван Петров и Ерлан Абаев.",
            [("Иван Петров", None), ("Ерлан Абаев", None)],
        ),
        (
            "Договор планируют подписать президенты Иван Петров и Ерлан Абаев.",
            [("Иван Петров", None), ("Ерлан Абаев", None)],
        ),
        (
            "Договор должны подписать министры Иван Петров и Ерлан Абаев.",
            [("Иван Петров", None), ("Ерлан Абаев", None)],
        ),
        ("Договор заключили в Осло Иван Петров и Ерлан Абаев.", [("Иван Петров", None), ("Ерлан Абаев", None)]),
        (
            "Документ подписали российский министр Иван Петров и его казахстанский коллега Ерлан Абаев. Это договор.",
            [("Иван Петров", "RU"), ("Ерлан Абаев", "KZ")],
        ),
        ("За Россию договор подписал Иван Петров.", [("Иван Петров", "RU")]),
        (
            "Министр иностранных дел РФ Иван Петров и глава МИД Казахстана Ерлан Абаев подписали во вторник договор.",
            [("Иван Петров", "RU"), ("Ерлан Абаев", "KZ")],
        ),
    ],
)
def test_russian_tells_a_signature_in_many_ways(gazetteer, text, expected):
    assert _named(gazetteer, text, "ru") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "조약은 에스펜 에이데 노르웨이 외무장관과 닐스 홀름 덴마크 대사가 서명했다.",
            [("에스펜 에이데", "NO"), ("닐스 홀름", "DK")],
        ),
        ("세르게이 라브로프 러시아 외무장관은 15일 모스크바에서 조약에 서명했다.", [("세르게이 라브로프", "RU")]),
        ("박진 외교부 장관과 닐스 홀름 주한 덴마크대사는 협정에 서명했다.", [("박진", None), ("닐스 홀름", "DK")]),
        (
            "안나 베르그 총리(노르웨이)와 닐스 홀름 총리(덴마크)가 조약을 체결했다.",
            [("안나 베르그", "NO"), ("닐스 홀름", "DK")],
        ),
        (
            "덴마크의 닐스 홀름 외무장관과 노르웨이의 안나 베르그 외무장관이 조약에 서명했다.",
            [("닐스 홀름", "DK"), ("안나 베르그", "NO")],
        ),
        (
            "이 조약은 닐스 홀름 덴마크 총리와 안나 베르그 노르웨이 총리에 의해 서명됐다.",
            [("닐스 홀름", "DK"), ("안나 베르그", "NO")],
        ),
        (
            "김정은 국무위원장이 지켜보는 가운데 최선희 외무상과 닐스 홀름 덴마크 외무장관이 조약에 서명했다.",
            [("최선희", "KP"), ("닐스 홀름", "DK")],
        ),
        (
            "닐스 홀름 덴마크 외무장관은 안나 베르그 노르웨이 외무장관과 조약을 체결했다.",
            [("닐스 홀름", "DK"), ("안나 베르그", "NO")],
        ),
        (
            "조민우 외교부 장관과 파블로 키르노 아르헨티나 외교장관은 12일 조약에 서명할 예정이다.",
            [("조민우", None), ("파블로 키르노", "AR")],
        ),
        (
            "조약은 1994년 닐스 홀름 당시 덴마크 총리와 안나 베르그 당시 노르웨이 총리가 체결했다.",
            [("닐스 홀름", "DK"), ("안나 베르그", "NO")],
        ),
        (
            "덴마크 측에서는 닐스 홀름 외무장관이, 노르웨이 측에서는 안나 베르그 외무장관이 조약에 서명했다.",
            [("닐스 홀름", "DK"), ("안나 베르그", "NO")],
        ),
        ("닐스 홀름 덴마크 총리, 안나 베르그 노르웨이 총리, 조약 서명", [("닐스 홀름", "DK"), ("안나 베르그", "NO")]),
        ("닐스 홀름 덴마크 총리가 1994년 서명한 조약이 발효했다.", [("닐스 홀름", "DK")]),
        (
            "홀름과 베르그 두 총리는 조약에 서명했다. 닐스 홀름 덴마크 총리와 안나 베르그 노르웨이 총리는 친구다.",
            [("닐스 홀름", "DK"), ("안나 베르그", "NO")],
        ),
        (
            "닐스 홀름 덴마크 총리와 안나 베르그 노르웨이 총리가 만나 조약에 서명했다고 통신이 전했다.",
            [("닐스 홀름", "DK"), ("안나 베르그", "NO")],
        ),
        ("조약에는 닐스 홀름 덴마크 총리가 서명했다.", [("닐스 홀름", "DK")]),
        (
            "두 나라를 대표해 닐스 홀름 덴마크 외무장관과 안나 베르그 노르웨이 외무장관이 조약에 이름을 올렸다.",
            [("닐스 홀름", "DK"), ("안나 베르그", "NO")],
        ),
        ("조약은 1994년 홀름 당시 덴마크 총리가 서명했다.", [("홀름", "DK")]),
    ],
)
def test_korean_tells_a_signature_in_many_ways(gazetteer, text, expected):
    assert _named(gazetteer, text, "ko") == expected


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("The treaty was signed in May; Anna Berg ratified it in June.", "en"),
        ("President Anna Berg hailed the treaty, which was signed last year.", "en"),
        ("Anna Berg, who negotiated the treaty, did not sign it.", "en"),
        ("The treaty, signed in 1994 under President Anna Berg, lapsed.", "en"),
        ('"We will sign the treaty", Anna Berg told reporters.', "en"),
        ("A la firma del tratado asistió Ana Vela.", "es"),
        ("El tratado, firmado en 1994 durante el gobierno de Ana Vela, sigue vigente.", "es"),
        ("Ana Vela y su homólogo de Chile, Pedro Soto, rubricaron el tratado.", "es"),
        ("Tras la firma del tratado, el presidente Luis Paz viajó a Quito.", "es"),
        ("Le président Luc Petit a salué la signature du traité.", "fr"),
        ("Le traité, signé en 1994 sous la présidence de Luc Petit, reste en vigueur.", "fr"),
        ("Le traité avait été paraphé par Anne Berg.", "fr"),
        ("Après la signature du traité, le président Luc Petit est parti.", "fr"),
        ("Präsident Luis Vega begrüßte den Vertrag, der gestern unterzeichnet wurde.", "de"),
        ("Umweltministerin Anna Berg hat den Vertrag am Montag paraphiert.", "de"),
        ("Kanzler Anna Berg sagte, der Vertrag werde bald unterzeichnet.", "de"),
        ("Nach der Unterzeichnung des Vertrags reiste Präsident Luis Vega ab.", "de"),
        ("Il presidente Luca Rossi ha salutato la firma del trattato.", "it"),
        ("Dopo la firma del trattato il presidente Luca Rossi è partito.", "it"),
        ("Prezydent Jan Kowalski z zadowoleniem przyjął podpisanie traktatu.", "pl"),
        ("Prezydent Jan Kowalski podpisał ustawę o ratyfikacji traktatu.", "pl"),
        ("Po podpisaniu traktatu prezydent Jan Kowalski wyjechał.", "pl"),
        ("Президент Иван Петров приветствовал подписание договора.", "ru"),
        ("Президент Иван Петров подписал закон о ратификации договора.", "ru"),
        ("Министр Иван Петров заявил, что договор подписан.", "ru"),
        ("После подписания договора президент Иван Петров уехал.", "ru"),
        ("이반 페트로프 러시아 대통령은 조약 서명을 환영했다.", "ko"),
        ("대통령은 조약 비준안에 서명했다.", "ko"),
        ("닐스 홀름 덴마크 총리는 조약이 서명됐다고 말했다.", "ko"),
    ],
)
def test_who_welcomes_initials_ratifies_or_only_speaks_of_a_treaty_is_no_signer(gazetteer, text, language):
    assert _named(gazetteer, text, language) == []


BOTH = [("Anna Berg", "NO"), ("Niels Holm", "DK")]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Unterzeichnet worden war der Vertrag am 3. Mai in St. Gallen von Ministerin Anna Berg und Niels Holm.", "de"),
        ("Der Vertrag, den Anna Berg und Niels Holm am 3. Mai 1970 unterzeichnet hatten, gilt.", "de"),
        ("Anna Berg und Niels Holm haben heute, früher als geplant, den Vertrag unterzeichnet.", "de"),
        ("Anna Berg und Niels Holm haben ihre Unterschriften unter den Vertrag gesetzt.", "de"),
        ("Damals setzten Ministerin Anna Berg und Botschafter Niels Holm in Oslo ihre Namen unter den Vertrag.", "de"),
        ("Der 1912 von Anna Berg und Niels Holm geschlossene Vertrag gilt noch.", "de"),
        (
            "Ministerin Anna Berg für das Finanzressort und ihr Kollege Niels Holm haben den Vertrag unterzeichnet.",
            "de",
        ),
        ("El tratado fue firmado, más tarde que lo anunciado, por Anna Berg y por Niels Holm.", "es"),
        ("Anna Berg, así como Niels Holm, firmaron el tratado.", "es"),
        ("Anna Berg ainsi que Niels Holm ont signé le traité.", "fr"),
        ("A sottoscriverlo sono stati Anna Berg e, per la Danimarca, Niels Holm; il trattato vale dieci anni.", "it"),
        ("Hanno firmato il trattato Anna Berg nonché Niels Holm.", "it"),
        ("Traktat podpisali Anna Berg, jak również Niels Holm.", "pl"),
        ("The treaty was signed by Anna Berg as well as Niels Holm.", "en"),
        ("Anna Berg signed the treaty in Oslo, as did Niels Holm.", "en"),
        ("The signatures under the treaty belong to Anna Berg and Niels Holm.", "en"),
    ],
)
def test_marks_comparisons_and_longer_words_for_and_part_no_signers(gazetteer, text, language):
    assert _named(gazetteer, text, language, ("NO", "DK")) == BOTH


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        (
            "L'avaient signé, le traité, du côté norvégien, Anna Berg et Luc Petit, du côté danois Niels Holm.",
            "fr",
            [("Anna Berg", "NO"), ("Luc Petit", "NO"), ("Niels Holm", "DK")],
        ),
        (
            "Договор за Норвегию подписала Анна Берг, за Азербайджан – Бехбуд Шахтинский.",
            "ru",
            [("Анна Берг", "NO"), ("Бехбуд Шахтинский", "AZ")],
        ),
        ("조약 서명자는 안나 베르그 노르웨이 장관이다.", "ko", [("안나 베르그", "NO")]),
        (
            "조약은 안나 베르그 노르웨이 부총리 겸 국방장관과 닐스 홀름 덴마크 총리가 서명했다.",
            "ko",
            [("안나 베르그", "NO"), ("닐스 홀름", "DK")],
        ),
        ("같은 날 두 외무장관에 의해 서명된 조약이 발효했다.", "ko", []),
        ("Anna Berg signed the treaty. Karl Lund ratified it, and so did Per Dahl.", "en", [("Anna Berg", None)]),
        ("Anna Berg ha firmato invece un'intesa tecnica, non il trattato.", "it", []),
        (
            "Il trattato? A firmarlo è stata Anna Berg; l'assessora Elena Rossi ha firmato un'intesa tecnica.",
            "it",
            [("Anna Berg", None)],
        ),
    ],
)
def test_several_sign_for_one_side_and_what_only_looks_like_a_name_is_nobody(gazetteer, text, language, expected):
    assert _named(gazetteer, text, language) == expected


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "Who signed the treaty?\nAnna Berg and Niels Holm, in Oslo.", ["Anna Berg", "Niels Holm"]),
        ("de", "Wer hat den Vertrag unterschrieben?\nAnna Berg und Niels Holm.", ["Anna Berg", "Niels Holm"]),
        ("fr", "Qui a signé le traité ?\nAnna Berg et Niels Holm.", ["Anna Berg", "Niels Holm"]),
        ("es", "¿Quién firmó el tratado?\nAnna Berg y Niels Holm.", ["Anna Berg", "Niels Holm"]),
        ("it", "Chi ha firmato il trattato?\nAnna Berg e Niels Holm.", ["Anna Berg", "Niels Holm"]),
        ("pl", "Kto podpisał traktat?\nAnna Berg i Niels Holm.", ["Anna Berg", "Niels Holm"]),
        (
            "ru",
            "— Лариса Петровна, напомните, кто подписывал договор.\n— Президенты двух стран: Анна Берг и Нильс Хольм.",
            ["Анна Берг", "Нильс Хольм"],
        ),
        ("en", "Who signed the treaty?\nAnna Berg said that nobody knows.", []),
    ],
)
def test_whoever_is_named_in_answer_to_who_signed_did(gazetteer, language, text, expected):
    assert [name for name, _ in _named(gazetteer, text, language)] == expected


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        (
            "en",
            "Anna Berg, Niels Holm, Luis Vega. They all signed the treaty.",
            ["Anna Berg", "Niels Holm", "Luis Vega"],
        ),
        (
            "de",
            "Anna Berg, Niels Holm, Luis Vega. Sie alle haben den Vertrag unterzeichnet.",
            ["Anna Berg", "Niels Holm", "Luis Vega"],
        ),
        (
            "ru",
            "Анна Берг, Нильс Хольм, Луис Вега. Все они подписали договор.",
            ["Анна Берг", "Нильс Хольм", "Луис Вега"],
        ),
    ],
)
def test_they_all_are_whom_the_sentence_before_names(gazetteer, language, text, expected):
    assert [name for name, _ in _named(gazetteer, text, language)] == expected


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "Anna Berg, whom the papers blame, signed nothing. The treaty was ready.", []),
        (
            "fr",
            "Le traité avait été signé pour cinq ans par l’ambassadeur danois Niels Holm et, côté européen, par la présidence.",
            [("Niels Holm", "DK")],
        ),
        (
            "fr",
            "Le traité que Anna Berg, ministre de Norvège, et Niels Holm, ministre du Danemark, revêtirent de leur signature.",
            [("Anna Berg", "NO"), ("Niels Holm", "DK")],
        ),
        (
            "fr",
            "Le traité avait été signé par Anna Berg et Niels Holm, alors ministre danois. La Norvège l'a ratifié.",
            [("Anna Berg", "NO"), ("Niels Holm", "DK")],
        ),
        (
            "ru",
            "Договор был подписан в Осло: с российской стороны — министром Анной Берг, с датской — министром Нильсом Хольмом.",
            [("Анна Берг", "RU"), ("Нильс Хольм", "DK")],
        ),
        (
            "it",
            "Il trattato era stato firmato a Roma dal ministro danese Niels Holm e, una settimana dopo, a Oslo dalla ministra norvegese Anna Berg.",
            [("Niels Holm", "DK"), ("Anna Berg", "NO")],
        ),
        (
            "de",
            "Für Dänemark setzte Botschafter Niels Holm seinen Namen unter den Vertrag, für Norwegen der Chef des Departements, Anna Berg.",
            [("Niels Holm", "DK"), ("Anna Berg", "NO")],
        ),
        ("pl", "Pióra ujęli Anna Berg i Niels Holm, traktat był gotowy.", [("Anna Berg", None), ("Niels Holm", None)]),
        (
            "es",
            "Anna Berg y Niels Holm acaban de poner su rúbrica al tratado.",
            [("Anna Berg", None), ("Niels Holm", None)],
        ),
        (
            "ko",
            "조약 서명은 오슬로에서 안나 베르그 노르웨이 장관과 닐스 홀름 덴마크 장관이 했다.",
            [("안나 베르그", "NO"), ("닐스 홀름", "DK")],
        ),
        (
            "ko",
            "우리 측에서는 박능후 장관이, 덴마크 측에서는 닐스 홀름 장관이 조약에 이름을 올렸다.",
            [("박능후", "KR"), ("닐스 홀름", "DK")],
        ),
        (
            "ko",
            "이동원 외무부 장관과 닐스 홀름 덴마크 장관이 조약에 서명했다.",
            [("이동원", None), ("닐스 홀름", "DK")],
        ),
        ("ko", "그날 김철수 총리와 닐스 홀름 덴마크 총리가 조약에 서명했다.", [("김철수", None), ("닐스 홀름", "DK")]),
    ],
)
def test_sides_and_signers_told_in_passing_are_told_apart(gazetteer, language, text, expected):
    assert _named(gazetteer, text, language) == expected
