#include "track/definition/reader.hpp"

#include <algorithm>
#include <list>

#include "document.hpp"
#include "indicator_rules.hpp"
#include "sections.hpp"

namespace track::definition {
namespace {

constexpr Message<> no_files{"no files were given", "ファイルが指定されていません"};
constexpr Message<> no_plan{"no file has a [plan]", "[plan] の書かれたファイルがありません"};
constexpr Message<> no_plan_rule{
    "give all files of the plan in one load, as in "
    "\"track load plan targets.toml\"",
    "計画のファイルはすべて一度に読み込みます。例: "
    "「track load plan targets.toml」"};

struct Document {
  SourceText source;
  std::optional<toml::table> root;
};

void check_references(const Draft& draft) {
  for (const Draft::Reference& reference : draft.references) {
    draft.ids.require(reference.wanted, reference.id);
  }
}

template <class T>
void order_by_place(std::vector<T>& drafts) {
  std::stable_sort(drafts.begin(), drafts.end(), [](const T& left, const T& right) {
    return stands_before(left.place, right.place);
  });
}

Plan finished(Draft& draft) {
  order_by_place(draft.activities);
  order_by_place(draft.indicators);
  for (auto& item : draft.activities) draft.plan.activities.push_back(std::move(item.activity));
  for (auto& item : draft.indicators) draft.plan.indicators.push_back(std::move(item.indicator));
  return std::move(draft.plan);
}

void read_documents(const std::list<Document>& documents, Draft& draft) {
  std::vector<TableReader> files;
  bool all_read = true;
  for (const Document& document : documents) {
    if (document.root) {
      files.emplace_back(*document.root, TableKind::file, document.source, draft.findings);
    } else {
      all_read = false;
    }
  }
  const bool has_plan = read_plan_tables(files, draft);
  for (const TableReader& file : files) {
    read_outline(file, draft);
    read_activities(file, draft);
    read_own_indicators(file, draft);
  }
  draft.ids.resolve();
  // What is missing may stand in a file that could not be read, or was not given.
  const bool complete = all_read && has_plan;
  read_targets(files, complete, draft);
  read_baselines(files, complete, draft);
  check_methods(complete, draft);
  check_ties(draft);
  if (complete) check_references(draft);
  if (all_read && !has_plan) {
    draft.findings.fault(documents.front().source.whole_line(1), no_plan(), no_plan_rule());
  }
}

}  // namespace

Definitions read(const std::vector<SourceFile>& files) {
  if (files.empty()) return {{}, {{"", 1, 1, 1, "", no_files(), no_plan_rule()}}, {}};
  Diagnostics findings;
  std::list<Document> documents;
  for (const SourceFile& file : files) {
    documents.push_back({SourceText(file, documents.size()), std::nullopt});
    Document& document = documents.back();
    document.root = parse(document.source, findings);
  }
  Draft draft(findings);
  read_documents(documents, draft);
  return {finished(draft), findings.faults(), findings.warnings()};
}

}  // namespace track::definition
