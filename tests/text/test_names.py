"""Names by spelling and sound: what comes together and what never does."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from communique.text import labels
from communique.text.persons import Relation, parts, relation
from communique.text.similarity import alike
from communique.text.sounds import MOST, likeness, romanise, skeletons, sounds
from communique.text.sounds import alike as sounds_alike

ONE_SOUND = [
    ("Jrushchov", "Khrushchov"), ("Хренин", "Khrenin"), ("Lukashenko", "Lukaschenko"), ("Лукашенко", "Loukachenko"),
    ("Zelensky", "Selenskyj"), ("Čapek", "Chapek"), ("Тихонов", "Tikhonov"), ("Víctor", "Viktor"),
    ("Wladimir", "Vladimir"),
]  # fmt: skip


@pytest.mark.parametrize(("a", "b"), ONE_SOUND)
def test_spellings_of_a_word_share_a_key(a: str, b: str) -> None:
    assert set(sounds(a)) & set(sounds(b))
    assert likeness(a, b) == 1.0


@pytest.mark.parametrize(("a", "b"), [("Khrenin", "Khrunov"), ("Petrov", "Petrenko"), ("Marrero", "Herrera")])
def test_other_words_sound_apart(a: str, b: str) -> None:
    assert not set(sounds(a)) & set(sounds(b))
    assert not set(skeletons(a)) & set(skeletons(b))


def test_many_words_at_once_are_as_like_as_one_by_one() -> None:
    words = sorted(
        {word for pair in ONE_SOUND for word in pair} | {"brin", "bruno", "Elena", "Allen", "Chekhov", "aei"}
    )
    for one in words:
        expected = {other: score for other in words if (score := likeness(one, other)) >= 0.8}
        assert sounds_alike(one, words, 0.8) == pytest.approx(expected)
    assert sounds_alike("breen", ["bruno"], 0.8) == pytest.approx({"bruno": 0.8})
    assert sounds_alike("breen", [], 0.8) == {}


@pytest.mark.parametrize(("word", "plain"), [("ﺀ", ""), ("ℌale", "hale"), ("Ǣlf", "elf"), ("Ǿre", "ore")])
def test_letters_in_other_shapes_and_with_accents_are_plain_at_once(word: str, plain: str) -> None:
    assert romanise(word) == plain


@given(st.text(max_size=40))
def test_any_word_has_a_few_keys(word: str) -> None:
    assert 1 <= len(sounds(word)) <= MOST
    assert romanise(romanise(word)) == romanise(word)


EQUAL = [
    ("Víctor Jrenin", "Viktor Khrenin"), ("Viktor Khrenin", "Виктор Хренин"), ("Xi Jinping", "Xi Jin Ping"),
    ("Kim Jong-un", "Kim Jong Un"), ("Alvaro Lopez Miera", "Álvaro López Miera"), ("Gen. Anna Kovač", "Anna Kovac"),
    ("Željko Šarić", "Zeljko Saric"), ("Samir Shah", "Sámir Shah"),
]  # fmt: skip
PART = [
    ("Manuel Marrero", "Manuel Marrero Cruz"), ("Raul Castro", "Raúl Castro Ruz"), ("Tony Blinken", "Antony Blinken"),
    ("Vladimir Putin", "Vladimir Vladimirovich Putin"), ("V. Khrenin", "Viktor Khrenin"),
    ("Khrenin Viktor", "Viktor Khrenin"),
    ("Aleksandr Lukashenko", "Alexander Lukashenko"), ("John Marsh", "John Marsh Jr."),
]  # fmt: skip
LONE = [
    ("Putin", "Vladimir Putin"), ("Lopez Miera", "Álvaro López Miera"), ("Castro", "Raúl Castro Ruz"),
    ("Šarić", "Zeljko Saric"), ("Kim", "Kim Jong-un"), ("Diaz-Canel", "Miguel Díaz-Canel Bermúdez"),
]  # fmt: skip
APART = [
    ("Viktor Khrenin", "Viktor Khrunov"), ("Fidel Castro", "Raúl Castro"), ("Kim Jong-un", "Kim Jong-il"),
    ("Bashar al-Assad", "Hafez al-Assad"), ("George W. Bush", "George H. W. Bush"), ("Irina Ivanova", "Irina Ivanov"),
    ("Samir Shah", "Shamir Sah"),
    ("Mario Castro", "Maria Castro"), ("Adam Marsh Sr.", "Adam Marsh Jr."), ("Alexander", "Alexander Lukashenko"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("a", "b", "how"),
    [(a, b, how) for how, pairs in (
        (Relation.EQUAL, EQUAL), (Relation.PART, PART), (Relation.LONE, LONE), (Relation.APART, APART)
    ) for a, b in pairs],
)  # fmt: skip
def test_how_names_of_persons_relate(a: str, b: str, how: Relation) -> None:
    assert relation(a, b) is relation(b, a) is how


def test_a_misspelling_is_only_near() -> None:
    assert relation("Gulnara Tokaeva", "Gulnora Tokaeva") is Relation.NEAR
    assert relation("Abd al-Qadir Ben Haddou", "Abdelkader Benhaddou") is Relation.NEAR


def test_a_given_name_in_another_language_s_form_is_a_short_form() -> None:
    assert relation("Mohammed bin Salman", "Muhammad bin Salman") is Relation.PART
    assert relation("Alyaksandr Lukashenka", "Alexander Lukashenko") is Relation.PART


def test_an_initial_is_never_a_surname() -> None:
    assert relation("Brian Dale", "Brian D. Quint") is Relation.APART
    assert relation("I. Ivanov", "S. Ivanov") is Relation.APART
    assert relation("I. Ivanov", "Igor Ivanov") is Relation.PART


@given(st.text(max_size=30), st.text(max_size=30))
def test_relating_is_symmetric_and_never_raises(a: str, b: str) -> None:
    assert relation(a, b) is relation(b, a)
    assert alike(a, b) == alike(b, a)
    assert isinstance(parts(a), tuple)


@pytest.mark.parametrize(
    "names",
    [
        ("Ministry of Defense of Peru", "Peruvian Ministry of Defence", "Peru's Defence Ministry", "Peruvian MoD"),
        ("Kenyan Foreign Ministry", "Ministry of Foreign Affairs of Kenya", "Kenya’s foreign affairs ministry"),
        ("Armed Forces of Ghana", "Ghanaian military", "Ghanaian armed forces"),
        ("Ostrov mercenary group", "Ostrov"),
    ],
)
def test_a_body_has_one_label(names: tuple[str, ...]) -> None:
    assert len({labels.body(n).words for n in names}) == 1
    assert len({labels.body(n).country for n in names}) == 1


def test_labels_that_alone_do_not_say_which() -> None:
    assert not labels.body("Ministry of Defence").specific
    assert not labels.body("tank division").specific
    assert not labels.outlet("state media").specific
    assert not labels.thing("short-range missiles").specific
    assert labels.body("African Union").specific


def test_an_army_is_not_all_the_forces() -> None:
    assert labels.body("Ghanaian Army").words != labels.body("Ghanaian armed forces").words
    assert labels.body("Organization of American States").country is None


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Polonez", "Polonez-M"),
        ("Polonez", "Polonez missile launchers"),
        ("MiG-29", "MiG-29SMT"),
        ("Leopard 2", "Leopard 2A4"),
    ],
)
def test_a_variant_is_of_its_family(a: str, b: str) -> None:
    assert labels.thing(a) == labels.thing(b)


@pytest.mark.parametrize(("a", "b"), [("S-300", "S-400"), ("Agni-3", "Agni-5"), ("Orlan", "Irkut")])
def test_a_number_tells_families_apart(a: str, b: str) -> None:
    assert labels.thing(a) != labels.thing(b)


def test_outlets_and_ships() -> None:
    assert labels.outlet("BelTA") == labels.outlet("Belta news agency")
    assert labels.vessel("Viktor Leonov SSV-175") == labels.vessel("Viktor Leonov")
    assert labels.vessel("KRI Bima Suci") == labels.vessel("Bima Suci")
    assert labels.place("port of Havana") == labels.place("Havana port")
    assert labels.place("Bălți") == labels.place("Balti") != labels.place("Malti")


def test_alike_orders_candidates() -> None:
    assert (
        alike("Gazprom OAO", "Gasprom JSC", person=False) > 0.9 > alike("Bank of Chad", "Bank of China", person=False)
    )
    assert alike("NATO", "North Atlantic Treaty Organization", person=False) == 0.9
    assert alike("Olaf Scholz", "Olaf Scholze") > alike("Olaf Scholz", "Octavian Scholz")
