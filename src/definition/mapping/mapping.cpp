#include "track/definition/mapping.hpp"

#include "mapping_table.hpp"
#include "tables/scalars.hpp"
#include "toml/document.hpp"
#include "track/base/text.hpp"

namespace track::definition {

namespace {

constexpr Message<> encoding_word{"encoding", "文字コード"};
constexpr Message<std::string> bad_delimiter{"\"{}\" does not separate cells",
                                             "「{}」はセルの区切りになりません"};
constexpr Message<> delimiter_rule{"one character: \",\", \";\", \"|\" or \"\\t\"",
                                   "区切りは1文字です：\",\"、\";\"、\"|\"、\"\\t\""};
constexpr Message<> one_variable{"\"for\" has more than one name",
                                 "「for」に名前が2つ以上あります"};
constexpr Message<> bad_list{"\"for\" needs a list of texts", "「for」には文字列の一覧が必要です"};
constexpr Message<> for_rule{
    "write for.n = [\"1\", \"2\"], and {{n}} where each is to stand",
    "for.n = [\"1\", \"2\"] と書き、それぞれが入る所に {{n}} と書いてください"};

constexpr std::size_t most_repeats = 1'000;

std::optional<Encoding> read_encoding(const TableReader& file) {
  const auto text = file.text("encoding");
  if (!text) return std::nullopt;
  const std::optional<Encoding> encoding = encoding_named(text->value);
  if (!encoding) {
    file.diagnostics().fault(text->place, unknown_word(encoding_word(), text->value),
                             one_of(text->value, encoding_names()));
  }
  return encoding;
}

std::optional<char> read_delimiter(const TableReader& file) {
  const toml::node* node = file.raw().get("delimiter");
  const auto text = node == nullptr ? std::nullopt : node->value_exact<std::string>();
  if (!text) return std::nullopt;
  constexpr std::string_view separators = ",;|\t:";
  if (text->size() == 1 && separators.find(text->front()) != std::string_view::npos) {
    return text->front();
  }
  file.diagnostics().fault(file.value_place("delimiter"), bad_delimiter(*text), delimiter_rule());
  return std::nullopt;
}

// One for each time that the table is read.
std::vector<Substitution> substitutions(const TableReader& table) {
  const auto reader = table.table("for", TableKind::mapping_words);
  if (!reader) return {Substitution()};
  const std::vector<OpenEntry> entries = open_entries(*reader);
  if (entries.size() != 1) {
    table.diagnostics().fault(table.key_place("for"), one_variable(), for_rule());
    return {Substitution()};
  }
  const toml::array* items = entries.front().value->as_array();
  std::vector<Substitution> result;
  if (items != nullptr && items->size() <= most_repeats) {
    for (const toml::node& item : *items) {
      const auto text = item.value_exact<std::string>();
      if (text) result.emplace_back(entries.front().key.value, *text);
    }
  }
  if (result.empty() || result.size() != items->size()) {
    table.diagnostics().fault(entries.front().key.place, bad_list(), for_rule());
    return {Substitution()};
  }
  return result;
}

// The same table for each text of `for`; where that gives faults, they are told once.
void read_table(const TableReader& table, Mapping& mapping) {
  const std::size_t faults = table.diagnostics().count();
  for (const Substitution& one : substitutions(table)) {
    if (table.diagnostics().count() > faults) return;
    mapping.tables.push_back(read_mapping_table(table, one));
  }
}

}  // namespace

MappingFile read_mapping(const SourceFile& file) {
  Diagnostics diagnostics;
  const SourceText source(file, 0);
  Mapping mapping;
  if (const auto root = parse(source, diagnostics)) {
    const TableReader reader(*root, TableKind::mapping_file, source, diagnostics);
    mapping.plan = reader.text_or_empty("plan");
    mapping.encoding = read_encoding(reader);
    mapping.delimiter = read_delimiter(reader);
    for (const TableReader& table : reader.tables("table", TableKind::mapping_table)) {
      read_table(table, mapping);
    }
  }
  return {std::move(mapping), diagnostics.faults()};
}

}  // namespace track::definition
