#include "load_summary.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "track/base/text.hpp"
#include "track/base/text_layout.hpp"

namespace track::cli {

namespace {

constexpr Message<std::string, int> first_revision{"Plan {}, revision {}", "計画 {}　第{}版"};
constexpr Message<std::string, int, int> next_revision{"Plan {}, revision {} → {}",
                                                       "計画 {}　第{}版 → 第{}版"};
constexpr Message<std::string, int> unchanged{
    "Plan {}: the same as revision {}; nothing was written.",
    "計画 {}：第{}版と同じ内容です。何も書き込んでいません。"};
constexpr Message<std::size_t, std::size_t, std::int64_t, std::int64_t, std::int64_t> parts{
    "  themes {}, fields {}, initiatives {}, surveys {}, partner activities {}",
    "  柱{}、分野{}、取組{}、調査{}、団体の取組{}"};
constexpr Message<std::int64_t, std::size_t, std::size_t> figures{
    "  indicators {} (with targets {}), owners {}", "  指標{}（うち目標値あり{}）、担当・所管{}"};
constexpr Message<std::size_t, std::size_t, std::size_t> counts{"{} changed, {} new, {} retired.",
                                                                "変更{}件、追加{}件、廃止{}件。"};
constexpr Message<> dry_run_end{" Nothing was written (--dry-run).",
                                "何も書き込んでいません（--dry-run）。"};
constexpr Message<std::int64_t> data_stays{"; what was recorded stays ({})",
                                           "（実績{}件は残ります）"};

char mark(Change::Sign sign) {
  switch (sign) {
    case Change::Sign::added:
      return '+';
    case Change::Sign::retired:
      return '-';
    case Change::Sign::changed:
      break;
  }
  return '~';
}

std::int64_t count_of(const Plan& plan, ActivityKind kind) {
  return std::count_if(plan.activities.begin(), plan.activities.end(),
                       [kind](const Activity& one) { return one.kind == kind && !one.retired; });
}

std::string whole_plan(const Plan& plan, Language language) {
  std::size_t with_targets = 0;
  std::int64_t indicators = 0;
  for (const Indicator& indicator : plan.indicators) {
    if (indicator.retired) continue;
    ++indicators;
    if (!indicator.targets.empty()) ++with_targets;
  }
  return parts(plan.themes.size(), plan.fields.size(), count_of(plan, ActivityKind::initiative),
               count_of(plan, ActivityKind::survey), count_of(plan, ActivityKind::partner_activity))
             .in(language) +
         "\n" + figures(indicators, with_targets, plan.owners.size()).in(language) + "\n";
}

std::string change_lines(const LoadSummary& summary, const render::Style& style) {
  std::size_t id_width = 0;
  for (const Change& change : summary.changes) {
    id_width = std::max(id_width, text_width(change.id));
  }
  id_width = std::min<std::size_t>(id_width, 32);
  std::string result;
  for (const Change& change : summary.changes) {
    std::string what = change.what.in(style.language);
    const auto data = summary.measurements.find(change.id);
    if (change.sign == Change::Sign::retired && data != summary.measurements.end()) {
      what += data_stays(data->second).in(style.language);
    }
    std::string start = fmt::format("  {} {}  ", mark(change.sign), pad_right(change.id, id_width));
    const std::size_t indent = text_width(start);
    const std::size_t room = std::max<std::size_t>(
        24, static_cast<std::size_t>(style.width) -
                std::min<std::size_t>(indent, static_cast<std::size_t>(style.width)));
    for (const std::string& line : wrap(printable(what), room)) {
      result += start + line + "\n";
      start = std::string(indent, ' ');
    }
  }
  return result;
}

std::size_t count_of(const std::vector<Change>& changes, Change::Sign sign) {
  return static_cast<std::size_t>(std::count_if(
      changes.begin(), changes.end(), [sign](const Change& one) { return one.sign == sign; }));
}

}  // namespace

std::string load_summary(const LoadSummary& summary, const render::Style& style) {
  const int next = summary.stored_revision.value_or(0) + 1;
  const std::string end = summary.dry_run ? dry_run_end().in(style.language) : std::string{};
  if (!summary.stored_revision) {
    return first_revision(summary.plan.id, next).in(style.language) + "\n" +
           whole_plan(summary.plan, style.language) + (end.empty() ? "" : " " + end + "\n");
  }
  return next_revision(summary.plan.id, *summary.stored_revision, next).in(style.language) + "\n" +
         change_lines(summary, style) +
         counts(count_of(summary.changes, Change::Sign::changed),
                count_of(summary.changes, Change::Sign::added),
                count_of(summary.changes, Change::Sign::retired))
             .in(style.language) +
         end + "\n";
}

std::string load_unchanged(const LoadSummary& summary, const render::Style& style) {
  return unchanged(summary.plan.id, *summary.stored_revision).in(style.language) + "\n";
}

}  // namespace track::cli
