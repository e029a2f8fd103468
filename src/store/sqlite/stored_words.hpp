#pragma once

#include <array>
#include <chrono>
#include <string>
#include <string_view>

#include "track/base/date.hpp"
#include "track/model/plan.hpp"
#include "track/model/schedule.hpp"
#include "track/model/value.hpp"
#include "track/model/words.hpp"

namespace track::store {

// Days and moments stand in the database as base's iso() writes them. Whatever reads throws Error
// (unusable_database) for anything else.
Day day_from_stored(std::string_view text);
Moment moment_from_stored(std::string_view text);

// "04-01".
std::string to_stored(std::chrono::month_day day);
std::chrono::month_day month_day_from_stored(std::string_view text);

// The database holds something that no version of this program wrote.
[[noreturn]] void throw_unreadable(std::string_view what);

// How an enumeration stands in the database: those of words.hpp by their keys, the others by these
// words. The schema's CHECKs list the latter.
template <class E>
struct StoredWord {
  E value;
  std::string_view text;
};

template <class E>
struct StoredWords {};

template <>
struct StoredWords<ValueForm> {
  static constexpr auto list = std::to_array<StoredWord<ValueForm>>({
      {ValueForm::quantity, "quantity"},
      {ValueForm::fraction, "fraction"},
      {ValueForm::percentage, "percentage"},
      {ValueForm::not_started, "not_started"},
      {ValueForm::started, "started"},
      {ValueForm::done, "done"},
      {ValueForm::unknown, "unknown"},
      {ValueForm::suppressed, "suppressed"},
  });
};

template <>
struct StoredWords<Schedule::Form> {
  static constexpr auto list = std::to_array<StoredWord<Schedule::Form>>({
      {Schedule::Form::none, "none"},
      {Schedule::Form::counted, "counted"},
      {Schedule::Form::as_needed, "as_needed"},
      {Schedule::Form::unknown, "unknown"},
  });
};

template <>
struct StoredWords<Schedule::Unit> {
  static constexpr auto list = std::to_array<StoredWord<Schedule::Unit>>({
      {Schedule::Unit::year, "year"},
      {Schedule::Unit::month, "month"},
  });
};

template <>
struct StoredWords<EraCalendar> {
  static constexpr auto list = std::to_array<StoredWord<EraCalendar>>({
      {EraCalendar::none, "none"},
      {EraCalendar::japanese, "japanese"},
  });
};

template <>
struct StoredWords<YearNaming> {
  static constexpr auto list = std::to_array<StoredWord<YearNaming>>({
      {YearNaming::start, "start"},
      {YearNaming::end, "end"},
  });
};

template <class E>
concept HasStoredWords = requires {
  StoredWords<E>::list;
};

template <class E>
std::string_view to_stored(E value) {
  if constexpr (HasStoredWords<E>) {
    return StoredWords<E>::list[static_cast<std::size_t>(value)].text;
  } else {
    return key(value);
  }
}

// Throws Error (unusable_database) for a word that this program does not know.
template <class E>
E from_stored(std::string_view text) {
  if constexpr (HasStoredWords<E>) {
    for (const StoredWord<E>& word : StoredWords<E>::list) {
      if (word.text == text) return word.value;
    }
  } else {
    if (const std::optional<E> value = from_key<E>(text)) return *value;
  }
  throw_unreadable(text);
}

}  // namespace track::store
