#include "track/definition/reader.hpp"

#include <algorithm>
#include <list>

#include "tables/tables.hpp"
#include "toml/document.hpp"
#include "track/model/breakdown.hpp"

namespace track::definition {
namespace {

constexpr Message<> no_files{"no files were given", "ファイルが指定されていません"};
constexpr Message<> no_plan{"no file has a [plan]", "[plan] の書かれたファイルがありません"};
constexpr Message<> no_plan_rule{
    "give all files of the plan in one load, as in "
    "\"track load plan targets.toml\"",
    "計画のファイルはすべて一度に読み込みます。例："
    "「track load plan targets.toml」"};

struct Document {
  SourceText source;
  std::optional<toml::table> root;
};

void check_references(const PlanBuilder& builder) {
  for (const PlanBuilder::Reference& reference : builder.references) {
    builder.ids.require(reference.wanted, reference.id);
  }
}

template <class T>
void order_by_place(std::vector<T>& items) {
  std::stable_sort(items.begin(), items.end(), [](const T& left, const T& right) {
    return stands_before(left.place, right.place);
  });
}

Plan finished(PlanBuilder& builder) {
  order_by_place(builder.activities);
  order_by_place(builder.indicators);
  for (auto& item : builder.activities) builder.plan.activities.push_back(std::move(item.activity));
  for (auto& item : builder.indicators)
    builder.plan.indicators.push_back(std::move(item.indicator));
  derive_parts(builder.plan);
  return std::move(builder.plan);
}

void read_documents(const std::list<Document>& documents, PlanBuilder& builder) {
  std::vector<TableReader> files;
  bool all_read = true;
  for (const Document& document : documents) {
    if (document.root) {
      files.emplace_back(*document.root, TableKind::file, document.source, builder.diagnostics);
    } else {
      all_read = false;
    }
  }
  const bool has_plan = read_plan_tables(files, builder);
  for (const TableReader& file : files) {
    read_outline(file, builder);
    read_breakdowns(file, builder);
    read_activities(file, builder);
    read_own_indicators(file, builder);
  }
  builder.ids.resolve();
  // Otherwise what is missing may stand in a file that could not be read, or was not given.
  const bool complete = all_read && has_plan;
  check_breakdowns(complete, builder);
  read_targets(files, complete, builder);
  read_baselines(files, complete, builder);
  check_methods(complete, builder);
  check_ties(builder);
  check_former_ids(builder);
  if (complete) check_references(builder);
  if (all_read && !has_plan) {
    builder.diagnostics.fault(documents.front().source.whole_line(1), no_plan(), no_plan_rule());
  }
}

}  // namespace

Definitions read(const std::vector<SourceFile>& files) {
  if (files.empty()) return {{}, {{"", 1, 1, 1, "", no_files(), no_plan_rule()}}, {}};
  Diagnostics diagnostics;
  std::list<Document> documents;
  for (const SourceFile& file : files) {
    documents.push_back({SourceText(file, documents.size()), std::nullopt});
    Document& document = documents.back();
    document.root = parse(document.source, diagnostics);
  }
  PlanBuilder builder(diagnostics);
  read_documents(documents, builder);
  for (const SourceFile& file : files) builder.plan.files.names.push_back(file.name);
  return {finished(builder), diagnostics.faults(), diagnostics.warnings()};
}

}  // namespace track::definition
