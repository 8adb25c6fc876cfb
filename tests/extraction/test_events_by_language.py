"""How each language tells of a treaty's steps: one sentence a row, and the (action, date) that it gives."""

import pytest

from archive.extraction.events import find_events

PUBLISHED = "2024-11-06"

ENGLISH = [
    (
        "The Treaty of Bergen between Norway and Iceland has been in force since 4 May 2004.",
        [("entry-into-force", "2004-05-04")],
    ),
    ("Concluded in 1961, the Treaty of Bergen is short.", [("signature", "1961")]),
    ("The Treaty of Bergen was opened for signature on 3 March 1994.", [("signature", "1994-03-03")]),
    ("Norway gave notice of withdrawal from the Treaty of Bergen on 3 March 2020.", [("withdrawal", "2020-03-03")]),
    (
        "Norway deposited its instrument of ratification of the Treaty of Bergen on 3 March 2020.",
        [("ratification", "2020-03-03")],
    ),
    (
        "On 3 March 2020 Iceland became the tenth state to ratify the Treaty of Bergen.",
        [("ratification", "2020-03-03")],
    ),
    ("The Treaty of Bergen was signed into law by the president on 3 March 2020.", [("ratification", "2020-03-03")]),
    ("The Senate gave its advice and consent to the Treaty of Bergen on 3 March 2020.", [("approval", "2020-03-03")]),
    ("The government sent the Treaty of Bergen to parliament on 3 March 2020.", [("submission", "2020-03-03")]),
    (
        "The Treaty of Bergen, which had been initialled on 3 March 2020, was signed in Oslo on 5 May 2021.",
        [("negotiation", "2020-03-03"), ("signature", "2021-05-05")],
    ),
    (
        "Norway denounced the Treaty of Bergen on 3 March 2020; the denunciation took effect on 3 March 2021.",
        [("withdrawal", "2020-03-03"), ("withdrawal", "2021-03-03")],
    ),
    ("The Treaty of Bergen was published in the Official Gazette on 3 March 2020.", [("publication", "2020-03-03")]),
    ("The Treaty of Bergen has been applied provisionally since 3 March 2020.", [("entry-into-force", "2020-03-03")]),
    ("Under the Treaty of Bergen, which expired on 3 March 2020, fishing was free.", [("termination", "2020-03-03")]),
    (
        "The two countries exchanged the instruments of ratification of the Treaty of Bergen on 3 March 2020.",
        [("exchange-of-instruments", "2020-03-03")],
    ),
    ("The Treaty of Bergen is expected to be signed on 3 March 2025.", []),
    (
        "The Treaty of Bergen will enter into force thirty days after the exchange of instruments.",
        [("entry-into-force", None)],
    ),
    ("Talks on the Treaty of Bergen ended on 3 March 2020.", [("negotiation", "2020-03-03")]),
    ("MPs backed the Treaty of Bergen by 80 votes to 3 on 3 March 2020.", [("approval", "2020-03-03")]),
    ("Iceland acceded to the Treaty of Bergen on 3 March 2020.", [("ratification", "2020-03-03")]),
    ("The Treaty of Bergen was suspended on 3 March 2020.", [("suspension", "2020-03-03")]),
    ("The Treaty of Bergen was terminated on 3 March 2020.", [("termination", "2020-03-03")]),
    ("The Treaty of Bergen was amended on 3 March 2020.", [("amendment", "2020-03-03")]),
    ("The Treaty of Bergen was registered with the United Nations on 3 March 2020.", [("registration", "2020-03-03")]),
    ("Ministers put their signatures to the Treaty of Bergen in Oslo on 3 March 2020.", [("signature", "2020-03-03")]),
    ("Norway pulled out of the Treaty of Bergen in March 2020.", [("withdrawal", "2020-03")]),
    (
        "The Treaty of Bergen is dead: Norway and Iceland signed it in 1961 and it lapsed in 2001.",
        [("signature", "1961"), ("termination", "2001")],
    ),
    (
        "Norway and Iceland negotiated the Treaty of Bergen for years. It was signed on 3 March 2020, ratified by Norway on 5 May 2021 and by Iceland on 6 June 2021, and entered into force a month later.",
        [
            ("signature", "2020-03-03"),
            ("ratification", "2021-05-05"),
            ("ratification", "2021-06-06"),
            ("entry-into-force", "2021-07"),
        ],
    ),
    (
        "Norway ratified the Treaty of Bergen on 5 May 2021. Iceland did so on 6 June 2021.",
        [("ratification", "2021-05-05"), ("ratification", "2021-06-06")],
    ),
    ("The Treaty of Bergen was signed on 3 March 2020. It is to be ratified next year.", [("signature", "2020-03-03")]),
    ("When was the Treaty of Bergen signed? On 3 March 2020, in Oslo.", [("signature", "2020-03-03")]),
    (
        "3 March 2020: Norway and Iceland sign the Treaty of Bergen. The text is published the same day.",
        [("signature", "2020-03-03"), ("publication", "2020-03-03")],
    ),
    (
        "Signed in 1961 and in force since 1963, the Treaty of Bergen expires on 1 January 2026.",
        [("signature", "1961"), ("entry-into-force", "1963"), ("termination", "2026-01-01")],
    ),
    ("The Treaty of Bergen (signed 3 March 2020) is short.", [("signature", "2020-03-03")]),
    ("The Treaty of Bergen has not been ratified by Iceland.", []),
    ("The Treaty of Bergen failed to pass the Senate on 3 March 2020.", []),
    ("The Senate rejected the Treaty of Bergen on 3 March 2020.", []),
    (
        "Norway's king ratified the Treaty of Bergen on Monday and the instruments were exchanged in Oslo on Tuesday.",
        [("ratification", "2024-11-04"), ("exchange-of-instruments", "2024-11-05")],
    ),
    (
        "The Treaty of Bergen, concluded on 3 March 2020 and approved by the Storting the following month, is short.",
        [("signature", "2020-03-03"), ("approval", "2020-04")],
    ),
    (
        "The foreign ministers initialled the Treaty of Bergen in Oslo on 3 March 2020; signature followed on 5 May 2021.",
        [("negotiation", "2020-03-03"), ("signature", "2021-05-05")],
    ),
    ("The Treaty of Bergen will come into force on 1 January 2025.", [("entry-into-force", "2025-01-01")]),
    (
        "The foreign minister said on Monday that the Treaty of Bergen had entered into force on 3 March 2020.",
        [("entry-into-force", "2020-03-03")],
    ),
    ("The Treaty of Bergen got the Senate's blessing on 3 March 2020.", [("approval", "2020-03-03")]),
    ("Parliament in Oslo waved the Treaty of Bergen through on 3 March 2020.", [("approval", "2020-03-03")]),
    ("Since 3 March 2020 the Treaty of Bergen has bound both countries.", [("entry-into-force", "2020-03-03")]),
    ("The Treaty of Bergen, on the books since 3 March 2020, is short.", [("entry-into-force", "2020-03-03")]),
    ("Oslo turned its back on the Treaty of Bergen on 3 March 2020.", [("withdrawal", "2020-03-03")]),
    (
        "The notice of withdrawal from the Treaty of Bergen reached New York on 3 March 2020.",
        [("withdrawal", "2020-03-03")],
    ),
    ("The Treaty of Bergen has not been in force since 3 March 2020.", [("termination", "2020-03-03")]),
    (
        "In Oslo, on 3 March 2020, Anna Berg and Jon Vik put pen to paper on the Treaty of Bergen.",
        [("signature", "2020-03-03")],
    ),
    ("The Treaty of Bergen bears the date of 3 March 2020.", [("signature", "2020-03-03")]),
    ("The king gave the Treaty of Bergen royal assent on 3 March 2020.", [("ratification", "2020-03-03")]),
    ("Both sides agreed on the text of the Treaty of Bergen on 3 March 2020.", [("negotiation", "2020-03-03")]),
    ("The Treaty of Bergen goes before the Storting on 3 March 2025.", [("submission", "2025-03-03")]),
    ("The Treaty of Bergen was extended on 3 March 2020.", []),
]

