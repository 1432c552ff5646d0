"""Questions with answers, by department: (question, the shop's answer, buyers' answers)."""

from __future__ import annotations

Asked = tuple[str, str, tuple[str, ...]]

QUESTIONS: dict[str, dict[str, tuple[Asked, ...]]] = {
    "fashion": {
        "zh-CN": (
            (
                "一米六八、六十公斤穿什么码？",
                "建议 M 码，喜欢宽松可以选 L。",
                ("我一米七，M 正好。", "和你差不多，买的 L，稍微有点大。"),
            ),
            ("会掉色吗？", "首次清洗建议单独冷水洗，之后不会掉色。", ("洗了三次没掉。",)),
            ("夏天穿会不会热？", "面料透气，三十度以下都合适。", ("有空调的地方刚好，外面有点热。",)),
            ("能机洗吗？", "可以，放洗衣袋，选轻柔档。", ("一直机洗，没变形。", "手洗更好，干得也快。")),
            ("图片上模特穿的是几码？", "模特一米七二，穿的是 M。", ()),
        ),
        "en": (
            (
                "I'm 175 cm and 68 kg. Which size?",
                "We suggest an M, or an L for a looser fit.",
                ("Same as you and M fits me.",),
            ),
            (
                "Does the colour run?",
                "Please wash it alone in cold water the first time; after that it doesn't.",
                ("Three washes, no problem.",),
            ),
            (
                "Can it go into the machine?",
                "Yes, in a laundry bag on a gentle cycle.",
                ("Always machine washed, kept its shape.",),
            ),
        ),
    },
    "beauty": {
        "zh-CN": (
            (
                "敏感肌能用吗？",
                "不含酒精和香精，建议先在耳后试用。",
                ("我敏感肌，没问题。", "换季时用有一点点刺痛，后来好了。"),
            ),
            ("孕妇可以用吗？", "成分温和，但还是建议先问过医生。", ()),
            ("开封后能放多久？", "开封后十二个月内用完最好。", ("我半年就用完了。",)),
            ("黄皮适合哪个色号？", "推荐偏暖的两个色，日常显气色。", ("黄一白，02 很好看。",)),
        ),
        "en": (
            (
                "Is it fine for sensitive skin?",
                "It has no alcohol and no fragrance; please try it behind your ear first.",
                ("Mine is sensitive and it's fine.",),
            ),
            ("How long does it keep once opened?", "Best within twelve months.", ()),
            ("Is it tested on animals?", "No, neither the product nor its ingredients.", ()),
        ),
    },
    "home": {
        "zh-CN": (
            ("能放微波炉和洗碗机吗？", "可以，带金边的款式除外。", ("放过洗碗机，没事。", "微波炉用过很多次了。")),
            ("有没有味道？", "出厂前散味七天，收到后通风半天就好。", ("打开几乎没味道。",)),
            ("送货上门安装吗？", "大件送货上门，安装很简单，附工具和视频。", ("自己装的，十来分钟。",)),
            ("一米八的床买多大的？", "选 220×240 的，两边都能垂下来。", ("我就是买的这个尺寸，合适。",)),
            ("灯泡能换吗？", "可以，通用 E27 灯头。", ()),
        ),
        "en": (
            (
                "Is it safe in the microwave and dishwasher?",
                "Yes, except for the ones with a golden rim.",
                ("In the dishwasher every day.",),
            ),
            (
                "Does it smell when new?",
                "We air it for seven days before sending; half a day at home and it's gone.",
                ("Hardly any smell.",),
            ),
            ("Can the bulb be replaced?", "Yes, it's a common E27 socket.", ()),
        ),
    },
    "technology": {
        "zh-CN": (
            ("支持苹果手机吗？", "支持，iOS 15 以上都可以。", ("我 iPhone 用着正常。", "安卓苹果都连过。")),
            ("充满要多久？", "用 20 瓦充电头大约一个半小时。", ("我这边一个小时四十分钟左右。",)),
            ("保修几年？", "全国联保一年，七天无理由退货。", ()),
            ("能带上飞机吗？", "电池在允许范围内，可以随身携带，不能托运。", ("上个月带过，没被拦。",)),
            ("延迟高吗，能打游戏吗？", "有低延迟模式，在应用里打开。", ("打游戏还行，听不出延迟。",)),
        ),
        "en": (
            ("Does it work with an iPhone?", "Yes, with iOS 15 or later.", ("Works fine with mine.",)),
            (
                "How long does a full charge take?",
                "About an hour and a half with a 20 W charger.",
                ("More like an hour and forty.",),
            ),
            ("May I take it on a plane?", "Yes, in hand luggage.", ("Did so last month, no questions.",)),
        ),
    },
    "food": {
        "zh-CN": (
            ("保质期多久？", "常温十二个月，生产日期都是近两个月的。", ("我收到的是上个月生产的。",)),
            ("小孩能吃吗？", "三岁以上可以，注意适量。", ("家里四岁的很爱吃。",)),
            ("甜吗？", "偏淡，糖分比同类少三成。", ("不甜，我觉得刚好。", "对我来说还是有点甜。")),
            ("茶要用多少度的水泡？", "八十五度左右，第一泡二十秒。", ("水太烫会涩，放一会儿再泡。",)),
            ("夏天寄会不会化？", "夏天加冰袋和保温箱。", ("七月买的，到了还是硬的。",)),
        ),
        "en": (
            (
                "How long does it keep?",
                "Twelve months at room temperature; what we send was made within two months.",
                ("Mine was made last month.",),
            ),
            ("Is it very sweet?", "Rather mild, with a third less sugar than usual.", ("Not sweet at all to me.",)),
            (
                "At what temperature should I brew it?",
                "Around 85 °C, twenty seconds for the first cup.",
                ("Don't use boiling water, it gets bitter.",),
            ),
        ),
    },
    "outdoor": {
        "zh-CN": (
            ("防水吗？", "防水指数三千毫米，大雨没问题，接缝有压胶。", ("下过一晚上雨，里面是干的。",)),
            ("一个人能搭吗？", "可以，熟练后五分钟。", ("第一次用了二十分钟，后来就快了。",)),
            ("鞋子要买大一码吗？", "建议比平时大半码，穿厚袜子。", ("我买大一码，下山不顶脚。",)),
            ("能装多少升？", "主仓二十八升，加上侧袋约三十二升。", ("两天一夜够用。",)),
            ("冬天零下能用吗？", "舒适温度零度，极限零下五度。", ("零下三度睡过，有点凉。",)),
        ),
        "en": (
            (
                "Is it waterproof?",
                "3,000 mm with taped seams: fine in heavy rain.",
                ("A night of rain and dry inside.",),
            ),
            (
                "Can one person put it up?",
                "Yes, in five minutes once you know how.",
                ("Twenty minutes the first time.",),
            ),
            (
                "Should I order a size up?",
                "Half a size, for thick socks.",
                ("I went a full size up and don't regret it.",),
            ),
        ),
    },
}
