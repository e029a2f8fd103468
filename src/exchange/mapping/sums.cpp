#include "sums.hpp"

#include <utility>

#include "track/base/quantity.hpp"
#include "track/model/value.hpp"

namespace track::exchange {

namespace {

constexpr Message<Localized> not_addable{"{} cannot be added to another value",
                                         "{}は他の値と合算できません"};
constexpr Message<> addable_rule{"add = true adds up numbers, and fractions like 84/102",
                                 "add = true で合算できるのは数値と分数（84/102）です"};
constexpr Message<std::string, std::string, std::string> differs{
    "the total is {}, the rows add up to {} ({})", "合計は{}ですが、各行の和は{}です（差 {}）"};

std::string key_of(const Entry& entry) {
  const RecordRequest& request = entry.request;
  return request.items.front().indicator + '\n' + iso(request.period.first) +
         iso(request.period.last) + '\n' + request.place;
}

bool can_be_added(const Value& value) {
  return !value.n && (value.form == ValueForm::quantity || value.form == ValueForm::fraction);
}

}  // namespace

std::optional<Fault> Sums::add(Entry&& entry) {
  const auto [found, is_new] = entries_.try_emplace(key_of(entry), Entry{});
  if (is_new) {
    found->second = std::move(entry);
    return std::nullopt;
  }
  RecordRequest& sum = found->second.request;
  Value& total = sum.items.front().value;
  const Value& more = entry.request.items.front().value;
  for (const Value* one : {&std::as_const(total), &more}) {
    if (!can_be_added(*one) || total.form != more.form) {
      return Fault{not_addable(describe(*one)), {addable_rule()}};
    }
  }
  try {
    total.amount = total.amount + more.amount;
    total.numerator = total.numerator + more.numerator;
    total.denominator = total.denominator + more.denominator;
  } catch (const Error& error) {
    return error.faults().front();
  }
  if (sum.note != entry.request.note) sum.note.clear();
  return std::nullopt;
}

void Sums::give(const TakeEntry& take) {
  for (auto& [key, entry] : entries_) take(std::move(entry));
  entries_.clear();
}

void Controls::add(std::size_t column, const Value& value) {
  if (value.form != ValueForm::quantity) return;
  Sum& sum = sums_[column];
  constexpr std::int64_t most = std::int64_t{1} << 61;
  if (sum.all.units() > most || sum.all.units() < -most) return;
  sum.since_last = sum.since_last + value.amount;
  sum.all = sum.all + value.amount;
}

std::optional<Localized> Controls::difference(std::size_t column, const Value& total) const {
  if (total.form != ValueForm::quantity) return std::nullopt;
  const auto found = sums_.find(column);
  const Sum sum = found == sums_.end() ? Sum{} : found->second;
  if (sum.all == total.amount || sum.since_last == total.amount) return std::nullopt;
  const Quantity rest = total.amount - sum.since_last;
  const std::string sign = rest.is_negative() ? "" : "+";
  return differs(grouped(total.amount), grouped(sum.since_last), sign + grouped(rest));
}

void Controls::begin_again() {
  for (auto& [column, sum] : sums_) sum.since_last = {};
}

}  // namespace track::exchange
