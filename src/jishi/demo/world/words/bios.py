"""What people say about themselves."""

from __future__ import annotations

from jishi.demo.world.model import Text

BIOS: dict[str, tuple[Text, ...]] = {
    "fashion": (
        Text("衣柜不大，每件都穿。", "A small wardrobe, all of it worn."),
        Text("喜欢亚麻和旧毛衣。", "Linen in summer, old jumpers in winter."),
        Text("身高 160，帮小个子试衣服。", "160 cm, trying clothes for the rest of us."),
        Text("牛仔裤收藏者。", "I keep jeans the way others keep records."),
    ),
    "beauty": (
        Text("敏感肌，成分党。", "Sensitive skin, reads every label."),
        Text("香水只买小样，因为贪心。", "Only small perfumes: I want them all."),
        Text("认真护肤，随便化妆。", "Serious about skin, casual about make-up."),
        Text("每天八点半敷面膜。", "Face mask at half past eight, every day."),
    ),
    "home": (
        Text("租房也要好好住。", "Renting, and living well anyway."),
        Text("阳台上有二十三盆植物。", "Twenty-three plants on one balcony."),
        Text("收纳爱好者，断舍离失败者。", "Loves boxes, fails at letting go."),
        Text("杯子比客人多。", "More cups than guests."),
    ),
    "technology": (
        Text("桌面常换，键盘常新。", "New desk, new keyboard, same me."),
        Text("耳机发烧，耳朵不红。", "Serious about headphones, relaxed about the rest."),
        Text("写代码的，周末拍照。", "Code on weekdays, cameras on weekends."),
        Text("什么都想拆开看看。", "I take things apart to see."),
    ),
    "food": (
        Text("早餐认真，午餐随意，夜宵隆重。", "Careful breakfast, quick lunch, grand midnight snack."),
        Text("一天三杯咖啡，第三杯是低因。", "Three coffees a day, the third one decaf."),
        Text("在找全国最好吃的拌面。", "Looking for the best noodles in the country."),
        Text("会做饭，不爱洗碗。", "Cooks well, washes up badly."),
    ),
    "outdoor": (
        Text("周末不在城里。", "Not in town on weekends."),
        Text("跑得慢，跑得久。", "Runs slowly, runs long."),
        Text("帐篷里睡得比家里香。", "Sleeps better in a tent."),
        Text("骑车上班第五年。", "Fifth year of cycling to work."),
    ),
}
TAILS: tuple[Text, ...] = (
    Text("", ""),
    Text("", ""),
    Text("养了一只橘猫。", "Lives with a ginger cat."),
    Text("家里有两个小朋友。", "Parent of two."),
    Text("南方人在北方。", "A southerner up north."),
    Text("正在学做陶。", "Learning pottery."),
    Text("喜欢下雨天。", "Fond of rainy days."),
    Text("退休老师。", "Retired teacher."),
    Text("话不多，爱点赞。", "Says little, likes much."),
)
