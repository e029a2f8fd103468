#include "mapping_table.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <iterator>

#include "tables/scalars.hpp"
#include "toml/document.hpp"
#include "track/base/suggestion.hpp"
#include "track/base/text.hpp"

namespace track::definition {

namespace {

constexpr Message<> no_values{"the table does not say which cells are values",
                              "どのセルが値なのかが書かれていません"};
constexpr Message<> values_rule{
    "values = [\"heading\", …] where they stand below headings, value = \"{{heading}}\" where each "
    "row "
    "has one",
    "見出しの下に値が並ぶ表なら values = [\"見出し\", …]、1行に値が1つなら value = \"{{見出し}}\" "
    "と"
    "書いてください"};
constexpr Message<> no_indicator{"the table does not say which indicator its values are of",
                                 "値がどの指標のものかが書かれていません"};
constexpr Message<> indicator_rule{
    "indicator = \"…\" (an id, a name or {{heading}}), or values = {{ \"heading\" = \"indicator\" "
    "}}",
    "indicator = \"…\"（指標のID、名称または {{見出し}}）か、values = {{ \"見出し\" = \"指標\" }} "
    "と"
    "書いてください"};
constexpr Message<std::string> needs_columns{
    "\"{}\" means a cell below a heading, but no values are "
    "listed",
    "「{}」は見出しの下の値を指しますが、values がありません"};
constexpr Message<> event_and_add{"an event is never added to another", "実施は合算できません"};
constexpr Message<> event_and_add_rule{"leave out either event or add",
                                       "event と add のどちらかを省いてください"};
constexpr Message<std::string> bad_rows{"\"{}\" is no span of rows",
                                        "「{}」は行の範囲ではありません"};
constexpr Message<> rows_rule{
    "from and to, one may be left out: \"8..29\", \"8..\", \"..29\"",
    "始めと終わりを書きます（一方は省けます）：\"8..29\"、\"8..\"、\"..29\""};
constexpr Message<std::string> out_of_range{"\"{}\" is not a number that can stand here",
                                            "「{}」はここに書ける数ではありません"};
constexpr Message<std::string, std::string> from_to{"from {} to {}", "{}から{}までです"};
constexpr Message<> tens_rule{"a power of ten: 1000, 10000, 0.001",
                              "10の累乗を書きます：1000、10000、0.001"};
constexpr Message<std::string> not_words{"\"{}\" is not a table of words",
                                         "「{}」は語の対応表ではありません"};
constexpr Message<std::string> names_rule{
    "write {} = {{ \"word of the sheet\" = \"name\" }}, with false "
    "for what is to be left out",
    "{} = {{ \"表の語\" = \"名称\" }} と書きます（false なら"
    "読み飛ばします）"};
constexpr Message<std::string> unknown_role{"\"{}\" is nothing that names are given for",
                                            "「{}」には名称を対応させられません"};
constexpr Message<std::string> roles_are{"names are given for {}", "対応させられるのは {} です"};
constexpr Message<> every_word{"unit of time", "期間の単位"};
constexpr Message<> decimal_word{"decimal sign", "小数点"};
constexpr Message<std::string> not_template{"\"{}\" is not text",
                                            "「{}」の値が文字列ではありません"};

constexpr std::uint32_t most_rows = 1'048'576;
constexpr std::int64_t most_lines = 20;

std::optional<std::uint32_t> row_number(std::string_view digits) {
  std::uint32_t number = 0;
  const char* end = digits.data() + digits.size();
  const auto [stop, error] = std::from_chars(digits.data(), end, number);
  if (error != std::errc() || stop != end || number < 1 || number > most_rows) return std::nullopt;
  return number;
}

// Reads one table with one substitution.
class MappingTable {
 public:
  MappingTable(const TableReader& table, const Substitution& substitution)
      : table_(table), diagnostics_(table.diagnostics()), substitution_(substitution) {}

