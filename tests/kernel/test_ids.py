"""Identifiers and codes."""

from jishi.kernel.ids import ALPHABET, normalise_code, short_code, token, uuid7


def test_uuids_only_grow() -> None:
    made = [uuid7() for _ in range(5_000)]
    assert made == sorted(made)
    assert len(set(made)) == len(made)
    assert all(each.version == 7 and each.variant == "specified in RFC 4122" for each in made)


def test_codes_can_be_read_aloud() -> None:
    assert set(short_code(200)) <= set(ALPHABET)
    assert len(short_code(8)) == 8


def test_a_code_is_found_however_it_is_typed() -> None:
    assert normalise_code(" o1-il ab ") == "0111AB"


def test_tokens_differ() -> None:
    assert token() != token()
