#include "row_charts.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "track/base/text.hpp"
#include "track/report/comparison.hpp"
#include "words/values.hpp"

namespace track::render {

using report::Row;

namespace {

constexpr Message<Localized> told_actual{"actual {}", "実績{}"};
constexpr Message<> told_none{"no actual", "実績なし"};
constexpr Message<Localized> told_target{"target {}", "目標{}"};
constexpr Message<Localized> told_ceiling{"ceiling {}", "上限{}"};
constexpr Message<Localized> told_expected{"expected by now {}", "現時点で見込まれる水準{}"};
constexpr Message<Localized> told_baseline{"baseline {}", "基準値{}"};
constexpr Message<> told_open{"not final yet", "未確定"};
constexpr Message<Localized, Localized, Localized> told_bullet{"{}: {}; status: {}.",
                                                               "{}：{}、判定は{}です。"};
constexpr Message<Localized, Localized> told_chart{"{}: {}.", "{}：{}。"};
constexpr Message<Localized, Localized> told_parts{"{}: {}", "{}：{}"};
constexpr Message<Localized> trend_title{"{} over the years", "{}の推移"};
constexpr Message<Localized, Localized> trend_title_in_unit{"{} over the years ({})",
                                                            "{}の推移（{}）"};
constexpr Message<std::string, Localized> of_year{"{} {}", "{} {}"};
constexpr Message<Localized, Localized> with_details{"{} ({})", "{}（{}）"};
constexpr Message<> baseline_told{"baseline", "基準値"};
constexpr Message<> break_told{"not comparable with those before", "以前の値とは比較できません"};
constexpr Message<std::string, std::string> interval_told{"95 % interval {} to {}",
                                                          "95%信頼区間{}～{}"};
constexpr Message<Localized, std::int64_t> status_told{"{} {}", "{}{}"};

constexpr int figure_precision = 4;
constexpr int most_years_to_baseline = 15;

ChartFigure chart_figure(const Rational& number, Localized shown) {
  return {rounded_double(number, figure_precision), std::move(shown)};
}

ChartFigure chart_figure(const Row& row, const Rational& number) {
  return chart_figure(number, number_text(figure_text(row, number)));
}

Localized told_in_unit(const Row& row, const ChartFigure& figure) {
  return with_unit(row, figure.shown);
}

bool is_surveyed(const Row& row) {
  return row.indicator != nullptr && !row.indicator->survey.empty();
}

// Of a year that is not over, provisional, or with something in it that is not known.
bool is_open(const Row& row) {
  if (row.actual.carried_from || row.actual.provisional > 0) return true;
  return !row.comparable || (row.phase == report::Progress::Phase::running && !is_surveyed(row));
}

bool is_ceiling_of(const Row& row) {
  return row.indicator != nullptr && report::held_as_ceiling(*row.indicator, row.achievement);
}

bool is_percent_of(const Row& row) {
  return row.indicator != nullptr && row.indicator->traits().is_proportion();
}

int stage_of(ValueForm form) {
  return form == ValueForm::done ? 2 : form == ValueForm::started ? 1 : 0;
}

// "実績278人、目標300人、判定はおおむね達成です。"
Localized told_of_year(const Row& row, const std::vector<Localized>& figures) {
  return told_bullet(row_name(row), listed(figures), status_text(row));
}

Chart stages_of(const Row& row) {
  StageChart chart;
  chart.title = row_name(row);
  chart.paint = paint_of(row.assessment.status);
  std::vector<Localized> told{told_none()};
  if (row.actual.stage) {
    chart.reached = stage_of(*row.actual.stage);
    told.front() = told_actual(actual_text(row));
  }
  if (row.target.stage) {
    chart.target = stage_of(*row.target.stage);
    told.push_back(told_target(target_text(row)));
  }
  chart.told = told_of_year(row, told);
  return chart;
}

// What sampling leaves open of a survey's share.
std::optional<ChartSpan> interval_of(const Row& row, const Rational& percent,
                                     const std::optional<std::int64_t>& sample) {
  if (!is_surveyed(row) || !is_percent_of(row) || !sample || *sample < 1) return std::nullopt;
  const report::Interval interval = report::wilson({rounded_double(percent / 100, 9), *sample});
  return ChartSpan{interval.low * 100, interval.high * 100};
}

// The rows of one line by their years, from the first to the last with a figure or a target.
class TrendMaker {
 public:
  TrendMaker(std::vector<const Row*> rows, const Plan& plan) : plan_(plan), rows_(std::move(rows)) {
    std::erase(rows_, nullptr);
    for (const Row* row : rows_) widen(row->year);
    if (rows_.empty()) return;
    const Indicator* indicator = latest().indicator;
    if (indicator == nullptr || indicator->traits().staged) return;
    for (const auto& [year, value] : indicator->targets) widen(year);
    // A public edition may have rows without the baseline that is defined.
    if (latest().baseline) baseline_ = report::baseline_figure(*indicator);
    if (baseline_ && span_.first.number - baseline_->year.number > most_years_to_baseline) {
      baseline_.reset();
    }
    if (baseline_) widen(baseline_->year);
  }

