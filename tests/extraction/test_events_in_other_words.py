"""Other words for a treaty's steps: a noun with its verb, brackets, bound dates, and what is only supposed."""

import pytest

from archive.extraction.events import find_events

PUBLISHED = "2024-11-06"

ENGLISH = [
    (
        "Both delegations affixed their signatures to the Treaty of Bergen on 3 March 2020.",
        [("signature", "2020-03-03")],
    ),
    (
        "The Treaty of Bergen, to which Norway and Iceland set their seals on 3 March 2020, is short.",
        [("signature", "2020-03-03")],
    ),
    ("Anna Berg put her name to the Treaty of Bergen on 3 March 2020.", [("signature", "2020-03-03")]),
    (
        "By 80 votes to 3 the Storting adopted on 3 March 2020 a bill to ratify the Treaty of Bergen.",
        [("approval", "2020-03-03")],
    ),
    ("The Senate concurred in the ratification of the Treaty of Bergen on 3 March 2020.", [("approval", "2020-03-03")]),
    ("The Storting's consent to the Treaty of Bergen came on 3 March 2020.", [("approval", "2020-03-03")]),
    ("On 3 March 2020 the Treaty of Bergen cleared the Storting.", [("approval", "2020-03-03")]),
    (
        "The cabinet decided on 3 March 2020 to submit the Treaty of Bergen to the Storting.",
        [("submission", "2020-03-03")],
    ),
    ("The Treaty of Bergen was placed before the Storting on 3 March 2020.", [("submission", "2020-03-03")]),
    (
        "Instruments of ratification of the Treaty of Bergen changed hands in Oslo on 3 March 2020.",
        [("exchange-of-instruments", "2020-03-03")],
    ),
    (
        "With the exchange of the instruments on 3 March 2020 the Treaty of Bergen became effective.",
        [("exchange-of-instruments", "2020-03-03"), ("entry-into-force", "2020-03-03")],
    ),
    (
        "The Treaty of Bergen has been law between the two states since 3 March 2020.",
        [("entry-into-force", "2020-03-03")],
    ),
    ("The Treaty of Bergen, operative since 3 March 2020, is short.", [("entry-into-force", "2020-03-03")]),
    ("Norway let the Treaty of Bergen lapse on 3 March 2020.", [("termination", "2020-03-03")]),
    ("The Treaty of Bergen was consigned to history on 3 March 2020.", [("termination", "2020-03-03")]),
    ("Oslo cancelled the Treaty of Bergen on 3 March 2020.", [("withdrawal", "2020-03-03")]),
    (
        "Norway formally notified Iceland on 3 March 2020 that it was leaving the Treaty of Bergen.",
        [("withdrawal", "2020-03-03")],
    ),
    ("Negotiators shook hands on the Treaty of Bergen on 3 March 2020.", [("negotiation", "2020-03-03")]),
    (
        "Talks on the Treaty of Bergen got under way in March 2020 and were brought to a close in May 2021.",
        [("negotiation", "2020-03"), ("negotiation", "2021-05")],
    ),
    ("Work on the Treaty of Bergen began in March 2020.", [("negotiation", "2020-03")]),
    (
        "The Secretariat registered the Treaty of Bergen under number 123 on 3 March 2020.",
        [("registration", "2020-03-03")],
    ),
    ("Norway put the Treaty of Bergen on ice on 3 March 2020.", [("suspension", "2020-03-03")]),
    ("The full text of the Treaty of Bergen was posted online on 3 March 2020.", [("publication", "2020-03-03")]),
    ("The Treaty of Bergen (Oslo, 3 March 2020) is short.", [("signature", "2020-03-03")]),
    ("The Treaty of Bergen was signed on 3 March 2020. When it was signed, snow fell.", [("signature", "2020-03-03")]),
    (
        "The Treaty of Bergen was signed on 3 March 2020. Norway ratified it in May 2021 and Iceland two months later.",
        [("signature", "2020-03-03"), ("ratification", "2021-05"), ("ratification", "2021-07")],
    ),
    (
        "On 3 March 2020, after ten years of talks, Norway and Iceland signed the Treaty of Bergen.",
        [("signature", "2020-03-03")],
    ),
    (
        "After a strike that lasted until 1 March 2020, ministers met in Oslo and on 3 March signed the Treaty of Bergen.",
        [("signature", "2020-03-03")],
    ),
    ("The Treaty of Bergen is due to be signed on 3 March 2025.", []),
    ("The Treaty of Bergen was never signed.", []),
    ("Parliament has yet to approve the Treaty of Bergen.", []),
    ("If the Treaty of Bergen is ratified, fishing will be free.", []),
]

