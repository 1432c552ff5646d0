"""Settings are checked at start, with a complaint a person can act on."""

from pathlib import Path

import pytest

from jishi.platform.settings import DEVELOPMENT_SECRET, SettingsError, load

NOTHING = Path("does-not-exist.env")
SECRET = "s" * 40


def test_no_setting_is_needed() -> None:
    settings = load({}, NOTHING)
    assert settings.public_url == "http://127.0.0.1:8000"


def test_every_mistake_is_named_at_once() -> None:
    with pytest.raises(SettingsError) as caught:
        load({"JISHI_PORT": "eighty", "JISHI_COLOUR": "red"}, NOTHING)
    assert "JISHI_PORT" in str(caught.value)
    assert "JISHI_COLOUR is not a setting" in str(caught.value)


def test_production_refuses_development_secrets() -> None:
    with pytest.raises(SettingsError) as caught:
        load({"JISHI_ENV": "production", "JISHI_SECRET": DEVELOPMENT_SECRET}, NOTHING)
    assert "JISHI_SECRET" in str(caught.value)
    assert "JISHI_BASE_URL" in str(caught.value)


def test_production_starts_with_secrets_of_its_own() -> None:
    found = load(
        {
            "JISHI_ENV": "production",
            "JISHI_SECRET": SECRET,
            "JISHI_SANDBOX_SECRET": SECRET,
            "JISHI_BASE_URL": "https://shop.example/",
        },
        NOTHING,
    )
    assert found.is_production
    assert found.public_url == "https://shop.example"


def test_the_environment_wins_over_the_file(tmp_path: Path) -> None:
    file = tmp_path / ".env"
    file.write_text("# local\nJISHI_PORT=9000\nJISHI_HOST='0.0.0.0'\n", encoding="utf-8")
    settings = load({"JISHI_PORT": "9001"}, file)
    assert (settings.port, settings.host) == (9001, "0.0.0.0")