  bool any_row() const { return !rows_.empty(); }
  const Row& latest() const { return *rows_.back(); }
  FiscalYearSpan span() const { return span_; }

  void describe(FiscalYearSpan span, TrendChart& chart) const {
    const Row& row = latest();
    chart.of_columns = row.indicator == nullptr || row.indicator->traits().accumulates();
    chart.is_percent = is_percent_of(row);
    const auto with_target = std::find_if(rows_.rbegin(), rows_.rend(), [](const Row* one) {
      return one->target.number.has_value();
    });
    chart.is_ceiling = is_ceiling_of(with_target != rows_.rend() ? **with_target : row);
    const FiscalCalendar calendar = plan_.calendar_of(row.indicator);
    for (FiscalYear year = span.first; year <= span.last; year = year.next()) {
      chart.years.push_back(calendar.short_label(year));
    }
  }

  TrendChart::Series series(FiscalYearSpan span) const {
    TrendChart::Series result;
    result.name = row_name(latest());
    std::optional<FiscalYear> before;  // with a figure
    for (FiscalYear year = span.first; year <= span.last; year = year.next()) {
      TrendChart::Point point = point_of(year);
      const Indicator* indicator = latest().indicator;
      if (indicator != nullptr && year > span.first) {
        point.is_broken = break_between(*indicator, year.previous(), year) != nullptr;
      }
      if (point.figure) {
        const bool broken =
            before && indicator != nullptr && break_between(*indicator, *before, year) != nullptr;
        point.is_joined = before && !broken && (is_surveyed(latest()) || before->next() == year);
        before = year;
      }
      result.points.push_back(std::move(point));
    }
    return result;
  }

  // "R3 241 (target 300)", a year each; years of which nothing was to be expected are left out.
  static Localized told(const TrendChart& chart, const TrendChart::Series& series) {
    std::vector<Localized> years;
    for (std::size_t i = 0; i < series.points.size(); ++i) {
      const TrendChart::Point& point = series.points[i];
      if (!point.figure && !point.target && point.absent.empty()) continue;
      const Localized figure = point.figure ? point.figure->shown : point.absent;
      const Localized details = listed(details_of(chart, point));
      years.push_back(of_year(chart.years[i], figure.empty()    ? details
                                              : details.empty() ? figure
                                                                : with_details(figure, details)));
    }
    return joined(years);
  }

 private:
  void widen(FiscalYear year) {
    span_.first = any_year_ ? std::min(span_.first, year) : year;
    span_.last = any_year_ ? std::max(span_.last, year) : year;
    any_year_ = true;
  }

  const Row* row_of(FiscalYear year) const {
    const auto found = std::ranges::find(rows_, year, &Row::year);
    return found == rows_.end() ? nullptr : *found;
  }

  TrendChart::Point point_of(FiscalYear year) const {
    TrendChart::Point point;
    if (const Row* row = row_of(year)) {
      add_figure(*row, point);
      if (!row->actual.number && !is_surveyed(*row)) {
        point.is_missing = row->assessment.status == Status::missing;
        const bool is_said = point.is_missing || row->suppressed || row->target.number;
        if (is_said) point.absent = status_text(*row);
      }
      if (row->target.number) {
        point.target = chart_figure(*row->target.number, target_text(*row));
      }
    } else if (latest().indicator != nullptr) {
      const report::YearTarget target = report::target_of(*latest().indicator, year);
      if (target.number) point.target = chart_figure(latest(), *target.number);
    }
    if (!point.figure && baseline_ && baseline_->year == year) {
      point.figure = chart_figure(latest(), baseline_->number);
      point.interval = interval_of(latest(), baseline_->number, baseline_->sample);
      point.is_baseline = true;
    }
    return point;
  }

  // What is carried from an earlier year stands there.
  static void add_figure(const Row& row, TrendChart::Point& point) {
    if (!row.actual.number || row.actual.carried_from) return;
    point.figure = chart_figure(row, *row.actual.number);
    point.interval = interval_of(row, *row.actual.number, row.actual.sample);
    point.is_open = is_open(row);
  }

  static std::vector<Localized> details_of(const TrendChart& chart,
                                           const TrendChart::Point& point) {
    std::vector<Localized> details;
    if (point.figure && point.is_baseline) details.push_back(baseline_told());
    if (point.interval) {
      details.push_back(interval_told(fmt::format("{:.1f}", point.interval->low),
                                      fmt::format("{:.1f}", point.interval->high)));
    }
    if (point.figure && point.is_open) details.push_back(told_open());
    if (point.target) {
      details.push_back(chart.is_ceiling ? told_ceiling(point.target->shown)
                                         : told_target(point.target->shown));
    }
    if (point.is_broken) details.push_back(break_told());
    return details;
  }

