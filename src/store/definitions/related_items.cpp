#include "definitions.hpp"

#include <cstdint>
#include <map>
#include <set>
#include <utility>

#include "../sqlite/statement.hpp"

namespace track::store {

namespace {

// One walk over the revision; what it gives is little.
constexpr const char* indicators_perhaps_related = R"sql(
  SELECT id, activity, survey FROM indicator
  WHERE revision = :revision AND (survey IS NOT NULL OR :about IN (id, activity))
  ORDER BY position)sql";

constexpr const char* tied_activities = R"sql(
  SELECT id, same_as, position FROM activity
  WHERE revision = :revision AND same_as IS NOT NULL)sql";

constexpr const char* activity_by_id = R"sql(
  SELECT id, same_as, position FROM activity WHERE revision = :revision AND id = :id)sql";

struct IndicatorPlace {
  std::string id;
  std::string activity;
  std::string survey;
};

std::vector<IndicatorPlace> perhaps_related(const SQLite::Database& database, int revision,
                                            const std::string& about) {
  std::vector<IndicatorPlace> places;
  Statement row(database, indicators_perhaps_related);
  row.bind(":revision", revision).bind(":about", about);
  while (row.next()) places.push_back({row.text("id"), row.text("activity"), row.text("survey")});
  return places;
}

// Those of the ids, and those tied to any of these.
class TiedActivities {
 public:
  TiedActivities(const SQLite::Database& database, int revision)
      : by_id_(database, activity_by_id), tied_(database, tied_activities) {
    by_id_.bind(":revision", revision);
    tied_.bind(":revision", revision);
  }

  std::vector<std::string> of(const std::set<std::string>& ids) {
    std::set<std::string> roots;
    for (const std::string& id : ids) {
      by_id_.bind(":id", id);
      while (by_id_.next()) roots.insert(add(by_id_));
    }
    for (const std::string& root : roots) {
      by_id_.bind(":id", root);
      while (by_id_.next()) add(by_id_);
    }
    while (tied_.next()) {
      if (roots.contains(tied_.text("same_as"))) add(tied_);
    }
    std::vector<std::string> result;
    for (const auto& [position, id] : found_) result.push_back(id);
    return result;
  }

 private:
  // Under which of its ties it stands.
  std::string add(const Statement& row) {
    std::string id = row.text("id");
    std::string root = row.text("same_as");
    if (root.empty()) root = id;
    found_.emplace(row.integer("position"), std::move(id));
    return root;
  }

  Statement by_id_;
  Statement tied_;
  std::map<std::int64_t, std::string> found_;  // by position
};

}  // namespace

RelatedItems related_items(const SQLite::Database& database, int revision, const std::string& id) {
  const std::vector<IndicatorPlace> places = perhaps_related(database, revision, id);
  const auto is_named = [&](const IndicatorPlace& one) {
    return one.id == id || one.activity == id || one.survey == id;
  };
  std::set<std::string> surveys = {id};  // of which what they measure is related
  for (const IndicatorPlace& one : places) {
    if (is_named(one)) surveys.insert({one.activity, one.survey});
  }
  surveys.erase("");
  RelatedItems related;
  for (const IndicatorPlace& one : places) {
    if (is_named(one) || surveys.contains(one.survey)) related.indicators.push_back(one.id);
  }
  related.activities = TiedActivities(database, revision).of(surveys);
  return related;
}

}  // namespace track::store
