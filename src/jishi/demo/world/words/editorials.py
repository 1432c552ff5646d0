"""Short articles and collections for the home page."""

from __future__ import annotations

import msgspec

from jishi.demo.art.spec import EditorialScene
from jishi.demo.world.model import EditorialKind, Text
from jishi.demo.world.words.forms import t


class EditorialWords(msgspec.Struct, frozen=True):
    key: str
    kind: EditorialKind
    title: Text
    subtitle: Text
    body: Text
    action: Text
    scene: EditorialScene
    color: str
    categories: tuple[str, ...]


EDITORIALS: tuple[EditorialWords, ...] = (
    EditorialWords(
        "autumn-tea",
        EditorialKind.ARTICLE,
        t("天凉了，泡一壶茶", "Tea weather"),
        t("从一只壶、一把叶子，到一个安静的下午", "One pot, one handful of leaves, one quiet afternoon"),
        t(
            "<p>气温降到二十度以下，就到了喝茶的日子。绿茶收起来，换上乌龙、红茶和炭焙的岩茶，水要滚，手要慢。</p>"
            "<h3>三件事就够</h3><ul><li>一只出水利落的壶，容量别贪大，两个人二百毫升刚好。</li><li>一把好叶子，七克，少一点也没关系。</li>"
            "<li>一碟不太甜的点心，绿豆糕或者核桃。</li></ul><p>剩下的，就是坐下来。我们请景德镇的<em>江砚秋</em>挑了六只壶，请大理的<em>杨阿朵</em>挑了六种茶，都在下面。</p>",
            "<p>Below twenty degrees it is tea weather. Put the green tea away and bring out oolong, black tea and charcoal-roasted leaves. Boil the water hard and pour slowly.</p>"
            "<h3>Three things are enough</h3><ul><li>A pot that pours clean; for two, 200 ml is plenty.</li><li>A handful of good leaves, seven grams or a little less.</li>"
            "<li>Something not too sweet: mung-bean cake, or walnuts.</li></ul><p>Then sit down. <em>Jiang Yanqiu</em> in Jingdezhen chose six pots, <em>Yang Aduo</em> in Dali six teas; they are below.</p>",
        ),
        t("看看茶与壶", "See teas and pots"),
        EditorialScene.TEA,
        "#c8693d",
        ("tea", "tableware", "biscuits-pastries", "decor"),
    ),
    EditorialWords(
        "first-camp",
        EditorialKind.ARTICLE,
        t("第一次露营，带这些就好", "Your first night out: pack just this"),
        t("十二件东西，一个周末，一片不太远的草地", "Twelve things, one weekend, one meadow not too far"),
        t(
            "<p>第一次露营最容易带太多。其实一顶搭得快的帐篷、两张坐得住的椅子、一盏灯，就能过得很好。</p>"
            "<h3>我们的清单</h3><ul><li><strong>睡</strong>：双人帐、信封睡袋，地上再垫一张厚垫子。</li><li><strong>坐</strong>：折叠椅两张，扶手能放杯子的那种。</li>"
            "<li><strong>吃</strong>：一只锅，两包拌面，一壶热茶。</li><li><strong>光</strong>：营地灯一盏，挂高一点。</li></ul>"
            "<p>垃圾请带走，音乐请关小。星星不收费。</p>",
            "<p>On a first camping trip everybody brings too much. A tent that goes up fast, two chairs worth sitting in and one light make a fine night.</p>"
            "<h3>Our list</h3><ul><li><strong>Sleep</strong>: a two-person tent, rectangular bags, a thick mat beneath.</li><li><strong>Sit</strong>: two folding chairs with arms that hold a cup.</li>"
            "<li><strong>Eat</strong>: one pan, two packs of noodles, a flask of tea.</li><li><strong>Light</strong>: one lantern, hung high.</li></ul>"
            "<p>Take your rubbish home and keep the music low. The stars are free.</p>",
        ),
        t("照着清单准备", "Get the list"),
        EditorialScene.CAMPING,
        "#54799a",
        ("tents-sleeping", "camp-living", "bottles", "noodles-rice"),
    ),
    EditorialWords(
        "ten-piece-wardrobe",
        EditorialKind.COLLECTION,
        t("十件衣服过秋天", "Autumn in ten pieces"),
        t("少一点，搭起来反而多", "Own less, combine more"),
        t(
            "<p>慢衣橱的<em>沈知夏</em>每年秋天都做同一个练习：只留十件，看看能搭出多少天。今年的答案是四十一天。</p>"
            "<ul><li>两件衬衫，一挺一软。</li><li>两件毛衣，一厚一薄。</li><li>一件大衣，颜色要耐看。</li><li>一条直筒裤、一条裙子。</li><li>一双走得远的鞋，一只装得下的包，一条围巾。</li></ul>"
            "<p>我们把她的十件放在这里，换成你的尺码和颜色就好。</p>",
            "<p>Every autumn <em>Shen Zhixia</em> of Slow Wardrobe does one exercise: keep ten pieces and count the days they dress. This year: forty-one.</p>"
            "<ul><li>Two shirts, one crisp, one soft.</li><li>Two jumpers, one thick, one thin.</li><li>One coat in a colour that lasts.</li><li>Straight jeans and a skirt.</li><li>Shoes for walking, a bag that holds, a scarf.</li></ul>"
            "<p>Here are her ten. Choose your own size and shade.</p>",
        ),
        t("看这十件", "See the ten"),
        EditorialScene.WARDROBE,
        "#c8553d",
        ("shirts", "knitwear", "outerwear", "trousers", "skirts", "shoes", "bags", "hats-scarves"),
    ),
    EditorialWords(
        "calm-desk",
        EditorialKind.COLLECTION,
        t("一张安静的书桌", "A calmer desk"),
        t("光从左边来，线从后面走", "Light from the left, cables behind"),
        t(
            "<p>桌面研究所量了两百张桌子，发现舒服的桌子都有三个共同点：光不在屏幕上，手腕不悬空，桌面有三分之一是空的。</p>"
            "<ul><li>台灯放在不写字的那只手一侧。</li><li>键盘矮一点，手肘略低于桌面。</li><li>每天下班，留一张空桌子给明天。</li></ul>",
            "<p>Desk Lab measured two hundred desks. The comfortable ones share three habits: no light on the screen, no wrist in mid-air, a third of the surface left empty.</p>"
            "<ul><li>Lamp on the side of the hand that doesn't write.</li><li>A low keyboard, elbows just below the desk.</li><li>Every evening, leave tomorrow an empty desk.</li></ul>",
        ),
        t("布置我的书桌", "Set up my desk"),
        EditorialScene.DESK,
        "#5b7f95",
        ("keyboards-mice", "laptops", "power-light", "lighting", "headphones"),
    ),
    EditorialWords(
        "dry-season-skin",
        EditorialKind.ARTICLE,
        t("换季的皮肤，先做减法", "When seasons change, use less"),
        t("一周只用三样，让皮肤缓一缓", "Three things for a week, and let your skin rest"),
        t(
            "<p>泛红、起皮、发紧，多半是用得太多。草本日记的<em>梁若溪</em>建议：换季这一周，只留三样。</p>"
            "<ul><li>温和的洁面，早上清水就好。</li><li>一支修护精华，薄薄一层。</li><li>一罐面霜，白天再加防晒。</li></ul>"
            "<p>七天后再一样一样加回来。皮肤很聪明，给它一点时间。</p>",
            "<p>Red, flaky, tight? Mostly it is too many products. <em>Liang Ruoxi</em> of Herbal Diary says: for one week, keep three.</p>"
            "<ul><li>A mild cleanser; in the morning, just water.</li><li>One repairing serum, a thin layer.</li><li>One cream, plus sunscreen by day.</li></ul>"
            "<p>After seven days add things back one by one. Skin is clever; give it time.</p>",
        ),
        t("看温和的三样", "See the gentle three"),
        EditorialScene.SKINCARE,
        "#3c4a63",
        ("serums", "creams", "sun-care", "body-care"),
    ),
    EditorialWords(
        "gifts-worth-giving",
        EditorialKind.COLLECTION,
        t("送礼不出错", "Gifts that don't go wrong"),
        t("给长辈、给朋友、给自己", "For elders, for friends, for yourself"),
        t(
            "<p>好礼物不一定贵，要紧的是用得上、看得出心意。我们挑了这些：盒子可以留，卡片可以写，收到的人不用客气。</p>"
            "<ul><li>给长辈：一罐茶、一盒点心、一条羊绒围巾。</li><li>给朋友：一支香、一只杯、一块好巧克力。</li><li>给自己：一直舍不得买的那件。</li></ul>",
            "<p>A good gift needn't be dear; it should be useful and show that you thought. In these, the box is worth keeping and there is room for a card.</p>"
            "<ul><li>For elders: a tin of tea, a box of cakes, a cashmere scarf.</li><li>For friends: a candle, a cup, good chocolate.</li><li>For yourself: the thing you kept putting off.</li></ul>",
        ),
        t("挑一份礼物", "Choose a gift"),
        EditorialScene.FESTIVAL,
        "#b23a36",
        ("biscuits-pastries", "tea", "fragrance", "chocolate-nuts", "watches-jewellery", "tableware"),
    ),
)
