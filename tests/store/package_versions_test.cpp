#include <algorithm>
#include <sstream>

#include "copies_fixture.hpp"
#include "track/store/packages.hpp"

namespace track::store::package_versions_test {

namespace {

namespace fs = std::filesystem;

// A package, to be made one of another version by hand.
class Exported {
 public:
  Exported() {
    fill(database(), 3);
    write();
  }
  // Of a record that an older track made, and this one brought up to date.
  explicit Exported(int schema) {
    fs::copy_file(fs::path(TRACK_SOURCE_DIR) / "tests/store/schemas" /
                      ("schema-" + std::to_string(schema) + ".db"),
                  database());
    write();
    set_schema(schema);
  }

  fs::path database() const { return folder_.database(); }
  fs::path package() const { return folder_.path() / "package"; }
  fs::path other() const { return folder_.path() / "other.db"; }

  // Its first row: format, schema and what follows them.
  void set_head(const std::string& names, const std::string& cells) const {
    const std::string old = content_of(package() / "package.csv");
    const std::size_t row = old.find("\r\n") + 2;
    const std::size_t rest = old.find(',', old.find(',', row) + 1);
    const std::string more = old.substr(rest, old.find("\r\n", rest) - rest);
    write_file(package() / "package.csv",
               names + ",record,last_operation,digest\r\n" + cells + more + "\r\n");
  }
  void set_schema(int schema) const { set_head("format,schema", "1," + std::to_string(schema)); }
  void remove_table(const std::string& name) const { fs::remove(package() / (name + ".csv")); }
  // No cell of the table has a comma.
  void remove_column(const std::string& table, const std::string& name) const {
    std::istringstream lines(content_of(package() / (table + ".csv")));
    std::string text;
    std::ptrdiff_t place = -1;
    for (std::string line; std::getline(lines, line);) {
      std::vector<std::string> cells(1);
      for (const char letter : line.substr(0, line.find('\r'))) {
        if (letter == ',') {
          cells.emplace_back();
        } else {
          cells.back() += letter;
        }
      }
      if (place < 0) place = std::ranges::find(cells, name) - cells.begin();
      REQUIRE(place < std::ssize(cells));
      cells.erase(cells.begin() + place);
      for (const std::string& cell : cells) text += (&cell == &cells[0] ? "" : ",") + cell;
      text += "\r\n";
    }
    write_file(package() / (table + ".csv"), text);
  }

  // What stands beside the package is as it was.
  Error refusal() const {
    const std::size_t files = files_in(folder_.path());
    Error error = error_of(ErrorKind::bad_input, [&] { import_package(package(), other()); });
    CHECK(files_in(folder_.path()) == files);
    return error;
  }
  void check_same() const {
    import_package(package(), other());
    CHECK(content_of_tables(other()) == content_of_tables(database()));
    CHECK(inspect(other(), Depth::full).is_record_whole());
  }

 private:
  void write() const {
    Store::open(database(), Access::write);
    export_package(database(), package(), [](const TablePackage&) { return std::string(); });
  }

  TemporaryFolder folder_;
};

}  // namespace

TEST_CASE("a package of an older track makes the record that this one makes of its database") {
  SECTION("without evaluations and their scheme") {
    const Exported exported(8);
    for (const char* table : {"picture", "evaluation", "evaluation_withdrawal", "plan_logo",
                              "assessment_subject", "assessment_grade"}) {
      exported.remove_table(table);
    }
    for (const char* column : {"office_name", "accent", "suppress_below", "assessment_days"}) {
      exported.remove_column("plan", column);
    }
    exported.remove_column("indicator", "personal");
    exported.check_same();
  }
  SECTION("without the files of imports") {
    const Exported exported(7);
    exported.remove_table("source_file");
    exported.check_same();
  }
  SECTION("without breakdowns and years of an indicator's own") {
    const Exported exported(6);
    for (const char* table : {"source_file", "breakdown", "breakdown_part", "breakdown_text",
                              "breakdown_break", "indicator_breakdown", "part_target"}) {
      exported.remove_table(table);
    }
    exported.remove_column("indicator", "year_counting");
    exported.check_same();
  }
}

TEST_CASE("what an older track had, and what every track has, may not be missing") {
  SECTION("a table of this version") {
    const Exported exported;
    exported.remove_table("source_file");
    CHECK(exported.refusal().message().en.ends_with("source_file.csv is missing"));
  }
  SECTION("a column of this version") {
    const Exported exported;
    exported.remove_column("indicator", "year_counting");
    CHECK(exported.refusal().message().en ==
          "indicator.csv, line 1: the column year_counting is missing");
  }
  SECTION("a table of an older version") {
    const Exported exported(7);
    exported.remove_table("breakdown");
    CHECK(exported.refusal().message().en.ends_with("breakdown.csv is missing"));
  }
}

TEST_CASE("a package of a newer track is refused with its version and this one's") {
  const Exported exported;
  const auto check = [&](const std::string& version) {
    const Error error = exported.refusal();
    CHECK(error.message().en == "the package " + exported.package().string() +
                                    " was made by a newer track (" + version +
                                    "; this one knows 1 and 10)");
    CHECK(error.hints().front().en == "use the newer track");
  };
  SECTION("of another schema") {
    exported.set_schema(11);
    check("format 1, schema 11");
  }
  SECTION("of another format, whatever else it says of itself") {
    write_file(exported.package() / "package.csv", "format,schema,by\r\n2,8,track\r\n");
    check("format 2, schema 8");
  }
}

TEST_CASE("what says no version of track's is no package of it") {
  const Exported exported;
  for (const char* head :
       {"format,schema\r\n1\r\n", "format,schema\r\n0,8\r\n", "format,schema\r\n1,-1\r\n",
        "format,schema\r\n1,8\r\n", "schema,format\r\n1,8\r\n", "format,schema\r\nx,8\r\n", ""}) {
    INFO(head);
    write_file(exported.package() / "package.csv", head);
    CHECK(exported.refusal().message().en ==
          exported.package().string() + " is not a package made by \"track export\"");
  }
  exported.remove_table("package");
  CHECK(exported.refusal().message().en.ends_with("is not a package made by \"track export\""));
}

}  // namespace track::store::package_versions_test
