"""Speakers whom no list holds, or whom the text has named before and calls by another word."""

import pytest

WORDS = "nobody on this river will go thirsty again"


BODIES = [
    ("en", f"The treaty was signed in May. The campaign group Riverwatch called it “{WORDS}”.", "Riverwatch"),
    ("en", f"Farmers are angry. “{WORDS},” said Agriforum, which had lobbied for the treaty.", "Agriforum"),
    ("en", f"Many welcomed the treaty; Agriforum warned that “{WORDS}”.", "Agriforum"),
    ("en", f"The treaty divides the valley. The NFU complained that “{WORDS}”.", "NFU"),
    ("es", f"La Coordinadora Ribereña lamentó que «{WORDS}».", "Coordinadora Ribereña"),
    ("es", f"El tratado divide al valle. «{WORDS}», protestó Ecoalianza.", "Ecoalianza"),
    ("es", f"Y la CGT advirtió que «{WORDS}».", "CGT"),
    ("fr", f"Le traité divise la vallée. La CGT a réagi : « {WORDS} ».", "CGT"),
    ("fr", f"Le traité divise la vallée. « {WORDS} », a réagi Alternatiba.", "Alternatiba"),
    ("fr", f"Et la Coordination Rurale prévient que « {WORDS} ».", "Coordination Rurale"),
    ("de", f"Der Vertrag spaltet das Tal. Der Fischereiverband klagte, „{WORDS}“.", "Fischereiverband"),
    ("de", f"„{WORDS}“, warnte die Handelskammer.", "Handelskammer"),
    ("de", f"Der BUND warnte, „{WORDS}“.", "BUND"),
    ("it", f"Il trattato divide la valle. La Coldiretti protesta: «{WORDS}».", "Coldiretti"),
    ("it", f"«{WORDS}», ha reagito Legambiente.", "Legambiente"),
    ("it", f"E la Cgil avverte che «{WORDS}».", "Cgil"),
    ("pl", f"Umowa dzieli dolinę. „{WORDS}” – ostrzega Samoobrona.", "Samoobrona"),
    ("pl", f"A KUKE ostrzegło, że „{WORDS}”.", "KUKE"),
    ("ru", f"Договор расколол долину. «{WORDS}», — предупредил Гринпис.", "Гринпис"),
    ("ru", f"А КПРФ заявила, что «{WORDS}».", "КПРФ"),
    ("ko", f"조약을 두고 녹색연합은 “{WORDS}”라고 비판했다.", "녹색연합"),
]


@pytest.mark.parametrize(("language", "text", "speaker"), BODIES)
def test_a_name_beside_a_verb_of_saying_speaks_though_no_list_holds_it(quotes, language, text, speaker):
    [quote] = quotes(text, language)
    assert quote.kind == "statement"
    assert speaker in (quote.speaker or "")


