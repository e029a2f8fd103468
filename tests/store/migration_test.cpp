#include "store_fixture.hpp"
#include "track/store/schema_text.hpp"

namespace track::store {

TEST_CASE("the schema's version is the number of its steps") {
  const TemporaryFolder folder;
  Store::open(folder.database(), Access::create);
  SQLite::Database raw(folder.database().string());
  CHECK(raw.execAndGet("PRAGMA user_version").getInt() ==
        static_cast<int>(embedded_texts().size()));
  CHECK(raw.execAndGet("PRAGMA application_id").getInt() == 0x7472616b);
  CHECK(raw.execAndGet("PRAGMA journal_mode").getString() == "wal");
}

TEST_CASE("a newer schema is refused whatever the access, and stays as it is") {
  const TemporaryFolder folder;
  store_with(folder.database(), small_plan());
  {
    SQLite::Database raw(folder.database().string(), SQLite::OPEN_READWRITE);
    raw.exec("PRAGMA user_version = 99");
  }
  for (const Access access : {Access::read, Access::write, Access::create}) {
    const Error error =
        error_of(ErrorKind::unusable_database, [&] { Store::open(folder.database(), access); });
    CHECK(error.sentence().en.find("newer") != std::string::npos);
    CHECK(error.sentence().en.find("99") != std::string::npos);
    CHECK(error.hints().size() == 1);
  }
  SQLite::Database raw(folder.database().string());
  CHECK(raw.execAndGet("PRAGMA user_version").getInt() == 99);
}

TEST_CASE("a database whose making was interrupted before its first step can be completed") {
  const TemporaryFolder folder;
  {
    SQLite::Database raw(folder.database().string(), SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE);
    raw.exec("PRAGMA journal_mode = WAL");
  }
  error_of(ErrorKind::unusable_database, [&] { Store::open(folder.database(), Access::write); });
  CHECK(store_with(folder.database(), small_plan()).revision() == 1);
}

TEST_CASE("a truncated database is reported as damaged") {
  const TemporaryFolder folder;
  store_with(folder.database(), full_plan());
  std::filesystem::resize_file(folder.database(),
                               std::filesystem::file_size(folder.database()) / 2);
  const Error error = error_of(ErrorKind::unusable_database, [&] {
    Store store = Store::open(folder.database(), Access::read);
    store.plan(1);
  });
  CHECK(error.sentence().en.find("damaged") != std::string::npos);
}

}  // namespace track::store
