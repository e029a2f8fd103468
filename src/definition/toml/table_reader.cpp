#include "table_reader.hpp"

#include <algorithm>
#include <cassert>
#include <string>

#include "document.hpp"
#include "track/base/suggestion.hpp"
#include "track/base/text.hpp"

namespace track::definition {

namespace {

struct ShapeWords {
  Message<std::string> problem;
  Message<std::string> rule;
};

// In the order of KeyShape.
constexpr ShapeWords shape_words[] = {
    {{"\"{}\" is not text", "「{}」の値が文字列ではありません"},
     {"text goes in quotes: {} = \"…\"", "文字列は引用符で囲みます：{} = \"…\""}},
    {{"\"{}\" is not a list of texts", "「{}」の値が文字列の一覧ではありません"},
     {"a list goes in brackets: {} = [\"…\", \"…\"]",
      "一覧は角括弧で囲みます：{} = [\"…\", \"…\"]"}},
    {{"\"{}\" is not a whole number", "「{}」の値が整数ではありません"},
     {"a number is written without quotes: {} = 3", "数は引用符なしで書きます：{} = 3"}},
    {{"\"{}\" is neither true nor false", "「{}」の値が true または false ではありません"},
     {"without quotes: {} = true", "引用符なしで書きます：{} = true"}},
    {{"\"{}\" is not a number", "「{}」の値が数ではありません"},
     {"a number is written without quotes: {} = 0.85", "数は引用符なしで書きます：{} = 0.85"}},
    {{"\"{}\" is not a year", "「{}」の値が年度ではありません"},
     {"write a year as {0} = 2021 or, with era = \"japanese\", {0} = \"R3\"",
      "年度は {0} = 2021、era = \"japanese\" の計画では {0} = \"R3\" のように書きます"}},
    {{"\"{}\" is not a first and a last year", "「{}」の値が最初と最後の年度ではありません"},
     {"two years in brackets: {0} = [2021, 2023] or, with era = \"japanese\", {0} = [\"R3\", "
      "\"R5\"]",
      "二つの年度を {0} = [2021, 2023]、era = \"japanese\" の計画では {0} = [\"R3\", \"R5\"] "
      "のように書きます"}},
    {{"\"{}\" is neither text nor a number", "「{}」の値が文字列でも数でもありません"},
     {"write a value as {0} = 241 or {0} = \"35.2% n=1500\"",
      "値は {0} = 241 または {0} = \"35.2% n=1500\" のように書きます"}},
    {{"\"{}\" is not a day", "「{}」の値が日付ではありません"},
     {"write a day as {} = \"2019-12-01\"", "日付は {} = \"2019-12-01\" のように書きます"}},
    {{"\"{}\" is neither text nor a table", "「{}」の値が文字列でも表でもありません"},
     {"write {0} = \"3/year\", or by year: {0} = {{ 2021 = \"4/year\", 2023 = \"1/year\" }}",
      "{0} = \"3/year\"、または年度ごとに {0} = {{ 2021 = \"4/year\", 2023 = \"1/year\" }} "
      "のように書きます"}},
    {{"\"{}\" is neither text nor a whole number", "「{}」の値が文字列でも整数でもありません"},
     {"write {0} = \"…\" or {0} = 3", "{0} = \"…\" または {0} = 3 のように書きます"}},
    {{"\"{}\" names no heading row", "「{}」の値が見出しの行ではありません"},
     {"write a text of the row or its number: {0} = \"…\", {0} = 3, {0} = [3, 4]",
      "その行にある文字列か、行の番号を書きます：{0} = \"…\"、{0} = 3、{0} = [3, 4]"}},
    {{"\"{}\" is neither a list of texts nor a table",
      "「{}」の値が文字列の一覧でも表でもありません"},
     {"write {0} = [\"…\", \"…\"] or {0} = {{ \"…\" = \"…\" }}",
      "{0} = [\"…\", \"…\"] または {0} = {{ \"…\" = \"…\" }} のように書きます"}},
    {{"\"{}\" is not a single table", "「{}」が一つの表ではありません"},
     {"it is written once, with a header in single brackets: [{}]",
      "見出しを一重の角括弧にして [{}] と、一度だけ書きます"}},
    {{"\"{}\" is not a list of tables", "「{}」が表の一覧ではありません"},
     {"each {} is a table of its own, with a header in double brackets: [[…]]",
      "{} は一つずつ、見出しを二重の角括弧 [[…]] にした表で書きます"}},
};

constexpr Message<std::string> empty_text{"\"{}\" is empty", "「{}」が空です"};
constexpr Message<> empty_rule{"fill it in, or leave it out", "内容を書くか、省いてください"};

bool is_year(const toml::node& node) {
  return node.is_string() || node.is_integer();
}

bool is_list_of(const toml::node& node, bool (*item)(const toml::node&)) {
  const toml::array* items = node.as_array();
  return items != nullptr && std::all_of(items->begin(), items->end(), item);
}

bool is_text(const toml::node& node) {
  return node.is_string();
}
bool is_whole(const toml::node& node) {
  return node.is_integer();
}
bool is_table(const toml::node& node) {
  return node.is_table();
}

// An empty text.
bool is_blank(const toml::node& node) {
  const std::optional<std::string> text = node.value_exact<std::string>();
  return text && trimmed(*text).empty();
}

void refuse_blank(const std::string& name, const toml::node& node, const SourceText& source,
                  Diagnostics& diagnostics) {
  if (is_blank(node)) {
    diagnostics.fault(place_of(source, node.source()), empty_text(name), empty_rule());
  }
}

constexpr Message<std::string> unknown_key{"unknown key \"{}\"", "「{}」というキーはありません"};
constexpr Message<std::string, std::string> keys_here{"the keys of {} are {}",
                                                      "{} のキーは {} です"};
constexpr Message<std::string> keys_of_file{"a file has {}", "ファイルに書けるのは {} です"};
constexpr Message<std::string, std::string> missing{"{} has no \"{}\"", "{} に「{}」がありません"};
constexpr Message<std::string> missing_in_file{"the file has no \"{}\"",
                                               "ファイルに「{}」がありません"};
constexpr Message<std::string> missing_rule{"add {} = …", "{} = … を加えてください"};

std::vector<std::string> key_names(const TableRule& rule) {
  std::vector<std::string> names;
  for (const KeyRule& key : rule.keys) names.emplace_back(key.name);
  return names;
}

const KeyRule* find_rule(const TableRule& rule, std::string_view name) {
  const auto found = std::find_if(rule.keys.begin(), rule.keys.end(),
                                  [&](const KeyRule& key) { return key.name == name; });
  return found == rule.keys.end() ? nullptr : &*found;
}

// As it is written there, since some tables have several headers; a table in braces has none.
std::string header_of(const TableRule& rule, const Place& place) {
  const std::string_view written = place.source->written(place);
  return std::string(written.starts_with('[') ? written : rule.header);
}

bool has_open_keys(TableKind kind) {
  return kind == TableKind::targets || kind == TableKind::schedules ||
         kind == TableKind::part_names || kind == TableKind::mapping_words;
}

// Whether a value is of the shape, down to the items of a list.
bool fits(const toml::node& node, KeyShape shape) {
  switch (shape) {
    case KeyShape::text:
      return node.is_string();
    case KeyShape::texts:
      return is_list_of(node, is_text);
    case KeyShape::whole:
      return node.is_integer();
    case KeyShape::truth:
      return node.is_boolean();
    case KeyShape::number:
      return node.is_number();
    case KeyShape::year:
      return is_year(node);
    case KeyShape::years:
      return is_list_of(node, is_year) && node.as_array()->size() == 2;
    case KeyShape::value:
      return node.is_string() || node.is_number();
    case KeyShape::day:
      return node.is_string() || node.is_date();
    case KeyShape::schedule:
      return node.is_string() || node.is_table();
    case KeyShape::sheet:
      return node.is_string() || node.is_integer();
    case KeyShape::header:
      return node.is_string() || node.is_integer() ||
             (is_list_of(node, is_whole) && !node.as_array()->empty());
    case KeyShape::columns:
      return node.is_table() || is_list_of(node, is_text);
    case KeyShape::table:
      return node.is_table();
    case KeyShape::tables:
      return is_list_of(node, is_table);
  }
  return false;
}

// A value that is not of its key's shape is a fault; so is an empty text in a list or where one is
// required.
void check_shape(const toml::key& key, const toml::node& node, const KeyRule& rule,
                 const SourceText& source, Diagnostics& diagnostics) {
  const std::string name(key.str());
  if (!fits(node, rule.shape)) {
    // Of a table, the header is underlined.
    const bool headed = node.is_table() || node.is_array_of_tables();
    const ShapeWords& words = shape_words[static_cast<std::size_t>(rule.shape)];
    diagnostics.fault(place_of(source, headed ? key.source() : node.source()), words.problem(name),
                      words.rule(name));
    return;
  }
  if (rule.need == KeyNeed::required) refuse_blank(name, node, source, diagnostics);
  if (const toml::array* items = node.as_array()) {
    for (const toml::node& item : *items) refuse_blank(name, item, source, diagnostics);
  }
}

}  // namespace

TableReader::TableReader(const toml::table& table, TableKind kind, const SourceText& source,
                         Diagnostics& diagnostics)
    : table_(&table),
      rule_(&rule_of(kind)),
      source_(&source),
      diagnostics_(&diagnostics),
      place_(place_of(source, table.source())) {
  check_keys();
}

void TableReader::check_keys() const {
  std::vector<std::string> meant;
  for (const auto& [key, node] : *table_) {
    const KeyRule* rule = find_rule(*rule_, key.str());
    if (rule != nullptr) {
      check_shape(key, node, *rule, *source_, *diagnostics_);
    } else if (!has_open_keys(rule_->kind)) {
      // Whoever reads them checks them.
      report_unknown(key, meant);
    }
  }
  for (const KeyRule& key : rule_->keys) {
    const bool mistyped = std::find(meant.begin(), meant.end(), key.name) != meant.end();
    if (key.need != KeyNeed::required || has(key.name) || mistyped) continue;
    const std::string name(key.name);
    diagnostics_->fault(
        place_,
        rule_->header.empty() ? missing_in_file(name) : missing(header_of(*rule_, place_), name),
        missing_rule(name));
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
    help = rule_->header.empty() ? keys_of_file(joined(names))
                                 : keys_here(header_of(*rule_, place_), joined(names));
  }
  diagnostics_->fault(place_of(*source_, key.source()), unknown_key(std::string(key.str())), help);
}

const toml::node* TableReader::find(std::string_view key, KeyShape shape) const {
  assert(find_rule(*rule_, key) != nullptr && find_rule(*rule_, key)->shape == shape);
  const toml::node* node = table_->get(key);
  return node != nullptr && fits(*node, shape) ? node : nullptr;
}

bool TableReader::names(std::string_view key) const {
  return find_rule(*rule_, key) != nullptr;
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
  if (node == nullptr || node->is_table() || is_blank(*node)) return std::nullopt;
  return text_as_written(*node, *source_);
}

std::optional<TableReader> TableReader::table(std::string_view key, TableKind kind) const {
  const KeyRule* rule = find_rule(*rule_, key);
  assert(rule != nullptr);
  const toml::node* node = find(key, rule->shape);
  if (node == nullptr || !node->is_table()) return std::nullopt;
  return TableReader(*node->as_table(), kind, *source_, *diagnostics_);
}

std::vector<TableReader> TableReader::tables(std::string_view key, TableKind kind) const {
  std::vector<TableReader> result;
  const toml::node* node = find(key, KeyShape::tables);
  if (node == nullptr) return result;
  for (const toml::node& item : *node->as_array()) {
    result.emplace_back(*item.as_table(), kind, *source_, *diagnostics_);
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
