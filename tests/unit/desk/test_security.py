import pytest

from onrecord import Settings
from onrecord.desk import security
from onrecord.desk.application import MIN_TOKEN_LENGTH
from onrecord.errors import ServeError
from tests.unit.desk.conftest import JSON

TOKEN = "kelve-bridge-saltmarsh-42"
MERGE = {"others": [2]}


@pytest.mark.parametrize("host", ["localhost", "LOCALHOST:8000", "127.0.0.1:8000", "127.8.8.8", "[::1]:8000"])
def test_the_names_of_this_machine_are_answered(client, host):
    assert client.get("/api/totals", headers={"Host": host}).status_code == 200


@pytest.mark.parametrize(
    "host",
    ["evil.example", "localhost.evil.example", "evil.example:8000", "10.0.0.7", "localhost@evil.example", "", "[::1",
     "evil.example/localhost", "localhost#", "localhost#@evil.example", "localhost?",
     "127.0.0.1.evil.example", "localhost:99999", "localhost:x"],
)  # fmt: skip
def test_a_name_that_only_points_here_is_refused(client, host):
    for address in ("/", "/api/totals", "/static/desk.css"):
        answer = client.get(address, headers={"Host": host})
        assert answer.status_code == 421
    assert client.get("/api/totals", headers={"Host": host}).json()["status"] == 421


def test_a_further_host_is_let_in_by_name_alone(desk):
    client = desk(hosts=["news.example"])
    assert client.get("/api/totals", headers={"Host": "News.example:443"}).status_code == 200
    assert client.get("/api/totals", headers={"Host": "www.news.example"}).status_code == 421
    assert client.get("/api/totals", headers={"Host": "10.0.0.7"}).status_code == 421


def test_where_all_addresses_are_listened_to_numbers_are_names(desk):
    client = desk(any_address=True)
    assert client.get("/api/totals", headers={"Host": "10.0.0.7:8000"}).status_code == 200
    assert client.get("/api/totals", headers={"Host": "evil.example"}).status_code == 421


@pytest.mark.parametrize(
    "headers",
    [
        {"Origin": "https://evil.example"},
        {"Origin": "null"},
        {"Origin": "http://localhost:9999"},
        {"Origin": "http://localhost.evil.example"},
        {"Origin": "http://localhost@evil.example"},
        {"Origin": "file://"},
        {"Referer": "https://evil.example/localhost"},
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site", "Origin": "http://localhost"},
        {"Sec-Fetch-Site": "none"},
        {"Sec-Fetch-Site": "same-origin", "Origin": "https://evil.example"},
    ],
)
@pytest.mark.parametrize("address", ["/api/actors/1/merge", "/api/read", "/add", "/login", "/nowhere"])
def test_a_write_from_elsewhere_is_refused_everywhere(client, address, headers):
    answer = client.post(address, headers=headers | JSON, content="{}")
    assert answer.status_code == 403
    assert client.put(address, headers=headers).status_code == 403


@pytest.mark.parametrize(
    "headers",
    [
        {"Origin": "http://localhost"},
        {"Origin": "http://localhost:80"},
        {"Sec-Fetch-Site": "same-origin", "Origin": "http://localhost"},
        {"Sec-Fetch-Site": "same-origin"},
        {"Referer": "http://localhost/actors/1?page=2"},
    ],
)
def test_a_write_from_the_desk_s_own_pages_is_taken(client, headers):
    assert client.post("/api/actors/1/merge", headers=headers, json={"others": [777]}).status_code == 404
    assert client.post("/add", headers=headers, data={"url": "x"}).status_code == 422


def test_behind_a_proxy_that_ends_https_the_origin_is_still_the_host(desk):
    client = desk(hosts=["news.example"])
    headers = {"Host": "news.example", "Origin": "https://news.example"}
    assert client.post("/api/actors/1/merge", headers=headers, json={"others": [777]}).status_code == 404
    assert client.post("/api/actors/1/merge", headers=headers | {"Origin": "https://news.example:8443"}, json={}
                       ).status_code == 403  # fmt: skip


