#include <sys/stat.h>

#include "copies_fixture.hpp"
#include "track/store/inspection.hpp"

namespace track::store::replaced_file_test {

namespace {

namespace fs = std::filesystem;

// A copy, and a record that may be damaged.
class Replaced {
 public:
  Replaced() {
    fill(database(), 2);
    copy_ = back_up(database(), folder_.path() / "copy.db", moment(5)).file;
  }

  const fs::path& folder() const { return folder_.path(); }
  fs::path database() const { return folder_.database(); }
  const fs::path& copy() const { return copy_; }

  void change(const char* statements) const {
    SQLite::Database(database().string(), SQLite::OPEN_READWRITE).exec(statements);
  }
  Restored put_back(const std::string& reason = "") const {
    Restored restored = restore(database(), copy_, restoring(6, reason));
    CHECK(held(database()) == 2);
    const Inspection found = inspect(database(), Depth::full);
    CHECK_FALSE(found.damage);
    CHECK_FALSE(found.broken_operation);
    CHECK(found.schema.empty());
    CHECK(found.open_to_others.empty());
    return restored;
  }

 private:
  TemporaryFolder folder_;
  fs::path copy_;
};

}  // namespace

TEST_CASE("whatever bit of the header changed, a copy can be put back, and the file is kept") {
  const Replaced record;
  std::size_t asked = 0;
  for (std::size_t bit = 0; bit < bytes_of_header * 8; bit += bits_step) {
    INFO("bit " << bit);
    std::string changed = content_of(record.copy());
    changed[bit / 8] = static_cast<char>(changed[bit / 8] ^ (1 << (bit % 8)));
    write_file(record.database(), changed);
    Restored restored;
    try {
      restored = record.put_back();
    } catch (const Error& error) {
      INFO(error.message().en);
      CHECK(error.kind() == ErrorKind::refused);
      REQUIRE(error.hints().back().en.find("--reason") != std::string::npos);
      CHECK(content_of(record.database()) == changed);
      asked += bits_step;
      restored = record.put_back("its header is damaged");
    }
    REQUIRE(restored.replaced);
    if (restored.unreadable) CHECK(content_of(*restored.replaced) == changed);
    fs::remove(*restored.replaced);
  }
  CHECK(asked >= 32);  // for the program's mark, and a version beyond ours
  // Each stands for `bits_step` bits, of which those of the mark and of the version may end before.
  CHECK(asked < 64 + 2 * (bits_step - 1));
}

TEST_CASE("a database whose schema or tables cannot be read is replaced, and kept") {
  const Replaced record;
  const std::string fault = GENERATE("text", "unknown function", "no operations", "no chain",
                                     "no sequence", "an earlier version", "a negative version");
  const auto is = [&](const char* name) { return fault == name; };
  if (is("text")) {
    record.change(
        "PRAGMA writable_schema = ON;"
        "UPDATE sqlite_schema SET sql = replace(sql, 'CREATE TABLE', 'CREATE TABLD') "
        "WHERE name = 'event'");
  }
  if (is("unknown function")) {
    record.change(
        "CREATE INDEX strange ON event (note);"
        "PRAGMA writable_schema = ON;"
        "UPDATE sqlite_schema SET sql = replace(sql, '(note)', '(unheard_of(note))') "
        "WHERE name = 'strange'");
  }
  if (is("no operations")) record.change("PRAGMA foreign_keys = OFF; DROP TABLE operation");
  if (is("no chain")) record.change("DROP TABLE chain");
  if (is("no sequence")) {
    record.change(
        "PRAGMA writable_schema = ON; DELETE FROM sqlite_schema WHERE name = "
        "'sqlite_sequence'");
  }
  if (is("an earlier version")) record.change("PRAGMA user_version = 1");
  if (is("a negative version")) record.change("PRAGMA user_version = -1");
  const Restored restored = record.put_back();
  REQUIRE(restored.replaced);
  CHECK(restored.unreadable);
  CHECK(fs::exists(*restored.replaced));
}

TEST_CASE("what may be another program's or a newer track's is replaced for a reason alone") {
  const Replaced record;
  const std::string whose = GENERATE("another program's", "one without a mark", "newer");
  if (whose == "another program's") record.change("PRAGMA application_id = 1");
  if (whose == "one without a mark") {
    fs::remove(record.database());
    SQLite::Database(record.database().string(), SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE)
        .exec("CREATE TABLE bookmark (url TEXT)");
  }
  if (whose == "newer") record.change("PRAGMA user_version = 99");
  const std::string before = content_of(record.database());
  const Error error = error_of(ErrorKind::refused, [&] { record.put_back(); });
  CHECK(error.hints().back().en.find("--reason") != std::string::npos);
  CHECK(content_of(record.database()) == before);
  const Restored restored = record.put_back("it is ours");
  REQUIRE(restored.replaced);
  CHECK(content_of(*restored.replaced) == before);
}

TEST_CASE("a log left beside a database that is gone does not come into the copy") {
  const Replaced record;
  const std::string ending = GENERATE("-wal", "-journal");
  fs::remove(record.database());
  write_file(record.database().string() + ending, "somebody's");
  const Restored restored = record.put_back();
  CHECK_FALSE(restored.replaced);
  const fs::path kept = record.database().string() + ".replaced-20220613T000600Z" + ending;
  CHECK(content_of(kept) == "somebody's");
}

TEST_CASE("in the place of what is no plain file nothing is put") {
  const Replaced record;
  const std::string kind = GENERATE("folder", "pipe", "link to a pipe", "link to nothing");
  const fs::path other = record.folder() / "other";
  fs::remove(record.database());
  if (kind == "folder") fs::create_directory(record.database());
  if (kind == "pipe") REQUIRE(::mkfifo(record.database().c_str(), 0600) == 0);
  if (kind == "link to a pipe") REQUIRE(::mkfifo(other.c_str(), 0600) == 0);
  if (kind.starts_with("link")) fs::create_symlink(other, record.database());
  const std::size_t files = files_in(record.folder());
  error_of(ErrorKind::unusable_database,
           [&] { restore(record.database(), record.copy(), restoring(6, "why")); });
  CHECK(files_in(record.folder()) == files);
}

TEST_CASE("a database behind a link is replaced where it lies") {
  const Replaced record;
  const fs::path place = record.folder() / "disk" / "record.db";
  fs::create_directory(place.parent_path());
  fs::rename(record.database(), place);
  fs::create_symlink(place, record.database());
  const bool destroyed = GENERATE(false, true);
  if (destroyed) write_file(place, "garbage");
  const Restored restored = record.put_back();
  CHECK(restored.replaced->parent_path() == place.parent_path());
  CHECK(fs::is_symlink(record.database()));
  CHECK(held(place) == 2);
}

TEST_CASE("what would be lost is asked for before anything is changed") {
  const Replaced record;
  record_one(record.database(), 7, 6);
  fs::permissions(record.database(), fs::perms(0644));
  error_of(ErrorKind::refused, [&] { restore(record.database(), record.copy(), restoring(7)); });
  CHECK((fs::status(record.database()).permissions() & fs::perms::all) == fs::perms(0644));
}

TEST_CASE("a database is put back into a new folder, but none is made above that") {
  const Replaced record;
  const fs::path missing = record.folder() / "stick";
  const Error error = error_of(ErrorKind::unusable_database, [&] {
    restore(missing / "folder" / "track.db", record.copy(), restoring(6));
  });
  CHECK(error.message().en == "there is no folder " + missing.string());
  CHECK_FALSE(fs::exists(missing));
  restore(missing / "track.db", record.copy(), restoring(6));
  CHECK(held(missing / "track.db") == 2);
}

}  // namespace track::store::replaced_file_test
