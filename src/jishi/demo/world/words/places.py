"""Where people and shops live: real cities and districts, invented streets."""

from __future__ import annotations

import msgspec

from jishi.demo.world.model import Region, Text


class Place(msgspec.Struct, frozen=True):
    key: str
    province: Text
    city: Text
    districts: tuple[tuple[Text, str], ...]
    """With their postcodes."""
    code: str
    weight: int
    """How many of the people live here, relatively."""

    def region(self, index: int) -> Region:
        """One of its districts, any integer."""
        district, postcode = self.districts[index % len(self.districts)]
        return Region("CN", self.province, self.city, district, postcode, self.code)


def _p(key: str, code: str, weight: int, province: str, city: str, *districts: str) -> Place:
    """Names written as `汉字 English`, districts with the postcode at the end."""
    rows = []
    for district in districts:
        name, postcode = district.rsplit(" ", 1)
        rows.append((_name(name), postcode))
    return Place(key, _name(province), _name(city), tuple(rows), code, weight)


def _name(both: str) -> Text:
    zh, en = both.split(" ", 1)
    return Text(zh, en)


PLACES: tuple[Place, ...] = (
    _p(
        "beijing",
        "110000",
        12,
        "北京市 Beijing",
        "北京市 Beijing",
        "朝阳区 Chaoyang 100020",
        "海淀区 Haidian 100080",
        "东城区 Dongcheng 100010",
        "丰台区 Fengtai 100071",
    ),
    _p(
        "shanghai",
        "310000",
        14,
        "上海市 Shanghai",
        "上海市 Shanghai",
        "徐汇区 Xuhui 200030",
        "浦东新区 Pudong 200120",
        "静安区 Jing'an 200040",
        "杨浦区 Yangpu 200090",
    ),
    _p(
        "guangzhou",
        "440100",
        9,
        "广东省 Guangdong",
        "广州市 Guangzhou",
        "天河区 Tianhe 510630",
        "越秀区 Yuexiu 510030",
        "海珠区 Haizhu 510220",
    ),
    _p(
        "shenzhen",
        "440300",
        11,
        "广东省 Guangdong",
        "深圳市 Shenzhen",
        "南山区 Nanshan 518051",
        "福田区 Futian 518033",
        "宝安区 Bao'an 518101",
    ),
    _p("foshan", "440600", 2, "广东省 Guangdong", "佛山市 Foshan", "禅城区 Chancheng 528000", "顺德区 Shunde 528300"),
    _p(
        "hangzhou",
        "330100",
        11,
        "浙江省 Zhejiang",
        "杭州市 Hangzhou",
        "西湖区 Xihu 310013",
        "拱墅区 Gongshu 310011",
        "滨江区 Binjiang 310051",
    ),
    _p("ningbo", "330200", 3, "浙江省 Zhejiang", "宁波市 Ningbo", "鄞州区 Yinzhou 315100", "海曙区 Haishu 315000"),
    _p(
        "chengdu",
        "510100",
        10,
        "四川省 Sichuan",
        "成都市 Chengdu",
        "武侯区 Wuhou 610041",
        "锦江区 Jinjiang 610021",
        "青羊区 Qingyang 610031",
    ),
    _p(
        "chongqing",
        "500000",
        6,
        "重庆市 Chongqing",
        "重庆市 Chongqing",
        "渝中区 Yuzhong 400010",
        "沙坪坝区 Shapingba 400030",
        "南岸区 Nan'an 400060",
    ),
    _p(
        "wuhan",
        "420100",
        6,
        "湖北省 Hubei",
        "武汉市 Wuhan",
        "武昌区 Wuchang 430061",
        "洪山区 Hongshan 430070",
        "江汉区 Jianghan 430021",
    ),
    _p(
        "nanjing",
        "320100",
        6,
        "江苏省 Jiangsu",
        "南京市 Nanjing",
        "鼓楼区 Gulou 210009",
        "秦淮区 Qinhuai 210001",
        "建邺区 Jianye 210017",
    ),
    _p("suzhou", "320500", 5, "江苏省 Jiangsu", "苏州市 Suzhou", "姑苏区 Gusu 215031", "吴中区 Wuzhong 215128"),
    _p("xian", "610100", 5, "陕西省 Shaanxi", "西安市 Xi'an", "雁塔区 Yanta 710061", "碑林区 Beilin 710001"),
    _p("changsha", "430100", 5, "湖南省 Hunan", "长沙市 Changsha", "岳麓区 Yuelu 410013", "天心区 Tianxin 410004"),
    _p("qingdao", "370200", 4, "山东省 Shandong", "青岛市 Qingdao", "市南区 Shinan 266071", "崂山区 Laoshan 266100"),
    _p("jinan", "370100", 3, "山东省 Shandong", "济南市 Jinan", "历下区 Lixia 250014", "市中区 Shizhong 250001"),
    _p("tianjin", "120000", 4, "天津市 Tianjin", "天津市 Tianjin", "和平区 Heping 300041", "南开区 Nankai 300100"),
    _p("xiamen", "350200", 4, "福建省 Fujian", "厦门市 Xiamen", "思明区 Siming 361001", "湖里区 Huli 361006"),
    _p("fuzhou", "350100", 3, "福建省 Fujian", "福州市 Fuzhou", "鼓楼区 Gulou 350001", "台江区 Taijiang 350004"),
    _p("kunming", "530100", 3, "云南省 Yunnan", "昆明市 Kunming", "五华区 Wuhua 650021", "盘龙区 Panlong 650051"),
    _p("dali", "532901", 2, "云南省 Yunnan", "大理白族自治州 Dali", "大理市 Dali 671003", "宾川县 Binchuan 671600"),
    _p("guiyang", "520100", 2, "贵州省 Guizhou", "贵阳市 Guiyang", "南明区 Nanming 550002", "云岩区 Yunyan 550001"),
    _p(
        "jingdezhen",
        "360200",
        1,
        "江西省 Jiangxi",
        "景德镇市 Jingdezhen",
        "珠山区 Zhushan 333000",
        "昌江区 Changjiang 333000",
    ),
    _p(
        "nanchang",
        "360100",
        2,
        "江西省 Jiangxi",
        "南昌市 Nanchang",
        "东湖区 Donghu 330006",
        "红谷滩区 Honggutan 330038",
    ),
    _p("hefei", "340100", 3, "安徽省 Anhui", "合肥市 Hefei", "蜀山区 Shushan 230031", "庐阳区 Luyang 230001"),
    _p("zhengzhou", "410100", 4, "河南省 Henan", "郑州市 Zhengzhou", "金水区 Jinshui 450003", "二七区 Erqi 450052"),
    _p("shenyang", "210100", 3, "辽宁省 Liaoning", "沈阳市 Shenyang", "和平区 Heping 110003", "浑南区 Hunnan 110179"),
    _p(
        "dalian", "210200", 3, "辽宁省 Liaoning", "大连市 Dalian", "中山区 Zhongshan 116001", "沙河口区 Shahekou 116021"
    ),
    _p(
        "harbin",
        "230100",
        2,
        "黑龙江省 Heilongjiang",
        "哈尔滨市 Harbin",
        "南岗区 Nangang 150001",
        "道里区 Daoli 150010",
    ),
    _p(
        "nanning",
        "450100",
        2,
        "广西壮族自治区 Guangxi",
        "南宁市 Nanning",
        "青秀区 Qingxiu 530022",
        "西乡塘区 Xixiangtang 530001",
    ),
    _p("haikou", "460100", 1, "海南省 Hainan", "海口市 Haikou", "龙华区 Longhua 570105", "美兰区 Meilan 570203"),
    _p("lanzhou", "620100", 1, "甘肃省 Gansu", "兰州市 Lanzhou", "城关区 Chengguan 730030", "七里河区 Qilihe 730050"),
)