  TableMapping read() {
    read_where();
    read_rows();
    read_roles();
    read_numbers();
    read_words();
    check();
    return std::move(made_);
  }

 private:
  std::string put(const std::string& text) const { return substituted(text, substitution_); }
  std::string text_of(std::string_view key) const { return put(table_.text_or_empty(key)); }
  std::vector<std::string> texts_of(std::string_view key) const {
    std::vector<std::string> result;
    for (const Text& text : table_.texts(key)) result.push_back(put(text.value));
    return result;
  }

  std::optional<Template> template_of(const Text& text) {
    return diagnostics_.accept(text.place, read_template(put(text.value)));
  }
  std::optional<Template> template_at(std::string_view key) {
    const auto text = table_.text(key);
    return text ? template_of(*text) : std::nullopt;
  }

  std::optional<std::int64_t> number_within(std::string_view key, std::int64_t least,
                                            std::int64_t most) {
    const auto number = table_.whole(key);
    if (!number || (*number >= least && *number <= most)) return number;
    diagnostics_.fault(table_.value_place(key), out_of_range(std::to_string(*number)),
                       from_to(std::to_string(least), std::to_string(most)));
    return std::nullopt;
  }

  void read_where() {
    const toml::node* sheet = table_.raw().get("sheet");
    if (sheet != nullptr && sheet->is_integer()) {
      const std::int64_t number = *sheet->value_exact<std::int64_t>();
      if (number < 1 || number > most_rows) {
        diagnostics_.fault(table_.value_place("sheet"), out_of_range(std::to_string(number)));
      } else {
        made_.sheet_number = static_cast<std::size_t>(number);
      }
    } else if (const auto text = table_.as_written("sheet")) {
      made_.sheet = put(text->value);
    }
    read_header();
    made_.header_lines =
        static_cast<std::uint32_t>(number_within("header_lines", 1, most_lines).value_or(1));
    made_.split = text_of("split");
  }

  void read_header() {
    const toml::node* header = table_.raw().get("header");
    if (header == nullptr) return;
    if (const auto text = header->value_exact<std::string>()) {
      made_.header = put(*text);
      return;
    }
    const auto add = [this](const toml::node& node) {
      const auto number = node.value_exact<std::int64_t>();
      if (!number) return;
      const bool in_order = made_.header_rows.empty() || *number > made_.header_rows.back();
      if (*number < 1 || *number > most_rows || !in_order) {
        diagnostics_.fault(place_of(table_.source(), node.source()),
                           out_of_range(std::to_string(*number)));
        return;
      }
      made_.header_rows.push_back(static_cast<std::uint32_t>(*number));
    };
    if (const toml::array* rows = header->as_array()) {
      for (const toml::node& row : *rows) add(row);
    } else {
      add(*header);
    }
  }

  void read_rows() {
    if (const auto rows = table_.text("rows")) read_span(*rows);
    made_.until = text_of("until");
    made_.skip = texts_of("skip");
    made_.check = texts_of("check");
    for (const std::string& name : texts_of("fill")) made_.fill.push_back(read_column_name(name));
    if (const auto groups = table_.text("groups")) {
      made_.groups = read_column_name(put(groups->value));
    }
    const auto only = table_.table("only", TableKind::mapping_words);
    if (!only) return;
    for (const OpenEntry& entry : open_entries(*only)) {
      const toml::array* items = entry.value->as_array();
      std::vector<std::string> words;
      for (std::size_t i = 0; items != nullptr && i < items->size(); ++i) {
        const auto word = items->get(i)->value_exact<std::string>();
        if (word) words.push_back(put(*word));
      }
      if (words.empty()) fault_of_words(entry, "only");
      made_.only.emplace_back(read_column_name(put(entry.key.value)), std::move(words));
    }
  }

  void fault_of_words(const OpenEntry& entry, const std::string& key) {
    diagnostics_.fault(entry.key.place, not_words(entry.key.value), names_rule(key));
  }

