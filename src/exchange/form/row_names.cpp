#include "form/row_names.hpp"

#include <algorithm>
#include <utility>
#include <vector>

#include "track/base/quantity.hpp"
#include "track/base/text.hpp"

namespace track::exchange {

namespace {

constexpr Message<std::string, Localized, Localized> says_other{
    "this row is of {} ({}), but says {}", "この行は {}（{}）の行ですが、{}とあります"};
constexpr Message<Localized, std::string> column_says{"{} \"{}\"", "{}「{}」"};
constexpr Message<Localized, Localized, std::string> figure_changed{
    "{} was \"{}\" when the form was written, now it is \"{}\"; it is not taken from a form",
    "{}が作成時の「{}」から「{}」に変わっていますが、様式からは取り込みません"};
constexpr Message<Localized> column_blank{"no {}", "{}なし"};

Localized column_text(std::string_view key, const std::string& text) {
  const Localized heading = form_heading(key, {}, {});
  return is_blank(text) ? column_blank(heading) : column_says(heading, printable(text));
}

// A program that opened a CSV writes 24000 for 24,000.
bool says_the_same(const std::string& left, const std::string& right) {
  const Parsed<Quantity> one = read_quantity(left);
  const Parsed<Quantity> other = read_quantity(right);
  return folded(left) == folded(right) || (one && other && *one == *other);
}

}  // namespace

std::optional<Disagreement> disagreement(
    const FormRow& asked, const std::function<std::string(std::string_view key)>& text_of) {
  const std::pair<std::string_view, const std::string&> columns[] = {
      {form_key::activity, asked.activity},
      {form_key::name, asked.name},
      {form_key::part, asked.part},
      {form_key::unit, asked.unit}};
  std::optional<Disagreement> found;
  std::vector<Localized> wanted;
  std::vector<Localized> stands;
  for (const auto& [key, text] : columns) {
    const std::string here = text_of(key);
    if (folded(here) == folded(printable(text))) continue;
    if (!found) found = Disagreement{key, {}};
    wanted.push_back(column_text(key, text));
    stands.push_back(column_text(key, here));
  }
  const Localized comma{", ", "、"};
  if (found) {
    found->problem = says_other(printable(asked.id), joined(wanted, comma), joined(stands, comma));
  }
  return found;
}

std::vector<Disagreement> changed_figures(
    const FormRow& written, const std::function<std::string(std::string_view key)>& text_of) {
  const std::pair<std::string_view, const Localized&> columns[] = {
      {form_key::last, written.last}, {form_key::target, written.target}};
  std::vector<Disagreement> changed;
  for (const auto& [key, text] : columns) {
    const std::string here = text_of(key);
    if (is_blank(here) || says_the_same(here, text.en) || says_the_same(here, text.ja)) continue;
    changed.push_back({key, figure_changed(form_heading(key, {}, {}), text, printable(here))});
  }
  return changed;
}

bool has_unit(const Indicator& indicator, const std::string& unit) {
  const auto is_same = [&unit](const std::string& one) { return folded(one) == folded(unit); };
  return is_same(indicator.unit) || std::ranges::any_of(indicator.unit_aliases, is_same);
}

}  // namespace track::exchange
