#include <algorithm>

#include "naive.hpp"

namespace track::independent {

namespace {

bool is_empty(const Value& value) {
  return value.form == ValueForm::unknown || value.form == ValueForm::suppressed;
}

// Of the period that ends last; of several that end on one day, what was recorded last.
Fact last_of(const std::vector<Fact>& facts) {
  const Fact* last = &facts.front();
  for (const Fact& fact : facts) {
    if (fact.period.last >= last->period.last) last = &fact;
  }
  return *last;
}

// Of each part the last; all values of a whole that is recorded by itself are of one.
std::vector<Fact> last_of_parts(const std::vector<Fact>& facts) {
  std::map<std::string, std::vector<Fact>> parts;
  for (const Fact& fact : facts) parts[fact.part].push_back(fact);
  std::vector<Fact> lasts;
  for (const auto& [part, values] : parts) lasts.push_back(last_of(values));
  return lasts;
}

Exact scale(const Indicator& indicator) {
  return indicator.kind == IndicatorKind::rate ? Exact(indicator.per) : Exact(100);
}

std::optional<std::int64_t> whole(const Exact& number) {
  if (denominator(number) != 1) return std::nullopt;
  return static_cast<std::int64_t>(numerator(number));
}

void divide_sums(const Indicator& indicator, const std::vector<Fact>& facts, Figures& figures) {
  const auto published = [](const Fact& fact) { return fact.value.form != ValueForm::fraction; };
  if (facts.size() == 1 && published(facts.front())) {
    figures.actual = exact(facts.front().value.amount);
    figures.sample = sample_of(indicator, facts.front().value);
    return;
  }
  if (std::any_of(facts.begin(), facts.end(), published)) return;
  Exact above = 0;
  Exact below = 0;
  for (const Fact& fact : facts) {
    above += exact(fact.value.numerator);
    below += exact(fact.value.denominator);
  }
  figures.numerator = above;
  figures.denominator = below;
  if (below == 0) return;
  figures.actual = above / below * scale(indicator);
  if (indicator.kind == IndicatorKind::share) figures.sample = whole(below);
}

void weigh(const std::vector<Fact>& facts, Figures& figures) {
  if (facts.size() == 1) {
    figures.actual = exact(facts.front().value.amount);
    figures.sample = facts.front().value.n;
    return;
  }
  Exact points = 0;
  std::int64_t people = 0;
  for (const Fact& fact : facts) {
    if (!fact.value.n) return;
    points += exact(fact.value.amount) * *fact.value.n;
    people += *fact.value.n;
  }
  figures.actual = points / people;
  figures.sample = people;
}

}  // namespace

void form_actual(const Known& known, const Indicator& indicator, int from, int to,
                 Figures& figures) {
  std::vector<Fact> given;
  for (const Fact& fact : known.of(indicator)) {
    if (fact.year < from || fact.year > to) continue;
    ++figures.measurements;
    if (fact.value.form == ValueForm::unknown) ++figures.unknown;
    if (fact.value.form == ValueForm::suppressed) ++figures.suppressed;
    if (!figures.last_recorded || *figures.last_recorded < fact.period.last) {
      figures.last_recorded = fact.period.last;
    }
    if (!is_empty(fact.value)) given.push_back(fact);
  }
  if (given.empty()) return;
  if (indicator.pooling == Pooling::last || indicator.kind == IndicatorKind::stock) {
    given = last_of_parts(given);
  }
  switch (indicator.kind) {
    case IndicatorKind::count:
    case IndicatorKind::stock:
      figures.actual = 0;
      for (const Fact& fact : given) *figures.actual += exact(fact.value.amount);
      break;
    case IndicatorKind::running:
      figures.actual = exact(last_of(given).value.amount);
      break;
    case IndicatorKind::share:
    case IndicatorKind::rate:
      divide_sums(indicator, given, figures);
      break;
    case IndicatorKind::score:
      weigh(given, figures);
      break;
    case IndicatorKind::milestone:
      figures.stage = last_of(given).value.form;
      break;
  }
}

std::optional<Exact> figure(const Indicator& indicator, const Value& value) {
  if (value.form == ValueForm::quantity || value.form == ValueForm::percentage) {
    return exact(value.amount);
  }
  if (value.form != ValueForm::fraction || value.denominator.is_zero()) return std::nullopt;
  return exact(value.numerator) / exact(value.denominator) * scale(indicator);
}

// Those asked, of a share of people, and the answers behind a score.
std::optional<std::int64_t> sample_of(const Indicator& indicator, const Value& value) {
  if (value.form != ValueForm::fraction) return value.n;
  if (indicator.kind != IndicatorKind::share) return std::nullopt;
  return whole(exact(value.denominator));
}

}  // namespace track::independent
