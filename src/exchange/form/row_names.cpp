#include "form/row_names.hpp"

#include <algorithm>
#include <utility>
#include <vector>

#include "track/base/text.hpp"

namespace track::exchange {

namespace {

constexpr Message<std::string, Localized, Localized> says_other{
    "this row is of {} ({}), but says {}", "この行は {}（{}）の行ですが、{}とあります"};
constexpr Message<Localized, std::string> column_says{"{} \"{}\"", "{}「{}」"};
constexpr Message<Localized> column_blank{"no {}", "{}なし"};

Localized column_text(std::string_view key, const std::string& text) {
  const Localized heading = form_heading(key, {}, {});
  return is_blank(text) ? column_blank(heading) : column_says(heading, printable(text));
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

bool has_unit(const Indicator& indicator, const std::string& unit) {
  const auto is_same = [&unit](const std::string& one) { return folded(one) == folded(unit); };
  return is_same(indicator.unit) || std::ranges::any_of(indicator.unit_aliases, is_same);
}

}  // namespace track::exchange
