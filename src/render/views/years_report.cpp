#include "track/render/views.hpp"

#include <algorithm>
#include <functional>

#include "report_data.hpp"
#include "report_parts.hpp"
#include "track/base/date.hpp"
#include "track/base/text.hpp"
#include "words/headings.hpp"
#include "words/plan_parts.hpp"
#include "words/row_charts.hpp"
#include "words/row_sentences.hpp"
#include "words/values.hpp"

namespace track::render {

using report::Line;
using report::ReportYear;
using report::Row;
using report::YearsReport;

namespace {

constexpr Message<std::string, Localized> years_title_words{"{}: actuals {}", "{}　{}の実績"};
constexpr Message<Localized, Localized> from_year_to_year{"{} to {}", "{}から{}まで"};
constexpr Message<Localized, Localized, Localized, int> span_of_years{
    "{} to {}; as of {}; definitions revision {}", "対象期間：{}～{}（{}現在）　定義第{}版"};
constexpr Message<Localized, std::string, OperationId> with_closed_year{
    "{}; {} closed by operation {}", "{}　{}は締め済み（操作{}）"};
constexpr Message<std::string> year_so_far{"{} (so far)", "{}（途中）"};
constexpr Message<> change_label{"change", "前年度差"};
constexpr Message<Localized> rate_label{"rate ({})", "{}"};
constexpr Message<std::string> in_unit{"counted in {}", "単位は{}"};
constexpr Message<std::string, Localized> in_years{"{}: {}", "{}：{}"};
constexpr Message<> trend_heading{"trend", "推移"};
constexpr Message<> plan_heading{"whole plan", "計画全体"};

constexpr std::size_t narrowest_name_beside_years = 16;

Localized years_title(const report::YearsReport& report) {
  const FiscalCalendar& calendar = report.plan->calendar;
  const Localized first = calendar.label(report.years.front().year);
  const Localized last = calendar.label(report.years.back().year);
  return years_title_words(printable(report.plan->name),
                           first == last ? first : from_year_to_year(first, last));
}

Localized years_span(const report::YearsReport& report) {
  const FiscalCalendar& calendar = report.plan->calendar;
  const auto words = [&](Day day) { return day_in_words(day, calendar.eras); };
  Localized text = span_of_years(words(calendar.first_day(report.years.front().year)),
                                 words(calendar.last_day(report.years.back().year)),
                                 words(report.as_of), report.revision);
  for (const report::ReportYear& year : report.years) {
    if (year.closed_by)
      text = with_closed_year(text, calendar.short_label(year.year), *year.closed_by);
  }
  return text;
}

Localized year_heading(const report::ReportYear& year, const FiscalCalendar& calendar) {
  const std::string name = calendar.short_label(year.year);
  return year.progress.running() ? year_so_far(name) : verbatim(name);
}

Localized change_from_year_before(const Row& row) {
  const auto& comparison = row.from_previous;
  const bool from_year_before = comparison && comparison->year == row.year.previous();
  if (!from_year_before || !comparison->change) return {};
  return signed_text(row, *comparison->change);
}

// A level and a survey's result belong to a day; what adds up belongs to its year.
Localized date_of_figure(const Row& row, EraCalendar eras) {
  const bool surveyed =
      row.level == Level::context || (row.indicator != nullptr && row.source != nullptr);
  const bool dated = surveyed || traits_of(row.kind).carries_over;
  return dated && row.actual.has_figure() ? last_text(row, eras) : Localized{};
}

// One row of values under the headings of the years.
using ValueOfYear = std::function<Localized(const Row&)>;

bool has_status_to_show(const Line& line) {
  return std::any_of(line.years.begin(), line.years.end(), [](const Row* row) {
    return row != nullptr && row->assessment.status != Status::no_target;
  });
}

// A trend does not run across a break of the series: what lies before the last one is left out.
std::string signs_of(const Line& line) {
  std::vector<std::optional<Rational>> figures(line.years.size());
  const Row* later = nullptr;
  for (std::size_t i = line.years.size(); i-- > 0;) {
    const Row* row = line.years[i];
    if (row == nullptr || !row->comparable) continue;
    if (later == nullptr) later = row;
    const Indicator* indicator = row->indicator;
    if (indicator != nullptr && break_between(*indicator, row->year, later->year)) break;
    figures[i] = row->actual.number;
  }
  return sparkline(figures);
}

// A remark and the years it was made of.
struct Remark {
  Localized text;
  std::vector<const Row*> rows;
};

void add_remarks(const Row& row, const Line& line, const Plan& plan, std::vector<Remark>& remarks) {
  std::vector<Localized> texts = year_notes(row, plan);
  if (row.unit != line.latest().unit) texts.push_back(in_unit(printable(row.unit)));
  for (const Localized& text : texts) {
    const auto same = std::find_if(remarks.begin(), remarks.end(),
                                   [&](const Remark& one) { return one.text == text; });
    if (same == remarks.end()) {
      remarks.push_back({text, {&row}});
    } else {
      same->rows.push_back(&row);
    }
  }
}

std::string year_names(const std::vector<const Row*>& rows, const Plan& plan) {
  std::string names;
  for (const Row* row : rows) {
    names += (names.empty() ? "" : ", ") + plan.calendar_of(row->indicator).short_label(row->year);
  }
  return names;
}

Localized line_notes(const Line& line, const Plan& plan) {
  std::vector<Remark> remarks;
  std::size_t rows = 0;
  for (const Row* row : line.years) {
    if (row == nullptr) continue;
    ++rows;
    add_remarks(*row, line, plan, remarks);
  }
  // What holds for every year needs no year; what follows of the same years does not name them
  // again.
  std::stable_partition(remarks.begin(), remarks.end(),
                        [rows](const Remark& remark) { return remark.rows.size() == rows; });
  std::vector<Localized> notes = lasting_notes(line.latest(), plan);
  std::vector<const Row*> named;
  for (const Remark& remark : remarks) {
    const bool every_year = remark.rows.size() == rows;
    notes.push_back(every_year || remark.rows == named
                        ? remark.text
                        : in_years(year_names(remark.rows, plan), remark.text));
    if (!every_year) named = remark.rows;
  }
  return joined(notes);
}

// What a line's years come to, where the plan has a target for it; nullptr where it has none.
const Row* plan_total_of(const Line& line, const YearsReport& report) {
  const auto found = report.plan_totals.find(line.latest().id);
  return found != report.plan_totals.end() ? &found->second : nullptr;
}

// The rows of one name: its actuals, and below them what there is to say of any year.
class LineTable {
 public:
  LineTable(const Line& line, const YearsReport& report)
      : line_(line),
        plan_total_(plan_total_of(line, report)),
        has_plan_column_(!report.plan_totals.empty()) {}

