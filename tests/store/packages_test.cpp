#include "track/store/packages.hpp"

#include <fstream>
#include <regex>
#include <sstream>

#include "copies_fixture.hpp"
#include "store_fixture.hpp"

namespace track::store::packages_test {

namespace {

namespace fs = std::filesystem;

std::string described(const TablePackage& package) {
  return "{\"name\": \"" + package.plan + "\"}\n";
}

Value value_of_units(std::int64_t units) {
  Value value = number(0);
  value.amount = Quantity::from_units(units);
  return value;
}

// What every kind of operation stores: a load with every attribute, records with difficult texts,
// an amendment, an undo and the undo of that, a closed and a reopened year, a load that was undone.
void fill_with_all(const fs::path& path) {
  Store store = store_with(path, full_plan());
  RecordRequest request =
      lecture({{"lecture.attendance", number(132)}, {"lecture.talked", fraction(84, 102)}});
  request.place = "=HYPERLINK(\"x\")";
  request.note = "two\nlines, \"quoted\"";
  store.record(request, operation(1), Store::Repeat::refuse);
  RecordRequest odd = on(day(2022, 7, 1), "lecture.attendance", number(5));
  odd.place = "'once";
  odd.note = " \t-1";
  store.record(odd, operation(2), Store::Repeat::refuse);
  Amendment amendment;
  amendment.of = 2;
  amendment.items = {{"lecture.attendance", value_of_units(1'315'001)}};
  store.amend(amendment, operation(3, OperationKind::amend));
  store.undo(4, operation(4, OperationKind::undo));
  store.undo(5, operation(5, OperationKind::undo));
  Plan plan = full_plan();
  plan.goal = "another";
  store.save(plan, 1, operation(6, OperationKind::load));
  store.undo(7, operation(7, OperationKind::undo));
  store.close({0, {2022}, day(2023, 4, 20), "{\"rows\": []}", {}}, KnownAt{8},
              operation(8, OperationKind::close));
  store.reopen({2022}, day(2023, 5, 1), operation(9, OperationKind::reopen));
}

class Exported {
 public:
  Exported() {
    fill_with_all(database());
    made_ = export_package(database(), package(), described);
  }

  fs::path database() const { return folder_.database(); }
  fs::path package() const { return folder_.path() / "package"; }
  fs::path other() const { return folder_.path() / "other.db"; }
  const fs::path& folder() const { return folder_.path(); }
  const ExportedPackage& made() const { return made_; }

  std::string text_of(const std::string& file) const { return content_of(package() / file); }
  // Replaces what is found first.
  void change(const std::string& file, const std::string& from, const std::string& to) const {
    std::string text = text_of(file);
    const std::size_t at = text.find(from);
    REQUIRE(at != std::string::npos);
    write_file(package() / file, text.replace(at, from.size(), to));
  }
  // The package is not taken, and leaves nothing behind. All that is said, in lines.
  std::string refusal() const {
    const std::size_t files = files_in(folder());
    const Error error = error_of(ErrorKind::bad_input, [&] { import_package(package(), other()); });
    CHECK(files_in(folder()) == files);
    std::string said = error.message().en;
    for (const Localized& hint : error.hints()) said += "\n" + hint.en;
    return said;
  }

