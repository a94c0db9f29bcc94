"""What Rasa gives a graph component when it makes one."""

from pathlib import Path
from typing import Any

import pytest
from rasa.engine.graph import ExecutionContext, GraphSchema
from rasa.engine.storage.local_model_storage import LocalModelStorage
from rasa.engine.storage.resource import Resource

Parts = tuple[Any, Resource, ExecutionContext]


@pytest.fixture
def parts(tmp_path: Path) -> Parts:
    """Model storage, resource and execution context."""
    return LocalModelStorage(tmp_path), Resource("part"), ExecutionContext(GraphSchema({}), node_name="part")
