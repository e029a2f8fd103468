// The formats of a year's report tell the same figures: what JSON has of a row stands on the page,
// in the Markdown, in the workbook and in the terminal's print.

#include <algorithm>
#include <catch2/catch.hpp>
#include <cmath>
#include <fstream>
#include <nlohmann/json.hpp>
#include <regex>
#include <sstream>

#include "golden/session.hpp"
#include "support/unzipped.hpp"

namespace track::golden::same_figures_test {

namespace {

using Lines = std::vector<std::string>;
using Shown = std::map<std::string, std::string>;  // a row, by the headings

const std::vector<std::string> figures = {"baseline", "target", "actual", "rate", "status"};

std::string content_of(const std::string& file) {
  std::ostringstream content;
  content << std::ifstream(file, std::ios::binary).rdbuf();
  return content.str();
}

// The rows of a page that stand under an anchor, which the first of each item does.
std::map<std::string, Shown> rows_of_page(const std::string& page) {
  static const std::regex row(
      R"re(<th scope="row" id="(?:figure|held)-([^"]+)"[^>]*>[^<]*</th>(.*)</tr>)re");
  static const std::regex cell(R"re(<td[^>]* data-h="([^"]*)">([^<]*)</td>)re");
  std::map<std::string, Shown> rows;
  std::istringstream lines(page);
  for (std::string line; std::getline(lines, line);) {
    std::smatch found;
    if (!std::regex_search(line, found, row)) continue;
    const std::string cells = found[2];
    Shown& shown = rows[found[1]];
    for (std::sregex_iterator one(cells.begin(), cells.end(), cell), last; one != last; ++one) {
      shown[(*one)[1]] = (*one)[2];
    }
  }
  return rows;
}

Lines cells_of_line(const std::string& line) {
  Lines cells;
  std::size_t from = 2;
  for (std::size_t bar = line.find(" |"); bar != std::string::npos; bar = line.find(" |", from)) {
    cells.push_back(line.substr(from, bar >= from ? bar - from : 0));
    from = bar + 3;
  }
  return cells;
}

// All rows under the heading "indicator", in their order.
std::vector<Shown> rows_of_markdown(const std::string& text) {
  std::vector<Shown> rows;
  Lines headings;
  std::istringstream lines(text);
  for (std::string line; std::getline(lines, line);) {
    if (!line.starts_with("| ")) {
      headings.clear();
    } else if (line.starts_with("| indicator |")) {
      headings = cells_of_line(line);
    } else if (!headings.empty() && !line.starts_with("| ---")) {
      const Lines cells = cells_of_line(line);
      Shown& shown = rows.emplace_back();
      for (std::size_t i = 0; i < headings.size(); ++i) shown[headings[i]] = cells.at(i);
    }
  }
  return rows;
}

// The same of the first sheet of a workbook, down to what follows them: numbers as such.
std::vector<Shown> rows_of_workbook(const std::string& bytes) {
  const auto cells = testing::cells_of(testing::unzipped(bytes), 1);
  std::map<int, std::map<char, std::string>> grid;
  for (const auto& [place, value] : cells) {
    if (!std::isdigit(static_cast<unsigned char>(place[1]))) continue;
    grid[std::stoi(place.substr(1))][place[0]] = value;
  }
  std::vector<Shown> rows;
  std::map<char, std::string> headings;
  for (const auto& [number, row] : grid) {
    const auto first = row.find('A');
    if (first != row.end() && first->second == "Register of partners") break;
    if (first != row.end() && first->second == "indicator") {
      headings = row;
    } else if (row.size() == 1 && !headings.empty()) {
      continue;  // a heading, or a paragraph
    } else if (!headings.empty()) {
      Shown& shown = rows.emplace_back();
      for (const auto& [column, heading] : headings) {
        if (const auto cell = row.find(column); cell != row.end()) shown[heading] = cell->second;
      }
    }
  }
  return rows;
}

// "1,234.5 %" and "(7)" as numbers; nothing for words.
std::optional<double> number_of(const std::string& shown) {
  std::string digits;
  for (const char each : shown) {
    const bool kept = std::isdigit(static_cast<unsigned char>(each)) || each == '.' || each == '-';
    if (kept) digits += each;
  }
  if (digits.empty() || digits.find_first_of("0123456789") == std::string::npos) {
    return std::nullopt;
  }
  return std::stod(digits);
}

// Whether a figure is the number, rounded to the decimals that it shows.
bool is_rounded(const std::string& shown, double number) {
  const auto read = number_of(shown);
  if (!read) return false;
  const std::size_t point = shown.find('.');
  std::size_t decimals = 0;
  while (point != std::string::npos && point + 1 + decimals < shown.size() &&
         std::isdigit(static_cast<unsigned char>(shown[point + 1 + decimals]))) {
    ++decimals;
  }
  return std::abs(*read - number) <= 0.5000001 * std::pow(10.0, -static_cast<double>(decimals));
}

// The key of the rows for programs, and what it is times in the figure.
std::pair<std::string, double> key_of(const std::string& heading) {
  return heading == "rate" ? std::pair("achievement", 100.0) : std::pair(heading, 1.0);
}

Lines in_terminal(Session& session, const std::string& options) {
  Lines lines = session.replay({"@ width 400", "$ track report " + options});
  lines.erase(lines.begin(), lines.begin() + 2);
  return lines;
}

}  // namespace

TEST_CASE("every format of a report tells the same figures") {
  Session session;
  session.replay({
      "$ track load data/nerima-r3-r5 data/sample/targets.toml --reason sample",
      "$ sh data/sample/records-r3.sh",
      "$ sh data/sample/records-r4.sh",
      "$ sh data/sample/records-r5.sh",
      "$ track record lecture.attendance 1234567.25 --on R4.9.1 --allow-repeat",
  });
  for (const std::string year : {"R3", "R4", "R5"}) {
    INFO(year);
    session.replay({"$ track report " + year + " -o report.html",
                    "$ track report " + year + " -o report.md",
                    "$ track report " + year + " -o report.xlsx",
                    "$ track report " + year + " -o report.json"});
    const auto tree = nlohmann::json::parse(content_of("report.json"));
    const auto page = rows_of_page(content_of("report.html"));
    const auto markdown = rows_of_markdown(content_of("report.md"));
    const auto workbook = rows_of_workbook(content_of("report.xlsx"));
    std::string print;
    for (const std::string& line : in_terminal(session, year)) print += line + "\n";
    REQUIRE(tree["rows"].size() == markdown.size());
    REQUIRE(tree["rows"].size() == workbook.size());
    std::size_t compared = 0;
    for (std::size_t i = 0; i < markdown.size(); ++i) {
      const auto& row = tree["rows"][i];
      const std::string id = row["id"];
      INFO(id);
      const Shown& of_page = page.at(id);
      for (const std::string& heading : figures) {
        const std::string& text = markdown[i].at(heading);
        INFO(heading << ": " << text);
        const auto cell = of_page.find(heading);
        CHECK((cell == of_page.end() ? std::string() : cell->second) == text);
        CHECK((text.empty() || print.find(text) != std::string::npos));
        const auto [key, times] = key_of(heading);
        if (!row[key].is_number()) continue;
        const double number = row[key].template get<double>() * times;
        CHECK(is_rounded(text, number));
        const auto in_book = number_of(workbook[i].at(heading));
        REQUIRE(in_book);
        CHECK(std::abs(*in_book - row[key].template get<double>()) < 0.005 * std::max(1.0, times));
        ++compared;
      }
    }
    CHECK(compared > 50);
  }
}

}  // namespace track::golden::same_figures_test
