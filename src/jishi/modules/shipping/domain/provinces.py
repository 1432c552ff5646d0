"""The provinces of China by the names that people and address books write."""

NAMES = {
    "BJ": ("北京", "Beijing", "11"),
    "TJ": ("天津", "Tianjin", "12"),
    "HE": ("河北", "Hebei", "13"),
    "SX": ("山西", "Shanxi", "14"),
    "NM": ("内蒙古", "Inner Mongolia", "15"),
    "LN": ("辽宁", "Liaoning", "21"),
    "JL": ("吉林", "Jilin", "22"),
    "HL": ("黑龙江", "Heilongjiang", "23"),
    "SH": ("上海", "Shanghai", "31"),
    "JS": ("江苏", "Jiangsu", "32"),
    "ZJ": ("浙江", "Zhejiang", "33"),
    "AH": ("安徽", "Anhui", "34"),
    "FJ": ("福建", "Fujian", "35"),
    "JX": ("江西", "Jiangxi", "36"),
    "SD": ("山东", "Shandong", "37"),
    "HA": ("河南", "Henan", "41"),
    "HB": ("湖北", "Hubei", "42"),
    "HN": ("湖南", "Hunan", "43"),
    "GD": ("广东", "Guangdong", "44"),
    "GX": ("广西", "Guangxi", "45"),
    "HI": ("海南", "Hainan", "46"),
    "CQ": ("重庆", "Chongqing", "50"),
    "SC": ("四川", "Sichuan", "51"),
    "GZ": ("贵州", "Guizhou", "52"),
    "YN": ("云南", "Yunnan", "53"),
    "XZ": ("西藏", "Tibet", "54"),
    "SN": ("陕西", "Shaanxi", "61"),
    "GS": ("甘肃", "Gansu", "62"),
    "QH": ("青海", "Qinghai", "63"),
    "NX": ("宁夏", "Ningxia", "64"),
    "XJ": ("新疆", "Xinjiang", "65"),
    "TW": ("台湾", "Taiwan", "71"),
    "HK": ("香港", "Hong Kong", "81"),
    "MO": ("澳门", "Macao", "82"),
}
"""ISO 3166-2:CN code to the Chinese short name, the English name, and the first digits of its GB/T 2260 code."""

SEPARATE = frozenset({"HK", "MO", "TW"})
"""Written as provinces in many address books, but sent to like countries (ISO 3166 gives them codes of their own)."""


def province_code(text: str) -> str:
    """The ISO code of a province written as 浙江省, 浙江, Zhejiang, Zhejiang Province, ZJ or 330000; else empty."""
    plain = text.strip()
    if plain.upper() in NAMES:
        return plain.upper()
    if plain.isascii() and plain.isdigit():
        return next((code for code, (_, _, digits) in NAMES.items() if plain.startswith(digits)), "")
    lowered = plain.casefold()
    for code, (chinese, english, _) in NAMES.items():
        if plain.startswith(chinese) or lowered.startswith(english.casefold()):
            return code
    return "XZ" if lowered.startswith("xizang") else ""
