#pragma once

#include <span>
#include <string_view>

namespace track::definition {

// What may stand behind a key.
enum class KeyShape {
  text,      // "…"
  texts,     // ["…", "…"]
  whole,     // 3
  truth,     // true
  number,    // 0.85
  year,      // "R3" or 2021
  years,     // ["R3", "R5"]
  value,     // "35.2% n=1500" or 35.2
  day,       // "2019-12-01", with or without quotes
  schedule,  // "3/year" or { R3 = "4/year", R5 = "1/year" }
  sheet,     // "…" or 3
  header,    // "…", 3 or [3, 4]
  columns,   // ["…", "…"] or { "…" = "…" }
  table,     // [key] or { … }
  tables,    // [[key]]
};

enum class KeyNeed { optional, required };

struct KeyRule {
  std::string_view name;
  KeyShape shape = KeyShape::text;
  KeyNeed need = KeyNeed::optional;
};

// The kinds of tables that definitions are made of, then those of mappings. `file` is what stands
// at the left margin.
enum class TableKind {
  file,
  plan,
  status,
  reporting,
  monitoring,
  office,
  publication,
  assessment,
  grade,
  owner,
  theme,
  field,
  survey,
  initiative,
  partner,
  partner_activity,
  indicator,
  breakdown,
  breakdown_part,
  part,        // of a breakdown of any file
  part_names,  // of one breakdown; its keys are ids of parts
  series_break,
  baseline,
  targets,    // of one indicator; its further keys are years
  schedules,  // of one activity; its keys are years
  mapping_file,
  mapping_table,
  mapping_words,  // its keys are headings, words of the sheet, or breakdowns
};

struct TableRule {
  TableKind kind;
  std::string_view header;  // as written in a file; the commonest where there are several
  std::span<const KeyRule> keys;
};

// Every table with all of its keys, in the order of TableKind: what is read, and what the reference
// documentation has to name.
std::span<const TableRule> table_rules();
// Likewise those of mappings.
std::span<const TableRule> mapping_rules();

const TableRule& rule_of(TableKind kind);

}  // namespace track::definition
