"""What makes a password acceptable."""

from jishi.kernel.errors import Invalid

LEAST = 8
MOST = 128
_COMMON = """
    00000000 01234567 0123456789 11111111 1111111111 11223344 12121212 12341234 12345678 123456789 1234567890
    123123123 12344321 147258369 1q2w3e4r 1qaz2wsx 1qazxsw2 20202020 22222222 31415926 55555555 5201314520 66666666
    66668888 77777777 87654321 88888888 987654321 99999999 a1234567 a12345678 a123456789 aa123456 aa12345678 abc12345
    abc123456 abcd1234 abcd12345 abcdefgh admin123 administrator asdf1234 asdfasdf asdfghjk baseball changeme
    computer dearbook football iloveyou iloveyou1 jishi123 jishijishi letmein1 letmein123 michelle monkey123 p@ssw0rd
    passw0rd password password1 password12 password123 princess q1w2e3r4 qazwsxedc qq123456 qq123456789 qwer1234
    qwerasdf qwerty12 qwerty123 qwertyui qwertyuiop starwars sunshine superman trustno1 w123456789 wangyut2
    welcome1 welcome123 woaini123 woaini1314 woaini520 xiazhili xiaoming zaq12wsx zxcvbnm1 zxcvbnm123
"""
COMMON = frozenset(_COMMON.split())


def check_password(password: str, *, personal: tuple[str | None, ...] = ()) -> None:
    """Raise Invalid for field `password` when it is too short, too long, among the first to be guessed, or made of
    one letter or of the person's own e-mail address or phone number."""
    plain = password.casefold()
    if len(password) < LEAST:
        raise _refuse("Use at least %(least)s characters.")
    if len(password) > MOST:
        raise _refuse("Use at most %(most)s characters.")
    if plain in COMMON or len(set(plain)) < 3 or any(_is_about(plain, fact) for fact in personal if fact):
        raise _refuse("This password is easily guessed. Please choose another.")


def _is_about(password: str, fact: str) -> bool:
    known = fact.casefold()
    return password in (known, known.partition("@")[0], known.removeprefix("+86"), known.removeprefix("+"))


def _refuse(sentence: str) -> Invalid:
    return Invalid(sentence, field="password", least=LEAST, most=MOST)
