# Finds words for the screen that are not translated.
#   awk -f strings.awk kiosk/slides/kudos.c …
# A string with a capital letter or with words in it belongs into tr(), trn() or N_(), and so does
# every string with a letter where a function takes what it shows. Names of targets, icons and kinds
# ("key:a", "chevup") are lower case without a blank. A line with the comment "not on the screen" is
# passed over. Prints file:line: and the string; exits 1 when there was one.
#
# With -v report=1, of the importer: there words are told from names of columns and formats by the
# function that takes them. Those of the report are found by make pot where they stand alone, but
# not in a choice ("a ? b : c").

BEGIN {
    n = split("report_add table_report PROBLEM table_name date_column", list, " ")
    for (i = 1; i <= n; i++) {
        collected[list[i]] = 1
        takes_words[list[i]] = 1
    }
    n = split("report_put diag_set str_format str_copy buf_printf buf_puts refuse report_cell " \
              "give_up stop fail wrong picture_check_whole", list, " ")
    for (i = 1; i <= n; i++) {
        takes_words[list[i]] = 1
    }
    n = split("tr trn N_ diag_set bad", list, " ")
    for (i = 1; i <= n; i++) {
        elsewhere[list[i]] = 1
    }
    # Function and the number of its argument that is shown.
    n = split("ui_button 4,ui_chip 4,ui_filter 4,ui_badge 8,ui_name 6,ui_name 7,thanks_header 4," \
              "draw_label 10,draw_label_mid 10,draw_text 8,text_fit 3,text_fit_line 7," \
              "text_fit_name 7,slide_fit 2,slide_fit_line 6,slide_name_fit 4,slide_name_fit 5," \
              "ui_pin_pad 3,review_header 4",
              list, ",")
    for (i = 1; i <= n; i++) {
        shown[list[i]] = 1
    }
}

function complain(string) {
    print FILENAME ":" FNR ": " string " is not translated: tr(), trn() or N_()"
    bad = 1
}

function check(string,    text) {
    text = substr(string, 2, length(string) - 2)
    gsub(/\\x[0-9A-Fa-f]+|\\./, "", text)
    gsub(/%[-+0#]*[0-9*]*(\.[0-9*]+)?[hlzj]*[a-zA-Z]/, "", text)
    if (report) {
        if (text ~ /[A-Za-z]+ [A-Za-z]/ && (call[depth] in takes_words) &&
            (!(call[depth] in collected) || before ~ /[?:]/)) {
            complain(string)
        }
        return
    }
    if (text !~ /[A-Za-z]/ || (call[depth] in elsewhere)) {
        return
    }
    if (text ~ /[A-Z]/ || text ~ /[^a-z0-9:_.#+=-]/ || (call[depth] " " argument[depth]) in shown) {
        complain(string)
    }
}

FNR == 1 {
    depth = 0
    in_comment = 0
}

/^[ \t]*#/ || (!in_comment && /not on the screen/) {
    next
}

{
    name = ""
    for (rest = $0; rest != ""; rest = substr(rest, taken + 1)) {
        if (in_comment) {
            taken = index(rest, "*/")
            in_comment = !taken
            taken = taken ? taken + 1 : length(rest)
        } else if (match(rest, /^(\/\*)/)) {
            in_comment = 1
            taken = 2
        } else if (match(rest, /^\/\/.*/)) {
            taken = RLENGTH
        } else if (match(rest, /^"([^"\\]|\\.)*"/)) {
            taken = RLENGTH
            check(substr(rest, 1, taken))
        } else if (match(rest, /^'([^'\\]|\\.)*'/)) {
            taken = RLENGTH
        } else if (match(rest, /^[A-Za-z_][A-Za-z_0-9]*/)) {
            taken = RLENGTH
            name = before = substr(rest, 1, taken)
            continue
        } else {
            taken = 1
            c = substr(rest, 1, 1)
            before = c == " " ? before : c
            if (c == "(" || c == "{" || c == "[") {
                depth++
                call[depth] = c == "(" ? name : ""
                argument[depth] = 1
            } else if (c == ")" || c == "}" || c == "]") {
                depth--
            } else if (c == ",") {
                argument[depth]++
            } else if (c == " ") {
                continue
            }
        }
        name = ""
    }
}

END {
    exit bad
}
