#include "track/render/owner_page.hpp"

#include "json.hpp"
#include "measurement_text.hpp"
#include "report_document.hpp"
#include "report_forms.hpp"
#include "report_outline.hpp"
#include "summary_json.hpp"
#include "track/base/text.hpp"
#include "track/render/due.hpp"
#include "track/render/grid.hpp"

namespace track::render {

using report::Deadline;
using report::OwnerPage;
using report::Report;

namespace {

constexpr Message<> missing_heading{"Missing", "未報告"};
constexpr Message<> nothing_missing{"Nothing is missing.", "未報告はありません。"};
constexpr Message<> corrected_heading{"Corrected", "訂正"};
constexpr Message<> nothing_corrected{"Nothing was corrected.", "訂正はありません。"};

constexpr Message<> due_heading{"last day", "期限"};
constexpr Message<> owner_page_what_heading{"what", "報告するもの"};
constexpr Message<> owner_page_of_heading{"of", "対象"};
constexpr Message<> owner_page_id_heading{"id", "ID"};
constexpr Message<> owner_page_number_heading{"no", "番号"};
constexpr Message<> owner_page_time_heading{"when", "日時"};
constexpr Message<> owner_page_name_heading{"indicator", "指標"};
constexpr Message<> owner_page_before_heading{"before", "変更前"};
constexpr Message<> owner_page_after_heading{"after", "変更後"};
constexpr Message<> owner_page_reason_heading{"reason", "理由"};
constexpr Message<> owner_page_actor_heading{"by", "記録者"};
constexpr Message<> owner_page_taken_back{"taken back", "取消"};

Grid missing_grid(const OwnerPage& page, const FiscalCalendar& calendar) {
  Grid grid;
  grid.columns = {{"due", due_heading(), Alignment::left, true, Wrapping::never},
                  {"what", owner_page_what_heading()},
                  {"of", owner_page_of_heading(), Alignment::left, true, Wrapping::never},
                  {"id", owner_page_id_heading(), Alignment::left, true, Wrapping::never}};
  for (const Deadline& one : page.missing) {
    grid.rows.push_back({text_cell(iso(one.day)),
                         {{}, deadline_name(one)},
                         text_cell(deadline_span(one, calendar)),
                         text_cell(std::string(deadline_id(one)))});
  }
  return grid;
}

Grid corrected_grid(const OwnerPage& page, const Plan& plan) {
  Grid grid;
  grid.columns = {{"operation", owner_page_number_heading(), Alignment::right},
                  {"at", owner_page_time_heading(), Alignment::left, true, Wrapping::never},
                  {"name", owner_page_name_heading()},
                  {"before", owner_page_before_heading()},
                  {"after", owner_page_after_heading()},
                  {"reason", owner_page_reason_heading()},
                  {"actor", owner_page_actor_heading()}};
  for (const CorrectedValue& one : page.corrected) {
    const Measurement* after = one.after ? &*one.after : nullptr;
    grid.rows.push_back(
        {{one.operation, verbatim(std::to_string(one.operation))},
         text_cell(wall_clock(one.at, plan.calendar.time_zone)),
         {{}, distinct_name(plan, one.before.indicator)},
         {{}, measurement_text(plan, one.before, after)},
         {{},
          after == nullptr ? owner_page_taken_back() : measurement_text(plan, *after, &one.before)},
         text_cell(one.reason),
         text_cell(one.actor)});
  }
  return grid;
}

std::string block_text(const Localized& heading, const Grid& grid, const Localized& none,
                       const Style& style) {
  if (grid.rows.empty()) {
    return "\n" + paragraph(none.in(style.language), 0, Paint::plain, style);
  }
  return "\n" + paragraph(heading.in(style.language), 0, Paint::heading, style) +
         grid_text(grid, style);
}

std::string block_markdown(const Localized& heading, const Grid& grid, const Localized& none,
                           const Style& style) {
  const std::string body =
      grid.rows.empty() ? none.in(style.language) + "\n" : grid_markdown(grid, style);
  return "\n## " + heading.in(style.language) + "\n\n" + body;
}

std::string page_json(const Report& report, const OwnerPage& page) {
  Json document = report_document(report);
  document["missing"] = Json::array();
  for (const Deadline& one : page.missing) document["missing"].push_back(deadline_json(one));
  document["corrected"] = Json::array();
  for (const CorrectedValue& one : page.corrected) {
    document["corrected"].push_back(correction_json(*report.plan, one));
  }
  return to_text(document);
}

}  // namespace

std::string write(const Report& report, const OwnerPage& page, Format format, const Style& style) {
  if (format == Format::json) return page_json(report, page);
  std::string text = write(report, format, style);
  if (format != Format::table && format != Format::markdown) return text;
  while (text.ends_with("\n\n")) text.pop_back();
  const auto block = format == Format::table ? block_text : block_markdown;
  return text +
         block(missing_heading(), missing_grid(page, report.plan->calendar), nothing_missing(),
               style) +
         block(corrected_heading(), corrected_grid(page, *report.plan), nothing_corrected(), style);
}

}  // namespace track::render
