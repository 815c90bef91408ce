"""Chinese: the words of numbers and dates, as data; groups of four places and measure words."""

from __future__ import annotations

from discrepancies.language.date_vocabulary import ClockWords, DateWords, fractions
from discrepancies.language.number_vocabulary import NumberWords, named

NUMBERS = NumberWords(
    before={
        "plain": (
            "只有",
            "仅有",
            "仅",
            "只",
            "仅仅",
            "共",
            "共有",
            "总共",
            "一共",
            "共计",
            "合计",
            "总计",
            "达",
            "有",
            "至今有",
        ),
        "exactly": ("正好", "恰好", "刚好", "整整"),
        "at least": (
            *("至少", "最少", "起码", "不少于", "不低于", "不下", "不下于", "少说", "至少有", "最少有", "不小于"),
            *("大于等于", "大于或等于", "≥", ">="),
        ),
        "more than": ("超过", "过", "逾", "多于", "超", "高于", "大于", "超出", "高过", "超过了", ">"),
        "at most": (
            *("最多", "至多", "不超过", "不多于", "多达", "不高于", "高达", "不大于", "小于等于", "小于或等于"),
            *("最多有", "≤", "<="),
        ),
        "less than": ("少于", "不到", "不足", "不满", "低于", "小于", "未满", "<"),
        "about": ("约", "大约", "大概", "约有", "大约有", "估计", "估计有", "约莫", "差不多", "大致", "约为", "~", "≈"),
        "nearly": ("近", "将近", "接近", "几乎", "几近", "快到"),
        "just over": ("略多于", "略高于", "稍多于", "刚过", "刚超过", "略超过", "稍高于", "略超"),
        "just under": ("略少于", "略低于", "稍少于", "稍低于", "刚刚不到", "略不足", "略小于"),
    },
    after={
        "at least": ("+", "以上", "及以上", "或以上", "或更多", "起"),
        "more than": ("多", "余", "有余", "出头"),
        "at most": ("以下", "及以下", "或以下", "或更少", "以内", "之内"),
        "about": ("左右", "上下", "前后", "许"),
        "plain": ("之间",),
    },
    none=("没有人", "没有", "无人", "无", "零", "没人", "无一人"),
    zero=("零", "〇"),
    spelt={
        **{word: number for number, word in enumerate("一二三四五六七八九", 1)},
        **{word: number for number, word in enumerate("壹贰叁肆伍陆柒捌玖", 1)},
        "两": 2,
        "兩": 2,
        "俩": 2,
    },
    times={"十": 10, "百": 100, "千": 1000, "拾": 10, "佰": 100, "仟": 1000},
    powers={"万": 10**4, "萬": 10**4, "亿": 10**8, "億": 10**8, "万亿": 10**12, "萬億": 10**12},
    few={"几": (3, 9), "数": (3, 10), "若干": (3, 10), "好几": (3, 10)},
    many={
        **dict.fromkeys(("数十", "几十"), (20, 99)),
        **dict.fromkeys(("数百", "成百", "成百上千"), (200, 999)),
        **dict.fromkeys(("数千", "成千", "成千上万"), (2_000, 9_999)),
        **dict.fromkeys(("数万", "数萬"), (20_000, 99_999)),
        "数十万": (200_000, 999_999),
        "数百万": (2_000_000, 9_999_999),
        "数千万": (20_000_000, 99_999_999),
        **dict.fromkeys(("数亿", "数億"), (200_000_000, 999_999_999)),
        "数十亿": (2_000_000_000, 9_999_999_999),
    },
    minus=("负", "負", "零下"),
    between=("介于", "在"),
    and_=("和", "与", "至", "到"),
    but=("但", "但是", "，"),
    from_=("从", "自", "由"),
    to=("到", "至", "～", "~"),
    or_=("或", "或者"),
    of=("的",),
    shares=("分之",),
    joins_tens="(?!)",
    joins="零?",
    bare=("十", "拾"),
    gap="零",
    spaced=False,
    halves={"半": "0.5"},
    and_half=("半", "个半"),
    point=("点", "點"),
    dozens={"打": 12},
    short={"百万": 10**6, "千万": 10**7, "十万": 10**5, "百亿": 10**10, "千亿": 10**11, "十亿": 10**9},
    plurals={"十": 10},
    units=named(
        """
        km: km, 公里, 千米
        m: m, 米, 公尺
        cm: cm, 厘米, 公分
        mm: mm, 毫米
        mile: 英里
        foot: 英尺
        inch: 英寸
        kg: kg, 公斤, 千克
        g: g, 克
        tonne: t, 吨, 公吨, 噸
        liter: 升, 公升
        ml: 毫升
        hectare: 公顷, 公頃
        km2: 平方公里, 平方千米, km²
        m2: 平方米, 平方公尺, m²
        m3: 立方米, m³
        km/h: km/h, 公里/小时, 公里每小时, 千米每小时, 公里/時
        m/s: 米/秒, 米每秒
        knot: 节
        °C: °C, 摄氏度, ℃, 度
        °F: 华氏度, ℉, °F
        MW: 兆瓦
        kW: 千瓦
        %: %
        %-points: 个百分点
        hour: 小时, 个小时, 钟头, 个钟头
        minute: 分钟, 分
        second: 秒, 秒钟
        day: 天
        week: 周, 星期, 个星期, 个礼拜
        month: 个月
        year: 年
        century: 世纪, 个世纪
        """
    ),
    currencies=named(
        """
        USD: 美元, 美金
        EUR: 欧元, 歐元
        GBP: 英镑, 英鎊
        JPY: 日元, 日圆
        CNY: 元, 人民币, 元人民币
        RUB: 卢布
        HKD: 港元, 港币
        CHF: 瑞士法郎
        INR: 卢比
        """
    ),
    parts=named(
        """
        1/2: 一半, 半数, 半
        """
    ),
    out_of=(),
    tenths="成",
    percent_before="百分之",
    reversed_parts="分之",
    ages=("#岁", "年龄#岁", "现年#岁", "年仅#岁", "#歲"),
    people=("人", "名", "位", "个人", "口人", "民众", "人员", "名人员", "个"),
    counters=(
        "名",
        "位",
        "个",
        "所",
        "起",
        "例",
        "间",
        "辆",
        "架",
        "艘",
        "头",
        "只",
        "件",
        "次",
        "口",
        "座",
        "家",
        "枚",
        "支",
    ),
    digits="０１２３４５６７８９",
)

