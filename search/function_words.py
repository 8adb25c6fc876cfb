"""Words that hold sentences together and say nothing of what they are about: articles, prepositions, conjunctions,
pronouns, auxiliary verbs. Closed classes of each language; words that mean something besides are left out.

They are kept and found like all others. But they do not make a text longer, and where a list goes on with what has
some of the words, they are not among the words that count.
"""

_BY_LANGUAGE = {
    "en": """
        a an the and or but nor if than as that which who whom whose what when where how of in on at by for from
        to with into onto upon over under about between among through during before after against within without
        is are was were be been being am has have had do does did will would shall should can could may might
        must it its he his him she her they their them we our us you your i my me this these those there here
        not no so such also
    """,
    "es": """
        el la los las lo un una unos unas y e o u ni pero sino si que quien quienes cual cuales cuyo cuya cuando
        donde como de del a al en con por para sin sobre entre desde hasta hacia ante tras durante según es son
        era eran fue fueron ser sido siendo está están estaba ha han había habían haber hay se su sus le les me
        nos te yo él ella ellos ellas esto este esta estos estas ese esa esos esas eso aquel aquella no ya más
        muy también
    """,
    "fr": """
        le la les un une des du de d l et ou ni mais si que qui quoi dont où quand comme à au aux en dans par
        pour sans sur sous entre depuis vers chez avec avant après pendant est sont était étaient fut être été a
        ont avait avaient avoir ayant il elle ils elles on nous vous je tu se s ce c cet cette ces son sa ses
        leur leurs notre nos votre vos ne n pas plus y lui eux même aussi
    """,
    "de": """
        der die das den dem des ein eine einer eines einem einen und oder aber sondern wenn als ob dass daß weil
        wie wo wer was welche welcher welches von vom in im an am auf aus bei mit nach zu zum zur über unter vor
        für durch gegen ohne um zwischen während bis seit ist sind war waren sein gewesen wird werden wurde
        wurden worden hat haben hatte hatten kann können soll sollen muss müssen er sie es wir ihr ich du ihn
        ihm ihnen ihre ihrer ihren seine seiner seinen sich dies diese dieser dieses diesen nicht kein keine
        auch nur noch so
    """,
    "ru": """
        и а но или ни если что чтобы как когда где который которая которое которые которого которой которых кто
        чем в во на с со к ко по за из от о об обо у до для при без над под между через перед после против про
        это этот эта эти этого этой этих тот та те того той тех он она оно они его её ее их им ему ей ними мы вы
        я нас вас нам вам мне свой своя свои своей своих себя был была было были быть будет будут есть не бы же
        ли также тоже так уже
    """,
    "it": """
        il lo la i gli le un uno una e ed o ma né se che chi cui quale quali quando dove come di del dello della
        dei degli delle a al allo alla ai agli alle da dal dallo dalla dai dagli dalle in nel nello nella nei
        negli nelle con su sul sullo sulla sui sugli sulle per tra fra senza è sono era erano fu essere stato
        stata stati ha hanno aveva avevano avere si suo sua suoi sue loro ci vi lui lei noi voi io questo questa
        questi queste quello quella non più anche già
    """,
    "pl": """
        i a oraz lub albo ale ani jeśli jeżeli że żeby aby jak gdy kiedy gdzie który która które którego której
        których kto co w we na z ze do od o u po przez przy dla bez nad pod między przed za to ten ta te tego
        tej tych on ona ono oni jego jej ich im mu my wy ja nas was nam się swój swoje swojej jest są był była
        było były być będzie będą nie by też także już
    """,
    "pt": """
        o a os as um uma uns umas e ou nem mas se que quem qual quais cujo cuja quando onde como de do da dos
        das em no na nos nas ao aos à às por pelo pela pelos pelas para com sem sobre entre desde até é são era
        eram foi foram ser sido está estão estava há tem têm tinha tinham ter seu sua seus suas ele ela eles
        elas nós vós eu lhe lhes isto este esta estes estas isso esse essa esses essas não já mais muito também
    """,
}
FUNCTION_WORDS = {language: frozenset(words.split()) for language, words in _BY_LANGUAGE.items()}
"""By language, in lower case."""
ANY = frozenset().union(*FUNCTION_WORDS.values())
"""Those of any of the languages: what is typed does not say which it is in."""
