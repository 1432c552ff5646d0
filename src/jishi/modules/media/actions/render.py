"""Make a rendition the first time somebody wants it."""

from jishi.kernel.errors import NotFound
from jishi.modules.media import imaging
from jishi.modules.media.actions.studio import Studio
from jishi.modules.media.domain import is_rendition, master_key, rendition_key
from jishi.platform.runtime import Runtime


async def render(app: Runtime, code: str, width: int, form: str) -> bytes:
    """The bytes of one rendition, made and kept if it was not there. Raises NotFound for what is not on offer.

    Callers who ask for the same rendition at the same time wait for one encoding.
    """
    if not is_rendition(code, width, form):
        raise NotFound
    if (kept := await app.storage.get(rendition_key(code, width, form))) is not None:
        return kept

    async def make() -> bytes:
        master = await app.storage.get(master_key(code))
        if master is None:
            raise NotFound
        data = await app.service(Studio).do(imaging.make_rendition, master, width, form)
        await app.storage.put(rendition_key(code, width, form), data)
        return data

    return await app.cache.get(f"rendition:{code}:{width}.{form}", make, seconds=1)
