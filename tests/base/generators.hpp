#pragma once

#include <rapidcheck.h>

#include "track/base/fiscal_year.hpp"
#include "track/base/quantity.hpp"

// Arbitrary values within what the program accepts.
namespace track::generators {

inline rc::Gen<Day> any_day() {
  const auto first = make_day(1868, 1, 1).time_since_epoch().count();
  const auto last = make_day(2200, 12, 31).time_since_epoch().count();
  return rc::gen::map(rc::gen::inRange(first, last + 1),
                      [](auto count) { return Day(std::chrono::days(count)); });
}

inline rc::Gen<FiscalCalendar> any_calendar(EraCalendar eras) {
  return rc::gen::map(rc::gen::inRange(0, 365 * 4), [eras](int choice) {
    const std::chrono::year_month_day start(make_day(2023, 1, 1) + std::chrono::days(choice % 365));
    const YearNaming named = choice / 365 % 2 == 0 ? YearNaming::start : YearNaming::end;
    return FiscalCalendar{start.month() / start.day(), eras, "UTC", named, choice / 730 == 1};
  });
}

inline rc::Gen<Quantity> any_quantity() {
  constexpr std::int64_t largest = Quantity::largest_input * Quantity::units_per_one;
  return rc::gen::map(rc::gen::oneOf(rc::gen::inRange<std::int64_t>(-20'000, 20'001),
                                     rc::gen::inRange<std::int64_t>(-largest, largest + 1)),
                      &Quantity::from_units);
}

// Text of narrow, wide, combining and space characters, and bytes that are no UTF-8.
inline rc::Gen<std::string> any_text() {
  const auto character =
      rc::gen::element<std::string>("a", "b", "-", ".", " ", " ", "練", "馬", "、", "ー", "\u3000",
                                    "ｱ", "か\u3099", "é", "😀", "\xE7");
  return rc::gen::map(rc::gen::container<std::vector<std::string>>(character),
                      [](const std::vector<std::string>& characters) {
                        std::string text;
                        for (const auto& each : characters) text += each;
                        return text;
                      });
}

}  // namespace track::generators
