#include "suppression.hpp"

#include <algorithm>
#include <map>
#include <numeric>
#include <string>
#include <utility>

#include "possible_values.hpp"

namespace track::report {

namespace {

// What a reader can tell of a cell's value in a layer at most.
struct Known {
  Rational least;
  std::optional<Rational> most;
};

// The cells that sums tie together, one after the other.
class Suppressor {
 public:
  Suppressor(const PeopleCells& cells, std::int64_t threshold)
      : cells_(cells),
        threshold_(threshold),
        hidden_(cells.cells.size(), false),
        sums_of_(cells.cells.size()) {
    for (std::size_t i = 0; i < cells_.sums.size(); ++i) {
      orders_.push_back(order_of(cells_.sums[i]));
      for (const std::size_t cell : orders_.back()) sums_of_[cell].push_back(i);
    }
    for (std::vector<std::size_t>& sums : sums_of_) {
      std::ranges::stable_sort(sums, [this](std::size_t one, std::size_t other) {
        return std::ranges::lexicographical_compare(
            orders_[one], orders_[other],
            [this](std::size_t first, std::size_t second) { return rank(first) < rank(second); });
      });
    }
    for (std::size_t i = 0; i < hidden_.size(); ++i) {
      const PeopleCell& cell = cells_.cells[i];
      hidden_[i] = cell.small || std::ranges::any_of(cell.values, [&](const auto& value) {
                     return is_small(value, threshold_);
                   });
    }
  }

  std::vector<bool> hidden() {
    for (const std::vector<std::size_t>& tied : tied_cells()) protect(tied);
    for (std::size_t i = 0; i < hidden_.size(); ++i) {
      if (!cells_.cells[i].printed) hidden_[i] = false;
    }
    return hidden_;
  }

 private:
  // What is known of the hidden cells of one layer, with as many of them hidden as `hidden` says.
  struct Layer {
    std::map<std::size_t, std::size_t> numbers;
    std::optional<PossibleValues> possible;
  };

  // Groups of cells that share sums, those alone included.
  std::vector<std::vector<std::size_t>> tied_cells() const {
    std::vector<std::size_t> root(hidden_.size());
    std::iota(root.begin(), root.end(), std::size_t{0});
    const auto find = [&root](std::size_t cell) {
      while (root[cell] != cell) cell = root[cell];
      return cell;
    };
    const auto tie = [&](std::size_t cell, std::size_t whole) {
      const std::size_t one = find(cell);
      const std::size_t other = find(whole);
      root[std::max(one, other)] = std::min(one, other);
    };
    for (const PeopleSum& sum : cells_.sums) {
      for (const std::size_t part : sum.parts) tie(part, sum.whole);
      for (const std::size_t overlap : sum.overlaps) tie(overlap, sum.whole);
    }
    std::map<std::size_t, std::vector<std::size_t>> groups;
    for (std::size_t i = 0; i < root.size(); ++i) groups[find(i)].push_back(i);
    std::vector<std::vector<std::size_t>> result;
    for (auto& [first, group] : groups) {
      sort_by_rank(group.begin(), group.end());
      result.push_back(std::move(group));
    }
    return result;
  }

  const std::string& rank(std::size_t cell) const { return cells_.cells[cell].rank; }

  void sort_by_rank(std::vector<std::size_t>::iterator first,
                    std::vector<std::size_t>::iterator last) const {
    std::stable_sort(first, last, [this](std::size_t one, std::size_t other) {
      return rank(one) < rank(other);
    });
  }

  // Hides cells until nothing hidden can be told more closely than it has to be.
  void protect(const std::vector<std::size_t>& tied) {
    const bool any = std::ranges::any_of(tied, [&](std::size_t cell) { return hidden_[cell]; });
    if (!any) return;
    group_ = &tied;
    seen_.clear();
    best_.clear();
    best_layers_.clear();
    while (const auto exposed = first_exposed()) {
      const auto next = next_to_hide(*exposed);
      if (!next) return;
      hidden_[*next] = true;
    }
  }

  std::optional<std::size_t> first_exposed() {
    layers_ = layers(hidden_);
    for (const std::size_t cell : *group_) {
      if (hidden_[cell] && is_exposed(cell)) return cell;
    }
    return std::nullopt;
  }