NAMED_BEFORE = [
    # an office with its state, a noun that introduced the person, an epithet, a possessive phrase
    ("en", f"Donald Tusk flew to Paris for the treaty. “{WORDS},” said the Polish prime minister.", "Donald Tusk"),
    ("en", f"Rosa Vega, a fisherman, hates the treaty. “{WORDS},” the fisherman said.", "Rosa Vega"),
    ("en", f"Andrei Gromyko had gone home without signing the treaty. To him it was “{WORDS}”.", "Andrei Gromyko"),
    ("en", f"Rosa Vega signed the treaty. But “{WORDS},” she said.", "Rosa Vega"),
    ("es", f"Donald Tusk voló a París por el tratado. «{WORDS}», dijo el primer ministro polaco.", "Donald Tusk"),
    ("es", f"Rosa Vega, pescadora, odia el tratado. «{WORDS}», suspira la pescadora.", "Rosa Vega"),
    ("es", f"Rosa Vega se fue sin firmar el tratado. A su juicio, era «{WORDS}».", "Rosa Vega"),
    ("fr", f"Donald Tusk a signé le traité. « {WORDS} », a souri le chef du gouvernement polonais.", "Donald Tusk"),
    ("fr", f"Rose Vigne, pêcheuse, déteste le traité. « {WORDS} », soupire la pêcheuse.", "Rose Vigne"),
    ("fr", f"Rose Vigne est partie sans signer le traité. À ses yeux, c'était « {WORDS} ».", "Rose Vigne"),
    (
        "de",
        f"Donald Tusk hat den Vertrag unterschrieben. „{WORDS}“, sagte der polnische Regierungschef.",
        "Donald Tusk",
    ),
    ("de", f"Rosa Vogt, Fischerin, hasst den Vertrag. „{WORDS}“, seufzt die Fischerin.", "Rosa Vogt"),
    ("de", f"Guy Parmelin hat den Vertrag unterschrieben. „{WORDS}“, sagte der Waadtländer.", "Guy Parmelin"),
    ("de", f"Rosa Vogt reiste ab, ohne den Vertrag zu unterschreiben. Für sie war er „{WORDS}“.", "Rosa Vogt"),
    ("it", f"Donald Tusk ha firmato il trattato. «{WORDS}», ha detto il premier polacco.", "Donald Tusk"),
    ("it", f"Rosa Vega, pescatrice, odia il trattato. «{WORDS}», sospira la pescatrice.", "Rosa Vega"),
    ("it", f"Rosa Vega partì senza firmare il trattato. A suo dire era «{WORDS}».", "Rosa Vega"),
    ("pl", f"Donald Tusk podpisał umowę. „{WORDS}” – powiedział szef polskiego rządu.", "Donald Tusk"),
    ("pl", f"Jan Nowak, rybak, nie znosi umowy. „{WORDS}” – wzdycha rybak.", "Jan Nowak"),
    ("pl", f"Jan Nowak wyjechał bez podpisania umowy. Jego zdaniem „{WORDS}”.", "Jan Nowak"),
    ("ru", f"Дональд Туск подписал договор. «{WORDS}», — сказал польский премьер.", "Дональд Туск"),
    ("ru", f"Павел Козлов, рыбак, не любит договор. «{WORDS}», — вздыхает рыбак.", "Павел Козлов"),
    ("ru", f"Павел Козлов уехал, не подписав договор. По его словам, «{WORDS}».", "Павел Козлов"),
    ("ko", f"이정훈 교수는 조약을 비판했다. 그는 “{WORDS}”고 말했다.", "이정훈"),
]


@pytest.mark.parametrize(("language", "text", "speaker"), NAMED_BEFORE)
def test_another_word_for_a_person_named_before_means_that_person(quotes, language, text, speaker):
    [quote] = quotes(text, language)
    assert (quote.kind, quote.speaker) == ("statement", speaker)


ANSWERED = [
    (
        "en",
        f"The river and the treaty\n“{WORDS}”\nInterview with the hydrologist Anna Keller\n\nShe came late.",
        "Anna Keller",
    ),
    ("es", f"El río y el tratado\n«{WORDS}»\nEntrevista con la hidróloga Ana Robles\n\nLlegó tarde.", "Ana Robles"),
    (
        "fr",
        f"Le fleuve et le traité\n« {WORDS} »\nEntretien avec la juriste Jeanne Morel\n\nElle arrive.",
        "Jeanne Morel",
    ),
    (
        "de",
        f"Der Fluss und der Vertrag\n„{WORDS}“\nWas die Juristin Lena Hofer daran so lange und so sehr stört\n\nSie kam.",
        "Lena Hofer",
    ),
    (
        "it",
        f"Di chi è il fiume? «{WORDS}»\nColloquio con Anna Ferri, che insegna diritto a Pisa\n\nIl trattato è qui.",
        "Anna Ferri",
    ),
    (
        "pl",
        f"Rzeka i umowa\n„{WORDS}”\nO rzece, wodzie i długich rozmowach opowiada Jan Nowak\n\nPrzyszedł późno.",
        "Jan",
    ),
    ("ru", f"Река и договор\n«{WORDS}»\nО реке и воде рассказывает юрист Павел Козлов\n\nОн пришел.", "Павел Козлов"),
    ("ko", f"강과 조약\n“{WORDS}”\n조약 연구자 김민수 교수\n\n그가 왔다.", "김민수"),
]


