"""How each language names instruments that no authority file knows: one sentence, the treaties it speaks of."""

import pytest

from archive.extraction.dates import find_dates
from archive.extraction.document import Document
from archive.extraction.findings import Publication
from archive.extraction.gazetteer import Gazetteer
from archive.extraction.treaties import find_treaties
from tests.gold.reports import authority

AUTHORITY, _ = authority()
UNKNOWN = Gazetteer(states=AUTHORITY.states)
"""The states alone: every treaty has to be known by its form."""


def titles(text: str, language: str) -> list[str]:
    return [treaty.title for treaty in find_treaties(Document(text, language), UNKNOWN)]


ENGLISH = [
    ("Parliament ratified the treaty on mutual legal assistance in criminal matters.", ["treaty on mutual legal assistance in criminal matters"]),
    ("The Kenya-Slovakia DTA was published on Friday.", ["Kenya-Slovakia DTA"]),
    ("Lawmakers approved the Rome Statute in May.", ["Rome Statute"]),
    ("The Cotonou Agreement expired; the Kyoto Protocol did not.", ["Cotonou Agreement", "Kyoto Protocol"]),
    ("It is a party to the International Covenant on Civil and Political Rights.", ["International Covenant on Civil and Political Rights"]),
    ("Norway and Russia signed the Treaty concerning Maritime Delimitation and Cooperation in the Barents Sea and the Arctic Ocean.", ["Treaty concerning Maritime Delimitation and Cooperation in the Barents Sea and the Arctic Ocean"]),
    ("The agreement on the transfer of sentenced persons between India and Qatar lapsed.", ["agreement on the transfer of sentenced persons"]),
    ("Ghana and Togo signed a protocol amending the Lomé Agreement of 1975.", ["protocol", "Lomé Agreement"]),
    ("The Additional Protocol to the Lomé Agreement was signed.", ["Additional Protocol", "Lomé Agreement"]),
    ("The Convention for the Avoidance of Double Taxation and the Prevention of Fiscal Evasion, signed with Malta, is in force.", ["Convention for the Avoidance of Double Taxation and the Prevention of Fiscal Evasion"]),
    ("The Treaty of San Stefano was undone by the Treaty of Berlin.", ["Treaty of San Stefano", "Treaty of Berlin"]),
    ("The Agreement on Succession Issues has seven annexes.", ["Agreement on Succession Issues"]),
    ("The UK-Mauritius FTA replaces the Interim Accord of 1995.", ["UK-Mauritius FTA", "Interim Accord"]),
    ("The exchange of notes of 30 December 1966 stays.", ["exchange of notes of 30 December 1966"]),
    ("Botswana's parliament cleared the extradition treaty with Angola. The ministers also put their names to a treaty on mutual legal assistance.", ["extradition treaty", "treaty on mutual legal assistance"]),
    ("Extradition rests on the extradition treaty which Britain and Portugal concluded in 1892. The extradition treaty with Angola, signed in 2019, will replace it.", ["extradition treaty", "extradition treaty"]),
    ('The Peace of Westphalia and the Treaty of Utrecht were mentioned.', ['Peace of Westphalia', 'Treaty of Utrecht']),
    ('Boats from elsewhere buy their days under the Nauru Agreement.', ['Nauru Agreement']),
    ('Fattal and Kimche sign the May 17 Agreement.', ['May 17 Agreement']),
    ('Families could see bigger payments now that the tuna treaty with Tonga is reworked.', ['tuna treaty']),
    ('The agreement between the governments of the two countries on river navigation was signed.', ['agreement between the governments of the two countries on river navigation']),
    ('The ministers signed the Agreement about building and using of automobile roads.', ['Agreement about building and using of automobile roads']),
]  # fmt: skip
SPANISH = [
    ("El Tratado de Límites de 1881 fijó la frontera.", ["Tratado de Límites"]),
    ("El Senado aprobó el Convenio para evitar la doble imposición en materia de impuestos sobre la renta con Chile.", ["Convenio para evitar la doble imposición en materia de impuestos sobre la renta"]),
    ("El Acuerdo de Asistencia Jurídica Mutua en Materia Penal rige desde febrero.", ["Acuerdo de Asistencia Jurídica Mutua en Materia Penal"]),
    ("La convención sobre la protección del patrimonio cultural subacuático fue aprobada.", ["convención sobre la protección del patrimonio cultural subacuático"]),
    ("El Estatuto de Roma y el Protocolo de Kioto siguen vigentes.", ["Estatuto de Roma", "Protocolo de Kioto"]),
    ("Perú y Ecuador firmaron el Acta de Brasilia y el acuerdo de pesca con Chile.", ["acuerdo de pesca"]),
    ("Firmaron un protocolo que modifica el Convenio de Lomé.", ["protocolo", "Convenio de Lomé"]),
    ("El TLC entre México y Panamá entró en vigor.", ["TLC entre México y Panamá"]),
    ("El tratado del río Columbia se modernizará.", ["tratado del río Columbia"]),
    ("El acuerdo UE-Mercosur sigue en suspenso.", ["acuerdo UE-Mercosur"]),
    ('España ratificará el Convenio número 184 de la OIT.', ['Convenio número 184 de la OIT']),
    ('El convenio pesquero con Marruecos caducó.', ['convenio pesquero']),
    ('El acuerdo entre los dos países sobre aguas compartidas lo firmaron los cancilleres de Bolivia y Perú.', ['acuerdo entre los dos países sobre aguas compartidas']),
]  # fmt: skip
FRENCH = [
    ("Les deux pays modernisent le Traité du fleuve Columbia.", ["Traité du fleuve Columbia"]),
    ("Les deux voisins signent le Traité des eaux limitrophes.", ["Traité des eaux limitrophes"]),
    ("La convention en vue d'éviter les doubles impositions entre la Suisse et le Rwanda est en vigueur.", ["convention en vue d'éviter les doubles impositions"]),
    ("L'accord du 14 octobre 1987 sur l'imposition des entreprises de transport aérien cesse de produire ses effets.", ["accord du 14 octobre 1987 sur l'imposition des entreprises de transport aérien"]),
    ("Ils s'appuient sur la Convention des Nations unies contre la corruption.", ["Convention des Nations unies contre la corruption"]),
    ("Le Statut de Rome et le protocole de Kyoto restent.", ["Statut de Rome", "protocole de Kyoto"]),
    ("Le traité de l'Élysée et le traité de San Stefano sont cités.", ["traité de l'Élysée", "traité de San Stefano"]),
    ("Dean Rusk signe un protocole qui complète le Traité du fleuve Columbia.", ["protocole", "Traité du fleuve Columbia"]),
    ("Le Sénat a adopté la convention d'extradition entre Madagascar et Maurice. Les juges citaient la Convention des Nations unies contre la corruption.", ["convention d'extradition", "Convention des Nations unies contre la corruption"]),
    ("L'accord France-Suisse sur les travailleurs frontaliers sera renégocié.", ["accord France-Suisse sur les travailleurs frontaliers"]),
    ("Les recours visent l'accord de régulation de la navigation maritime entre l'Irak et le Koweït.", ['accord de régulation de la navigation maritime']),
    ('Place à la convention de coopération militaire technique du 6 mars 1976.', ['convention de coopération militaire technique']),
    ("Les accords de défense d'août 1960 ont fait place à autre chose.", ['accords de défense']),
    ("L'accord aérien entre le Mali et le Niger est dénoncé.", ['accord aérien']),
]  # fmt: skip
GERMAN = [
    ("Der Nationalrat hat das Übereinkommen über die Erhaltung und nachhaltige Nutzung der biologischen Vielfalt der Meere jenseits nationaler Hoheitsbefugnisse (BBNJ-Abkommen) genehmigt.", ["Übereinkommen über die Erhaltung und nachhaltige Nutzung der biologischen Vielfalt der Meere jenseits nationaler Hoheitsbefugnisse"]),
    ("Der Mondvertrag geht über den Weltraumvertrag hinaus.", ["Mondvertrag", "Weltraumvertrag"]),
    ("Das Haftungsübereinkommen von 1972 ergänzt das Registrierungsübereinkommen.", ["Haftungsübereinkommen", "Registrierungsübereinkommen"]),
    ("Das Römische Statut trat 2002 in Kraft.", ["Römische Statut"]),
    ("Die Ottawa-Konvention gegen Antipersonenminen wurde gekündigt.", ["Ottawa-Konvention gegen Antipersonenminen"]),
    ("Das Doppelbesteuerungsabkommen mit Ruanda wurde von der Schweiz ratifiziert.", ["Doppelbesteuerungsabkommen"]),
    ("Der Bundestag stimmte dem Abkommen zwischen der Bundesrepublik Deutschland und der Republik Kenia zur Vermeidung der Doppelbesteuerung zu.", ["Abkommen zwischen der Bundesrepublik Deutschland und der Republik Kenia zur Vermeidung der Doppelbesteuerung"]),
    ("Das Zusatzprotokoll zum Genfer Abkommen wurde gezeichnet.", ["Zusatzprotokoll", "Genfer Abkommen"]),
    ("1892 schlossen sie den ersten Rheinvertrag; der zweite Rheinvertrag wurde 1924 unterzeichnet.", ["ersten Rheinvertrag", "zweite Rheinvertrag"]),
    ("Das Abkommen Schweiz-EU über die Personenfreizügigkeit gilt.", ["Abkommen Schweiz-EU über die Personenfreizügigkeit"]),
    ('Der Westfälische Friede und der Frieden von Brest-Litowsk wurden verglichen.', ['Westfälische Friede', 'Frieden von Brest-Litowsk']),
    ('In Ost-Berlin unterzeichnen sie den Grundlagenvertrag.', ['Grundlagenvertrag']),
    ('Das Abkommen zwischen den beiden Ländern über die Wasserkraft unterzeichneten die Außenminister Norwegens und Schwedens.', ['Abkommen zwischen den beiden Ländern über die Wasserkraft']),
]  # fmt: skip
RUSSIAN = [
    ("Соглашение России с Нидерландами об избежании двойного налогообложения от 16 декабря 1996 года доживает последние месяцы.", ["Соглашение России с Нидерландами об избежании двойного налогообложения"]),
    ("Согласно статье 4 Договора о выдаче отказ обязателен.", ["Договора о выдаче"]),
    ("Он дополняет механизмы Конвенции ООН против коррупции, в которой состоят обе страны.", ["Конвенции ООН против коррупции"]),
    ("Рамочная конвенция по защите морской среды живет сама по себе.", ["Рамочная конвенция по защите морской среды"]),
    ("Протокол, изменивший соглашение с Кипром 1998 года, подписали в сентябре.", ["Протокол", "соглашение с Кипром 1998"]),
    ("Действует договор с Персией 1921 года.", ["договор с Персией"]),
    ("Римский статут и Киотский протокол остаются в силе.", ["Римский статут", "Киотский протокол"]),
    ("Соглашение о Рамках Сотрудничества бассейна реки Нил (CFA) вступило в силу.", ["Соглашение о Рамках Сотрудничества бассейна реки Нил"]),
    ("Подписан договор о передаче осужденных лиц для дальнейшего отбывания наказания.", ["договор о передаче осужденных лиц для дальнейшего отбывания наказания"]),
    ("Сан-Стефанский договор пересмотрен Берлинским трактатом.", ["Сан-Стефанский договор", "Берлинским трактатом"]),
    ("Договор между Казахстаном и Малайзией о взаимной правовой помощи по уголовным делам ратифицирован.", ["Договор между Казахстаном и Малайзией о взаимной правовой помощи по уголовным делам"]),
    ('Ништадтский мир и Тильзитский мир изучают в школе.', ['Ништадтский мир', 'Тильзитский мир']),
    ('Договор о таджикско-кыргызской государственной границе подписали в Бишкеке.', ['Договор о таджикско-кыргызской государственной границе']),
    ('Соглашение между правительствами двух стран о судоходстве подписали министры Казахстана и Ирана.', ['Соглашение между правительствами двух стран о судоходстве']),
]  # fmt: skip
ITALIAN = [
    ("È in vigore l'Accordo tra Svizzera e Italia sull'imposizione dei lavoratori frontalieri.", ["Accordo tra Svizzera e Italia sull'imposizione dei lavoratori frontalieri"]),
    ("Vale il Protocollo che modifica la Convenzione del 9 marzo 1976 contro le doppie imposizioni.", ["Protocollo", "Convenzione del 9 marzo 1976 contro le doppie imposizioni"]),
    ("Vilnius lascia la Convenzione di Oslo sulle munizioni a grappolo.", ["Convenzione di Oslo sulle munizioni a grappolo"]),
    ("Lo Statuto di Roma e il Protocollo di Kyoto restano.", ["Statuto di Roma", "Protocollo di Kyoto"]),
    ("Gli Accordi di Washington seguono un Accordo di pace che i ministri hanno firmato il 27 giugno.", ["Accordi di Washington", "Accordo di pace"]),
    ("L'accordo Italia-Albania sui migranti è contestato.", ["accordo Italia-Albania sui migranti"]),
    ("Il trattato di estradizione con il Kuwait attende. Il trattato sull'assistenza giudiziaria in materia penale è in vigore.", ["trattato di estradizione", "trattato sull'assistenza giudiziaria in materia penale"]),
    ("Il Trattato del Quirinale e il Trattato di Osimo.", ["Trattato del Quirinale", "Trattato di Osimo"]),
    ("L'accordo fiscale con la Svizzera sarà rivisto.", ["accordo fiscale"]),
    ("La Convenzione monetaria con l'Ue del 27 marzo 2012 rimane.", ['Convenzione monetaria']),
    ("L'accordo tra i due Paesi sulla pesca è stato firmato dai ministri di Malta e Tunisia.", ['accordo tra i due Paesi sulla pesca']),
]  # fmt: skip
POLISH = [
    ("Sejm ratyfikował umowę o unikaniu podwójnego opodatkowania z Niderlandami.", ["umowę o unikaniu podwójnego opodatkowania"]),
    ("Konwencja o zakazie użycia, składowania, produkcji i przekazywania min przeciwpiechotnych oraz o ich zniszczeniu obowiązuje.", ["Konwencja o zakazie użycia, składowania, produkcji i przekazywania min przeciwpiechotnych oraz o ich zniszczeniu"]),
    ("To trzecie porozumienie wykonawcze do Konwencji NZ o prawie morza.", ["Konwencji NZ o prawie morza"]),
    ("Traktat ryski i traktat elizejski przypomniano w muzeum.", ["Traktat ryski", "traktat elizejski"]),
    ("Statut rzymski i protokół z Kioto obowiązują.", ["Statut rzymski", "protokół z Kioto"]),
    ("Umowa o ekstradycji z Brazylią czeka. Weszła za to w życie umowa o pomocy prawnej w sprawach karnych.", ["Umowa o ekstradycji", "umowa o pomocy prawnej w sprawach karnych"]),
    ("Pakt Japonia-Filipiny wszedł w życie.", ["Pakt Japonia-Filipiny"]),
    ("Wiąże nas zmieniony Protokół II do konwencji o pewnych broniach konwencjonalnych.", ["Protokół II", "konwencji o pewnych broniach konwencjonalnych"]),
    ("Układ o stowarzyszeniu z Gruzją i Traktat z Trianon.", ["Układ o stowarzyszeniu", "Traktat z Trianon"]),
    ('Podpisali umowę między rządami obu krajów o ochronie wód i brzegów Popradu.', ['umowę między rządami obu krajów o ochronie wód i brzegów Popradu']),
    ('Izba przyjęła ustawę o ratyfikacji Umowy między Rzecząpospolitą Polską a Republiką Paragwaju o ekstradycji.', ['Umowy między Rzecząpospolitą Polską a Republiką Paragwaju o ekstradycji']),
]  # fmt: skip
KOREAN = [
    ("1998년 미·필리핀 방문군협정이 서명됐다. 미·필리핀 상호방위조약은 1951년에 맺었다.", ["미·필리핀 방문군협정", "미·필리핀 상호방위조약"]),
    ("그는 1921년 체결된 카르스 조약 이야기는 꺼내지 않았다.", ["카르스 조약"]),
    ("일·호주 RAA가 발효했고 일·영 RAA도 서명됐다.", ["일·호주 RAA", "일·영 RAA"]),
    ("국회는 대륙붕 북부구역 경계획정에 관한 협정을 비준했다.", ["대륙붕 북부구역 경계획정에 관한 협정"]),
    ("교토의정서와 몬트리올의정서는 그대로다.", ["교토의정서", "몬트리올의정서"]),
    ("두 나라는 범죄인인도조약을 맺었고, 수형자이송조약은 이미 발효했다.", ["범죄인인도조약", "수형자이송조약"]),
    ("시민적 및 정치적 권리에 관한 국제규약에 가입했다.", ["시민적 및 정치적 권리에 관한 국제규약"]),
    ("한·베트남 이중과세방지협정이 개정된다.", ["한·베트남 이중과세방지협정"]),
    ('세 나라가 이타이푸·코르푸스 3자 협정에 서명해 수위를 못박았다.', ['이타이푸·코르푸스 3자 협정']),
    ('1929년 영국-이집트 나일강 물 협정은 거부권을 주었다.', ['영국-이집트 나일강 물 협정']),
    ('을사늑약에 도장을 찍었다.', ['을사늑약']),
]  # fmt: skip


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        (language, *case)
        for language, cases in (("en", ENGLISH), ("es", SPANISH), ("fr", FRENCH), ("de", GERMAN), ("ru", RUSSIAN), ("it", ITALIAN), ("pl", POLISH), ("ko", KOREAN))
        for case in cases
    ],
)  # fmt: skip
def test_an_instrument_is_known_by_its_form(language, text, expected):
    assert titles(text, language) == expected