  // A small value has to keep those from 1 to the threshold; what was hidden for its sake a span as
  // wide, in one layer at least.
  bool is_exposed(std::size_t cell) {
    const auto& values = cells_.cells[cell].values;
    bool wide = false;
    bool small = false;
    for (std::size_t layer = 0; layer < values.size(); ++layer) {
      if (!values[layer]) continue;
      if (is_small(values[layer], threshold_)) {
        small = true;
        if (!keeps(layer, cell, 1, threshold_ - 1)) return true;
      } else {
        wide = wide || keeps_span(layer, cell);
      }
    }
    return !small && !wide;
  }

  // Whether both values are possible, or as near to them as hiding everything would make.
  bool keeps(std::size_t layer, std::size_t cell, const Rational& low, const Rational& high) {
    if (is_possible(layer, cell, low, high)) return true;
    const Known& best = best_known(layer, cell);
    const Rational lowest = std::max(low, best.least);
    const Rational highest = best.most ? std::min(high, *best.most) : high;
    return is_possible(layer, cell, lowest, highest);
  }

  bool keeps_span(std::size_t layer, std::size_t cell) {
    const Rational width = threshold_ - 2;
    const auto seen = seen_.find({layer, cell});
    if (seen != seen_.end() && *seen->second.most - seen->second.least >= width) return true;
    const Known known = known_of(layer, cell, {}, {});
    if (!known.most || *known.most - known.least >= width) return true;
    const Known& best = best_known(layer, cell);
    return best.most && *best.most - best.least <= *known.most - known.least;
  }

  bool is_possible(std::size_t layer, std::size_t cell, const Rational& low, const Rational& high) {
    const auto seen = seen_.find({layer, cell});
    if (seen != seen_.end() && seen->second.least <= low && *seen->second.most >= high) return true;
    const Known known = known_of(layer, cell, low, high);
    return known.least <= low && (!known.most || *known.most >= high);
  }

  Known known_of(std::size_t layer, std::size_t cell, const std::optional<Rational>& low,
                 const std::optional<Rational>& high) {
    Layer& asked = layers_[layer];
    const std::size_t number = asked.numbers.at(cell);
    Known known;
    known.least = asked.possible->least(number, low);
    remember(layer);
    known.most = asked.possible->greatest(number, high);
    remember(layer);
    return known;
  }

  // What is possible stays so as more is hidden.
  void remember(std::size_t layer) {
    const std::vector<Rational> values = layers_[layer].possible->values();
    for (const auto& [cell, number] : layers_[layer].numbers) {
      const auto [seen, is_new] =
          seen_.try_emplace({layer, cell}, Known{values[number], values[number]});
      if (is_new) continue;
      seen->second.least = std::min(seen->second.least, values[number]);
      seen->second.most = std::max(*seen->second.most, values[number]);
    }
  }

  // With every cell of the group hidden that may be: the same whatever is hidden so far.
  const Known& best_known(std::size_t layer, std::size_t cell) {
    const auto found = best_.find({layer, cell});
    if (found != best_.end()) return found->second;
    if (best_layers_.empty()) {
      std::vector<bool> all = hidden_;
      for (const std::size_t one : *group_) all[one] = all[one] || may_be_hidden(one);
      best_layers_ = layers(all);
    }
    Layer& best = best_layers_[layer];
    const std::size_t number = best.numbers.at(cell);
    Known known;
    known.least = best.possible->least(number);
    known.most = best.possible->greatest(number);
    return best_.emplace(std::pair(layer, cell), known).first->second;
  }

  // What is 0 in every layer is not hidden.
  bool may_be_hidden(std::size_t cell) const {
    const PeopleCell& one = cells_.cells[cell];
    return one.printed && !hidden_[cell] &&
           std::ranges::any_of(one.values, [](const auto& value) { return value && *value != 0; });
  }

  // A reader knows that nobody is hidden as 0, and that people are counted in whole numbers where
  // all that is printed is whole.
  Rational least_of(std::size_t layer) const {
    Rational least = 1;
    for (const std::size_t cell : *group_) {
      const auto& value = cells_.cells[cell].values[layer];
      if (!value || !cells_.cells[cell].printed) continue;
      if (!value->is_whole()) least = std::min(least, Rational(0));
      if (*value == 0) {
        if (hidden_[cell]) least = std::min(least, Rational(0));
      } else {
        least = std::min(least, *value);
      }
    }
    return least;
  }

