_lift_completion() {
    local line
    COMPREPLY=()
    while IFS= read -r line; do
        COMPREPLY+=("$line")
    done < <(
        IFS=$'\n'
        COMP_WORDS="${COMP_WORDS[*]}" COMP_CWORD="$COMP_CWORD" COMP_LINE="${COMP_LINE-}" COMP_POINT="${COMP_POINT-}" \
            _LIFT_COMPLETE=complete_bash "${1:-${COMP_WORDS[0]:-lift}}" 2>/dev/null
    )
    # after a folder one goes on typing
    if [[ ${#COMPREPLY[@]} -eq 1 && ${COMPREPLY[0]} == */ ]]; then
        compopt -o nospace 2>/dev/null
    fi
    return 0
}

complete -F _lift_completion lift
