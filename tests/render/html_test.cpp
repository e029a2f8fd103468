#include <catch2/catch.hpp>

#include "render/writing.hpp"

namespace track::render::html_test {
namespace {

std::string page(const Document& document, Language language = Language::en) {
  Style style;
  style.language = language;
  return write(document, Format::html, style);
}

// What stands between the tags of <main>.
std::string body(std::vector<Block> blocks, Language language = Language::en) {
  const std::string all = page(Document{std::move(blocks)}, language);
  const std::string begin = "<main>\n";
  const std::size_t from = all.find(begin) + begin.size();
  return all.substr(from, all.find("</main>") - from);
}

// The same below a title.
std::string below_title(std::vector<Block> blocks, Language language = Language::en) {
  blocks.insert(blocks.begin(), Heading{1, verbatim("plan")});
  const std::string title = "<h1 id=\"s1\">plan</h1>\n";
  const std::string all = body(std::move(blocks), language);
  REQUIRE(all.starts_with(title));
  return all.substr(title.size());
}

bool has(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}

std::size_t count_of_part(const std::string& text, const std::string& part) {
  std::size_t count = 0;
  for (std::size_t at = text.find(part); at != std::string::npos; at = text.find(part, at + 1)) {
    ++count;
  }
  return count;
}

Cell shown(const std::string& text, Paint paint = Paint::plain) {
  return shown_cell(verbatim(text), paint);
}

Grid lectures() {
  Grid grid;
  grid.columns = {
      {"id", {"ID", "ID"}}, number_column("number", {"no", "番号"}), data_column("hidden")};
  grid.rows = {{text_cell("lecture"), number_cell(1234), text_cell("x")}};
  return grid;
}

TEST_CASE("a page stands by itself and may run nothing") {
  const std::string all = page(Document{{Heading{1, {"plan", "計画"}}}}, Language::ja);
  CHECK(all.starts_with("<!doctype html>\n<html lang=\"ja\">\n<head>\n<meta charset=\"utf-8\">\n"));
  CHECK(has(all, "<title>計画</title>"));
  CHECK(has(all, "content=\"default-src 'none'; style-src 'unsafe-inline'\""));
  CHECK(has(all, "<style>\n:root {"));
  CHECK(has(all, "size: A4 landscape"));
  CHECK(all.ends_with("<h1 id=\"s1\">計画</h1>\n</main>\n</body>\n</html>\n"));
  for (const char* outside : {"<script", "<link", "src=", "url(", "@import", "http:", "https:"}) {
    CHECK_FALSE(has(all, outside));
  }
  CHECK(has(page({}), "<html lang=\"en\">"));
}

TEST_CASE("a text is a text, whatever stands in it") {
  const std::string text = "<b>&\"'\x01";
  const std::string escaped = "&lt;b&gt;&amp;&quot;&#39;&lt;U+0001&gt;";
  const Localized hostile = verbatim(text);
  Grid grid;
  grid.columns = {{"id", hostile},
                  {"b", hostile},
                  column_at(Place::below, "c", hostile),
                  column_at(Place::remark, "d", hostile)};
  grid.rows = {{shown(text), shown(text), shown(text), shown(text)}};
  const std::string all =
      page(Document{{Heading{1, hostile}, Heading{2, hostile, hostile}, Paragraph{hostile},
                     List{hostile, {{hostile}}}, Counts{{{hostile, {{hostile, 1}}}}},
                     Table{hostile, grid, {}, Layout::records},
                     Table{hostile, grid, {}, Layout::facts}, Table{hostile, {}, hostile}}});
  CHECK_FALSE(has(all, "<b>&"));
  CHECK_FALSE(has(all, "\x01"));
  CHECK(has(all, "<title>" + escaped + "</title>"));
  CHECK(has(all, "data-h=\"" + escaped + "\""));
  CHECK(count_of_part(all, escaped) >= 20);
}

TEST_CASE("headings stand one level below the one around them") {
  CHECK(below_title({Heading{3, verbatim("a")}, Heading{4, verbatim("b"), {"x, y", "x・y"}},
                     Heading{2, verbatim("c")}}) ==
        "<h2 id=\"s2\">a</h2>\n<h3 id=\"s3\">b <span>(x, y)</span></h3>\n"
        "<h2 id=\"s4\">c</h2>\n");
  CHECK(below_title({Heading{4, verbatim("d"), {"x, y", "x・y"}}}, Language::ja) ==
        "<h2 id=\"s2\">d<span>（x・y）</span></h2>\n");
}

TEST_CASE("a document without a title of its own has one as a page") {
  CHECK(body({Paragraph{verbatim("a")}}) == "<h1 id=\"s1\">track</h1>\n<p>a</p>\n");
  Document document = listing(lectures());
  document.title = verbatim("owners");
  CHECK(has(page(document), "<title>owners</title>"));
  CHECK(has(page(document), "<h1 id=\"s1\">owners</h1>\n<table aria-labelledby=\"s1\">"));
}

TEST_CASE("sections of a long document are listed above them") {
  const std::vector<Block> few = {Heading{2, verbatim("a")}, Heading{3, verbatim("b")},
                                  Heading{2, verbatim("c")}};
  CHECK_FALSE(has(below_title(few), "<nav"));
  std::vector<Block> more = few;
  more.insert(more.begin(), Paragraph{verbatim("first")});
  more.insert(more.end(), {Heading{3, verbatim("d")}, Heading{4, verbatim("e")}});
  CHECK(below_title(more).starts_with(
      "<p>first</p>\n<nav aria-label=\"Contents\">\n<details open>\n<summary>Contents</summary>\n"
      "<ul>\n<li><a href=\"#s2\">a</a>\n<ul>\n<li><a href=\"#s3\">b</a></li>\n</ul>\n</li>\n"
      "<li><a href=\"#s4\">c</a>\n<ul>\n<li><a href=\"#s5\">d</a></li>\n</ul>\n</li>\n</ul>\n"
      "</details>\n</nav>\n<h2 id=\"s2\">a</h2>\n"));
  const std::vector<Block> very_many(41, Heading{2, verbatim("a")});
  CHECK(has(below_title(very_many, Language::ja), "<nav aria-label=\"目次\">\n<details>\n"));
}

TEST_CASE("a paragraph has a class by its paint, and an empty one is left out") {
  CHECK(below_title({Paragraph{verbatim("a")}, Paragraph(), Paragraph{verbatim("b"), Paint::poor},
                     Paragraph{verbatim("c"), Paint::faint}}) ==
        "<p>a</p>\n<p class=\"poor\">b</p>\n<p class=\"faint\">c</p>\n");
  CHECK(below_title({Paragraph{verbatim("a\n<b>")}}) == "<p>a\n&lt;b&gt;</p>\n");
}

TEST_CASE("a list is one, below its title") {
  const std::vector<List::Item> items = {{verbatim("a")}, {verbatim("b"), Paint::good}};
  CHECK(below_title({List{{}, items}}) == "<ul>\n<li>a</li>\n<li class=\"good\">b</li>\n</ul>\n");
  CHECK(below_title({List{verbatim("title"), items}})
            .starts_with("<p class=\"list\">title</p>\n<ul>\n"));
  CHECK(below_title({List{verbatim("title"), {}}}).empty());
}

TEST_CASE("counts are a list of numbers with their words") {
  const std::vector<Counts::Count> counts = {{verbatim("missed"), 2, Paint::poor},
                                             {verbatim("nearly"), 1}};
  const std::string list =
      "<ul class=\"counts\">\n<li class=\"poor\"><b>2</b> missed</li>\n<li><b>1</b> nearly</li>\n"
      "</ul>\n";
  CHECK(below_title({Counts{{{{}, counts}}}}) == list);
  CHECK(below_title({Counts{{{verbatim("R4"), counts}, {verbatim("R5"), {}}}}}) ==
        "<p class=\"list\">R4</p>\n" + list);
}

TEST_CASE("a table has its headings, and each row one") {
  CHECK(below_title({Table{{}, lectures()}}, Language::ja) ==
        "<table aria-labelledby=\"s1\">\n<thead>\n"
        "<tr><th scope=\"col\" class=\"w\">ID</th><th scope=\"col\" class=\"n w\">番号</th></tr>\n"
        "</thead>\n<tbody>\n<tr><th scope=\"row\">lecture</th>"
        "<td class=\"n w\" data-h=\"番号\">1,234</td></tr>\n</tbody>\n</table>\n");
  const std::string headed = below_title({Table{verbatim("Lectures"), lectures()}});
  CHECK(headed.starts_with("<h2 id=\"s2\">Lectures</h2>\n<table aria-labelledby=\"s2\">\n"));
  CHECK(below_title({Table{verbatim("Lectures"), {}, verbatim("None.")}}) ==
        "<h2 id=\"s2\">Lectures</h2>\n<p>None.</p>\n");
  CHECK(below_title({Table{verbatim("Lectures"), {}}}).empty());
}

TEST_CASE("a row is headed by the name that it is about, wherever that stands") {
  Grid grid;
  grid.columns = {{"due", verbatim("due")}, {"what", verbatim("what")}};
  grid.rows = {{shown("today"), shown("lecture")}};
  CHECK(has(below_title({Table{{}, grid}}), "<th scope=\"row\">today</th>"));
  grid.columns[1].wrapping = Wrapping::last;
  CHECK(has(below_title({Table{{}, grid}}), "<th scope=\"row\">lecture</th>"));
  grid.columns[1].wrapping = Wrapping::allowed;
  grid.columns[1].key = "name";
  CHECK(has(below_title({Table{{}, grid}}), "<th scope=\"row\">lecture</th>"));
}

TEST_CASE("what says how it stands has a class besides its word") {
  Grid grid = lectures();
  grid.columns.push_back({"status", verbatim("status")});
  grid.columns.push_back({"empty", verbatim("empty")});
  grid.rows.front().push_back(shown("missed", Paint::poor));
  grid.rows.front().push_back(shown("", Paint::poor));
  const std::string table = below_title({Table{{}, grid}});
  CHECK(has(table, "<td class=\"w poor\" data-h=\"status\">missed</td></tr>"));
  CHECK_FALSE(has(table, "empty"));  // a column in which nothing stands
}

TEST_CASE("what is too long for a line stands below it") {
  Grid grid = lectures();
  grid.columns.push_back(column_at(Place::below, "summary", verbatim("summary")));
  grid.columns.push_back(column_at(Place::below, "note", verbatim("note")));
  grid.columns.push_back(column_at(Place::remark, "remark", verbatim("remark")));
  for (const char* text : {"of a summary", "", "a remark"}) grid.rows[0].push_back(text_cell(text));
  CHECK(has(below_title({Table{{}, grid, {}, Layout::records}}),
            "</tr>\n<tr class=\"below\"><td colspan=\"2\"><dl><div><dt>summary</dt>"
            "<dd>of a summary</dd></div></dl><p>a remark</p></td></tr>\n</tbody>"));
}

TEST_CASE("facts are terms and what is said of them") {
  Grid grid;
  grid.columns = {{"attribute", verbatim("attribute")}, {"value", verbatim("value")}};
  grid.rows = {{shown("owner"), shown("medicine")}};
  CHECK(below_title({Table{{}, grid, {}, Layout::facts}}) ==
        "<dl class=\"facts\">\n<div><dt>owner</dt><dd>medicine</dd></div>\n</dl>\n");
  CHECK(write(Document{{Table{{}, grid, {}, Layout::facts}}}, Format::table, {}) ==
        "attribute  value\nowner      medicine\n");
}

Block aligned(const std::string& name, const std::string& figure) {
  Table table;
  table.layout = Layout::aligned;
  table.grid.columns = {column_at(Place::name, "name", verbatim("name")),
                        {"label", {}},
                        {"r4", verbatim("R4"), Alignment::right, Place::series},
                        {"r5", verbatim("R5"), Alignment::right, Place::series},
                        column_at(Place::trend, "trend", verbatim("trend")),
                        column_at(Place::remark, "notes", verbatim("notes"))};
  table.grid.rows = {
      {shown(name), shown("persons"), shown(figure), shown(""), shown("▁█"), shown("a note")},
      {shown(""), shown("change"), shown("+5"), shown(""), shown(""), shown("")}};
  return table;
}

TEST_CASE("the rows of a section are one table, under the headings of its parts") {
  const std::string section = below_title(
      {Heading{2, verbatim("field")}, aligned("a", "1"), Heading{4, verbatim("empty")},
       Heading{4, verbatim("lecture"), verbatim("medicine")}, aligned("b", "2"),
       Heading{2, verbatim("other")}, Heading{4, verbatim("alone")}, Paragraph{verbatim("text")}});
  CHECK(section ==
        "<h2 id=\"s2\">field</h2>\n<table class=\"series\" aria-labelledby=\"s2\">\n<thead>\n"
        "<tr><th scope=\"col\" class=\"w\">name</th><td></td>"
        "<th scope=\"col\" class=\"n w\">R4</th><th scope=\"col\" class=\"n w\">R5</th></tr>\n"
        "</thead>\n"
        "<tbody>\n"
        "<tr><th scope=\"row\" rowspan=\"2\">a</th><th scope=\"row\" class=\"w\">persons</th>"
        "<td class=\"n w\" data-h=\"R4\">1</td><td class=\"n w\"></td></tr>\n"
        "<tr class=\"more\"><th scope=\"row\" class=\"w\">change</th>"
        "<td class=\"n w\" data-h=\"R4\">+5</td><td class=\"n w\"></td></tr>\n"
        "<tr class=\"below\"><td colspan=\"4\"><p>a note</p></td></tr>\n</tbody>\n"
        "<tbody>\n<tr class=\"group\"><th scope=\"rowgroup\" colspan=\"4\">empty</th></tr>\n"
        "</tbody>\n"
        "<tbody>\n<tr class=\"group\"><th scope=\"rowgroup\" colspan=\"4\">lecture "
        "<span>(medicine)</span></th></tr>\n"
        "<tr><th scope=\"row\" rowspan=\"2\">b</th><th scope=\"row\" class=\"w\">persons</th>"
        "<td class=\"n w\" data-h=\"R4\">2</td><td class=\"n w\"></td></tr>\n"
        "<tr class=\"more\"><th scope=\"row\" class=\"w\">change</th>"
        "<td class=\"n w\" data-h=\"R4\">+5</td><td class=\"n w\"></td></tr>\n"
        "<tr class=\"below\"><td colspan=\"4\"><p>a note</p></td></tr>\n</tbody>\n</table>\n"
        "<h2 id=\"s3\">other</h2>\n<h3 id=\"s4\">alone</h3>\n<p>text</p>\n");
}

TEST_CASE("a table wider than a window scrolls by itself, by keyboard too") {
  Grid grid;
  grid.rows.emplace_back();
  for (int i = 0; i < 12; ++i) {
    grid.columns.push_back({"c" + std::to_string(i), verbatim("c")});
    grid.rows.front().push_back(shown("123456789012"));
  }
  const std::string box =
      "<div class=\"scroll\" role=\"group\" tabindex=\"0\" aria-labelledby=\"s1\">\n<table";
  CHECK(below_title({Table{{}, grid}}).starts_with(box));
  CHECK(below_title({Table{{}, grid}}).ends_with("</table>\n</div>\n"));
  CHECK(below_title({Table{{}, lectures()}}).ends_with("</tbody>\n</table>\n"));
}

TEST_CASE("many rows beside other tables are folded") {
  Grid many = lectures();
  many.rows.resize(61, many.rows.front());
  CHECK_FALSE(has(below_title({Table{{}, many}}), "<details>"));
  CHECK(has(below_title({Table{{}, lectures()}, Table{{}, many}}, Language::ja),
            "<details>\n<summary>全61行</summary>\n<table"));
}

TEST_CASE("what belongs to a figure is folded below its row, and links lead to it") {
  const auto origin = [] {
    return Document{{Paragraph{verbatim("80 + 24")}, Table{{}, lectures()}}};
  };
  Grid grid;
  grid.columns = {column_at(Place::name, "name", {"indicator", "指標"}),
                  column_at(Place::folded, "origin", {})};
  grid.rows = {{shown("attendance"), shown("why")}, {shown("no more"), {}}};
  grid.rows[0][0] = on_page(grid.rows[0][0], {.anchor = "figure-a&b"});
  grid.rows[0][1] = on_page(grid.rows[0][1], {.folded = origin});
  const std::string all = below_title({List{{}, {{verbatim("see"), Paint::plain, "figure-a&b"}}},
                                       Table{{}, grid, {}, Layout::aligned}});
  CHECK(has(all, "<li><a href=\"#figure-a&amp;b\">see</a></li>"));
  CHECK(has(all, "<th scope=\"row\" id=\"figure-a&amp;b\">attendance</th>"));
  CHECK(has(all,
            "<details>\n<summary id=\"s2\">why</summary>\n<p>80 + 24</p>\n<table "
            "aria-labelledby=\"s2\">"));
  CHECK(count_of_part(all, "<details>") == 1);
}

TEST_CASE("details are closed below their heading, what they hold stands one level lower") {
  auto content = std::make_shared<Document>();
  content->blocks = {Table{verbatim("group"), lectures()}};
  const std::string all =
      below_title({Details{{2, verbatim("register")}, content}, Heading{2, verbatim("next")}});
  CHECK(has(all, "<details class=\"section\">\n<summary><h2 id=\"s2\">register</h2>\n</summary>"));
  CHECK(has(all, "<h3 id=\"s3\">group</h3>"));
  CHECK(has(all, "</details>\n<h2 id=\"s4\">next</h2>"));
}

TEST_CASE("details before any section leave the contents outside of them") {
  auto content = std::make_shared<Document>();
  content->blocks = {Paragraph{verbatim("text")}};
  std::vector<Block> blocks = {Details{{2, verbatim("first")}, content}};
  for (const char* name : {"a", "b", "c"}) blocks.emplace_back(Heading{2, verbatim(name)});
  const std::string all = below_title(std::move(blocks));
  CHECK(all.find("</nav>") < all.find("<details class=\"section\">"));
}

TEST_CASE("a chart stands in a figure under its title, or in a cell above its text") {
  BulletChart bullet;
  bullet.title = {"attendance", "参加人数"};
  bullet.told = {"attendance: actual 5.", "参加人数：実績5。"};
  bullet.actual = ChartFigure{5, verbatim("5")};
  const std::string figure = below_title({Chart(bullet)}, Language::ja);
  CHECK(
      figure.starts_with("<figure>\n<figcaption>参加人数<span>■ 実績</span></figcaption>\n<svg "));
  CHECK(has(figure, "role=\"img\" aria-label=\"参加人数：実績5。\""));
  Grid grid;
  grid.columns = {{"chart", {"chart", "図"}}, {"empty", {"empty", "空"}}};
  grid.rows = {{chart_cell(bullet, {"five", "五"}), {}}, {{}, {}}};
  const std::string table = below_title({Table{{}, grid}});
  CHECK(has(table, "</svg>five</th>"));
  CHECK_FALSE(has(table, "empty"));
}

TEST_CASE("parts of a trend stand beside each other, each with its own words") {
  TrendChart trend;
  trend.title = {"attendance", "参加人数"};
  trend.years = {"R3"};
  for (const char* name : {"<east>", "west"}) {
    TrendChart::Series series;
    series.name = verbatim(name);
    series.told = verbatim(std::string(name) + " R3 5");
    series.points.emplace_back();
    trend.series.push_back(std::move(series));
  }
  const std::string figure = below_title({Chart(trend)});
  CHECK(has(figure, "<li>&lt;east&gt;<svg "));
  CHECK(count_of_part(figure, "<svg ") == 2);
  CHECK(has(figure, "aria-label=\"west R3 5\""));
}

TEST_CASE("a page bears the office, its logo and its colour, and loads them from nowhere") {
  Document document{{Heading{1, verbatim("plan")}}};
  CHECK_FALSE(has(page(document), "<header>"));
  document.letterhead = {"<ward>", "\x89PNG", "image/png", "#123456"};
  const std::string all = page(document);
  CHECK(has(all,
            "<header><img alt=\"\" src=\"data:image/png;base64,iVBORw==\">&lt;ward&gt;</header>"));
  CHECK(has(all, "default-src 'none'; style-src 'unsafe-inline'; img-src data:"));
  CHECK(has(all, ":root { --accent: #123456; }"));
}

TEST_CASE("a chart stands in its row, other columns keep their headings") {
  Grid grid;
  grid.columns = {{"name", {"name", "名称"}}, column_at(Place::chart, "chart", {"chart", "図"})};
  StatusBar bar;
  bar.told = {"one achieved.", "達成1。"};
  bar.parts = {{{"achieved", "達成"}, 1, Paint::good, "●"}};
  bar.most = 1;
  grid.rows = {{shown("a"), chart_cell(bar)}, {shown("b"), {}}};
  const std::string all = below_title({Table{{}, grid}});
  CHECK(has(all, ">chart</th>"));
  CHECK(count_of_part(all, "<svg") == 1);
  CHECK(has(all, "one achieved."));
  CHECK_FALSE(has(testing::written(grid, Format::markdown), "chart"));
}

TEST_CASE("a trend of rows of one name reaches over them, as a chart alone") {
  TrendChart trend;
  trend.years = {"R3"};
  trend.series.emplace_back().points.emplace_back();
  Grid grid;
  grid.columns = {column_at(Place::name, "name", {"indicator", "指標"}),
                  {"year", verbatim("R3"), Alignment::right, Place::series},
                  column_at(Place::trend, "trend", {"trend", "推移"})};
  grid.rows = {{shown("attendance"), shown("5"), shown("▁█")}, {{}, shown("6"), {}}};
  const Table without{{}, grid, {}, Layout::aligned};
  CHECK_FALSE(has(below_title({without}), "trend"));
  grid.rows[0][2] = chart_cell(trend, verbatim("▁█"));
  const std::string all = below_title({Table{{}, grid, {}, Layout::aligned}});
  CHECK(has(all, "<td class=\"w c\" rowspan=\"2\" data-h=\"trend\"><svg "));
  CHECK_FALSE(has(all, "▁█"));
  CHECK(count_of_part(all, "<svg ") == 1);
}

}  // namespace
}  // namespace track::render::html_test