  std::vector<std::vector<Cell>> rows(const Plan& plan) {
    add(unit_text(line_.latest()), actual_text, Paint::plain, OfPlan::yes);
    add_if_any(change_label(), change_from_year_before);
    add_if_any(heading::target(), target_text, OfPlan::yes);
    for (const Method method : {Method::ratio, Method::change}) {
      add_if_any(
          rate_label(label(method)),
          [method](const Row& row) {
            return row.achievement.method == method ? rate_text(row) : Localized();
          },
          OfPlan::yes);
    }
    if (has_status_to_show(line_)) {
      add(heading::status(), status_text, Paint::faint);
      for (std::size_t i = 0; i < line_.years.size(); ++i) {
        const Row* row = line_.years[i];
        if (row != nullptr) rows_.back()[i + 2].paint = paint_of(row->assessment.status);
      }
    }
    add_if_any(heading::last_day(),
               [&plan](const Row& row) { return date_of_figure(row, plan.calendar.eras); });
    std::vector<Cell>& actuals = rows_.front();
    actuals.front().shown = row_name(line_.latest());
    Cell& trend = actuals[actuals.size() - 2];
    trend.shown = verbatim(signs_of(line_));
    if (auto chart = trend_of(line_.years, plan))
      trend = chart_cell(*std::move(chart), trend.shown);
    actuals.back().shown = line_notes(line_, plan);
    return std::move(rows_);
  }

 private:
  // Whether there is a value of the whole plan as well.
  enum class OfPlan { no, yes };

