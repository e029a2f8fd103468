#include <algorithm>

#include "draft.hpp"

namespace track::definition {
namespace {

const Phrase<std::string> listed_twice{"\"{}\" is listed twice", "「{}」が一覧に二度あります"};
const Phrase<> listed_rule{"name each once", "一度だけ書いてください"};

}  // namespace

std::vector<std::string> values(const std::vector<Text>& texts) {
  std::vector<std::string> result;
  for (const Text& text : texts) result.push_back(text.value);
  return result;
}

std::vector<std::string> referring(Thing thing, const std::vector<Text>& ids, Draft& draft) {
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

std::string referring(Thing thing, const std::optional<Text>& id, Draft& draft) {
  if (!id) return "";
  draft.references.push_back({thing, *id});
  return id->value;
}

std::string defining(Thing thing, const TableReader& table, Draft& draft) {
  const std::optional<Text> id = table.text("id");
  if (!id) return "";
  return draft.ids.define(thing, *id);
}

void read_outline(const TableReader& file, Draft& draft) {
  for (const TableReader& table : file.tables("owner", TableKind::owner)) {
    draft.plan.owners.push_back({defining(Thing::owner, table, draft), table.text_or_empty("name"),
                                 values(table.texts("aliases"))});
  }
  for (const TableReader& table : file.tables("theme", TableKind::theme)) {
    draft.plan.themes.push_back(
        {defining(Thing::theme, table, draft), table.text_or_empty("name")});
  }
  for (const TableReader& table : file.tables("field", TableKind::field)) {
    Field field;
    field.id = defining(Thing::field, table, draft);
    field.theme = referring(Thing::theme, table.text("theme"), draft);
    field.name = table.text_or_empty("name");
    field.outcomes = values(table.texts("outcomes"));
    field.indicators = referring(Thing::indicator, table.texts("indicators"), draft);
    draft.plan.fields.push_back(std::move(field));
  }
}

}  // namespace track::definition
