#include "draft.hpp"

#include <algorithm>

namespace track::definition {
namespace {

constexpr Message<std::string> listed_twice{"\"{}\" is listed twice", "「{}」が一覧に二度あります"};
constexpr Message<> listed_rule{"name each once", "一度だけ書いてください"};

}  // namespace

std::vector<std::string> values(const std::vector<Text>& texts) {
  std::vector<std::string> result;
  for (const Text& text : texts) result.push_back(text.value);
  return result;
}

std::vector<std::string> referring(EntityKind thing, const std::vector<Text>& ids, Draft& draft) {
  std::vector<std::string> result;
  for (const Text& id : ids) {
    if (std::find(result.begin(), result.end(), id.value) != result.end()) {
      draft.findings.fault(id.place, listed_twice(id.value), listed_rule());
      continue;
    }
    result.push_back(referring(thing, id, draft));
  }
  return result;
}

std::string referring(EntityKind thing, const std::optional<Text>& id, Draft& draft) {
  if (!id) return "";
  draft.references.push_back({thing, *id});
  return id->value;
}

std::string defining(EntityKind thing, const TableReader& table, Draft& draft) {
  const std::optional<Text> id = table.text("id");
  if (!id) return "";
  return draft.ids.define(thing, *id);
}

}  // namespace track::definition
