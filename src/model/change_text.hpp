#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "track/base/localized.hpp"
#include "track/model/plan.hpp"

// How the values of a definition's attributes are written in a difference: in the words of the TOML
// files, fit for a terminal.
namespace track::change_text {

Localized quoted(const std::string& text);  // names and sentences
Localized word(const std::string& text);    // ids and units
Localized number(const std::optional<int>& number);
Localized number(std::int64_t number);
Localized number(Quantity number);
Localized flag(bool value);
Localized schedule(const Schedule& schedule);
Localized bound(const std::optional<YearBound>& bound);
Localized direction(const std::optional<Direction>& written);
Localized method(const std::optional<Method>& written);
Localized baseline(const std::optional<Baseline>& baseline, const FiscalCalendar& calendar);
Localized expectation(const std::optional<Expectation>& declared);
Localized amount(const std::optional<Quantity>& amount);
Localized series_breaks(const std::vector<SeriesBreak>& breaks, const FiscalCalendar& calendar);
Localized value(const Value* value);  // nullptr: none

template <class E>
Localized enumerator(E value) {
  return verbatim(std::string(key(value)));
}

// "name  "A" → "B"".
Localized replaced(const std::string& label, const Localized& before, const Localized& after);

// "owners  +x −y"; a mere change of order is named as one. `show` writes one item.
Localized list_changed(const std::string& label, const std::vector<std::string>& before,
                       const std::vector<std::string>& after,
                       Localized (*show)(const std::string&));
Localized reordered(const std::string& label);

}  // namespace track::change_text
