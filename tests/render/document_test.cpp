#include "track/render/document.hpp"

#include <catch2/catch.hpp>

#include "render/writing.hpp"

namespace track::render::document_test {
namespace {

std::string written(const std::vector<Block>& blocks, Format format, const Style& style = {}) {
  return write(Document{blocks}, format, style);
}

Grid lectures() {
  Grid grid;
  grid.columns = {
      {"id", {"ID", "ID"}}, number_column("number", {"no", "番号"}), data_column("hidden")};
  grid.rows = {{text_cell("lecture"), number_cell(1234), text_cell("x")}};
  return grid;
}

TEST_CASE("a document of many rows is written in pieces, which are the same as the whole") {
  Document document;
  document.rows = DataRows({whole_column("id", {"id", "ID"}), number_column("n", {"n", "n"})},
                           [](bool, const DataRows::Visit& visit) {
                             for (std::int64_t i = 0; i < 20'000; ++i) {
                               visit({text_cell("lecture \"a\""), number_cell(i)});
                             }
                           });
  document.tree.get()["before"] = 1;
  document.tree.get()[document.rows_key];
  document.tree.get()["behind"] = Data::list();
  for (const Format format : {Format::csv, Format::json, Format::jsonl, Format::markdown}) {
    CAPTURE(key(format));
    std::string all;
    std::size_t pieces = 0;
    std::size_t longest = 0;
    write(document, format, Style(), [&](std::string_view piece) {
      all += piece;
      ++pieces;
      longest = std::max(longest, piece.size());
    });
    CHECK(all == write(document, format, Style()));
    CHECK((format == Format::markdown || pieces > 3));
    CHECK(longest < 100'000);
  }
}

TEST_CASE("every format of the table writes a grid") {
  const auto listed = [](Format format) { return write(listing(lectures()), format, {}); };
  CHECK(listed(Format::table) == "ID          no\nlecture  1,234\n");
  CHECK(listed(Format::markdown) == "| ID | no |\n| --- | ---: |\n| lecture | 1,234 |\n");
  CHECK(listed(Format::csv) == "id,number,hidden\r\nlecture,1234,x\r\n");
  CHECK(listed(Format::json) ==
        "{\n  \"schema_version\": 1,\n  \"items\": [\n    {\n      \"id\": \"lecture\",\n"
        "      \"number\": 1234,\n      \"hidden\": \"x\"\n    }\n  ]\n}\n");
  CHECK(listed(Format::jsonl) == "{\"id\":\"lecture\",\"number\":1234,\"hidden\":\"x\"}\n");
}

TEST_CASE("the formats are named as --format reads them") {
  CHECK(keys<Format>() == std::vector<std::string>{"table", "markdown", "csv", "json", "jsonl",
                                                   "xlsx", "html", "svg"});
  CHECK(from_key<Format>("csv") == Format::csv);
  CHECK(key(Format::json) == "json");
  for (const Format format : all_formats()) {
    CHECK_FALSE(name_of(format).empty());
    CHECK(endings_of(format).front().starts_with("."));
  }
}

TEST_CASE("cells hold the same for programs and for readers") {
  CHECK(number_cell(1234).datum == Data(1234));
  CHECK(number_cell(1234).shown.en == "1,234");
  CHECK(number_cell(std::nullopt).datum == Data());
  CHECK(word_cell("on_track", {"on track", "順調"}).datum == Data("on_track"));
  CHECK(text_cell("a\x07").datum == Data("a\x07"));
  CHECK(text_cell("a\x07").shown.en == "a<U+0007>");
}

TEST_CASE("data keeps the order of its keys") {
  Data data;
  data["b"] = 1;
  data["a"].push_back("x");
  data["b"] = 2;
  const auto& object = std::get<Data::Object>(data.value());
  CHECK(object.keys == std::vector<std::string>{"b", "a"});
  CHECK(object.values == Data::List{2, Data::List{"x"}});
}

TEST_CASE("a heading stands by its level") {
  const std::vector<Block> blocks = {Heading{1, verbatim("plan")}, Heading{2, verbatim("1 theme")},
                                     Heading{4, verbatim("lecture"), {"a, b", "a・b"}}};
  CHECK(written(blocks, Format::table) == "plan\n\n1 theme\n  lecture [a, b]\n");
  CHECK(written(blocks, Format::table, {Language::ja}) == "plan\n\n1 theme\n  lecture　〔a・b〕\n");
  CHECK(written(blocks, Format::markdown) == "# plan\n\n## 1 theme\n\n#### lecture (a, b)\n");
  CHECK(written({Heading{1, verbatim("plan")}}, Format::table, {Language::en, 100, true}) ==
        "\x1b[1mplan\x1b[0m\n");
}

TEST_CASE("a paragraph is wrapped to the terminal, or stands on one line") {
  const std::string text(60, 'a');
  const std::string wrapped = std::string(38, 'a') + "\n  " + std::string(22, 'a') + "\n";
  CHECK(written({Paragraph{verbatim(text), Paint::plain, 2}}, Format::table, {Language::en, 40}) ==
        "  " + wrapped);
  CHECK(written({Paragraph{verbatim(text), Paint::plain, 0, Wrapping::never}}, Format::table,
                {Language::en, 40}) == text + "\n");
  CHECK(written({Paragraph{verbatim("a*b")}, Paragraph{verbatim("c")}}, Format::markdown) ==
        "a\\*b\n\nc\n");
  CHECK(written({Paragraph{verbatim("a")}, Paragraph()}, Format::markdown) == "a\n\n");
  CHECK(written({Paragraph()}, Format::table).empty());
  const Block two_lines = Paragraph{verbatim("a\n# b"), Paint::plain, 2};
  CHECK(written({two_lines}, Format::table) == "  a\n  # b\n");
  CHECK(written({two_lines}, Format::markdown) == "a\\\n\\# b\n");
}

TEST_CASE("a list has a mark before each item, or a title above them") {
  const std::vector<List::Item> items = {{verbatim("a")}, {verbatim("b"), Paint::poor}};
  CHECK(written({List{{}, items}}, Format::table) == "  · a\n  · b\n");
  CHECK(written({List{verbatim("title"), items}}, Format::table) == "  title\n    a\n    b\n");
  CHECK(written({List{{}, items}}, Format::markdown) == "- a\n- b\n");
  CHECK(written({List{verbatim("title"), items}}, Format::markdown) == "title:\n\n- a\n- b\n");
  CHECK(written({List{{}, items}}, Format::table, {Language::en, 100, true}) ==
        "  · a\n  · \x1b[31mb\x1b[0m\n");
}

TEST_CASE("counts stand side by side on a terminal") {
  const std::vector<Counts::Count> counts = {{verbatim("missed"), 2}, {verbatim("nearly"), 1}};
  CHECK(written({Counts{{{{}, counts}}}}, Format::table) == "missed 2   nearly 1\n");
  CHECK(written({Counts{{{{}, counts}}}}, Format::markdown) == "- missed 2\n- nearly 1\n");
  const Block of_years = Counts{{{verbatim("R4"), counts}, {verbatim("R5"), {}}}};
  CHECK(written({of_years}, Format::table) == "R4: missed 2   nearly 1\n");
  CHECK(written({of_years}, Format::markdown) == "- R4: missed 2, nearly 1\n- R5:\n");
}

TEST_CASE("a table has a heading, and a sentence instead of rows") {
  const Block full = Table{verbatim("Lectures"), lectures(), verbatim("None.")};
  const Block empty = Table{verbatim("Lectures"), {}, verbatim("None.")};
  const std::string rows = "ID          no\nlecture  1,234\n";
  CHECK(written({full, full}, Format::table) == "Lectures\n" + rows + "\nLectures\n" + rows);
  CHECK(written({full, empty}, Format::table) == "Lectures\n" + rows + "\nNone.\n");
  CHECK(written({empty}, Format::markdown) == "## Lectures\n\nNone.\n");
  CHECK(written({Table{{}, lectures(), {}, Layout::rows}}, Format::table) == "  lecture  1,234\n");
  CHECK(written({Table{{}, {}}}, Format::table).empty());
}

TEST_CASE("of records, a terminal shows below the line what is too long for it") {
  Grid grid = lectures();
  grid.columns.push_back(column_at(Place::below, "summary", verbatim("summary")));
  grid.columns.push_back(column_at(Place::below, "note", verbatim("note")));
  grid.columns.push_back(column_at(Place::remark, "remark", verbatim("remark")));
  for (const char* text : {"of a summary", "", "a remark"}) grid.rows[0].push_back(text_cell(text));
  CHECK(written({Table{{}, grid, {}, Layout::records}}, Format::table) ==
        "  ID          no\n  lecture  1,234\n    summary  of a summary\n    · a remark\n");
  CHECK(written({Table{{}, grid, {}, Layout::records}}, Format::markdown) ==
        "| ID | no | summary | note | remark |\n| --- | ---: | --- | --- | --- |\n"
        "| lecture | 1,234 | of a summary |  | a remark |\n");
}

// A name, a unit that may step below, two years, a trend, a remark.
Block aligned(const std::string& name, const std::string& first, const std::string& second) {
  Table table;
  table.layout = Layout::aligned;
  Column unit{"unit", verbatim("unit")};
  unit.yields = 1;
  table.grid.columns = {column_at(Place::name, "name", verbatim("name")),
                        unit,
                        {"r4", verbatim("R4"), Alignment::right, Place::series},
                        {"r5", verbatim("R5"), Alignment::right, Place::series},
                        column_at(Place::trend, "trend", verbatim("trend")),
                        column_at(Place::remark, "notes", verbatim("notes"))};
  const auto shown = [](const std::string& text) { return shown_cell(verbatim(text)); };
  table.grid.rows = {
      {shown(name), shown("persons"), shown(first), shown(second), shown("▁█"), shown("a note")},
      {shown(""), shown("change"), shown(""), shown("+5"), shown(""), shown("")}};
  return table;
}

TEST_CASE("aligned tables share their columns and the headings of a section") {
  const std::vector<Block> blocks = {Heading{2, verbatim("field")}, Heading{4, verbatim("lecture")},
                                     aligned("a", "5", "10"), Heading{4, verbatim("salon")},
                                     aligned("bb", "1,000", "1")};
  CHECK(written(blocks, Format::table) ==
        "field\n"
        "        unit        R4     R5  trend\n"
        "  lecture\n"
        "    a   persons      5     10  ▁█\n"
        "        change             +5\n"
        "      · a note\n"
        "  salon\n"
        "    bb  persons  1,000      1  ▁█\n"
        "        change             +5\n"
        "      · a note\n");
  CHECK_THAT(written(blocks, Format::markdown),
             Catch::StartsWith("## field\n\n#### lecture\n\n| name | unit | R4 | R5 | notes |\n"));
}

TEST_CASE("what a narrow terminal cannot hold steps below, and a series is split") {
  const std::string wide(30, '9');
  CHECK(written({aligned("a", wide, "10")}, Format::table, {Language::en, 40}) ==
        "    a\n"
        "      " +
            std::string(28, ' ') +
            "R4  trend\n"
            "      " +
            wide +
            "  ▁█\n"
            "      " +
            std::string(28, ' ') +
            "R5\n"
            "      " +
            std::string(28, ' ') +
            "10\n"
            "      " +
            std::string(28, ' ') +
            "+5\n"
            "      · unit persons\n"
            "      · a note\n");
}

}  // namespace
}  // namespace track::render::document_test
