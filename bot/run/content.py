"""The content check that training begins with: whatever the bot itself would refuse. Editors have `python -m editor check`, which sees far more."""

from pathlib import Path

from bot.articles import Catalogue, ContentError, load_catalogue
from bot.language.entries import listed_entries
from bot.run.failure import Failure
from bot.settings import TOP, content_folder


class InvalidContent(Failure):
    """Content that cannot be used; `content` holds its problems one by one."""

    def __init__(self, what: str, remedy: str, content: ContentError) -> None:
        """Keep the problems beside the message."""
        super().__init__(what, remedy)
        self.content = content


def check_content(folder: Path | None = None) -> Catalogue:
    """Read and check all articles and the lists of what is not covered, of the content that is read or of another folder.

    Raises:
        Failure: with all problems of all files.
    """
    content = TOP / (folder or content_folder())
    try:
        catalogue = load_catalogue(content / "articles")
        list(listed_entries(content / "niet-behandeld"))
        return catalogue
    except ContentError as error:
        count = len(error.problems)
        raise InvalidContent(
            f"{count} problem{'s' if count > 1 else ''} in the content:\n"
            + "\n".join(f"  {problem}".replace(f"{TOP}/", "") for problem in error.problems),
            "mend the fields named above; `make content` checks them again.",
            error,
        ) from None