SPANISH = [
    ("Los ministros plasmaron su firma en el Tratado de Bergen el 3 de marzo de 2020.", [("signature", "2020-03-03")]),
    ("El Tratado de Bergen, hecho en Oslo el 3 de marzo de 2020, es breve.", [("signature", "2020-03-03")]),
    ("El 3 de marzo de 2020 quedó firmado el Tratado de Bergen.", [("signature", "2020-03-03")]),
    ("El Congreso autorizó la celebración del Tratado de Bergen el 3 de marzo de 2020.", [("approval", "2020-03-03")]),
    ("El Senado había dado su autorización al Tratado de Bergen el 3 de marzo de 2020.", [("approval", "2020-03-03")]),
    ("La cámara alta dio su conformidad al Tratado de Bergen el 3 de marzo de 2020.", [("approval", "2020-03-03")]),
    (
        "El Gobierno acordó la remisión a las Cortes del Tratado de Bergen el 3 de marzo de 2020.",
        [("submission", "2020-03-03")],
    ),
    ("El Tratado de Bergen ingresó en el Parlamento el 3 de marzo de 2020.", [("submission", "2020-03-03")]),
    ("El 3 de marzo de 2020 Noruega ratificaba el Tratado de Bergen.", [("ratification", "2020-03-03")]),
    (
        "Islandia completó los trámites de ratificación del Tratado de Bergen el 3 de marzo de 2020.",
        [("ratification", "2020-03-03")],
    ),
    (
        "El canje de los instrumentos del Tratado de Bergen se hizo en Oslo el 3 de marzo de 2020.",
        [("exchange-of-instruments", "2020-03-03")],
    ),
    ("El Tratado de Bergen despliega sus efectos desde el 3 de marzo de 2020.", [("entry-into-force", "2020-03-03")]),
    ("El Tratado de Bergen se puso en marcha el 3 de marzo de 2020.", [("entry-into-force", "2020-03-03")]),
    ("El Tratado de Bergen dejó de surtir efectos el 3 de marzo de 2020.", [("termination", "2020-03-03")]),
    ("Noruega puso fin al Tratado de Bergen el 3 de marzo de 2020.", [("withdrawal", "2020-03-03")]),
    ("Noruega se descolgó del Tratado de Bergen el 3 de marzo de 2020.", [("withdrawal", "2020-03-03")]),
    (
        "Las negociaciones del Tratado de Bergen se abrieron en marzo de 2020 y se cerraron en mayo de 2021.",
        [("negotiation", "2020-03"), ("negotiation", "2021-05")],
    ),
    (
        "El texto del Tratado de Bergen lo cerraron los negociadores el 3 de marzo de 2020.",
        [("negotiation", "2020-03-03")],
    ),
    (
        "El Tratado de Bergen fue inscrito en el registro de la ONU el 3 de marzo de 2020.",
        [("registration", "2020-03-03")],
    ),
    ("El Tratado de Bergen se publicó en el BOE el 3 de marzo de 2020.", [("publication", "2020-03-03")]),
    ("Noruega dejó en suspenso el Tratado de Bergen el 3 de marzo de 2020.", [("suspension", "2020-03-03")]),
    ("El Tratado de Bergen (Oslo, 3 de marzo de 2020) es breve.", [("signature", "2020-03-03")]),
    ("Se autoriza la firma del Tratado de Bergen.", []),
    ("El Tratado de Bergen está por ratificar.", []),
    ("El Tratado de Bergen se firmó el 3 de marzo de 2020. Al firmarlo, nevaba.", [("signature", "2020-03-03")]),
]

