#include "track/model/table_package.hpp"

#include <string>
#include <string_view>

#include "track/base/environment.hpp"
#include "track/render/views.hpp"

namespace track::render {

namespace {

constexpr Message<> untitled{"Plan without a name", "名称のない計画"};
constexpr Message<> description_of_package{
    "The plan with its record, as track exported it: every revision of the definitions, and all "
    "that "
    "was ever recorded, withdrawn rows included. Rows that count are those of `measurement` and "
    "`event` that no row of `withdrawal` names, or only rows that `restoration` took back. An "
    "empty "
    "cell is NULL, \"\" an empty text; texts that a spreadsheet would run as a formula have an "
    "apostrophe before them. `track import` makes the same record of it again.",
    "track "
    "から書き出した計画とその記録です。定義のすべての版と、取り下げた行を含むすべての記録が入っ"
    "ています。有効な行は、measurement と event のうち、withdrawal にないもの、または restoration "
    "で復活したものです。空のセルはNULL、\"\"は空の文字列です。表計算ソフトが数式とみなす文字列には"
    "、"
    "先頭にアポストロフィを付けています。「track import」で同じ記録を作り直せます。"};

std::string_view type_of(ColumnType kind) {
  switch (kind) {
    case ColumnType::text:
      return "string";
    case ColumnType::integer:
      return "integer";
    case ColumnType::decimal:
      return "number";
    case ColumnType::flag:
      return "boolean";
    case ColumnType::day:
      return "date";
    case ColumnType::moment:
      return "datetime";
  }
  return "any";
}

Data field_of(const TableColumn& column, Language language) {
  Data field;
  field["name"] = column.name;
  field["type"] = type_of(column.kind);
  if (column.kind == ColumnType::moment) field["format"] = "default";
  field["description"] = column.description.in(language);
  // An empty text reads as missing, so that no text is required.
  const bool required = column.never_null && column.kind != ColumnType::text;
  if (required) field["constraints"]["required"] = true;
  return field;
}

Data reference_of(const TableReference& reference, const std::string& table) {
  Data data;
  data["fields"] = reference.columns;
  data["reference"]["resource"] = reference.table == table ? "" : reference.table;
  data["reference"]["fields"] = reference.to;
  return data;
}

Data schema_of(const TableDescription& table, Language language) {
  Data schema;
  for (const TableColumn& column : table.columns) {
    schema["fields"].push_back(field_of(column, language));
  }
  schema["missingValues"] = std::vector<std::string>{""};
  schema["primaryKey"] = table.key;
  for (const TableReference& reference : table.references) {
    schema["foreignKeys"].push_back(reference_of(reference, table.name));
  }
  return schema;
}

Data dialect() {
  Data data;
  data["delimiter"] = ",";
  data["lineTerminator"] = "\r\n";
  data["quoteChar"] = "\"";
  data["doubleQuote"] = true;
  data["header"] = true;
  return data;
}

Data resource_of(const TableFile& file, Language language) {
  Data resource;
  resource["profile"] = "tabular-data-resource";
  resource["name"] = file.table.name;
  resource["path"] = file.name;
  resource["title"] = file.table.title.in(language);
  resource["format"] = "csv";
  resource["mediatype"] = "text/csv";
  resource["encoding"] = "utf-8";
  resource["bytes"] = file.bytes;
  resource["hash"] = "sha256:" + file.digest;
  resource["dialect"] = dialect();
  resource["schema"] = schema_of(file.table, language);
  return resource;
}

Data licence_of(const std::string& licence) {
  Data data;
  data[licence.find("://") == std::string::npos ? "name" : "path"] = licence;
  return data;
}

}  // namespace

Document document_of(const TablePackage& package, const std::string& licence, Moment made,
                     Language language) {
  Document document;
  Data& tree = document.tree.get();
  tree["profile"] = "tabular-data-package";
  tree["name"] = package.plan.empty() ? "track" : package.plan;
  tree["title"] = package.plan_name.empty() ? untitled().in(language) : package.plan_name;
  tree["description"] = description_of_package().in(language);
  tree["created"] = iso(made);
  if (!licence.empty()) tree["licenses"].push_back(licence_of(licence));
  tree["contributors"].push_back([] {
    Data tool;
    tool["title"] = "track " + std::string(version());
    tool["role"] = "wrangler";
    return tool;
  }());
  for (const TableFile& file : package.files) {
    tree["resources"].push_back(resource_of(file, language));
  }
  document.rows_key = "rows";
  return document;
}

}  // namespace track::render
