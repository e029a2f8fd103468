#include "people_cells.hpp"

#include <algorithm>
#include <array>
#include <iterator>
#include <map>
#include <optional>
#include <utility>

#include "track/base/text.hpp"
#include "track/model/breakdown.hpp"
#include "track/report/actual.hpp"

namespace track::report {

namespace {

// What is counted of a figure: the number itself or the numerator, the rest of the denominator, the
// respondents of a figure that says nothing else.
constexpr std::size_t counts_of_figure = 3;
using People = std::array<std::optional<Rational>, counts_of_figure>;

People people_of(const Indicator& indicator, const Actual& actual) {
  People people;
  const KindTraits& traits = indicator.traits();
  if (traits.staged || !actual.number) return people;
  if (actual.numerator && actual.denominator) {
    people[0] = to_rational(*actual.numerator);
    people[1] = to_rational(*actual.denominator) - *people[0];
  } else if (actual.sample) {
    people[2] = Rational(*actual.sample);
  } else if (!traits.pools()) {
    people[0] = *actual.number;
  }
  return people;
}

bool is_published_percentage(const Indicator& indicator, const Actual& actual) {
  return indicator.traits().is_proportion() && actual.number && actual.sample && !actual.numerator;
}

// Of a percentage as published, those that it is of, to the nearest whole number.
bool is_of_few(const Indicator& indicator, const Actual& actual, std::int64_t threshold) {
  if (!is_published_percentage(indicator, actual)) return false;
  const Rational those = *actual.number * *actual.sample / 100;
  const Rational nearest = (those + Rational(1, 2)).truncated();
  return is_small(nearest, threshold) || is_small(Rational(*actual.sample) - nearest, threshold);
}

using CellsOfYears = std::map<FiscalYear, std::size_t>;

// The cells of an indicator or of a part of it.
struct Member {
  const Indicator* indicator = nullptr;
  CellsOfYears yearly;      // what each year adds, or its figure
  CellsOfYears cumulative;  // since the plan began, where rows show that

  bool is_cumulative() const { return indicator->basis == TargetBasis::cumulative; }
};

// Cells of what a whole and its parts do not share, where that is small.
struct Rests {
  std::vector<std::size_t> more;      // that the whole has beyond them
  std::vector<std::size_t> overlaps;  // that they have beyond it, being in several
  bool empty() const { return more.empty() && overlaps.empty(); }
};

void append(const Rests& more, Rests& rests) {
  rests.more.insert(rests.more.end(), more.more.begin(), more.more.end());
  rests.overlaps.insert(rests.overlaps.end(), more.overlaps.begin(), more.overlaps.end());
}

class CellMaker {
 public:
  CellMaker(const std::vector<KnownState>& states, const Indicator& whole, std::int64_t threshold)
      : states_(states), plan_(*states.front().plan), threshold_(threshold) {
    add_member(whole);
    for (const Indicator* part : derived_parts(plan_, whole)) add_member(*part);
  }

  IndicatorCells make() {
    cumulative_ = std::ranges::all_of(members_, &Member::is_cumulative);
    for (const FiscalYear year : years()) add_sums_of(year);
    for (Member& member : members_) add_years_of(member);
    drop_equal_layers();
    return std::move(made_);
  }

 private:
  std::size_t layers() const { return states_.size() * counts_of_figure; }

  std::size_t add_cell(const CellPlace& place) {
    made_.places.push_back(place);
    made_.people.cells.push_back({place.kind != CellPlace::Kind::nowhere, false, {}});
    made_.people.cells.back().values.resize(layers());
    return made_.places.size() - 1;
  }

  // As it was called then.
  const Indicator* found_in(const Plan& plan, const Indicator& indicator) const {
    for (const std::string& id : recorded_ids(plan_, indicator)) {
      if (const Indicator* found = find_indicator(plan, id)) return found;
    }
    return nullptr;
  }

  void add_member(const Indicator& indicator) {
    Member member{&indicator, {}, {}};
    for (std::size_t i = 0; i < states_.size(); ++i) {
      const KnownState& state = states_[i];
      const Indicator* then = found_in(*state.plan, indicator);
      if (then == nullptr) continue;
      const auto totals = state.totals->indicators.find(then->id);
      if (totals == state.totals->indicators.end()) continue;
      for (const auto& [year, total] : totals->second) {
        if (year <= state.last) add_figures(i, *then, year, member);
      }
    }
    members_.push_back(std::move(member));
  }

  void add_figures(std::size_t state, const Indicator& then, FiscalYear year, Member& member) {
    const Totals& totals = *states_[state].totals;
    const bool by_year = !member.is_cumulative();
    add_figure(state, then, formed(then, *totals.of(then.id, year)),
               {by_year ? CellPlace::Kind::row : CellPlace::Kind::nowhere, member.indicator, year},
               member.yearly);
    if (by_year || year < plan_.first_year) return;
    add_figure(state, then, cumulative_actual(then, plan_.first_year, year, totals),
               {CellPlace::Kind::row, member.indicator, year}, member.cumulative);
  }

