#include <unistd.h>

#include <catch2/catch.hpp>
#include <fstream>

#include "track/base/error.hpp"
#include "track/definition/reader.hpp"

using namespace track;
namespace fs = std::filesystem;

namespace {

// A folder of its own, the working directory while it lives, so that names are as a user gives
// them.
class Folder {
 public:
  Folder() {
    std::string name = (fs::temp_directory_path() / "track-collect-XXXXXX").string();
    if (mkdtemp(name.data()) == nullptr) throw std::runtime_error("no temporary folder");
    path_ = name;
    fs::current_path(path_);
  }
  ~Folder() {
    fs::current_path(before_);
    fs::remove_all(path_);
  }
  void write(const fs::path& file, const std::string& content = "") const {
    if (file.has_parent_path()) fs::create_directories(file.parent_path());
    std::ofstream(file, std::ios::binary) << content;
  }

 private:
  fs::path before_ = fs::current_path();
  fs::path path_;
};

std::vector<std::string> names(const std::vector<fs::path>& paths) {
  std::vector<std::string> result;
  for (const definition::SourceFile& file : definition::collect(paths)) result.push_back(file.name);
  return result;
}

Error error_of(const fs::path& path) {
  try {
    definition::collect({path});
  } catch (const Error& error) {
    return error;
  }
  return Error(ErrorKind::refused, {"nothing was thrown", ""});
}

using Names = std::vector<std::string>;

}  // namespace

TEST_CASE(
    "A folder gives the .toml files in it and below, in order of name, hidden ones left out") {
  const Folder folder;
  folder.write("data/b.toml");
  folder.write("data/a/z.toml");
  folder.write("data/a/notes.txt");
  folder.write("data/.hidden.toml");
  folder.write("data/.git/c.toml");
  folder.write("data/A.toml");
  CHECK(names({"data"}) == Names{"data/A.toml", "data/a/z.toml", "data/b.toml"});
  CHECK(names({"data/"}) == Names{"data/A.toml", "data/a/z.toml", "data/b.toml"});
  CHECK(names({"."}).front() == "./data/A.toml");
}

TEST_CASE("The order does not depend on the file system's") {
  const Folder folder;
  Names expected;
  for (char letter = 'a'; letter <= 'z'; ++letter)
    expected.push_back({'d', '/', letter, '.', 't', 'o', 'm', 'l'});
  for (const std::string& name : Names(expected.rbegin(), expected.rend())) folder.write(name);
  CHECK(names({"d"}) == expected);
}

TEST_CASE("A link to a folder is followed where it is named, not where it is met") {
  const Folder folder;
  folder.write("elsewhere/a.toml");
  folder.write("data/b.toml");
  fs::create_directory_symlink("../elsewhere", "data/link");
  CHECK(names({"data"}) == Names{"data/b.toml"});
  CHECK(names({"data/link"}) == Names{"data/link/a.toml"});
}

TEST_CASE("A file is read as it is, whatever its name, and once") {
  const Folder folder;
  folder.write("plan.txt", "a\r\n\xff");
  folder.write("data/b.toml", "x");
  fs::create_symlink("b.toml", "data/c.toml");
  fs::create_directory_symlink(".", "data/loop");
  CHECK(names({"plan.txt", "data/b.toml", "./data", "plan.txt"}) ==
        Names{"plan.txt", "data/b.toml"});
  CHECK(definition::collect({"plan.txt"}).at(0).content == "a\r\n\xff");
}

TEST_CASE("A path that is not there, or a folder without definitions, is refused") {
  const Folder folder;
  folder.write("empty/readme.md");
  CHECK(error_of("nope").kind() == ErrorKind::bad_input);
  CHECK(error_of("nope").sentence().en == "there is no file or folder \"nope\"");
  CHECK(error_of("nope").hints().size() == 1);
  CHECK(error_of("empty").kind() == ErrorKind::bad_input);
  CHECK(error_of("empty").sentence().ja == "フォルダ「empty」に .toml のファイルがありません");
}

TEST_CASE("What cannot be read is refused, with the system's reason") {
  if (geteuid() == 0) return;  // may read everything
  const Folder folder;
  folder.write("secret.toml");
  folder.write("closed/a.toml");
  fs::permissions("secret.toml", fs::perms::none);
  fs::permissions("closed", fs::perms::none);
  CHECK(error_of("secret.toml").sentence().en == "cannot read \"secret.toml\"");
  CHECK(error_of("secret.toml").hints().at(0).en == "the system says: Permission denied");
  CHECK(error_of("closed").sentence().en == "cannot read \"closed\"");
  fs::permissions("closed", fs::perms::owner_all);
}

TEST_CASE("Of a huge file no more is read than shows that it is too large") {
  const Folder folder;
  folder.write("huge.toml");
  fs::resize_file("huge.toml", 1'000'000'000);
  const auto files = definition::collect({"huge.toml"});
  CHECK(files.at(0).content.size() < 11'000'000);
  CHECK(definition::read(files).faults.size() == 1);
}
