#pragma once

#include <cstdint>
#include <string_view>

namespace track::store {

// A table that the chain covers.
struct ChainTable {
  const char* name = "";
  const char* order = "";  // the columns of its rows' order
  const char* row = "";    // the column that numbers its rows, for those of operations
  std::int64_t since = 0;  // the schema that added it, where that is later than the chain's
};

// Their rows belong to an operation … Added in this order, every row finds what it refers to.
inline constexpr ChainTable of_operations[] = {
    {"operation", "id", "id"},
    {"event", "id", "id"},
    {"measurement", "id", "id"},
    {"withdrawal", "id", "id"},
    {"restoration", "withdrawal", "withdrawal"},
    {"undoing", "operation", "operation"},
    {"closing", "operation", "operation"},
    {"source_file", "id", "id", 8},
    {"picture", "id", "id", 9},
    {"evaluation", "id", "id", 9},
    {"evaluation_withdrawal", "id", "id", 9},
    {"revision", "number", "number"},
};

// … or to the revision that an operation made.
inline constexpr ChainTable of_revisions[] = {
    {"plan", "id", {}},
    {"owner", "id", {}},
    {"theme", "id", {}},
    {"field", "id", {}},
    {"partner", "id", {}},
    {"activity", "id", {}},
    {"activity_owner", "activity, position", {}},
    {"activity_schedule", "activity, fiscal_year", {}, 6},
    {"indicator", "id", {}},
    {"field_indicator", "field, position", {}},
    {"target", "indicator, fiscal_year", {}},
    {"plan_target", "indicator", {}, 6},
    {"baseline", "indicator", {}},
    {"series_break", "indicator, fiscal_year", {}},
    {"item_text", "subject_kind, subject, role, position", {}},
    {"former_id", "subject_kind, subject, position", {}, 6},
    {"revision_file", "position", {}, 6},
    {"unit_alias", "indicator, position", {}, 6},
    {"breakdown", "id", {}, 7},
    {"breakdown_part", "breakdown, position", {}, 7},
    {"breakdown_text", "breakdown, part, role, position", {}, 7},
    {"breakdown_break", "breakdown, fiscal_year", {}, 7},
    {"indicator_breakdown", "indicator, position", {}, 7},
    {"part_target", "indicator, part, fiscal_year", {}, 7},
    {"plan_logo", "file", {}, 9},
    {"assessment_subject", "position", {}, 9},
    {"assessment_grade", "position", {}, 9},
};

// The column that names the operation of a row.
inline const char* operation_column(const ChainTable& table) {
  return std::string_view(table.name) == "operation" ? "id" : "operation";
}

}  // namespace track::store
