#include "track/render/report.hpp"

#include "report_forms.hpp"
#include "track/base/text.hpp"

namespace track::render {

namespace {

constexpr Message<Localized, OperationId> report_closed{"{}; closed by operation {}",
                                                        "{}　締め済み（操作 {}）"};
constexpr Message<std::string, Localized> report_heading{"{}: targets and actuals {}",
                                                         "{}　{}の目標と実績"};
constexpr Message<std::string, std::string, std::string, int, Localized> span_text{
    "{} to {}; as of {}; definitions revision {}; {}", "{} から {} まで　{} 時点　定義第{}版　{}"};
constexpr Message<> year_not_begun{"the year has not begun", "年度開始前"};
constexpr Message<> year_running{"the year is running", "年度途中"};
constexpr Message<> year_over{"the year is over", "年度終了"};

Localized phase_text(report::Progress::Phase phase) {
  switch (phase) {
    case report::Progress::Phase::not_begun:
      return year_not_begun();
    case report::Progress::Phase::running:
      return year_running();
    case report::Progress::Phase::over:
      break;
  }
  return year_over();
}

}  // namespace

Localized report_title(const report::Report& report) {
  return report_heading(printable(report.plan->name),
                        report.plan->calendar.label(report.head.year));
}

Localized head_text(const report::ReportHeader& head, const FiscalCalendar& calendar) {
  const Period period = calendar.period(head.year);
  Localized text = span_text(iso(period.first), iso(period.last), iso(head.as_of), head.revision,
                             phase_text(head.progress.phase));
  return head.closed_by ? report_closed(text, *head.closed_by) : text;
}

Localized report_span(const report::Report& report) {
  return head_text(report.head, report.plan->calendar);
}

std::string write(const report::Report& report, Format format, const Style& style) {
  switch (format) {
    case Format::table:
      return report_text(report, style);
    case Format::markdown:
      return report_markdown(report, style);
    case Format::csv:
      return grid_csv(report_grid(report.rows(), *report.plan));
    case Format::json:
      return report_json(report);
    case Format::jsonl:
      return grid_jsonl(report_grid(report.rows(), *report.plan));
  }
  return {};
}

}  // namespace track::render