_DIGITS = "〇一二三四五六七八九"

DATES = DateWords(
    language="Chinese",
    examples="2018年1月15日, 2018年1月, 1月15日, 2018年1月中旬",
    months={},
    weekdays={
        f"{week}{day}": number
        for week in ("星期", "周", "週", "礼拜", "禮拜")
        for number, days in enumerate(("一", "二", "三", "四", "五", "六", "日天"))
        for day in days
    },
    skipped=("年", "的", "在", "于", "於", "自", "从", "從", "由", "当地时间", "當地時間", "北京时间前", "、"),
    front={
        "between": ("介于", "介於"),
        "no later": ("不晚于", "不晚於", "不迟于", "不遲於", "最晚", "最迟", "截至", "截止"),
        "no earlier": ("不早于", "不早於", "最早"),
    },
    behind={
        "before": ("之前", "以前", "前"),
        "after": ("之后", "以后", "之後", "以後", "后", "後"),
        "no later": ("为止", "為止", "止", "或之前", "或更早"),
        "no earlier": ("或之后", "或更晚"),
        "onwards": ("起", "开始", "以来", "以來", "開始"),
    },
    to=("至", "到"),
    until=("直到", "直至"),
    and_=("和", "与", "與"),
    or_=("或", "或者"),
    about=("约", "約", "大约", "大約", "大概", "左右", "前后", "前後", "许", "許"),
    thirds={
        "early": ("初", "上旬", "年初"),
        "mid": ("中旬", "中", "年中"),
        "late": ("底", "末", "下旬", "年底", "年末"),
    },
    fractions=fractions(
        {1: ("第一", "一", "首"), 2: ("第二", "二"), 3: ("第三", "三"), 4: ("第四", "四")},
        ("季度", "季"),
        (),
        shape="{ordinal}{part}",
    )
    | fractions({1: ("上", "前"), 2: ("下", "后", "後")}, (), ("半年",), shape="{ordinal}{part}"),
    decades=(
        r"(?P<century>[0-9]{1,2})(?:世纪|世紀)(?P<tens>[0-9]0)年代",
        r"(?P<year>[0-9]{3}0)年代",
    ),
    centuries=(r"(?P<number>[0-9]{1,2})(?:世纪|世紀)", "世纪|世紀"),
    bc=("公元前", "西元前", "纪元前", "前公元"),
    ad=("公元", "西元"),
    refused={
        "relative": ("昨天", "今天", "明天", "昨日", "今日", "明日", "去年", "今年", "明年", "上周", "本周", "上个月"),
        "week": ("周末",),
        "season": ("春", "夏", "秋", "冬"),
        "part of day": ("凌晨", "早上", "上午", "中午", "下午", "傍晚", "晚上", "深夜", "夜间"),
        "midnight": ("午夜", "零点", "子夜"),
        "calendar": ("农历", "農曆", "阴历", "民国"),
    },
    clock=ClockWords(
        hour="时|時",
        is_of_day=True,
        hour_of_twelve="点钟|點鐘|点|點",
        minute="分钟|分鐘|分",
        parts={
            "上午": "1-11",
            "早上": "4-11",
            "清晨": "4-8",
            "早晨": "4-10",
            "凌晨": "0-5",
            "中午": "11-13",
            "下午": "12-18",
            "傍晚": "16-19",
            "晚上": "17-23",
            "晚": "17-23",
            "夜间": "19-23 1-4",
            "深夜": "22-23 1-4",
        },
        spoken={
            f"{{}}{sign}{past}": minutes
            for sign in ("点", "點", "时", "時")
            for past, minutes in (("半", 30), ("一刻", 15), ("三刻", 45))
        },
        times={"正午": ("12", "00")},
    ),
    day_signs="日|号|號",
    year_signs="年",
    month_signs="月份|月",
    digits="０１２３４５６７８９",
    numerals={
        **{digit: str(number) for number, digit in enumerate(_DIGITS)},
        "零": "0",
        "两": "2",
        **{
            f"{tens}十{ones}": str(10 * (_DIGITS.index(tens) if tens else 1) + (_DIGITS.index(ones) if ones else 0))
            for tens in ("", *_DIGITS[1:])
            for ones in ("", *_DIGITS[1:])
        },
    },
    leading=frozenset({"到", "至"}),
    borders=False,
)
