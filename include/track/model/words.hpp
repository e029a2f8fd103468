#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "track/base/localized.hpp"
#include "track/base/text.hpp"

namespace track {

// activity: what is held or carried out
enum class ActivityKind { initiative, survey, partner_activity };
// which way is better; none: observe only
enum class Direction { up, down, none };
// what a year is: the plan's fiscal year, or the calendar's
enum class YearCounting { fiscal, calendar };
// how a target is compared with an actual; none where there is nothing to compare
enum class Method { ratio, change, ceiling, direction, milestone, none };
// how the values of a year are put together, of kinds that can be put together in two ways; pooled:
// from all of them, by the rule of the kind; last: the value of the last period stands for the year
enum class Pooling { pooled, last };
// yearly: each year's target on its own; cumulative: from the plan's first year on
enum class TargetBasis { yearly, cumulative };
// what part of a year's target is to be expected on a day of that year: as much of it as of the
// year's days, as much as earlier years had reached by the same day, or as much as of the holdings
// planned
enum class Pace { linear, history, schedule };
// where an indicator stands in the plan; schedule: the number of holdings of an activity;
// context: what a monitoring survey measures
enum class Level { schedule, output, outcome, context };
enum class Status {
  not_applicable,
  not_due,
  missing,
  undetermined,
  improved,
  unchanged,
  worsened,
  no_target,
  achieved,
  nearly,
  missed,
  on_track,
  at_risk,
  behind,
  suppressed,  // of a public edition alone: the figure says nothing, so neither does the status
};

// what is evaluated each year
enum class EvaluationSubject { initiative, field, plan };

// what a command that stores something did; restore: it put a copy of the database back; import: it
// took values from files
enum class OperationKind { load, record, amend, undo, close, reopen, restore, import, assess };
// what a file was to the import that read it
enum class SourceRole { data, mapping, form, package };

// One enumerator: its key in TOML, JSON and CSV, and what a reader sees.
template <class E>
struct Word {
  E value;
  std::string_view key;
  std::string_view en;
  std::string_view ja;
};

// All enumerators, in the order of their definition.
template <class E>
std::span<const Word<E>> words();

template <class E>
std::string_view key(E value) {
  return words<E>()[static_cast<std::size_t>(value)].key;
}
template <class E>
Localized label(E value) {
  const Word<E>& word = words<E>()[static_cast<std::size_t>(value)];
  return {std::string(word.en), std::string(word.ja)};
}
template <class E>
std::optional<E> from_key(std::string_view text) {
  for (const Word<E>& word : words<E>()) {
    if (word.key == text) return word.value;
  }
  return std::nullopt;
}
// By key, or as it is printed in any language.
template <class E>
std::optional<E> from_word(std::string_view text) {
  const std::string typed = folded(text);
  for (const Word<E>& word : words<E>()) {
    if (typed == word.key || typed == folded(word.en) || typed == folded(word.ja))
      return word.value;
  }
  return std::nullopt;
}
template <class E>
std::vector<std::string> keys() {
  std::vector<std::string> result;
  for (const Word<E>& word : words<E>()) result.emplace_back(word.key);
  return result;
}

}  // namespace track
