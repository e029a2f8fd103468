#include "key_shape.hpp"

#include <algorithm>

#include "document.hpp"
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
     {"text stands in quotes: {} = \"…\"", "文字列は引用符で囲みます: {} = \"…\""}},
    {{"\"{}\" is not a list of texts", "「{}」の値が文字列の一覧ではありません"},
     {"a list stands in brackets: {} = [\"…\", \"…\"]",
      "一覧は角括弧で囲みます: {} = [\"…\", \"…\"]"}},
    {{"\"{}\" is not a whole number", "「{}」の値が整数ではありません"},
     {"a number stands without quotes: {} = 3", "数は引用符なしで書きます: {} = 3"}},
    {{"\"{}\" is neither true nor false", "「{}」の値が true または false ではありません"},
     {"without quotes: {} = true", "引用符なしで書きます: {} = true"}},
    {{"\"{}\" is not a number", "「{}」の値が数ではありません"},
     {"a number stands without quotes: {} = 0.85", "数は引用符なしで書きます: {} = 0.85"}},
    {{"\"{}\" is not a year", "「{}」の値が年度ではありません"},
     {"a year is written so: {0} = \"R3\" or {0} = 2021",
      "年度は {0} = \"R3\" または {0} = 2021 のように書きます"}},
    {{"\"{}\" is not a first and a last year", "「{}」の値が最初と最後の年度ではありません"},
     {"two years in brackets: {0} = [\"R3\", \"R5\"] or {0} = [2021, 2023]",
      "二つの年度を {0} = [\"R3\", \"R5\"] または {0} = [2021, 2023] のように書きます"}},
    {{"\"{}\" is neither text nor a number", "「{}」の値が文字列でも数でもありません"},
     {"a value is written so: {0} = 241 or {0} = \"35.2% n=1500\"",
      "値は {0} = 241 または {0} = \"35.2% n=1500\" のように書きます"}},
    {{"\"{}\" is not a day", "「{}」の値が日付ではありません"},
     {"a day is written so: {} = \"2019-12-01\"", "日付は {} = \"2019-12-01\" のように書きます"}},
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
bool is_table(const toml::node& node) {
  return node.is_table();
}

void refuse_blank(const std::string& name, const toml::node& node, const SourceText& source,
                  Diagnostics& findings) {
  if (is_blank(node)) {
    findings.fault(place_of(source, node.source()), empty_text(name), empty_rule());
  }
}

}  // namespace

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
    case KeyShape::table:
      return node.is_table();
    case KeyShape::tables:
      return is_list_of(node, is_table);
  }
  return false;
}

bool is_blank(const toml::node& node) {
  const std::optional<std::string> text = node.value_exact<std::string>();
  return text && trimmed(*text).empty();
}

void check_shape(const toml::key& key, const toml::node& node, const KeyRule& rule,
                 const SourceText& source, Diagnostics& findings) {
  const std::string name(key.str());
  if (!fits(node, rule.shape)) {
    // What was written as a table has no value to underline but its own header.
    const bool headed = node.is_table() || node.is_array_of_tables();
    const ShapeWords& words = shape_words[static_cast<std::size_t>(rule.shape)];
    findings.fault(place_of(source, headed ? key.source() : node.source()), words.problem(name),
                   words.rule(name));
    return;
  }
  if (rule.need == KeyNeed::required) refuse_blank(name, node, source, findings);
  if (const toml::array* items = node.as_array()) {
    for (const toml::node& item : *items) refuse_blank(name, item, source, findings);
  }
}

}  // namespace track::definition
