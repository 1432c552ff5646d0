"""What people like about things, by the category they are in."""

from __future__ import annotations

Both = dict[str, tuple[str, ...]]


def _both(zh: str, en: str) -> Both:
    """Sentences that are parted by a bar, in both languages."""
    return {"zh-CN": tuple(zh.split("|")), "en": tuple(en.split("|"))}


PRAISE: dict[str, Both] = {
    "tees": _both(
        "纯棉的，贴身穿很舒服。|洗了两次没有变形。|领口不松，厚薄刚好。|尺码准，按平时的买。",
        "Soft cotton, comfortable all day.|Washed twice and kept its shape.|True to size, nice collar.",
    ),
    "shirts": _both(
        "版型好，扎进裤子也利落。|面料挺括，不太需要熨。|扣子缝得很牢。|肩线合适，尺码准。",
        "A flattering cut, fits well at the shoulders.|Hardly needs ironing.|Buttons firmly sewn, well made.",
    ),
    "knitwear": _both(
        "柔软不扎，裸穿也行。|暖和又不厚重。|没有起球，做工好。|颜色温柔，比图上还好看。",
        "Soft and doesn't itch.|Warm without bulk.|No pilling so far, well made.",
    ),
    "outerwear": _both(
        "挡风，零下也扛得住。|口袋够深，手机放得下。|版型显精神，里面能穿毛衣。|走线整齐，质感好。",
        "Keeps the wind out even below zero.|Deep pockets and a flattering cut.|Room for a jumper underneath.",
    ),
    "dresses": _both(
        "垂感好，走起来很好看。|腰线高，显腿长。|有里衬，不透。|一米六五穿 M 正好到小腿。",
        "Drapes beautifully.|Lined, so it isn't see-through.|I'm 165 cm and the M ends mid-calf.",
    ),
    "skirts": _both(
        "裙摆大，走路好看。|腰围合适，坐下不勒。|颜色百搭，上衣随便配。",
        "Lovely swing when walking.|Comfortable waist.|Goes with every top I have.",
    ),
    "trousers": _both(
        "裤长正好，不用改。|坐一天也不勒。|面料有弹性，蹲下没问题。|显腿直，版型好。",
        "The length is just right.|Comfortable all day long at my desk.|Stretchy, and it fits well.",
    ),
    "shoes": _both(
        "不磨脚，第一天就走了一万步。|鞋底软，站一天也不累。|尺码准，按平时的码买。|皮质细，味道不重。",
        "No blisters, ten thousand steps on day one.|Comfortable soles.|True to size.",
    ),
    "bags": _both(
        "容量比看起来大，电脑也放得下。|五金手感好，拉链顺。|背着轻，肩带不滑。|皮面质感很好。",
        "Holds more than one would think, laptop included.|Smooth zips, good quality metal.|Light to carry.",
    ),
    "hats-scarves": _both(
        "围上很暖，不起静电。|颜色衬肤色。|帽子不压头发，也不闷。",
        "Warm and no static.|A colour that flatters.|Sits well and doesn't itch.",
    ),
    "watches-jewellery": _both(
        "小巧精致，日常戴不夸张。|戴了两周没有褪色。|盒子很好看，送人有面子。|走时准。",
        "Delicate, right for every day.|Two weeks and no tarnish.|The box is lovely, a fine gift.",
    ),
    "serums": _both(
        "质地清爽，一会儿就吸收。|敏感肌用了一周没有泛红。|用量省，几滴就够全脸。",
        "Light and sinks in at once.|A week on sensitive skin, no redness.|A few drops are enough.",
    ),
    "creams": _both(
        "滋润但不油。|干皮冬天终于不起皮了。|早上上妆前用不搓泥。",
        "Rich but not greasy.|My dry skin finally survives winter.|Works well under make-up.",
    ),
    "masks": _both(
        "精华多，敷完脸很透亮。|膜布贴合，不往下滑。|第二天上妆特别服帖。",
        "Plenty of serum, my skin glows.|Fits closely and stays on.|Make-up sits better the next day.",
    ),
    "sun-care": _both(
        "不泛白，成膜快。|夏天通勤够用，不闷痘。|推开很轻薄。",
        "Leaves no white cast.|Light, and no breakouts.|Spreads thinly and sets fast.",
    ),
    "lips": _both(
        "颜色日常，黄皮也显气色。|不拔干，吃完饭还在。|膏体顺滑，好涂。",
        "An everyday shade that suits me.|Doesn't dry my lips.|Still there after lunch.",
    ),
    "eyes-brushes": _both(
        "刷毛软，不掉毛。|晕染自然，新手也好用。|粉质细，不飞粉。",
        "Soft bristles, none lost.|Blends by itself, easy to use.|Fine powder, hardly any fallout.",
    ),
    "body-care": _both(
        "洗完不紧绷。|味道很淡，很舒服。|泡沫细，冲得干净。",
        "Skin doesn't feel tight afterwards.|A faint, pleasant scent.|Rinses off cleanly.",
    ),
    "fragrance": _both(
        "前调清爽，后面是干净的木头味。|留香一个下午。|瓶子摆着就好看。",
        "Fresh at first, then clean wood.|Lasts all afternoon.|A pretty bottle.",
    ),
    "lighting": _both(
        "灯光柔和，晚上看书不刺眼。|一开灯房间就温馨了。|调光顺，没有频闪。",
        "Soft light that's kind to the eyes.|It made the room cosy at once.|Dims smoothly, no flicker.",
    ),
    "decor": _both(
        "摆在玄关，客人都问哪里买的。|釉色均匀，很耐看。|做工细，底部也磨过。",
        "Every guest asks about it.|Even glaze, pleasant to look at.|Carefully made, even underneath.",
    ),
    "furniture-storage": _both(
        "安装十几分钟，螺丝都齐。|扎实，放满也不晃。|没有异味，当天就能用。",
        "Put together in a quarter of an hour.|Sturdy even when full.|No smell, ready to use.",
    ),
    "bedding": _both(
        "亲肤，躺下就不想起来。|洗后不缩水不掉色。|暖和不压身。",
        "So soft I don't want to get up.|No shrinking, no fading.|Warm without being heavy.",
    ),
    "cushions-rugs": _both(
        "颜色和沙发很搭。|踩上去软，不掉毛。|拉链是隐形的，好拆洗。",
        "Goes well with my sofa.|Soft underfoot and doesn't shed.|Easy to take off and wash.",
    ),
    "towels": _both(
        "吸水快，擦一遍就干。|洗了几次还是软的。|不掉毛，晾干也快。",
        "Absorbs at once.|Still soft after several washes.|No fluff, dries fast.",
    ),
    "tableware": _both(
        "杯口薄，喝茶口感不一样。|放洗碗机也没事。|每只釉色有一点不同，很耐看。",
        "A thin rim, tea tastes better.|Fine in the dishwasher.|Every piece is a little different, which I love.",
    ),
    "cookware": _both(
        "受热均匀，煎蛋不粘。|锅盖严实，炖汤省火。|好清洗，一冲就干净。",
        "Heats evenly, eggs don't stick.|A tight lid, great for stews.|Easy to clean.",
    ),
    "headphones": _both(
        "降噪明显，地铁上能听清播客。|戴三个小时耳朵不疼。|连接快，两台设备来回切。",
        "The noise cancelling works on the metro.|Comfortable for three hours.|Switches between devices at once.",
    ),
    "speakers": _both(
        "声音干净，低音不轰。|开到一半就够客厅用。|配对快，手机一碰就连。",
        "Clean sound, gentle bass.|Half volume fills the living room.|Pairs at once.",
    ),
    "cameras-projectors": _both(
        "夜景干净，噪点少。|白天拉上窗帘也看得清。|对焦快，上手简单。",
        "Clean night shots.|Clear by day with the curtains drawn.|Focuses fast, easy to use.",
    ),
    "phones-tablets": _both(
        "屏幕清楚，大太阳下也看得见。|续航扎实，一天一充。|手感好，单手能握。",
        "Readable in bright sun.|A full day on one charge.|Feels good in one hand.",
    ),
    "laptops": _both(
        "轻，背一天也不累。|键盘手感好，安静。|开会一整天没带充电器。",
        "Light enough to carry all day.|Quiet, pleasant keys.|A whole day of meetings without the charger.",
    ),
    "keyboards-mice": _both(
        "按键清脆不吵，同事没意见。|贴合手形，手腕舒服。|三台电脑切换很方便。",
        "Crisp but quiet keys.|Comfortable for the wrist.|Handy to switch between three machines.",
    ),
    "wearables": _both(
        "睡觉戴也没感觉。|心率和医院测的差不多。|续航一周多，省心。",
        "I forget it's there at night.|The heart rate matches my doctor's.|More than a week per charge.",
    ),
    "power-light": _both(
        "充得快，半小时一半。|出差带一个就够了。|小巧，口袋放得下。",
        "Half full in half an hour.|One is enough for a trip.|Small enough for a pocket.",
    ),
    "tea": _both(
        "好喝，第二泡开始回甘。|茶汤清亮，很香。|冷泡一晚也不涩。",
        "Delicious, sweet from the second brew.|A clear, fragrant cup.|Cold brewed it isn't bitter at all.",
    ),
    "coffee": _both(
        "豆子新鲜，香气足。|手冲酸度柔和，尾段有坚果味。|做拿铁很合适。",
        "Fresh beans, full of aroma.|Mild acidity with a nutty finish.|Great with milk.",
    ),
    "juice": _both(
        "不太甜，像鲜榨的。|冰一下更好喝。|孩子喜欢，一天一瓶。",
        "Not too sweet, like freshly pressed.|Even better cold.|My kid asks for one a day.",
    ),
    "biscuits-pastries": _both(
        "酥，但不掉渣。|不太甜，配茶正好。|独立包装，带去办公室方便。",
        "Crisp without crumbling.|Not too sweet, good with tea.|Single packs, handy for the office.",
    ),
    "chocolate-nuts": _both(
        "颗颗饱满，没有碎的。|微苦，越吃越香。|夏天寄来也没化。",
        "Whole and plump.|Slightly bitter and very good.|Arrived unmelted in summer.",
    ),
    "honey-sauces": _both(
        "味道纯，兑水很香。|拌面一勺就够。|瓶口不漏，倒着方便。",
        "Pure taste, lovely in warm water.|One spoon is enough for noodles.|Doesn't drip.",
    ),
    "noodles-rice": _both(
        "筋道，煮久一点也不坨。|米香，煮粥一小把就浓。|分量足，一个人刚好。",
        "Springy, even when cooked too long.|Fragrant rice.|A good portion for one.",
    ),
    "fruit": _both(
        "新鲜，个头均匀。|甜，汁水多。|坏了一个，拍照马上赔了。",
        "Fresh and all of one size.|Sweet and juicy.|One was bad and refunded at once.",
    ),
    "tents-sleeping": _both(
        "下了一夜雨，里面是干的。|一个人五分钟搭好。|零度睡着不冷。",
        "A whole night of rain and dry inside.|Up in five minutes by myself.|Warm enough at zero degrees.",
    ),
    "camp-living": _both(
        "折叠结实，坐着稳。|收起来很小，后备箱好放。|做饭火力够，不怕风。",
        "Sturdy when folded out.|Packs down small.|Copes with the wind.",
    ),
    "packs": _both(
        "背负舒服，重量都在腰上。|分隔合理，拿东西方便。|拉链顺，戴手套也能拉。",
        "Comfortable, the weight sits on the hips.|Sensible pockets.|Smooth zips, even with gloves.",
    ),
    "bottles": _both(
        "早上灌的，晚上还烫。|不漏，倒着放也没事。|杯口好洗。",
        "Filled in the morning, still hot at night.|Doesn't leak upside down.|Easy to clean.",
    ),
    "trail-gear": _both(
        "爬了两座山，膝盖轻松很多。|锁扣牢，没有松过。|轻，挂在包上没感觉。",
        "My knees are grateful after two mountains.|Locks firmly.|So light I forget it.",
    ),
    "rainwear": _both(
        "大雨走了一小时没湿。|透气，不闷汗。|收起来比手掌大一点。",
        "An hour in heavy rain and dry.|Breathes well.|Folds down to the size of a hand.",
    ),
    "cycling-water": _both(
        "骑了三十公里不磨。|在水里很稳，浮力够。|颜色醒目，安心。",
        "Thirty kilometres without chafing.|Steady in the water.|Easy to see, which is reassuring.",
    ),
    "fitness": _both(
        "防滑，出汗也抓得住。|在家练刚好，不占地方。|弹力匀，没有怪味。",
        "Grips even with sweaty hands.|Takes no space at home.|Even resistance and no smell.",
    ),
}