@pytest.mark.parametrize("kind", ["application/x-www-form-urlencoded", "multipart/form-data; boundary=x", "text/plain"])
def test_a_form_that_does_not_say_where_it_came_from_is_refused(client, kind):
    assert client.post("/api/read", headers={"Content-Type": kind}, content="a=b").status_code == 403


def test_a_program_writes_with_json_to_the_api_alone(client):
    assert client.post("/api/actors/1/merge", json={"others": [777]}).status_code == 404
    assert client.post("/add", data={"text": "The dam is safe."}).status_code == 403


@pytest.mark.parametrize(
    "address", ["/", "/api/totals", "/api/nothing", "/nothing", "/static/desk.css", "/api/articles/1"]
)
@pytest.mark.parametrize("headers", [{}, {"Host": "evil.example"}])
def test_every_answer_forbids_what_pages_from_elsewhere_could_do(client, address, headers):
    answer = client.get(address, headers=headers)
    assert {name: answer.headers[name] for name in security.HEADERS if name != "Cache-Control"} == {
        name: value for name, value in security.HEADERS.items() if name != "Cache-Control"
    }
    assert "unsafe" not in answer.headers["content-security-policy"]
    assert "access-control-allow-origin" not in answer.headers


def test_a_breakdown_is_answered_in_shape_and_tells_nothing_of_the_inside(client, monkeypatch, caplog):
    def broken(*_, **__):
        raise RuntimeError("the cellar key is under the mat")

    monkeypatch.setattr("onrecord.archive.Store.totals", broken)
    answer = client.get("/api/totals")
    assert (answer.status_code, answer.json()["status"]) == (500, 500)
    assert "cellar" not in answer.text
    assert answer.headers["content-security-policy"] == security.CONTENT_SECURITY_POLICY
    assert "cellar" in caplog.text


def test_head_gives_what_get_gives_without_a_body(client):
    got, asked = client.get("/api/articles/1"), client.head("/api/articles/1")
    assert asked.status_code == 200
    assert asked.content == b""
    assert asked.headers["content-length"] == str(len(got.content))
    assert client.head("/api/articles/777").status_code == 404


def test_a_body_that_is_said_to_be_too_large_is_refused_at_once(client):
    answer = client.post("/api/read", headers=JSON | {"Content-Length": "9" * 30}, content=b"{}")
    assert (answer.status_code, answer.json()["status"]) == (413, 413)


def test_a_body_that_turns_out_too_large_is_refused_as_it_comes(desk):
    client = desk(settings=Settings(text_limit=1000, fetch_limit=1000))
    answer = client.post("/api/read", headers=JSON, content=(b"x" * 65536 for _ in range(100)))
    assert (answer.status_code, answer.json()["status"]) == (413, 413)