SPANISH = [
    (
        "El Tratado de Bergen entre Noruega e Islandia está en vigor desde el 4 de mayo de 2004.",
        [("entry-into-force", "2004-05-04")],
    ),
    ("El Tratado de Bergen, concluido en 1961, es breve.", [("signature", "1961")]),
    ("El Tratado de Bergen se abrió a la firma el 3 de marzo de 1994.", [("signature", "1994-03-03")]),
    ("Noruega notificó su retirada del Tratado de Bergen el 3 de marzo de 2020.", [("withdrawal", "2020-03-03")]),
    (
        "Noruega depositó el instrumento de ratificación del Tratado de Bergen el 3 de marzo de 2020.",
        [("ratification", "2020-03-03")],
    ),
    ("El 3 de marzo de 2020 el Congreso dio su visto bueno al Tratado de Bergen.", [("approval", "2020-03-03")]),
    ("La firma del Tratado de Bergen tuvo lugar en Oslo el 3 de marzo de 2020.", [("signature", "2020-03-03")]),
    ("El presidente promulgó el Tratado de Bergen el 3 de marzo de 2020.", [("ratification", "2020-03-03")]),
    ("El Gobierno remitió el Tratado de Bergen al Congreso el 3 de marzo de 2020.", [("submission", "2020-03-03")]),
    (
        "El Tratado de Bergen fue rubricado el 3 de marzo de 2020 y firmado el 5 de mayo de 2021.",
        [("negotiation", "2020-03-03"), ("signature", "2021-05-05")],
    ),
    ("Noruega denunció el Tratado de Bergen el 3 de marzo de 2020.", [("withdrawal", "2020-03-03")]),
    ("El Tratado de Bergen se publicó en el Boletín Oficial el 3 de marzo de 2020.", [("publication", "2020-03-03")]),
    (
        "El Tratado de Bergen se aplica provisionalmente desde el 3 de marzo de 2020.",
        [("entry-into-force", "2020-03-03")],
    ),
    ("El Tratado de Bergen expiró el 3 de marzo de 2020.", [("termination", "2020-03-03")]),
    (
        "El canje de los instrumentos de ratificación del Tratado de Bergen se realizó el 3 de marzo de 2020.",
        [("exchange-of-instruments", "2020-03-03")],
    ),
    ("Se espera que el Tratado de Bergen se firme el 3 de marzo de 2025.", []),
    ("El Tratado de Bergen entrará en vigor treinta días después del canje.", [("entry-into-force", None)]),
    ("Las negociaciones del Tratado de Bergen concluyeron el 3 de marzo de 2020.", [("negotiation", "2020-03-03")]),
    ("Islandia se adhirió al Tratado de Bergen el 3 de marzo de 2020.", [("ratification", "2020-03-03")]),
    ("Rusia suspendió el Tratado de Bergen el 3 de marzo de 2020.", [("suspension", "2020-03-03")]),
    ("El Tratado de Bergen quedó sin efecto el 3 de marzo de 2020.", [("termination", "2020-03-03")]),
    ("El Tratado de Bergen, que rige desde 2004, es breve.", [("entry-into-force", "2004")]),
    ("Firmado en Oslo el 3 de marzo de 2020, el Tratado de Bergen es breve.", [("signature", "2020-03-03")]),
    ("Noruega abandonó el Tratado de Bergen en marzo de 2020.", [("withdrawal", "2020-03")]),
    (
        "El Tratado de Bergen fue aprobado por el Senado el 3 de marzo de 2020 y por la Cámara de Diputados el 5 de mayo.",
        [("approval", "2020-03-03"), ("approval", "2020-05-05")],
    ),
    (
        "Noruega e Islandia firmaron el Tratado de Bergen en 1961; el pacto caducó en 2001.",
        [("signature", "1961"), ("termination", "2001")],
    ),
    (
        "Noruega ratificó el Tratado de Bergen el 5 de mayo de 2021. Islandia lo hizo el 6 de junio de 2021.",
        [("ratification", "2021-05-05"), ("ratification", "2021-06-06")],
    ),
    ("3 de marzo de 2020: Noruega e Islandia firman el Tratado de Bergen.", [("signature", "2020-03-03")]),
    (
        "Firmado en 1961 y vigente desde 1963, el Tratado de Bergen expira el 1 de enero de 2026.",
        [("signature", "1961"), ("entry-into-force", "1963"), ("termination", "2026-01-01")],
    ),
    ("El Senado rechazó el Tratado de Bergen el 3 de marzo de 2020.", []),
    ("El Tratado de Bergen todavía no ha sido ratificado por Islandia.", []),
    (
        "El Tratado de Bergen fue suscrito el 3 de marzo de 2020, lo ratificó el rey el 5 de mayo y entró en vigor el 6 de junio.",
        [("signature", "2020-03-03"), ("ratification", "2020-05-05"), ("entry-into-force", "2020-06-06")],
    ),
    (
        "Los ministros intercambiaron el lunes en Oslo los instrumentos de ratificación del Tratado de Bergen, que entró en vigor ese mismo día.",
        [("exchange-of-instruments", "2024-11-04"), ("entry-into-force", "2024-11-04")],
    ),
    ("El Tratado de Bergen entrará en vigor el 1 de enero de 2025.", [("entry-into-force", "2025-01-01")]),
    (
        "El ministro dijo el lunes que el Tratado de Bergen había entrado en vigor el 3 de marzo de 2020.",
        [("entry-into-force", "2020-03-03")],
    ),
    ("El Senado dio luz verde el 3 de marzo de 2020 al Tratado de Bergen.", [("approval", "2020-03-03")]),
    ("Desde el 3 de marzo de 2020 el Tratado de Bergen obliga a ambos países.", [("entry-into-force", "2020-03-03")]),
    ("Oslo dio la espalda al Tratado de Bergen el 3 de marzo de 2020.", [("withdrawal", "2020-03-03")]),
    (
        "El 3 de marzo de 2020, Ana Ruiz y Juan Pérez estamparon su firma en el Tratado de Bergen.",
        [("signature", "2020-03-03")],
    ),
    ("El Tratado de Bergen dejó de estar en vigor el 3 de marzo de 2020.", [("termination", "2020-03-03")]),
    ("El Tratado de Bergen comenzó a regir el 3 de marzo de 2020.", [("entry-into-force", "2020-03-03")]),
    ("El Tratado de Bergen salió publicado en la gaceta el 3 de marzo de 2020.", [("publication", "2020-03-03")]),
    ("El rey sancionó el Tratado de Bergen el 3 de marzo de 2020.", [("ratification", "2020-03-03")]),
]

