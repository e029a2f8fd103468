#include "track/base/period.hpp"

namespace track {

namespace {

using Date = std::chrono::year_month_day;

Day end_of_month(const Date& date) {
  return date.year() / date.month() / std::chrono::last;
}

Day day_before(Day day, int years) {
  const Date date = Date(day) - std::chrono::years(years);
  return date.ok() ? Day(date) : end_of_month(date);
}

}  // namespace

Period month_of(Day day) {
  const Date date(day);
  return {date.year() / date.month() / 1, end_of_month(date)};
}

Period years_before(const Period& period, int years) {
  const Day first = day_before(period.first, years);
  const Day last = day_before(period.last, years);
  const bool ends_month = !period.is_day() && period.last == month_of(period.last).last;
  return {first, ends_month ? month_of(last).last : last};
}

std::string iso(const Period& period) {
  if (period.is_day()) return iso(period.first);
  if (period == month_of(period.first)) return iso(period.first).substr(0, 7);
  return iso(period.first) + ".." + iso(period.last);
}

}  // namespace track