  void add_figure(std::size_t state, const Indicator& then, const Actual& actual,
                  const CellPlace& place, CellsOfYears& cells) {
    const People people = people_of(then, actual);
    if (std::ranges::none_of(people, [](const auto& one) { return one.has_value(); })) return;
    auto found = cells.find(place.year);
    if (found == cells.end()) found = cells.emplace(place.year, add_cell(place)).first;
    PeopleCell& cell = made_.people.cells[found->second];
    cell.small = cell.small || is_of_few(then, actual, threshold_);
    for (std::size_t i = 0; i < people.size(); ++i) {
      cell.values[state * counts_of_figure + i] = people[i];
    }
  }

  std::vector<FiscalYear> years() const {
    std::map<FiscalYear, bool> all;
    for (const Member& member : members_) {
      for (const auto& [year, cell] : member.yearly) all[year] = true;
    }
    std::vector<FiscalYear> result;
    for (const auto& [year, any] : all) result.push_back(year);
    return result;
  }

  static std::optional<std::size_t> at(const CellsOfYears& cells, FiscalYear year) {
    const auto found = cells.find(year);
    return found == cells.end() ? std::nullopt : std::optional(found->second);
  }

  const Member* member_of(const std::string& key) const {
    const auto found = std::ranges::find_if(members_, [&](const Member& one) {
      return one.indicator->part_of && one.indicator->part_of->key() == key;
    });
    return found == members_.end() ? nullptr : &*found;
  }

  std::vector<const Member*> parts_of(const PartTable& table, const std::string& margin) const {
    std::vector<const Member*> parts;
    for (const Member& member : members_) {
      const auto& part = member.indicator->part_of;
      if (!part || part->table != table) continue;
      if (margin.empty() || contains(split(part->key(), ','), margin)) parts.push_back(&member);
    }
    return parts;
  }

  std::vector<std::size_t> cells_of(const PartTable& table, const std::string& margin,
                                    FiscalYear year) const {
    std::vector<std::size_t> cells;
    for (const Member* part : parts_of(table, margin)) {
      if (const auto cell = at(part->yearly, year)) cells.push_back(*cell);
    }
    return cells;
  }

  // The parts of each table and the whole; the cells of a crossed table and their margins.
  void add_sums_of(FiscalYear year) {
    const Member& whole = members_.front();
    std::optional<std::size_t> unprinted;
    for (const PartTable& table : whole.indicator->by) {
      std::vector<std::size_t> parts = cells_of(table, {}, year);
      if (parts.empty()) continue;
      std::optional<std::size_t> all = at(whole.yearly, year);
      if (!all && !unprinted) unprinted = add_sum_cell(parts);
      if (!all) all = unprinted;
      add_sum(whole, table, {}, *all, year);
      if (!table.crossed_with.empty()) add_margins(table, year);
    }
  }

  void add_margins(const PartTable& table, FiscalYear year) {
    for (const std::string& id : {table.breakdown, table.crossed_with}) {
      const Breakdown* breakdown = find_breakdown(plan_, id);
      if (breakdown == nullptr) continue;
      for (const Part& part : breakdown->parts) {
        const std::string key = id + ":" + part.id;
        const Member* margin = member_of(key);
        const auto cell = margin == nullptr ? std::nullopt : at(margin->yearly, year);
        if (cell) add_sum(*margin, table, key, *cell, year);
      }
    }
  }

  // Where rows show cumulative sums, those are tied alike: with all that has gone beyond parts.
  void add_sum(const Member& whole, const PartTable& table, const std::string& margin,
               std::size_t cell, FiscalYear year) {
    std::vector<std::size_t> of_year = cells_of(table, margin, year);
    Rests& rests = rests_[whole.indicator->id + " " + text_of(table)];
    const Rests rest = few_beyond(cell, of_year);
    append(rest, rests);
    add_sum(cell, std::move(of_year), rest);
    const auto sum = at(whole.cumulative, year);
    if (!cumulative_ || !sum) return;
    std::vector<std::size_t> parts;
    for (const Member* part : parts_of(table, margin)) {
      const auto after = part->cumulative.upper_bound(year);
      if (after != part->cumulative.begin()) parts.push_back(std::prev(after)->second);
    }
    const Rests so_far = few_beyond(*sum, parts);
    if (!so_far.empty()) add_sum(*sum, parts, so_far);
    add_sum(*sum, std::move(parts), rests);
  }

  void add_sum(std::size_t whole, std::vector<std::size_t> parts, const Rests& rests) {
    if (parts.empty()) return;
    parts.insert(parts.end(), rests.more.begin(), rests.more.end());
    made_.people.sums.push_back({whole, std::move(parts), false, rests.overlaps});
  }

  std::optional<Rational> sum_in(std::size_t layer, const std::vector<std::size_t>& cells) const {
    std::optional<Rational> sum;
    for (const std::size_t cell : cells) {
      const auto& value = made_.people.cells[cell].values[layer];
      if (value) sum = sum.value_or(0) + *value;
    }
    return sum;
  }

