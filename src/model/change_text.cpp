#include "change_text.hpp"

#include <algorithm>

#include "track/base/text.hpp"

namespace track::change_text {

namespace {

constexpr Message<> nothing{"none", "なし"};
constexpr Message<std::string> in_quotes{"\"{}\"", "「{}」"};
constexpr Message<std::string, Localized, Localized> from_to{"{}  {} → {}", "{}  {} → {}"};
constexpr Message<std::string, Localized> labelled{"{}  {}", "{}  {}"};
constexpr Message<Localized, Localized> added{"{} +{}", "{} +{}"};
constexpr Message<Localized, Localized> removed{"{} −{}", "{} −{}"};
constexpr Message<> new_order{"reordered", "順序の変更"};
constexpr Message<std::string, Localized> of_year{"{} {}", "{} {}"};
constexpr Message<std::string> by_default{"default ({})", "既定（{}）"};
constexpr Message<> default_method{"default", "既定"};

// What is left of `items` when each of `others` has taken away one equal item.
std::vector<std::string> without(std::vector<std::string> items,
                                 const std::vector<std::string>& others) {
  for (const std::string& other : others) {
    const auto found = std::ranges::find(items, other);
    if (found != items.end()) items.erase(found);
  }
  return items;
}

}  // namespace

Localized quoted(const std::string& text) {
  return text.empty() ? nothing() : in_quotes(printable(text));
}

Localized word(const std::string& text) {
  return text.empty() ? nothing() : verbatim(printable(text));
}

Localized number(const std::optional<int>& number) {
  return number ? verbatim(std::to_string(*number)) : nothing();
}

Localized number(std::int64_t number) {
  return verbatim(std::to_string(number));
}

Localized number(Quantity number) {
  return verbatim(plain(number));
}

Localized flag(bool value) {
  return verbatim(value ? "true" : "false");
}

Localized schedule(const Schedule& schedule) {
  return word(schedule.text);
}

Localized bound(const std::optional<YearBound>& bound) {
  return bound ? word(bound->text) : nothing();
}

Localized direction(const std::optional<Direction>& written) {
  return written ? enumerator(*written) : by_default(std::string(key(Indicator{}.direction())));
}

Localized method(const std::optional<Method>& written) {
  return written ? enumerator(*written) : default_method();
}

Localized baseline(const std::optional<Baseline>& baseline, const FiscalCalendar& calendar) {
  if (!baseline) return nothing();
  std::string when = calendar.short_label(baseline->year);
  if (baseline->day) when += " (" + iso(*baseline->day) + ")";
  return of_year(when, describe(baseline->value));
}

Localized expectation(const std::optional<Expectation>& declared) {
  return declared ? word(text_of(*declared)) : nothing();
}

Localized amount(const std::optional<Quantity>& amount) {
  return amount ? number(*amount) : nothing();
}

Localized series_breaks(const std::vector<SeriesBreak>& breaks, const FiscalCalendar& calendar) {
  if (breaks.empty()) return nothing();
  std::string text;
  for (const SeriesBreak& one : breaks) {
    text += (text.empty() ? "" : ", ") + calendar.short_label(one.year) + " (" + one.reason + ")";
  }
  return word(text);
}

Localized value(const Value* value) {
  return value ? describe(*value) : nothing();
}

Localized replaced(const std::string& label, const Localized& before, const Localized& after) {
  return from_to(label, before, after);
}

Localized list_changed(const std::string& label, const std::vector<std::string>& before,
                       const std::vector<std::string>& after,
                       Localized (*show)(const std::string&)) {
  const std::vector<std::string> gone = without(before, after);
  const std::vector<std::string> come = without(after, before);
  if (gone.empty() && come.empty()) return reordered(label);
  Localized result = verbatim(label + ' ');
  for (const std::string& item : come) result = added(result, show(item));
  for (const std::string& item : gone) result = removed(result, show(item));
  return result;
}

Localized reordered(const std::string& label) {
  return labelled(label, new_order());
}

}  // namespace track::change_text