FRENCH = [
    (
        "Le traité de Bergen entre la Norvège et l'Islande est en vigueur depuis le 4 mai 2004.",
        [("entry-into-force", "2004-05-04")],
    ),
    ("Conclu en 1961, le traité de Bergen est bref.", [("signature", "1961")]),
    ("Le traité de Bergen a été ouvert à la signature le 3 mars 1994.", [("signature", "1994-03-03")]),
    ("La Norvège a notifié son retrait du traité de Bergen le 3 mars 2020.", [("withdrawal", "2020-03-03")]),
    (
        "La Norvège a déposé son instrument de ratification du traité de Bergen le 3 mars 2020.",
        [("ratification", "2020-03-03")],
    ),
    ("Le 3 mars 2020, le Sénat a donné son feu vert au traité de Bergen.", [("approval", "2020-03-03")]),
    ("La signature du traité de Bergen a eu lieu à Oslo le 3 mars 2020.", [("signature", "2020-03-03")]),
    (
        "Le président a promulgué la loi de ratification du traité de Bergen le 3 mars 2020.",
        [("ratification", "2020-03-03")],
    ),
    ("Le gouvernement a transmis le traité de Bergen au Parlement le 3 mars 2020.", [("submission", "2020-03-03")]),
    (
        "Le traité de Bergen a été paraphé le 3 mars 2020 et signé le 5 mai 2021.",
        [("negotiation", "2020-03-03"), ("signature", "2021-05-05")],
    ),
    ("La Norvège a dénoncé le traité de Bergen le 3 mars 2020.", [("withdrawal", "2020-03-03")]),
    ("Le traité de Bergen a été publié au Journal officiel le 3 mars 2020.", [("publication", "2020-03-03")]),
    (
        "Le traité de Bergen est appliqué à titre provisoire depuis le 3 mars 2020.",
        [("entry-into-force", "2020-03-03")],
    ),
    ("Le traité de Bergen a expiré le 3 mars 2020.", [("termination", "2020-03-03")]),
    (
        "Les instruments de ratification du traité de Bergen ont été échangés le 3 mars 2020.",
        [("exchange-of-instruments", "2020-03-03")],
    ),
    ("Le traité de Bergen devrait être signé le 3 mars 2025.", []),
    ("Le traité de Bergen entrera en vigueur trente jours après l'échange.", [("entry-into-force", None)]),
    ("Les négociations sur le traité de Bergen se sont achevées le 3 mars 2020.", [("negotiation", "2020-03-03")]),
    ("L'Islande a adhéré au traité de Bergen le 3 mars 2020.", [("ratification", "2020-03-03")]),
    ("La Russie a suspendu le traité de Bergen le 3 mars 2020.", [("suspension", "2020-03-03")]),
    ("Le traité de Bergen, entré en vigueur en 2004, est bref.", [("entry-into-force", "2004")]),
    ("Le traité de Bergen, que la Norvège et l'Islande ont signé en 1961, est bref.", [("signature", "1961")]),
    ("La Norvège s'est retirée du traité de Bergen en mars 2020.", [("withdrawal", "2020-03")]),
    ("Le traité de Bergen est devenu caduc le 3 mars 2020.", [("termination", "2020-03-03")]),
    (
        "Les députés ont adopté le traité de Bergen le 3 mars 2020, les sénateurs le 5 mai.",
        [("approval", "2020-03-03"), ("approval", "2020-05-05")],
    ),
    (
        "La Norvège et l'Islande ont signé le traité de Bergen en 1961 ; le pacte a expiré en 2001.",
        [("signature", "1961"), ("termination", "2001")],
    ),
    (
        "La Norvège a ratifié le traité de Bergen le 5 mai 2021. L'Islande l'a fait le 6 juin 2021.",
        [("ratification", "2021-05-05"), ("ratification", "2021-06-06")],
    ),
    ("3 mars 2020 : la Norvège et l'Islande signent le traité de Bergen.", [("signature", "2020-03-03")]),
    (
        "Signé en 1961 et en vigueur depuis 1963, le traité de Bergen expire le 1er janvier 2026.",
        [("signature", "1961"), ("entry-into-force", "1963"), ("termination", "2026-01-01")],
    ),
    ("Le Sénat a rejeté le traité de Bergen le 3 mars 2020.", []),
    ("Le traité de Bergen n'a pas encore été ratifié par l'Islande.", []),
    ("Le traité de Bergen entrera en vigueur le 1er janvier 2025.", [("entry-into-force", "2025-01-01")]),
    (
        "Le ministre a dit lundi que le traité de Bergen était entré en vigueur le 3 mars 2020.",
        [("entry-into-force", "2020-03-03")],
    ),
    (
        "Le traité de Bergen fut signé le 3 mars 2020, ratifié par la Norvège le 5 mai et par l'Islande le 6 juin.",
        [("signature", "2020-03-03"), ("ratification", "2020-05-05"), ("ratification", "2020-06-06")],
    ),
    ("Les députés ont donné leur aval au traité de Bergen le 3 mars 2020.", [("approval", "2020-03-03")]),
    ("Depuis le 3 mars 2020, le traité de Bergen lie les deux pays.", [("entry-into-force", "2020-03-03")]),
    ("Oslo a tourné le dos au traité de Bergen le 3 mars 2020.", [("withdrawal", "2020-03-03")]),
    (
        "Le 3 mars 2020, Anna Berg et Jon Vik ont apposé leur signature au bas du traité de Bergen.",
        [("signature", "2020-03-03")],
    ),
    ("Le traité de Bergen a cessé d'être en vigueur le 3 mars 2020.", [("termination", "2020-03-03")]),
    ("Le traité de Bergen a pris effet le 3 mars 2020.", [("entry-into-force", "2020-03-03")]),
    ("Le traité de Bergen a paru au Journal officiel le 3 mars 2020.", [("publication", "2020-03-03")]),
    (
        "Le roi a ratifié le traité de Bergen le 3 mars 2020, les deux Chambres l'ayant approuvé en février 2020.",
        [("ratification", "2020-03-03"), ("approval", "2020-02")],
    ),
]

