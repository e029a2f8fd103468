#include <sys/stat.h>

#include <fstream>

#include "store_fixture.hpp"

namespace track::store::database_file_test {

namespace {

unsigned mode_of(const std::filesystem::path& path) {
  struct stat status {};
  REQUIRE(::stat(path.c_str(), &status) == 0);
  return status.st_mode & 0777U;
}

class Umask {
 public:
  explicit Umask(mode_t mask) : before_(::umask(mask)) {}
  ~Umask() { ::umask(before_); }
  Umask(const Umask&) = delete;
  Umask& operator=(const Umask&) = delete;

 private:
  mode_t before_;
};

void write_file(const std::filesystem::path& path, const std::string& content) {
  std::ofstream(path, std::ios::binary) << content;
}

}  // namespace

TEST_CASE("a database and its folder are made private to their owner") {
  const TemporaryFolder folder;
  const std::filesystem::path path = folder.path() / "new" / "track.db";
  for (const mode_t mask : {0000U, 0022U, 0277U}) {
    const Umask umask(mask);
    std::filesystem::remove_all(folder.path() / "new");
    Store store = [&] {
      const Umask for_the_folders(mask & 0077U);
      return Store::open(path, Access::create);
    }();
    store.save(small_plan(), std::nullopt, operation(0));
    CHECK(mode_of(path) == 0600);
    CHECK(mode_of(path.string() + "-wal") == 0600);
    CHECK(mode_of(path.string() + "-shm") == 0600);
    CHECK(mode_of(folder.path() / "new") == 0700);
  }
}

TEST_CASE("the file's mode does not depend on the umask") {
  const TemporaryFolder folder;
  const Umask umask(0777);
  Store::open(folder.database(), Access::create);
  CHECK(mode_of(folder.database()) == 0600);
}

TEST_CASE("a folder that is there keeps its mode") {
  const TemporaryFolder folder;
  std::filesystem::permissions(folder.path(), std::filesystem::perms(0755));
  Store::open(folder.database(), Access::create);
  CHECK(mode_of(folder.path()) == 0755);
}

TEST_CASE("a missing database is an error that says how to make one, and none is made") {
  const TemporaryFolder folder;
  for (const Access access : {Access::read, Access::write}) {
    const Error error =
        error_of(ErrorKind::unusable_database, [&] { Store::open(folder.database(), access); });
    CHECK(error.message().en.find(folder.database().string()) != std::string::npos);
    REQUIRE(error.hints().size() == 1);
    CHECK(error.hints()[0].en.find("track load") != std::string::npos);
    CHECK(error.hints()[0].ja.find("TRACK_DB") != std::string::npos);
  }
  CHECK_FALSE(std::filesystem::exists(folder.database()));
}

TEST_CASE("an empty file is told from a database, and a load may fill it") {
  const TemporaryFolder folder;
  write_file(folder.database(), "");
  for (const Access access : {Access::read, Access::write}) {
    const Error error =
        error_of(ErrorKind::unusable_database, [&] { Store::open(folder.database(), access); });
    CHECK(error.message().en.find("is empty") != std::string::npos);
  }
  Store store = Store::open(folder.database(), Access::create);
  CHECK(store.save(small_plan(), std::nullopt, operation(0)) == 1);
}

TEST_CASE("what is not a database of track is refused and left as it is") {
  const TemporaryFolder folder;
  const auto refused_as_foreign = [](const std::filesystem::path& path) {
    for (const Access access : {Access::read, Access::write, Access::create}) {
      const Error error =
          error_of(ErrorKind::unusable_database, [&] { Store::open(path, access); });
      CHECK(error.message().en.find("is not a database of track") != std::string::npos);
    }
  };

  SECTION("a text") {
    const std::string text = "[plan]\nid = \"nerima-home-care\"\n" + std::string(2000, '#');
    write_file(folder.database(), text);
    refused_as_foreign(folder.database());
    CHECK(std::filesystem::file_size(folder.database()) == text.size());
  }
  SECTION("a folder") {
    refused_as_foreign(folder.path());
  }
  SECTION("another program's SQLite database") {
    {
      SQLite::Database other(folder.database().string(),
                             SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE);
      other.exec("CREATE TABLE bookmark (url TEXT)");
    }
    refused_as_foreign(folder.database());
  }
}

TEST_CASE("a file with two names is refused, and a link to a database is not") {
  const TemporaryFolder folder;
  store_with(folder.database(), small_plan());
  const std::filesystem::path other = folder.path() / "other.db";
  std::filesystem::create_symlink(folder.database(), other);
  CHECK(Store::open(other, Access::write).revision() == 1);
  std::filesystem::remove(other);
  std::filesystem::create_hard_link(folder.database(), other);
  for (const Access access : {Access::read, Access::write, Access::create}) {
    for (const std::filesystem::path& path : {folder.database(), other}) {
      const Error error =
          error_of(ErrorKind::unusable_database, [&] { Store::open(path, access); });
      CHECK(error.message().en.find("2 names") != std::string::npos);
    }
  }
  std::filesystem::remove(other);
  CHECK(Store::open(folder.database(), Access::write).revision() == 1);
}

TEST_CASE("what is no plain file is refused at once, as the database and beside it") {
  const TemporaryFolder folder;
  const auto refused = [](const std::filesystem::path& path, const char* says) {
    for (const Access access : {Access::read, Access::write, Access::create}) {
      const Error error =
          error_of(ErrorKind::unusable_database, [&] { Store::open(path, access); });
      CHECK(error.message().en.find(says) != std::string::npos);
      CHECK_FALSE(error.hints().empty());
    }
  };
  const std::filesystem::path pipe = folder.path() / "pipe";
  REQUIRE(::mkfifo(pipe.c_str(), 0600) == 0);
  refused(pipe, "is a pipe");
  refused("/dev/null", "is a device");
  std::filesystem::create_symlink(folder.path() / "nowhere.db", folder.path() / "dangling");
  refused(folder.path() / "dangling", "a link to a file that is not there");
  CHECK_FALSE(std::filesystem::exists(folder.path() / "nowhere.db"));
  std::filesystem::create_symlink(folder.path() / "circle", folder.path() / "circle");
  refused(folder.path() / "circle", "leads back to itself");
  std::filesystem::create_symlink(pipe, folder.path() / "to pipe");
  refused(folder.path() / "to pipe", "is a pipe");

  store_with(folder.database(), small_plan());
  for (const char* ending : {"-journal", "-wal", "-shm"}) {
    const std::filesystem::path companion = folder.database().string() + ending;
    REQUIRE(::mkfifo(companion.c_str(), 0600) == 0);
    refused(folder.database(), "is a pipe");
    std::filesystem::remove(companion);
    std::filesystem::create_directory(companion);
    refused(folder.database(), "is a folder");
    std::filesystem::remove(companion);
    std::filesystem::create_symlink(folder.path() / "victim", companion);
    refused(folder.database(), "is a link");
    std::filesystem::remove(companion);
  }
  CHECK(Store::open(folder.database(), Access::write).revision() == 1);
}

TEST_CASE("a header with one changed bit is damage, not a fault of the program") {
  const TemporaryFolder folder;
  store_with(folder.database(), small_plan());
  std::string bytes(100, '\0');
  std::ifstream(folder.database(), std::ios::binary).read(bytes.data(), 100);
  for (std::size_t bit = 0; bit < 800; ++bit) {
    std::string flipped = bytes;
    flipped[bit / 8] = static_cast<char>(flipped[bit / 8] ^ (1 << (bit % 8)));
    {
      std::fstream file(folder.database(), std::ios::in | std::ios::out | std::ios::binary);
      file << flipped;
    }
    for (const Access access : {Access::read, Access::write}) {
      INFO("bit " << bit);
      try {
        Store store = Store::open(folder.database(), access);
        CHECK(store.plan(store.revision().value_or(1)).id == small_plan().id);
      } catch (const Error& error) {
        CHECK(error.kind() == ErrorKind::unusable_database);
        CHECK(error.message().en.find("refused") == std::string::npos);
      }
    }
    std::filesystem::remove(folder.database().string() + "-wal");
    std::filesystem::remove(folder.database().string() + "-shm");
    std::filesystem::remove(folder.database().string() + ".before-schema-5");
  }
}

TEST_CASE("a folder that cannot be made is named with the reason") {
  const TemporaryFolder folder;
  write_file(folder.path() / "file", "");
  const Error error = error_of(ErrorKind::unusable_database, [&] {
    Store::open(folder.path() / "file" / "sub" / "track.db", Access::create);
  });
  CHECK(error.message().en.find("cannot create") != std::string::npos);
}

TEST_CASE("no folder is made above the database's own: its disk may not be mounted") {
  const TemporaryFolder folder;
  const std::filesystem::path missing = folder.path() / "stick";
  const Error error = error_of(ErrorKind::unusable_database, [&] {
    Store::open(missing / "plans" / "new" / "track.db", Access::create);
  });
  CHECK(error.message().en == "there is no folder " + missing.string());
  CHECK(error.hints().at(0).en.find("mounted") != std::string::npos);
  CHECK_FALSE(std::filesystem::exists(missing));
}

TEST_CASE("SQLite's special names are plain file names") {
  const TemporaryFolder folder;
  const std::filesystem::path before = std::filesystem::current_path();
  std::filesystem::current_path(folder.path());
  for (const char* name : {":memory:", "file:track.db?mode=memory"}) {
    CHECK(store_with(name, small_plan()).revision() == 1);
    CHECK(Store::open(name, Access::read).revision() == 1);
  }
  std::filesystem::current_path(before);
}

}  // namespace track::store::database_file_test