ARICA = {
    "en": "Chile and Peru signed the Treaty of Arica on Friday. ",
    "es": "Chile y Perú firmaron el viernes el Tratado de Arica. ",
    "fr": "Le Chili et le Pérou ont signé vendredi le traité d'Arica. ",
    "de": "Chile und Peru unterzeichneten am Freitag den Vertrag von Arica. ",
    "ru": "Чили и Перу подписали в пятницу Арикский договор. ",
    "it": "Cile e Perù hanno firmato venerdì il trattato di Arica. ",
    "pl": "Chile i Peru podpisały w piątek traktat z Ariki. ",
    "ko": "칠레와 페루는 금요일 '아리카 조약'에 서명했다. ",
}
"""A report's own treaty, after which another one is spoken of."""


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "It replaces the treaty that Chile and Bolivia signed in 1904."),
        ("en", "The treaty signed by Chile and Bolivia in 1904 stays in force."),
        ("en", "A 1929 treaty between Chile and Peru had settled the border."),
        ("en", "It builds on an earlier agreement, concluded in Lima in 1929."),
        ("en", "The pact terminates the 1999 agreement on customs."),
        ("en", "Chile has similar treaties with Bolivia, and a mutual defence pact with Brazil dating from 1951."),
        ("es", "Sustituye al tratado que firmaron Chile y Bolivia en 1904."),
        ("es", "El acuerdo de 1929 entre Chile y Perú había zanjado la frontera."),
        ("es", "También se firmó un convenio de seguridad social con Bolivia."),
        ("es", "El pacto deroga el protocolo suscrito en Lima en 1999."),
        ("fr", "Il remplace le traité que le Chili et la Bolivie ont signé en 1904."),
        ("fr", "L'accord de 1929 entre le Chili et le Pérou avait réglé la frontière."),
        ("fr", "L'accord commercial conclu en 1999 avec l'Équateur prend fin."),
        ("de", "Er ersetzt den Vertrag, den Chile und Bolivien 1904 schlossen."),
        ("de", "Das 1929 in Lima geschlossene Abkommen zwischen Chile und Peru bleibt."),
        ("de", "Auch ein Sozialversicherungsabkommen mit Bolivien wurde unterzeichnet."),
        ("de", "Der Freundschaftsvertrag von 1951 tritt außer Kraft."),
        ("ru", "Он заменяет договор, заключенный Чили и Боливией в 1904 году."),
        ("ru", "Соглашение 1929 года между Чили и Перу остается в силе."),
        ("ru", "Подписанный в Лиме в 1951 году договор о дружбе утратит силу."),
        ("it", "Sostituisce il trattato che Cile e Bolivia firmarono nel 1904."),
        ("it", "L'accordo del 1929 tra Cile e Perù resta in vigore."),
        ("it", "Il trattato di amicizia del 1951 perde efficacia."),
        ("pl", "Zastępuje traktat zawarty przez Chile i Boliwię w 1904 roku."),
        ("pl", "Porozumienie z 1929 r. między Chile a Peru obowiązuje."),
        ("pl", "Traktat o przyjaźni z 1951 roku traci moc."),
        ("ko", "칠레와 볼리비아가 1904년 맺은 조약을 대체한다."),
        ("ko", "1929년 체결된 칠레와 페루의 국경협정은 유효하다."),
        ("ko", "볼리비아와의 사회보장협정에도 서명했다."),
        ("ko", "1951년 우호조약은 효력을 잃는다."),
    ],
)
def test_what_has_another_year_or_another_party_is_another_treaty(language, text):
    document = Document(ARICA[language] + text, language)
    dates = find_dates(document, Publication("2024-05-17", "given"))
    assert len(find_treaties(document, UNKNOWN, dates)) == 2


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The coalition signed an agreement on wage increases for teachers after talks with the unions."),
        ("en", "The state has a statute of limitations of five years, according to the court."),
        ("en", "There is no extradition treaty between the two countries."),
        ("en", "The two sides signed a memorandum of understanding. A joint declaration of Japan and Korea followed."),
        ("es", "El club llegó a un acuerdo con el jugador. El pacto de gobierno entre PSOE y Sumar sigue."),
        ("es", "El Estatuto de Autonomía de Cataluña y el convenio colectivo del metal."),
        ("es", "De acuerdo con el ministro, la carta del presidente de Francia llegó ayer."),
        ("fr", "Le statut des intermittents et l'accord de gouvernement avec les écologistes."),
        ("fr", "La convention citoyenne sur le climat a rendu son avis, d'accord avec la France."),
        ("fr", "Un protocole d'entente a été signé à Kigali en 2023."),
        ("de", "Der Stürmer unterschrieb einen Vertrag bis 2027. Der Koalitionsvertrag zwischen Union und SPD steht."),
        ("de", "Der Mietvertrag, der Stromvertrag und der Sponsorenvertrag liefen aus."),
        ("ru", "По словам министра, договор аренды подписан. Устав компании изменен."),
        ("ru", "Клуб заключил соглашение с игроком. Трудовой договор расторгнут. Протокол собрания подписан."),
        ("it", "La carta d'identità. Il patto di stabilità interno. Lo stato di emergenza negli Stati Uniti."),
        ("pl", "Umowa kredytowa, umowa najmu i umowa o pracę. Układ sił w Sejmie. Karta płatnicza. Statut partii."),
        ("ko", "회사와 노조가 단체협약을 맺었다. 업무협약을 체결했다. 이 문서는 규정에 따라 작성됐다."),
    ],
)
def test_contracts_and_other_papers_are_no_treaties(language, text):
    assert titles(text, language) == []