class TestToken:
    @pytest.fixture
    def client(self, desk):
        return desk(token=TOKEN)

    def test_without_it_programs_are_told_to_send_it(self, client):
        answer = client.get("/api/totals")
        assert (answer.status_code, answer.json()["status"]) == (401, 401)
        assert answer.headers["www-authenticate"].startswith("Bearer")
        assert client.post("/api/read", json={"text": "The dam is safe."}).status_code == 401
        assert client.get("/api/openapi.json").status_code == 401
        assert client.get("/articles/1.json").status_code == 401

    @pytest.mark.parametrize("address", ["/loginx", "/login/", "/%0Alogin", "/static", "/logout"])
    def test_only_the_form_itself_and_what_it_is_drawn_with_stand_open(self, client, address):
        assert client.get(address).status_code == 303
        assert client.get(address, headers={"Accept": "application/json"}).status_code == 401

    @pytest.mark.parametrize("given", ["", "wrong", TOKEN[:-1], TOKEN + "x", "kelvé", f"{TOKEN} {TOKEN}"])
    def test_with_another_nobody_comes_in(self, client, given):
        headers = {"Authorization": f"Bearer {given}".encode()}
        assert client.get("/api/totals", headers=headers).status_code == 401

    @pytest.mark.parametrize("kind", ["Bearer", "bearer"])
    def test_with_it_programs_come_in(self, client, kind):
        assert client.get("/api/totals", headers={"Authorization": f"{kind} {TOKEN}"}).status_code == 200

    def test_it_does_not_open_the_door_to_pages_from_elsewhere(self, client):
        headers = {"Authorization": f"Bearer {TOKEN}", "Origin": "https://evil.example"}
        assert client.post("/api/actors/1/merge", headers=headers, json=MERGE).status_code == 403

    def test_a_browser_is_led_to_the_form_and_back(self, client):
        answer = client.get("/search?q=dam&page=2", headers={"Accept": "text/html"})
        assert answer.status_code == 303
        assert answer.headers["location"] == "/login?next=%2Fsearch%3Fq%3Ddam%26page%3D2"
        form = client.get(answer.headers["location"])
        assert form.status_code == 200
        assert 'value="/search?q=dam&amp;page=2"' in form.text
        data = {"token": TOKEN, "next": "/search?q=dam&page=2"}
        entered = client.post("/login", data=data, headers={"Origin": "http://localhost"})
        assert (entered.status_code, entered.headers["location"]) == (303, "/search?q=dam&page=2")
        cookie = entered.headers["set-cookie"]
        assert "HttpOnly" in cookie
        assert "SameSite=strict" in cookie
        assert TOKEN not in cookie
        assert client.get("/").status_code == 200
        assert client.get("/api/totals").status_code == 200

    def test_the_wrong_token_shows_the_form_again(self, client):
        answer = client.post("/login", data={"token": "wrong"}, headers={"Origin": "http://localhost"})
        assert answer.status_code == 401
        assert "set-cookie" not in answer.headers
        assert "<form" in answer.text

    @pytest.mark.parametrize(
        "place", ["https://evil.example/", "//evil.example", "/\\evil.example", "javascript:x", "/\tx"]
    )
    def test_the_form_leads_nowhere_else(self, client, place):
        data = {"token": TOKEN, "next": place}
        assert client.post("/login", data=data, headers={"Origin": "http://localhost"}).headers["location"] == "/"

    @pytest.mark.parametrize("kept", ["", "1", ".", "99999999999.", f"99999999999.{'0' * 64}", "x.y", "²." + "0" * 64])
    def test_a_session_that_was_made_up_is_none(self, client, kept):
        headers = {"Cookie": f"{security.SESSION_COOKIE}={kept}".encode()}
        assert client.get("/api/totals", headers=headers).status_code == 401

    def test_a_session_ends(self):
        kept = security.make_session(TOKEN, now=0)
        assert security.is_valid_session(kept, TOKEN, now=security.SESSION_SECONDS - 1)
        assert not security.is_valid_session(kept, TOKEN, now=security.SESSION_SECONDS)
        assert not security.is_valid_session(
            kept.replace(str(security.SESSION_SECONDS), str(security.SESSION_SECONDS + 1)), TOKEN, now=0
        )

    def test_who_leaves_is_asked_again(self, client):
        client.post("/login", data={"token": TOKEN}, headers={"Origin": "http://localhost"})
        assert client.post("/logout", headers={"Origin": "http://localhost"}).status_code == 303
        assert client.get("/api/totals").status_code == 401

    def test_the_form_is_drawn_with_what_it_needs(self, client):
        assert client.get("/static/desk.css").status_code == 200


def test_without_a_token_there_is_no_form(client):
    assert client.get("/login").headers["location"] == "/"
    assert client.post("/login", data={"token": "x"}, headers={"Origin": "http://localhost"}).headers["location"] == "/"


@pytest.mark.parametrize(
    "token", ["x" * (MIN_TOKEN_LENGTH - 1), f" {TOKEN}", f"{TOKEN}\n", "kelve bridge saltmarsh", "é" * 20]
)
def test_a_token_that_is_easy_to_guess_or_that_nobody_could_send_is_refused(desk, token):
    with pytest.raises(ServeError, match=str(MIN_TOKEN_LENGTH)) as refused:
        desk(token=token)
    assert token not in str(refused.value)


@pytest.mark.parametrize(
    "address", ["/static/../application.py", "/static/%2e%2e/application.py", "/static/..%2fapi", "/static/"]
)
def test_only_what_is_to_be_served_is_served(client, address):
    assert client.get(address).status_code == 404