FRENCH = [
    (
        "Les ministres ont apposé leurs signatures au bas du traité de Bergen le 3 mars 2020.",
        [("signature", "2020-03-03")],
    ),
    ("Le traité de Bergen, fait à Oslo le 3 mars 2020, est bref.", [("signature", "2020-03-03")]),
    ("Les députés ont donné leur blanc-seing au traité de Bergen le 3 mars 2020.", [("approval", "2020-03-03")]),
    (
        "Le Parlement a adopté le 3 mars 2020 la loi autorisant la ratification du traité de Bergen.",
        [("approval", "2020-03-03")],
    ),
    ("Le traité de Bergen a franchi le cap du Sénat le 3 mars 2020.", [("approval", "2020-03-03")]),
    ("Le gouvernement a saisi le Parlement du traité de Bergen le 3 mars 2020.", [("submission", "2020-03-03")]),
    (
        "Le 3 mars 2020, la Norvège déposait son instrument de ratification du traité de Bergen.",
        [("ratification", "2020-03-03")],
    ),
    ("La Norvège a achevé la ratification du traité de Bergen le 3 mars 2020.", [("ratification", "2020-03-03")]),
    (
        "Les instruments de ratification du traité de Bergen furent remis de part et d'autre le 3 mars 2020.",
        [("exchange-of-instruments", "2020-03-03")],
    ),
    ("Le traité de Bergen lie les deux pays depuis le 3 mars 2020.", [("entry-into-force", "2020-03-03")]),
    ("Le traité de Bergen est devenu effectif le 3 mars 2020.", [("entry-into-force", "2020-03-03")]),
    ("Le traité de Bergen est tombé en désuétude le 3 mars 2020.", [("termination", "2020-03-03")]),
    ("La Norvège a mis fin au traité de Bergen le 3 mars 2020.", [("withdrawal", "2020-03-03")]),
    ("Oslo a rompu le traité de Bergen le 3 mars 2020.", [("withdrawal", "2020-03-03")]),
    (
        "Les négociations du traité de Bergen se sont ouvertes en mars 2020 et se sont achevées en mai 2021.",
        [("negotiation", "2020-03"), ("negotiation", "2021-05")],
    ),
    ("Le traité de Bergen a paru au Journal officiel le 3 mars 2020.", [("publication", "2020-03-03")]),
    ("La Norvège a gelé le traité de Bergen le 3 mars 2020.", [("suspension", "2020-03-03")]),
    ("Le traité de Bergen (Oslo, 3 mars 2020) est bref.", [("signature", "2020-03-03")]),
    ("Le traité de Bergen, révisé le 3 mars 2020, est bref.", [("amendment", "2020-03-03")]),
    ("Le traité de Bergen n'a jamais été ratifié.", []),
    ("Le traité de Bergen pourrait être signé le 3 mars 2025.", []),
]

GERMAN = [
    ("Die Minister setzten am 3. März 2020 ihre Namen unter den Vertrag von Bergen.", [("signature", "2020-03-03")]),
    ("Am 3. März 2020 unterschreiben Anna Berg und Jon Vik den Vertrag von Bergen.", [("signature", "2020-03-03")]),
    ("Mit ihrer Unterschrift besiegeln beide am 3. März 2020 den Vertrag von Bergen.", [("signature", "2020-03-03")]),
    (
        "Norwegen und Island griffen am 3. März 2020 zur Feder und schlossen den Vertrag von Bergen.",
        [("signature", "2020-03-03")],
    ),
    ("Der am 3. März 2020 in Oslo unterzeichnete Vertrag von Bergen ist kurz.", [("signature", "2020-03-03")]),
    ("Der Vertrag von Bergen kam am 3. März 2020 zustande.", [("signature", "2020-03-03")]),
    ("Das Storting gab am 3. März 2020 sein Plazet zum Vertrag von Bergen.", [("approval", "2020-03-03")]),
    ("Der Vertrag von Bergen nahm am 3. März 2020 die letzte Hürde im Parlament.", [("approval", "2020-03-03")]),
    (
        "Das Parlament hat den Vertrag von Bergen am 3. März 2020 mit 80 zu 3 Stimmen verabschiedet.",
        [("approval", "2020-03-03")],
    ),
    ("Die Regierung leitete dem Parlament am 3. März 2020 den Vertrag von Bergen zu.", [("submission", "2020-03-03")]),
    (
        "Mit dem Austausch der Ratifikationsurkunden am 3. März 2020 wurde der Vertrag von Bergen wirksam.",
        [("exchange-of-instruments", "2020-03-03"), ("entry-into-force", "2020-03-03")],
    ),
    (
        "Am 3. März 2020 wurden in Oslo die Ratifikationsurkunden zum Vertrag von Bergen gewechselt.",
        [("exchange-of-instruments", "2020-03-03")],
    ),
    ("Der Vertrag von Bergen ist seit dem 3. März 2020 geltendes Recht.", [("entry-into-force", "2020-03-03")]),
    ("Der Vertrag von Bergen entfaltet seit dem 3. März 2020 Wirkung.", [("entry-into-force", "2020-03-03")]),
    ("Oslo löste den Vertrag von Bergen am 3. März 2020 auf.", [("withdrawal", "2020-03-03")]),
    ("Der Vertrag von Bergen ist am 3. März 2020 gegenstandslos geworden.", [("termination", "2020-03-03")]),
    (
        "Die Gespräche über den Vertrag von Bergen wurden im März 2020 aufgenommen und im Mai 2021 abgeschlossen.",
        [("negotiation", "2020-03"), ("negotiation", "2021-05")],
    ),
    ("Über den Vertrag von Bergen wurde man am 3. März 2020 handelseinig.", [("negotiation", "2020-03-03")]),
    (
        "Der Vertrag von Bergen wurde am 3. März 2020 bei den Vereinten Nationen registriert.",
        [("registration", "2020-03-03")],
    ),
    ("Der Vertrag von Bergen wurde am 3. März 2020 im Gesetzblatt abgedruckt.", [("publication", "2020-03-03")]),
    ("Norwegen fror den Vertrag von Bergen am 3. März 2020 ein.", [("suspension", "2020-03-03")]),
    ("Der Vertrag von Bergen (Oslo, 3. März 2020) ist kurz.", [("signature", "2020-03-03")]),
    ("Der Vertrag von Bergen wartet noch auf seine Ratifizierung.", []),
    ("Der Vertrag von Bergen dürfte am 3. März 2025 unterzeichnet werden.", []),
]