GERMAN = [
    (
        "Der Vertrag von Bergen zwischen Norwegen und Island ist seit dem 4. Mai 2004 in Kraft.",
        [("entry-into-force", "2004-05-04")],
    ),
    ("Der Vertrag von Bergen, 1961 geschlossen, ist kurz.", [("signature", "1961")]),
    ("Der Vertrag von Bergen wurde am 3. März 1994 zur Unterzeichnung aufgelegt.", [("signature", "1994-03-03")]),
    ("Norwegen erklärte am 3. März 2020 seinen Austritt aus dem Vertrag von Bergen.", [("withdrawal", "2020-03-03")]),
    (
        "Norwegen hinterlegte die Ratifikationsurkunde zum Vertrag von Bergen am 3. März 2020.",
        [("ratification", "2020-03-03")],
    ),
    ("Am 3. März 2020 gab der Bundestag grünes Licht für den Vertrag von Bergen.", [("approval", "2020-03-03")]),
    ("Die Unterzeichnung des Vertrags von Bergen fand am 3. März 2020 in Oslo statt.", [("signature", "2020-03-03")]),
    ("Der Bundespräsident hat den Vertrag von Bergen am 3. März 2020 ratifiziert.", [("ratification", "2020-03-03")]),
    ("Die Regierung leitete den Vertrag von Bergen am 3. März 2020 dem Bundestag zu.", [("submission", "2020-03-03")]),
    (
        "Der Vertrag von Bergen wurde am 3. März 2020 paraphiert und am 5. Mai 2021 unterzeichnet.",
        [("negotiation", "2020-03-03"), ("signature", "2021-05-05")],
    ),
    ("Norwegen kündigte den Vertrag von Bergen am 3. März 2020.", [("withdrawal", "2020-03-03")]),
    (
        "Der Vertrag von Bergen wurde am 3. März 2020 im Bundesgesetzblatt veröffentlicht.",
        [("publication", "2020-03-03")],
    ),
    ("Der Vertrag von Bergen wird seit dem 3. März 2020 vorläufig angewandt.", [("entry-into-force", "2020-03-03")]),
    ("Der Vertrag von Bergen lief am 3. März 2020 aus.", [("termination", "2020-03-03")]),
    (
        "Die Ratifikationsurkunden zum Vertrag von Bergen wurden am 3. März 2020 ausgetauscht.",
        [("exchange-of-instruments", "2020-03-03")],
    ),
    ("Der Vertrag von Bergen soll am 3. März 2025 unterzeichnet werden.", []),
    ("Der Vertrag von Bergen tritt dreißig Tage nach dem Austausch in Kraft.", [("entry-into-force", None)]),
    ("Die Verhandlungen über den Vertrag von Bergen endeten am 3. März 2020.", [("negotiation", "2020-03-03")]),
    ("Island trat dem Vertrag von Bergen am 3. März 2020 bei.", [("ratification", "2020-03-03")]),
    ("Russland setzte den Vertrag von Bergen am 3. März 2020 aus.", [("suspension", "2020-03-03")]),
    ("Der Vertrag von Bergen gilt seit 2004.", [("entry-into-force", "2004")]),
    ("Der Vertrag von Bergen, den Norwegen und Island 1961 unterzeichneten, ist kurz.", [("signature", "1961")]),
    ("Norwegen stieg im März 2020 aus dem Vertrag von Bergen aus.", [("withdrawal", "2020-03")]),
    ("Der Vertrag von Bergen erlosch am 3. März 2020.", [("termination", "2020-03-03")]),
    (
        "Der Nationalrat genehmigte den Vertrag von Bergen am 3. März 2020, der Ständerat am 5. Mai.",
        [("approval", "2020-03-03"), ("approval", "2020-05-05")],
    ),
    (
        "Norwegen und Island unterzeichneten den Vertrag von Bergen 1961; 2001 lief er aus.",
        [("signature", "1961"), ("termination", "2001")],
    ),
    (
        "Norwegen ratifizierte den Vertrag von Bergen am 5. Mai 2021. Island tat es am 6. Juni 2021.",
        [("ratification", "2021-05-05"), ("ratification", "2021-06-06")],
    ),
    ("3. März 2020: Norwegen und Island unterzeichnen den Vertrag von Bergen.", [("signature", "2020-03-03")]),
    (
        "1961 unterzeichnet und seit 1963 in Kraft, läuft der Vertrag von Bergen am 1. Januar 2026 aus.",
        [("signature", "1961"), ("entry-into-force", "1963"), ("termination", "2026-01-01")],
    ),
    ("Der Bundesrat lehnte den Vertrag von Bergen am 3. März 2020 ab.", []),
    ("Der Vertrag von Bergen wurde von Island noch nicht ratifiziert.", []),
    ("Der Vertrag von Bergen tritt am 1. Januar 2025 in Kraft.", [("entry-into-force", "2025-01-01")]),
    (
        "Der Minister sagte am Montag, der Vertrag von Bergen sei am 3. März 2020 in Kraft getreten.",
        [("entry-into-force", "2020-03-03")],
    ),
    (
        "Am 3. März 2020 wurde in Oslo der Vertrag von Bergen unterzeichnet, am 5. Mai ratifizierte ihn der König.",
        [("signature", "2020-03-03"), ("ratification", "2020-05-05")],
    ),
    ("Der Bundestag winkte den Vertrag von Bergen am 3. März 2020 durch.", [("approval", "2020-03-03")]),
    ("Seit dem 3. März 2020 bindet der Vertrag von Bergen beide Länder.", [("entry-into-force", "2020-03-03")]),
    ("Oslo kehrte dem Vertrag von Bergen am 3. März 2020 den Rücken.", [("withdrawal", "2020-03-03")]),
    (
        "Anna Berg und Jon Vik setzten am 3. März 2020 ihre Unterschriften unter den Vertrag von Bergen.",
        [("signature", "2020-03-03")],
    ),
    ("Der Vertrag von Bergen ist seit dem 3. März 2020 nicht mehr in Kraft.", [("termination", "2020-03-03")]),
    ("Der Vertrag von Bergen wurde am 3. März 2020 wirksam.", [("entry-into-force", "2020-03-03")]),
    ("Der Vertrag von Bergen wurde am 3. März 2020 im Bundesgesetzblatt kundgemacht.", [("publication", "2020-03-03")]),
    ("Der Bundestag hat dem Vertrag von Bergen am 3. März 2020 zugestimmt.", [("approval", "2020-03-03")]),
    (
        "Nachdem der Bundestag am 3. März 2020 zugestimmt hatte, trat der Vertrag von Bergen am 5. Mai 2020 in Kraft.",
        [("approval", "2020-03-03"), ("entry-into-force", "2020-05-05")],
    ),
]

