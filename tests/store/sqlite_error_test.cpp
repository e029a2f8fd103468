#include "../../src/store/sqlite/sqlite_error.hpp"

#include <sqlite3.h>

#include "store_fixture.hpp"

namespace track::store::sqlite_error_test {

TEST_CASE("each failure of SQLite has its kind, both languages and a way out") {
  struct Case {
    int code;
    const char* message;
    ErrorKind kind;
    const char* says;
  };
  const Case cases[] = {
      {SQLITE_BUSY, "database is locked", ErrorKind::busy, "in use"},
      {SQLITE_LOCKED, "database table is locked", ErrorKind::busy, "in use"},
      {SQLITE_CORRUPT, "malformed", ErrorKind::unusable_database, "damaged"},
      {SQLITE_ERROR, "unsupported file format", ErrorKind::unusable_database, "damaged"},
      {SQLITE_NOTADB, "file is not a database", ErrorKind::unusable_database, "not a database"},
      {SQLITE_CANTOPEN, "unable to open", ErrorKind::unusable_database, "cannot be opened"},
      {SQLITE_FULL, "disk is full", ErrorKind::refused, "no space"},
      {SQLITE_READONLY, "readonly", ErrorKind::refused, "read only"},
      {SQLITE_IOERR, "disk I/O error", ErrorKind::refused, "disk failed"},
      {SQLITE_IOERR_WRITE, "disk I/O error", ErrorKind::refused, "disk failed"},  // as copying says
      {SQLITE_ERROR, "integer overflow", ErrorKind::refused, "total of the year"},
      {SQLITE_CONSTRAINT, "CHECK constraint failed", ErrorKind::refused, "rejected this"},
  };
  for (const Case& each : cases) {
    INFO(each.message);
    const Error error = error_of(each.kind, [&] {
      throw_as_error(SQLite::Exception(each.message, each.code), "/somewhere/track.db");
    });
    CHECK(error.message().en.find(each.says) != std::string::npos);
    REQUIRE_FALSE(error.hints().empty());
    CHECK_FALSE(error.hints()[0].ja.empty());
  }
}

}  // namespace track::store::sqlite_error_test
