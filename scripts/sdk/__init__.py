"""The Python client in `sdk/`, written from the OpenAPI document."""