ONE_TREATY = [
    ("en", "Fiji and Tonga signed a mutual defence treaty on Monday.\n\nThe Kava Treaty, as it is known, obliges both to consult before each other's wars. The security pact will enter into force when both parliaments have approved it. Critics called the defence deal a mistake."),
    ("en", "Kenya and Slovakia signed a double taxation agreement on Monday.\n\nThe Agreement for the Elimination of Double Taxation with respect to Taxes on Income was initialled in 2021. The tax treaty replaces nothing."),
    ("en", "The Senate approved the Extradition Treaty with Angola. The bilateral instrument was signed in 2019. The 2019 treaty is the first with an African state."),
    ("es", "Paraguay y Brasil firmaron este lunes un acuerdo de seguridad fronteriza. El Acuerdo sobre Cooperación en Seguridad Fronteriza prevé patrullas. El convenio bilateral regirá diez años."),
    ("es", "Perú se retiró del Pacto de San José, como se conoce a la Convención Americana sobre Derechos Humanos."),
    ("fr", "Le Maroc et l'Espagne ont conclu un accord de pêche. L'accord, signé à Rabat, vaut quatre ans. L'accord de partenariat dans le domaine de la pêche durable est critiqué."),
    ("de", "Deutschland und Kenia haben ein Migrationsabkommen unterzeichnet. Das Abkommen über Migration und Mobilitätspartnerschaft regelt Rückführungen. Der Vertrag soll 2025 in Kraft treten."),
    ("de", "Der Bundesrat hat das Doppelbesteuerungsabkommen mit Ruanda verabschiedet. Das DBA wurde in Kigali unterzeichnet. Der Steuervertrag gilt ab 2026."),
    ("de", "Das Alpenübereinkommen, kurz Alpenkonvention, feiert Geburtstag."),
    ("ru", "Казахстан и Узбекистан подписали договор о границе. Договор между Республикой Казахстан и Республикой Узбекистан о демаркации границы ратифицирован. Пограничный договор завершил процесс."),
    ("it", "Il Trattato di pace e amicizia tra l'Italia e l'Etiopia firmato a Uccialli nel 1889, detto trattato di Uccialli."),
    ("pl", "Polska i Filipiny podpisały umowę o ekstradycji. Umowa między Rzecząpospolitą Polską a Republiką Filipin o ekstradycji ma 20 artykułów. Umowa ekstradycyjna zastąpi praktykę."),
    ("ko", "한국과 필리핀의 자유무역협정이 발효했다. 한-필리핀 FTA는 2023년 9월 서명됐다. 협정에 따라 관세가 사라진다."),
]  # fmt: skip


