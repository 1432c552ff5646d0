"""The department: its groups and what it promises."""

from __future__ import annotations

from jishi.demo.art.spec import Backdrop
from jishi.demo.world.words.forms import Department, Group, t
from jishi.demo.world.words.technology import audio_camera, computing, mobile_life

TECHNOLOGY = Department(
    key="technology",
    name=t("数码", "Technology"),
    blurb=t("聪明，但不吵。", "Clever, but quiet about it."),
    groups=(
        Group("audio-camera", t("影音", "Sound & vision"), t("好声音，好画面。", "Good sound, good pictures.")),
        Group(
            "computing", t("电脑手机", "Computing"), t("工作和玩，都要顺手。", "For work and play, within easy reach.")
        ),
        Group("mobile-life", t("穿戴与电源", "Wearables & power"), t("跟着你走的那些。", "What goes where you go.")),
    ),
    leaves=(*audio_camera.LEAVES, *computing.LEAVES, *mobile_life.LEAVES),
    backdrops=(Backdrop.SKY, Backdrop.STONE, Backdrop.LILAC, Backdrop.SAND, Backdrop.SAGE, Backdrop.CREAM),
    promises=(
        t("十五天无理由，拆封也能退。", "Fifteen days to return it, even opened."),
        t("客服是工程师，不念稿子。", "Support is answered by engineers, not scripts."),
        t("固件更新至少三年。", "Firmware updates for at least three years."),
        t("旧机可折价，资料先帮你清干净。", "Trade in the old one; we wipe it for you first."),
    ),
)
