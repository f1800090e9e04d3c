"""``python -m checker`` is ``factcheck``."""

from checker.cli import main

if __name__ == "__main__":
    main()
