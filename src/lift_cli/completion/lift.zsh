#compdef lift

_lift_completion() {
    local line value
    local -a described endings
    while IFS= read -r line; do
        value=${line%%$'\t'*}
        if [[ -z $value ]]; then
            endings+=(${line#*$'\t'})
        elif [[ $line == *$'\t'* ]]; then
            described+=("${value//:/\\:}:${line#*$'\t'}")
        else
            described+=("${value//:/\\:}")
        fi
    done < <(_TYPER_COMPLETE_ARGS="${(j: :)words[1,CURRENT]}" _LIFT_COMPLETE=complete_zsh "${(Q)words[1]}" 2>/dev/null)
    if (( ${#endings} )); then
        case $endings[1] in
            /) _files -/ ;;
            .) _files ;;
            *) _files -g "*$endings[1]" ;;
        esac
    fi
    (( ${#described} )) && _describe -V lift described
}

if [ "$funcstack[1]" = "_lift" ]; then
    _lift_completion "$@"
else
    compdef _lift_completion lift
fi
