"""Help pages: plain, short, kind."""

from __future__ import annotations

from jishi.demo.world.model import HelpPage
from jishi.demo.world.words.forms import t

HELP_PAGES: tuple[HelpPage, ...] = (
    HelpPage(
        "shipping",
        t("配送", "Shipping"),
        t("什么时候发、多久到、运费多少", "When it leaves, how long it takes, what it costs"),
        t(
            "<p>付款后，多数店铺会在 48 小时内发货；手作和预订的商品，会在详情页写明要等几天。</p>"
            "<h3>要多久</h3><ul><li>江浙沪皖：1–2 天</li><li>其他省份：2–4 天</li><li>新疆、西藏、青海：5–8 天</li><li>海外：7–15 天，看目的地</li></ul>"
            "<h3>运费</h3><p>运费按重量和目的地计算，结算页会在付款前告诉你确切数目。很多店铺满一定金额包邮，购物车里看得到还差多少。一次买几家店的东西，会分成几个包裹寄出。</p>"
            "<h3>查快递</h3><p>在<strong>我的订单</strong>里打开那一单，就能看到包裹走到哪儿了。三天没有动静，请告诉我们，我们替你去问。</p>",
            "<p>Most shops send your order within 48 hours of payment. Handmade and pre-ordered things take longer; their pages say how long.</p>"
            "<h3>How long</h3><ul><li>Jiangsu, Zhejiang, Shanghai, Anhui: 1–2 days</li><li>Other provinces: 2–4 days</li><li>Xinjiang, Tibet, Qinghai: 5–8 days</li><li>Abroad: 7–15 days, depending on where</li></ul>"
            "<h3>What it costs</h3><p>Shipping depends on weight and destination; checkout shows the exact amount before you pay. Many shops ship free above a certain sum, and the cart tells you how far you are. Things from several shops travel in several parcels.</p>"
            "<h3>Where is it?</h3><p>Open the order under <strong>My orders</strong> to follow the parcel. If it hasn't moved for three days, tell us and we will ask for you.</p>",
        ),
        1,
    ),
    HelpPage(
        "returns",
        t("退换货", "Returns"),
        t("七天内，不合适就退", "Not right? Seven days to return it"),
        t(
            "<p>收到商品七天内，不影响再次销售就可以退，不问理由。质量有问题，十五天内包退换，来回运费由店铺出。</p>"
            "<h3>怎么退</h3><ul><li>在订单里点<strong>申请售后</strong>，选退款、退货或换货。</li><li>店铺会在两天内回复；两天没回，系统自动同意。</li><li>寄回后，店铺签收两天内退款，钱回到原来的付款方式。</li></ul>"
            "<h3>不能退的</h3><p>鲜果、开封的食品、贴身衣物和定制品，除非有质量问题，不能退。坏果按个赔，拍张照片就行。</p>",
            "<p>Within seven days of delivery you may return anything that can be sold again, no reason needed. If something is faulty you have fifteen days, and the shop pays postage both ways.</p>"
            "<h3>How</h3><ul><li>Choose <strong>After-sales</strong> in the order: refund, return or exchange.</li><li>The shop answers within two days; if it doesn't, the answer is yes.</li><li>After it receives the parcel it refunds within two days, to the way you paid.</li></ul>"
            "<h3>What can't be returned</h3><p>Fresh fruit, opened food, underwear and things made to order, unless something is wrong with them. Spoiled fruit is refunded piece by piece: a photo will do.</p>",
        ),
        2,
    ),
    HelpPage(
        "payment",
        t("付款", "Payment"),
        t("怎么付、付不了怎么办、发票怎么开", "How to pay, what to do if it fails, how to get an invoice"),
        t(
            "<p>下单后请在 30 分钟内付款，过时订单会自动取消，商品放回货架，不会扣钱。</p>"
            "<h3>付不了？</h3><ul><li>先看余额和限额，再换一种方式试试。</li><li>付了钱却还显示未付，请等两分钟再刷新，我们会向支付渠道核对。</li><li>如果钱到的时候订单已经关闭，会自动原路退回。</li></ul>"
            "<h3>价格说明</h3><p>价格都含税。结算页可以点开总价，看每一笔优惠是怎么来的。</p>"
            "<h3>发票</h3><p>下单时填好抬头和税号，电子发票会在确认收货后发到你的邮箱。</p>",
            "<p>Please pay within 30 minutes. After that the order cancels itself, the goods go back on the shelf, and nothing is charged.</p>"
            "<h3>It didn't work?</h3><ul><li>Check your balance and limits, then try another way.</li><li>Paid, but it says unpaid? Wait two minutes and reload; we check with the provider.</li><li>If money arrives after an order has closed, it goes straight back.</li></ul>"
            "<h3>Prices</h3><p>All prices include tax. At checkout, open the total to see where every discount comes from.</p>"
            "<h3>Invoices</h3><p>Give the name and tax number when you order; the e-invoice is sent by e-mail once you have confirmed receipt.</p>",
        ),
        3,
    ),
    HelpPage(
        "privacy",
        t("隐私", "Privacy"),
        t("我们知道什么、为什么、你能做什么", "What we know, why, and what you can do"),
        t(
            "<p>我们只收集把东西卖给你、送到你手上所需要的信息：姓名、电话、地址、订单。浏览记录用来推荐，你可以随时关掉。</p>"
            "<h3>谁看得到</h3><ul><li>店铺只看得到这一单的收件信息。</li><li>快递只看得到面单上的内容。</li><li>代付的朋友看不到你的地址。</li></ul>"
            "<h3>你的权利</h3><p>在<strong>我的账户</strong>里，你可以下载全部资料、更正、撤回同意，或者注销。法律要求保留的账目会继续保存，但不再用于别的事情。</p>",
            "<p>We collect what it takes to sell you something and bring it to you: name, phone, address, orders. What you look at helps us recommend; you can switch that off at any time.</p>"
            "<h3>Who sees what</h3><ul><li>A shop sees the delivery details of its own order only.</li><li>A courier sees what is on the label.</li><li>A friend who pays for you doesn't see your address.</li></ul>"
            "<h3>Your rights</h3><p>Under <strong>My account</strong> you can download everything, correct it, withdraw consent or close the account. Records the law makes us keep are kept, and used for nothing else.</p>",
        ),
        4,
    ),
    HelpPage(
        "terms",
        t("服务条款", "Terms"),
        t("用平常话写的约定", "Our agreement, in everyday words"),
        t(
            "<p>在集市买东西，你是和店铺成交，我们提供场地、支付和担保。请用真实的信息，善待别人，也善待评价。</p>"
            "<h3>我们答应</h3><ul><li>价格和库存如实显示，标错了会先联系你。</li><li>出了问题，先帮你，再分清责任。</li><li>条款有改动，提前七天告诉你。</li></ul>"
            "<h3>请你答应</h3><ul><li>不刷单，不造假，不骚扰。</li><li>账号自己用，密码自己管。</li></ul>"
            "<p>有争议先商量，商量不成，由平台所在地法院处理。</p>",
            "<p>When you buy on Jishi you deal with a shop; we provide the place, the payment and the protection. Please use true details, and be fair to people and in reviews.</p>"
            "<h3>We promise</h3><ul><li>Honest prices and stock; if something was mispriced, we contact you first.</li><li>When things go wrong we help first and settle blame later.</li><li>Seven days' notice before these terms change.</li></ul>"
            "<h3>You promise</h3><ul><li>No fake orders, no forgery, no harassment.</li><li>Your account is yours alone, and so is its password.</li></ul>"
            "<p>If we disagree, let's talk; failing that, the courts where the platform is based decide.</p>",
        ),
        5,
    ),
    HelpPage(
        "about",
        t("关于集市", "About Jishi"),
        t("十二家小店，一个热闹的地方", "Twelve small shops and one lively place"),
        t(
            "<p>集市是一条看得见人的街。裁缝、陶匠、茶农、工程师，各开各的店；你来逛，和朋友商量，买到了说一声好不好。</p>"
            "<p>我们相信好东西会自己说话，也相信朋友的话比广告管用。所以这里的推荐看得见理由，价格看得见来路，评价只来自买过的人。</p>"
            "<p>想开店，或者只是想聊聊，写信给我们就好。</p>",
            "<p>Jishi is a street where you can see the people. Tailors, potters, tea growers and engineers keep their own shops; you stroll, ask friends, and say afterwards whether it was good.</p>"
            "<p>Good things speak for themselves, and a friend's word beats an advertisement. So every recommendation here shows its reason, every price its origin, and only buyers write reviews.</p>"
            "<p>Want to open a shop, or just talk? Write to us.</p>",
        ),
        6,
    ),
    HelpPage(
        "contact",
        t("联系我们", "Contact us"),
        t("遇到问题，先看这里，再找我们", "Where to look first, and how to reach us"),
        t(
            "<p>多数问题，在<strong>我的订单</strong>里打开那一单就能办：查快递、取消、看付款。</p>"
            "<h3>还是没解决</h3><ul><li>写信到 hello@jishi.example，工作日当天回复。</li><li>请附上订单号；商品有问题，再附一张照片。</li></ul>"
            "<h3>想开店</h3><p>告诉我们你做什么、在哪里做，附几张照片就够了。</p>",
            "<p>Most things can be done where they happened: open the order under <strong>My orders</strong> to follow the parcel, cancel it or look at the payment.</p>"
            "<h3>Still stuck?</h3><ul><li>Write to hello@jishi.example; on working days we answer the same day.</li><li>Please give the order number, and a photo if something is wrong with the goods.</li></ul>"
            "<h3>Want to open a shop?</h3><p>Tell us what you make and where, with a few photos. That is enough.</p>",
        ),
        7,
    ),
)