ITALIAN = [
    ("I ministri hanno apposto le loro firme al Trattato di Bergen il 3 marzo 2020.", [("signature", "2020-03-03")]),
    ("Il Trattato di Bergen, fatto a Oslo il 3 marzo 2020, è breve.", [("signature", "2020-03-03")]),
    ("Il 3 marzo 2020 si firmò il Trattato di Bergen.", [("signature", "2020-03-03")]),
    ("La Camera ha dato il suo assenso al Trattato di Bergen il 3 marzo 2020.", [("approval", "2020-03-03")]),
    (
        "Il Senato ha licenziato il 3 marzo 2020 il disegno di legge di ratifica del Trattato di Bergen.",
        [("approval", "2020-03-03")],
    ),
    ("Via libera della Camera, il 3 marzo 2020, al Trattato di Bergen.", [("approval", "2020-03-03")]),
    ("Il governo ha portato in Parlamento il Trattato di Bergen il 3 marzo 2020.", [("submission", "2020-03-03")]),
    ("Noi ratificammo il Trattato di Bergen nel 1972.", [("ratification", "1972")]),
    ("La Norvegia ha completato la ratifica del Trattato di Bergen il 3 marzo 2020.", [("ratification", "2020-03-03")]),
    (
        "Lo scambio delle ratifiche del Trattato di Bergen ebbe luogo a Oslo il 3 marzo 2020.",
        [("exchange-of-instruments", "2020-03-03")],
    ),
    ("Il Trattato di Bergen, operante dal 3 marzo 2020, è breve.", [("entry-into-force", "2020-03-03")]),
    ("Il Trattato di Bergen vincola i due Paesi dal 3 marzo 2020.", [("entry-into-force", "2020-03-03")]),
    ("La Norvegia ha messo fine al Trattato di Bergen il 3 marzo 2020.", [("withdrawal", "2020-03-03")]),
    ("Dal 3 marzo 2020 la Norvegia non è più parte del Trattato di Bergen.", [("withdrawal", "2020-03-03")]),
    ("Il Trattato di Bergen ha smesso di produrre effetti il 3 marzo 2020.", [("termination", "2020-03-03")]),
    (
        "Il negoziato sul Trattato di Bergen si aprì nel marzo 2020 e si chiuse nel maggio 2021.",
        [("negotiation", "2020-03"), ("negotiation", "2021-05")],
    ),
    (
        "Le delegazioni hanno chiuso il 3 marzo 2020 il negoziato sul Trattato di Bergen.",
        [("negotiation", "2020-03-03")],
    ),
    ("Il Trattato di Bergen fu registrato all'Onu il 3 marzo 2020.", [("registration", "2020-03-03")]),
    ("Il Trattato di Bergen è apparso in Gazzetta il 3 marzo 2020.", [("publication", "2020-03-03")]),
    ("La Norvegia ha congelato il Trattato di Bergen il 3 marzo 2020.", [("suspension", "2020-03-03")]),
    ("Il Trattato di Bergen (Oslo, 3 marzo 2020) è breve.", [("signature", "2020-03-03")]),
    ("Il Trattato di Bergen attende ancora la ratifica.", []),
    ("Il Trattato di Bergen non è mai stato firmato.", []),
]

