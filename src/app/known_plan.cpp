#include "track/app/known_plan.hpp"
#include "track/base/date.hpp"

#include <charconv>
#include <optional>
#include <string_view>

#include "track/base/error.hpp"
#include "track/base/text.hpp"

namespace track::app {

namespace {

constexpr Message<> nothing_loaded{"no plan has been loaded into this database",
                                   "このデータベースにはまだ計画が読み込まれていません"};
constexpr Message<> load_first{"load one first: track load PATH…",
                               "先に計画を読み込んでください：track load パス…"};
constexpr Message<Localized> nothing_then{"no plan had been loaded by {}",
                                          "{}の時点では計画がまだ読み込まれていません"};
constexpr Message<> later_day{"give the day of the first load or a later one",
                              "最初に計画を読み込んだ日以降を指定してください"};
constexpr Message<Localized> bad_as_of{"--as-of: {}", "--as-of：{}"};
constexpr Message<Localized> future_as_of{"--as-of {} is in the future",
                                          "--as-of の{}は未来の日付です"};
constexpr Message<> no_future_report{"a report can be made as of today or an earlier day",
                                     "今日またはそれ以前の日を指定してください"};
constexpr Message<Localized> bad_since{"--since: {}", "--since：{}"};
constexpr Message<> other_ways{
    "or give an operation number (57) or a time in UTC (2022-11-29T17:10:00Z)",
    "操作番号（57）、協定世界時の日時（2022-11-29T17:10:00Z）でも指定できます"};

// Eight digits are a day.
constexpr std::size_t most_digits = 7;

std::optional<std::int64_t> as_number(std::string_view text) {
  std::int64_t number = 0;
  const char* end = text.data() + text.size();
  const auto [stop, problem] = std::from_chars(text.data(), end, number);
  const bool whole = problem == std::errc{} && stop == end && number >= 0;
  return whole && text.size() <= most_digits ? std::optional(number) : std::nullopt;
}

// A moment as it is printed: 2022-11-29T17:10:00Z.
std::optional<Moment> as_moment(std::string_view text, Day today) {
  if (text.size() != 20 || text[10] != 'T' || text[13] != ':' || text[16] != ':' ||
      text[19] != 'Z') {
    return std::nullopt;
  }
  const Parsed<Day> day = read_day(text.substr(0, 10), EraCalendar::none, today);
  const auto hour = as_number(text.substr(11, 2));
  const auto minute = as_number(text.substr(14, 2));
  const auto second = as_number(text.substr(17, 2));
  if (!day || !hour || !minute || !second || *hour > 23 || *minute > 59 || *second > 59) {
    return std::nullopt;
  }
  return *day + std::chrono::hours(*hour) + std::chrono::minutes(*minute) +
         std::chrono::seconds(*second);
}

// What a subject of the plan in force was in an earlier one, by any id that it had.
std::optional<Subject> subject_then(const Plan& now, const Subject& subject, const Plan& then) {
  if (const auto* indicator = std::get_if<const Indicator*>(&subject)) {
    for (const std::string& id : recorded_ids(now, **indicator)) {
      if (const Indicator* found = find_indicator(then, id)) return found;
    }
    return std::nullopt;
  }
  for (const std::string& id : recorded_ids(*std::get<const Activity*>(subject))) {
    if (const Activity* found = find_activity(then, id)) return found;
  }
  return std::nullopt;
}

}  // namespace

int latest_revision(const store::Store& store) {
  const std::optional<int> latest = store.revision();
  if (!latest) throw Error(ErrorKind::unusable_database, nothing_loaded(), {load_first()});
  return *latest;
}

KnownPlan known_plan(const store::Store& store, const std::string& as_of, Moment now) {
  const int latest = latest_revision(store);
  KnownPlan known{store.plan(latest), latest, {}, {}};
  const FiscalCalendar& calendar = known.plan.calendar;
  const Day today = day_in_zone(now, calendar.time_zone);
  known.as_of = today;
  if (as_of.empty()) return known;

  const Parsed<Day> day = read_day(as_of, calendar.eras, today);
  if (!day) throw Error(ErrorKind::usage, bad_as_of(day.problem), {day.rule});
  if (*day > today)
    throw Error(ErrorKind::usage, future_as_of(day_in_words(*day, calendar.eras)),
                {no_future_report()});
  if (*day == today) return known;
  const auto last = store.last_operation_at(end_of_day(*day, calendar.time_zone));
  std::optional<KnownPlan> then;
  if (last) then = known_before(store, *last + 1, *day);
  if (!then)
    throw Error(ErrorKind::refused, nothing_then(day_in_words(*day, calendar.eras)), {later_day()});
  return *std::move(then);
}

std::optional<KnownPlan> known_before(const store::Store& store, OperationId first, Day as_of) {
  const store::KnownAt known_at{first - 1};
  const std::optional<int> revision = store.revision(known_at);
  if (!revision) return std::nullopt;
  return KnownPlan{store.plan(*revision), *revision, as_of, known_at};
}

KnownPlan as_closed(const store::Store& store, KnownPlan known, FiscalYear year) {
  const std::optional<Closing> closing = store.closing(year, known.known_at);
  if (!closing) return known;
  known.closed_by = closing->operation;
  known.known_at = store::KnownAt{closing->operation};
  known.as_of = closing->as_of;
  const int revision = store.revision(known.known_at).value_or(known.revision);
  if (revision != known.revision) known.plan = store.plan(revision);
  known.revision = revision;
  return known;
}

Subject look_up_known(const store::Store& store, const KnownPlan& known, const std::string& text) {
  try {
    return look_up(known.plan, text);
  } catch (const Error&) {
    const int latest = latest_revision(store);
    if (latest == known.revision) throw;
    const Plan now = store.plan(latest);
    std::optional<Subject> then;
    try {
      then = subject_then(now, look_up(now, text), known.plan);
    } catch (const Error&) {
      // Neither then nor now: the first error names what is near.
    }
    if (!then) throw;
    return *then;
  }
}

Since read_since(const std::string& text, const KnownPlan& known) {
  if (const auto number = as_number(text)) return *number;
  if (const auto moment = as_moment(text, known.as_of)) return *moment;
  const Parsed<Day> day = read_day(text, known.plan.calendar.eras, known.as_of);
  if (!day) throw Error(ErrorKind::usage, bad_since(day.problem), {day.rule, other_ways()});
  return *day;
}

OperationId first_operation(const Since& since, const store::Store& store,
                            const FiscalCalendar& calendar) {
  if (const auto* number = std::get_if<OperationId>(&since)) return *number;
  const auto* day = std::get_if<Day>(&since);
  const Moment before = day == nullptr
                            ? std::get<Moment>(since)
                            : end_of_day(*day - std::chrono::days(1), calendar.time_zone);
  // Not behind the last one before that day: where the clock was set back, it hides others.
  return store.first_operation_after(before).value_or(store.last_operation() + 1);
}

}  // namespace track::app
