#include "track/base/temporary_file.hpp"

#include <stdlib.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <catch2/catch.hpp>
#include <cerrno>
#include <csignal>
#include <fstream>
#include <set>
#include <stdexcept>
#include <string>
#include <system_error>

namespace track::temporary_file_test {

namespace {

namespace fs = std::filesystem;

constexpr mode_t owner_alone = 0600;

class Folder {
 public:
  Folder() : path_(made()) {}
  ~Folder() { fs::remove_all(path_); }
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;

  fs::path operator/(const std::string& name) const { return path_ / name; }
  const fs::path& path() const { return path_; }
  std::size_t files() const {
    return static_cast<std::size_t>(
        std::distance(fs::directory_iterator(path_), fs::directory_iterator()));
  }

 private:
  static fs::path made() {
    std::string name = (fs::temp_directory_path() / "track-base-XXXXXX").string();
    if (::mkdtemp(name.data()) == nullptr) throw std::runtime_error("no temporary folder");
    return name;
  }
  fs::path path_;
};

void write(const fs::path& file, const std::string& text) {
  std::ofstream(file) << text;
}

std::string content_of(const fs::path& file) {
  std::ifstream stream(file);
  return {std::istreambuf_iterator<char>(stream), {}};
}

// A name that a temporary file might have.
std::string name_of_one(const Folder& folder) {
  return TemporaryFile(folder / "target", owner_alone).path().filename().string();
}

// Runs the job in another process, which then waits to be killed.
class Process {
 public:
  template <class Job>
  explicit Process(Job job) {
    int ends[2];
    if (::pipe(ends) != 0) throw std::runtime_error("no pipe");
    id_ = ::fork();
    if (id_ == 0) {
      job([&] { [[maybe_unused]] const auto told = ::write(ends[1], "x", 1); });
      ::_exit(0);
    }
    char begun = 0;
    if (::read(ends[0], &begun, 1) != 1) throw std::runtime_error("the process did not begin");
    ::close(ends[0]);
    ::close(ends[1]);
  }
  ~Process() { kill(); }
  Process(const Process&) = delete;
  Process& operator=(const Process&) = delete;

  void kill() {
    if (id_ == 0) return;
    ::kill(id_, SIGKILL);
    ::waitpid(id_, nullptr, 0);
    id_ = 0;
  }

 private:
  pid_t id_ = 0;
};

}  // namespace

TEST_CASE("a temporary file is a new one in the folder of its target, and goes away") {
  const Folder folder;
  {
    const TemporaryFile one(folder / std::string(250, 'x'), owner_alone);
    const TemporaryFile other(folder / "target", owner_alone);
    CHECK(one.path() != other.path());
    CHECK(one.path().parent_path() == folder.path());
    CHECK((fs::status(one.path()).permissions() & fs::perms::all) ==
          (fs::perms::owner_read | fs::perms::owner_write));
    CHECK(::write(one.descriptor(), "text", 4) == 4);
    CHECK(content_of(one.path()) == "text");
    write(one.path().string() + "-journal", "x");
    CHECK(folder.files() == 3);
  }
  CHECK(folder.files() == 0);
}

TEST_CASE("names are never given twice") {
  const Folder folder;
  std::set<std::string> names;
  for (int i = 0; i < 200; ++i) names.insert(name_of_one(folder));
  CHECK(names.size() == 200);
}

TEST_CASE("a temporary file gets the name of its target, over another file or onto nothing") {
  const Folder folder;
  write(folder / "there", "before");
  {
    TemporaryFile file(folder / "there", owner_alone);
    write(file.path(), "after");
    try {
      file.rename_onto_nothing(folder / "there");
      FAIL("no error");
    } catch (const std::system_error& error) {
      CHECK(error.code().value() == EEXIST);
    }
    CHECK(content_of(folder / "there") == "before");
    file.rename_over(folder / "there");
    CHECK(content_of(folder / "there") == "after");
  }
  {
    TemporaryFile file(folder / "new", owner_alone);
    file.rename_onto_nothing(folder / "new");
  }
  CHECK(fs::exists(folder / "new"));
  CHECK(folder.files() == 2);
}

TEST_CASE("where no file can be made, the system's reason is given") {
  const Folder folder;
  write(folder / "file", "x");
  for (const auto& [target, problem] :
       {std::pair(folder / "none/target", ENOENT), std::pair(folder / "file/target", ENOTDIR)}) {
    try {
      const TemporaryFile file(target, owner_alone);
      FAIL("no error");
    } catch (const std::system_error& error) {
      CHECK(error.code().value() == problem);
    }
  }
}

TEST_CASE("what a killed process left is removed, and what a living one writes is not") {
  const Folder folder;
  const TemporaryFile own(folder / "target", owner_alone);
  Process process([&](auto begun) {
    const TemporaryFile file(folder / "target", owner_alone);
    write(file.path().string() + "-journal", "x");
    begun();
    ::pause();
  });
  REQUIRE(folder.files() == 3);
  remove_abandoned_temporary_files(folder.path());
  CHECK(folder.files() == 3);
  process.kill();
  remove_abandoned_temporary_files(folder.path());
  CHECK(folder.files() == 1);
  CHECK(fs::exists(own.path()));
}

TEST_CASE("only plain files with the name of a temporary file are removed") {
  const Folder folder;
  write(folder / "victim", "kept");
  const std::string name = name_of_one(folder);
  for (const std::string& other : {name + ".db", "x" + name, name.substr(1), name + "-journal",
                                   std::string(".track-A") + name.substr(8)}) {
    write(folder / other, "x");
  }
  fs::create_symlink("victim", folder / name);
  fs::create_directory(folder / name_of_one(folder));
  REQUIRE(::mkfifo((folder / name_of_one(folder)).c_str(), owner_alone) == 0);
  const std::size_t before = folder.files();
  remove_abandoned_temporary_files(folder.path());
  CHECK(folder.files() == before);
  CHECK(content_of(folder / "victim") == "kept");

  fs::remove(folder / name);
  write(folder / name, "planted");
  remove_abandoned_temporary_files(folder.path());
  CHECK_FALSE(fs::exists(folder / name));
  remove_abandoned_temporary_files(folder / "none");
}

TEST_CASE("a file that was given its name by a second link loses the temporary name alone") {
  const Folder folder;
  const std::string name = name_of_one(folder);
  write(folder / name, "content");
  fs::create_hard_link(folder / name, folder / "target");
  remove_abandoned_temporary_files(folder.path());
  CHECK(content_of(folder / "target") == "content");
  CHECK(fs::hard_link_count(folder / "target") == 1);
}

TEST_CASE("a file that is being made is never taken for abandoned") {
  const Folder folder;
  const Process cleaner([&](auto begun) {
    begun();
    while (true) remove_abandoned_temporary_files(folder.path());
  });
  for (int i = 0; i < 3000; ++i) {
    const TemporaryFile file(folder / "target", owner_alone);
    REQUIRE(fs::exists(file.path()));
  }
}

}  // namespace track::temporary_file_test