  // A whole that is printed nowhere, and the same for all tables.
  std::size_t add_sum_cell(const std::vector<std::size_t>& cells) {
    const std::size_t cell = add_cell({});
    for (std::size_t layer = 0; layer < layers(); ++layer) {
      made_.people.cells[cell].values[layer] = sum_in(layer, cells);
    }
    return cell;
  }

  // What a whole has beyond its parts counts people as well, as does what parts have beyond their
  // whole: those who are in several. Both are known where they are not small.
  Rests few_beyond(std::size_t whole, const std::vector<std::size_t>& parts) {
    Rests rests;
    if (const auto more = add_few_beyond(whole, parts, 1)) rests.more.push_back(*more);
    if (const auto overlap = add_few_beyond(whole, parts, -1)) rests.overlaps.push_back(*overlap);
    return rests;
  }

  std::optional<std::size_t> add_few_beyond(std::size_t whole,
                                            const std::vector<std::size_t>& parts, int sign) {
    std::vector<std::optional<Rational>> rest(layers());
    bool few = false;
    for (std::size_t layer = 0; layer < rest.size(); ++layer) {
      const auto& all = made_.people.cells[whole].values[layer];
      const auto sum = sum_in(layer, parts);
      if (!all || !sum) continue;
      const Rational beyond = (*all - *sum) * sign;
      if (!is_small(beyond, threshold_)) continue;
      rest[layer] = beyond;
      few = true;
    }
    if (!few) return std::nullopt;
    const std::size_t cell = add_cell({});
    made_.people.cells[cell].values = std::move(rest);
    return cell;
  }

  // What has come together by a year is what had come together before, and what the year added.
  void add_years_of(Member& member) {
    const Indicator& indicator = *member.indicator;
    CellsOfYears sums = member.cumulative;
    if (!member.is_cumulative() && indicator.plan_target && indicator.traits().sums()) {
      sums = plan_totals_of(member);
    }
    std::optional<std::size_t> before;
    for (const auto& [year, cell] : sums) {
      std::vector<std::size_t> parts = {member.yearly.at(year)};
      if (before) parts.push_back(*before);
      made_.people.sums.push_back({cell, std::move(parts), true});
      before = cell;
    }
    if (member.is_cumulative()) add_few_of_years(member.cumulative);
  }

  // What several years together add to a cumulative sum is left to be worked out of two rows.
  void add_few_of_years(const CellsOfYears& sums) {
    for (auto first = sums.begin(); first != sums.end(); ++first) {
      for (auto last = std::next(first); last != sums.end(); ++last) {
        if (last == std::next(first)) continue;
        const auto few = add_few_beyond(last->second, {first->second}, 1);
        if (few) made_.people.sums.push_back({last->second, {first->second, *few}, true});
      }
    }
  }

  CellsOfYears plan_totals_of(const Member& member) {
    CellsOfYears sums;
    std::vector<std::size_t> so_far;
    for (const auto& [year, cell] : member.yearly) {
      if (year < plan_.first_year) continue;
      so_far.push_back(cell);
      const std::size_t sum = add_sum_cell(so_far);
      made_.places[sum] = {CellPlace::Kind::plan_total, member.indicator, year};
      made_.people.cells[sum].printed = true;
      sums.emplace(year, sum);
    }
    return sums;
  }

  // A closed year mostly stands on what is known now.
  void drop_equal_layers() {
    auto& cells = made_.people.cells;
    for (std::size_t layer = layers(); layer-- > counts_of_figure;) {
      const std::size_t now = layer % counts_of_figure;
      const bool equal = std::ranges::all_of(cells, [&](const PeopleCell& cell) {
        return !cell.values[layer] || cell.values[layer] == cell.values[now];
      });
      if (!equal) continue;
      for (PeopleCell& cell : cells) {
        cell.values.erase(cell.values.begin() + static_cast<std::ptrdiff_t>(layer));
      }
    }
  }

  const std::vector<KnownState>& states_;
  const Plan& plan_;
  std::int64_t threshold_;
  std::vector<Member> members_;
  bool cumulative_ = false;             // all of them
  std::map<std::string, Rests> rests_;  // of a whole and a table, so far
  IndicatorCells made_;
};

}  // namespace

IndicatorCells people_cells(const std::vector<KnownState>& states, const Indicator& whole,
                            std::int64_t threshold) {
  return CellMaker(states, whole, threshold).make();
}

bool counts_few(const Indicator& indicator, const Value& value, std::int64_t threshold) {
  YearTotal total;
  add_value(value, {}, total);
  const Actual actual = formed(indicator, total);
  const People people = people_of(indicator, actual);
  return is_of_few(indicator, actual, threshold) ||
         std::ranges::any_of(people, [&](const auto& one) { return is_small(one, threshold); });
}

}  // namespace track::report
