"""Between the demo world's texts and those of the modules."""

from jishi.demo.world import model
from jishi.kernel.text import Text


def text(value: model.Text) -> Text:
    """The same words under the locales of the shop."""
    return {"zh-CN": value.zh, "en": value.en}
