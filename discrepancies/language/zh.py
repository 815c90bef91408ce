"""Chinese: the words that values are written with, in simplified characters and traditional ones."""

from __future__ import annotations

from discrepancies.language.date_vocabulary import ClockWords, DateWords, fractions

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
