#include <algorithm>
#include <map>

#include "../toml/document.hpp"
#include "scalars.hpp"
#include "tables.hpp"
#include "track/base/suggestion.hpp"
#include "track/base/text.hpp"
#include "track/model/breakdown.hpp"

namespace track::definition {

namespace {

constexpr Message<> part_name_no_text{"the name of a part is not text",
                                      "区分の名前が文字列ではありません"};
constexpr Message<> part_name_rule{"write id = \"name\"", "ID = \"名前\" と書きます"};
constexpr Message<std::string> part_twice{"the part \"{}\" is given twice",
                                          "区分「{}」が二度書かれています"};
constexpr Message<std::string> taken_over{
    "\"formerly\" names \"{}\", which is a part of these definitions",
    "formerly の「{}」は、現在の定義にある区分です"};
constexpr Message<> taken_over_rule{
    "it is for ids that a part had before: leave it out, or define the other part no more",
    "formerly には、その区分の以前のIDを書きます。省くか、もう一方の区分の定義を除いてください"};
constexpr Message<std::string> no_parts_for_total{
    "the breakdown \"{}\" has no parts that could make up the whole",
    "内訳「{}」には、全体の値を作る区分がありません"};
constexpr Message<std::string> no_parts_for_total_rule{
    "until it has some, nothing is asked for and nothing counts: add [[part]] with breakdown = "
    "\"{}\"",
    "区分がない間は、報告も求められず、値も集計されません。breakdown = \"{}\" の [[part]] を"
    "加えてください"};
constexpr Message<> own_is_a_word{"a breakdown cannot have the id \"own\"",
                                  "「own」は内訳のIDに使えません"};
constexpr Message<> own_rule{"total = \"own\" says that the whole is recorded by itself",
                             "total = \"own\" は「全体として記録する」という意味です"};
constexpr Message<> part_twice_rule{"an id or a name stands for one part of a breakdown",
                                    "IDや名前は、一つの内訳の中で一つの区分だけに使えます"};

constexpr Message<std::string> too_many_crossed{"\"{}\" crosses more than two breakdowns",
                                                "「{}」は三つ以上の内訳を掛け合わせています"};
constexpr Message<> crossed_rule{"name one breakdown, or two as in \"age * sex\"",
                                 "内訳を一つ書くか、\"age * sex\" のように二つを掛け合わせます"};
constexpr Message<std::string> crossed_with_itself{"\"{}\" crosses a breakdown with itself",
                                                   "「{}」は同じ内訳どうしを掛け合わせています"};
constexpr Message<std::string> by_twice{"\"{}\" stands twice in \"by\"",
                                        "「{}」が by に二度書かれています"};
constexpr Message<> by_twice_rule{"name each table once", "一度だけ書いてください"};
constexpr Message<std::string> total_not_in_by{"\"total\" names \"{}\", which is not in \"by\"",
                                               "total の「{}」は by にありません"};
constexpr Message<> total_rule{
    "\"own\", if the whole is recorded by itself, or the entry of \"by\" whose parts add up to it",
    "全体を別に記録するときは \"own\"、区分の合計が全体になるときは by のうちその内訳を書きます"};
constexpr Message<std::string> no_total_of{"the parts of a {} do not add up",
                                           "{} の区分は足し合わせられません"};
constexpr Message<> distinct_people_rule{
    "it counts distinct people, and one may stand in several parts: leave out \"total\" and record "
    "the whole beside the parts",
    "実人数などの累計は、同じ人が複数の区分に入ることがあるため足せません。total "
    "を省き、全体も記録してください"};
constexpr Message<> stages_rule{"stages have no sum: leave out \"total\"",
                                "段階は合計できません。total を省いてください"};

constexpr std::string_view own_total = "own";

Part read_part(const TableReader& table, std::size_t breakdown, PlanBuilder& builder) {
  Part part;
  if (const std::optional<Text> id = table.text("id")) {
    check_id(*id, builder.diagnostics);
    part.id = id->value;
  }
  part.name = table.text_or_empty("name");
  part.aliases = values(table.texts("aliases"));
  part.owners = refer_to(EntityKind::owner, table.texts("owners"), builder);
  Bounds bounds = read_bounds(table, builder);
  part.since = std::move(bounds.since);
  part.until = std::move(bounds.until);
  const std::vector<Text> formerly = table.texts("formerly");
  for (const Text& id : formerly) check_id(id, builder.diagnostics);
  part.formerly = values(formerly);
  builder.parts.push_back({breakdown, table.place(), formerly});
  return part;
}

// No two parts of a breakdown go by the same id or name.
class PartWords {
 public:
  explicit PartWords(Diagnostics& diagnostics) : diagnostics_(diagnostics) {}

