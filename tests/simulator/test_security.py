"""WS-Security UsernameToken: who is let in [ITM]."""

from datetime import datetime, timedelta, timezone

import pytest

from .teller import KLARA, Teller, digest, token

USER, PASSWORD = KLARA


def _unauthorized(said, code="FailedAuthentication"):
    assert said.status == 500
    assert said.faultcode == f"wsse:{code}"
    return said.faultstring


@pytest.fixture
def body(letters):
    return letters.inquiry("AZ-000001")


def test_the_right_password_is_let_in(teller, body):
    assert teller.send(body, header=token(USER, PASSWORD)).accepted


@pytest.mark.parametrize(
    "account", [(USER, "probe-1234"), (USER, ""), ("debev-nobody", PASSWORD)]
)
def test_wrong_user_or_password_is_not(teller, body, account):
    said = teller.send(body, header=token(*account))
    assert _unauthorized(said) == "Anmeldung fehlgeschlagen"


def test_accounts_belong_to_an_environment(simulator, body):
    with Teller(simulator, path="/InGeOnline/production") as teller:
        _unauthorized(teller.send(body))


def test_an_administrator_of_debev_does_not_report(teller, body):
    header = token("debev-verwaltung", "Probe-9999")
    assert "Administrator" in _unauthorized(teller.send(body, header=header))


def test_five_wrong_passwords_lock_the_account(teller, body, simulator):
    for _ in range(5):
        _unauthorized(teller.send(body, header=token(USER, "wrong")))
    assert "gesperrt" in _unauthorized(teller.send(body))
    accounts = simulator.get("state")["accounts"]
    assert [item["failures"] for item in accounts if item["user"] == USER] == [5]


def test_a_right_password_forgives_the_wrong_ones(teller, body):
    for _ in range(3):
        for _ in range(4):
            _unauthorized(teller.send(body, header=token(USER, "wrong")))
        assert teller.send(body).accepted


def test_an_account_is_unlocked_by_making_it_anew(teller, body, simulator, world):
    for _ in range(5):
        _unauthorized(teller.send(body, header=token(USER, "wrong")))
    simulator.post("world", {"accounts": [world["accounts"][0]]})
    assert teller.send(body).accepted


def test_an_unauthorized_report_changes_nothing(teller, letters, simulator):
    _unauthorized(
        teller.send(letters.registration("AZ-000001"), header=""), "InvalidSecurity"
    )
    assert "AZ-000001" not in simulator.get("state")["registrations"]


def test_a_digest_is_let_in(teller, body):
    assert teller.send(body, header=digest(USER, PASSWORD, b"nonce-1")).accepted


def test_a_digest_of_the_wrong_password_is_not(teller, body):
    _unauthorized(teller.send(body, header=digest(USER, "wrong", b"nonce-1")))


@pytest.mark.parametrize("sign", [digest, token])
def test_a_nonce_is_used_once(teller, body, sign):
    header = sign(USER, PASSWORD, nonce=b"nonce-1")
    assert teller.send(body, header=header).accepted
    _unauthorized(teller.send(body, header=header), "InvalidSecurityToken")
    assert teller.send(body, header=sign(USER, PASSWORD, nonce=b"nonce-2")).accepted


@pytest.mark.parametrize("minutes", [-6, 6])
def test_a_digest_is_fresh(teller, body, minutes):
    moment = datetime.now(tz=timezone.utc) + timedelta(minutes=minutes)
    created = moment.strftime("%Y-%m-%dT%H:%M:%SZ")
    said = teller.send(body, header=digest(USER, PASSWORD, b"n", created))
    _unauthorized(said, "InvalidSecurityToken")


@pytest.mark.parametrize("form", ["%Y-%m-%dT%H:%M:%S.1234567Z", "%Y-%m-%dT%H:%M:%S"])
def test_times_may_have_fractions_or_no_zone(teller, body, form):
    created = datetime.now(tz=timezone.utc).strftime(form)
    assert teller.send(body, header=digest(USER, PASSWORD, b"n", created)).accepted


NO_TYPE = token(USER, PASSWORD).replace("PasswordText", "Certificate")
NO_PASSWORD = token(USER, PASSWORD).replace("wsse:Password", "wsse:Passwort")
NO_TOKEN = token(USER, PASSWORD).replace("UsernameToken", "BinarySecurityToken")
BAD_NONCE = token(USER, PASSWORD, nonce=b"x").replace("eA==", "e")


@pytest.mark.parametrize(
    ("header", "code"),
    [
        ("", "InvalidSecurity"),
        (NO_TOKEN, "UnsupportedSecurityToken"),
        (NO_PASSWORD, "InvalidSecurityToken"),
        (NO_TYPE, "UnsupportedSecurityToken"),
        (BAD_NONCE, "InvalidSecurityToken"),
        (token(USER, PASSWORD, created="yesterday"), "InvalidSecurityToken"),
        (token(USER, "x", kind="PasswordDigest"), "InvalidSecurityToken"),
    ],
)
def test_a_broken_token_says_what_is_broken(teller, body, header, code):
    _unauthorized(teller.send(body, header=header), code)


def test_a_password_without_type_is_text(teller, body):
    header = token(USER, PASSWORD)
    start, end = header.index(" Type="), header.index(">Probe-1234")
    assert teller.send(body, header=header[:start] + header[end:]).accepted


def test_broken_tokens_do_not_count_as_wrong_passwords(teller, body):
    for _ in range(6):
        _unauthorized(teller.send(body, header=NO_TYPE), "UnsupportedSecurityToken")
    assert teller.send(body).accepted
