#include "track/base/date.hpp"

#include <fmt/format.h>

namespace track {

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

}  // namespace track