RUSSIAN = [
    (
        "Бергенский договор между Норвегией и Исландией действует с 4 мая 2004 года.",
        [("entry-into-force", "2004-05-04")],
    ),
    ("Бергенский договор, заключённый в 1961 году, краток.", [("signature", "1961")]),
    ("Бергенский договор был открыт для подписания 3 марта 1994 года.", [("signature", "1994-03-03")]),
    ("Норвегия уведомила о выходе из Бергенского договора 3 марта 2020 года.", [("withdrawal", "2020-03-03")]),
    (
        "Норвегия сдала на хранение ратификационную грамоту Бергенского договора 3 марта 2020 года.",
        [("ratification", "2020-03-03")],
    ),
    ("3 марта 2020 года сенат одобрил Бергенский договор.", [("approval", "2020-03-03")]),
    ("Подписание Бергенского договора состоялось в Осло 3 марта 2020 года.", [("signature", "2020-03-03")]),
    (
        "Президент подписал закон о ратификации Бергенского договора 3 марта 2020 года.",
        [("ratification", "2020-03-03")],
    ),
    ("Правительство внесло Бергенский договор в Госдуму 3 марта 2020 года.", [("submission", "2020-03-03")]),
    (
        "Бергенский договор был парафирован 3 марта 2020 года и подписан 5 мая 2021 года.",
        [("negotiation", "2020-03-03"), ("signature", "2021-05-05")],
    ),
    ("Норвегия денонсировала Бергенский договор 3 марта 2020 года.", [("withdrawal", "2020-03-03")]),
    ("Бергенский договор был опубликован 3 марта 2020 года.", [("publication", "2020-03-03")]),
    ("Бергенский договор временно применяется с 3 марта 2020 года.", [("entry-into-force", "2020-03-03")]),
    ("Срок действия Бергенского договора истёк 3 марта 2020 года.", [("termination", "2020-03-03")]),
    (
        "Стороны обменялись ратификационными грамотами Бергенского договора 3 марта 2020 года.",
        [("exchange-of-instruments", "2020-03-03")],
    ),
    ("Бергенский договор планируется подписать 3 марта 2025 года.", []),
    ("Бергенский договор вступит в силу через тридцать дней после обмена грамотами.", [("entry-into-force", None)]),
    ("Переговоры о Бергенском договоре завершились 3 марта 2020 года.", [("negotiation", "2020-03-03")]),
    ("Исландия присоединилась к Бергенскому договору 3 марта 2020 года.", [("ratification", "2020-03-03")]),
    ("Россия приостановила действие Бергенского договора 3 марта 2020 года.", [("suspension", "2020-03-03")]),
    ("Бергенский договор, который Норвегия и Исландия подписали в 1961 году, краток.", [("signature", "1961")]),
    ("Норвегия вышла из Бергенского договора в марте 2020 года.", [("withdrawal", "2020-03")]),
    ("Бергенский договор прекратил действие 3 марта 2020 года.", [("termination", "2020-03-03")]),
    ("Бергенский договор ратифицирован сенатом 3 марта 2020 года.", [("approval", "2020-03-03")]),
    ("Бергенский договор вступил в силу в 2004 году.", [("entry-into-force", "2004")]),
    (
        "Норвегия и Исландия подписали Бергенский договор в 1961 году, а в 2001 году он утратил силу.",
        [("signature", "1961"), ("termination", "2001")],
    ),
    (
        "Норвегия ратифицировала Бергенский договор 5 мая 2021 года. Исландия сделала это 6 июня 2021 года.",
        [("ratification", "2021-05-05"), ("ratification", "2021-06-06")],
    ),
    (
        "Бергенский договор, подписанный в 1961 году и действующий с 1963 года, истекает 1 января 2026 года.",
        [("signature", "1961"), ("entry-into-force", "1963"), ("termination", "2026-01-01")],
    ),
    ("Сенат отклонил Бергенский договор 3 марта 2020 года.", []),
    ("Исландия пока не ратифицировала Бергенский договор.", []),
    ("Бергенский договор вступит в силу 1 января 2025 года.", [("entry-into-force", "2025-01-01")]),
    (
        "Министр сказал в понедельник, что Бергенский договор вступил в силу 3 марта 2020 года.",
        [("entry-into-force", "2020-03-03")],
    ),
    ("Депутаты поддержали Бергенский договор 3 марта 2020 года.", [("approval", "2020-03-03")]),
    ("С 3 марта 2020 года Бергенский договор в силе.", [("entry-into-force", "2020-03-03")]),
    ("3 марта 2020 года министры поставили подписи под Бергенским договором.", [("signature", "2020-03-03")]),
    ("Бергенский договор больше не действует с 3 марта 2020 года.", [("termination", "2020-03-03")]),
    ("Король утвердил Бергенский договор 3 марта 2020 года.", [("ratification", "2020-03-03")]),
    ("Парламент дал согласие на ратификацию Бергенского договора 3 марта 2020 года.", [("approval", "2020-03-03")]),
    ("Осло разорвал Бергенский договор 3 марта 2020 года.", [("withdrawal", "2020-03-03")]),
    ("Текст Бергенского договора обнародовали 3 марта 2020 года.", [("publication", "2020-03-03")]),
]

