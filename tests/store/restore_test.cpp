#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>

#include "copies_fixture.hpp"
#include "track/store/inspection.hpp"

namespace track::store::restore_test {

namespace {

namespace fs = std::filesystem;

// A record of three operations, and a copy of it.
class Copied {
 public:
  Copied() {
    fill(database(), 2);
    copy_ = back_up(database(), folder_.path() / "copy.db", moment(5)).file;
    content_ = content_of(database());
  }

  const fs::path& folder() const { return folder_.path(); }
  fs::path database() const { return folder_.database(); }
  const fs::path& copy() const { return copy_; }

  // The record as it was before a restoring that succeeded.
  void begin_again() const {
    for (const char* ending : {"-wal", "-shm", ".replaced-20220613T000600Z"}) {
      fs::remove(database().string() + ending);
    }
    write_file(database(), content_);
  }

  void change_copy(const char* statements) const {
    SQLite::Database(copy_.string(), SQLite::OPEN_READWRITE).exec(statements);
  }

  // The copy is refused with the sentence, and nothing was changed.
  Error refused(const fs::path& given, const std::string& reason = "") const {
    const std::string before = content_of(database());
    const std::size_t files = files_in(folder());
    const Error error =
        error_of(ErrorKind::bad_input, [&] { restore(database(), given, restoring(6, reason)); });
    CHECK(error.message().en.starts_with(given.string() + " cannot be restored: "));
    CHECK(content_of(database()) == before);
    CHECK(files_in(folder()) == files);
    return error;
  }