  void read_span(const Text& rows) {
    const std::string text = trimmed(half_width(rows.value));
    const std::size_t dots = text.find("..");
    if (dots == std::string::npos || text == "..") {
      diagnostics_.fault(rows.place, bad_rows(rows.value), rows_rule());
      return;
    }
    const std::string first = trimmed(text.substr(0, dots));
    const std::string last = trimmed(text.substr(dots + 2));
    const auto from = first.empty() ? 0U : row_number(first);
    const auto to = last.empty() ? 0U : row_number(last);
    if (!from || !to || (*to != 0 && *to < *from)) {
      diagnostics_.fault(rows.place, bad_rows(rows.value), rows_rule());
      return;
    }
    made_.first_row = *from;
    made_.last_row = *to;
  }

  void read_roles() {
    made_.period = template_at("period");
    made_.indicator = template_at("indicator");
    made_.value = template_at("value");
    made_.event = template_at("event");
    made_.place = template_at("place");
    made_.note = template_at("note");
    made_.except = texts_of("except");
    read_value_list();
    const auto by = table_.table("by", TableKind::mapping_words);
    if (by) {
      for (const OpenEntry& entry : open_entries(*by)) {
        const auto text = entry.value->value_exact<std::string>();
        if (!text) {
          diagnostics_.fault(entry.key.place, not_template(entry.key.value));
          continue;
        }
        const auto made = template_of(text_as_written(*entry.value, table_.source()));
        if (made) made_.by.emplace_back(entry.key.value, *made);
      }
    }
    if (const auto every = table_.text("every")) read_every(*every);
    made_.add = table_.truth("add").value_or(false);
  }

  void read_value_list() {
    const toml::node* node = table_.raw().get("values");
    if (node == nullptr) return;
    if (const toml::array* list = node->as_array()) {
      for (const toml::node& item : *list) {
        const auto text = item.value_exact<std::string>();
        if (text) made_.values.push_back(read_value_columns(put(*text)));
      }
      return;
    }
    const auto reader = table_.table("values", TableKind::mapping_words);
    if (!reader) return;
    for (const OpenEntry& entry : open_entries(*reader)) {
      ValueColumns columns = read_value_columns(put(entry.key.value));
      if (entry.value->is_string()) {
        columns.indicator = template_of(text_as_written(*entry.value, table_.source()));
      } else {
        diagnostics_.fault(place_of(table_.source(), entry.value->source()),
                           not_template(entry.key.value), indicator_rule());
      }
      made_.values.push_back(std::move(columns));
    }
  }

  void read_every(const Text& text) {
    static const std::vector<std::string> words = {"day", "month", "year"};
    const auto found = std::ranges::find(words, text.value);
    if (found == words.end()) {
      diagnostics_.fault(text.place, unknown_word(every_word(), text.value),
                         one_of(text.value, words));
      return;
    }
    made_.every = static_cast<Every>(found - words.begin() + 1);
  }

  void read_numbers() {
    made_.unit = text_of("unit");
    if (const auto round = number_within("round", 0, Quantity::decimals)) {
      made_.round = static_cast<int>(*round);
    }
    if (const auto times = table_.as_written("times")) read_times(*times);
    const auto decimal = table_.text("decimal");
    if (!decimal) return;
    if (decimal->value == "." || decimal->value == ",") {
      made_.decimal = decimal->value.front();
    } else {
      diagnostics_.fault(decimal->place, unknown_word(decimal_word(), decimal->value),
                         one_of(decimal->value, {".", ","}));
    }
  }