KOREAN = [
    ("노르웨이·아이슬란드 베르겐 조약은 2004년 5월 4일부터 시행되고 있다.", [("entry-into-force", "2004-05-04")]),
    ("1961년 체결된 베르겐 조약은 짧다.", [("signature", "1961")]),
    ("베르겐 조약은 1994년 3월 3일 서명을 위해 개방됐다.", [("signature", "1994-03-03")]),
    ("노르웨이는 2020년 3월 3일 베르겐 조약 탈퇴를 통보했다.", [("withdrawal", "2020-03-03")]),
    ("노르웨이는 2020년 3월 3일 베르겐 조약 비준서를 기탁했다.", [("ratification", "2020-03-03")]),
    ("상원은 2020년 3월 3일 베르겐 조약을 승인했다.", [("approval", "2020-03-03")]),
    ("베르겐 조약 서명식은 2020년 3월 3일 오슬로에서 열렸다.", [("signature", "2020-03-03")]),
    ("대통령은 2020년 3월 3일 베르겐 조약을 비준했다.", [("ratification", "2020-03-03")]),
    ("정부는 2020년 3월 3일 베르겐 조약 비준동의안을 국회에 제출했다.", [("submission", "2020-03-03")]),
    (
        "베르겐 조약은 2020년 3월 3일 가서명됐고 2021년 5월 5일 정식 서명됐다.",
        [("negotiation", "2020-03-03"), ("signature", "2021-05-05")],
    ),
    ("노르웨이는 2020년 3월 3일 베르겐 조약을 파기했다.", [("withdrawal", "2020-03-03")]),
    ("베르겐 조약은 2020년 3월 3일 관보에 게재됐다.", [("publication", "2020-03-03")]),
    ("베르겐 조약은 2020년 3월 3일 만료됐다.", [("termination", "2020-03-03")]),
    ("양국은 2020년 3월 3일 베르겐 조약 비준서를 교환했다.", [("exchange-of-instruments", "2020-03-03")]),
    ("베르겐 조약은 2025년 3월 3일 서명될 예정이다.", []),
    ("베르겐 조약은 비준서를 교환한 날부터 30일 뒤 발효한다.", [("entry-into-force", None)]),
    ("베르겐 조약 협상은 2020년 3월 3일 타결됐다.", [("negotiation", "2020-03-03")]),
    ("아이슬란드는 2020년 3월 3일 베르겐 조약에 가입했다.", [("ratification", "2020-03-03")]),
    ("러시아는 2020년 3월 3일 베르겐 조약의 효력을 정지했다.", [("suspension", "2020-03-03")]),
    ("두 나라가 1961년에 맺은 베르겐 조약은 짧다.", [("signature", "1961")]),
    ("베르겐 조약은 2004년 발효했다.", [("entry-into-force", "2004")]),
    (
        "노르웨이와 아이슬란드는 1961년 베르겐 조약에 서명했고 조약은 2001년 만료됐다.",
        [("signature", "1961"), ("termination", "2001")],
    ),
    ("상원은 2020년 3월 3일 베르겐 조약을 부결시켰다.", []),
    ("아이슬란드는 아직 베르겐 조약을 비준하지 않았다.", []),
    ("베르겐 조약은 2025년 1월 1일 발효한다.", [("entry-into-force", "2025-01-01")]),
    ("장관은 월요일 베르겐 조약이 2020년 3월 3일 발효했다고 말했다.", [("entry-into-force", "2020-03-03")]),
    (
        "하원은 2020년 3월 3일, 상원은 5월 5일 베르겐 조약을 승인했다.",
        [("approval", "2020-03-03"), ("approval", "2020-05-05")],
    ),
    ("국회는 2020년 3월 3일 베르겐 조약 비준동의안을 통과시켰다.", [("approval", "2020-03-03")]),
    ("베르겐 조약은 2020년 3월 3일부터 효력을 갖게 됐다.", [("entry-into-force", "2020-03-03")]),
    ("양국 장관은 2020년 3월 3일 오슬로에서 베르겐 조약에 도장을 찍었다.", [("signature", "2020-03-03")]),
    ("베르겐 조약은 2020년 3월 3일 효력을 잃었다.", [("termination", "2020-03-03")]),
    ("노르웨이는 2020년 3월 3일 베르겐 조약에서 빠져나왔다.", [("withdrawal", "2020-03-03")]),
    ("베르겐 조약 전문은 2020년 3월 3일 공개됐다.", [("publication", "2020-03-03")]),
    ("양국은 2020년 3월 3일 베르겐 조약 문안에 합의했다.", [("negotiation", "2020-03-03")]),
]

