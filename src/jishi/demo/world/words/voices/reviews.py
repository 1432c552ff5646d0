"""Pieces of reviews. A review is put together from one about the thing and some about buying it here."""

from __future__ import annotations

Says = dict[str, tuple[str, ...]]

GOOD: Says = {
    "zh-CN": (
        "第二次买了，还是一样好。",
        "发货快，第三天就到了。",
        "包装很好，盒子一点没压。",
        "和页面上说的一样。",
        "客服耐心，问了好几个问题都答得清楚。",
        "朋友看到也要了链接。",
        "送给妈妈的，她很喜欢。",
        "性价比不错，值这个价。",
        "犹豫了一周才下单，早知道就早点买了。",
        "会回购。",
        "比在店里看到的还便宜一些。",
        "没有什么可挑剔的。",
        "里面附了一张手写的小卡片，很用心。",
        "包装简单，不浪费，喜欢这样。",
        "到得快，周末刚好用上。",
        "买之前看了不少评价，收到以后放心了。",
        "同事都问在哪里买的。",
        "给自己的生日礼物，满意。",
    ),
    "en": (
        "Second time I've bought it, just as good.",
        "Arrived quickly, two days earlier than promised.",
        "Well packed, not a dent in the box.",
        "Exactly as shown on the page.",
        "Kind service: they answered all my questions.",
        "My sister asked for the link at once.",
        "A gift for my mother, who loves it.",
        "Worth the price.",
        "I hesitated for a week and shouldn't have.",
        "Would buy again.",
        "A little cheaper than in the shop downtown.",
        "Nothing to complain about.",
        "There was a handwritten card in the box. Sweet.",
        "Simple packaging without waste, which I like.",
        "Came just in time for the weekend.",
        "Good value for what it is.",
    ),
}

MIXED: Says = {
    "zh-CN": (
        "总体还行，没有想象中那么惊艳。",
        "物流慢了两天，东西没问题。",
        "颜色比图片深一点，能接受。",
        "说明书写得太简单。",
        "价格再低一点就更好了。",
        "包装有点压到了，好在里面没坏。",
        "中规中矩吧。",
        "用着可以，但没到非买不可的程度。",
    ),
    "en": (
        "Fine overall, though not as special as I had hoped.",
        "Delivery took two days longer, the thing itself is fine.",
        "A shade darker than in the pictures, but I can live with it.",
        "The manual could say more.",
        "I'd like it more at a lower price.",
        "The box was dented, luckily nothing inside.",
        "Does what it should, no more.",
    ),
}

BAD: Says = {
    "zh-CN": (
        "等了一个多星期才收到。",
        "联系客服半天没人回。",
        "和描述差得有点远。",
        "这个价格不应该是这样的质量。",
        "不会再买了。",
        "已经申请退货，希望处理快一点。",
    ),
    "en": (
        "It took more than a week to arrive.",
        "Nobody answered my messages for a day.",
        "Not what the description says.",
        "I expected better at this price.",
        "Not again.",
        "I've asked to send it back and hope that goes faster.",
    ),
}

DEPARTMENT_BAD: dict[str, Says] = {
    "fashion": {
        "zh-CN": (
            "偏小一码，建议买大一号。",
            "第一次洗就掉色。",
            "线头很多，做工一般。",
            "比想象中单薄。",
            "有股味道，晾了三天才散。",
        ),
        "en": (
            "Runs small, order a size up.",
            "The colour ran in the first wash.",
            "Loose threads and careless work.",
            "Flimsier than I thought.",
            "Smelled for three days.",
        ),
    },
    "beauty": {
        "zh-CN": (
            "用了两天脸颊有点痒，停了。",
            "瓶口漏了一点，盒子里都是。",
            "颜色和图上差很多。",
            "味道太冲，不适合我。",
        ),
        "en": (
            "My cheeks itched after two days, so I stopped.",
            "It had leaked into the box.",
            "The shade is far from the picture.",
            "Too strong a scent for me.",
        ),
    },
    "home": {
        "zh-CN": (
            "收到时有一道裂纹。",
            "比标的尺寸小了两厘米。",
            "少了一个配件，还没补来。",
            "有一角磕碰，看得出来。",
            "味道散了三天才没。",
        ),
        "en": (
            "There was a crack in it when it arrived.",
            "Two centimetres smaller than stated.",
            "A part was missing.",
            "One corner is dented.",
            "It smelled for three days.",
        ),
    },
    "technology": {
        "zh-CN": (
            "用了十天就出毛病了。",
            "续航远没有写的那么久。",
            "接口有点松。",
            "软件老是弹窗。",
            "机身有一道划痕。",
        ),
        "en": (
            "It began to act up after ten days.",
            "The battery lasts nowhere near what they say.",
            "The port is loose.",
            "The app keeps nagging.",
            "There was a scratch on it.",
        ),
    },
    "food": {
        "zh-CN": ("碎了一大半。", "离到期只剩一个月。", "太甜了，吃两块就腻。", "漏了一袋，箱子里黏黏的。"),
        "en": (
            "More than half of it was crushed.",
            "Only a month left before it expires.",
            "Far too sweet.",
            "One bag leaked and everything was sticky.",
        ),
    },
    "outdoor": {
        "zh-CN": (
            "第一次用就有个扣子坏了。",
            "做工不如图上看起来好。",
            "比标的重，背久了肩膀疼。",
            "少了一个收纳袋。",
        ),
        "en": (
            "A buckle broke on the first trip.",
            "Not as well made as it looks.",
            "Heavier than stated, my shoulders hurt.",
            "The storage bag was missing.",
        ),
    },
}

FOLLOW_UPS: Says = {
    "zh-CN": (
        "用了一个月回来追评，依旧满意。",
        "洗了好几次，还和新的一样。",
        "天天用，没有出过问题。",
        "又给家里人买了一份。",
        "有点小磨损，正常使用痕迹。",
        "后来客服主动联系补发了配件，加一星的好感。",
        "时间久了颜色稍微淡了一点，其他都好。",
    ),
    "en": (
        "A month later and I'm still happy with it.",
        "Washed many times, still like new.",
        "In daily use without any trouble.",
        "Bought another one for my family.",
        "Slight wear, nothing unusual.",
        "The shop got in touch and sent the missing part. Thank you!",
        "The colour has faded a little, all else is fine.",
    ),
}

REPLIES_GOOD: Says = {
    "zh-CN": (
        "谢谢你的喜欢，用得开心！",
        "感谢分享，我们会继续把东西做好。",
        "谢谢回购，有问题随时找我们。",
        "你的评价让我们一整天都很开心。",
    ),
    "en": (
        "Thank you, enjoy it!",
        "Thanks for sharing. We'll keep doing our best.",
        "Thank you for coming back. We're here if you need anything.",
        "You made our day.",
    ),
}

REPLIES_BAD: Says = {
    "zh-CN": (
        "非常抱歉给你添了麻烦，已经私信你安排补发，运费我们承担。",
        "对不起，这批货的包装我们会改进；请在订单里申请售后，我们当天处理。",
        "谢谢指出，我们已经请质检复查这一批，稍后给你回复结果。",
        "抱歉让你失望了，支持七天无理由退货，运费由我们承担。",
    ),
    "en": (
        "We're sorry for the trouble. A replacement is on its way, at our cost.",
        "Sorry! We'll improve the packaging. Please ask for after-sales in your order and we'll see to it today.",
        "Thank you for telling us. We're having this batch checked again.",
        "We're sorry to disappoint you. You can return it within seven days, postage on us.",
    ),
}
