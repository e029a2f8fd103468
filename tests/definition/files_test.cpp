#include <sys/stat.h>
#include <sys/sysmacros.h>
#include <unistd.h>

#include <catch2/catch.hpp>
#include <fstream>

#include "support/temporary_folder.hpp"
#include "track/base/error.hpp"
#include "track/definition/reader.hpp"

namespace files_test {

using namespace track;
namespace fs = std::filesystem;

namespace {

// The working directory, so that names are as a user gives them.
class Folder : public WorkingFolder {
 public:
  void write(const fs::path& file, const std::string& content = "") const {
    if (file.has_parent_path()) fs::create_directories(file.parent_path());
    std::ofstream(file, std::ios::binary) << content;
  }
};

std::vector<std::string> names(const std::vector<fs::path>& paths) {
  std::vector<std::string> result;
  for (const definition::SourceFile& file : definition::load_files(paths).files) {
    result.push_back(file.name);
  }
  return result;
}

std::vector<std::string> passed_over(const std::vector<fs::path>& paths) {
  std::vector<std::string> result;
  for (const fs::path& path : definition::load_files(paths).passed_over) {
    result.push_back(path.string());
  }
  return result;
}

Error error_of(const fs::path& path) {
  try {
    definition::load_files({path});
  } catch (const Error& error) {
    return error;
  }
  return Error(ErrorKind::refused, {"nothing was thrown", ""});
}

using Names = std::vector<std::string>;

TEST_CASE("A file in UTF-16 with its mark is read") {
  const Folder folder;
  const std::u16string text = u"name = \"講演会🎈\"\n";
  for (const bool little : {true, false}) {
    std::string bytes = little ? "\xFF\xFE" : "\xFE\xFF";
    for (const char16_t unit : text) {
      const char low = static_cast<char>(unit & 0xFFU);
      const char high = static_cast<char>(unit >> 8U);
      bytes += little ? low : high;
      bytes += little ? high : low;
    }
    folder.write("plan.toml", bytes);
    const auto loaded = definition::load_files({"plan.toml"});
    CHECK(loaded.files.at(0).content == "name = \"講演会🎈\"\n");
  }
}

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
  CHECK(definition::load_files({"plan.txt"}).files.at(0).content == "a\r\n\xff");
}

TEST_CASE("The ending is read in any case") {
  const Folder folder;
  for (const char* name : {"data/A.TOML", "data/b.Toml", "data/c.toml"}) folder.write(name);
  CHECK(names({"data"}) == Names{"data/A.TOML", "data/b.Toml", "data/c.toml"});
  CHECK(names({"data"}).size() == definition::find_files({"data"}).size());
}

TEST_CASE("What a folder holds besides is named") {
  const Folder folder;
  fs::create_directories("elsewhere");
  for (const char* name :
       {"data/a.toml", "data/targets.toml.bak", "data/targets.toml~", "data/README.md",
        "data/below/b.toml", "data/below/notes", "data/.hidden", "data/.hidden.toml",
        "data/.git/c.toml", "data/.git/HEAD"}) {
    folder.write(name);
  }
  fs::create_directory_symlink("../elsewhere", "data/link");
  CHECK(::mkfifo("data/pipe", 0600) == 0);
  CHECK(passed_over({"data", "./data/a.toml", "data"}) ==
        Names{"data/.hidden.toml", "data/README.md", "data/below/notes", "data/link", "data/pipe",
              "data/targets.toml.bak", "data/targets.toml~"});
  CHECK(passed_over({"data/a.toml"}).empty());
}

TEST_CASE("What bears the name of a definition in a folder and is no file is refused") {
  const Folder folder;
  folder.write("data/a.toml");
  fs::create_directories("elsewhere");
  const std::pair<const char*, std::string> cases[] = {
      {"dangling.toml", "it is a link, and what it leads to is not there"},
      {"circle.toml", "its links form a loop"},
      {"folder.toml", "it is a link to a folder"},
      {"PIPE.TOML", "it is a pipe"},
      {"to-pipe.toml", "it is a pipe"}};
  fs::create_directories("data/below");
  for (const auto& [name, why] : cases) {
    const fs::path path = fs::path("data/below") / name;
    if (path.stem() == "dangling") fs::create_symlink("nowhere.toml", path);
    if (path.stem() == "circle") fs::create_symlink("circle.toml", path);
    if (path.stem() == "folder") fs::create_directory_symlink("../../elsewhere", path);
    if (path.stem() == "PIPE") CHECK(::mkfifo(path.c_str(), 0600) == 0);
    if (path.stem() == "to-pipe") {
      CHECK(::mkfifo("elsewhere/pipe", 0600) == 0);
      fs::create_symlink("../../elsewhere/pipe", path);
    }
    const Error error = error_of("data");
    INFO(name);
    CHECK(error.kind() == ErrorKind::bad_input);
    CHECK(error.message().en == "cannot read \"" + path.string() + "\": " + why);
    fs::remove(path);
  }
  fs::create_symlink("x", "data/z.toml");
  fs::create_symlink("x", "data/b.toml");
  CHECK(error_of("data").message().en.starts_with("cannot read \"data/b.toml\""));
  CHECK(error_of("data").hints().at(0).en.starts_with("cannot read \"data/z.toml\""));
}

TEST_CASE("A pipe, a socket or a device is not opened, what is open already is read") {
  const Folder folder;
  CHECK(::mkfifo("plan.toml", 0600) == 0);
  CHECK(error_of("plan.toml").message().en == "cannot read \"plan.toml\": it is a pipe");
  fs::create_symlink("nowhere", "link.toml");
  CHECK(error_of("link.toml").message().en ==
        "cannot read \"link.toml\": it is a link, and what it leads to is not there");
  if (::mknod("null", S_IFCHR | 0666, makedev(1, 3)) == 0) {
    CHECK(error_of("null").message().en == "cannot read \"null\": it is a device");
  }
  int ends[2];
  REQUIRE(::pipe(ends) == 0);
  REQUIRE(::write(ends[1], "a = 1\n", 6) == 6);
  ::close(ends[1]);
  const auto files = definition::load_files({"/dev/fd/" + std::to_string(ends[0])}).files;
  REQUIRE(files.size() == 1);
  CHECK(files.at(0).content == "a = 1\n");
  ::close(ends[0]);
}

TEST_CASE("A path that is not there, or a folder without definitions, is refused") {
  const Folder folder;
  folder.write("empty/readme.md");
  CHECK(error_of("nope").kind() == ErrorKind::bad_input);
  CHECK(error_of("nope").message().en == "there is no file or folder \"nope\"");
  CHECK(error_of("nope").hints().size() == 1);
  CHECK(error_of("empty").kind() == ErrorKind::bad_input);
  CHECK(error_of("empty").message().ja == "フォルダ「empty」に .toml のファイルがありません");
}

TEST_CASE("What cannot be read is refused, with the system's reason") {
  if (geteuid() == 0) return;  // may read everything
  const Folder folder;
  folder.write("secret.toml");
  folder.write("closed/a.toml");
  fs::permissions("secret.toml", fs::perms::none);
  fs::permissions("closed", fs::perms::none);
  CHECK(error_of("secret.toml").message().en ==
        "cannot read \"secret.toml\": you have no permission");
  CHECK(error_of("closed").message().en == "cannot read \"closed\": you have no permission");
  fs::permissions("closed", fs::perms::owner_all);
}

TEST_CASE("Of a huge file no more is read than shows that it is too large") {
  const Folder folder;
  folder.write("huge.toml");
  fs::resize_file("huge.toml", 1'000'000'000);
  const auto files = definition::load_files({"huge.toml"}).files;
  CHECK(files.at(0).content.size() < 11'000'000);
  CHECK(definition::read(files).faults.size() == 1);
}

}  // namespace files_test