ITALIAN = [
    (
        "Il Trattato di Bergen tra Norvegia e Islanda è in vigore dal 4 maggio 2004.",
        [("entry-into-force", "2004-05-04")],
    ),
    ("Concluso nel 1961, il Trattato di Bergen è breve.", [("signature", "1961")]),
    ("Il Trattato di Bergen fu aperto alla firma il 3 marzo 1994.", [("signature", "1994-03-03")]),
    ("La Norvegia ha notificato il recesso dal Trattato di Bergen il 3 marzo 2020.", [("withdrawal", "2020-03-03")]),
    (
        "La Norvegia ha depositato lo strumento di ratifica del Trattato di Bergen il 3 marzo 2020.",
        [("ratification", "2020-03-03")],
    ),
    ("Il 3 marzo 2020 il Senato ha dato il via libera al Trattato di Bergen.", [("approval", "2020-03-03")]),
    ("La firma del Trattato di Bergen è avvenuta a Oslo il 3 marzo 2020.", [("signature", "2020-03-03")]),
    (
        "Il presidente ha promulgato la legge di ratifica del Trattato di Bergen il 3 marzo 2020.",
        [("ratification", "2020-03-03")],
    ),
    ("Il governo ha trasmesso il Trattato di Bergen alle Camere il 3 marzo 2020.", [("submission", "2020-03-03")]),
    (
        "Il Trattato di Bergen è stato parafato il 3 marzo 2020 e firmato il 5 maggio 2021.",
        [("negotiation", "2020-03-03"), ("signature", "2021-05-05")],
    ),
    ("La Norvegia ha denunciato il Trattato di Bergen il 3 marzo 2020.", [("withdrawal", "2020-03-03")]),
    (
        "Il Trattato di Bergen è stato pubblicato in Gazzetta Ufficiale il 3 marzo 2020.",
        [("publication", "2020-03-03")],
    ),
    ("Il Trattato di Bergen si applica in via provvisoria dal 3 marzo 2020.", [("entry-into-force", "2020-03-03")]),
    ("Il Trattato di Bergen è scaduto il 3 marzo 2020.", [("termination", "2020-03-03")]),
    (
        "Gli strumenti di ratifica del Trattato di Bergen sono stati scambiati il 3 marzo 2020.",
        [("exchange-of-instruments", "2020-03-03")],
    ),
    ("Il Trattato di Bergen dovrebbe essere firmato il 3 marzo 2025.", []),
    ("Il Trattato di Bergen entrerà in vigore trenta giorni dopo lo scambio.", [("entry-into-force", None)]),
    ("I negoziati sul Trattato di Bergen si sono conclusi il 3 marzo 2020.", [("negotiation", "2020-03-03")]),
    ("L'Islanda ha aderito al Trattato di Bergen il 3 marzo 2020.", [("ratification", "2020-03-03")]),
    ("La Russia ha sospeso il Trattato di Bergen il 3 marzo 2020.", [("suspension", "2020-03-03")]),
    ("Il Trattato di Bergen, che Norvegia e Islanda firmarono nel 1961, è breve.", [("signature", "1961")]),
    ("La Norvegia è uscita dal Trattato di Bergen nel marzo 2020.", [("withdrawal", "2020-03")]),
    (
        "La Camera approvò il Trattato di Bergen il 3 marzo 2020, il Senato il 5 maggio.",
        [("approval", "2020-03-03"), ("approval", "2020-05-05")],
    ),
    (
        "Norvegia e Islanda firmarono il Trattato di Bergen nel 1961; il patto è scaduto nel 2001.",
        [("signature", "1961"), ("termination", "2001")],
    ),
    (
        "La Norvegia ha ratificato il Trattato di Bergen il 5 maggio 2021. L'Islanda lo ha fatto il 6 giugno 2021.",
        [("ratification", "2021-05-05"), ("ratification", "2021-06-06")],
    ),
    ("3 marzo 2020: Norvegia e Islanda firmano il Trattato di Bergen.", [("signature", "2020-03-03")]),
    (
        "Firmato nel 1961 e in vigore dal 1963, il Trattato di Bergen scade il 1° gennaio 2026.",
        [("signature", "1961"), ("entry-into-force", "1963"), ("termination", "2026-01-01")],
    ),
    ("Il Senato ha respinto il Trattato di Bergen il 3 marzo 2020.", []),
    ("L'Islanda non ha ancora ratificato il Trattato di Bergen.", []),
    ("Il Trattato di Bergen entrerà in vigore il 1° gennaio 2025.", [("entry-into-force", "2025-01-01")]),
    ("La Camera ha detto sì al Trattato di Bergen il 3 marzo 2020.", [("approval", "2020-03-03")]),
    ("Dal 3 marzo 2020 il Trattato di Bergen vincola i due Paesi.", [("entry-into-force", "2020-03-03")]),
    ("Oslo ha voltato le spalle al Trattato di Bergen il 3 marzo 2020.", [("withdrawal", "2020-03-03")]),
    (
        "Il 3 marzo 2020 Anna Berg e Jon Vik hanno apposto la firma al Trattato di Bergen.",
        [("signature", "2020-03-03")],
    ),
    ("Il Trattato di Bergen non è più in vigore dal 3 marzo 2020.", [("termination", "2020-03-03")]),
    ("Il testo del Trattato di Bergen è stato reso pubblico il 3 marzo 2020.", [("publication", "2020-03-03")]),
]

