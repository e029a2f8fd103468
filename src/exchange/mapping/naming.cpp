#include "naming.hpp"

#include <algorithm>

#include "faults.hpp"
#include "track/base/suggestion.hpp"
#include "track/base/text.hpp"
#include "track/model/breakdown.hpp"
#include "track/model/lookup.hpp"
#include "track/model/recording_rules.hpp"

namespace track::exchange {

namespace {

constexpr Message<> no_indicator_name{"the cell that names the indicator is blank",
                                      "指標の名称のセルが空です"};
constexpr Message<std::string> is_activity{"\"{}\" is an activity, not an indicator",
                                           "「{}」は指標ではなく取組です"};
constexpr Message<std::string> event_way{"for its holdings: event = \"{}\"",
                                         "実施の記録なら event = \"{}\" と書いてください"};
constexpr Message<std::string> is_indicator{"\"{}\" is an indicator, not an activity",
                                            "「{}」は取組ではなく指標です"};
constexpr Message<std::string> blank_part{"the cell that names the part of \"{}\" is blank",
                                          "「{}」の区分のセルが空です"};
constexpr Message<std::string> blank_part_rule{
    "if blank means the whole: names.{} = {{ \"\" = \"total\" }}",
    "空が全体を表すなら names.{} = {{ \"\" = \"total\" }} と"
    "書いてください"};
constexpr Message<std::string> unknown_breakdown_id{"the plan has no breakdown \"{}\"",
                                                    "「{}」という内訳は計画にありません"};
constexpr Message<std::string, std::string> unknown_part_of{"\"{}\" is no part of {}",
                                                            "「{}」は {} の区分にありません"};
constexpr Message<std::string, std::string, std::string> names_way{
    "say what it is: names.{} = {{ {} = \"{}\" }}; \"total\" is the whole, false leaves it out",
    "対応を書いてください：names.{} = {{ {} = \"{}\" }}（全体は \"total\"、読み飛ばすなら false）"};
constexpr Message<std::string, std::string> not_by{"{} is not broken down by {}",
                                                   "{} には {} の内訳がありません"};
constexpr Message<std::string> by_what{"it is broken down by {}", "内訳は {} です"};
constexpr Message<> load_way{"write it into the definition and load it, or leave the key out",
                             "定義に書いて読み込むか、そのキーを省いてください"};
constexpr Message<std::string> no_indicator_names_way{
    "or say what it is: names.indicator = {{ \"{}\" = \"indicator\" }}, false to leave it out",
    "対応を書くこともできます：names.indicator = {{ \"{}\" = \"指標\" }}（読み飛ばすなら false）"};

constexpr std::size_t most_names = 20'000;

const Part* find_part(const Breakdown& breakdown, const std::string& name) {
  const std::string wanted = folded_part(name);
  const auto bears = [&](const Part& part) {
    if (part.id == name || folded_part(part.name) == wanted) return true;
    const auto same = [&](const std::string& one) { return folded_part(one) == wanted; };
    return std::ranges::any_of(part.aliases, same) || contains(part.formerly, name);
  };
  const auto found = std::ranges::find_if(breakdown.parts, bears);
  return found == breakdown.parts.end() ? nullptr : &*found;
}

Named<Indicator> unknown_part_fault(const Breakdown& breakdown, const std::string& name) {
  Fault fault{unknown_part_of(printable(name), breakdown.id), {}};
  const std::string near = nearest_part(breakdown, name);
  fault.hints.push_back(
      names_way(breakdown.id, "\"" + printable(name) + "\"", near.empty() ? "…" : near));
  return {nullptr, fault, "part:" + breakdown.id + ":" + name, breakdown.id};
}

}  // namespace

std::string nearest_part(const Breakdown& breakdown, const std::string& name) {
  std::vector<std::string> names;
  for (const Part& part : breakdown.parts) names.push_back(printable(part.name));
  const std::vector<std::string> near = nearest(name, names, 1);
  if (!near.empty()) return near.front();
  const std::string wanted = folded_part(name);
  std::string longest;
  for (const Part& part : breakdown.parts) {
    const std::string own = folded_part(part.name);
    if (own.size() > longest.size() && wanted.find(own) != std::string::npos) longest = part.name;
  }
  return printable(longest);
}

const Named<Indicator>& Naming::indicator(const SheetName& name, const Activity* activity) {
  key_ = name.indicator;
  for (const auto& [breakdown, part] : name.parts) {
    key_ += '\n';
    key_ += part;
    key_ += '\t';
    key_ += breakdown;
  }
  if (activity != nullptr) key_ += '\r' + activity->id;
  const auto found = indicators_.find(key_);
  if (found != indicators_.end()) return found->second;
  if (indicators_.size() >= most_names) indicators_.clear();
  Named<Indicator> result = look_up_whole(name.indicator, activity);
  if (result.item != nullptr) result = look_up_part(*result.item, name);
  if (result.item != nullptr) {
    try {
      require_in_force(*result.item);
    } catch (const Error& error) {
      result = {nullptr, fault_of(error), "indicator:" + result.item->id};
    }
  }
  return indicators_.emplace(key_, std::move(result)).first->second;
}

const Named<Activity>& Naming::activity(const std::string& name) {
  const auto found = activities_.find(name);
  if (found != activities_.end()) return found->second;
  if (activities_.size() >= most_names) activities_.clear();
  Named<Activity> result{nullptr, {}, "activity:" + name};
  try {
    const Subject subject = look_up(plan_, name);
    if (const auto* activity = std::get_if<const Activity*>(&subject)) {
      require_in_force(**activity);
      result.item = *activity;
    } else {
      result.fault = {is_indicator(printable(name)), {}};
    }
  } catch (const Error& error) {
    result.fault = fault_of(error);
  }
  return activities_.emplace(name, std::move(result)).first->second;
}

Named<Indicator> Naming::look_up_whole(const std::string& name, const Activity* activity) const {
  Named<Indicator> result{nullptr, {}, "indicator:" + name};
  if (name.empty()) {
    result.fault = {no_indicator_name(), {}};
    return result;
  }
  try {
    if (activity != nullptr) {
      result.item = &look_up_indicator(plan_, *activity, name);
      return result;
    }
    const Subject subject = look_up(plan_, name);
    if (const auto* indicator = std::get_if<const Indicator*>(&subject)) {
      result.item = *indicator;
    } else {
      result.fault = {is_activity(printable(name)), {event_way(printable(name))}};
    }
  } catch (const Error& error) {
    result.fault = fault_of(error);
    result.fault.hints.push_back(no_indicator_names_way(printable(name)));
  }
  return result;
}

Named<Indicator> Naming::look_up_part(const Indicator& whole, const SheetName& name) const {
  std::vector<std::string> breakdowns;
  std::vector<std::string> keys;
  for (const auto& [id, part_name] : name.parts) {
    const Breakdown* breakdown = find_breakdown(plan_, id);
    if (breakdown == nullptr) {
      std::vector<std::string> ids;
      for (const Breakdown& one : plan_.breakdowns) ids.push_back(one.id);
      return {nullptr,
              {unknown_breakdown_id(printable(id)), {did_you_mean(id, ids)}},
              "breakdown:" + id,
              id};
    }
    if (part_name.empty()) {
      return {nullptr, {blank_part(id), {blank_part_rule(id)}}, "blank part:" + id, id};
    }
    if (folded(part_name) == "total") continue;
    const Part* part = find_part(*breakdown, part_name);
    if (part == nullptr) return unknown_part_fault(*breakdown, part_name);
    breakdowns.push_back(id);
    keys.push_back(id + ":" + part->id);
  }
  if (keys.empty()) return {&whole};
  const Indicator* part = nullptr;
  if (keys.size() <= 2) part = find_indicator(plan_, part_id(whole.id, joined(keys, ",")));
  if (part == nullptr && keys.size() == 2) {
    part = find_indicator(plan_, part_id(whole.id, keys[1] + "," + keys[0]));
  }
  if (part != nullptr) return {part};
  std::vector<std::string> tables;
  for (const PartTable& table : whole.by) tables.push_back(text_of(table));
  return {nullptr,
          {not_by(whole.id, joined(breakdowns, " * ")),
           {tables.empty() ? Localized() : by_what(joined(tables)), load_way()}},
          "table:" + whole.id + ":" + joined(breakdowns),
          breakdowns.front()};
}

}  // namespace track::exchange