 private:
  TemporaryFolder folder_;
  ExportedPackage made_;
};

void check_contains(const std::string& text, const std::string& part) {
  INFO(text);
  CHECK(text.find(part) != std::string::npos);
}

}  // namespace

TEST_CASE("a package makes the very record again that it was made of") {
  const Exported exported;
  CHECK(is_package(exported.package()));
  CHECK_FALSE(is_package(exported.folder()));
  const ImportedPackage imported = import_package(exported.package(), exported.other());
  CHECK(imported.head.operation == 10);
  CHECK(imported.head.digest == exported.made().content.digest);
  CHECK(content_of_tables(exported.other()) == content_of_tables(exported.database()));
  CHECK(inspect(exported.other(), Depth::full).is_record_whole());
  // It goes on as the other does, and its package is the same.
  export_package(exported.other(), exported.folder() / "again", described);
  for (const TableFile& file : exported.made().content.files) {
    CHECK(content_of(exported.folder() / "again" / file.name) == exported.text_of(file.name));
  }
}

TEST_CASE("a package goes into a database that holds nothing, and into no other") {
  const Exported exported;
  { const Store empty = Store::open(exported.other(), Access::create); }
  import_package(exported.package(), exported.other());
  const std::string before = content_of_tables(exported.other());
  const Error error =
      error_of(ErrorKind::refused, [&] { import_package(exported.package(), exported.other()); });
  check_contains(error.message().en, "holds a record already, up to operation 10");
  CHECK(content_of_tables(exported.other()) == before);
}

TEST_CASE("cells tell nothing from the empty text, and no spreadsheet runs them") {
  const Exported exported;
  const std::string events = exported.text_of("event.csv");
  check_contains(events, "\"'=HYPERLINK(\"\"x\"\")\",\"two\nlines, \"\"quoted\"\"\"");
  const std::string measurements = exported.text_of("measurement.csv");
  check_contains(measurements, ",2022,quantity,132,,,,");
  check_contains(measurements, ",2022,quantity,131.5001,,,,");
  check_contains(measurements, ",2022,fraction,,84,102,,");
  check_contains(measurements, ",'once,' \t-1,false,");
  check_contains(exported.text_of("operation.csv"), "2022-06-13T00:");
}

TEST_CASE("every table and column is described, and a day is no text") {
  const Exported exported;
  for (const TableFile& file : exported.made().content.files) {
    const TableDescription& table = file.table;
    INFO(table.name);
    CHECK_FALSE(table.title.empty());
    CHECK_FALSE(table.key.empty());
    for (const TableColumn& column : table.columns) {
      INFO(column.name);
      CHECK_FALSE(column.description.empty());
    }
  }
  // The schema says by its CHECKs what is true or false, and what a day.
  const SQLite::Database raw(exported.database().string());
  SQLite::Statement schema(raw, "SELECT group_concat(sql) FROM sqlite_schema WHERE type = 'table'");
  schema.executeStep();
  const std::string text = schema.getColumn(0).getString();
  std::set<std::string> flags;
  std::set<std::string> days;
  static const std::regex flag(R"(CHECK \((\w+) IN \(0, 1\)\))");
  static const std::regex one_day(R"(CHECK \((\w+) IS date\()");
  for (std::sregex_iterator at(text.begin(), text.end(), flag), end; at != end; ++at)
    flags.insert((*at)[1]);
  for (std::sregex_iterator at(text.begin(), text.end(), one_day), end; at != end; ++at)
    days.insert((*at)[1]);
  CHECK(flags.size() == 8);
  CHECK(days.size() == 4);
  for (const TableFile& file : exported.made().content.files) {
    for (const TableColumn& column : file.table.columns) {
      INFO(file.table.name << "." << column.name);
      CHECK((column.kind == ColumnType::flag) == flags.contains(column.name));
      CHECK((column.kind == ColumnType::day) == days.contains(column.name));
    }
  }
}

TEST_CASE("a package that was changed is refused, with the table and the line") {
  const Exported exported;
  SECTION("a value") {
    exported.change("measurement.csv", ",132,", ",133,");
    check_contains(exported.refusal(),
                   "operation 2 is not what was recorded: its rows do not have its digest\n"
                   "measurement.csv was changed after it was written: look at lines 2 to 4");
  }
  SECTION("the digest with it") {
    exported.change("chain.csv", "\r\n1,", "\r\n1,a");
    check_contains(exported.refusal(),
                   "operation 1 is not what was recorded: its rows do not have its digest\n"
                   "chain.csv was changed after it was written: look at line 2\n");
  }
  SECTION("a row that is gone") {
    exported.change("withdrawal.csv", "\r\n1,", "\r\n");
    check_contains(exported.refusal(), "withdrawal.csv, line 2: the row has ");
  }
  SECTION("the last operation, in every table") {
    const std::string chain = exported.text_of("chain.csv");
    const std::string closing = exported.text_of("closing.csv");
    const std::string operations = exported.text_of("operation.csv");
    write_file(exported.package() / "chain.csv", chain.substr(0, chain.find("10,")));
    write_file(exported.package() / "closing.csv", closing.substr(0, closing.find("\r\n10,") + 2));
    write_file(exported.package() / "operation.csv",
               operations.substr(0, operations.find("\r\n10,") + 2));
    check_contains(exported.refusal(), "the package ends with operation 9");
  }
  SECTION("a row of no operation") {
    write_file(exported.package() / "undoing.csv", exported.text_of("undoing.csv") + "11,2\r\n");
    check_contains(exported.refusal(), "undoing.csv, line 5: the row belongs to number 11");
  }
  SECTION("a word where a number stands") {
    exported.change("measurement.csv", ",132,", ",many,");
    check_contains(exported.refusal(),
                   "measurement.csv, line 2: column amount: many cannot be read");
  }
  SECTION("what the record does not take") {
    exported.change("measurement.csv", "2022-06-11", "2022-06-31");
    check_contains(exported.refusal(), "measurement.csv, line 2: the row contradicts the record");
  }
  SECTION("a table that is gone") {
    fs::remove(exported.package() / "target.csv");
    check_contains(exported.refusal(), "target.csv is missing");
  }
  SECTION("a column that nobody knows") {
    exported.change("event.csv", "place", "room");
    check_contains(exported.refusal(), "event.csv, line 1: there is no column \"room\"");
  }
  SECTION("cut off") {
    write_file(exported.package() / "event.csv", exported.text_of("event.csv").substr(0, 120));
    exported.refusal();
  }
}

TEST_CASE("what a spreadsheet does to the lines is no change") {
  const Exported exported;
  std::string text = exported.text_of("measurement.csv");
  for (std::size_t at = 0; (at = text.find("\r\n", at)) != std::string::npos;) text.erase(at, 1);
  write_file(exported.package() / "measurement.csv", "\xEF\xBB\xBF" + text);
  import_package(exported.package(), exported.other());
  CHECK(content_of_tables(exported.other()) == content_of_tables(exported.database()));
}

TEST_CASE("only an earlier package of the same record gives way") {
  const Exported exported;
  const auto again = [&] {
    return export_package(exported.database(), exported.package(), described);
  };
  CHECK_FALSE(exported.made().replaced);
  Store::open(exported.database(), Access::write)
      .record(on(day(2022, 8, 1), "lecture.attendance", number(7)), operation(20),
              Store::Repeat::refuse);
  CHECK(again().replaced);
  CHECK(files_in(exported.folder()) == 2);  // nothing is left beside it
  check_contains(exported.text_of("package.csv"), ",11,");
  SECTION("not with a file of somebody's beside its own") {
    write_file(exported.package() / "notes.txt", "mine");
    check_contains(error_of(ErrorKind::refused, again).message().en, "holds notes.txt");
    CHECK(exported.text_of("notes.txt") == "mine");
  }
  SECTION("not of another record") {
    const TemporaryFolder foreign;
    fill(foreign.database(), 1);
    const std::string before = exported.text_of("operation.csv");
    const Error error = error_of(ErrorKind::refused, [&] {
      export_package(foreign.database(), exported.package(), described);
    });
    check_contains(error.message().en, "of another record");
    CHECK(exported.text_of("operation.csv") == before);
  }
  SECTION("not one that goes further") {
    exported.change("package.csv", ",11,", ",12,");
    check_contains(error_of(ErrorKind::refused, again).message().en, "other operations, up to 12");
  }
  SECTION("not a file") {
    write_file(exported.folder() / "plain", "");
    error_of(ErrorKind::refused,
             [&] { export_package(exported.database(), exported.folder() / "plain", described); });
  }
  SECTION("what a killed process left goes") {
    fs::create_directory(exported.folder() / ".track-folder-abcdef");
    write_file(exported.folder() / ".track-folder-abcdef" / "event.csv", "");
    again();
    CHECK(files_in(exported.folder()) == 2);
  }
}

TEST_CASE("a record whose digests do not fit makes no package") {
  const TemporaryFolder folder;
  fill(folder.database(), 2);
  {
    SQLite::Database raw(folder.database().string(), SQLite::OPEN_READWRITE);
    raw.exec("DROP TRIGGER measurement_is_not_changed; UPDATE measurement SET amount = 10");
  }
  const Error error = error_of(ErrorKind::unusable_database, [&] {
    export_package(folder.database(), folder.path() / "package", described);
  });
  check_contains(error.message().en, "breaks at operation 2");
  CHECK_FALSE(fs::exists(folder.path() / "package"));
}

}  // namespace track::store::packages_test
