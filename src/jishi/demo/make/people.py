"""People: accounts with faces and addresses, and the staff."""

from datetime import datetime, timedelta
from uuid import UUID

import msgspec

from jishi.demo.art import avatar
from jishi.demo.make.drawing import Drawers
from jishi.demo.make.progress import Part
from jishi.demo.world.model import Person, Region, World
from jishi.modules.identity import api as identity
from jishi.modules.identity.contracts import AddressInput, NewAccount
from jishi.modules.media import api as media
from jishi.modules.media.contracts import rendition_url
from jishi.platform.runtime import Runtime

PASSWORD = "集市-demo-2026"  # printed at every start; the demo world is no secret
FACE_WIDTH = 160
MEI = NewAccount(name="林小美", email="mei@jishi.example", locale="zh-CN")
STAFF = NewAccount(name="周店长", email="staff@jishi.example", locale="zh-CN")
MEI_FACE, STAFF_FACE = 11, 29
MEI_JOINED = 97
"""Days before today."""


async def make_people(app: Runtime, world: World, drawers: Drawers) -> tuple[list[UUID], UUID]:
    """All people of the world in order, and the staff account. The shopper of the demo login is the first person."""
    people = list(world.people)
    with Part("People", len(people)) as part:
        faces = await _faces(app, [person.avatar for person in people] + [MEI_FACE, STAFF_FACE], drawers, part)
        accounts = [_account(app, person, face) for person, face in zip(people, faces, strict=False)]
        accounts[0] = _with_face(MEI, faces[-2], app.clock.now() - timedelta(days=MEI_JOINED))
        async with app.tx() as tx:
            password = await identity.hash_password(PASSWORD)
            staff = _with_face(STAFF, faces[-1], app.clock.now())
            ids = await identity.create_accounts(tx, [*accounts, staff], password_hash=password)
            homes = [_address(person) for person in people]
            homes[0] = msgspec.structs.replace(homes[0], recipient=MEI.name)
            await identity.add_addresses(tx, list(zip(ids, homes, strict=False)))
    return ids[:-1], ids[-1]


async def _faces(app: Runtime, seeds: list[int], drawers: Drawers, part: Part) -> list[str]:
    urls: list[str] = []
    async for chunk in drawers.draw_all(avatar, seeds):
        async with app.tx() as tx:
            stored = await media.store_many(tx, [media.Upload(data) for _, data in chunk])
        urls += [rendition_url(image.code, FACE_WIDTH) for image in stored]
        part.done(len(chunk))
    return urls


def _account(app: Runtime, person: Person, face: str) -> NewAccount:
    return NewAccount(
        name=person.name.get(person.locale),
        email=person.email,
        avatar_url=face,
        locale=person.locale,
        created_at=app.clock.now() - timedelta(days=person.joined),
    )


def _with_face(account: NewAccount, face: str, joined: datetime) -> NewAccount:
    return msgspec.structs.replace(account, avatar_url=face, created_at=joined)


def _address(person: Person) -> AddressInput:
    region: Region = person.address.region
    tongue = person.locale
    return AddressInput(
        recipient=person.name.get(tongue),
        phone=person.address.phone,
        country=region.country,
        province=region.province.zh if region.country == "CN" else region.province.en,
        city=region.city.zh if region.country == "CN" else region.city.en,
        district=region.district.zh if region.country == "CN" else "",
        street=person.address.line.zh if region.country == "CN" else person.address.line.en,
        postal_code=region.postcode,
        is_default=True,
    )
