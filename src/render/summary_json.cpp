#include "summary_json.hpp"

#include "json.hpp"
#include "track/render/due.hpp"
#include "value_data.hpp"

namespace track::render {

using report::AddresseeCount;
using report::OpenDeadline;
using report::Recency;
using report::RecordChanges;
using report::StatusChange;
using report::Summary;

namespace {

const char* key_of(Recency care) {
  switch (care) {
    case Recency::never:
      return "never";
    case Recency::long_ago:
      return "long_ago";
    default:
      return "done";
  }
}

Json text_or_null(const std::string& text) {
  return text.empty() ? Json() : Json(text);
}

Json act_on_json(const Summary& summary) {
  Json reasons = Json::array();
  if (summary.has_newly_bad()) reasons.push_back("status");
  if (summary.has_newly_overdue()) reasons.push_back("overdue");
  if (summary.maintenance.has_findings()) reasons.push_back("findings");
  if (summary.maintenance.check != Recency::done) reasons.push_back("check");
  if (summary.maintenance.copy != Recency::done) reasons.push_back("backup");
  return reasons;
}

// What was recorded
// -----------------------------------------------------------------------------------

Json value_json(const Plan& plan, const Measurement& one) {
  Json value;
  value["id"] = one.id;
  value["first_day"] = iso(one.period.first);
  value["last_day"] = iso(one.period.last);
  value["year"] = one.year.number;
  if (const Indicator* indicator = find_indicator(plan, one.indicator)) {
    const ValueData data = value_data(*indicator, one.value);
    value["value"] = to_json(data.value);
    value["numerator"] = to_json(data.numerator);
    value["denominator"] = to_json(data.denominator);
    value["n"] = to_json(data.n);
    value["reason"] = to_json(data.reason);
  }
  value["place"] = text_or_null(one.place);
  value["note"] = text_or_null(one.note);
  value["provisional"] = one.provisional;
  return value;
}

Json operations_json(const RecordChanges& changes) {
  Json operations = Json::array();
  for (const LoggedOperation& one : changes.log) {
    Json item;
    item["operation"] = one.operation.id;
    item["at"] = iso(one.operation.at);
    item["actor"] = one.operation.actor;
    item["kind"] = key(one.operation.kind);
    item["command"] = one.operation.command;
    item["reason"] = text_or_null(one.operation.reason);
    item["undoes"] = one.undoes ? Json(*one.undoes) : Json();
    item["undone_by"] = one.undone_by ? Json(*one.undone_by) : Json();
    const auto revision = changes.revisions.find(one.operation.id);
    item["revision"] = revision == changes.revisions.end() ? Json() : Json(revision->second);
    operations.push_back(std::move(item));
  }
  return operations;
}

}  // namespace

Json correction_json(const Plan& plan, const CorrectedValue& one) {
  const Indicator* indicator = find_indicator(plan, one.before.indicator);
  Json item;
  item["operation"] = one.operation;
  item["at"] = iso(one.at);
  item["actor"] = one.actor;
  item["reason"] = text_or_null(one.reason);
  item["id"] = one.before.indicator;
  item["name"] = indicator == nullptr ? Json() : Json(indicator->name);
  item["before"] = value_json(plan, one.before);
  item["after"] = one.after ? value_json(plan, *one.after) : Json();
  return item;
}

Json deadline_json(const report::Deadline& one) {
  Json item;
  item["id"] = deadline_id(one);
  item["name"] = one.indicator != nullptr ? one.indicator->name : one.activity->name;
  item["activity"] = one.activity != nullptr ? Json(one.activity->id) : Json();
  item["addressees"] = Json::array();
  for (const std::string& id : report::addressees_of(one)) {
    if (!id.empty()) item["addressees"].push_back(id);
  }
  item["year"] = one.year.number;
  item["first_day"] = iso(one.period.first);
  item["last_day"] = iso(one.period.last);
  item["number"] = one.number > 0 ? Json(one.number) : Json();
  item["due"] = iso(one.day);
  return item;
}

namespace {

Json record_json(const Summary& summary) {
  const RecordChanges& changes = summary.record;
  Json record;
  record["since_operation"] = changes.first;
  record["values"] = changes.values;
  record["holdings"] = changes.holdings;
  record["operations"] = operations_json(changes);
  record["corrected"] = Json::array();
  for (const CorrectedValue& one : changes.corrected) {
    record["corrected"].push_back(correction_json(*summary.plan, one));
  }
  return record;
}

// What stands
// ------------------------------------------------------------------------------------------

Json change_json(const StatusChange& one) {
  const report::Row& row = one.row;
  Json item;
  item["year"] = row.year.number;
  item["id"] = row.id;
  item["name"] = row.name;
  item["level"] = key(row.level);
  item["owners"] = row.owners;
  item["before"] = one.before ? Json(key(*one.before)) : Json();
  item["after"] = key(row.assessment.status);
  item["act_on"] = one.newly;
  item["actual"] = to_json(row.actual.number, row.figure_digits);
  item["target"] = to_json(row.target.number, row.figure_digits);
  item["expected"] = to_json(row.forecast.expected, row.forecast_digits);
  item["projection"] = to_json(row.forecast.projection, row.forecast_digits);
  return item;
}

Json summary_counts_json(const report::StatusCounts& counts) {
  Json result = Json::object();
  for (const Word<Status>& word : words<Status>()) {
    const auto found = counts.find(word.value);
    if (found != counts.end()) result[std::string(word.key)] = found->second;
  }
  return result;
}

Json deadlines_json(const std::vector<OpenDeadline>& deadlines) {
  Json items = Json::array();
  for (const OpenDeadline& one : deadlines) {
    Json item = deadline_json(one.deadline);
    item["act_on"] = one.newly;
    items.push_back(std::move(item));
  }
  return items;
}

Json addressees_json(const Plan& plan, const std::vector<OpenDeadline>& deadlines) {
  Json items = Json::array();
  for (const AddresseeCount& one : report::count_by_addressee(plan, deadlines)) {
    Json item;
    item["id"] = text_or_null(one.id);
    item["name"] = text_or_null(one.name);
    item["overdue"] = one.all;
    item["newly"] = one.newly;
    items.push_back(std::move(item));
  }
  return items;
}

Json upkeep_json(const report::MaintenanceState& state) {
  Json maintenance;
  Json& copy = maintenance["backup"];
  copy["state"] = key_of(state.copy);
  copy["at"] = state.last.copy ? Json(iso(state.last.copy->at)) : Json();
  copy["operation"] = state.last.copy ? Json(state.last.copy->operation) : Json();
  Json& check = maintenance["check"];
  check["state"] = key_of(state.check);
  check["at"] = state.last.check ? Json(iso(state.last.check->at)) : Json();
  check["findings"] = state.last.check ? Json(state.last.check->findings) : Json();
  return maintenance;
}

}  // namespace

std::string summary_json(const Summary& summary) {
  Json document;
  document["schema_version"] = schema_version;
  document["plan"] = summary.plan->id;
  document["revision"] = summary.revision;
  document["as_of"] = iso(summary.as_of);
  document["compared_with"] = iso(summary.then);
  document["act_on"] = act_on_json(summary);
  document["record"] = record_json(summary);
  document["year"] = summary.year.number;
  document["counts"] = summary_counts_json(summary.counts);
  document["changes"] = Json::array();
  for (const StatusChange& one : summary.changes) document["changes"].push_back(change_json(one));
  document["overdue"] = deadlines_json(summary.overdue);
  document["overdue_by"] = addressees_json(*summary.plan, summary.overdue);
  document["due_this_month"] = deadlines_json(summary.due_this_month);
  document.update(upkeep_json(summary.maintenance));
  return to_text(document);
}

}  // namespace track::render
