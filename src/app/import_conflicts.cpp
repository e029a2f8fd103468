#include "import_conflicts.hpp"

#include <algorithm>
#include <set>
#include <utility>
#include <vector>

#include "track/base/text.hpp"
#include "track/model/lookup.hpp"
#include "track/model/value.hpp"

namespace track::app {

namespace {

constexpr Message<std::string, Localized, Localized, OperationId, Localized> differs{
    "{} of {} is {} in operation {}, here {}",
    "{0}の{1}の値は、操作{3}では{2}、このファイルでは{4}です"};
constexpr Message<std::string, Localized, std::size_t> recorded_often{
    "{} of {} is recorded {} times, so it cannot be told which one is meant",
    "{}の{}の値は{}件記録されており、どれに当たるか分かりません"};
constexpr Message<std::string, Localized, std::size_t, std::string> recorded_at_places{
    "{} of {} is recorded {} times, at several places ({}); without a place it cannot be told "
    "which "
    "one is meant",
    "{0}の{1}の値は、複数の場所（{3}）で{2}件記録されています。場所がなければどれに当たるか"
    "分かりません"};
constexpr Message<> replace_way{
    "to take the values of the file: --replace --reason …",
    "ファイルの値に置き換える場合は --replace --reason … を付けてください"};
constexpr Message<std::string, Localized, Localized, OperationId> now_final{
    "{} of {}, {}, is provisional in operation {}, and final here",
    "{}の{}の値（{}）は、操作{}では速報値、このファイルでは確定値です"};
constexpr Message<> final_way{
    "to make it final: --replace --reason …, or --provisional if it is not",
    "確定値にする場合は --replace --reason …、速報値のままなら "
    "--provisional を付けてください"};
constexpr Message<> added_way{
    "with add = true the file must hold all rows of a period, the earlier ones too: what it gives "
    "is the whole value",
    "add = true "
    "では、期間中のすべての行（以前の分も）がファイルに必要です。合計が値全体になります"};
constexpr Message<std::string, Localized, Localized> comes_twice{
    "{} of {} comes twice; first with {}", "{}の{}の値が2回あります（先の値は{}）"};
constexpr Message<std::string, Localized, std::string, Localized> comes_twice_at{
    "{} of {} comes twice; first in {} with {}", "{}の{}の値が2回あります（先は{}の{}）"};
constexpr Message<> once_way{
    "leave one out (skip, only), name what tells them apart (by, place), or let them be added up "
    "(add = true)",
    "一方を除く（skip、only）、違いを示す（by、place）、または合算する（add = "
    "true）よう指定してください"};
constexpr Message<> one_form_way{"leave the value in one of the forms only",
                                 "どちらか一方の様式だけに記入してください"};
constexpr Message<std::string, Localized> holding_twice{"{} on {} comes twice",
                                                        "{} の{}の実施が2回あります"};
constexpr Message<std::string, Localized, std::size_t> several_holdings{
    "{0} was held {2} times on {1}, and the place does not say which one is meant",
    "{} は{}に{}回実施されており、場所からはどれか分かりません"};
constexpr Message<> place_way{"say at which place each was: place = \"{{column}}\"",
                              "place = \"{{列名}}\" でそれぞれの場所を指定してください"};

// Of the names of cells.
constexpr std::size_t most_bytes = std::size_t{16} * 1024 * 1024;
constexpr std::size_t marked = 64;  // every so many of them

std::set<std::string> places_of(const std::vector<Measurement>& recorded) {
  std::set<std::string> places;
  for (const Measurement& one : recorded) places.insert(one.place);
  return places;
}

// The first three that have a name.
std::string listed(std::set<std::string> places) {
  constexpr std::size_t most = 3;
  places.erase("");
  std::vector<std::string> first;
  for (const std::string& place : places) {
    if (first.size() < most) first.push_back(printable(place));
  }
  return joined(first) + (places.size() > most ? ", …" : "");
}

}  // namespace

void CellNames::add(const std::string& cell) {
  is_full_ = is_full_ || text_.size() + cell.size() >= most_bytes;
  if (is_full_) return;
  if (count_++ % marked == 0) marks_.push_back(text_.size());
  text_ += cell;
  text_ += '\0';
}

std::string CellNames::at(std::size_t index) const {
  if (index >= count_) return {};
  std::size_t begin = marks_[index / marked];
  for (std::size_t i = index % marked; i > 0; --i) begin = text_.find('\0', begin) + 1;
  return text_.substr(begin, text_.find('\0', begin) - begin);
}

ImportConflicts::ImportConflicts(const ImportReading& how, const Plan& plan)
    : how_(how), plan_(plan) {
  if (how.mapping) adds_up_ = std::ranges::any_of(how.mapping->tables, &TableMapping::add);
}

void ImportConflicts::remember(std::int64_t row, const std::string& cell) {
  if (first_row_ == 0) first_row_ = row;
  cells_.add(cell);
}

Localized ImportConflicts::period_of(const RecordRequest& request) const {
  return period_text(request.period, plan_.calendar.eras);
}

std::string ImportConflicts::name_of(const std::string& indicator) const {
  const Indicator* found = find_indicator(plan_, indicator);
  return printable(found == nullptr ? indicator : found->name);
}

Localized ImportConflicts::described(const std::string& indicator, const Value& value) const {
  const Indicator* found = find_indicator(plan_, indicator);
  return describe(value, found == nullptr ? std::string() : printable(found->unit));
}

Error ImportConflicts::other_value(const RecordRequest& request, std::size_t item,
                                   const store::PutValue& done) const {
  const RecordRequest::Item& wanted = request.items[item];
  const Localized when = period_of(request);
  const Measurement& recorded = done.recorded.front();
  const std::string name = name_of(wanted.indicator);
  const Localized here = described(wanted.indicator, wanted.value);
  if (const std::set<std::string> places = places_of(done.recorded); places.size() > 1) {
    return {ErrorKind::refused,
            recorded_at_places(name, when, done.recorded.size(), listed(places)),
            {place_way()}};
  }
  if (done.recorded.size() > 1) {
    return {ErrorKind::refused, recorded_often(name, when, done.recorded.size()), {replace_way()}};
  }
  if (recorded.value == wanted.value) {
    return {ErrorKind::refused, now_final(name, when, here, recorded.operation), {final_way()}};
  }
  std::vector<Localized> ways = {replace_way()};
  if (adds_up_) ways.insert(ways.begin(), added_way());
  return {
      ErrorKind::refused,
      differs(name, when, described(wanted.indicator, recorded.value), recorded.operation, here),
      std::move(ways)};
}

Error ImportConflicts::twice(const RecordRequest& request, std::size_t item,
                             const store::PutValue& done) const {
  const RecordRequest::Item& wanted = request.items[item];
  const Measurement& first = done.recorded.front();
  const Localized when = period_of(request);
  const Localized value = described(wanted.indicator, first.value);
  const std::string cell = cells_.at(static_cast<std::size_t>(first.id - first_row_));
  return {ErrorKind::bad_input,
          cell.empty() ? comes_twice(name_of(wanted.indicator), when, value)
                       : comes_twice_at(name_of(wanted.indicator), when, printable(cell), value),
          {how_.mapping ? once_way() : one_form_way()}};
}

Error held_twice(const RecordRequest& request, const Localized& when) {
  return {ErrorKind::bad_input, holding_twice(request.activity, when), {place_way()}};
}

Error held_often(const RecordRequest& request, const Localized& when, std::size_t times) {
  return {ErrorKind::refused, several_holdings(request.activity, when, times), {place_way()}};
}

}  // namespace track::app