STREETS: tuple[Text, ...] = tuple(
    Text(zh, en)
    for zh, en in (
        ("桂花路", "Osmanthus Road"),
        ("望江街", "Riverview Street"),
        ("梧桐巷", "Plane Tree Lane"),
        ("学府路", "Academy Road"),
        ("百草园路", "Herb Garden Road"),
        ("听雨巷", "Rain Lane"),
        ("向阳街", "Sunny Street"),
        ("银杏大道", "Ginkgo Avenue"),
        ("青石街", "Bluestone Street"),
        ("花港路", "Flower Harbour Road"),
        ("云栖路", "Cloud Rest Road"),
        ("书院街", "Old School Street"),
        ("灯笼巷", "Lantern Lane"),
        ("竹影路", "Bamboo Shade Road"),
        ("莲池街", "Lotus Pond Street"),
        ("晚风路", "Evening Breeze Road"),
    )
)
ESTATES: tuple[Text, ...] = tuple(
    Text(zh, en)
    for zh, en in (
        ("春晓苑", "Chunxiao Court"),
        ("水岸人家", "Waterside Homes"),
        ("枫林小区", "Maple Grove"),
        ("望湖新村", "Lakeview Village"),
        ("半山花园", "Hillside Gardens"),
        ("锦绣里", "Jinxiu Mews"),
        ("星河公寓", "Galaxy Apartments"),
        ("和平里", "Heping Lane Homes"),
        ("橡树湾", "Oak Bay"),
        ("云庭", "Cloud Court"),
    )
)
ABROAD: tuple[tuple[Region, str], ...] = (
    (
        Region(
            "US",
            Text("California", "California"),
            Text("San Francisco", "San Francisco"),
            Text("Mission", "Mission"),
            "94110",
            "",
        ),
        "+1415555",
    ),
    (
        Region("GB", Text("England", "England"), Text("London", "London"), Text("Hackney", "Hackney"), "E8 1EA", ""),
        "+4420794600",
    ),
    (
        Region(
            "SG",
            Text("Singapore", "Singapore"),
            Text("Singapore", "Singapore"),
            Text("Tiong Bahru", "Tiong Bahru"),
            "160055",
            "",
        ),
        "+658123",
    ),
    (
        Region("JP", Text("Tokyo", "Tokyo"), Text("Tokyo", "Tokyo"), Text("Meguro", "Meguro"), "153-0061", ""),
        "+81908000",
    ),
    (
        Region("FR", Text("Île-de-France", "Île-de-France"), Text("Paris", "Paris"), Text("11e", "11th"), "75011", ""),
        "+3363998",
    ),
    (
        Region("DE", Text("Berlin", "Berlin"), Text("Berlin", "Berlin"), Text("Neukölln", "Neukölln"), "12043", ""),
        "+491511234",
    ),
)
"""Homes abroad with the start of telephone numbers, where possible from ranges kept for fiction."""
