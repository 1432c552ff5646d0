"""What people write in the community: titles, openings, closings, topics, and what others say to it."""

TITLES = {
    "zh-CN": (
        "用了一个月，来交作业了",
        "这件真的没买错",
        "回购三次的理由",
        "最近最满意的一件小东西",
        "不吹不黑，说说真实感受",
        "朋友来家里都问链接",
        "开箱！比想象中更好看",
        "普通人的普通好物",
        "提升幸福感的小物件",
        "送给自己的换季礼物",
        "研究了一周才下单的它",
        "按头安利，预算友好",
        "周末在家，靠它放松",
        "一个人也要好好生活",
    ),
    "en": (
        "A month in: still my favourite",
        "The one thing I would buy again",
        "Small thing, big difference",
        "Honest notes after four weeks",
        "Everybody asks where I got this",
        "Unboxing, and it looks even better",
        "A little gift to myself",
        "Worth the wait, I think",
        "Quiet weekends with this",
    ),
}

OPENINGS = {
    "zh-CN": (
        "种草很久了，趁活动入手。",
        "上周收到，天天在用。",
        "本来只是随便看看，结果一眼就喜欢。",
        "家里那个旧的坏了，换成了这件。",
        "朋友推荐的，先说结论：值得。",
        "对比了好几家，最后选了它。",
    ),
    "en": (
        "I had this on my list for months.",
        "It came last week and I use it every day.",
        "I was only looking around, then I saw it.",
        "A friend told me about it, and she was right.",
        "I compared a few before choosing.",
    ),
}

CLOSINGS = {
    "zh-CN": (
        "有想问的可以评论区聊～",
        "大家还有类似的推荐吗？",
        "链接放在下面啦。",
        "总之我会继续回购。",
        "光线好的时候拍的，实物颜色差不多。",
        "仅供参考，适合自己的才是最好的。",
    ),
    "en": (
        "Ask me anything below.",
        "What do you use instead?",
        "Linked below.",
        "I would buy it again.",
        "Photo taken in daylight, the colour is true.",
    ),
}

TOPICS = {
    "fashion": ("今日穿搭", "通勤穿搭", "换季衣橱", "ootd"),
    "beauty": ("护肤日常", "空瓶记", "素颜也好看", "skincare"),
    "home": ("我的家", "租房改造", "慢生活", "slowliving"),
    "technology": ("桌面布置", "数码好物", "效率工具", "desksetup"),
    "food": ("今天吃什么", "一人食", "茶生活", "homecooking"),
    "outdoor": ("周末去露营", "徒步日记", "城市骑行", "outdoors"),
}

SHARED_TOPICS = {"zh-CN": ("好物分享", "购物分享", "真实测评"), "en": ("goodfinds", "honestreview")}

COMMENTS = {
    "zh-CN": (
        "好看！已加购物车",
        "请问用久了会变形吗？",
        "同款，真的好用",
        "被你种草了 😂",
        "颜色和图上差别大吗",
        "照片拍得好舒服",
        "等降价等到现在，还是下单了",
        "求问尺寸怎么选",
        "我妈看了也想要一个",
        "质感看起来不错",
        "已经是第二次看到有人推荐了",
        "收藏了，下个月买",
        "说得很实在，谢谢分享",
        "这个送人合适吗？",
    ),
    "en": (
        "Love the colour!",
        "How does it hold up after washing?",
        "Got the same one, no regrets.",
        "You talked me into it.",
        "Is it as big as it looks?",
        "Saved for next month.",
        "Lovely photo.",
        "Would it make a good gift?",
    ),
}

ANSWERS = {
    "zh-CN": (
        "目前没有，用得挺放心",
        "差不多，白天看更接近",
        "按平时的选就行",
        "谢谢喜欢～",
        "合适的，包装也体面",
        "哈哈快去买",
    ),
    "en": ("Not so far, it held up well.", "True to the photo.", "Thank you!", "Yes, it comes nicely packed."),
}