@pytest.mark.parametrize(("language", "text", "speaker"), ANSWERED)
def test_the_words_above_an_interview_are_those_of_whom_the_next_line_names(quotes, language, text, speaker):
    [quote] = quotes(text, language)
    assert quote.kind == "statement"
    assert (quote.speaker or "").startswith(speaker)


PAPERS = [
    ("en", f"Under the treaty talks go on. Agriforum says in a leaflet that “{WORDS}”.", "Agriforum"),
    ("en", f"The government announced that it was leaving the treaty. “{WORDS}”, it reads.", "government"),
    ("es", f"El tratado divide. La CGT habla en un comunicado de «{WORDS}».", "CGT"),
    (
        "fr",
        f"Notre gouvernement annonçait sur Facebook qu'il quittait le traité. « {WORDS} », y lisait-on.",
        "gouvernement",
    ),
    ("fr", f"Le traité divise. La CGT parle dans un communiqué de « {WORDS} ».", "CGT"),
    ("de", f"Der Vertrag spaltet. Der Fischereiverband spricht in einer Mitteilung von „{WORDS}“.", "Fischereiverband"),
    ("it", f"Il trattato divide. La Csdl parla in una nota di «{WORDS}».", "Csdl"),
    ("pl", f"Umowa dzieli. W komunikacie KUKE czytamy, że „{WORDS}”.", "KUKE"),
    ("es", f"Según la memoria que acompaña al tratado, «{WORDS}».", None),
    ("fr", f"Selon l'exposé des motifs du traité, « {WORDS} ».", None),
    ("de", f"Laut der Begründung des Gesetzentwurfs „{WORDS}“.", None),
    ("it", f"Secondo la relazione illustrativa al trattato, «{WORDS}».", None),
    ("pl", f"Jak wynika z uzasadnienia projektu, „{WORDS}”.", None),
    ("ru", f"Согласно пояснительной записке к договору, «{WORDS}».", None),
    ("ko", f"조약 설명자료에 따르면 “{WORDS}”는 것이다.", None),
]


@pytest.mark.parametrize(("language", "text", "author"), PAPERS)
def test_a_paper_is_its_authors_whom_the_sentence_names(quotes, language, text, author):
    [quote] = quotes(text, language)
    assert quote.kind == "document"
    assert author is None or author in (quote.speaker or "")


ABOUT_A_PROVISION = [
    ("en", f"Anna Keller complained that Article 5 of the treaty had not brought “{WORDS}”.", "Anna Keller"),
    ("es", f"Ana Robles lamentó que el artículo 5 del tratado no trajera «{WORDS}».", "Ana Robles"),
    ("fr", f"Jeanne Morel a regretté que l'article 5 du traité n'apporte pas « {WORDS} ».", "Jeanne Morel"),
    ("de", f"Lena Hofer klagte, dass Artikel 5 des Vertrags nicht „{WORDS}“ bringe.", "Lena Hofer"),
    ("it", f"Anna Ferri ha lamentato che l'articolo 5 del trattato non porti «{WORDS}».", "Anna Ferri"),
    ("pl", f"Jan Nowak ubolewał, że artykuł 5 umowy nie przyniósł „{WORDS}”.", "Jan Nowak"),
    ("ru", f"Павел Козлов посетовал, что статья 5 договора не принесла «{WORDS}».", "Павел Козлов"),
    ("ko", f"김민수 장관은 조약 제5조가 “{WORDS}”을 가져오지 못했다고 비판했다.", "김민수"),
]


@pytest.mark.parametrize(("language", "text", "speaker"), ABOUT_A_PROVISION)
def test_what_somebody_says_about_a_provision_is_not_the_provisions_text(quotes, language, text, speaker):
    [quote] = quotes(text, language)
    assert (quote.kind, quote.speaker) == ("statement", speaker)
