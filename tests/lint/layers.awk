# Checks #include lines and calls against the table `layers`.
#   awk -f layers.awk layers kiosk/base/err.h kiosk/base/err.c …
# Prints file:line: and what is wrong; exits 1 when anything was.

function complain(what) {
    print FILENAME ":" FNR ": " what
    bad = 1
}

function may(names, name,    i, n, list) {
    n = split(names, list, " ")
    for (i = 1; i <= n; i++) {
        if (list[i] == name) {
            return 1
        }
    }
    return 0
}

# Comments and strings are no code. Keeps track of a comment that goes on in the next line.
function code_of(line,    out, at) {
    out = ""
    while (line != "") {
        if (in_comment) {
            at = index(line, "*/")
            if (!at) {
                return out
            }
            line = substr(line, at + 2)
            in_comment = 0
        } else if (match(line, /\/\*|\/\/|"([^"\\]|\\.)*"|'([^'\\]|\\.)*'/)) {
            out = out substr(line, 1, RSTART - 1)
            if (substr(line, RSTART, 2) == "//") {
                return out
            }
            in_comment = substr(line, RSTART, 2) == "/*"
            line = substr(line, RSTART + RLENGTH)
        } else {
            return out line
        }
    }
    return out
}

NR == FNR {
    if ($0 ~ /^#/ || NF == 0) {
        next
    }
    names = $0
    sub(/^[^ ]+ */, "", names)
    if ($1 ~ /^</) {
        library[$1] = names
    } else if (sub(/\(\)$/, "", $1)) {
        calls[$1] = names
    } else {
        allowed[$1] = names
    }
    next
}

FNR == 1 {
    in_comment = 0
    n = split(FILENAME, part, "/")
    folder = part[n - 1] == "kiosk" ? part[n] : part[n - 1]
    if (!(folder in allowed)) {
        complain("folder " folder " is not in tests/lint/layers")
    }
    if (folder == "slides" && FILENAME ~ /\.h$/) {
        complain("slides have no headers")
    }
}

/^[ \t]*#[ \t]*include[ \t]*"/ {
    split($0, quoted, "\"")
    header = quoted[2]
    from = header
    sub(/\/.*/, "", from)
    if (header !~ /\//) {
        complain("write \"folder/file.h\", not \"" header "\"")
    } else if (header ~ /\.\./) {
        complain("\"" header "\" leaves its folder")
    } else if (from != folder && !may(allowed[folder], from) && !may(allowed[folder], header)) {
        complain(folder " may not include " header)
    }
    next
}

/^[ \t]*#[ \t]*include[ \t]*</ {
    header = $0
    sub(/^[^<]*/, "", header)
    for (begin in library) {
        if (index(header, begin) == 1 && !may(library[begin], folder)) {
            complain(folder " may not include " header)
        }
    }
    next
}

{
    line = code_of($0)
    for (name in calls) {
        if (!may(calls[name], folder) && match(line, "(^|[^A-Za-z0-9_.>])" name "[ ]*\\(")) {
            complain(folder " may not call " name "()")
        }
    }
    if (folder == "slides" && line ~ /^const struct slide_kind slide_/) {
        kinds[FILENAME]++
    }
}

END {
    for (i = 2; i < ARGC; i++) {
        if (ARGV[i] ~ /\/slides\/[^\/]*\.c$/ && kinds[ARGV[i]] != 1) {
            print ARGV[i] ": a slide kind is one file with one `const struct slide_kind slide_x ='"
            bad = 1
        }
    }
    exit bad
}
