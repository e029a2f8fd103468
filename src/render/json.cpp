#include "json.hpp"

namespace track::render {

namespace {

struct DatumWriter {
  Json operator()(std::monostate) const { return nullptr; }
  template <class T>
  Json operator()(const T& value) const {
    return value;
  }
};

}  // namespace

Json to_json(const Datum& datum) {
  return std::visit(DatumWriter{}, datum);
}

Json items(const Grid& grid) {
  Json result = Json::array();
  for (const auto& row : grid.rows) {
    Json item = Json::object();
    for (std::size_t i = 0; i < grid.columns.size(); ++i) {
      item[grid.columns[i].key] = to_json(row[i].datum);
    }
    result.push_back(std::move(item));
  }
  return result;
}

Json to_json(const std::optional<Rational>& number, int digits) {
  return to_json(rounded_datum(number, digits));
}

std::string to_text(const Json& document) {
  return document.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

std::string grid_json(const Grid& grid) {
  Json document;
  document["schema_version"] = schema_version;
  document["items"] = items(grid);
  return to_text(document);
}

std::string grid_jsonl(const Grid& grid) {
  std::string text;
  for (const Json& item : items(grid)) {
    text += item.dump(-1, ' ', false, Json::error_handler_t::replace) + "\n";
  }
  return text;
}

}  // namespace track::render
