#include "track/base/date.hpp"

#include <fmt/format.h>
#include <unicode/basictz.h>
#include <unicode/timezone.h>

#include <map>
#include <memory>

#include "era.hpp"
#include "track/base/text.hpp"
#include "typed_date.hpp"
#include "written_date.hpp"

namespace track {

namespace {

constexpr Message<std::string> unknown_zone{"unknown time zone \"{}\"",
                                            "「{}」というタイムゾーンはありません"};

bool is_utc(const std::string& zone) {
  return zone == "UTC" || zone == "Etc/UTC";
}

UDate to_icu(Moment moment) {
  return static_cast<UDate>(moment.time_since_epoch().count()) * 1000;
}
Moment from_icu(UDate date) {
  return Moment(std::chrono::seconds(static_cast<std::int64_t>(date / 1000)));
}

const icu::BasicTimeZone& find_zone(const std::string& name) {
  thread_local std::map<std::string, std::unique_ptr<icu::TimeZone>> zones;
  auto& zone = zones[name];
  if (!zone && is_time_zone(name)) {
    zone.reset(icu::TimeZone::createTimeZone(icu::UnicodeString::fromUTF8(name)));
  }
  const auto* basic = dynamic_cast<const icu::BasicTimeZone*>(zone.get());
  if (!basic) throw Error(ErrorKind::refused, unknown_zone(name));
  return *basic;
}

std::chrono::seconds offset_at(Moment moment, const std::string& zone) {
  if (is_utc(zone)) return std::chrono::seconds(0);
  int32_t standard = 0;
  int32_t daylight_saving = 0;
  UErrorCode status = U_ZERO_ERROR;
  find_zone(zone).getOffset(to_icu(moment), /*local=*/false, standard, daylight_saving, status);
  return std::chrono::seconds((standard + daylight_saving) / 1000);
}

// The moment of a wall clock time: the later one where the clock was set back over it.
Moment last_moment_at(Moment wall_time, const icu::BasicTimeZone& zone) {
  int32_t standard = 0;
  int32_t daylight_saving = 0;
  UErrorCode status = U_ZERO_ERROR;
  zone.getOffsetFromLocal(to_icu(wall_time), UCAL_TZ_LOCAL_FORMER, UCAL_TZ_LOCAL_LATTER, standard,
                          daylight_saving, status);
  return wall_time - std::chrono::seconds((standard + daylight_saving) / 1000);
}

constexpr Message<> day_forms{"write a day as 2022-06-11 or today",
                              "日付は 2022-06-11、今日 のように書いてください"};
constexpr Message<> day_forms_with_eras{"write a day as 2022-06-11, R4.6.11 or today",
                                        "日付は 2022-06-11、R4.6.11、今日 のように書いてください"};

constexpr Message<> no_day{"no day is given", "日付がありません"};
constexpr Message<std::string> not_a_day{"\"{}\" is not a day", "「{}」は日付ではありません"};
constexpr Message<std::string> a_month{"\"{}\" is a month, not a day",
                                       "「{}」は月であり、日付ではありません"};
constexpr Message<std::string> a_year{"\"{}\" is a year, not a day",
                                      "「{}」は年であり、日付ではありません"};
constexpr Message<std::string> day_of_six_digits{
    "\"{}\" has six digits; a day needs a year of four",
    "「{}」は6桁です。日付の年は4桁で書きます"};

Parsed<Day> day_from(const std::string& text, const std::string& shown, EraCalendar eras,
                     Day today) {
  if (text.empty()) return rejected<Day>(no_day());
  if (is_six_digits(text)) return rejected<Day>(day_of_six_digits(shown));
  if (const auto date = typed_date(text, shown, {eras, today})) {
    if (!*date) return rejected<Day>(date->problem, date->rule);
    if (!(*date)->is_day()) return rejected<Day>(a_month(shown));
    return {(*date)->first, {}, {}, date->warnings, date->notes};
  }
  return rejected<Day>(written_date(text, eras) ? a_year(shown) : not_a_day(shown));
}

struct EraDay {
  const Era* era;
  int year;
  unsigned month;
  unsigned day;
};

EraDay era_day(Day day) {
  const std::chrono::year_month_day date(day);
  const Era* const era = era_on(day);
  const int year = era == nullptr ? 0 : int{date.year()} - era->first_year + 1;
  return {era, year, unsigned{date.month()}, unsigned{date.day()}};
}

}  // namespace

Day make_day(int year, unsigned month, unsigned day) {
  return std::chrono::year(year) / std::chrono::month(month) / std::chrono::day(day);
}

Day same_day(Day day, int years_later) {
  const std::chrono::year_month_day moved =
      std::chrono::year_month_day(day) + std::chrono::years(years_later);
  return moved.ok() ? Day(moved) : Day(moved.year() / moved.month() / std::chrono::last);
}

std::string iso(Day day) {
  const std::chrono::year_month_day date(day);
  return fmt::format("{:04}-{:02}-{:02}", static_cast<int>(date.year()),
                     static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()));
}

