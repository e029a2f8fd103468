#include "part_rows.hpp"

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
  if (status == Status::not_applicable) return true;
  if (status != Status::not_due) return false;
  const Indicator* whole = whole_of(plan, *row.indicator);
  const PartOf& part = *row.indicator->part_of;
  const bool is_asked_for = whole != nullptr && whole->total == part.table;
  return !is_asked_for || filter.owner.empty() || !contains(part.owners, filter.owner);
}

void add_rest(const Indicator& whole, std::vector<Row>& rows) {
  if (!whole.traits().sums() && whole.kind != IndicatorKind::stock) return;
  for (Row& row : rows) {
    if (row.indicator == nullptr || row.indicator->id != whole.id || !row.actual.number) continue;
    Rational parts = 0;
    bool any = false;
    for (const Row& part : rows) {
      const bool is_of_it =
          part.below_whole && part.year == row.year && part.indicator->part_of->whole == whole.id;
      if (!is_of_it || !part.actual.number) continue;
      any = true;
      parts += *part.actual.number;
    }
    if (any && *row.actual.number != parts) row.beyond_parts = *row.actual.number - parts;
  }
}

}  // namespace track::report
