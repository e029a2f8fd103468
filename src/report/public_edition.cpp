#include "track/report/public_edition.hpp"

#include <algorithm>
#include <set>
#include <string>
#include <utility>

#include "digits.hpp"
#include "suppression.hpp"
#include "track/model/breakdown.hpp"
#include "track/report/hidden_figures.hpp"
#include "track/report/register.hpp"
#include "track/report/report.hpp"
#include "track/report/review.hpp"

namespace track::report {

namespace {

void hide_status(Row& row) {
  row.assessment = {Status::suppressed, {}};
}

void hide_figure(Row& row) {
  Actual& actual = row.actual;
  actual.number.reset();
  actual.numerator.reset();
  actual.denominator.reset();
  actual.sample.reset();
  actual.reason = {};
  const Method method = row.achievement.method;
  row.achievement = {};
  row.achievement.method = method;
  row.from_baseline.reset();
  row.from_previous.reset();
  row.forecast = {};
  row.share_of_whole.reset();
  row.beyond_parts.reset();
  row.comparable = false;
  row.suppressed = true;
  hide_status(row);
}

void hide_baseline(Row& row) {
  row.baseline.reset();
  if (row.from_previous && row.from_previous->with_baseline) row.from_previous.reset();
  const Method method = row.achievement.method;
  if (method == Method::direction) {
    row.from_baseline.reset();
    hide_status(row);
  } else if (method == Method::change) {
    row.achievement.rate.reset();
    hide_status(row);
  }
}

class RowMask {
 public:
  RowMask(const Plan& plan, const HiddenFigures& hidden, const std::optional<int>& suppress_below)
      : plan_(plan), hidden_(hidden), suppress_below_(suppress_below) {}

  void apply(Row& row) const {
    row.controls.clear();
    row.actual.overlaps.clear();
    if (row.indicator == nullptr || !hidden_.counts_people(*row.indicator)) return;
    const Indicator& indicator = *row.indicator;
    if (has_figure(row) && hidden_.hides(indicator, row.actual.carried_from.value_or(row.year))) {
      hide_figure(row);
    }
    if (hidden_.hides_baseline(indicator)) hide_baseline(row);
    hide_previous(row);
    hide_forecast(row);
    hide_of_parts(row);
    choose_digits(row, to_rational(plan_.near));
  }

  void apply_to_total(Row& total) const {
    const Indicator& indicator = *total.indicator;
    total.actual.overlaps.clear();
    if (!hidden_.counts_people(indicator)) return;
    if (has_figure(total) && hidden_.hides_plan_total(indicator, total.year)) hide_figure(total);
    if (hidden_.hides_baseline(indicator)) hide_baseline(total);
    choose_digits(total, to_rational(plan_.near));
  }

 private:
  static bool has_figure(const Row& row) {
    return row.actual.number || row.actual.numerator || row.actual.denominator || row.actual.sample;
  }

  void hide_previous(Row& row) const {
    if (!row.from_previous || row.from_previous->with_baseline) return;
    if (hidden_.hides(*row.indicator, row.from_previous->year)) row.from_previous.reset();
  }

  void hide_forecast(Row& row) const {
    const bool any = row.forecast.expected || row.forecast.projection;
    if (!any || !(tells_hidden_sum(row) || tells_earlier_years(row))) return;
    row.forecast = {};
    if (row.assessment.status != Status::no_target) hide_status(row);
  }

  // A cumulative sum goes on from that of the year before.
  bool tells_hidden_sum(const Row& row) const {
    return row.indicator->basis == TargetBasis::cumulative &&
           hidden_.hides(*row.indicator, row.year.previous());
  }

  // What earlier years had reached by the same day is a part of their figures.
  bool tells_earlier_years(const Row& row) const {
    const ExpectedShare& share = row.forecast.expected_share;
    if (share.pace != Pace::history || share.years.empty()) return false;
    return is_small(share.reached, *suppress_below_) ||
           is_small(share.whole - share.reached, *suppress_below_) ||
           std::ranges::any_of(share.years, [&](FiscalYear year) {
             return hidden_.hides_any(whole_id(row.indicator->id), year);
           });
  }

  void hide_of_parts(Row& row) const {
    const Indicator& indicator = *row.indicator;
    if (hidden_.hides_any(whole_id(indicator.id), row.year)) row.beyond_parts.reset();
    if (!row.share_of_whole) return;
    const Indicator* whole = whole_of(plan_, indicator);
    if (whole == nullptr || hidden_.hides(*whole, row.year)) row.share_of_whole.reset();
  }

  const Plan& plan_;
  const HiddenFigures& hidden_;
  const std::optional<int>& suppress_below_;
};

// The years of a line are written with equally many decimals.
void align_digits(std::vector<Row>& rows) {
  for (auto first = rows.begin(); first != rows.end();) {
    const auto last =
        std::find_if(first, rows.end(), [&](const Row& row) { return row.id != first->id; });
    int digits = 0;
    for (auto row = first; row != last; ++row) digits = std::max(digits, row->figure_digits);
    for (; first != last; ++first) first->figure_digits = digits;
  }
}

void mask_rows(const RowMask& mask, Sections& sections) {
  for (std::vector<Row>* rows : sections.tables()) {
    for (Row& row : *rows) mask.apply(row);
    align_digits(*rows);
  }
}

bool is_hidden_row(const Row& row) {
  return row.assessment.status == Status::suppressed;
}

// An outcome shown at two places once.
std::int64_t count_hidden(const Sections& sections) {
  std::set<std::pair<std::string, FiscalYear>> hidden;
  for (const Row* row : sections.rows()) {
    if (is_hidden_row(*row)) hidden.emplace(row->id, row->year);
  }
  return static_cast<std::int64_t>(hidden.size());
}

}  // namespace

void make_public(Report& report, const HiddenFigures& hidden,
                 const std::optional<int>& suppress_below) {
  mask_rows({*report.plan, hidden, suppress_below}, report);
  report.counts = count_statuses(report, report.head.year);
  // What an evaluation says is written for readers, its note is not.
  for (Evaluation& one : report.evaluations) {
    one.id = 0;
    one.note.clear();
    one.actor.clear();
    one.operation = 0;
    one.recorded_at = {};
  }
  report.public_edition = PublicEdition{suppress_below, count_hidden(report)};
}

void make_public(YearsReport& report, const HiddenFigures& hidden,
                 const std::optional<int>& suppress_below) {
  const RowMask mask(*report.plan, hidden, suppress_below);
  mask_rows(mask, report);
  for (ReportYear& year : report.years) year.counts = count_statuses(report, year.year);
  std::int64_t count = count_hidden(report);
  for (auto& [id, total] : report.plan_totals) {
    mask.apply_to_total(total);
    if (is_hidden_row(total)) ++count;
  }
  report.public_edition = PublicEdition{suppress_below, count};
}

void make_public(Review& review, const HiddenFigures& hidden,
                 const std::optional<int>& suppress_below) {
  make_public(review.report, hidden, suppress_below);
  make_public(review.years, hidden, suppress_below);
  const RowMask mask(*review.report.plan, hidden, suppress_below);
  for (auto& [id, tables] : review.parts) {
    for (std::vector<Row>& rows : tables) {
      for (Row& row : rows) mask.apply(row);
      review.report.public_edition->hidden += std::ranges::count_if(rows, is_hidden_row);
    }
  }
  review.explain = nullptr;
  review.owner.reset();
  review.corrected.clear();
}

void make_public(Register& partners, const std::optional<int>& suppress_below) {
  partners.public_edition = PublicEdition{suppress_below, 0};
}

}  // namespace track::report
