#pragma once

#include <algorithm>
#include <cstdint>
#include <optional>
#include <string>
#include <type_traits>
#include <utility>
#include <vector>

#include "attribute_changes.hpp"
#include "track/base/text.hpp"

// Two states of one item, compared member by member, in the words of the TOML files.
namespace track::attribute {

using Requirement = Change::Requirement;

constexpr Message<> nothing{"none", "なし"};
constexpr Message<std::string> in_quotes{"\"{}\"", "「{}」"};
constexpr Message<Localized, Localized, Localized> from_to{"{}  {} → {}", "{}  {} → {}"};
constexpr Message<Localized, Localized> added{"{} +{}", "{} +{}"};
constexpr Message<Localized, Localized> removed{"{} −{}", "{} −{}"};
constexpr Message<std::string> by_default{"default ({})", "既定（{}）"};
constexpr Message<> by_its_rule{"default", "既定"};

// Fit for a terminal. Names and sentences:
inline Localized quoted(const std::string& text) {
  return text.empty() ? nothing() : in_quotes(printable(text));
}
// Ids and units:
inline Localized word(const std::string& text) {
  return text.empty() ? nothing() : verbatim(printable(text));
}

inline Localized shown(int number) {
  return verbatim(std::to_string(number));
}
inline Localized shown(std::int64_t number) {
  return verbatim(std::to_string(number));
}
inline Localized shown(Quantity number) {
  return verbatim(plain(number));
}
inline Localized shown(bool value) {
  return verbatim(value ? "true" : "false");
}
inline Localized shown(const YearBound& bound) {
  return word(bound.text);
}
inline Localized shown(Expectation expectation) {
  return word(text_of(expectation));
}
inline Localized shown(YearNaming named) {
  return verbatim(named == YearNaming::start ? "start" : "end");
}
inline Localized shown(EraCalendar eras) {
  return verbatim(eras == EraCalendar::japanese ? "japanese" : "none");
}
inline Localized shown(std::chrono::month_day day) {
  return verbatim(fmt::format("{:02}-{:02}", static_cast<unsigned>(day.month()),
                              static_cast<unsigned>(day.day())));
}
template <class E>
requires std::is_enum_v<E> Localized shown(E value) {
  return verbatim(std::string(key(value)));
}
template <class T>
inline Localized shown(const std::optional<T>& value) {
  return value ? shown(*value) : nothing();
}
// Method:
template <class E>
requires std::is_enum_v<E> Localized shown(const std::optional<E>& written) {
  return written ? shown(*written) : by_its_rule();
}

// "by  none → centre"
inline Localized word_change(const std::string& key, const std::string& before,
                             const std::string& after) {
  return from_to(verbatim(key), word(before), word(after));
}

// What is left of `items` when each of `others` has taken away one equal item.
inline std::vector<std::string> without(std::vector<std::string> items,
                                        const std::vector<std::string>& others) {
  for (const std::string& other : others) {
    const auto found = std::ranges::find(items, other);
    if (found != items.end()) items.erase(found);
  }
  return items;
}

// Compares two states of one item, member by member. Labels are the keys of the TOML files.
template <class T>
struct Comparison {
  const std::string& id;
  const T& before;
  const T& after;
  const FiscalCalendar& calendar;
  std::vector<Change> changes{};

  void add(Localized what, Requirement requirement = Requirement::none, FiscalYear year = {},
           bool removes = false) {
    changes.push_back({Change::Sign::changed, id, std::move(what), requirement, year, removes});
  }

  template <class V, class Show>
  void compare(const std::string& label, const V& old_value, const V& new_value, Show show,
               Requirement requirement = Requirement::none) {
    if (old_value == new_value) return;
    add(from_to(verbatim(label), show(old_value), show(new_value)), requirement);
  }
  template <class M>
  void attribute(const char* label, M T::*member, Requirement requirement = Requirement::none) {
    compare(
        label, before.*member, after.*member, [](const M& value) { return shown(value); },
        requirement);
  }
  // One with a default, which is told where nothing is written. Writing it down changes nothing.
  template <class E, class Effective>
  void attribute(const char* label, std::optional<E> T::*member, Effective effective,
                 Requirement requirement) {
    const auto text = [&](const T& of) {
      const E value = effective(of);
      return of.*member ? shown(value) : by_default(std::string(key(value)));
    };
    if (before.*member == after.*member) return;
    add(from_to(verbatim(label), text(before), text(after)),
        effective(before) == effective(after) ? Requirement::none : requirement);
  }
  void name(const char* label, std::string T::*member) {
    compare(label, before.*member, after.*member, quoted);
  }
  void word(const char* label, std::string T::*member,
            Requirement requirement = Requirement::none) {
    compare(label, before.*member, after.*member, attribute::word, requirement);
  }

  // "owners  +x −y"; a mere change of order is named as one.
  void list(const char* label, std::vector<std::string> T::*member,
            Localized (*show)(const std::string&)) {
    if (before.*member == after.*member) return;
    const std::vector<std::string> gone = without(before.*member, after.*member);
    const std::vector<std::string> come = without(after.*member, before.*member);
    if (gone.empty() && come.empty()) return add(reordered(label));
    Localized what = verbatim(std::string(label) + ' ');
    for (const std::string& item : come) what = added(what, show(item));
    for (const std::string& item : gone) what = removed(what, show(item));
    add(std::move(what));
  }
  void names(const char* label, std::vector<std::string> T::*member) {
    list(label, member, quoted);
  }
  void words(const char* label, std::vector<std::string> T::*member) {
    list(label, member, attribute::word);
  }
};

// The changes by the function that compares all members.
template <class T>
std::vector<Change> changes(const std::string& id, const T& before, const T& after,
                            const FiscalCalendar& calendar, void (*compare)(Comparison<T>&)) {
  Comparison<T> comparison{id, before, after, calendar};
  compare(comparison);
  return std::move(comparison.changes);
}

}  // namespace track::attribute
