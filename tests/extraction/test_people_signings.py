"""Signatures as timelines, captions, lists, columns and translations tell them, in each language; and what is none."""

import re

import pytest

from archive.extraction.document import Document
from archive.extraction.findings import Span, Treaty
from archive.extraction.people import find_signatories

NOUN = re.compile(
    r"(?:[Tt]reaty|[Tt]ratado|[Cc]onvenio|[Tt]raité|[Vv]ertrag|[Дд]оговор|[Tt]rattato|[Tt]raktat)\w*|조약"
)


@pytest.fixture
def signers(gazetteer):
    """The signers, with their states, of the one treaty that a text calls by a bare noun."""

    def find(text: str, language: str) -> list[tuple[str, str | None]]:
        mentions = tuple(Span(*match.span()) for match in NOUN.finditer(text))
        treaty = Treaty("A treaty", mentions, "given", main=True)
        return [(one.name, one.state) for one in find_signatories(Document(text, language), (treaty,), gazetteer)]

    return find


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "El Convenio fue firmado en Madrid el 14 de mayo de este año por la vicepresidenta primera y ministra de Hacienda, María Vela Soto, y el ministro de Finanzas mauriciano, Renganaden Padayachy. España y Mauricio.",
            [("María Vela Soto", "ES"), ("Renganaden Padayachy", "MU")],
        ),
        (
            "Por Perú firmó el tratado la canciller Ana Vela y por Chile, Pedro Soto.",
            [("Ana Vela", "PE"), ("Pedro Soto", "CL")],
        ),
        (
            "El tratado lo rubricaron con su firma Ana Vela, presidenta de Perú, y Pedro Soto, su homólogo chileno.",
            [("Ana Vela", "PE"), ("Pedro Soto", "CL")],
        ),
        (
            "Ana Vela, en nombre de Perú, y Pedro Soto, en el de Chile, estamparon su firma al pie del tratado.",
            [("Ana Vela", "PE"), ("Pedro Soto", "CL")],
        ),
        (
            "Los firmantes del tratado fueron Ana Vela (Perú) y Pedro Soto (Chile).",
            [("Ana Vela", "PE"), ("Pedro Soto", "CL")],
        ),
        (
            "Fue firmado el tratado por la canciller peruana Ana Velay el ministro chileno Pedro Soto.",
            [("Ana Vela", "PE"), ("Pedro Soto", "CL")],
        ),
        (
            "1990. Ana Vela y Pedro Soto firman en Lima el tratado entre Perú y Chile.",
            [("Ana Vela", "PE"), ("Pedro Soto", "CL")],
        ),
        (
            "El tratado lleva las rúbricas de los presidentes de Perú, Ana Vela, y de Chile, Pedro Soto.",
            [("Ana Vela", "PE"), ("Pedro Soto", "CL")],
        ),
        (
            "¿Quién firmó el tratado? Por Perú, Ana Vela; por Chile, Pedro Soto.",
            [("Ana Vela", "PE"), ("Pedro Soto", "CL")],
        ),
        (
            "La presidenta peruana, Ana Vela, y su par chileno, Pedro Soto, suscribieron ayer el tratado.",
            [("Ana Vela", "PE"), ("Pedro Soto", "CL")],
        ),
        (
            "Tras la firma del tratado por Ana Vela, de Perú, y Pedro Soto, de Chile, hubo un brindis.",
            [("Ana Vela", "PE"), ("Pedro Soto", "CL")],
        ),
        (
            "El tratado que Ana Vela firmó con el chileno Pedro Soto obliga a Perú a poco.",
            [("Ana Vela", "PE"), ("Pedro Soto", "CL")],
        ),
        (
            "En la foto, los ministros Ana Vela (Perú) y Pedro Soto (Chile) tras firmar el tratado.",
            [("Ana Vela", "PE"), ("Pedro Soto", "CL")],
        ),
        (
            "En Lima, la ministra peruana de Exteriores, Ana Vela, y el embajador de Chile, Pedro Soto, rubricaron y firmaron el tratado.",
            [("Ana Vela", "PE"), ("Pedro Soto", "CL")],
        ),
        (
            "El tratado, que lleva las firmas de Ana Vela por Perú y de Pedro Soto por Chile, entró en vigor.",
            [("Ana Vela", "PE"), ("Pedro Soto", "CL")],
        ),
        (
            "Suscribieron el tratado, por la parte peruana, Ana Vela, y por la chilena, Pedro Soto.",
            [("Ana Vela", "PE"), ("Pedro Soto", "CL")],
        ),
        (
            "Foto: Ana Vela (izq., Perú) y Pedro Soto (Chile) durante la firma del tratado.",
            [("Ana Vela", "PE"), ("Pedro Soto", "CL")],
        ),
        (
            "El tratado fue firmado por los presidentes Ana Vela y Pedro Soto, de Perú y Chile.",
            [("Ana Vela", "PE"), ("Pedro Soto", "CL")],
        ),
        (
            "El tratado de 1883, obra de Ana Vela y Pedro Soto, que lo firmaron en Ancón, sigue vivo.",
            [("Ana Vela", None), ("Pedro Soto", None)],
        ),
    ],
)
def test_spanish_signers_are_found_with_their_states(signers, text, expected):
    assert signers(text, "es") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "12 August 1970 – Anna Berg and Niels Holm put their names in Oslo to the treaty between Norway and Denmark.",
            [("Anna Berg", "NO"), ("Niels Holm", "DK")],
        ),
        (
            "Niels Holm of Denmark and Anna Berg of Norway were the signatories of the treaty.",
            [("Niels Holm", "DK"), ("Anna Berg", "NO")],
        ),
        (
            "The treaty was signed in the Opera House. Anna Berg held the pen for Norway, Niels Holm for Denmark.",
            [("Anna Berg", "NO"), ("Niels Holm", "DK")],
        ),
        (
            "The treaty, to which Anna Berg and Niels Holm put their signatures in 1990, binds Norway and Denmark.",
            [("Anna Berg", "NO"), ("Niels Holm", "DK")],
        ),
        (
            "Photo: Anna Berg (left, Norway) and Niels Holm (Denmark) sign the treaty.",
            [("Anna Berg", "NO"), ("Niels Holm", "DK")],
        ),
        (
            "Caption: Norway's Anna Berg, left, and Denmark's Niels Holm after signing the treaty.",
            [("Anna Berg", "NO"), ("Niels Holm", "DK")],
        ),
        (
            "Signed in Oslo by Presidents Anna Bergand Niels Holm of Norway and Denmark, the treaty has nine articles.",
            [("Anna Berg", "NO"), ("Niels Holm", "DK")],
        ),
        ("Anna Berg signed off on the treaty for Norway in Oslo.", [("Anna Berg", "NO")]),
        (
            "The treaty was the work of two women. Anna Berg signed for Oslo and Niels Holm for Copenhagen.",
            [("Anna Berg", "NO"), ("Niels Holm", "DK")],
        ),
        (
            "Norway's foreign minister, Anna Berg, and her Danish opposite number, Niels Holm, initialled nothing: they signed the treaty outright.",
            [("Anna Berg", "NO"), ("Niels Holm", "DK")],
        ),
        (
            "Among those who signed the treaty were Anna Berg of Norway and Niels Holm of Denmark.",
            [("Anna Berg", "NO"), ("Niels Holm", "DK")],
        ),
        (
            "The signatories to the treaty are Anna Berg (Norway) and Niels Holm (Denmark).",
            [("Anna Berg", "NO"), ("Niels Holm", "DK")],
        ),
        (
            "Signatories: for Norway, Anna Berg; for Denmark, Niels Holm. The treaty runs for ten years.",
            [("Anna Berg", "NO"), ("Niels Holm", "DK")],
        ),
        (
            "The treaty was concluded in 1850 between Norway, represented by Anna Berg, and Denmark, represented by Niels Holm, who signed it in Oslo.",
            [("Anna Berg", "NO"), ("Niels Holm", "DK")],
        ),
        (
            "Prime Minister Anna Berg of Norway and President Niels Holm of Denmark met in Oslo. They signed a treaty.",
            [("Anna Berg", "NO"), ("Niels Holm", "DK")],
        ),
        (
            "Anna Berg, then Norway's foreign minister, signed the treaty together with her Danish colleague Niels Holm.",
            [("Anna Berg", "NO"), ("Niels Holm", "DK")],
        ),
        (
            "On the Norwegian side the treaty was signed by Anna Berg, on the Danish side by Niels Holm.",
            [("Anna Berg", "NO"), ("Niels Holm", "DK")],
        ),
        (
            "The treaty was signed by Anna Berg, Minister of Trade, Industry and Energy of Norway, and Niels Holm, Minister for Industry, Mines and Trade of Denmark.",
            [("Anna Berg", "NO"), ("Niels Holm", "DK")],
        ),
        (
            "Norway's Minister of Trade, Industry and Energy Anna Berg and Danish ambassador Niels Holm signed the treaty.",
            [("Anna Berg", "NO"), ("Niels Holm", "DK")],
        ),
        (
            "It was in Bergen that Norway and Denmark made peace: Anna Berg and Niels Holm signed the treaty on a Monday.",
            [("Anna Berg", "NO"), ("Niels Holm", "DK")],
        ),
        ("Ambassador Anna Berg signed the treaty on Norway's behalf.", [("Anna Berg", "NO")]),
        (
            "The treaty carries the names of Anna Berg for Norway and Niels Holm for Denmark.",
            [("Anna Berg", "NO"), ("Niels Holm", "DK")],
        ),
        (
            "The treaty's signatories, Norway's Anna Berg and Denmark's Niels Holm, shook hands.",
            [("Anna Berg", "NO"), ("Niels Holm", "DK")],
        ),
        (
            "The two presidents, Anna Berg of Norway and Niels Holm of Denmark, signed the treaty, said Luis Vega, a spokesman.",
            [("Anna Berg", "NO"), ("Niels Holm", "DK")],
        ),
        (
            "17 March 1948: Anna Berg for Norway and Niels Holm for Denmark sign the treaty in Oslo.",
            [("Anna Berg", "NO"), ("Niels Holm", "DK")],
        ),
        (
            "The treaty had been agreed by Norway's Anna Berg and signed with Danish King Niels Holm.",
            [("Anna Berg", "NO"), ("Niels Holm", "DK")],
        ),
        (
            "The treaty was signed by the foreign ministers of Norway, Denmark and Sweden: Anna Berg, Niels Holm and Luis Vega.",
            [("Anna Berg", "NO"), ("Niels Holm", "DK"), ("Luis Vega", "SE")],
        ),
        (
            "Signing the treaty were Anna Berg, Norway's envoy, and Niels Holm, Denmark's ambassador.",
            [("Anna Berg", "NO"), ("Niels Holm", "DK")],
        ),
        (
            "The treaty takes its name from Oslo, where Anna Berg and Niels Holm, the foreign ministers of Norway and Denmark, signed it.",
            [("Anna Berg", "NO"), ("Niels Holm", "DK")],
        ),
        ("For Norway, Anna Berg put her name to the treaty.", [("Anna Berg", "NO")]),
        (
            "Ms Anna Berg (for Norway) and Dr Niels Holm (for Denmark) signed the treaty.",
            [("Anna Berg", "NO"), ("Niels Holm", "DK")],
        ),
        (
            "Anna Berg signed the treaty on behalf of the Norwegian government, Niels Holm on behalf of the Danish one.",
            [("Anna Berg", "NO"), ("Niels Holm", "DK")],
        ),
        (
            "The treaty that Anna Berg and Niels Holm signed in Oslo was a bargain.",
            [("Anna Berg", None), ("Niels Holm", None)],
        ),
    ],
)
def test_english_signers_are_found_with_their_states(signers, text, expected):
    assert signers(text, "en") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Le traité a été signé à Paris par Anne Roy, ministre française des Transports, et Carlo Verdi, son homologue italien.",
            [("Anne Roy", "FR"), ("Carlo Verdi", "IT")],
        ),
        (
            "Anne Roy pour Paris, Carlo Verdi pour Rome : les deux ministres viennent de signer le traité.",
            [("Anne Roy", "FR"), ("Carlo Verdi", "IT")],
        ),
        (
            "Pour la France, c'est Anne Roy qui a signé le traité ; pour l'Italie, Carlo Verdi.",
            [("Anne Roy", "FR"), ("Carlo Verdi", "IT")],
        ),
        (
            "Du côté français, le traité a été signé par Anne Roy, du côté italien par Carlo Verdi.",
            [("Anne Roy", "FR"), ("Carlo Verdi", "IT")],
        ),
        (
            "Le traité fut signé par le ministre français Anne Royet,de la partie italienne,le ministre Carlo Verdi.",
            [("Anne Roy", "FR"), ("Carlo Verdi", "IT")],
        ),
        (
            "1990 : Anne Roy et Carlo Verdi signent à Nice le traité entre la France et l'Italie.",
            [("Anne Roy", "FR"), ("Carlo Verdi", "IT")],
        ),
        (
            "Les signataires du traité sont Anne Roy (France) et Carlo Verdi (Italie).",
            [("Anne Roy", "FR"), ("Carlo Verdi", "IT")],
        ),
        (
            "Au bas du traité figurent les signatures d'Anne Roy, pour la France, et de Carlo Verdi, pour l'Italie.",
            [("Anne Roy", "FR"), ("Carlo Verdi", "IT")],
        ),
        (
            "La présidente française Anne Roy et le premier ministre italien Carlo Verdi ont paraphé puis signé le traité.",
            [("Anne Roy", "FR"), ("Carlo Verdi", "IT")],
        ),
        (
            "Anne Roy, au nom de la France, et Carlo Verdi, au nom de l'Italie, ont apposé leur paraphe au bas du traité.",
            [("Anne Roy", "FR"), ("Carlo Verdi", "IT")],
        ),
        (
            "Le traité, qu'Anne Roy avait signé avec l'Italien Carlo Verdi, lie la France depuis 2001.",
            [("Anne Roy", "FR"), ("Carlo Verdi", "IT")],
        ),
        (
            "Place Royale, Anne Roy et Carlo Verdi ont signé le traité entre la France et l'Italie.",
            [("Anne Roy", "FR"), ("Carlo Verdi", "IT")],
        ),
        (
            "La signature du traité par Anne Roy et Carlo Verdi engage la France et l'Italie.",
            [("Anne Roy", "FR"), ("Carlo Verdi", "IT")],
        ),
        (
            "À Rome, la Française Anne Roy et l'Italien Carlo Verdi ont signé le traité.",
            [("Anne Roy", "FR"), ("Carlo Verdi", "IT")],
        ),
        (
            "Anne Roy, ministre des Affaires étrangères de la France, et Carlo Verdi, ambassadeur d'Italie, ont signé ce traité.",
            [("Anne Roy", "FR"), ("Carlo Verdi", "IT")],
        ),
        (
            "Signé à Nice par Anne Roy (France) et Carlo Verdi (Italie), le traité compte dix articles.",
            [("Anne Roy", "FR"), ("Carlo Verdi", "IT")],
        ),
        (
            "Le traité porte la signature d'Anne Roy, pour la partie française, et celle de Carlo Verdi, pour la partie italienne.",
            [("Anne Roy", "FR"), ("Carlo Verdi", "IT")],
        ),
        (
            "Ce sont Anne Roy et Carlo Verdi qui ont signé le traité entre la France et l'Italie.",
            [("Anne Roy", "FR"), ("Carlo Verdi", "IT")],
        ),
        (
            "Anne Roy signa le traité avec l'ambassadeur d'Italie Carlo Verdi, la France n'ayant pas d'autre choix.",
            [("Anne Roy", "FR"), ("Carlo Verdi", "IT")],
        ),
        (
            "Signataires : Anne Roy pour la France, Carlo Verdi pour l'Italie. Le traité est bref.",
            [("Anne Roy", "FR"), ("Carlo Verdi", "IT")],
        ),
        (
            "Le 3 mai, à Rome, c'est la ministre française Anne Roy, accompagnée de son homologue italien Carlo Verdi, qui a signé le traité.",
            [("Anne Roy", "FR"), ("Carlo Verdi", "IT")],
        ),
    ],
)
def test_french_signers_are_found_with_their_states(signers, text, expected):
    assert signers(text, "fr") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "12. August 1970 • Anna Berg und Carlo Verdi setzen ihre Namen unter den Vertrag zwischen Österreich und Italien.",
            [("Anna Berg", "AT"), ("Carlo Verdi", "IT")],
        ),
        (
            "Gestern haben die Präsidenten Anna Berg und Carlo Verdi den Vertrag zwischen Österreich und Italien unterzeichnet.",
            [("Anna Berg", "AT"), ("Carlo Verdi", "IT")],
        ),
        (
            "In Rom unterzeichnen Anna Berg und Carlo Verdi den Vertrag, dessen Artikel 8 Österreich und Italien den Austausch Ständiger Vertretungen vorschreibt.",
            [("Anna Berg", "AT"), ("Carlo Verdi", "IT")],
        ),
        (
            "Für Österreich, das den Vertrag angeregt hatte, unterschrieb Ministerin Anna Berg, für Italien, das derzeit den Vorsitz führt, Außenminister Carlo Verdi.",
            [("Anna Berg", "AT"), ("Carlo Verdi", "IT")],
        ),
        (
            "Der Vertrag ist unter Dach. Für Österreich griff Kanzlerin Anna Berg zur Feder, für Italien Minister Carlo Verdi.",
            [("Anna Berg", "AT"), ("Carlo Verdi", "IT")],
        ),
        (
            "Von österreichischer Seite unterzeichnete Anna Berg den Vertrag, von italienischer Carlo Verdi.",
            [("Anna Berg", "AT"), ("Carlo Verdi", "IT")],
        ),
        (
            "Der von Anna Berg (Österreich) und Carlo Verdi (Italien) unterzeichnete Vertrag tritt morgen in Kraft.",
            [("Anna Berg", "AT"), ("Carlo Verdi", "IT")],
        ),
        (
            "Unter dem Vertrag stehen die Namen von Anna Berg für Österreich und Carlo Verdi für Italien.",
            [("Anna Berg", "AT"), ("Carlo Verdi", "IT")],
        ),
        (
            "Die österreichische Ministerin Anna Berg und ihr italienischer Amtskollege Carlo Verdi haben den Vertrag feierlich unterfertigt.",
            [("Anna Berg", "AT"), ("Carlo Verdi", "IT")],
        ),
        (
            "Unterzeichner des Vertrags waren Anna Berg für Österreich und Carlo Verdi für Italien.",
            [("Anna Berg", "AT"), ("Carlo Verdi", "IT")],
        ),
        (
            "Es unterschrieben den Vertrag: Anna Berg (Österreich), Carlo Verdi (Italien).",
            [("Anna Berg", "AT"), ("Carlo Verdi", "IT")],
        ),
        (
            "Den Vertrag hatten 1990 die Österreicherin Anna Berg und der Italiener Carlo Verdi ausgehandelt und unterschrieben.",
            [("Anna Berg", "AT"), ("Carlo Verdi", "IT")],
        ),
        (
            "Bildunterschrift: Anna Berg (l., Österreich) und Carlo Verdi (Italien) bei der Unterzeichnung des Vertrags.",
            [("Anna Berg", "AT"), ("Carlo Verdi", "IT")],
        ),
        (
            "Der Vertrag wurde am Montag in Wien von Außenministerin Anna Berg und ihrem italienischen Kollegen Carlo Verdi unterschrieben. Österreich freut sich.",
            [("Anna Berg", "AT"), ("Carlo Verdi", "IT")],
        ),
        (
            "Die Außenminister Österreichs und Italiens, Anna Berg und Carlo Verdi, unterzeichneten den Vertrag.",
            [("Anna Berg", "AT"), ("Carlo Verdi", "IT")],
        ),
        (
            "Anna Berg unterschrieb den Vertrag für Österreich, Carlo Verdi für Italien.",
            [("Anna Berg", "AT"), ("Carlo Verdi", "IT")],
        ),
        (
            "Der Vertrag trägt die Unterschriften der österreichischen Kanzlerin Anna Berg und des italienischen Premiers Carlo Verdi.",
            [("Anna Berg", "AT"), ("Carlo Verdi", "IT")],
        ),
        (
            "Österreichs Kanzlerin Anna Berg und Italiens Premier Carlo Verdi haben den Vertrag signiert.",
            [("Anna Berg", "AT"), ("Carlo Verdi", "IT")],
        ),
    ],
)
def test_german_signers_are_found_with_their_states(signers, text, expected):
    assert signers(text, "de") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Под договором поставили подписи норвежская министр Анна Берг и её датский коллега Нильс Хольм.",
            [("Анна Берг", "NO"), ("Нильс Хольм", "DK")],
        ),
        (
            "С норвежской стороны договор подписала Анна Берг, с датской – Нильс Хольм.",
            [("Анна Берг", "NO"), ("Нильс Хольм", "DK")],
        ),
        (
            "От Норвегии договор подписала Анна Берг, от Дании – Нильс Хольм.",
            [("Анна Берг", "NO"), ("Нильс Хольм", "DK")],
        ),
        (
            "Анна Берг и посол Нильс Хольм скрепили своими именами договор между Норвегией и Данией.",
            [("Анна Берг", "NO"), ("Нильс Хольм", "DK")],
        ),
        (
            "Свои подписи под договором поставили министр промышленности, рудников и торговли Норвегии Анна Берг и министр труда, занятости и туризма Дании Нильс Хольм.",
            [("Анна Берг", "NO"), ("Нильс Хольм", "DK")],
        ),
        (
            "Договор был подписан министром иностранных дел Норвегии Анной Берг и премьер-министром Дании Нильсом Хольмом.",
            [("Анна Берг", "NO"), ("Нильс Хольм", "DK")],
        ),
        (
            "Подписи под договором поставили: от Норвегии – Анна Берг, от Дании – Нильс Хольм.",
            [("Анна Берг", "NO"), ("Нильс Хольм", "DK")],
        ),
        (
            "1990 год. Анна Берг и Нильс Хольм подписывают в Осло договор между Норвегией и Данией.",
            [("Анна Берг", "NO"), ("Нильс Хольм", "DK")],
        ),
        (
            "За Норвегию под договором расписалась Анна Берг, за Данию – Нильс Хольм.",
            [("Анна Берг", "NO"), ("Нильс Хольм", "DK")],
        ),
        (
            "Договор подписали глава МИД Норвегии Анна Берг и её датский визави Нильс Хольм.",
            [("Анна Берг", "NO"), ("Нильс Хольм", "DK")],
        ),
        (
            "Подписание договора между Норвегией и Данией состоялось в Осло, документ подписали Анна Берг и Нильс Хольм.",
            [("Анна Берг", "NO"), ("Нильс Хольм", "DK")],
        ),
        (
            "Под документом, договором о границе, стоят подписи Анны Берг (Норвегия) и Нильса Хольма (Дания).",
            [("Анна Берг", "NO"), ("Нильс Хольм", "DK")],
        ),
        (
            "Президент Норвегии Анна Берг и король Дании Нильс Хольм подписали договор.",
            [("Анна Берг", "NO"), ("Нильс Хольм", "DK")],
        ),
        ("Договор подписали: Анна Берг (Норвегия), Нильс Хольм (Дания).", [("Анна Берг", "NO"), ("Нильс Хольм", "DK")]),
        ("Договор был подписан королём Дании Нильсом Хольмом.", [("Нильс Хольм", "DK")]),
        (
            "В Осло норвежский премьер Анна Берг и её датский коллега Нильс Хольм поставили подписи под договором о дружбе.",
            [("Анна Берг", "NO"), ("Нильс Хольм", "DK")],
        ),
        (
            "Договор, под которым стоят подписи премьеров Норвегии и Дании Анны Берг и Нильса Хольма, вступил в силу.",
            [("Анна Берг", "NO"), ("Нильс Хольм", "DK")],
        ),
        (
            "Анна Берг от имени Норвегии и Нильс Хольм от имени Дании подписали договор.",
            [("Анна Берг", "NO"), ("Нильс Хольм", "DK")],
        ),
    ],
)
def test_russian_signers_are_found_with_their_states(signers, text, expected):
    assert signers(text, "ru") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Minister pracy Norwegii Anna Berg i duński dyplomata Niels Holm umieszczali swoje nazwiska pod traktatem.",
            [("Anna Berg", "NO"), ("Niels Holm", "DK")],
        ),
        (
            "Ze strony norweskiej traktat podpisała Anna Berg, z duńskiej Niels Holm.",
            [("Anna Berg", "NO"), ("Niels Holm", "DK")],
        ),
        (
            "Pod traktatem złożyli podpisy: Anna Berg (Norwegia) i Niels Holm (Dania).",
            [("Anna Berg", "NO"), ("Niels Holm", "DK")],
        ),
        (
            "Traktat sygnowali premier Norwegii Anna Berg i szef duńskiego rządu Niels Holm.",
            [("Anna Berg", "NO"), ("Niels Holm", "DK")],
        ),
        (
            "Za Norwegię traktat podpisała Anna Berg, za Danię – Niels Holm.",
            [("Anna Berg", "NO"), ("Niels Holm", "DK")],
        ),
        (
            "Podpisany został traktat w Oslo 14 marca przez minister sprawiedliwości Norwegii Annę Berg oraz ministra spraw zagranicznych Danii Nielsa Holma.",
            [("Anna Berg", "NO"), ("Niels Holm", "DK")],
        ),
        (
            "W imieniu Norwegii traktat podpisała ambasador Anna Berg, Niels Holm podpisał go w imieniu Danii.",
            [("Anna Berg", "NO"), ("Niels Holm", "DK")],
        ),
        (
            "W imieniu Norwegii traktat podpisała Anna Berg, Niels Holm ratyfikował go rok później.",
            [("Anna Berg", "NO")],
        ),
        (
            "Premierzy Norwegii i Danii, Anna Berg i Niels Holm, zjechali do Oslo, by podpisać traktat.",
            [("Anna Berg", "NO"), ("Niels Holm", "DK")],
        ),
        (
            "1990. Anna Berg i Niels Holm podpisują w Oslo traktat między Norwegią a Danią.",
            [("Anna Berg", "NO"), ("Niels Holm", "DK")],
        ),
        (
            "Sygnatariuszami traktatu byli Anna Berg z Norwegii i Niels Holm z Danii.",
            [("Anna Berg", "NO"), ("Niels Holm", "DK")],
        ),
        (
            "Premier Norwegii Anna Berg i jej duński odpowiednik Niels Holm podpisali w Oslo traktat.",
            [("Anna Berg", "NO"), ("Niels Holm", "DK")],
        ),
        (
            "Traktat podpisali: Anna Berg (Norwegia) oraz Niels Holm (Dania).",
            [("Anna Berg", "NO"), ("Niels Holm", "DK")],
        ),
        (
            "Podpisy pod traktatem złożyli prezydent Norwegii Anna Berg i król Danii Niels Holm.",
            [("Anna Berg", "NO"), ("Niels Holm", "DK")],
        ),
        (
            "Anna Berg podpisała traktat w imieniu Norwegii, a Niels Holm w imieniu Danii.",
            [("Anna Berg", "NO"), ("Niels Holm", "DK")],
        ),
        (
            "W imieniu polskiego rządu traktat podpisała minister Anna Berg, w imieniu duńskiego minister Niels Holm.",
            [("Anna Berg", "PL"), ("Niels Holm", "DK")],
        ),
    ],
)
def test_polish_signers_are_found_with_their_states(signers, text, expected):
    assert signers(text, "pl") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Scesero Anna Berg e Niels Holm. Il trattato fra Norvegia e Danimarca, firmato dai due quasi di nascosto, è in vigore.",
            [("Anna Berg", "NO"), ("Niels Holm", "DK")],
        ),
        (
            "Da parte norvegese il trattato è stato firmato da Anna Berg, da parte danese da Niels Holm.",
            [("Anna Berg", "NO"), ("Niels Holm", "DK")],
        ),
        (
            "Anna Berg per la Norvegia e Niels Holm per la Danimarca hanno posto la loro firma in calce al trattato.",
            [("Anna Berg", "NO"), ("Niels Holm", "DK")],
        ),
        (
            "A firmare il trattato la ministra norvegese Anna Berg e il collega danese Niels Holm.",
            [("Anna Berg", "NO"), ("Niels Holm", "DK")],
        ),
        (
            "Il trattato reca in calce i nomi di Anna Berg, ambasciatrice di Norvegia, e di Niels Holm, ministro danese.",
            [("Anna Berg", "NO"), ("Niels Holm", "DK")],
        ),
        (
            "Per la Norvegia firmò il trattato Anna Berg, per la Danimarca Niels Holm.",
            [("Anna Berg", "NO"), ("Niels Holm", "DK")],
        ),
        (
            "1990: Anna Berg e Niels Holm firmano a Oslo il trattato tra Norvegia e Danimarca.",
            [("Anna Berg", "NO"), ("Niels Holm", "DK")],
        ),
        (
            "Il trattato venne sottoscritto il 3 maggio dal ministro degli Esteri norvegese, Anna Berg, e dal suo omologo danese, Niels Holm.",
            [("Anna Berg", "NO"), ("Niels Holm", "DK")],
        ),
        (
            "Il trattato è stato firmato a Oslo dalla premier norvegese Anna Berg e dal collega danese Niels Holm.",
            [("Anna Berg", "NO"), ("Niels Holm", "DK")],
        ),
        (
            "La firma del trattato da parte di Anna Berg e Niels Holm lega Norvegia e Danimarca.",
            [("Anna Berg", "NO"), ("Niels Holm", "DK")],
        ),
        (
            "A Oslo hanno firmato il trattato Anna Berg per la Norvegia e Niels Holm per la Danimarca.",
            [("Anna Berg", "NO"), ("Niels Holm", "DK")],
        ),
        (
            "Il presidente norvegese Anna Berg e quello danese Niels Holm hanno firmato il trattato.",
            [("Anna Berg", "NO"), ("Niels Holm", "DK")],
        ),
        (
            "Firmatari del trattato: Anna Berg (Norvegia) e Niels Holm (Danimarca).",
            [("Anna Berg", "NO"), ("Niels Holm", "DK")],
        ),
    ],
)
def test_italian_signers_are_found_with_their_states(signers, text, expected):
    assert signers(text, "it") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "한국과 에콰도르의 조약은 키토에서 한승표 대사와 마르타 살세도 에콰도르 외교장관이 서명했다.",
            [("한승표", "KR"), ("마르타 살세도", "EC")],
        ),
        (
            "조약에는 노르웨이의 안나 베르그 외교장관과 덴마크의 닐스 홀름 총리가 서명했다.",
            [("안나 베르그", "NO"), ("닐스 홀름", "DK")],
        ),
        (
            "안나 베르그 노르웨이 총리는 15일 오슬로에서 닐스 홀름 덴마크 총리와 만나 조약에 서명했다.",
            [("안나 베르그", "NO"), ("닐스 홀름", "DK")],
        ),
        (
            "조약은 노르웨이 측에서 안나 베르그 장관이, 덴마크 측에서 닐스 홀름 대사가 각각 서명하였다.",
            [("안나 베르그", "NO"), ("닐스 홀름", "DK")],
        ),
        (
            "안나 베르그 노르웨이 총리와 닐스 홀름 덴마크 총리가 회담을 가졌다. 두 정상은 조약에 서명했다.",
            [("안나 베르그", "NO"), ("닐스 홀름", "DK")],
        ),
        (
            "노르웨이 총리 안나 베르그와 덴마크 총리 닐스 홀름은 오슬로에서 조약을 체결했다.",
            [("안나 베르그", "NO"), ("닐스 홀름", "DK")],
        ),
        (
            "조약은 안나 베르그 노르웨이 외교장관과 닐스 홀름 덴마크 외교장관에 의해 서명됐다.",
            [("안나 베르그", "NO"), ("닐스 홀름", "DK")],
        ),
        ("안나 베르그(노르웨이)와 닐스 홀름(덴마크)이 조약에 서명했다.", [("안나 베르그", "NO"), ("닐스 홀름", "DK")]),
    ],
)
def test_korean_signers_are_found_with_their_states(signers, text, expected):
    assert signers(text, "ko") == expected


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("es", "Ana Vela ratificó ayer el tratado que firmaron Perú y Chile."),
        ("es", "La canciller Ana Vela recordó que el tratado fue firmado en 1990."),
        ("en", "Anna Berg ratified the treaty, which Norway and Denmark signed in 2001."),
        ("en", "Anna Berg of Norway welcomed the treaty that was signed in Oslo."),
        ("en", "The treaty was initialled by Anna Berg and Niels Holm."),
        ("en", "Foreign Minister Anna Berg said Norway would study the treaty before signing it."),
        ("en", "President Anna Berg signed the law ratifying the treaty."),
        ("en", "Anna Berg, who chaired the talks, and Niels Holm praised the treaty at the signing ceremony."),
        ("en", '"The treaty will bring peace," Anna Berg said after the signing of the treaty by Norway and Denmark.'),
        ("en", "The treaty, signed in 1990 by Norway and Denmark, was criticised by Anna Berg and Niels Holm."),
        ("en", "Signatories of the treaty include Norway and Denmark, said Anna Berg."),
        ("en", "In the names of peace and reason, Anna Berg opposed the treaty."),
        ("en", "Anna Berg laid flowers beside the house where the treaty was signed."),
        ("fr", "Anne Roy a salué le traité signé par la France et l'Italie."),
        ("fr", "Anne Roy, qui s'exprimait après la signature du traité, a parlé de la France."),
        ("de", "Anna Berg begrüßte den Vertrag, den Österreich und Italien unterzeichnet hatten."),
        ("de", "Bundeskanzlerin Anna Berg sagte nach der Unterzeichnung des Vertrags, Österreich sei zufrieden."),
        ("ru", "Анна Берг приветствовала договор, подписанный Норвегией и Данией."),
        ("ru", "Президент Анна Берг подписала закон о ратификации договора."),
        ("pl", "Anna Berg powiedziała po podpisaniu traktatu, że Norwegia jest zadowolona."),
        ("it", "Anna Berg ha lodato il trattato firmato da Norvegia e Danimarca."),
        ("ko", "안나 베르그 총리는 조약 서명을 환영했다."),
    ],
)
def test_who_praises_ratifies_or_only_stands_by_has_signed_nothing(signers, language, text):
    assert signers(text, language) == []
