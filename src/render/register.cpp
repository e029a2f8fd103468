#include "track/render/register.hpp"

#include "head_json.hpp"
#include "register_forms.hpp"
#include "report_forms.hpp"
#include "track/base/text.hpp"

namespace track::render {

using report::Register;
using report::RegisterGroup;

namespace {

constexpr Message<std::string, Localized> register_heading{"{}: activities of partners {}",
                                                           "{}　{}の団体の取組"};
constexpr Message<std::size_t, std::size_t> activities{"activities {}, organisations {}",
                                                       "{}件（{}団体）"};
constexpr Message<Localized, std::int64_t> count_of_standing{"{} {}", "{} {}"};
constexpr Message<Localized, std::size_t> group_of{"{} ({})", "{}（{}件）"};
constexpr Message<> no_organisation{"no organisation", "団体名なし"};
constexpr Message<> no_field{"no field of the plan", "計画の分野に当たらないもの"};
constexpr Message<> no_audience{"audience not stated", "対象の記載なし"};
constexpr Message<> no_involvement{"involvement not stated", "関与の記載なし"};

Localized name_of(report::Grouping grouping, const RegisterGroup& group) {
  if (!group.name.empty()) return verbatim(printable(group.name));
  switch (grouping) {
    case report::Grouping::organisation:
      return no_organisation();
    case report::Grouping::field:
      return no_field();
    case report::Grouping::audience:
      return no_audience();
    case report::Grouping::involvement:
      break;
  }
  return no_involvement();
}

// The rows of each group in turn.
Grid group_grid(const Grid& all, std::size_t first, std::size_t count) {
  const auto start = all.rows.begin() + static_cast<std::ptrdiff_t>(first);
  return {all.columns, {start, start + static_cast<std::ptrdiff_t>(count)}};
}

std::string json(const Register& partners) {
  const Grid grid = register_grid(partners);
  if (!partners.head) return grid_json(grid);
  Json document = head_json(*partners.plan, *partners.head);
  Json counts = Json::object();
  for (const auto& [standing, count] : partners.counts) counts[std::string(key(standing))] = count;
  document["counts"] = std::move(counts);
  document["items"] = items(grid);
  return to_text(document);
}

}  // namespace

Localized register_title(const Register& partners) {
  if (!partners.head) return {};
  const Plan& plan = *partners.plan;
  return register_heading(printable(plan.name), plan.calendar.label(partners.head->year));
}

Localized register_size(const Register& partners) {
  if (partners.entries.empty()) return report_words().nothing;
  return activities(partners.entries.size(), partners.organisations());
}

Localized register_counts(const Register& partners, const std::string& separator) {
  Localized all;
  for (const auto& [standing, count] : partners.counts) {
    const Localized one = count_of_standing(label(standing), count);
    all = all.empty() ? one : Localized{all.en + separator + one.en, all.ja + separator + one.ja};
  }
  return all;
}

Localized group_heading(const Register& partners, const RegisterGroup& group) {
  return group_of(name_of(partners.grouping, group), group.entries.size());
}

std::string register_markdown(const Register& partners, const Style& style) {
  std::string result;
  if (partners.head) {
    result = "# " + markdown_text(register_title(partners).in(style.language)) + "\n\n" +
             head_text(*partners.head, partners.plan->calendar).in(style.language) + "\n\n";
  }
  result += register_size(partners).in(style.language) + "\n";
  if (!partners.counts.empty()) {
    result += "\n- " + register_counts(partners, "\n- ").in(style.language) + "\n";
  }
  const Grid all = register_grid(partners);
  std::size_t row = 0;
  for (const RegisterGroup& group : partners.groups) {
    result += "\n## " + markdown_text(group_heading(partners, group).in(style.language)) + "\n\n" +
              grid_markdown(group_grid(all, row, group.entries.size()), style);
    row += group.entries.size();
  }
  return result;
}

std::string write(const Register& partners, Format format, const Style& style) {
  switch (format) {
    case Format::table:
      return register_text(partners, style);
    case Format::markdown:
      return register_markdown(partners, style);
    case Format::csv:
      return grid_csv(register_grid(partners));
    case Format::json:
      return json(partners);
    case Format::jsonl:
      return grid_jsonl(register_grid(partners));
  }
  return {};
}

}  // namespace track::render
