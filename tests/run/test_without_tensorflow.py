"""The bot runs without TensorFlow, and what needs it still gets it. Each case is a process of its own, because imports cannot be undone."""

import subprocess
import sys
from pathlib import Path

import pytest

from bot.run.spawn import running_bot
from bot.settings import TOP

_START = "import sys; from bot.run.without_tensorflow import put_off_tensorflow; put_off_tensorflow();"
_LOADED = "assert 'tensorflow' in sys.modules;"
_NOT_LOADED = "assert 'tensorflow' not in sys.modules;"


def _run(code: str, *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run([sys.executable, "-W", "ignore", "-c", code, *arguments], cwd=TOP, capture_output=True, text=True, check=False)


@pytest.mark.parametrize(
    "code",
    [
        pytest.param("import spacy, rasa.core.run, rasa.core.agent, bot.nlu.article_reader, bot.policies.choosing;" + _NOT_LOADED, id="the bot's modules"),
        pytest.param(
            "from rasa.shared.utils.common import class_from_module_path as find;"
            "check = find('rasa.graph_components.validators.default_recipe_validator.DefaultV1RecipeValidator');" + _NOT_LOADED + "check.create;" + _LOADED,
            id="the check of the configuration, looked up and used",
        ),
        pytest.param(
            "from rasa.utils import train_utils;" + _NOT_LOADED + "logger = train_utils.RasaTrainingLogger(1, True); import tensorflow;"
            "assert isinstance(logger, tensorflow.keras.callbacks.Callback)",
            id="a helper of training",
        ),
        pytest.param("from rasa.nlu.classifiers.diet_classifier import DIETClassifier as Part;" + _LOADED + "Part.get_default_config()", id="a part of NLU"),
        pytest.param("from rasa.core.policies.ted_policy import TEDPolicy;" + _LOADED + "TEDPolicy.get_default_config()", id="a policy"),
        pytest.param("import spacy; assert [word.text for word in spacy.blank('nl')('helpt magnesium')] == ['helpt', 'magnesium']", id="spaCy"),
        pytest.param("put_off_tensorflow(); import rasa.core.run;" + _NOT_LOADED, id="twice"),
    ],
)
def test_it_is_imported_where_it_is_used_and_nowhere_else(code: str) -> None:
    done = _run(_START + code)
    assert done.returncode == 0, done.stderr[-2000:]


def test_it_changes_nothing_where_tensorflow_is_there_already() -> None:
    done = _run("import tensorflow, rasa.utils.train_utils as before; names = vars(before).copy();" + _START + "assert vars(before) == names")
    assert done.returncode == 0, done.stderr[-2000:]


_TRAIN = """
import asyncio, os, pathlib, yaml
folder = pathlib.Path(sys.argv[1])
os.environ["RASA_CACHE_DIRECTORY"] = str(folder / "cache")
import rasa.model_training, rasa.core.agent
parts = [{"name": "WhitespaceTokenizer"}, {"name": "CountVectorsFeaturizer"}, {"name": "DIETClassifier", "epochs": 1}]
(folder / "config.yml").write_text(yaml.safe_dump({"recipe": "default.v1", "language": "nl", "assistant_id": "t", "pipeline": parts}))
intents = [{"intent": name, "examples": "- " + name + " een\\n- " + name + " twee\\n"} for name in ("groet", "vraag")]
(folder / "nlu.yml").write_text(yaml.safe_dump({"version": "3.1", "nlu": intents}))
model = rasa.model_training.train_nlu(str(folder / "config.yml"), str(folder / "nlu.yml"), str(folder))
agent = asyncio.run(rasa.core.agent.load_agent(model))
assert asyncio.run(agent.parse_message("groet een"))["intent"]["name"] in ("groet", "vraag")
"""


@pytest.mark.bot
def test_a_pipeline_that_needs_it_is_trained_and_answers(tmp_path: Path) -> None:
    done = _run(_START + _TRAIN + _LOADED, str(tmp_path))
    assert done.returncode == 0, done.stderr[-2000:]


@pytest.mark.bot
@pytest.mark.skipif(not Path("/proc/self/maps").exists(), reason="the system does not tell what a process has loaded")
def test_the_running_bot_has_not_loaded_it() -> None:
    with running_bot() as bot:
        assert "libtensorflow" not in Path(f"/proc/{bot.pid}/maps").read_text()
