#pragma once

#include <toml++/toml.h>

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "diagnostics.hpp"
#include "track/definition/keys.hpp"

namespace track::definition {

// One table of a file. The constructor checks it against its rule: unknown keys, missing ones,
// wrong shapes, empty texts. A getter gives a value of the right shape that is not empty; nothing
// where the key is absent or refused. The key must be one of the rule.
class TableReader {
 public:
  TableReader(const toml::table& table, TableKind kind, const SourceText& source,
              Diagnostics& diagnostics);

  const Place& place() const { return place_; }  // the header
  Place key_place(std::string_view key) const;   // the key must be there
  Place value_place(std::string_view key) const;
  bool has(std::string_view key) const { return table_->contains(key); }  // refused or not

  bool names(std::string_view key) const;  // its rule has the key

  std::optional<Text> text(std::string_view key) const;
  std::string text_or_empty(std::string_view key) const;
  std::vector<Text> texts(std::string_view key) const;
  std::optional<std::int64_t> whole(std::string_view key) const;
  std::optional<bool> truth(std::string_view key) const;
  // Text without its quotes, anything else as written: for numbers, years, values and days.
  std::optional<Text> as_written(std::string_view key) const;
  std::vector<Text> years(std::string_view key) const;  // two or none
  std::optional<TableReader> table(std::string_view key, TableKind kind) const;
  std::vector<TableReader> tables(std::string_view key, TableKind kind) const;

  // For tables with keys that no rule can name.
  const toml::table& raw() const { return *table_; }
  const SourceText& source() const { return *source_; }
  Diagnostics& diagnostics() const { return *diagnostics_; }

 private:
  void check_keys() const;
  // Adds what the key was probably to be.
  void report_unknown(const toml::key& key, std::vector<std::string>& meant) const;
  const toml::node* find(std::string_view key, KeyShape shape) const;
  std::vector<Text> items(const toml::node* list) const;

  const toml::table* table_;
  const TableRule* rule_;
  const SourceText* source_;
  Diagnostics* diagnostics_;
  Place place_;
};

// As in TableReader::as_written.
Text text_as_written(const toml::node& node, const SourceText& source);

}  // namespace track::definition
