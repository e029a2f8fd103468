#include "track/definition/keys.hpp"

#include <array>

namespace track::definition {
namespace {

using enum KeyShape;
constexpr KeyNeed required = KeyNeed::required;

constexpr KeyRule file_keys[] = {
    {"plan", table},       {"status", table},      {"reporting", table}, {"monitoring", table},
    {"owner", tables},     {"theme", tables},      {"field", tables},    {"survey", tables},
    {"indicator", tables}, {"initiative", tables}, {"partner", tables},  {"breakdown", tables},
    {"part", tables},      {"targets", table},     {"baselines", table}, {"office", table},
    {"public", table},     {"assessment", table},
};
constexpr KeyRule plan_keys[] = {
    {"id", text, required}, {"name", text, required}, {"goal"}, {"years", years, required},
    {"fiscal_year_starts"}, {"fiscal_year_named"},    {"era"},  {"time_zone"},
};
constexpr KeyRule status_keys[] = {{"near", number}};
constexpr KeyRule reporting_keys[] = {{"days", whole}};
constexpr KeyRule office_keys[] = {{"name"}, {"logo"}, {"accent"}};
constexpr KeyRule public_keys[] = {{"suppress_below", whole, required}};
constexpr KeyRule assessment_keys[] = {{"of", texts}, {"days", whole}, {"grades", tables}};
constexpr KeyRule grade_keys[] = {{"id"}, {"name", text, required}, {"meaning"}, {"from", number}};
constexpr KeyRule monitoring_keys[] = {{"outcomes", texts, required}};
constexpr KeyRule owner_keys[] = {
    {"id", text, required}, {"name", text, required}, {"aliases", texts}};
constexpr KeyRule theme_keys[] = {{"id", text, required}, {"name", text, required}};
constexpr KeyRule field_keys[] = {
    {"id", text, required}, {"theme", text, required}, {"name", text, required},
    {"outcomes", texts},    {"indicators", texts},
};
constexpr KeyRule survey_keys[] = {
    {"id", text, required}, {"name", text, required}, {"aliases", texts},    {"summary"},
    {"owners", texts},      {"schedule", schedule},   {"monitoring", truth}, {"note"},
    {"formerly", texts},    {"indicator", tables},
};
constexpr KeyRule initiative_keys[] = {
    {"id", text, required},   {"no", whole},         {"field", text, required},
    {"name", text, required}, {"aliases", texts},    {"summary"},
    {"purposes", texts},      {"owners", texts},     {"schedule", schedule},
    {"since", year},          {"until", year},       {"note"},
    {"formerly", texts},      {"indicator", tables},
};
constexpr KeyRule partner_keys[] = {
    {"id", text, required}, {"name", text, required}, {"aliases", texts}, {"activity", tables}};
constexpr KeyRule partner_activity_keys[] = {
    {"id", text, required},
    {"no", whole},
    {"field"},
    {"name", text, required},
    {"aliases", texts},
    {"audience"},
    {"issue"},
    {"purpose"},
    {"since", year},
    {"until", year},
    {"schedule", schedule},
    {"involvement", texts},
    {"same_as"},
    {"summary"},
    {"note"},
    {"formerly", texts},
    {"indicator", tables},
};
constexpr KeyRule indicator_keys[] = {
    {"id", text, required},
    {"name", text, required},
    {"aliases", texts},
    {"kind", text, required},
    {"year"},
    {"unit"},
    {"unit_aliases", texts},
    {"decimals", whole},
    {"aggregation"},
    {"direction"},
    {"method"},
    {"per", whole},
    {"survey"},
    {"question"},
    {"baseline", table},
    {"pace"},
    {"expect"},
    {"min", number},
    {"max", number},
    {"series_break", tables},
    {"by", texts},
    {"total"},
    {"personal", truth},
    {"since", year},
    {"until", year},
    {"note"},
    {"formerly", texts},
};
constexpr KeyRule breakdown_keys[] = {
    {"id", text, required}, {"name", text, required}, {"parts", table},
    {"part", tables},       {"series_break", tables},
};
constexpr KeyRule breakdown_part_keys[] = {
    {"id", text, required}, {"name", text, required}, {"aliases", texts},  {"owners", texts},
    {"since", year},        {"until", year},          {"formerly", texts},
};
constexpr KeyRule part_keys[] = {
    {"breakdown", text, required},
    {"id", text, required},
    {"name", text, required},
    {"aliases", texts},
    {"owners", texts},
    {"since", year},
    {"until", year},
    {"formerly", texts},
};
constexpr KeyRule series_break_keys[] = {{"year", year, required}, {"reason", text, required}};
constexpr KeyRule baseline_keys[] = {
    {"year", year}, {"date", day}, {"value", value, required}, {"source"}};
constexpr KeyRule targets_keys[] = {{"basis"}, {"plan", value}};
constexpr KeyRule mapping_file_keys[] = {
    {"plan"}, {"encoding"}, {"delimiter"}, {"table", tables, required}};
constexpr KeyRule mapping_table_keys[] = {
    {"sheet", sheet},
    {"header", header},
    {"header_lines", whole},
    {"split"},
    {"rows"},
    {"until"},
    {"skip", texts},
    {"check", texts},
    {"only", table},
    {"fill", texts},
    {"groups"},
    {"period"},
    {"every"},
    {"indicator"},
    {"by", table},
    {"value"},
    {"values", columns},
    {"except", texts},
    {"event"},
    {"place"},
    {"note"},
    {"add", truth},
    {"unit"},
    {"times", number},
    {"round", whole},
    {"decimal"},
    {"symbols", table},
    {"names", table},
    {"for", table},
};

constexpr std::array rules = {
    TableRule{TableKind::file, "", file_keys},
    TableRule{TableKind::plan, "[plan]", plan_keys},
    TableRule{TableKind::status, "[status]", status_keys},
    TableRule{TableKind::reporting, "[reporting]", reporting_keys},
    TableRule{TableKind::monitoring, "[monitoring]", monitoring_keys},
    TableRule{TableKind::office, "[office]", office_keys},
    TableRule{TableKind::publication, "[public]", public_keys},
    TableRule{TableKind::assessment, "[assessment]", assessment_keys},
    TableRule{TableKind::grade, "grades = [{ … }]", grade_keys},
    TableRule{TableKind::owner, "[[owner]]", owner_keys},
    TableRule{TableKind::theme, "[[theme]]", theme_keys},
    TableRule{TableKind::field, "[[field]]", field_keys},
    TableRule{TableKind::survey, "[[survey]]", survey_keys},
    TableRule{TableKind::initiative, "[[initiative]]", initiative_keys},
    TableRule{TableKind::partner, "[[partner]]", partner_keys},
    TableRule{TableKind::partner_activity, "[[partner.activity]]", partner_activity_keys},
    TableRule{TableKind::indicator, "[[initiative.indicator]]", indicator_keys},
    TableRule{TableKind::breakdown, "[[breakdown]]", breakdown_keys},
    TableRule{TableKind::breakdown_part, "[[breakdown.part]]", breakdown_part_keys},
    TableRule{TableKind::part, "[[part]]", part_keys},
    TableRule{TableKind::part_names, "parts = { … }", {}},
    TableRule{TableKind::series_break, "series_break = [{ … }]", series_break_keys},
    TableRule{TableKind::baseline, "baseline = { … }", baseline_keys},
    TableRule{TableKind::targets, "[targets.\"…\"]", targets_keys},
    TableRule{TableKind::schedules, "schedule = { … }", {}},
    TableRule{TableKind::mapping_file, "", mapping_file_keys},
    TableRule{TableKind::mapping_table, "[[table]]", mapping_table_keys},
    TableRule{TableKind::mapping_words, "{ … }", {}},
};
constexpr auto of_definitions = static_cast<std::size_t>(TableKind::mapping_file);

}  // namespace

std::span<const TableRule> table_rules() {
  return std::span(rules).first(of_definitions);
}

std::span<const TableRule> mapping_rules() {
  return std::span(rules).subspan(of_definitions);
}

const TableRule& rule_of(TableKind kind) {
  return rules[static_cast<std::size_t>(kind)];
}

}  // namespace track::definition