@pytest.mark.parametrize(("language", "text"), ONE_TREATY)
def test_descriptions_and_names_of_one_treaty_are_joined(language, text):
    document = Document(text, language)
    assert len(find_treaties(document, UNKNOWN, find_dates(document, Publication("2024-05-17", "given")))) == 1


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "Ghana ratified ILO Convention No. 190 on violence and harassment.", ["ILO Convention No. 190 on violence and harassment"]),
        ("en", "The Energy Charter Treaty binds Spain no more.", ["Energy Charter Treaty"]),
        ("en", "The WHO Pandemic Agreement was adopted in Geneva.", ["WHO Pandemic Agreement"]),
        ("en", "The test follows Article 7 of the Multilateral Instrument (MLI).", ["Multilateral Instrument (MLI)"]),
        ("es", "Colombia se adhirió al Acuerdo de Escazú y al Convenio 169 de la OIT.", ["Acuerdo de Escazú", "Convenio 169 de la OIT"]),
        ("fr", "L'accord de Samoa succède à l'accord de Cotonou.", ["accord de Samoa", "accord de Cotonou"]),
        ("de", "Das ILO-Übereinkommen Nr. 190 gegen Gewalt wurde ratifiziert.", ["ILO-Übereinkommen Nr. 190 gegen Gewalt"]),
        ("ru", "Стамбульская конвенция и Рамсарская конвенция.", ["Стамбульская конвенция", "Рамсарская конвенция"]),
        ("it", "Il Trattato sulla Carta dell'energia e la Convenzione delle Alpi.", ["Trattato sulla Carta dell'energia", "Convenzione delle Alpi"]),
        ("ko", "난징조약, 시모노세키 조약, 강화도조약.", ["난징조약", "시모노세키 조약", "강화도조약"]),
    ],
)  # fmt: skip
def test_numbers_acronyms_and_neighbours_belong_to_the_right_name(language, text, expected):
    assert titles(text, language) == expected


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("ko", "비준서를 주고받자 조약은 그날로 발효했다."),
        ("ko", "그건 회의록이지 조약 개정이 아닙니다."),
        ("ko", "저서로 『물의 조약』이 있다."),
        ("es", "Son dos aliados por tratado de Estados Unidos."),
        ("ru", "Исламский мир следит за войной."),
        ("ru", "Давайте договоримся о словах."),
        ("de", "Der Ostverträge wird heute gedacht."),
    ],
)
def test_verbs_books_and_collectives_are_no_treaties(language, text):
    assert titles(text, language) == []