RUSSIAN = [
    ("Министры поставили подписи под Бергенским договором 3 марта 2020 года.", [("signature", "2020-03-03")]),
    (
        "Бергенский договор между Норвегией и Исландией скреплён подписями 3 марта 2020 года.",
        [("signature", "2020-03-03")],
    ),
    ("3 марта 2020 года стороны скрепили своими подписями Бергенский договор.", [("signature", "2020-03-03")]),
    (
        "Бергенский договор увидел свет 3 марта 2020 года: в тот день его подписали министры.",
        [("signature", "2020-03-03")],
    ),
    ("Депутаты единогласно высказались за Бергенский договор 3 марта 2020 года.", [("approval", "2020-03-03")]),
    ("Парламент дал зелёный свет Бергенскому договору 3 марта 2020 года.", [("approval", "2020-03-03")]),
    ("Сенат проголосовал за ратификацию Бергенского договора 3 марта 2020 года.", [("approval", "2020-03-03")]),
    (
        "Правительство внесло Бергенский договор на ратификацию в парламент 3 марта 2020 года.",
        [("submission", "2020-03-03")],
    ),
    (
        "Президент подписал закон о ратификации Бергенского договора 3 марта 2020 года.",
        [("ratification", "2020-03-03")],
    ),
    (
        "Норвегия завершила ратификационные процедуры по Бергенскому договору 3 марта 2020 года.",
        [("ratification", "2020-03-03")],
    ),
    (
        "Обмен ратификационными грамотами Бергенского договора прошёл в Осло 3 марта 2020 года.",
        [("exchange-of-instruments", "2020-03-03")],
    ),
    (
        "3 марта 2020 года министры обменялись ратификационными грамотами, и Бергенский договор заработал.",
        [("exchange-of-instruments", "2020-03-03"), ("entry-into-force", "2020-03-03")],
    ),
    ("Бергенский договор обрёл силу 3 марта 2020 года.", [("entry-into-force", "2020-03-03")]),
    ("Бергенский договор, применявшийся с 3 марта 2020 года, краток.", [("entry-into-force", "2020-03-03")]),
    ("Норвегия расторгла Бергенский договор 3 марта 2020 года.", [("withdrawal", "2020-03-03")]),
    ("Норвегия объявила о выходе из Бергенского договора 3 марта 2020 года.", [("withdrawal", "2020-03-03")]),
    ("Бергенский договор прекратил своё существование 3 марта 2020 года.", [("termination", "2020-03-03")]),
    ("Бергенский договор был объявлен утратившим силу 3 марта 2020 года.", [("termination", "2020-03-03")]),
    (
        "Переговоры о Бергенском договоре стартовали в марте 2020 года и завершились в мае 2021 года.",
        [("negotiation", "2020-03"), ("negotiation", "2021-05")],
    ),
    ("Текст Бергенского договора был согласован 3 марта 2020 года.", [("negotiation", "2020-03-03")]),
    ("Бергенский договор зарегистрировали в ООН 3 марта 2020 года.", [("registration", "2020-03-03")]),
    ("Текст Бергенского договора выложили 3 марта 2020 года.", [("publication", "2020-03-03")]),
    ("Норвегия заморозила участие в Бергенском договоре 3 марта 2020 года.", [("suspension", "2020-03-03")]),
    ("Бергенский договор так и не был ратифицирован.", []),
    ("Бергенский договор планируют подписать 3 марта 2025 года.", []),
]

