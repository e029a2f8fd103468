#include "track/report/evidence.hpp"

#include <tuple>

namespace track {

template <>
std::span<const Word<report::Use>> words<report::Use>() {
  using report::Use;
  static constexpr Word<Use> all[] = {
      {Use::counted, "counted", "counted", "算入"},
      {Use::not_last, "not_last", "left out: not the last reported",
       "対象外（直近の値ではありません）"},
      {Use::unknown, "unknown", "left out: unknown", "対象外（不明）"},
      {Use::suppressed, "suppressed", "left out: suppressed", "対象外（秘匿）"},
      {Use::withdrawn, "withdrawn", "left out: withdrawn", "対象外（取り下げ）"},
      {Use::later, "later", "left out: recorded after the as-of day",
       "対象外（基準日より後の記録）"},
  };
  return all;
}

namespace report {

namespace {

bool only_the_last_counts(IndicatorKind kind) {
  return kind == IndicatorKind::running || kind == IndicatorKind::stock ||
         kind == IndicatorKind::milestone;
}

template <class Item>
bool is_later(const Item& item, std::optional<OperationId> known_until) {
  return known_until && item.operation > *known_until;
}

Use use_by_itself(const Measurement& one, std::optional<OperationId> known_until) {
  if (is_later(one, known_until)) return Use::later;
  if (one.withdrawn) return Use::withdrawn;
  if (one.value.form == ValueForm::unknown) return Use::unknown;
  if (one.value.form == ValueForm::suppressed) return Use::suppressed;
  return Use::counted;
}

// The latest period; of one period, the last recorded.
auto rank(const Measurement& one) {
  return std::tuple(one.period.last, one.id);
}

}  // namespace

std::vector<Use> uses_of(const Indicator& indicator, const std::vector<Measurement>& measurements,
                         std::optional<OperationId> known_until) {
  std::vector<Use> uses;
  const Measurement* last = nullptr;
  for (const Measurement& one : measurements) {
    uses.push_back(use_by_itself(one, known_until));
    if (uses.back() == Use::counted && (last == nullptr || rank(*last) < rank(one))) last = &one;
  }
  if (!only_the_last_counts(indicator.kind)) return uses;
  for (std::size_t i = 0; i < uses.size(); ++i) {
    if (uses[i] == Use::counted && &measurements[i] != last) uses[i] = Use::not_last;
  }
  return uses;
}

std::vector<Use> uses_of(const std::vector<Event>& events, std::optional<OperationId> known_until) {
  std::vector<Use> uses;
  for (const Event& one : events) {
    const Use use = one.withdrawn ? Use::withdrawn : Use::counted;
    uses.push_back(is_later(one, known_until) ? Use::later : use);
  }
  return uses;
}

}  // namespace report

}  // namespace track
