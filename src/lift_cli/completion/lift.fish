function __lift_completion
    set -lx _TYPER_COMPLETE_ARGS (commandline -cp)
    set -lx _LIFT_COMPLETE complete_fish
    set -l program (commandline -poc)[1]
    $program 2>/dev/null
end

complete --command lift --no-files --keep-order --arguments "(__lift_completion)"
