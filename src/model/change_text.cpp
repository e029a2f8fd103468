#include "change_text.hpp"

#include <algorithm>

#include "track/base/text.hpp"

namespace track::change_text {

namespace {

constexpr Phrase<> nothing{"none", "なし"};
constexpr Phrase<std::string> in_quotes{"\"{}\"", "「{}」"};
constexpr Phrase<std::string, Sentence, Sentence> from_to{"{}  {} → {}", "{}  {} → {}"};
constexpr Phrase<std::string, Sentence> labelled{"{}  {}", "{}  {}"};
constexpr Phrase<Sentence, Sentence> added{"{} +{}", "{} +{}"};
constexpr Phrase<Sentence, Sentence> removed{"{} −{}", "{} −{}"};
constexpr Phrase<> new_order{"reordered", "順序の変更"};
constexpr Phrase<std::string, Sentence> of_year{"{} {}", "{} {}"};
constexpr Phrase<std::string> by_default{"default ({})", "既定（{}）"};
constexpr Phrase<> default_method{"default", "既定"};

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

Sentence quoted(const std::string& text) {
  return text.empty() ? nothing() : in_quotes(printable(text));
}

Sentence word(const std::string& text) {
  return text.empty() ? nothing() : verbatim(printable(text));
}

Sentence number(const std::optional<int>& number) {
  return number ? verbatim(std::to_string(*number)) : nothing();
}

Sentence number(std::int64_t number) {
  return verbatim(std::to_string(number));
}

Sentence number(Quantity number) {
  return verbatim(plain(number));
}

Sentence flag(bool value) {
  return verbatim(value ? "true" : "false");
}

Sentence schedule(const Schedule& schedule) {
  return word(schedule.text);
}

Sentence bound(const std::optional<YearBound>& bound) {
  return bound ? word(bound->text) : nothing();
}

Sentence direction(const std::optional<Direction>& written) {
  return written ? enumerator(*written) : by_default(std::string(key(Indicator{}.direction())));
}

Sentence method(const std::optional<Method>& written) {
  return written ? enumerator(*written) : default_method();
}

Sentence baseline(const std::optional<Baseline>& baseline, const FiscalCalendar& calendar) {
  if (!baseline) return nothing();
  std::string when = calendar.short_label(baseline->year);
  if (baseline->day) when += " (" + iso(*baseline->day) + ")";
  return of_year(when, describe(baseline->value));
}

Sentence expectation(const std::optional<Expectation>& declared) {
  return declared ? word(text_of(*declared)) : nothing();
}

Sentence amount(const std::optional<Quantity>& amount) {
  return amount ? number(*amount) : nothing();
}

Sentence series_breaks(const std::vector<SeriesBreak>& breaks, const FiscalCalendar& calendar) {
  if (breaks.empty()) return nothing();
  std::string text;
  for (const SeriesBreak& one : breaks) {
    text += (text.empty() ? "" : ", ") + calendar.short_label(one.year) + " (" + one.reason + ")";
  }
  return word(text);
}

Sentence value(const Value* value) {
  return value ? describe(*value) : nothing();
}

Sentence replaced(const std::string& label, const Sentence& before, const Sentence& after) {
  return from_to(label, before, after);
}

Sentence list_changed(const std::string& label, const std::vector<std::string>& before,
                      const std::vector<std::string>& after, Sentence (*show)(const std::string&)) {
  const std::vector<std::string> gone = without(before, after);
  const std::vector<std::string> come = without(after, before);
  if (gone.empty() && come.empty()) return reordered(label);
  Sentence result = verbatim(label + ' ');
  for (const std::string& item : come) result = added(result, show(item));
  for (const std::string& item : gone) result = removed(result, show(item));
  return result;
}

Sentence reordered(const std::string& label) {
  return labelled(label, new_order());
}

}  // namespace track::change_text
