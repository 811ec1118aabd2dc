"""E-mails, urls and handles, plain and in disguise."""

from __future__ import annotations

import time

import pytest

from extortrace.detectors.contacts import find
from extortrace.knowledge import Rules, load_rules
from extortrace.text import Text
from tests.marks import unmark


@pytest.fixture(scope="module")
def rules() -> Rules:
    return load_rules()


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        # BUGS 40
        (
            "mail: ⟦awa[at]exemple[.]com⟧, ⟦hxxps://pay-now[.]example⟧",
            "email awa@exemple.com, url https://pay-now.example",
        ),
        ("⟦awa (at) gmail (dot) com⟧ ou ⟦koffi arobase yahoo point fr⟧", "email awa@gmail.com, email koffi@yahoo.fr"),
        ("⟦john dot doe at gmail dot com⟧", "email john.doe@gmail.com"),
        ("Mail: ⟦j.doe @ gmail.com⟧. LOGIN @ site.com", "email j.doe@gmail.com"),
        ("PayPal à ⟦Lou.M88@outlook.fr⟧.", "email Lou.M88@outlook.fr"),
        (
            "(⟦https://www.example.com/a(b)⟧). ⟦www.example.fr⟧! ⟦wa.me/22900000000⟧,",
            "url https://www.example.com/a(b), url www.example.fr, url wa.me/22900000000",
        ),
        ("fin.Puis 3.50/mois et/ou 24/7, version 1.2.3", ""),
        (
            "Register> ⟦wekelea.com⟧\nvisit ⟦pay-now.example⟧. site : ⟦colis.info⟧, le site est sur.Merci",
            "url wekelea.com, url pay-now.example, url colis.info",
        ),
        ("the site is down.Then click me.now and link up", ""),
        # handles
        ("ajoute moi sur snap : ⟦clem_x04⟧ stp", "handle clem_x04 snapchat"),
        ("Add me on snap ⟦jess99x⟧", "handle jess99x snapchat"),
        (
            "mon insta c'est ⟦marine.dlc⟧ et mon snap ⟦marine_d⟧",
            "handle marine.dlc instagram, handle marine_d snapchat",
        ),
        (
            "On Instagram (⟦amelie.d_⟧), then Telegram, ⟦@amelie_p⟧",
            "handle amelie.d_ instagram, handle amelie_p telegram",
        ),
        ("Can we move to Telegram? Mine is ⟦@drk_ortho⟧.", "handle drk_ortho telegram"),
        ("- TikTok: ⟦@lola.vid⟧\n- Snapchat: ⟦lola_06⟧", "handle lola.vid tiktok, handle lola_06 snapchat"),
        ("cashapp ⟦$BigKris⟧ or venmo ⟦@kris-h-9⟧", "handle BigKris cashapp, handle kris-h-9 venmo"),
        ("cashapp $CAN 500, $US, $500, 50$", ""),
        ("Skype ⟦live:eng.mark⟧, signal ⟦@ghost.77⟧", "handle live:eng.mark skype, handle ghost.77 signal"),
        ("⟦@lisa_m⟧ sur instagram", "handle lisa_m instagram"),
        ("my main on snap → ⟦kayla_b4ckup⟧", "handle kayla_b4ckup snapchat"),
        ("sc: ⟦jade.rose22⟧, Insta👉🏽 ⟦thebossy.k⟧", "handle jade.rose22 snapchat, handle thebossy.k instagram"),
        ("discord ⟦darkwolf#4471⟧, my discord is ⟦mrblack⟧.", "handle darkwolf#4471 discord, handle mrblack discord"),
        ("add ⟦lilyy_07⟧ on snap, ajoute ⟦@max_2⟧ sur tg", "handle lilyy_07 snapchat, handle max_2 telegram"),
        (
            "revolut ⟦@leo93⟧; lydia ⟦@paulm⟧; wise tag ⟦@anna7⟧",
            "handle leo93 revolut, handle paulm lydia, handle anna7 wise",
        ),
        ("tele: ⟦fastcash01⟧, TG: ⟦@dr_k⟧", "handle fastcash01 telegram, handle dr_k telegram"),
        (
            "LINE : ⟦suda88⟧, wechat id ⟦wx_liu8⟧, viber ⟦@marko_p⟧",
            "handle suda88 line, handle wx_liu8 wechat, handle marko_p viber",
        ),
        ("my insta is private, snap is down, your snap is hacked, on-line : yes", ""),
        ("facebook: all your friends, snapchat: photos and videos, discord server is fun", ""),
        ("she blocked me on Instagram and Snapchat then deleted it. WhatsApp est bloqué.", ""),
        ("Facebook : Marie Dupont, Telegram group, snap de ta soeur", ""),
    ],
)
def test_contacts(rules: Rules, marked: str, expected: str) -> None:
    raw, spans = unmark(marked)
    found = sorted((f for f in find(Text(raw), rules) if f.status == "confirmed"), key=lambda f: f.start)
    assert ", ".join(" ".join(filter(None, (f.kind, f.value, f.platform))) for f in found) == expected
    assert [f.span for f in found] == spans


def test_profile_links_are_urls_and_handles(rules: Rules) -> None:
    found = [(f.kind, f.value, f.platform) for f in find(Text("https://t.me/scam_boss"), rules)]
    assert found == [("url", "https://t.me/scam_boss", None), ("handle", "scam_boss", "telegram")]


def test_at_name_without_platform_is_a_candidate(rules: Rules) -> None:
    assert [(f.value, f.status) for f in find(Text("follow @realnews"), rules)] == [("realnews", "candidate")]


@pytest.mark.parametrize(
    ("raw", "role"), [("Interac à a.b@example.com", "payment"), ("réponds à a.b@example.com", "contact")]
)
def test_role(rules: Rules, raw: str, role: str) -> None:
    assert [f.role for f in find(Text(raw), rules)] == [role]


def test_disguise_is_flagged(rules: Rules) -> None:
    assert [f.flags for f in find(Text("a1[at]example.com b1@example.com"), rules)] == [("obfuscated",), ()]


@pytest.mark.parametrize(
    "unit",
    ["1 ", "a", "$1", "+225 ", "a.", "a@", "@a ", "www.", "telegram ", "a [at] ", "lily_07 on snap ", "a_1: b\n"],
)
def test_linear(rules: Rules, unit: str) -> None:
    text = Text(unit * (200_000 // len(unit)))
    started = time.process_time()
    list(find(text, rules))
    assert time.process_time() - started < 8
