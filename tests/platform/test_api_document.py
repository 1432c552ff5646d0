"""The API as programs meet it: short names, documented refusals, ETags on every read."""

from typing import Any

import httpx

from jishi.platform.http.document import tidy


async def document(client: httpx.AsyncClient) -> dict[str, Any]:
    return (await client.get("/api/openapi.json")).json()  # type: ignore[no-any-return]


async def test_every_operation_is_named_tagged_and_says_how_it_refuses(client: httpx.AsyncClient) -> None:
    found = await document(client)
    assert found["openapi"].startswith("3.1")
    operations = [
        (path, operation)
        for path, item in found["paths"].items()
        for operation in item.values()
        if isinstance(operation, dict) and "responses" in operation
    ]
    assert len(operations) > 200
    names = [operation["operationId"] for _, operation in operations]
    assert len(set(names)) == len(names)
    for path, operation in operations:
        assert path.startswith("/api/v1/")
        assert operation["operationId"].islower(), operation["operationId"]
        assert operation["summary"], path
        assert len(operation["tags"]) == 1, path
        assert operation["tags"][0][0].isupper()
        for status in ("401", "403", "404", "409", "422", "429", "503"):
            assert "application/problem+json" in operation["responses"][status]["content"], (path, status)
        assert "400" not in operation["responses"]
    assert found["components"]["securitySchemes"]["bearer"]["scheme"] == "bearer"


async def test_every_list_with_a_cursor_is_a_page(client: httpx.AsyncClient) -> None:
    found = await document(client)
    for path, item in found["paths"].items():
        names = {each["name"] for each in item.get("get", {}).get("parameters", [])}
        if "cursor" in names:
            answer = item["get"]["responses"]["200"]["content"]["application/json"]["schema"]
            shape = found["components"]["schemas"][answer["$ref"].rsplit("/", 1)[1]]
            assert {"items", "next_cursor"} <= set(shape["properties"]), path
            assert "limit" in names, path


def test_names_that_two_modules_share_keep_their_module() -> None:
    schemas = {"after_sales_contracts_Case": {}, "Page_jishi.modules.after_sales.contracts.Case_": {}, "Order": {}}
    ref = {"$ref": "#/components/schemas/after_sales_contracts_Case"}
    found = tidy(
        {"paths": {"/x": {"get": {"operationId": "x", "responses": {"200": ref}}}}, "components": {"schemas": schemas}}
    )
    assert list(found["components"]["schemas"]) == ["AfterSalesCase", "AfterSalesCasePage", "Order"]
    assert found["paths"]["/x"]["get"]["responses"]["200"]["$ref"].endswith("/AfterSalesCase")


async def test_who_has_it_already_is_told_so(client: httpx.AsyncClient) -> None:
    first = await client.get("/api/v1/divisions")
    assert first.status_code == 200
    etag = first.headers["etag"]
    again = await client.get("/api/v1/divisions", headers={"If-None-Match": etag})
    assert (again.status_code, again.content, again.headers["etag"]) == (304, b"", etag)
    assert "content-length" not in again.headers or again.headers["content-length"] == "0"
    other = await client.get("/api/v1/divisions", headers={"If-None-Match": '"x"'})
    assert (other.status_code, other.content) == (200, first.content)
    assert "etag" not in (await client.get("/api/v1/me")).headers
