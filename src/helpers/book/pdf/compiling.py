"""The compiler, run as a program of its own: what it takes from memory is not added to what a build holds.

Called by `writing` with folder, name of the PDF, root, folder of the fonts and time stamp; it imports nothing
of the book.
"""

import sys

import typst


def main(folder: str, name: str, root: str, fonts: str, stamp: str) -> None:
    """Compile `book.typ` in the folder; exit with what Typst says where it refuses the file."""
    try:
        typst.compile(
            f"{folder}/book.typ",
            output=f"{folder}/{name}",
            root=root,
            ignore_system_fonts=True,
            # Labels of pictures are text, and Typst would set them in its own serif.
            font_paths=[fonts],
            timestamp=int(stamp),
            # Typst proves what it can of an accessible PDF, and refuses a picture without words.
            pdf_standards=["ua-1"],
        )
    except RuntimeError as error:
        sys.exit(str(error))


if __name__ == "__main__":
    main(*sys.argv[1:])