  void add(const Localized& name, const ValueOfYear& text, Paint paint,
           OfPlan of_plan = OfPlan::no) {
    std::vector<Cell> cells = {{}, shown_cell(name, paint)};
    for (const Row* row : line_.years) {
      const bool main = paint == Paint::plain;
      cells.push_back(shown_cell(row != nullptr ? text(*row)
                                 : main         ? no_figure()
                                                : Localized(),
                                 paint));
    }
    if (has_plan_column_) {
      const bool any = plan_total_ != nullptr && of_plan == OfPlan::yes;
      cells.push_back(shown_cell(any ? text(*plan_total_) : Localized(), paint));
    }
    cells.resize(cells.size() + 2);  // the trend and the notes
    rows_.push_back(std::move(cells));
  }

  void add_if_any(const Localized& name, const ValueOfYear& text, OfPlan of_plan = OfPlan::no) {
    const auto says = [&](const Row* row) { return row != nullptr && !text(*row).empty(); };
    const bool of_whole = of_plan == OfPlan::yes && says(plan_total_);
    if (of_whole || std::ranges::any_of(line_.years, says)) add(name, text, Paint::faint, of_plan);
  }

  const Line& line_;
  const Row* plan_total_;
  bool has_plan_column_;
  std::vector<std::vector<Cell>> rows_;
};

Table lines_table(const std::vector<Row>& rows, const YearsReport& report) {
  Table table;
  table.layout = Layout::aligned;
  table.narrowest_name = narrowest_name_beside_years;
  Grid& grid = table.grid;
  grid.columns = {column_at(Place::name, "name", heading::indicator()), {"label", {}}};
  for (const ReportYear& year : report.years) {
    grid.columns.push_back(
        {"year", year_heading(year, report.plan->calendar), Alignment::right, Place::series});
  }
  if (!report.plan_totals.empty()) {
    grid.columns.push_back({"plan", plan_heading(), Alignment::right, Place::series});
  }
  grid.columns.push_back(column_at(Place::trend, "trend", trend_heading()));
  grid.columns.push_back(column_at(Place::remark, "notes", heading::notes()));
  for (const Line& line : report.lines(rows)) {
    for (std::vector<Cell>& cells : LineTable(line, report).rows(*report.plan)) {
      grid.rows.push_back(std::move(cells));
    }
  }
  return table;
}

Data tree_of(const YearsReport& report) {
  const Plan& plan = *report.plan;
  Data tree = plan_data(plan);
  Data years = Data::list();
  for (const ReportYear& year : report.years) {
    Data item = year_data(plan.calendar, year.year);
    item["closed_by"] = year.closed_by;
    item["counts"] = counts_data(year.counts);
    years.push_back(std::move(item));
  }
  tree["years"] = std::move(years);
  tree["as_of"] = iso(report.as_of);
  tree["revision"] = report.revision;
  if (report.public_edition) tree["public"] = public_data(*report.public_edition);
  tree["rows"];
  return tree;
}

std::vector<Block> blocks_of(const YearsReport& report) {
  const Plan& plan = *report.plan;
  std::vector<Block> blocks = {Heading{1, years_title(report)}, Paragraph{years_span(report)}};
  if (report.public_edition) {
    blocks.emplace_back(Paragraph{public_text(*report.public_edition)});
  }
  Counts counts;
  for (const ReportYear& year : report.years) {
    counts.lines.push_back({year_heading(year, plan.calendar), counts_in_words(year.counts)});
  }
  blocks.emplace_back(std::move(counts));
  add_outline(report, plan, {[&](const auto& rows) { return lines_table(rows, report); }}, blocks);
  if (!report.empty()) blocks.emplace_back(Paragraph());  // as after a report of one year
  return blocks;
}

}  // namespace

Document document_of(const YearsReport& report) {
  Document document;
  document.blocks = Blocks([&report] { return blocks_of(report); });
  document.letterhead = letterhead_of(*report.plan);
  document.rows = side_by_side_rows(report);
  document.tree = Deferred<Data>([&report] { return tree_of(report); });
  document.rows_key = "rows";
  return document;
}

}  // namespace track::render
