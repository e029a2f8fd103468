#include "track/model/table_package.hpp"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include "track/render/views.hpp"

namespace track::render::table_package_test {

namespace {

using Json = nlohmann::json;

TablePackage package() {
  const TableDescription table{
      "event",
      {"Events", "実施"},
      {{"id", ColumnType::integer, true, {"Number", "番号"}},
       {"first_day", ColumnType::day, true, {"First day", "初日"}},
       {"amount", ColumnType::decimal, false, {"Amount", "数量"}},
       {"note", ColumnType::text, true, {"Note", "備考"}},
       {"closed", ColumnType::flag, false, {"Closed", "締め"}},
       {"at", ColumnType::moment, true, {"When", "日時"}}},
      {"id"},
      {{{"amends"}, "event", {"id"}}, {{"operation"}, "operation", {"id"}}}};
  return {"ab", 3, "cd", "plan-1", "計画", {{table, "event.csv", 2, 100, "ef"}}};
}

Json written(const TablePackage& content, const std::string& licence, Language language) {
  return Json::parse(write(document_of(content, licence, {}, language), Format::json, {}));
}

}  // namespace

TEST_CASE("the descriptor of a package says what a reader of the tables needs") {
  const Json json = written(package(), "CC-BY-4.0", Language::en);
  CHECK(json["profile"] == "tabular-data-package");
  CHECK(json["name"] == "plan-1");
  CHECK(json["title"] == "計画");
  CHECK(json["licenses"] == Json::parse(R"([{"name": "CC-BY-4.0"}])"));
  REQUIRE(json["resources"].size() == 1);
  const Json& resource = json["resources"][0];
  CHECK(resource["profile"] == "tabular-data-resource");
  CHECK(resource["path"] == "event.csv");
  CHECK(resource["encoding"] == "utf-8");
  CHECK(resource["bytes"] == 100);
  CHECK(resource["hash"] == "sha256:ef");
  const Json& schema = resource["schema"];
  CHECK(schema["primaryKey"] == Json::parse(R"(["id"])"));
  std::string types;
  for (const Json& field : schema["fields"]) types += field["type"].get<std::string>() + " ";
  CHECK(types == "integer date number string boolean datetime ");
  CHECK(schema["fields"][0]["constraints"]["required"] == true);
  CHECK_FALSE(schema["fields"][2].contains("constraints"));
  CHECK_FALSE(schema["fields"][3].contains("constraints"));        // "" would read as missing
  CHECK(schema["foreignKeys"][0]["reference"]["resource"] == "");  // of the table itself
  CHECK(schema["foreignKeys"][1]["reference"]["resource"] == "operation");
}

TEST_CASE("the words of a descriptor are in the language asked for") {
  const Json json = written(package(), "https://example.org/terms", Language::ja);
  CHECK(json["resources"][0]["title"] == "実施");
  CHECK(json["resources"][0]["schema"]["fields"][0]["description"] == "番号");
  CHECK(json["licenses"] == Json::parse(R"([{"path": "https://example.org/terms"}])"));
  CHECK_FALSE(written(package(), "", Language::ja).contains("licenses"));
}

}  // namespace track::render::table_package_test
