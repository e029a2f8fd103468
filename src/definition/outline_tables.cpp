#include "sections.hpp"

namespace track::definition {

void read_outline(const TableReader& file, Draft& draft) {
  for (const TableReader& table : file.tables("owner", TableKind::owner)) {
    draft.plan.owners.push_back({defining(EntityKind::owner, table, draft),
                                 table.text_or_empty("name"), values(table.texts("aliases"))});
  }
  for (const TableReader& table : file.tables("theme", TableKind::theme)) {
    draft.plan.themes.push_back(
        {defining(EntityKind::theme, table, draft), table.text_or_empty("name")});
  }
  for (const TableReader& table : file.tables("field", TableKind::field)) {
    Field field;
    field.id = defining(EntityKind::field, table, draft);
    field.theme = referring(EntityKind::theme, table.text("theme"), draft);
    field.name = table.text_or_empty("name");
    field.outcomes = values(table.texts("outcomes"));
    field.indicators = referring(EntityKind::indicator, table.texts("indicators"), draft);
    draft.plan.fields.push_back(std::move(field));
  }
}

}  // namespace track::definition
