#include "table_reader.hpp"

#include <algorithm>
#include <cassert>
#include <string>

#include "document.hpp"
#include "key_shape.hpp"
#include "suggesting.hpp"
#include "track/base/suggestion.hpp"

namespace track::definition {
namespace {

constexpr Message<std::string> unknown_key{"unknown key \"{}\"", "「{}」というキーはありません"};
constexpr Message<std::string, std::string> keys_here{"the keys of {} are {}",
                                                      "{} のキーは {} です"};
constexpr Message<std::string> keys_of_file{"a file has {}", "ファイルに書けるのは {} です"};
constexpr Message<std::string, std::string> missing{"{} has no \"{}\"", "{} に「{}」がありません"};
constexpr Message<std::string> missing_rule{"add {} = …", "{} = … を加えてください"};

std::vector<std::string> key_names(const TableRule& rule) {
  std::vector<std::string> names;
  for (const KeyRule& key : rule.keys) names.emplace_back(key.name);
  return names;
}

std::string comma_separated(const std::vector<std::string>& words) {
  std::string result;
  for (const std::string& word : words) result += (result.empty() ? "" : ", ") + word;
  return result;
}

const KeyRule* find_rule(const TableRule& rule, std::string_view name) {
  const auto found = std::find_if(rule.keys.begin(), rule.keys.end(),
                                  [&](const KeyRule& key) { return key.name == name; });
  return found == rule.keys.end() ? nullptr : &*found;
}

// As it is written there, since some tables have several headers; a table in braces has none.
std::string table_reader_header(const TableRule& rule, const Place& place) {
  const std::string_view written = place.source->written(place);
  return std::string(written.starts_with('[') ? written : rule.header);
}

}  // namespace

TableReader::TableReader(const toml::table& table, TableKind kind, const SourceText& source,
                         Diagnostics& findings)
    : table_(&table),
      rule_(&rule_of(kind)),
      source_(&source),
      findings_(&findings),
      place_(place_of(source, table.source())) {
  check_keys();
}

void TableReader::check_keys() const {
  std::vector<std::string> meant;
  for (const auto& [key, node] : *table_) {
    const KeyRule* rule = find_rule(*rule_, key.str());
    if (rule != nullptr) {
      check_shape(key, node, *rule, *source_, *findings_);
    } else if (rule_->kind != TableKind::targets) {
      // The further keys of targets are years; whoever reads them checks them.
      report_unknown(key, meant);
    }
  }
  for (const KeyRule& key : rule_->keys) {
    const bool mistyped = std::find(meant.begin(), meant.end(), key.name) != meant.end();
    if (key.need != KeyNeed::required || has(key.name) || mistyped) continue;
    findings_->fault(place_, missing(table_reader_header(*rule_, place_), std::string(key.name)),
                     missing_rule(std::string(key.name)));
  }
}

void TableReader::report_unknown(const toml::key& key, std::vector<std::string>& meant) const {
  const std::vector<std::string> names = key_names(*rule_);
  std::vector<std::string> absent = names;
  std::erase_if(absent, [&](const std::string& name) { return has(name); });
  const std::vector<std::string> near = nearest(key.str(), absent, 1);
  meant.insert(meant.end(), near.begin(), near.end());
  Localized help = did_you_mean(key.str(), absent);
  if (help.empty()) {
    help = rule_->kind == TableKind::file
               ? keys_of_file(comma_separated(names))
               : keys_here(table_reader_header(*rule_, place_), comma_separated(names));
  }
  findings_->fault(place_of(*source_, key.source()), unknown_key(std::string(key.str())), help);
}

const toml::node* TableReader::find(std::string_view key, KeyShape shape) const {
  assert(find_rule(*rule_, key) != nullptr && find_rule(*rule_, key)->shape == shape);
  const toml::node* node = table_->get(key);
  return node != nullptr && fits(*node, shape) ? node : nullptr;
}

Place TableReader::key_place(std::string_view key) const {
  return place_of(*source_, table_->find(key)->first.source());
}

Place TableReader::value_place(std::string_view key) const {
  return place_of(*source_, table_->get(key)->source());
}

std::optional<Text> TableReader::text(std::string_view key) const {
  const toml::node* node = find(key, KeyShape::text);
  if (node == nullptr || is_blank(*node)) return std::nullopt;
  return text_as_written(*node, *source_);
}

std::string TableReader::text_or_empty(std::string_view key) const {
  const std::optional<Text> found = text(key);
  return found ? found->value : "";
}

std::vector<Text> TableReader::texts(std::string_view key) const {
  return items(find(key, KeyShape::texts));
}

std::vector<Text> TableReader::years(std::string_view key) const {
  std::vector<Text> both = items(find(key, KeyShape::years));
  return both.size() == 2 ? both : std::vector<Text>{};
}

std::vector<Text> TableReader::items(const toml::node* list) const {
  std::vector<Text> result;
  if (list == nullptr) return result;
  for (const toml::node& item : *list->as_array()) {
    if (!is_blank(item)) result.push_back(text_as_written(item, *source_));
  }
  return result;
}

std::optional<std::int64_t> TableReader::whole(std::string_view key) const {
  const toml::node* node = find(key, KeyShape::whole);
  return node == nullptr ? std::nullopt : node->value_exact<std::int64_t>();
}

std::optional<bool> TableReader::truth(std::string_view key) const {
  const toml::node* node = find(key, KeyShape::truth);
  return node == nullptr ? std::nullopt : node->value_exact<bool>();
}

std::optional<Text> TableReader::as_written(std::string_view key) const {
  const KeyRule* rule = find_rule(*rule_, key);
  assert(rule != nullptr);
  const toml::node* node = find(key, rule->shape);
  if (node == nullptr || is_blank(*node)) return std::nullopt;
  return text_as_written(*node, *source_);
}

std::optional<TableReader> TableReader::table(std::string_view key, TableKind kind) const {
  const toml::node* node = find(key, KeyShape::table);
  if (node == nullptr) return std::nullopt;
  return TableReader(*node->as_table(), kind, *source_, *findings_);
}

std::vector<TableReader> TableReader::tables(std::string_view key, TableKind kind) const {
  std::vector<TableReader> result;
  const toml::node* node = find(key, KeyShape::tables);
  if (node == nullptr) return result;
  for (const toml::node& item : *node->as_array()) {
    result.emplace_back(*item.as_table(), kind, *source_, *findings_);
  }
  return result;
}

Text text_as_written(const toml::node& node, const SourceText& source) {
  const Place place = place_of(source, node.source());
  if (const std::optional<std::string> text = node.value_exact<std::string>()) {
    return {*text, place};
  }
  return {std::string(source.written(place)), place};
}

}  // namespace track::definition
