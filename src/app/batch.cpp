#include "track/app/batch.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>
#include <tuple>

#include "track/app/record_doubts.hpp"
#include "track/base/quantity.hpp"

namespace track::app {

namespace {

constexpr std::int64_t most_faults = 20;

constexpr Message<Localized, Localized> at_place{"{}: {}", "{}：{}"};
constexpr Message<std::int64_t> more_faults{"and {} more like these", "ほか{}件"};
constexpr Message<std::size_t> line_number{"line {}", "{}行目"};
constexpr Message<Localized> same_as_line{"the same is said by {}", "{}と同じ内容です"};
constexpr Message<> again_takes_both{
    "leave one out; --again records both",
    "一方を除いてください。両方とも記録する場合は --again を付けます"};
constexpr Message<std::string, std::string> not_doubted{
    "whether values are plausible was asked of the first {}, not of the other {}",
    "値の妥当性は最初の{}件について確かめ、残りの{}件については確かめていません"};

// Each value is held against those recorded of its indicator: so many in all.
constexpr std::int64_t most_compared = 1'000'000;

// What two requests have to share to be exact repeats of each other.
using Contents = std::tuple<std::string, Period, std::string, std::set<std::string>>;

Contents contents_of(const RecordRequest& request) {
  std::set<std::string> items;
  for (const RecordRequest::Item& item : request.items) {
    const Value& value = item.value;
    items.insert(fmt::format("{} {} {} {} {} {}", item.indicator, static_cast<int>(value.form),
                             value.amount.units(), value.numerator.units(),
                             value.denominator.units(), value.n.value_or(0)));
  }
  return {request.activity, request.period, request.place, std::move(items)};
}

}  // namespace

void PlacedFaults::add(const Localized& place, const Error& error) {
  if (error.kind() == ErrorKind::busy || error.kind() == ErrorKind::unusable_database)
    throw Error(error);
  if (count_ == 0) kind_ = error.kind();
  for (const Fault& fault : error.faults()) {
    if (++count_ > most_faults) continue;
    if (!kept_.empty() && kept_.back().hints == fault.hints) kept_.back().hints.clear();
    kept_.push_back({at_place(place, fault.message), fault.hints});
  }
}

void PlacedFaults::throw_if_any() const {
  if (kept_.empty()) return;
  Error error(kind_, kept_.front().message, kept_.front().hints);
  error.add({kept_.begin() + 1, kept_.end()});
  const std::int64_t others = count_ - static_cast<std::int64_t>(kept_.size());
  if (others > 0) error.add_closing_hint(more_faults(others));
  throw Error(error);
}

Localized line_place(std::size_t number) {
  return line_number(number);
}

store::StoredBatch record_requests(const std::vector<PlacedRequest>& requests, PlacedFaults faults,
                                   store::Store& store, const Operation& operation,
                                   store::Store::Repeat repeat) {
  const bool refuses = repeat == store::Store::Repeat::refuse;
  store::BatchOptions options;
  options.matching = refuses ? store::Matching::repeats : store::Matching::nothing;
  const auto fill = [&](const store::Put& put) {
    std::map<Contents, const PlacedRequest*> seen;
    for (const PlacedRequest& one : requests) {
      faults.attempt(one.place, [&] {
        const auto [earlier, is_new] = seen.try_emplace(contents_of(one.request), &one);
        if (refuses && !is_new) {
          throw Error(ErrorKind::refused, same_as_line(earlier->second->place),
                      {again_takes_both()});
        }
        return put(one.request);
      });
    }
    faults.throw_if_any();
  };
  return store.record_batch(options, operation, fill).value();
}

std::map<std::string, std::vector<std::string>> former_ids(const Plan& plan) {
  std::map<std::string, std::vector<std::string>> former;
  const auto add = [&](const std::string& id, std::vector<std::string> ids) {
    std::erase(ids, id);
    if (!ids.empty()) former.emplace(id, std::move(ids));
  };
  for (const Activity& one : plan.activities) add(one.id, recorded_ids(one));
  for (const Indicator& one : plan.indicators) add(one.id, recorded_ids(plan, one));
  for (const Indicator& one : plan.parts) add(one.id, recorded_ids(plan, one));
  return former;
}

std::vector<Localized> doubts_about_batch(const store::StoredBatch& stored, const Plan& plan,
                                          const store::Store& store, Day today) {
  std::map<std::string, std::int64_t> recorded;
  std::vector<Measurement> asked;
  std::int64_t compared = 0;
  for (const Measurement& one : stored.first) {
    const auto [count, is_new] = recorded.try_emplace(one.indicator, 0);
    if (is_new) count->second = store.count_of(one.indicator);
    compared += count->second;
    if (compared > most_compared && !asked.empty()) break;
    asked.push_back(one);
  }
  const auto others = stored.measurements - static_cast<std::int64_t>(asked.size());
  std::vector<Localized> doubts = doubts_about(asked, plan, store, today);
  if (others > 0) {
    doubts.push_back(not_doubted(grouped(std::ssize(asked)), grouped(others)));
  }
  return doubts;
}

}  // namespace track::app