POLISH = [
    ("Ministrowie złożyli podpisy pod Traktatem z Bergen 3 marca 2020 r.", [("signature", "2020-03-03")]),
    ("3 marca 2020 r. umieścili swoje nazwiska pod Traktatem z Bergen.", [("signature", "2020-03-03")]),
    ("Traktat z Bergen, sporządzony w Oslo 3 marca 2020 r., jest krótki.", [("signature", "2020-03-03")]),
    ("Traktat z Bergen sygnowano 3 marca 2020 r.", [("signature", "2020-03-03")]),
    ("Za ratyfikacją Traktatu z Bergen Sejm opowiedział się 3 marca 2020 r.", [("approval", "2020-03-03")]),
    ("Izba wyższa przegłosowała Traktat z Bergen 3 marca 2020 r.", [("approval", "2020-03-03")]),
    (
        "Senat bez poprawek przyjął 3 marca 2020 r. ustawę o ratyfikacji Traktatu z Bergen.",
        [("approval", "2020-03-03")],
    ),
    ("Sejm dał zgodę na ratyfikację Traktatu z Bergen 3 marca 2020 r.", [("approval", "2020-03-03")]),
    ("Rząd wniósł Traktat z Bergen do Sejmu 3 marca 2020 r.", [("submission", "2020-03-03")]),
    ("Prezydent ratyfikował Traktat z Bergen 3 marca 2020 r.", [("ratification", "2020-03-03")]),
    ("Norwegia zakończyła procedurę ratyfikacji Traktatu z Bergen 3 marca 2020 r.", [("ratification", "2020-03-03")]),
    (
        "Dokumenty ratyfikacyjne Traktatu z Bergen wymieniono w Oslo 3 marca 2020 r.",
        [("exchange-of-instruments", "2020-03-03")],
    ),
    ("Traktat z Bergen, który obowiązywać zaczął 3 marca 2020 r., jest krótki.", [("entry-into-force", "2020-03-03")]),
    ("Traktat z Bergen działa od 3 marca 2020 r.", [("entry-into-force", "2020-03-03")]),
    ("Norwegia zerwała Traktat z Bergen 3 marca 2020 r.", [("withdrawal", "2020-03-03")]),
    ("Norwegia notyfikowała wypowiedzenie Traktatu z Bergen 3 marca 2020 r.", [("withdrawal", "2020-03-03")]),
    ("Traktat z Bergen przeszedł do historii 3 marca 2020 r.", [("termination", "2020-03-03")]),
    (
        "Rozmowy o Traktacie z Bergen rozpoczęto w marcu 2020 r., a zakończono w maju 2021 r.",
        [("negotiation", "2020-03"), ("negotiation", "2021-05")],
    ),
    ("Do rozmów o Traktacie z Bergen zasiedli eksperci w marcu 2020 r.", [("negotiation", "2020-03")]),
    ("Traktat z Bergen zarejestrowano w ONZ 3 marca 2020 r.", [("registration", "2020-03-03")]),
    ("Traktat z Bergen ogłoszono w Dzienniku Ustaw 3 marca 2020 r.", [("publication", "2020-03-03")]),
    ("Norwegia zawiesiła stosowanie Traktatu z Bergen 3 marca 2020 r.", [("suspension", "2020-03-03")]),
    ("Traktat z Bergen (Oslo, 3 marca 2020 r.) jest krótki.", [("signature", "2020-03-03")]),
    ("Traktat z Bergen czeka na ratyfikację.", []),
    ("Traktat z Bergen ma zostać podpisany 3 marca 2025 r.", []),
]