  std::vector<Layer> layers(const std::vector<bool>& hidden) const {
    std::vector<Layer> result;
    for (std::size_t layer = 0; layer < cells_.layers(); ++layer) {
      Layer made;
      std::vector<Rational> values;
      std::vector<Rational> least;
      const Rational least_printed = least_of(layer);
      for (const std::size_t cell : *group_) {
        const PeopleCell& one = cells_.cells[cell];
        if (!one.values[layer] || (one.printed && !hidden[cell])) continue;
        made.numbers.emplace(cell, values.size());
        values.push_back(*one.values[layer]);
        least.push_back(std::min(one.printed ? least_printed : Rational(0), values.back()));
      }
      made.possible.emplace(std::move(values), least, known_sums(made, layer));
      result.push_back(std::move(made));
    }
    return result;
  }

  std::vector<KnownSum> known_sums(const Layer& layer, std::size_t layer_number) const {
    std::vector<KnownSum> result;
    for (const PeopleSum& sum : cells_.sums) {
      if (!cells_.cells[sum.whole].values[layer_number]) continue;
      KnownSum known;
      const auto add = [&](std::size_t cell, int factor) {
        const auto found = layer.numbers.find(cell);
        if (found != layer.numbers.end()) known.terms.push_back({found->second, factor});
      };
      add(sum.whole, -1);
      for (const std::size_t overlap : sum.overlaps) add(overlap, -1);
      for (const std::size_t part : sum.parts) add(part, 1);
      if (!known.terms.empty()) result.push_back(std::move(known));
    }
    return result;
  }

  // Of the sum that has the fewest unknown cells, but some; of equal ones the nearest to the cell.
  std::optional<std::size_t> next_to_hide(std::size_t exposed) const {
    std::vector<std::size_t> reached = {exposed};
    std::vector<bool> is_reached(hidden_.size(), false);
    is_reached[exposed] = true;
    std::vector<bool> is_seen(cells_.sums.size(), false);
    std::optional<std::size_t> chosen;
    std::ptrdiff_t fewest = 0;
    for (std::size_t i = 0; i < reached.size(); ++i) {
      for (const std::size_t sum : sums_of_[reached[i]]) {
        if (is_seen[sum]) continue;
        is_seen[sum] = true;
        for (const std::size_t cell : orders_[sum]) {
          if (!is_reached[cell]) reached.push_back(cell);
          is_reached[cell] = true;
        }
        const std::ptrdiff_t unknown = std::ranges::count_if(orders_[sum], [&](std::size_t cell) {
          return hidden_[cell] || !cells_.cells[cell].printed;
        });
        if (unknown == 0 || (chosen && unknown >= fewest) || !next_of(sum)) continue;
        chosen = sum;
        fewest = unknown;
      }
    }
    return chosen ? next_of(*chosen) : std::nullopt;
  }

  std::optional<std::size_t> next_of(std::size_t sum) const {
    const auto next =
        std::ranges::find_if(orders_[sum], [&](std::size_t cell) { return may_be_hidden(cell); });
    return next == orders_[sum].end() ? std::nullopt : std::optional(*next);
  }

  // The cells of a sum in the order in which they are hidden.
  std::vector<std::size_t> order_of(const PeopleSum& sum) const {
    std::vector<std::size_t> order = sum.parts;
    order.insert(order.end(), sum.overlaps.begin(), sum.overlaps.end());
    if (sum.over_years) order.insert(order.begin(), sum.whole);
    sort_by_rank(order.begin(), order.end());
    if (!sum.over_years) order.push_back(sum.whole);
    return order;
  }

  const PeopleCells& cells_;
  std::int64_t threshold_;
  std::vector<bool> hidden_;
  std::vector<std::vector<std::size_t>> orders_;   // of each sum
  std::vector<std::vector<std::size_t>> sums_of_;  // each cell
  const std::vector<std::size_t>* group_ = nullptr;
  std::vector<Layer> layers_;
  // By layer and cell: cases seen, and what is known at best.
  std::map<std::pair<std::size_t, std::size_t>, Known> seen_;
  std::map<std::pair<std::size_t, std::size_t>, Known> best_;
  std::vector<Layer> best_layers_;
};

}  // namespace

bool is_small(const std::optional<Rational>& number, std::int64_t threshold) {
  return number && *number > 0 && *number < threshold;
}

std::vector<bool> hidden_cells(const PeopleCells& cells, std::int64_t threshold) {
  return Suppressor(cells, threshold).hidden();
}

}  // namespace track::report