std::string iso(Moment moment) {
  const Day day = std::chrono::floor<std::chrono::days>(moment);
  const std::chrono::hh_mm_ss time(moment - day);
  return fmt::format("{}T{:02}:{:02}:{:02}Z", iso(day), time.hours().count(),
                     time.minutes().count(), time.seconds().count());
}

bool is_time_zone(const std::string& zone) {
  if (is_utc(zone)) return true;
  icu::UnicodeString canonical;
  UBool is_system_zone = false;
  UErrorCode status = U_ZERO_ERROR;
  icu::TimeZone::getCanonicalID(icu::UnicodeString::fromUTF8(zone), canonical, is_system_zone,
                                status);
  return U_SUCCESS(status) && is_system_zone && canonical != UNICODE_STRING_SIMPLE("Etc/Unknown");
}

Day day_in_zone(Moment moment, const std::string& zone) {
  return std::chrono::floor<std::chrono::days>(moment + offset_at(moment, zone));
}

std::string wall_clock(Moment moment, const std::string& zone) {
  const Moment wall_time = moment + offset_at(moment, zone);
  const Day day = std::chrono::floor<std::chrono::days>(wall_time);
  const std::chrono::hh_mm_ss time(wall_time - day);
  return fmt::format("{} {:02}:{:02}", iso(day), time.hours().count(), time.minutes().count());
}

Moment end_of_day(Day day, const std::string& zone) {
  const Moment wall_time = Moment(day + std::chrono::days(1)) - std::chrono::seconds(1);
  if (is_utc(zone)) return wall_time;
  const icu::BasicTimeZone& rules = find_zone(zone);
  const Moment moment = last_moment_at(wall_time, rules);
  if (day_in_zone(moment, zone) == day) return moment;
  // The clock was set forward over midnight: the day ended there.
  icu::TimeZoneTransition transition;
  if (!rules.getPreviousTransition(to_icu(moment), /*inclusive=*/true, transition)) return moment;
  return from_icu(transition.getTime()) - std::chrono::seconds(1);
}

Parsed<Day> read_day(std::string_view text, EraCalendar eras, Day today) {
  return with_rule(day_from(calendar_text(text), trimmed(text), eras, today), eras,
                   day_forms_with_eras, day_forms);
}

Localized day_text(Day day, EraCalendar eras) {
  Localized text = verbatim(iso(day));
  const EraDay date = era_day(day);
  if (eras == EraCalendar::none || date.era == nullptr) return text;
  text.ja = fmt::format("{}{}.{}.{}", date.era->letter, date.year, date.month, date.day);
  return text;
}

Localized day_in_words(Day day, EraCalendar eras) {
  Localized text = verbatim(iso(day));
  const EraDay date = era_day(day);
  if (eras == EraCalendar::none || date.era == nullptr) return text;
  const std::string year = date.year == 1 ? "元" : std::to_string(date.year);
  text.ja = fmt::format("{}{}年{}月{}日", date.era->name, year, date.month, date.day);
  return text;
}

}  // namespace track
