#include "since.hpp"

#include <charconv>
#include <optional>
#include <string_view>

#include "track/base/text.hpp"

namespace track::cli {

namespace {

constexpr Message<Localized> bad_since{"--since: {}", "--since：{}"};
constexpr Message<> other_ways{
    "or an operation's number (57), or a moment in UTC (2022-11-29T17:10:00Z)",
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

}  // namespace

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
  for (const LoggedOperation& one : store.log(1)) {
    if (one.operation.at > before) return one.operation.id;
  }
  return store.last_operation() + 1;
}

}  // namespace track::cli