KOREAN = [
    ("양국 외무장관은 2020년 3월 3일 오슬로에서 베르겐 조약에 도장을 찍었다.", [("signature", "2020-03-03")]),
    ("2020년 3월 3일 체결됨으로써 베르겐 조약은 바다를 나눴다.", [("signature", "2020-03-03")]),
    ("베르겐 조약은 2020년 3월 3일 오슬로에서 정식 조인되었다.", [("signature", "2020-03-03")]),
    ("베르겐 조약의 서명식은 2020년 3월 3일 오슬로에서 열렸다.", [("signature", "2020-03-03")]),
    ("2020년 3월 3일 국회 본회의에서 베르겐 조약 비준동의안이 의결되었다.", [("approval", "2020-03-03")]),
    ("상원이 2020년 3월 3일 베르겐 조약 비준에 동의하였다.", [("approval", "2020-03-03")]),
    ("베르겐 조약 비준동의안은 2020년 3월 3일 본회의를 통과하였다.", [("approval", "2020-03-03")]),
    ("정부는 2020년 3월 3일 베르겐 조약 비준동의안을 국회에 제출하였다.", [("submission", "2020-03-03")]),
    ("노르웨이는 2020년 3월 3일 베르겐 조약을 비준하였다.", [("ratification", "2020-03-03")]),
    ("베르겐 조약 비준서가 2020년 3월 3일 오슬로에서 교환되었다.", [("exchange-of-instruments", "2020-03-03")]),
    ("두 나라는 2020년 3월 3일 베르겐 조약의 비준서를 맞교환하였다.", [("exchange-of-instruments", "2020-03-03")]),
    ("베르겐 조약은 2020년 3월 3일 효력이 발생되었다.", [("entry-into-force", "2020-03-03")]),
    ("베르겐 조약은 2020년 3월 3일을 기해 효력을 가지게 되었다.", [("entry-into-force", "2020-03-03")]),
    ("노르웨이는 2020년 3월 3일 베르겐 조약에서 탈퇴하였다.", [("withdrawal", "2020-03-03")]),
    ("노르웨이가 2020년 3월 3일 베르겐 조약의 종료를 통보하였다.", [("withdrawal", "2020-03-03")]),
    ("베르겐 조약은 2020년 3월 3일 종료되었다.", [("termination", "2020-03-03")]),
    (
        "베르겐 조약 협상은 2020년 3월 시작되어 2021년 5월 타결되었다.",
        [("negotiation", "2020-03"), ("negotiation", "2021-05")],
    ),
    ("베르겐 조약은 2020년 3월 3일 가서명을 마쳤다.", [("negotiation", "2020-03-03")]),
    ("베르겐 조약은 2020년 3월 3일 유엔에 등록되었다.", [("registration", "2020-03-03")]),
    ("베르겐 조약 전문이 2020년 3월 3일 공개되었다.", [("publication", "2020-03-03")]),
    ("노르웨이는 2020년 3월 3일 베르겐 조약의 이행을 중단하였다.", [("suspension", "2020-03-03")]),
    ("베르겐 조약은 2020년 3월 3일 개정되었다.", [("amendment", "2020-03-03")]),
    ("베르겐 조약은 아직 비준되지 않았다.", []),
    ("베르겐 조약은 2025년 3월 3일 서명될 예정이다.", []),
]

LANGUAGES = {
    "en": ENGLISH,
    "es": SPANISH,
    "fr": FRENCH,
    "de": GERMAN,
    "it": ITALIAN,
    "ru": RUSSIAN,
    "pl": POLISH,
    "ko": KOREAN,
}


@pytest.fixture
def told(read, gazetteer):
    def find(text: str, language: str = "en") -> list[tuple[str, str]]:
        found = read(text, language, PUBLISHED)
        events = find_events(found.document, found.treaties, found.dates, gazetteer)
        return sorted((event.action, event.date or "") for event in events)

    return find


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [(language, text, expected) for language, rows in LANGUAGES.items() for text, expected in rows],
)
def test_other_words_tell_the_same_step(told, language, text, expected):
    assert told(text, language) == sorted((action, date or "") for action, date in expected)


def test_a_live_report_tells_of_its_own_day(told):
    text = (
        "The Treaty of Bergen: the day as it goes\n\n"
        "14:05 Done. Anna Berg and Jon Vik have signed the Treaty of Bergen.\n\n"
        "13:10 The guests arrive. It rains today.\n\n"
        "12:00 Good morning from Oslo."
    )
    assert told(text) == [("signature", PUBLISHED)]


def test_the_day_that_opens_a_tale_dates_what_is_told_of_it(told):
    text = "8 September 1951 was warm. The hall was full. Anna Berg put her name to the Treaty of Bergen."
    assert told(text) == [("signature", "1951-09-08")]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("The Treaty of Bergen was ratified, and in May 2020 the minister lost her post at last.", "en"),
        ("The constitution of 3 March 2020 says who ratified the Treaty of Bergen.", "en"),
        ("La Constitution du 3 mars 2020 dit qui a ratifié le traité de Bergen.", "fr"),
    ],
)
def test_a_date_bound_to_another_noun_or_clause_is_not_the_steps(told, text, language):
    assert told(text, language) == [("ratification", "")]


def test_a_state_leaves_a_treaty_that_it_puts_an_end_to(told):
    assert told("Norway put an end to the Treaty of Bergen on 3 March 2020.") == [("withdrawal", "2020-03-03")]


def test_a_resolution_to_ratify_is_an_approval_and_another_is_not(told):
    ratifying = (
        "The Senate adopted on 3 March 2020 a resolution concurring in the ratification of the Treaty of Bergen."
    )
    other = "The Senate adopted on 3 March 2020 a resolution on fish, of which the Treaty of Bergen says little."
    assert told(ratifying) == [("approval", "2020-03-03")]
    assert told(other) == []
