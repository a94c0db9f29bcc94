"""The content check as a command: every problem of every article file, or how much there is.

    python -m bot.run.content
"""

import sys

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


def check_content() -> Catalogue:
    """Read and check all articles and the lists of what is not covered.

    Raises:
        Failure: with all problems of all files.
    """
    try:
        catalogue = load_catalogue(TOP / content_folder() / "articles")
        list(listed_entries(TOP / content_folder() / "niet-behandeld"))
        return catalogue
    except ContentError as error:
        count = len(error.problems)
        raise InvalidContent(
            f"{count} problem{'s' if count > 1 else ''} in the content:\n"
            + "\n".join(f"  {problem}".replace(f"{TOP}/", "") for problem in error.problems),
            "mend the fields named above; `make content` checks them again.",
            error,
        ) from None


def main() -> None:
    """Check and print what there is."""
    try:
        catalogue = check_content()
    except Failure as failure:
        sys.exit(str(failure))
    print(f"content: {len(catalogue.articles)} article(s), {len(list(catalogue.passages()))} passages, no problems")


if __name__ == "__main__":
    main()
