#!/bin/sh
# The night run: copies the record, checks it, tells what happened since the last run, writes the
# report. Prints only what there is to act on or what went wrong, so that cron sends mail only then.
# Ends with 0 (a quiet night), 10 (something to act on), or the exit code of what failed first; 5 is
# "the database was locked", after some tries.
#
# Needs nothing but these variables; no HOME, locale, terminal or PATH beyond /usr/bin:/bin.
#   TRACK_DB       the database; beside it, backups/ takes the copies and FILE.night the moment of the
#                  last run that succeeded
#   TRACK          the program                                         (track)
#   TRACK_LANG     ja or en                                            (en)
#   NIGHT_REPORT   the file that takes the year's report, in Markdown  (report.md beside the database)
#   NIGHT_PAUSE    seconds before a locked database is tried again     (300)
#   NIGHT_MAIL     who gets a mail of what would be printed, with the summary as a page; nothing is
#                  printed then                                        (nobody)
#   NIGHT_SENDMAIL what sends it, as sendmail does                     (/usr/sbin/sendmail)
set -u
umask 077

: "${TRACK_DB:?name the database in TRACK_DB}"
track=${TRACK:-track}
report=${NIGHT_REPORT:-$(dirname -- "$TRACK_DB")/report.md}
last_run=$TRACK_DB.night
export TRACK_DB

failed=0
act_on=0
newline='
'

# tell TEXT: prints it, or keeps it for the mail.
told=
tell() {
  if [ -n "${NIGHT_MAIL:-}" ]; then told=$told$1$newline; else printf '%s\n' "$1"; fi
}

# part TYPE NAME: a part of the mail, of what comes in.
part() {
  printf -- '--%s\nContent-Type: %s; charset=utf-8\n' "$between" "$1"
  printf 'Content-Disposition: inline; filename="%s"\nContent-Transfer-Encoding: base64\n\n' "$2"
  base64
}

# The text, with what check and backup say, and below it the summary as a page.
mail_of_night() {
  between=night-$(printf '%s' "$told" | sha256sum | cut -c 1-32)
  case ${TRACK_LANG:-en}:$failed in
    ja:0) subject='track：対応が必要です' ;;
    ja:*) subject='track：夜間処理に失敗しました' ;;
    *:0) subject='track: something to act on' ;;
    *) subject='track: the night run failed' ;;
  esac
  printf 'To: %s\nSubject: =?UTF-8?B?%s?=\nMIME-Version: 1.0\n' "$NIGHT_MAIL" \
    "$(printf '%s' "$subject" | base64 -w 0)"
  printf 'Content-Type: multipart/mixed; boundary="%s"\n\n' "$between"
  printf '%s' "$told" | part text/plain night.txt
  if [ "$failed" -eq 0 ] && page=$("$track" summary --format html --since "$since"); then
    printf '%s\n' "$page" | part text/html summary.html
  fi
  printf -- '--%s--\n' "$between"
}

# run COMMAND…: says what it said. A lock is waited for twice.
run() {
  for pause in "${NIGHT_PAUSE:-300}" "${NIGHT_PAUSE:-300}" last; do
    said=$("$@" 2>&1)
    code=$?
    if [ "$code" -ne 5 ] || [ "$pause" = last ]; then break; fi
    sleep "$pause"
  done
  if [ -n "$said" ]; then tell "$said"; fi
  case $code in
    0) ;;
    10) act_on=1 ;;
    *)
      tell "night: exit $code: $*"
      if [ "$failed" -eq 0 ]; then failed=$code; fi
      ;;
  esac
}

# What is recorded while the run goes on belongs to the next one.
now=$(date -u +%Y-%m-%dT%H:%M:%SZ)
since=$(cat -- "$last_run" 2>/dev/null)
case $since in
  [0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T[0-9][0-9]:[0-9][0-9]:[0-9][0-9]Z) ;;
  *) since=yesterday ;;
esac
# A moment that lies ahead was told by a clock that was wrong.
if expr "$since" '>' "$now" >/dev/null; then since=yesterday; fi

run "$track" backup --keep 30 -q
run "$track" check -q --exit-code
run "$track" summary -q --exit-code --since "$since"
run "$track" report --year current --format markdown -o "$report"

if [ -n "$told" ] && ! mail_of_night | "${NIGHT_SENDMAIL:-/usr/sbin/sendmail}" -t -i; then
  printf '%snight: the mail to %s was not sent\n' "$told" "$NIGHT_MAIL"
  if [ "$failed" -eq 0 ]; then failed=1; fi
fi
if [ "$failed" -ne 0 ]; then exit "$failed"; fi
# Written and renamed, so that it is never half; under a name that nobody laid a link at.
next=$(mktemp -- "$last_run.XXXXXXXX") || exit 1
if ! { printf '%s\n' "$now" >"$next" && mv -f -- "$next" "$last_run"; }; then
  rm -f -- "$next"
  exit 1
fi
if [ "$act_on" -ne 0 ]; then exit 10; fi
