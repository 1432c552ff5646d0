"""What a picture shows, as data: a world can be described without drawing anything."""

from __future__ import annotations

from enum import StrEnum

import msgspec


class Archetype(StrEnum):
    """The kind of thing drawn; each has one drawing function in `jishi.demo.art`."""

    # fashion
    TEE = "tee"
    SHIRT = "shirt"
    HOODIE = "hoodie"
    SWEATER = "sweater"
    DRESS = "dress"
    SKIRT = "skirt"
    JEANS = "jeans"
    COAT = "coat"
    SNEAKER = "sneaker"
    BOOT = "boot"
    HANDBAG = "handbag"
    TOTE = "tote"
    CAP = "cap"
    SCARF = "scarf"
    SUNGLASSES = "sunglasses"
    WATCH = "watch"
    NECKLACE = "necklace"
    SOCKS = "socks"
    # beauty
    LIPSTICK = "lipstick"
    SERUM = "serum"
    CREAM_JAR = "cream_jar"
    PERFUME = "perfume"
    PALETTE = "palette"
    BRUSH_SET = "brush_set"
    SUNSCREEN = "sunscreen"
    HAND_CREAM = "hand_cream"
    CANDLE = "candle"
    SOAP = "soap"
    PUMP_BOTTLE = "pump_bottle"
    SHEET_MASK = "sheet_mask"
    # home
    TABLE_LAMP = "table_lamp"
    VASE = "vase"
    MUG = "mug"
    CHAIR = "chair"
    CUSHION = "cushion"
    BEDDING = "bedding"
    TEAPOT = "teapot"
    PLANT_POT = "plant_pot"
    STORAGE_BOX = "storage_box"
    RUG = "rug"
    CLOCK = "clock"
    KNIFE = "knife"
    PAN = "pan"
    BOWL_SET = "bowl_set"
    TOWEL = "towel"
    # technology
    HEADPHONES = "headphones"
    EARBUDS = "earbuds"
    PHONE = "phone"
    LAPTOP = "laptop"
    TABLET = "tablet"
    SMART_WATCH = "smart_watch"
    SPEAKER = "speaker"
    KEYBOARD = "keyboard"
    MOUSE = "mouse"
    CAMERA = "camera"
    POWER_BANK = "power_bank"
    DESK_LAMP = "desk_lamp"
    PROJECTOR = "projector"
    # food
    TEA_TIN = "tea_tin"
    COFFEE_BAG = "coffee_bag"
    COOKIE_BOX = "cookie_box"
    HONEY_JAR = "honey_jar"
    NOODLES = "noodles"
    CHOCOLATE = "chocolate"
    NUTS_BAG = "nuts_bag"
    FRUIT_BOX = "fruit_box"
    MOONCAKE = "mooncake"
    SAUCE_BOTTLE = "sauce_bottle"
    RICE_BAG = "rice_bag"
    JUICE_BOTTLE = "juice_bottle"
    # outdoor
    TENT = "tent"
    BACKPACK = "backpack"
    WATER_BOTTLE = "water_bottle"
    CAMP_CHAIR = "camp_chair"
    LANTERN = "lantern"
    HIKING_BOOT = "hiking_boot"
    BIKE_HELMET = "bike_helmet"
    SLEEPING_BAG = "sleeping_bag"
    PADDLE = "paddle"
    THERMOS = "thermos"
    YOGA_MAT = "yoga_mat"
    TREKKING_POLES = "trekking_poles"
    RAIN_JACKET = "rain_jacket"
    DUMBBELL = "dumbbell"


class Pattern(StrEnum):
    """What is printed or woven on the main surface."""

    PLAIN = "plain"
    STRIPES = "stripes"
    PINSTRIPES = "pinstripes"
    CHECKS = "checks"
    DOTS = "dots"
    FLORAL = "floral"
    WAVES = "waves"
    CHEVRON = "chevron"
    TERRAZZO = "terrazzo"
    LEAVES = "leaves"
    KNIT = "knit"


class Backdrop(StrEnum):
    """The light and mood of the studio; the main colour decides which hue fits."""

    CREAM = "cream"
    BLUSH = "blush"
    SAGE = "sage"
    SKY = "sky"
    SAND = "sand"
    LILAC = "lilac"
    STONE = "stone"
    PEACH = "peach"


class PictureSpec(msgspec.Struct, frozen=True):
    """One product as it is to be drawn; equal specs give equal pictures."""

    archetype: Archetype
    color: str
    """Main colour, `#rrggbb`."""
    accent: str
    """Second colour (trim, lid, label, pattern), `#rrggbb`."""
    pattern: Pattern = Pattern.PLAIN
    backdrop: Backdrop = Backdrop.CREAM
    shape: int = 0
    """Which silhouette of the archetype; any integer, taken modulo what the archetype has."""
    seed: int = 0
    """Decides what is accidental: props, positions of scattered details."""


class EditorialScene(StrEnum):
    """The subject of a wide home-page picture."""

    TEA = "tea"
    CAMPING = "camping"
    WARDROBE = "wardrobe"
    DESK = "desk"
    SKINCARE = "skincare"
    FESTIVAL = "festival"
    KITCHEN = "kitchen"
