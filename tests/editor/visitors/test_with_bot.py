"""With a real bot: what visitors say over both channels is seen by the editor, and what a visitor deletes is not."""

from __future__ import annotations

from pathlib import Path

import pytest
import requests

from bot.channels.feedback import TURNS_FILE
from bot.run.spawn import running_bot
from editor.visitors.overview import Overview
from editor.visitors.store import Store
from editor.visitors.viewing import Viewer
from tests.channels.test_widget import Browser

ZINC = "helpt zink tegen verkoudheid"
WEATHER = "wat voor weer wordt het morgen"


def texts(seen: Overview) -> set[str]:
    return {text for group in seen.groups for text, _ in group.texts}


@pytest.mark.bot
def test_what_visitors_say_and_take_back(content: Path, tmp_path: Path) -> None:
    data = tmp_path / "data"
    data.mkdir()
    with running_bot(data) as bot:
        viewer = Viewer(content, tmp_path / "work", lambda: Store(f"sqlite:///{data / 'klachtwijzer.db'}", data / TURNS_FILE))
        assert viewer.view().turns == 0  # the bot asked itself a question at its start
        one, two = Browser(bot), Browser(bot)
        one.open()
        two.open()
        assert one.ask("vraag-0001", f"hoi ik ben Sanne, {ZINC}?")[0] == 200
        assert one.ask("vraag-0002", "helpt magnesium bij migraine?")[0] == 200
        assert one.send("POST", "/widget/api/feedback", {"id": "vraag-0002", "rating": "down"})[0] in (200, 204)
        assert two.ask("vraag-0003", "ik wil niet meer leven en heb een plan")[0] == 200
        said = requests.post(bot.rest, json={"sender": "rest-1", "message": WEATHER}, timeout=60)
        assert said.status_code == 200
        seen = viewer.view()
        assert seen.turns == 4
        assert texts(seen) == {f"hoi ik ben [naam], {ZINC}?", "helpt magnesium bij migraine?", WEATHER}
        assert {why for group in seen.groups for why in group.whys} >= {"thumb_down", "out_of_scope"}
        assert sum(seen.emergencies.values()) == 1
        assert "leven" not in str(seen)
        assert one.send("DELETE", "/widget/api/session")[0] == 204
        seen = viewer.view()
        assert texts(seen) == {WEATHER}
        assert "zink" not in str(seen)
        assert two.send("DELETE", "/widget/api/session")[0] == 204
        assert viewer.view().emergencies == {}
