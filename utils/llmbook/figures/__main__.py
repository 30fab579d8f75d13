"""`python -m llmbook.figures ops`: the ATen ops that the page's engine knows."""

import argparse

from .browser import engine_ops


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m llmbook.figures", description=__doc__)
    parser.add_argument("what", choices=["ops"], help="ops: list the engine's ops, one a line")
    parser.parse_args()
    print("\n".join(engine_ops()))


if __name__ == "__main__":
    main()
