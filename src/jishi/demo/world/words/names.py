"""Names of people who don't exist: common surnames, pleasant given names, both with pinyin."""

from __future__ import annotations


def _pairs(text: str) -> tuple[tuple[str, str], ...]:
    words = text.split()
    return tuple(zip(words[::2], words[1::2], strict=True))


SURNAMES = _pairs(
    "王 Wang 李 Li 张 Zhang 刘 Liu 陈 Chen 杨 Yang 黄 Huang 赵 Zhao 吴 Wu 周 Zhou 徐 Xu 孙 Sun 马 Ma 朱 Zhu 胡 Hu 郭 Guo 何 He "
    "林 Lin 高 Gao 罗 Luo 郑 Zheng 梁 Liang 谢 Xie 宋 Song 唐 Tang 许 Xu 韩 Han 邓 Deng 冯 Feng 曹 Cao 彭 Peng 曾 Zeng 萧 Xiao "
    "田 Tian 董 Dong 潘 Pan 袁 Yuan 蔡 Cai 蒋 Jiang 余 Yu 于 Yu 杜 Du 叶 Ye 程 Cheng 魏 Wei 苏 Su 吕 Lü 丁 Ding 沈 Shen 任 Ren "
    "姚 Yao 卢 Lu 傅 Fu 钟 Zhong 姜 Jiang 崔 Cui 谭 Tan 廖 Liao 范 Fan 汪 Wang 陆 Lu 金 Jin 石 Shi 戴 Dai 贾 Jia 韦 Wei 夏 Xia "
    "邱 Qiu 方 Fang 侯 Hou 邹 Zou 熊 Xiong 孟 Meng 秦 Qin 白 Bai 江 Jiang 阎 Yan 薛 Xue 尹 Yin 段 Duan 雷 Lei 黎 Li 史 Shi 龙 Long "
    "陶 Tao 贺 He 顾 Gu 毛 Mao 郝 Hao 龚 Gong 邵 Shao 万 Wan 钱 Qian 覃 Qin 武 Wu 戚 Qi 莫 Mo 孔 Kong 向 Xiang 汤 Tang 欧阳 Ouyang 司徒 Situ"
)

GIVEN = _pairs(
    "子墨 Zimo 语桐 Yutong 一帆 Yifan 思远 Siyuan 若兰 Ruolan 嘉禾 Jiahe 清和 Qinghe 雨棠 Yutang 明轩 Mingxuan 知秋 Zhiqiu "
    "星河 Xinghe 小满 Xiaoman 安然 Anran 听澜 Tinglan 书宁 Shuning 予安 Yu'an 景行 Jingxing 念慈 Nianci 可欣 Kexin 浩然 Haoran "
    "梓涵 Zihan 沐阳 Muyang 亦凡 Yifan 舒窈 Shuyao 长风 Changfeng 婉清 Wanqing 承宇 Chengyu 晓彤 Xiaotong 文博 Wenbo 佳怡 Jiayi "
    "泽宇 Zeyu 梦洁 Mengjie 俊杰 Junjie 雅琪 Yaqi 天佑 Tianyou 诗涵 Shihan 志远 Zhiyuan 晨曦 Chenxi 海涛 Haitao 美玲 Meiling "
    "建国 Jianguo 桂芳 Guifang 志强 Zhiqiang 秀英 Xiuying 国庆 Guoqing 玉兰 Yulan 晓东 Xiaodong 丽娜 Lina 卫东 Weidong 淑芬 Shufen "
    "一诺 Yinuo 知微 Zhiwei 南星 Nanxing 北辰 Beichen 青禾 Qinghe 拾一 Shiyi 见山 Jianshan 望舒 Wangshu 云舟 Yunzhou 初夏 Chuxia "
    "乐天 Letian 暖暖 Nuannuan 小鱼 Xiaoyu 阿布 Abu 大宝 Dabao 圆圆 Yuanyuan 冬青 Dongqing 白露 Bailu 谷雨 Guyu 霜降 Shuangjiang "
    "宇航 Yuhang 欣妍 Xinyan 凯文 Kaiwen 静怡 Jingyi 博文 Bowen 心怡 Xinyi 立夏 Lixia 朗朗 Langlang 芷若 Zhiruo 修远 Xiuyuan "
    "怀瑾 Huaijin 握瑜 Woyu 温言 Wenyan 半夏 Banxia 川 Chuan 宁 Ning 悦 Yue 然 Ran 帆 Fan 禾 He 墨 Mo 晴 Qing 恺 Kai 彦 Yan "
    "琳 Lin 涛 Tao 洁 Jie 磊 Lei 敏 Min 超 Chao 娟 Juan 鹏 Peng 霞 Xia 辉 Hui 璐 Lu 昊 Hao 菲 Fei 越 Yue 岚 Lan 澈 Che"
)

FOREIGN: tuple[tuple[str, str, str], ...] = (
    ("Emma", "Lindqvist", "SE"),
    ("Oliver", "Hartley", "GB"),
    ("Mia", "Kowalska", "PL"),
    ("Lucas", "Moreau", "FR"),
    ("Sofia", "Marchetti", "IT"),
    ("Noah", "Brennan", "IE"),
    ("Hana", "Fujimoto", "JP"),
    ("Kenji", "Morisawa", "JP"),
    ("Minji", "Seo", "KR"),
    ("Jihoon", "Baek", "KR"),
    ("Aisha", "Rahmani", "MA"),
    ("Priya", "Venkatesan", "IN"),
    ("Arjun", "Malhotra", "IN"),
    ("Chloe", "Whitcombe", "AU"),
    ("Ethan", "Okafor", "NG"),
    ("Amara", "Diallo", "SN"),
    ("Mateo", "Ibarra", "MX"),
    ("Valentina", "Quiroga", "AR"),
    ("Jonas", "Weidner", "DE"),
    ("Lena", "Hofstetter", "CH"),
    ("Anh", "Phan", "VN"),
    ("Somchai", "Rattanakorn", "TH"),
    ("Nadia", "Sutanto", "ID"),
    ("Wei Ling", "Koh", "SG"),
    ("Daniel", "Abramson", "US"),
    ("Grace", "Holloway", "US"),
    ("Elif", "Yıldırım", "TR"),
    ("Tomás", "Figueira", "PT"),
    ("Ingrid", "Solberg", "NO"),
    ("Freya", "Mackenzie", "GB"),
    ("Yara", "Haddad", "LB"),
    ("Leo", "Castellano", "ES"),
    ("Ruth", "Achieng", "KE"),
    ("Samir", "Bensaïd", "FR"),
    ("Julia", "Novotná", "CZ"),
    ("Marco", "Zanetti", "IT"),
)
