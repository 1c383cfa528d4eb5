import socket
import threading
from ipaddress import ip_address

import pytest

from onrecord.errors import AddressRefusedError, FetchFailedError
from onrecord.ingest import guard
from onrecord.ingest.guard import Deadline, GuardedBackend, is_public, look_up

NOT_PUBLIC = [
    "127.0.0.1", "127.9.9.9", "0.0.0.0", "10.1.2.3", "172.16.0.1", "192.168.0.1", "169.254.169.254", "100.64.0.1",
    "192.0.2.1", "198.18.0.1", "224.0.0.1", "239.1.1.1", "240.0.0.1", "255.255.255.255",
    "::", "::1", "fe80::1", "fec0::1", "fc00::1", "fd12::1", "ff02::1", "2001:db8::1",
    "::ffff:127.0.0.1", "::ffff:8.8.8.8", "64:ff9b::7f00:1", "64:ff9b::808:808", "2002:7f00:1::", "2001:0:1::",
]  # fmt: skip
PUBLIC = ["8.8.8.8", "93.184.216.34", "2606:4700:4700::1111", "2a00:1450:4001::200e"]


@pytest.mark.parametrize("address", NOT_PUBLIC)
def test_addresses_that_not_everybody_reaches_are_not_public(address):
    assert not is_public(ip_address(address))


@pytest.mark.parametrize("address", PUBLIC)
def test_addresses_of_the_internet_are_public(address):
    assert is_public(ip_address(address))


@pytest.fixture
def resolver(monkeypatch):
    """Answer look-ups as a name server would, once each, and note who is connected to."""

    class Resolver:
        def __init__(self) -> None:
            self.answers: list[list[str]] = []
            self.asked: list[str] = []
            self.connected: list[str] = []

        def getaddrinfo(self, host, port, **_):
            self.asked.append(host)
            return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (address, port)) for address in self.answers.pop(0)]

        def connect(self, address, port, *_):
            self.connected.append(address)
            return object()

    resolver = Resolver()
    monkeypatch.setattr(guard.socket, "getaddrinfo", resolver.getaddrinfo)
    monkeypatch.setattr(guard.httpcore.SyncBackend, "connect_tcp", lambda _, *given: resolver.connect(*given))
    return resolver


def connect(host: str = "paper.example", **options) -> None:
    GuardedBackend(Deadline(5, "x"), **{"allow_private": False, **options}).connect_tcp(host, 80)


def test_the_address_that_was_looked_at_is_the_one_connected_to(resolver):
    resolver.answers = [["93.184.216.34"], ["127.0.0.1"]]  # a second look-up would be led home
    connect()
    assert (resolver.asked, resolver.connected) == (["paper.example"], ["93.184.216.34"])


def test_one_private_address_among_public_ones_is_enough_to_refuse(resolver):
    resolver.answers = [["93.184.216.34", "10.0.0.1"]]
    with pytest.raises(AddressRefusedError, match=r"paper\.example.*10\.0\.0\.1"):
        connect()
    assert resolver.connected == []


def test_private_addresses_are_allowed_by_a_setting(resolver):
    resolver.answers = [["10.0.0.1"]]
    connect(allow_private=True)
    assert resolver.connected == ["10.0.0.1"]


@pytest.mark.parametrize("host", ["2130706433", "0x7f000001", "127.1", "::1"])
def test_loopback_in_disguise_is_refused(host):
    with pytest.raises((AddressRefusedError, FetchFailedError)):
        connect(host)


def test_an_unknown_host_is_named():
    with pytest.raises(FetchFailedError, match=r"no such host.*nowhere\.invalid"):
        look_up("nowhere.invalid", 80, Deadline(5, "x"))


def test_a_name_server_that_does_not_answer_is_not_waited_for(monkeypatch):
    never = threading.Event()
    monkeypatch.setattr(guard.socket, "getaddrinfo", lambda *_, **__: never.wait(20) and [])
    with pytest.raises(FetchFailedError, match="too long"):
        look_up("paper.example", 80, Deadline(0.1, "x"))
    never.set()
