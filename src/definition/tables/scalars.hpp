#pragma once

#include <optional>
#include <string>
#include <vector>

#include "plan_builder.hpp"
#include "track/model/words.hpp"

// Single values of tables. Each adds a fault and gives nothing where the text is not one.
namespace track::definition {

// A TOML number from its source text, since its double is not exact: "1_000.5" without what only
// TOML allows.
std::string plain_digits(const std::string& written);
// Rejects inf, 0x10 and too many decimals.
std::optional<Quantity> read_number(const Text& written, Diagnostics& diagnostics);

// Warns where a value of the indicator may mean another than was read.
void warn_of_doubts(const Indicator& indicator, const Text& written, const Value& value,
                    Diagnostics& diagnostics);

// The same of how it is written alone.
void warn_of_writing(const Indicator& indicator, const Text& written, const Value& value,
                     Diagnostics& diagnostics);

// A year in the plan's calendar, or one of those that an indicator counts by.
std::optional<FiscalYear> read_year(const Text& text, PlanBuilder& builder,
                                    YearCounting counting = YearCounting::fiscal);

// One line of a table whose keys are years, or ids.
struct OpenEntry {
  Text key;
  const toml::node* value = nullptr;
};

// Those of a table, but for the keys that its rule names, in the order of the file.
std::vector<OpenEntry> open_entries(const TableReader& table);

struct Bounds {
  std::optional<YearBound> since;
  std::optional<YearBound> until;
};

// `since` and `until` of a table; a fault where the end lies before the start.
Bounds read_bounds(const TableReader& table, PlanBuilder& builder,
                   YearCounting counting = YearCounting::fiscal);

// A word of an enumeration; the fault lists all of them.
template <class E>
std::optional<E> read_word(const std::optional<Text>& text, const Localized& what,
                           Diagnostics& diagnostics) {
  if (!text) return std::nullopt;
  const std::optional<E> word = from_key<E>(text->value);
  if (!word) {
    diagnostics.fault(text->place, unknown_word(what, text->value), one_of(text->value, keys<E>()));
  }
  return word;
}

}  // namespace track::definition
