"""Makes the pictures of docs/handleiding.md: the editing page in Chromium, on a copy of the content.

    scripts/in-env --dev python -m scripts.screenshots [FOLDER]

Writes docs/images/*.png (or into FOLDER). Each picture is a line of PICTURES: dict[str, Callable[[Page, RunningEditor], None]] = {
    "live": published,
    "artikel": article,
    "fout": mistake,
    "twee-versies": two_versions,
    "onderwerp": topics,
    "nieuw-artikel": new_article,
    "probeer": trial,
    "bezoekers": visitors,
}


def shrink(picture: Path) -> None:
    """Make the file small enough to keep in git."""
    from PIL import Image

    with Image.open(picture) as whole:
        small = whole.convert("RGB").quantize(FEW_COLOURS, dither=Image.Dither.NONE)
    small.save(picture, optimize=True)


def main() -> None:
    """Make all pictures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", nargs="?", type=Path, default=TOP / "docs" / "images")
    folder: Path = parser.parse_args().folder
    folder.mkdir(parents=True, exist_ok=True)
    os.chdir(TOP)
    ensure_page()
    browser_program = program()
    with tempfile.TemporaryDirectory(prefix="klachtwijzer-beelden-") as made, sync_playwright() as driver:
        content = Path(made) / "content"
        shutil.copytree(TOP / "content", content)
        browser = driver.chromium.launch(executable_path=browser_program.path, args=FLAGS, env=browser_program.environment)
        with running_editor(content, Path(made) / "data", bot_port=free_port()) as editor:
            page = browser.new_page(viewport={"width": WIDTH, "height": HEIGHT}, locale="nl-NL", color_scheme="light")
            for name, take in PICTURES.items():
                take(page, editor)
                page.wait_for_timeout(500)  # whatever moves has come to rest
                page.screenshot(path=folder / f"{name}.png")
                shrink(folder / f"{name}.png")
                print(folder / f"{name}.png")
        browser.close()


if __name__ == "__main__":
    main()
