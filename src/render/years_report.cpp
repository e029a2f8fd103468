#include "track/render/years_report.hpp"

#include "track/base/text.hpp"
#include "track/render/report.hpp"
#include "years_forms.hpp"

namespace track::render {

namespace {

constexpr Message<std::string, Localized> years_report_title{"{}: actuals {}", "{}　{}の実績"};
constexpr Message<Localized, Localized> years_report_from_to{"{} to {}", "{}から{}まで"};
constexpr Message<std::string, std::string, std::string, int> years_report_span{
    "{} to {}; as of {}; definitions revision {}", "{} から {} まで　{} 時点　定義第{}版"};
constexpr Message<Localized, std::string, OperationId> years_report_closed{
    "{}; {} closed by operation {}", "{}　{}は締め済み（操作{}）"};
constexpr Message<std::string> years_report_so_far{"{} (so far)", "{}（途中）"};

}  // namespace

Localized years_title(const report::YearsReport& report) {
  const FiscalCalendar& calendar = report.plan->calendar;
  const Localized first = calendar.label(report.years.front().year);
  const Localized last = calendar.label(report.years.back().year);
  return years_report_title(printable(report.plan->name),
                            first == last ? first : years_report_from_to(first, last));
}

Localized years_span(const report::YearsReport& report) {
  const FiscalCalendar& calendar = report.plan->calendar;
  Localized text = years_report_span(iso(calendar.first_day(report.years.front().year)),
                                     iso(calendar.last_day(report.years.back().year)),
                                     iso(report.as_of), report.revision);
  for (const report::ReportYear& year : report.years) {
    if (year.closed_by)
      text = years_report_closed(text, calendar.short_label(year.year), *year.closed_by);
  }
  return text;
}

Localized year_heading(const report::ReportYear& year, const FiscalCalendar& calendar) {
  const std::string name = calendar.short_label(year.year);
  return year.progress.running() ? years_report_so_far(name) : verbatim(name);
}

std::string write(const report::YearsReport& report, Format format, const Style& style) {
  switch (format) {
    case Format::table:
      return years_text(report, style);
    case Format::markdown:
      return years_markdown(report, style);
    case Format::csv:
      return grid_csv(yearly_grid(report.rows(), *report.plan));
    case Format::json:
      return years_json(report);
    case Format::jsonl:
      return grid_jsonl(yearly_grid(report.rows(), *report.plan));
  }
  return {};
}

}  // namespace track::render
