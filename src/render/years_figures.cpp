#include <algorithm>
#include <functional>

#include "figures.hpp"
#include "track/base/text.hpp"
#include "years_forms.hpp"

namespace track::render {

using report::Line;
using report::Row;
using What = YearFigures::What;

namespace {

constexpr Message<> change_label{"change", "前年度差"};
constexpr Message<> target_label{"target", "目標値"};
constexpr Message<Localized> rate_label{"rate ({})", "{}"};
constexpr Message<> status_label{"status", "判定"};
constexpr Message<> last_day_label{"last day", "最終実績日"};
constexpr Message<std::string> in_unit{"counted in {}", "単位は{}"};
constexpr Message<std::string, Localized> in_years{"{}: {}", "{}：{}"};

Localized years_change_text(const Row& row) {
  const auto& comparison = row.from_previous;
  const bool from_year_before = comparison && comparison->year == row.year.previous();
  if (!from_year_before || !comparison->change) return {};
  return verbatim(signed_text(row, *comparison->change));
}

Localized status_text(const Row& row) {
  return label(row.assessment.status);
}

// A level and a survey's result belong to a day; what adds up belongs to its year.
Localized day_text(const Row& row) {
  const bool surveyed =
      row.level == Level::context || (row.indicator != nullptr && row.source != nullptr);
  const bool dated = surveyed || traits_of(row.kind).carries_over;
  return dated && row.actual.has_figure() ? last_text(row) : Localized{};
}

YearFigures figures_of(const Line& line, What what, const Localized& name,
                       const std::function<Localized(const Row&)>& text) {
  YearFigures figures{what, name, {}};
  const Localized none = what == What::actual ? no_figure() : Localized{};
  for (const Row* row : line.years) figures.cells.push_back(row ? text(*row) : none);
  return figures;
}

bool has_status_to_show(const Line& line) {
  return std::any_of(line.years.begin(), line.years.end(), [](const Row* row) {
    return row != nullptr && row->assessment.status != Status::no_target;
  });
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

std::string year_names(const std::vector<const Row*>& rows, const FiscalCalendar& calendar) {
  std::string names;
  for (const Row* row : rows) {
    names += (names.empty() ? "" : ", ") + calendar.short_label(row->year);
  }
  return names;
}

}  // namespace

std::vector<YearFigures> year_figures(const Line& line) {
  std::vector<YearFigures> all = {
      figures_of(line, What::actual, unit_text(line.latest()), actual_text)};
  const auto add = [&all](YearFigures figures) {
    const bool any = std::any_of(figures.cells.begin(), figures.cells.end(),
                                 [](const Localized& cell) { return !cell.empty(); });
    if (any) all.push_back(std::move(figures));
  };
  add(figures_of(line, What::change, change_label(), years_change_text));
  add(figures_of(line, What::target, target_label(), target_text));
  for (const Method method : {Method::ratio, Method::change}) {
    add(figures_of(line, What::rate, rate_label(label(method)), [method](const Row& row) {
      return row.achievement.method == method ? rate_text(row) : Localized{};
    }));
  }
  if (has_status_to_show(line)) {
    add(figures_of(line, What::status, status_label(), status_text));
  }
  add(figures_of(line, What::last_day, last_day_label(), day_text));
  return all;
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
                        : in_years(year_names(remark.rows, plan.calendar), remark.text));
    if (!every_year) named = remark.rows;
  }
  return joined(notes);
}

}  // namespace track::render
