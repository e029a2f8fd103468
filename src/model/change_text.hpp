#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "track/base/sentence.hpp"
#include "track/model/plan.hpp"

// How the values of a definition's attributes are written in a difference: in the words of the TOML
// files, fit for a terminal.
namespace track::change_text {

Sentence quoted(const std::string& text);  // names and sentences
Sentence word(const std::string& text);    // ids and units
Sentence number(const std::optional<int>& number);
Sentence number(std::int64_t number);
Sentence number(Quantity number);
Sentence flag(bool value);
Sentence schedule(const Schedule& schedule);
Sentence bound(const std::optional<YearBound>& bound);
Sentence direction(const std::optional<Direction>& written);
Sentence method(const std::optional<Method>& written);
Sentence baseline(const std::optional<Baseline>& baseline, const FiscalCalendar& calendar);
Sentence expectation(const std::optional<Expectation>& declared);
Sentence amount(const std::optional<Quantity>& amount);
Sentence series_breaks(const std::vector<SeriesBreak>& breaks, const FiscalCalendar& calendar);
Sentence value(const Value* value);  // nullptr: none

template <class E>
Sentence enumerator(E value) {
  return verbatim(std::string(key(value)));
}

// "name  "A" → "B"".
Sentence replaced(const std::string& label, const Sentence& before, const Sentence& after);

// "owners  +x −y"; a mere change of order is named as one. `show` writes one item.
Sentence list_changed(const std::string& label, const std::vector<std::string>& before,
                      const std::vector<std::string>& after, Sentence (*show)(const std::string&));
Sentence reordered(const std::string& label);

}  // namespace track::change_text