 private:
  TemporaryFolder folder_;
  fs::path copy_;
  std::string content_;
};

bool is_whole(const fs::path& database) {
  const Inspection found = inspect(database, Depth::full);
  return !found.damage && !found.broken_operation && found.schema.empty() &&
         found.broken_references == 0;
}

void make_socket(const fs::path& path) {
  sockaddr_un address{};
  address.sun_family = AF_UNIX;
  path.string().copy(address.sun_path, sizeof(address.sun_path) - 1);
  const int descriptor = ::socket(AF_UNIX, SOCK_STREAM, 0);
  // NOLINTNEXTLINE(cppcoreguidelines-pro-type-reinterpret-cast): as bind(2) wants it.
  REQUIRE(::bind(descriptor, reinterpret_cast<const sockaddr*>(&address), sizeof(address)) == 0);
  ::close(descriptor);
}

}  // namespace

TEST_CASE("a copy that is not whole is refused, and the database stays as it is") {
  const Copied copied;
  const std::string fault =
      GENERATE("truncated", "emptied", "garbage", "tampered", "newer", "foreign", "no version",
               "an earlier version", "a negative version", "none");
  const auto is = [&](const char* name) { return fault == name; };
  if (is("tampered")) {
    copied.change_copy("DROP TRIGGER operation_is_not_changed; UPDATE operation SET actor = 'x'");
  }
  if (is("newer")) copied.change_copy("PRAGMA user_version = 99");
  if (is("foreign")) copied.change_copy("PRAGMA application_id = 1");
  if (is("no version")) copied.change_copy("PRAGMA user_version = 0");
  if (is("an earlier version")) copied.change_copy("PRAGMA user_version = 1");
  if (is("a negative version")) copied.change_copy("PRAGMA user_version = -1");
  if (is("truncated")) fs::resize_file(copied.copy(), fs::file_size(copied.copy()) / 2);
  if (is("emptied")) fs::resize_file(copied.copy(), 0);
  if (is("garbage")) write_file(copied.copy(), std::string(9000, 'x'));
  copied.refused(is("none") ? copied.folder() / "none.db" : copied.copy(), "why");
}

TEST_CASE("whatever bit of a copy's header changes, it is refused or does no harm") {
  const Copied copied;
  const std::string whole = content_of(copied.copy());
  std::size_t refused = 0;
  for (std::size_t bit = 0; bit < bytes_of_header * 8; bit += bits_step) {
    INFO("bit " << bit);
    std::string changed = whole;
    changed[bit / 8] = static_cast<char>(changed[bit / 8] ^ (1 << (bit % 8)));
    write_file(copied.copy(), changed);
    try {
      restore(copied.database(), copied.copy(), restoring(6));
      REQUIRE(is_whole(copied.database()));
      copied.begin_again();
    } catch (const Error& error) {
      INFO(error.message().en);
      CHECK(error.kind() == ErrorKind::bad_input);
      ++refused;
    }
    REQUIRE(is_whole(copied.database()));
  }
  CHECK(refused * bits_step > 200);
}

TEST_CASE("a copy whose schema cannot be read, or is another, is refused") {
  const Copied copied;
  const std::string fault = GENERATE("text", "unknown function", "no table", "trigger");
  INFO(fault);
  if (fault == "text") {
    copied.change_copy(
        "PRAGMA writable_schema = ON;"
        "UPDATE sqlite_schema SET sql = replace(sql, 'CREATE TABLE', 'CREATE TABLD') "
        "WHERE name = 'event'");
  }
  if (fault == "unknown function") {
    copied.change_copy(
        "CREATE INDEX strange ON event (note);"
        "PRAGMA writable_schema = ON;"
        "UPDATE sqlite_schema SET sql = replace(sql, '(note)', '(unheard_of(note))') "
        "WHERE name = 'strange'");
  }
  if (fault == "no table") copied.change_copy("DROP TABLE care");
  if (fault == "trigger") copied.change_copy("DROP TRIGGER operation_is_not_changed");
  copied.refused(copied.copy());
}

TEST_CASE("a copy with a trigger less is put back for a reason, and one with a table more is") {
  const Copied copied;
  copied.change_copy("CREATE TABLE added (note)");
  restore(copied.database(), copied.copy(), restoring(6));
  copied.begin_again();
  copied.change_copy("DROP TRIGGER operation_is_not_changed");
  const Error error = copied.refused(copied.copy());
  CHECK(error.message().en.find("operation_is_not_changed") != std::string::npos);
  CHECK(error.hints()[0].en.find("--reason") != std::string::npos);
  restore(copied.database(), copied.copy(), restoring(7, "all that is left"));
  CHECK(held(copied.database()) == 2);
}

TEST_CASE("what is no plain file is no copy, and is not waited for") {
  const Copied copied;
  const std::string kind = GENERATE("folder", "pipe", "socket", "link to a pipe", "nothing");
  const fs::path given = copied.folder() / "given";
  const fs::path pipe = copied.folder() / "pipe";
  if (kind == "folder") fs::create_directory(given);
  if (kind == "pipe") REQUIRE(::mkfifo(given.c_str(), 0600) == 0);
  if (kind == "socket") make_socket(given);
  if (kind == "link to a pipe") {
    REQUIRE(::mkfifo(pipe.c_str(), 0600) == 0);
    fs::create_symlink(pipe, given);
  }
  copied.refused(given);
}

TEST_CASE("the database itself is no copy, by whatever name") {
  const Copied copied;
  const fs::path link = copied.folder() / "link.db";
  const fs::path second = copied.folder() / "second.db";
  fs::create_symlink(copied.database(), link);
  fs::create_hard_link(copied.database(), second);
  for (const fs::path& name : {copied.database(), link, second}) {
    const Error error = copied.refused(name, "why");
    CHECK(error.message().en.find("is the database itself") != std::string::npos);
  }
}

TEST_CASE("a copy may be a link, and have several names") {
  const Copied copied;
  const fs::path link = copied.folder() / "link.db";
  const fs::path second = copied.folder() / "second.db";
  fs::create_symlink("copy.db", link);
  fs::create_hard_link(copied.copy(), second);
  for (const fs::path& name : {link, second}) {
    restore(copied.database(), name, restoring(6));
    CHECK(held(copied.database()) == 2);
    copied.begin_again();
  }
}

TEST_CASE("a copy of an earlier schema is brought up to date, whatever its page size") {
  const TemporaryFolder folder;
  fill(folder.database(), 1);
  const fs::path copy = folder.path() / "copy.db";
  fs::copy_file(fs::path(TRACK_SOURCE_DIR) / "tests/store/schemas/schema-2.db", copy);
  const std::string before = content_of(copy);
  const Restored restored = restore(folder.database(), copy, restoring(6, "why"));
  CHECK(restored.lost == 2);
  CHECK(content_of(copy) == before);
  CHECK(is_whole(folder.database()));
}

}  // namespace track::store::restore_test
