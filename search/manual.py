"""The manual of the search box: all that can be typed, each with an example that finds something."""

from dataclasses import dataclass

from search.query import Query


@dataclass(frozen=True, slots=True)
class Example:
    """What can be typed, and what it finds."""

    typed: str
    finds: str

    @property
    def href(self) -> str:
        """The example's own search."""
        return Query(self.typed).to_url()


@dataclass(frozen=True, slots=True)
class Part:
    """Examples of one sort, under a heading."""

    name: str
    heading: str
    examples: tuple[Example, ...]
    remark: str = ""


MANUAL = (
    Part(
        "words",
        "Words",
        (
            Example("armed attack", "both words, in any inflection: attack finds attacks and attacked"),
            Example("ratificacion", "case and accents make no difference: this finds ratificación"),
            Example("Putin", "names are found by their other names too: Путин, 푸틴"),
            Example("self-defense", "the parts of a word with a hyphen, side by side"),
            Example("treaty -invasion", "the first and not the second; a minus goes before all else, too"),
            Example("ratified OR signed", "either of them; OR binds its two neighbours"),
            Example("(ratified OR signed) Pyongyang", "brackets: either of the first two, and the third"),
            Example("ratif*", "all words that begin so: at least two letters, and the star at the end"),
            Example("Pyongyan~", "words that differ in one letter; with ~2, in two letters of a long word"),
        ),
        "When few reports have all of the words, the list goes on with those that have some of them, and says so.",
    ),
    Part(
        "phrases",
        "Words side by side",
        (
            Example('"armed attack"', "these words, exactly so, side by side"),
            Example("“armed attack”", "curly quotation marks do the same,"),
            Example("„armed attack“", "and so do German ones,"),
            Example("«armed attack»", "Russian and French ones,"),
            Example("「armed attack」", "and those of East Asia; 『 』 and 《 》 too"),
            Example("armed NEAR attack", "within ten words of each other, in any order"),
            Example("military NEAR/5 assistance", "within five words; NEAR joins phrases and beginnings of words, too"),
        ),
    ),
    Part(
        "fields",
        "One part of a report only",
        (
            Example("title:treaty", "the word in the title"),
            Example(
                'quote:"armed attack"',
                "in quoted words of treaties and persons, not in the report’s own",
            ),
            Example('treaty:"strategic partnership"', "a treaty known by this name, in any language"),
            Example("treaty:dprk-rus-2024", "or by its address"),
            Example('provision:"Article 4"', "a quotation of this article of any treaty"),
            Example("provision:dprk-rus-2024/article-4", "or of one treaty"),
            Example("person:lavrov", "a person who signs or is quoted, by any name"),
            Example("state:russia", "a party to the treaty, or a state for which somebody signs"),
            Example("topic:defence", "a topic, or one that stands above"),
            Example("outlet:interfax", "who published it"),
            Example("lang:ru", "the language it is written in: lang:russian does as well"),
            Example("title:(pact OR treaty)", "a bracket in a field"),
        ),
    ),
    Part(
        "dates",
        "Dates",
        (
            Example("published:2024-06", "published in June 2024"),
            Example("published:2024-06..2024-12", "from June to December; either end may be open: published:2024-06.."),
            Example("published:2024-06/2024-12", "the same, as EDTF writes it"),
            Example('published:"from June to December 2024"', "the same in plain words, of several languages"),
            Example('published:"after June 2024"', "likewise before, since, until and between"),
            Example("published:2024-23", "autumn 2024: the seasons are 21 to 24"),
            Example("published:202X", "in the 2020s"),
            Example("mentions:2000-02-09", "a date that the text mentions"),
            Example("signed:2024", "about a treaty that was signed then"),
        ),
        "A date counts when all of it lies in what is asked for. Words that mean another day tomorrow, such as"
        " “yesterday”, are not read: an address must go on meaning the same.",
    ),
    Part(
        "like",
        "More of the same",
        (
            Example(
                "like:2024-11-06-federation-council-ratifies-russian-n-korean-treaty-of-strategic-partnership",
                "reports that share their telling words with this one; each report links to those like it",
            ),
        ),
    ),
)
"""Part by part, from what is typed most to what is typed least."""

IN_SHORT = tuple(
    example
    for part in MANUAL
    for example in part.examples
    if example.typed
    in {
        "armed attack",
        '"armed attack"',
        "treaty -invasion",
        "(ratified OR signed) Pyongyang",
        "ratif*",
        "Pyongyan~",
        "military NEAR/5 assistance",
        'quote:"armed attack"',
        "person:lavrov",
        "published:2024-06..2024-12",
        "mentions:2000-02-09",
    }
)
"""The examples that the search page itself has room for."""
