"""Channel files: complete, unambiguous, and mistakes named with their place."""

from pathlib import Path

from extortrace.knowledge import channels, load_rules

_SCORED = """
western_union moneygram ria worldremit sendwave wave orange_money mtn_momo moov_money free_money mpesa airtel_money
interac paypal wise remitly zelle cashapp venmo revolut bank_transfer bitcoin ethereum usdt monero litecoin crypto
steam apple_gift_card google_play amazon_gift_card razer_gold neosurf pcs transcash toneo_first paysafecard flexepin
gift_card cash mobile_money
"""


def test_shipped() -> None:
    rules = load_rules()
    assert [str(p) for p in rules.problems if p.path.startswith(("channels", "banks"))] == []
    assert set(_SCORED.split()) <= set(rules.channels.by_id)


def test_mistakes_are_named(tmp_path: Path) -> None:
    (tmp_path / "channels").mkdir()
    (tmp_path / "channels.yml").write_text("money: [pay]\n")
    (tmp_path / "channels" / "one.yml").write_text("id: two\nname: One\nkind: bird\nnames: [one]\nnmes: [x]\n")
    (tmp_path / "channels" / "three.yml").write_text(
        "id: three\nname: Three\nkind: app\nnames: [one]\ncountries: [Benin]\n"
        "references:\n  - shape: NN{\n    labels: [ref]\n"
    )
    problems: list[channels.Problem] = []
    channels.read(tmp_path, problems)
    said = sorted(str(p) for p in problems)
    assert [s.split(": ")[0] for s in said] == [
        "channels/one.yml:1:1", "channels/one.yml:3:7", "channels/one.yml:5:1",
        "channels/three.yml:4:1", "channels/three.yml:5:13", "channels/three.yml:7:12",
    ]  # fmt: skip