  // As many faults as one part may have are one.
  void add(const Part& part, const Place& place) {
    std::vector<std::string> words = part.aliases;
    words.push_back(part.id);
    words.push_back(part.name);
    for (const std::string& word : words) {
      const auto [first, is_new] = owner_.try_emplace(folded_part(word), part.id);
      if (word.empty() || is_new || (first->second == part.id && word != part.id)) continue;
      diagnostics_.fault(place, part_twice(word), part_twice_rule());
      return;
    }
  }

  // Once all parts are known.
  void check_former(const Part& part, const std::vector<Text>& formerly) {
    for (const Text& id : formerly) {
      const auto [first, is_new] = owner_.try_emplace(folded_part(id.value), part.id);
      if (is_new || (first->second == part.id && id.value != part.id)) continue;
      diagnostics_.fault(id.place, taken_over(id.value), taken_over_rule());
    }
  }

 private:
  Diagnostics& diagnostics_;
  std::map<std::string, std::string> owner_;  // by the folded word, the part's id
};

void check_part_words(const PlanBuilder& builder) {
  for (std::size_t i = 0; i < builder.plan.breakdowns.size(); ++i) {
    const std::vector<Part>& parts = builder.plan.breakdowns[i].parts;
    std::vector<const PlanBuilder::PendingPart*> read;
    for (const PlanBuilder::PendingPart& one : builder.parts) {
      if (one.breakdown == i) read.push_back(&one);
    }
    PartWords words(builder.diagnostics);
    for (std::size_t j = 0; j < parts.size(); ++j) words.add(parts[j], read[j]->place);
    for (std::size_t j = 0; j < parts.size(); ++j) words.check_former(parts[j], read[j]->formerly);
  }
}

// parts = { f = "女性", m = "男性" }, in the order of the file.
void read_part_names(const TableReader& table, Breakdown& breakdown, PlanBuilder& builder) {
  for (const OpenEntry& entry : open_entries(table)) {
    check_id(entry.key, builder.diagnostics);
    const Text name = text_as_written(*entry.value, table.source());
    if (!entry.value->is_string()) {
      builder.diagnostics.fault(name.place, part_name_no_text(), part_name_rule());
      continue;
    }
    Part& part = breakdown.parts.emplace_back();
    part.id = entry.key.value;
    part.name = name.value;
    builder.parts.push_back({builder.plan.breakdowns.size(), entry.key.place, {}});
  }
}

// "age * sex"
std::optional<PartTable> read_table(const Text& text, PlanBuilder& builder) {
  std::vector<std::string> names = split(half_width(text.value), '*');
  for (std::string& name : names) name = trimmed(name);
  if (names.size() > 2) {
    builder.diagnostics.fault(text.place, too_many_crossed(text.value), crossed_rule());
    return std::nullopt;
  }
  if (names.size() == 2 && names[0] == names[1]) {
    builder.diagnostics.fault(text.place, crossed_with_itself(text.value), crossed_rule());
    return std::nullopt;
  }
  return PartTable{names[0], names.size() == 2 ? names[1] : ""};
}

// Faults for breakdowns that there are none of.
bool require_known(const PartTable& table, const Text& text, const PlanBuilder& builder) {
  bool known = true;
  for (const std::string& name : {table.breakdown, table.crossed_with}) {
    if (name.empty() && !table.breakdown.empty()) continue;
    if (find_breakdown(builder.plan, name) != nullptr) continue;
    builder.ids.require(EntityKind::breakdown, {name, text.place});
    known = false;
  }
  return known;
}

void read_total(const Text& text, PlanBuilder::PendingIndicator& item, PlanBuilder& builder) {
  if (text.value == own_total) return;
  Indicator& indicator = item.indicator;
  const std::optional<PartTable> table = read_table(text, builder);
  if (!table) return;
  if (std::ranges::find(indicator.by, *table) == indicator.by.end()) {
    std::vector<std::string> words = {std::string(own_total)};
    for (const PartTable& one : indicator.by) words.push_back(text_of(one));
    builder.diagnostics.fault(text.place, total_not_in_by(text.value),
                              both(total_rule(), did_you_mean(text.value, words)));
    return;
  }
  if (item.kind_known && !indicator.traits().adds_up_over_parts()) {
    builder.diagnostics.fault(text.place, no_total_of(std::string(key(indicator.kind))),
                              indicator.traits().staged ? stages_rule() : distinct_people_rule());
    return;
  }
  indicator.total = table;
}

// Of nothing no whole can be made.
void warn_of_no_parts(const PlanBuilder::PendingIndicator& item, PlanBuilder& builder) {
  if (!item.indicator.total) return;
  for (const std::string& id :
       {item.indicator.total->breakdown, item.indicator.total->crossed_with}) {
    const Breakdown* breakdown = find_breakdown(builder.plan, id);
    if (breakdown == nullptr || !breakdown->parts.empty()) continue;
    builder.diagnostics.warning(item.total->place, no_parts_for_total(id),
                                no_parts_for_total_rule(id));
  }
}

}  // namespace

void read_breakdowns(const TableReader& file, PlanBuilder& builder) {
  for (const TableReader& table : file.tables("breakdown", TableKind::breakdown)) {
    Breakdown breakdown;
    const std::size_t index = builder.plan.breakdowns.size();
    breakdown.id = define(EntityKind::breakdown, table, builder);
    if (breakdown.id == own_total) {
      builder.diagnostics.fault(table.value_place("id"), own_is_a_word(), own_rule());
    }
    breakdown.name = table.text_or_empty("name");
    if (const auto names = table.table("parts", TableKind::part_names)) {
      read_part_names(*names, breakdown, builder);
    }
    for (const TableReader& part : table.tables("part", TableKind::breakdown_part)) {
      breakdown.parts.push_back(read_part(part, index, builder));
    }
    breakdown.series_breaks = read_series_breaks(table, builder);
    builder.plan.breakdowns.push_back(std::move(breakdown));
  }
}

void read_parts(const std::vector<TableReader>& files, bool complete, PlanBuilder& builder) {
  for (const TableReader& file : files) {
    for (const TableReader& table : file.tables("part", TableKind::part)) {
      const std::optional<Text> of = table.text("breakdown");
      std::vector<Breakdown>& breakdowns = builder.plan.breakdowns;
      const std::string name = of ? of->value : std::string();
      const auto found = std::ranges::find(breakdowns, name, &Breakdown::id);
      const auto index = static_cast<std::size_t>(found - breakdowns.begin());
      Part part = read_part(table, index, builder);
      if (index < breakdowns.size() && of) {
        found->parts.push_back(std::move(part));
        continue;
      }
      builder.parts.pop_back();
      if (of && complete) builder.ids.require(EntityKind::breakdown, *of);
    }
  }
}

void check_breakdowns(bool complete, PlanBuilder& builder) {
  check_part_words(builder);
  for (PlanBuilder::PendingIndicator& item : builder.indicators) {
    for (const Text& text : item.by) {
      const std::optional<PartTable> table = read_table(text, builder);
      if (!table || (complete && !require_known(*table, text, builder))) continue;
      if (std::ranges::find(item.indicator.by, *table) != item.indicator.by.end()) {
        builder.diagnostics.fault(text.place, by_twice(text.value), by_twice_rule());
        continue;
      }
      item.indicator.by.push_back(*table);
    }
    const bool by_refused = item.by.size() != item.indicator.by.size();
    if (item.total && !by_refused) read_total(*item.total, item, builder);
    if (complete) warn_of_no_parts(item, builder);
  }
}

}  // namespace track::definition