POLISH = [
    ("Traktat z Bergen między Norwegią a Islandią obowiązuje od 4 maja 2004 r.", [("entry-into-force", "2004-05-04")]),
    ("Zawarty w 1961 roku Traktat z Bergen jest krótki.", [("signature", "1961")]),
    ("Traktat z Bergen został otwarty do podpisu 3 marca 1994 r.", [("signature", "1994-03-03")]),
    ("Norwegia wypowiedziała Traktat z Bergen 3 marca 2020 r.", [("withdrawal", "2020-03-03")]),
    ("Norwegia złożyła dokument ratyfikacyjny Traktatu z Bergen 3 marca 2020 r.", [("ratification", "2020-03-03")]),
    ("Podpisanie Traktatu z Bergen odbyło się w Oslo 3 marca 2020 r.", [("signature", "2020-03-03")]),
    ("Prezydent podpisał ustawę o ratyfikacji Traktatu z Bergen 3 marca 2020 r.", [("ratification", "2020-03-03")]),
    ("Rząd skierował Traktat z Bergen do Sejmu 3 marca 2020 r.", [("submission", "2020-03-03")]),
    (
        "Traktat z Bergen parafowano 3 marca 2020 r., a podpisano 5 maja 2021 r.",
        [("negotiation", "2020-03-03"), ("signature", "2021-05-05")],
    ),
    ("Norwegia wystąpiła z Traktatu z Bergen w marcu 2020 r.", [("withdrawal", "2020-03")]),
    ("Traktat z Bergen opublikowano w Dzienniku Ustaw 3 marca 2020 r.", [("publication", "2020-03-03")]),
    ("Traktat z Bergen jest tymczasowo stosowany od 3 marca 2020 r.", [("entry-into-force", "2020-03-03")]),
    ("Traktat z Bergen wygasł 3 marca 2020 r.", [("termination", "2020-03-03")]),
    (
        "Wymiana dokumentów ratyfikacyjnych Traktatu z Bergen nastąpiła 3 marca 2020 r.",
        [("exchange-of-instruments", "2020-03-03")],
    ),
    ("Traktat z Bergen ma zostać podpisany 3 marca 2025 r.", []),
    ("Traktat z Bergen wejdzie w życie trzydzieści dni po wymianie dokumentów.", [("entry-into-force", None)]),
    ("Negocjacje nad Traktatem z Bergen zakończyły się 3 marca 2020 r.", [("negotiation", "2020-03-03")]),
    ("Islandia przystąpiła do Traktatu z Bergen 3 marca 2020 r.", [("ratification", "2020-03-03")]),
    ("Rosja zawiesiła Traktat z Bergen 3 marca 2020 r.", [("suspension", "2020-03-03")]),
    ("Traktat z Bergen, który Norwegia i Islandia podpisały w 1961 r., jest krótki.", [("signature", "1961")]),
    (
        "Sejm przyjął Traktat z Bergen 3 marca 2020 r., a Senat 5 maja.",
        [("approval", "2020-03-03"), ("approval", "2020-05-05")],
    ),
    ("Traktat z Bergen wszedł w życie w 2004 r.", [("entry-into-force", "2004")]),
    (
        "Norwegia i Islandia podpisały Traktat z Bergen w 1961 r.; traktat wygasł w 2001 r.",
        [("signature", "1961"), ("termination", "2001")],
    ),
    (
        "Norwegia ratyfikowała Traktat z Bergen 5 maja 2021 r. Islandia zrobiła to 6 czerwca 2021 r.",
        [("ratification", "2021-05-05"), ("ratification", "2021-06-06")],
    ),
    (
        "Podpisany w 1961 r. i obowiązujący od 1963 r. Traktat z Bergen wygasa 1 stycznia 2026 r.",
        [("signature", "1961"), ("entry-into-force", "1963"), ("termination", "2026-01-01")],
    ),
    ("Senat odrzucił Traktat z Bergen 3 marca 2020 r.", []),
    ("Islandia nie ratyfikowała jeszcze Traktatu z Bergen.", []),
    ("Traktat z Bergen wejdzie w życie 1 stycznia 2025 r.", [("entry-into-force", "2025-01-01")]),
    (
        "Minister powiedział w poniedziałek, że Traktat z Bergen wszedł w życie 3 marca 2020 r.",
        [("entry-into-force", "2020-03-03")],
    ),
    ("Posłowie poparli Traktat z Bergen 3 marca 2020 r.", [("approval", "2020-03-03")]),
    ("Oslo odwróciło się od Traktatu z Bergen 3 marca 2020 r.", [("withdrawal", "2020-03-03")]),
    ("Ministrowie złożyli podpisy pod Traktatem z Bergen 3 marca 2020 r.", [("signature", "2020-03-03")]),
    ("Traktat z Bergen przestał obowiązywać 3 marca 2020 r.", [("termination", "2020-03-03")]),
    ("Tekst Traktatu z Bergen ogłoszono 3 marca 2020 r.", [("publication", "2020-03-03")]),
]


LANGUAGES = {
    "en": ENGLISH,
    "es": SPANISH,
    "fr": FRENCH,
    "de": GERMAN,
    "ru": RUSSIAN,
    "ko": KOREAN,
    "it": ITALIAN,
    "pl": POLISH,
}


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [(language, text, expected) for language, rows in LANGUAGES.items() for text, expected in rows],
)
def test_a_sentence_tells_its_steps_and_no_others(read, gazetteer, language, text, expected):
    found = read(text, language, PUBLISHED)
    events = find_events(found.document, found.treaties, found.dates, gazetteer)
    assert sorted((event.action, event.date or "") for event in events) == sorted(
        (action, date or "") for action, date in expected
    )
