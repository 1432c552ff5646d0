"""Fill in a page's form as a browser would."""

from html.parser import HTMLParser


class _Forms(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.forms: list[tuple[str, dict[str, str]]] = []
        self._select = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if tag == "form":
            self.forms.append((given.get("action", ""), {}))
        if not self.forms or not (given.get("name") or tag == "option"):
            return
        fields = self.forms[-1][1]
        ticked = given.get("type") not in ("radio", "checkbox") or "checked" in given
        if tag == "input" and ticked:
            fields[given["name"]] = given.get("value", "on")
        elif tag == "textarea":
            fields.setdefault(given["name"], "")
        elif tag == "select":
            self._select = given["name"]
        elif tag == "option" and self._select and ("selected" in given or self._select not in fields):
            fields[self._select] = given.get("value", "")

    def handle_endtag(self, tag: str) -> None:
        if tag == "select":
            self._select = ""


def form_of(page: str, action: str) -> dict[str, str]:
    """The fields of the page's form that leads to `action`, with what stands in them."""
    parser = _Forms()
    parser.feed(page)
    found = [fields for target, fields in parser.forms if target == action]
    assert found, f"no form to {action} among {[target for target, _ in parser.forms]}"
    return found[0]