  // 1000, 1_000.0, 0.001: a one among zeros.
  void read_times(const Text& written) {
    std::string digits = plain_digits(written.value);
    const std::size_t point = std::min(digits.find('.'), digits.size());
    digits.erase(point, 1);
    const std::size_t one = digits.find('1');
    const bool right = one != std::string::npos && digits.size() <= 13 &&
                       std::ranges::count(digits, '0') + 1 == std::ssize(digits);
    if (!right) {
      diagnostics_.fault(written.place, out_of_range(written.value), tens_rule());
      return;
    }
    made_.tens = static_cast<int>(point) - static_cast<int>(one) - 1;
  }

  void read_words() {
    if (const auto symbols = table_.table("symbols", TableKind::mapping_words)) {
      made_.symbols = meanings(*symbols, "symbols");
    }
    const auto names = table_.table("names", TableKind::mapping_words);
    if (!names) return;
    std::vector<std::string> roles = {"indicator", "period", "event", "place"};
    for (const auto& [breakdown, ignored] : made_.by) roles.push_back(breakdown);
    for (const OpenEntry& entry : open_entries(*names)) {
      const std::string& role = entry.key.value;
      if (std::ranges::find(roles, role) == roles.end()) {
        diagnostics_.fault(entry.key.place, unknown_role(role),
                           both(roles_are(joined(roles)), did_you_mean(role, roles)));
      } else if (const toml::table* words = entry.value->as_table()) {
        made_.names[role] =
            meanings(TableReader(*words, TableKind::mapping_words, table_.source(), diagnostics_),
                     "names." + role);
      } else {
        fault_of_words(entry, "names." + role);
      }
    }
  }

  // A text or a number for each word; false: it is left out.
  std::vector<Meaning> meanings(const TableReader& words, const std::string& key) {
    std::vector<Meaning> result;
    for (const OpenEntry& entry : open_entries(words)) {
      Meaning meaning{put(entry.key.value), std::nullopt};
      if (entry.value->is_string() || entry.value->is_number()) {
        meaning.means = put(text_as_written(*entry.value, table_.source()).value);
      } else if (entry.value->value_exact<bool>() != false) {
        fault_of_words(entry, key);
      }
      result.push_back(std::move(meaning));
    }
    return result;
  }

  void check() {
    const bool has_value = table_.has("value") || table_.has("values");
    if (!has_value && !table_.has("event")) {
      diagnostics_.fault(table_.place(), no_values(), values_rule());
    }
    const bool named = table_.has("indicator") ||
                       (!made_.values.empty() && std::ranges::all_of(made_.values, [](auto& each) {
                         return each.indicator.has_value();
                       }));
    if (has_value && !named && diagnostics_.count() == 0) {
      diagnostics_.fault(table_.place(), no_indicator(), indicator_rule());
    }
    if (made_.event && made_.add) {
      diagnostics_.fault(table_.key_place("add"), event_and_add(), event_and_add_rule());
    }
    if (!table_.has("values")) check_without_columns();
  }

  void check_without_columns() {
    using From = TemplatePiece::From;
    for (const std::string_view key : {"period", "indicator", "value", "place", "note"}) {
      const auto text = table_.text(key);
      if (!text) continue;
      const Parsed<Template> made = read_template(put(text->value));
      if (!made) continue;
      if (made->has(From::heading) || made->has(From::beside) || made->has(From::value)) {
        diagnostics_.fault(text->place, needs_columns(text->value), values_rule());
      }
    }
  }

  const TableReader& table_;
  Diagnostics& diagnostics_;
  const Substitution& substitution_;
  TableMapping made_;
};

}  // namespace

std::string substituted(std::string text, const Substitution& substitution) {
  if (substitution.first.empty()) return text;
  const std::string mark = "{" + substitution.first + "}";
  for (std::size_t at = 0; (at = text.find(mark, at)) != std::string::npos;
       at += substitution.second.size()) {
    text.replace(at, mark.size(), substitution.second);
  }
  return text;
}

TableMapping read_mapping_table(const TableReader& table, const Substitution& substitution) {
  return MappingTable(table, substitution).read();
}

}  // namespace track::definition
