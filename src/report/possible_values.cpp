#include "possible_values.hpp"

#include <algorithm>
#include <utility>

namespace track::report {

namespace {

using Factors = std::vector<Rational>;

// Takes a multiple of one row of factors from another.
void take_from(Factors& target, const Factors& taken, const Rational& factor) {
  for (std::size_t i = 0; i < target.size(); ++i) {
    if (taken[i] != 0) target[i] = target[i] - factor * taken[i];
  }
}

// Rows of factors, each led by a number that no other has; dependent ones are gone.
struct Reduced {
  std::vector<Factors> rows;
  std::vector<std::size_t> leading;
};

Reduced reduced(const std::vector<KnownSum>& sums, std::size_t count) {
  Reduced result;
  for (const KnownSum& sum : sums) {
    Factors row(count, 0);
    for (const KnownSum::Term& term : sum.terms) row[term.number] += term.factor;
    for (std::size_t i = 0; i < result.rows.size(); ++i) {
      const Rational factor = row[result.leading[i]];
      if (factor != 0) take_from(row, result.rows[i], factor);
    }
    const auto first = std::ranges::find_if(row, [](const Rational& one) { return one != 0; });
    if (first == row.end()) continue;
    const auto lead = static_cast<std::size_t>(first - row.begin());
    const Rational divisor = *first;
    for (Rational& one : row) one = one / divisor;
    for (Factors& earlier : result.rows) {
      const Rational factor = earlier[lead];
      if (factor != 0) take_from(earlier, row, factor);
    }
    result.rows.push_back(std::move(row));
    result.leading.push_back(lead);
  }
  return result;
}

}  // namespace

PossibleValues::PossibleValues(std::vector<Rational> values, std::vector<Rational> least,
                               const std::vector<KnownSum>& sums)
    : least_(std::move(least)) {
  make_rows(sums);
  for (std::size_t i = 0; i < values.size(); ++i) values[i] = values[i] - least_[i];
  lower_free_numbers(std::move(values));
}

void PossibleValues::make_rows(const std::vector<KnownSum>& sums) {
  const Reduced solved = reduced(sums, least_.size());
  for (std::size_t i = 0; i < least_.size(); ++i) {
    if (std::ranges::find(solved.leading, i) == solved.leading.end()) free_.push_back(i);
  }
  for (std::size_t i = 0; i < solved.rows.size(); ++i) {
    Row row{solved.leading[i], 0, {}};
    for (const std::size_t number : free_) row.factors.push_back(-solved.rows[i][number]);
    rows_.push_back(std::move(row));
  }
}

// From the case given, each free number is brought to its least, or takes the place of the first
// that it would bring there.
void PossibleValues::lower_free_numbers(std::vector<Rational> above) {
  for (Row& row : rows_) {
    row.constant = above[row.number];
    for (std::size_t i = 0; i < free_.size(); ++i) {
      if (row.factors[i] != 0) row.constant = row.constant - row.factors[i] * above[free_[i]];
    }
  }
  for (std::size_t place = 0; place < free_.size(); ++place) {
    std::optional<std::size_t> stopping;
    Rational step = above[free_[place]];
    for (std::size_t i = 0; i < rows_.size(); ++i) {
      const Row& row = rows_[i];
      if (row.factors[place] <= 0) continue;
      const Rational room = above[row.number] / row.factors[place];
      if (room < step) {
        step = room;
        stopping = i;
      }
    }
    above[free_[place]] = above[free_[place]] - step;
    for (const Row& row : rows_) {
      if (row.factors[place] != 0) {
        above[row.number] = above[row.number] - row.factors[place] * step;
      }
    }
    if (stopping) exchange(*stopping, place);
  }
}

void PossibleValues::exchange(std::size_t row, std::size_t place) {
  Row& leaving = rows_[row];
  const Rational pivot = leaving.factors[place];
  leaving.constant = -leaving.constant / pivot;
  for (Rational& factor : leaving.factors) {
    if (factor != 0) factor = -factor / pivot;
  }
  leaving.factors[place] = Rational(1) / pivot;
  std::swap(leaving.number, free_[place]);
  for (std::size_t i = 0; i < rows_.size(); ++i) {
    if (i == row) continue;
    Row& other = rows_[i];
    const Rational factor = other.factors[place];
    if (factor == 0) continue;
    other.factors[place] = 0;
    other.constant += factor * leaving.constant;
    take_from(other.factors, leaving.factors, -factor);
  }
}

const PossibleValues::Row* PossibleValues::row_of(std::size_t number) const {
  const auto found = std::ranges::find(rows_, number, &Row::number);
  return found == rows_.end() ? nullptr : &*found;
}

Rational PossibleValues::above_least(std::size_t number) const {
  const Row* row = row_of(number);
  return row == nullptr ? Rational(0) : row->constant;
}

std::optional<std::size_t> PossibleValues::entering_place(std::size_t number, bool up) const {
  const Row* row = row_of(number);
  std::optional<std::size_t> chosen;
  for (std::size_t place = 0; place < free_.size(); ++place) {
    const bool is_it = free_[place] == number;
    const Rational factor = row != nullptr ? row->factors[place] : Rational(is_it ? 1 : 0);
    const bool moves = up ? factor > 0 : factor < 0;
    if (moves && (!chosen || free_[place] < free_[*chosen])) chosen = place;
  }
  return chosen;
}

std::optional<std::size_t> PossibleValues::stopping_row(std::size_t place) const {
  std::optional<std::size_t> stopping;
  Rational room;
  for (std::size_t i = 0; i < rows_.size(); ++i) {
    const Row& row = rows_[i];
    if (row.factors[place] >= 0) continue;
    const Rational own = row.constant / -row.factors[place];
    const bool first = stopping && own == room && row.number < rows_[*stopping].number;
    if (!stopping || own < room || first) {
      room = own;
      stopping = i;
    }
  }
  return stopping;
}

bool PossibleValues::move(std::size_t number, bool up, const std::optional<Rational>& enough) {
  const auto has_enough = [&] {
    const Rational value = above_least(number) + least_[number];
    return enough && (up ? value >= *enough : value <= *enough);
  };
  while (!has_enough()) {
    const auto place = entering_place(number, up);
    if (!place) return true;
    const auto row = stopping_row(*place);
    if (!row) return false;
    exchange(*row, *place);
  }
  return true;
}

std::optional<Rational> PossibleValues::greatest(std::size_t number,
                                                 const std::optional<Rational>& enough) {
  if (!move(number, true, enough)) return std::nullopt;
  return above_least(number) + least_[number];
}

Rational PossibleValues::least(std::size_t number, const std::optional<Rational>& enough) {
  move(number, false, enough);
  return above_least(number) + least_[number];
}

std::vector<Rational> PossibleValues::values() const {
  std::vector<Rational> result = least_;
  for (const Row& row : rows_) result[row.number] += row.constant;
  return result;
}

}  // namespace track::report
