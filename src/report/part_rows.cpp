#include "part_rows.hpp"

#include <algorithm>

#include "asked.hpp"
#include "track/base/text.hpp"
#include "track/model/breakdown.hpp"

namespace track::report {

std::vector<const Indicator*> parts_shown(const Plan& plan, const Indicator& whole,
                                          const Filter& filter) {
  if (!filter.part.empty()) {
    std::vector<const Indicator*> parts = derived_parts(plan, whole);
    std::erase_if(parts,
                  [&](const Indicator* part) { return part->part_of->key() != filter.part; });
    return parts;
  }
  if (!filter.by) return {};
  return derived_parts(plan, whole, *filter.by);
}

std::vector<const Indicator*> parts_of_owner(const Plan& plan, const Indicator& whole,
                                             const Filter& filter) {
  const bool any = filter.part.empty() && !filter.by;
  std::vector<const Indicator*> parts =
      any ? derived_parts(plan, whole) : parts_shown(plan, whole, filter);
  std::erase_if(
      parts, [&](const Indicator* part) { return !contains(part->part_of->owners, filter.owner); });
  return parts;
}

bool is_idle_part(const Plan& plan, const Row& row, const Filter& filter) {
  if (!row.indicator->part_of || row.actual.recorded() || row.target.set()) return false;
  const Status status = row.assessment.status;
  const bool in_sum = row.indicator->basis == TargetBasis::cumulative;
  if (status == Status::not_applicable) return !row.actual.has_figure() || !in_sum;
  if (status != Status::not_due || row.actual.has_figure()) return false;
  const Indicator* whole = whole_of(plan, *row.indicator);
  const PartOf& part = *row.indicator->part_of;
  const bool is_asked_for = whole != nullptr && whole->total == part.table;
  return !is_asked_for || filter.owner.empty() || !contains(part.owners, filter.owner);
}

namespace {

bool has_own_figure(const Row& row) {
  return row.actual.number && !row.actual.carried_from;
}

// Nothing where a part that runs has no figure.
std::optional<Rational> sum_of_parts(const Plan& plan, const Indicator& whole,
                                     const PartTable& table, FiscalYear year,
                                     const std::vector<Row>& rows) {
  std::optional<Rational> sum;
  for (const Indicator* part : derived_parts(plan, whole, table)) {
    const auto row = std::ranges::find_if(
        rows, [&](const Row& one) { return one.id == part->id && one.year == year; });
    if (row != rows.end() && has_own_figure(*row) && part->basis == whole.basis) {
      sum = sum.value_or(0) + *row->actual.number;
    } else if (!part->retired && runs(plan, *part, year)) {
      return std::nullopt;
    }
  }
  return sum;
}

}  // namespace

void add_rest(const Plan& plan, const Indicator& whole, const PartTable& table,
              std::vector<Row>& rows) {
  if (whole.total || (!whole.traits().sums() && whole.kind != IndicatorKind::stock)) return;
  for (Row& row : rows) {
    if (row.id != whole.id || !has_own_figure(row)) continue;
    const std::optional<Rational> parts = sum_of_parts(plan, whole, table, row.year, rows);
    if (parts && *row.actual.number != *parts) row.beyond_parts = *row.actual.number - *parts;
  }
}

}  // namespace track::report
