#include "sums.hpp"

#include <cstdlib>
#include <utility>

#include "track/base/quantity.hpp"
#include "track/model/value.hpp"

namespace track::exchange {

namespace {

constexpr Message<Localized> not_addable{"{} cannot be added to another value",
                                         "{}は他の値と合算できません"};
constexpr Message<> addable_rule{"add = true adds up numbers, and fractions like 84/102",
                                 "add = true で合算できるのは数値と分数（84/102）です"};
constexpr Message<Localized, Localized, Localized> differs{
    "the total is {}, the rows add up to {} ({})", "合計は{}ですが、各行の和は{}です（差 {}）"};

constexpr Message<> unchecked{"the total cannot be checked: not all of its rows are numbers",
                              "合計を照合できません（数値でない行があるか、行がありません）"};
constexpr Message<> blank_total{"the total is blank", "合計の欄が空です"};

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

void Controls::Sum::add(const Value& value) {
  constexpr std::int64_t most = std::int64_t{1} << 61;
  ++rows;
  const bool fraction = value.form == ValueForm::fraction;
  const bool fits = std::abs(first.units()) < most && std::abs(second.units()) < most;
  if (!fits || (!fraction && value.form != ValueForm::quantity) || value.n) {
    incomplete = true;
    return;
  }
  first = first + (fraction ? value.numerator : value.amount);
  if (fraction) second = second + value.denominator;
}

bool Controls::Sum::equals(const Sum& other) const {
  return first == other.first && second == other.second && !incomplete && !other.incomplete;
}

void Controls::add(std::size_t column, const Value& value) {
  Column& sums = sums_[column];
  sums.since_last.add(value);
  sums.all.add(value);
  for (Total& total : open_) {
    if (total.column == column && !total.agrees) total.since.add(value);
  }
}

bool Controls::has_rows(std::size_t column) const {
  const auto found = sums_.find(column);
  return found != sums_.end() && found->second.since_last.rows > 0;
}

bool Controls::agrees(std::size_t column, const std::string& place, const Value& total) {
  const Column& sums = sums_[column];
  Total one{column, {}, {}, {}, total.form == ValueForm::fraction, told_.size()};
  one.total.add(total);
  if (one.total.incomplete) {
    cannot_be_checked(place);
    return false;
  }
  if (one.total.equals(sums.since_last) || one.total.equals(sums.all)) return true;
  one.above = sums.since_last.rows > 0 ? sums.since_last : sums.all;
  open_.push_back(one);
  told_.push_back({place, {}});
  return false;
}

void Controls::cannot_be_checked(const std::string& place) {
  told_.push_back({place, unchecked()});
}

void Controls::is_blank(const std::string& place) {
  told_.push_back({place, blank_total()});
}

std::int64_t Controls::begin_again() {
  std::int64_t settled = 0;
  for (Total& total : open_) {
    if (total.agrees || total.since.rows == 0 || !total.total.equals(total.since)) continue;
    total.agrees = true;
    ++settled;
  }
  for (auto& [column, sums] : sums_) sums.since_last = {};
  return settled;
}

std::int64_t Controls::finish(std::vector<SheetControl>& controls) {
  const std::int64_t settled = begin_again();
  for (const Total& total : open_) {
    if (!total.agrees) told_[total.told].difference = difference(total);
  }
  for (SheetControl& control : told_) {
    if (!control.difference.en.empty()) controls.push_back(std::move(control));
  }
  return settled;
}

Localized Controls::difference(const Total& total) {
  const Sum& rows = total.above.rows > 0 ? total.above : total.since;
  if (rows.rows == 0 || rows.incomplete) return unchecked();
  // Of a fraction both numbers; a "+" in front of a difference that is not negative.
  const auto shown = [&](Quantity first, Quantity second, const std::string& plus) {
    const auto one = [&plus](Quantity number) {
      return number_text((number.is_negative() ? "" : plus) + grouped(number));
    };
    return total.is_fraction ? joined({one(first), one(second)}, verbatim("/")) : one(first);
  };
  return differs(shown(total.total.first, total.total.second, ""),
                 shown(rows.first, rows.second, ""),
                 shown(total.total.first - rows.first, total.total.second - rows.second, "+"));
}

}  // namespace track::exchange
