"""The twelve shops and the people behind them."""

from __future__ import annotations

import msgspec

from jishi.demo.art.spec import Archetype
from jishi.demo.world.model import Text
from jishi.demo.world.words.forms import t


class Keeper(msgspec.Struct, frozen=True):
    """Who runs a shop."""

    name: Text
    handle: str
    bio: Text


class ShopWords(msgspec.Struct, frozen=True):
    key: str
    city: str
    """Key of a place."""
    name: Text
    tagline: Text
    story: Text
    specialty: Text
    keeper: Keeper
    color: str
    accent: str
    emblem: Archetype


SHOPS: tuple[ShopWords, ...] = (
    ShopWords(
        "slow-wardrobe",
        "hangzhou",
        t("慢衣橱", "Slow Wardrobe"),
        t("衣服不多，件件想穿", "Few clothes, all of them wanted"),
        t(
            "店在杭州小河直街，二楼是裁缝间，楼下是门市。我们一年只上四季新款，每款不过几百件，卖完会再等一等。客人常来坐坐，喝杯茶，再决定买不买。",
            "We are on Xiaohe Street in Hangzhou: sewing room upstairs, shop below. Four small collections a year, a few hundred pieces each. People drop in, have tea, and then decide.",
        ),
        t("天然纤维女装", "Clothes in natural fibres"),
        Keeper(
            t("沈知夏", "Shen Zhixia"),
            "zhixia_shen",
            t("做衣服的，养了一只三花猫。", "I make clothes and live with a calico cat."),
        ),
        "#7d9471",
        "#f6eee0",
        Archetype.DRESS,
    ),
    ShopWords(
        "lane-tailor",
        "shanghai",
        t("巷口裁缝", "Lane Tailor"),
        t("从头到脚，合身为止", "Head to foot, until it fits"),
        t(
            "从武康路的一间裁缝铺开始，现在也做鞋和包。师傅姓顾，做了三十一年。衣服可以改，鞋可以换底，包可以补色，修比买便宜。",
            "It began as a tailor's on Wukang Road and now makes shoes and bags too. Master Gu has thirty-one years behind him. We alter, resole and recolour; mending costs less than buying.",
        ),
        t("牛仔、鞋包与配饰", "Denim, shoes, bags and accessories"),
        Keeper(
            t("顾云深", "Gu Yunshen"),
            "yunshen_gu",
            t("裁缝第三代，周末骑车。", "Third-generation tailor; a cyclist on weekends."),
        ),
        "#34435a",
        "#e0b36e",
        Archetype.COAT,
    ),
    ShopWords(
        "herbal-diary",
        "guangzhou",
        t("草本日记", "Herbal Diary"),
        t("温和一点，皮肤会知道", "Gentler, and your skin will know"),
        t(
            "我们把每一种植物从哪里来、怎么提取、为什么放，都写成日记贴在店里。配方不多，改得很慢，广告也不会说太满。",
            "Where each plant comes from, how it is extracted, why it is there: we write it in a diary pinned up in the shop. Few formulas, slow changes, no grand promises.",
        ),
        t("护肤与身体护理", "Skin and body care"),
        Keeper(t("梁若溪", "Liang Ruoxi"), "ruoxi_liang", t("学药的，爱种薄荷。", "A pharmacist who grows mint.")),
        "#8fae9a",
        "#fbeadf",
        Archetype.PUMP_BOTTLE,
    ),
    ShopWords(
        "dusk-rouge",
        "chengdu",
        t("落日唇色", "Dusk & Rouge"),
        t("好颜色，好气味", "Good colours, good scents"),
        t(
            "成都玉林的一家小彩妆店，颜色都在傍晚的自然光下调。我们相信化妆是玩，不是遮，所以试用装永远开着。",
            "A small make-up shop in Yulin, Chengdu. Every shade is mixed by evening light. Make-up is play, not cover, so the testers are always open.",
        ),
        t("彩妆与香氛", "Make-up and fragrance"),
        Keeper(
            t("何晚晴", "He Wanqing"), "wanqing_he", t("调色的人，火锅要微辣。", "I mix colours. Hotpot: mild, please.")
        ),
        "#c8695d",
        "#fff0e2",
        Archetype.LIPSTICK,
    ),
    ShopWords(
        "celadon-yard",
        "jingdezhen",
        t("青瓷小院", "Celadon Yard"),
        t("从泥到火，一只好器", "From clay to fire, one good vessel"),
        t(
            "院子在景德镇三宝村，四位匠人，一座小窑。开窑那天像过年，好的上架，有一点瑕疵的放在门口，凭心情给价。",
            "A yard in Sanbao village, Jingdezhen: four potters, one small kiln. Opening day feels like New Year. Good pieces go on sale; flawed ones wait by the gate at whatever price you like.",
        ),
        t("陶瓷茶具与花器", "Ceramics for tea and flowers"),
        Keeper(
            t("江砚秋", "Jiang Yanqiu"),
            "yanqiu_jiang",
            t("拉坯的手，写字的心。", "Hands for the wheel, heart for writing."),
        ),
        "#7fa795",
        "#f5efe2",
        Archetype.TEAPOT,
    ),
    ShopWords(
        "cotton-timber",
        "foshan",
        t("棉与木", "Cotton & Timber"),
        t("把家布置得软一点", "A softer home"),
        t(
            "我们做床品、灯和椅子，因为一天里碰得最多的就是它们。布料先洗十遍再决定要不要，椅子先坐一个月再决定卖不卖。",
            "Bedding, lamps and chairs: the things you touch most in a day. We wash cloth ten times before choosing it and sit on chairs for a month before selling them.",
        ),
        t("家纺、灯具与小家具", "Textiles, lamps and small furniture"),
        Keeper(t("陆明远", "Lu Mingyuan"), "mingyuan_lu", t("木工、两个孩子的爸爸。", "Joiner, father of two.")),
        "#b58463",
        "#fbf4e6",
        Archetype.TABLE_LAMP,
    ),
    ShopWords(
        "echo-digital",
        "shenzhen",
        t("回声数码", "Echo Digital"),
        t("听得见、看得清", "Hear it well, see it well"),
        t(
            "开店的是三个做过音响的工程师。我们每款都拆开看过，好的说好，不好的不卖。门店里可以试听一下午，没人催你。",
            "Three former audio engineers run this shop. We open up everything: we praise what is good and don't sell what isn't. Listen all afternoon; nobody will hurry you.",
        ),
        t("影音、手机与穿戴", "Sound, phones and wearables"),
        Keeper(
            t("欧阳朗", "Ouyang Lang"),
            "lang_ouyang",
            t("前音响工程师，收藏磁带。", "Ex audio engineer; collects cassettes."),
        ),
        "#3a4a63",
        "#8fc7c0",
        Archetype.HEADPHONES,
    ),
    ShopWords(
        "desk-lab",
        "nanjing",
        t("桌面研究所", "Desk Lab"),
        t("给每张桌子一点秩序", "A little order for every desk"),
        t(
            "我们研究桌子：光从哪边来，键盘放多高，线怎么收。卖的东西都在自己桌上用过半年，用坏的理由写在详情页里。",
            "We study desks: where light should come from, how high the keys, where the cables go. All we sell has spent six months on our own desks, and we write down what broke.",
        ),
        t("电脑外设与桌面", "Computers and the desk around them"),
        Keeper(t("周牧", "Zhou Mu"), "mu_zhou", t("程序员转行，桌面强迫症。", "Ex programmer, compulsively tidy.")),
        "#6f8fa8",
        "#f2d6b3",
        Archetype.KEYBOARD,
    ),
    ShopWords(
        "hill-letters",
        "dali",
        t("山里来信", "Letters from the Hills"),
        t("把山里的味道寄给你", "The taste of the hills, by post"),
        t(
            "店在大理凤羽，货从周围的山里来：茶、咖啡、蜂蜜和果子。每一箱里都有一张手写的信，告诉你是谁种的、今年雨水怎么样。",
            "We are in Fengyu, Dali; tea, coffee, honey and fruit come from the hills around. Every box holds a handwritten letter: who grew it, and how the rains were this year.",
        ),
        t("茶、咖啡、蜂蜜与鲜果", "Tea, coffee, honey and fruit"),
        Keeper(t("杨阿朵", "Yang Aduo"), "aduo_yang", t("白族姑娘，写信的人。", "A Bai girl who writes the letters.")),
        "#5f7f56",
        "#f2c66b",
        Archetype.TEA_TIN,
    ),
    ShopWords(
        "corner-stove",
        "changsha",
        t("街角灶台", "Corner Stove"),
        t("好吃的，不绕弯子", "Good food, straight to the point"),
        t(
            "长沙太平街口的小厨房，白天熬酱，晚上拌面。零食是给孩子挑的，酱是给自己留的，剩下的拿出来卖。",
            "A small kitchen off Taiping Street, Changsha: sauces by day, noodles by night. Snacks chosen for our children, sauces made for ourselves; the rest is for sale.",
        ),
        t("面、酱、零食与糕点", "Noodles, sauces, snacks and pastries"),
        Keeper(t("彭小满", "Peng Xiaoman"), "xiaoman_peng", t("厨娘，能吃辣。", "Cook; likes it hot.")),
        "#c8553d",
        "#f4deb8",
        Archetype.NOODLES,
    ),
    ShopWords(
        "wild-path",
        "guiyang",
        t("野径", "Wild Path"),
        t("走没走过的那条", "Take the one you haven't"),
        t(
            "我们在贵阳，出门就是山。店员轮流带队，每月一次新线路，走完再决定哪些装备值得卖。用坏了别扔，寄来我们修。",
            "We live in Guiyang, where mountains begin at the door. Staff take turns leading a new route each month, then decide what gear is worth selling. Don't throw it away: we mend.",
        ),
        t("露营与徒步装备", "Camping and hiking gear"),
        Keeper(
            t("罗江野", "Luo Jiangye"),
            "jiangye_luo",
            t("向导，见过云海三十七次。", "Guide; has seen the sea of clouds 37 times."),
        ),
        "#56744f",
        "#f0cf9a",
        Archetype.TENT,
    ),
    ShopWords(
        "sunrise-sports",
        "qingdao",
        t("日出运动社", "Sunrise Sports Club"),
        t("一起动，比较不容易放弃", "Together it's harder to give up"),
        t(
            "每天早上五点四十，青岛八大关有一群人在跑步，那就是我们。后来有人要水壶，有人要瑜伽垫，就开了店。新手最受欢迎。",
            "At 5:40 every morning some people run through Badaguan in Qingdao: that's us. Someone needed a bottle, someone a mat, so we opened a shop. Beginners are most welcome.",
        ),
        t("跑步、骑行与健身", "Running, cycling and fitness"),
        Keeper(
            t("高一诺", "Gao Yinuo"), "yinuo_gao", t("晨跑领队，跑最后一个。", "Leads the morning run, from the back.")
        ),
        "#e08a55",
        "#fdf1da",
        Archetype.WATER_BOTTLE,
    ),
)
