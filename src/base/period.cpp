#include "track/base/period.hpp"

namespace track {

std::string iso(const Period& period) {
  if (period.is_day()) return iso(period.first);
  const std::chrono::year_month_day first(period.first);
  const Day end_of_month = first.year() / first.month() / std::chrono::last;
  if (static_cast<unsigned>(first.day()) == 1 && period.last == end_of_month) {
    return iso(period.first).substr(0, 7);
  }
  return iso(period.first) + ".." + iso(period.last);
}

}  // namespace track
