"""`python -m lift_cli` is `lift`."""

from lift_cli.front import main

if __name__ == "__main__":
    main()