  const Plan& plan_;
  std::vector<const Row*> rows_;
  std::optional<report::YearFigure> baseline_;
  FiscalYearSpan span_{};
  bool any_year_ = false;
};

bool is_a_trend(const TrendChart::Series& series) {
  const auto has_figure = [](const TrendChart::Point& point) { return point.figure.has_value(); };
  const auto says = [](const TrendChart::Point& point) { return point.figure || point.target; };
  return std::ranges::any_of(series.points, has_figure) &&
         std::ranges::count_if(series.points, says) > 1;
}

Localized title_of_trend(const Localized& name, const Row& row) {
  const Localized unit = unit_text(row);
  return unit.empty() ? trend_title(name) : trend_title_in_unit(name, unit);
}

}  // namespace

std::optional<Chart> bullet_of(const Row& row) {
  if (row.indicator != nullptr && row.indicator->traits().staged) {
    if (!row.actual.stage && !row.target.stage) return std::nullopt;
    return stages_of(row);
  }
  const bool has_measure = row.target.number || row.baseline;
  if (!has_measure && !(is_percent_of(row) && row.actual.number)) return std::nullopt;
  BulletChart chart;
  chart.title = row_name(row);
  chart.paint = paint_of(row.assessment.status);
  if (chart.paint == Paint::faint) chart.paint = Paint::plain;
  chart.is_ceiling = is_ceiling_of(row);
  chart.is_percent = is_percent_of(row);
  std::vector<Localized> told;
  if (row.actual.number) {
    chart.actual = chart_figure(*row.actual.number, actual_text(row));
    chart.is_open = is_open(row);
    told.push_back(told_actual(told_in_unit(row, *chart.actual)));
    if (chart.is_open) told.push_back(told_open());
  } else {
    told.push_back(row.suppressed ? label(Status::suppressed) : told_none());
  }
  if (row.target.number) {
    chart.target = chart_figure(*row.target.number, target_text(row));
    if (row.target_most) chart.target_most = rounded_double(*row.target_most, figure_precision);
    const Localized target = told_in_unit(row, *chart.target);
    told.push_back(chart.is_ceiling ? told_ceiling(target) : told_target(target));
  }
  if (row.forecast.expected) {
    const Localized level =
        number_text(rounded_grouped(*row.forecast.expected, row.forecast_digits));
    chart.expected = chart_figure(*row.forecast.expected, level);
    told.push_back(told_expected(with_unit(row, level)));
  }
  if (row.baseline) {
    chart.baseline = chart_figure(*row.baseline, baseline_text(row));
    told.push_back(told_baseline(told_in_unit(row, *chart.baseline)));
  }
  chart.told = told_of_year(row, told);
  return chart;
}

std::optional<Chart> trend_of(const std::vector<const Row*>& years, const Plan& plan) {
  const TrendMaker maker(years, plan);
  if (!maker.any_row()) return std::nullopt;
  TrendChart chart;
  maker.describe(maker.span(), chart);
  chart.series.push_back(maker.series(maker.span()));
  if (!is_a_trend(chart.series.front())) return std::nullopt;
  chart.title = title_of_trend(row_name(maker.latest()), maker.latest());
  chart.told = told_chart(chart.title, TrendMaker::told(chart, chart.series.front()));
  return chart;
}

std::optional<Chart> trend_of_parts(const std::vector<std::vector<const Row*>>& parts,
                                    const Localized& name, const Plan& plan) {
  std::vector<TrendMaker> makers;
  for (const std::vector<const Row*>& years : parts) {
    makers.emplace_back(years, plan);
    if (!makers.back().any_row()) makers.pop_back();
  }
  if (makers.empty()) return std::nullopt;
  FiscalYearSpan span = makers.front().span();
  for (const TrendMaker& maker : makers) {
    span.first = std::min(span.first, maker.span().first);
    span.last = std::max(span.last, maker.span().last);
  }
  TrendChart chart;
  makers.front().describe(span, chart);
  bool any = false;
  for (const TrendMaker& maker : makers) {
    TrendChart::Series series = maker.series(span);
    series.name = verbatim(printable(maker.latest().indicator->part_of->name));
    series.told = told_chart(series.name, TrendMaker::told(chart, series));
    any = any || is_a_trend(series);
    chart.series.push_back(std::move(series));
  }
  if (!any) return std::nullopt;
  chart.title = title_of_trend(name, makers.front().latest());
  std::vector<Localized> told;
  for (const TrendChart::Series& series : chart.series) told.push_back(series.told);
  chart.told = told_parts(chart.title, track::joined(told, {" ", ""}));
  return chart;
}

std::optional<Chart> status_bar_of(const report::StatusCounts& counts, const Localized& title,
                                   std::int64_t most) {
  StatusBar bar;
  bar.title = title;
  bar.most = most;
  std::vector<Localized> told;
  for (const MarkedStatus& one : marked_statuses) {
    const auto found = counts.find(one.status);
    if (found == counts.end() || found->second == 0) continue;
    const bool is_hollow = one.status == Status::missing;
    bar.parts.push_back(
        {label(one.status), found->second, paint_of(one.status), one.mark, is_hollow});
    told.push_back(status_told(label(one.status), found->second));
  }
  if (bar.parts.empty()) return std::nullopt;
  bar.told = told_chart(title, listed(told));
  return bar;
}

}  // namespace track::render
