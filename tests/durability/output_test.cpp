// Results and answers that cannot be written, and results that are written where something is.

#include <fcntl.h>
#include <signal.h>
#include <sys/stat.h>
#include <unistd.h>

#include <fstream>

#include "workplace.hpp"

namespace track::durability::output_test {
namespace {

namespace fs = std::filesystem;
using Catch::Contains;

std::string content_of(const fs::path& file) {
  std::ifstream stream(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(stream), {}};
}

struct Mute {
  std::string why;
  fs::path output;
  OutputEnds ends;
};

// Every command that stores something, in an order in which each has something to do.
struct Writing {
  Words words;
  std::string done;
};

std::vector<Writing> writings(const Workplace& place) {
  const std::string folder = place.definitions("second").string();
  return {{record_words("unheard"), "Operation 2 was recorded all the same."},
          {{"amend", "2", "attendance=8", "--reason", "why"}, "Operation 3 was stored"},
          {{"undo", "3"}, "Operation 4 was stored"},
          {{"load", folder}, "Revision 2 was stored"},
          {{"close", "R4", "--reason", "why"}, "Operation 6 was stored"},
          {{"reopen", "R4", "--reason", "why"}, "Operation 7 was stored"},
          {{"backup", "copy.db"}, "The copy "},
          {{"restore", "copy.db", "--reason", "why"}, "Operation 8 was stored"}};
}

TEST_CASE("an answer that cannot be printed does not hide that the work was done") {
  const Mute mutes[] = {{"no space is left", "/dev/full", OutputEnds::usually},
                        {"it is not open", {}, OutputEnds::in_nothing},
                        {"nothing is reading it", {}, OutputEnds::in_pipe_without_reader}};
  for (const Mute& mute : mutes) {
    const Workplace place;
    place.load();
    for (const Writing& writing : writings(place)) {
      Command command = place.command(writing.words);
      command.output = mute.output;
      command.output_ends = mute.ends;
      const Ended ended = run(command);
      INFO(mute.why << ": " << writing.words[0] << ": " << description(ended));
      CHECK(ended.signal == 0);
      CHECK(ended.exit_code == 1);
      CHECK_THAT(ended.err, Contains("the output could not be written: " + mute.why));
      CHECK_THAT(ended.err, Contains(writing.done) && Contains("all the same"));
    }
    CHECK(place.what_is_wrong() == "");
  }
}

TEST_CASE("help and version that cannot be printed are said") {
  const Workplace place;
  for (const Words& words : {Words{"--help"}, Words{"--version"}, Words{"record", "--help"},
                             Words{"--lang", "ja", "--help"}}) {
    Command command = place.command(words);
    command.output = "/dev/full";
    const Ended ended = run(command);
    INFO(description(ended));
    CHECK(ended.exit_code == 1);
    CHECK_THAT(ended.err,
               Contains("could not be written") || Contains("出力を書き込めませんでした"));
    command.output.clear();
    command.output_ends = OutputEnds::in_nothing;
    CHECK(run(command).exit_code == 1);
  }
}

TEST_CASE("what only reads ends quietly when its reader has gone") {
  const Workplace place;
  place.load();
  for (const Words& words :
       {Words{"report", "--year", "R4"}, Words{"list", "owners"}, Words{"log"}, Words{"--help"}}) {
    Command command = place.command(words);
    command.output_ends = OutputEnds::in_pipe_without_reader;
    const Ended ended = run(command);
    INFO(description(ended));
    CHECK(ended.signal == SIGPIPE);
    CHECK(ended.err == "");
  }
}

TEST_CASE("with standard output closed, a file is written, and an answer is refused") {
  const Workplace place;
  place.load();
  Command command = place.command({"list", "owners", "-o", "r.csv"});
  command.output_ends = OutputEnds::in_nothing;
  CHECK(run(command).exit_code == 0);
  CHECK(content_of(place.folder() / "r.csv") ==
        place.track({"list", "owners", "--format", "csv"}).out);
  command = place.command({"list", "owners"});
  command.output_ends = OutputEnds::in_nothing;
  CHECK(run(command).exit_code == 1);
  CHECK(place.what_is_wrong() == "");
}

// A log of some hundred kilobytes, and a limit that leaves room for all else.
constexpr std::uint64_t limit = 65'536;
const Words long_log = {"log", "--format", "json", "-o"};

void fill_log(const Workplace& place) {
  place.load();
  for (int i = 0; i < 20; ++i) {
    REQUIRE(place.track(record_words(std::string(9000, 'x'))).exit_code == 0);
  }
}

TEST_CASE("where files may not grow further, a result is refused as a whole") {
  const Workplace place;
  fill_log(place);
  std::ofstream(place.folder() / "r.json") << "kept";
  for (const char* name : {"r.json", "new.json"}) {
    Command command = place.command(long_log);
    command.words.emplace_back(name);
    command.longest_file = limit;
    const Ended ended = run(command);
    INFO(description(ended));
    CHECK(ended.signal == 0);
    CHECK(ended.exit_code == 1);
    CHECK_THAT(ended.err, Contains("the file would exceed the size limit"));
  }
  CHECK(content_of(place.folder() / "r.json") == "kept");
  CHECK_FALSE(fs::exists(place.folder() / "new.json"));
  for (const auto& entry : fs::directory_iterator(place.folder())) {
    CHECK_FALSE(entry.path().filename().string().starts_with(".track-"));
  }
}

TEST_CASE("where a file may not grow further, an answer is known not to have arrived") {
  const Workplace place;
  fill_log(place);
  std::ofstream(place.folder() / "out") << "";
  Command command = place.command(long_log);
  command.words.emplace_back("-");
  command.output = place.folder() / "out";
  command.longest_file = limit;
  const Ended ended = run(command);
  INFO(description(ended));
  CHECK(ended.exit_code == 1);
  CHECK_THAT(ended.err, Contains("the output could not be written: the file would exceed"));
}

TEST_CASE("what stands written is said where another output fails") {
  const Workplace place;
  place.load();
  const Ended due = place.track({"due", "--calendar", "due.ics", "-o", "none/due.txt"});
  CHECK(due.exit_code == 1);
  CHECK_FALSE(fs::exists(place.folder() / "due.ics"));  // both were looked at first
  Command command = place.command({"due", "--calendar", "due.ics"});
  command.output = "/dev/full";
  const Ended ended = run(command);
  INFO(description(ended));
  CHECK(ended.exit_code == 1);
  CHECK_THAT(ended.err, Contains("The calendar due.ics was written all the same."));
  CHECK(fs::exists(place.folder() / "due.ics"));

  command = place.command({"check"});
  command.output = "/dev/full";
  const Ended check = run(command);
  INFO(description(check));
  CHECK(check.exit_code == 1);
  CHECK_THAT(check.err, Contains("The check was noted all the same."));
}

TEST_CASE("a redirection is written through, not replaced") {
  const Workplace place;
  place.load();
  const std::string expected = place.track({"list", "owners", "--format", "csv"}).out;
  const fs::path file = place.folder() / "out.csv";
  fs::create_symlink("out.csv", place.folder() / "link");
  for (const char* name : {"-", "/dev/stdout", "/dev/fd/1", "/proc/self/fd/1", "out.csv", "link"}) {
    fs::remove(file);
    std::ofstream(file) << "";
    struct stat before {};
    ::stat(file.c_str(), &before);
    Command command = place.command({"list", "owners", "--format", "csv", "-o", name});
    command.output = file;
    const Ended ended = run(command);
    INFO(name << ": " << description(ended));
    CHECK(ended.exit_code == 0);
    CHECK(content_of(file) == expected);
    struct stat after {};
    ::stat(file.c_str(), &after);
    CHECK(before.st_ino == after.st_ino);
  }
  Command command = place.command({"list", "owners", "--format", "csv", "-o", "/dev/stderr"});
  const Ended ended = run(command);
  CHECK(ended.exit_code == 0);
  CHECK(ended.err == expected);
}

TEST_CASE("a file that cannot be replaced, but written, is written in place") {
  constexpr uid_t nobody = 65534;
  const TemporaryFolder above;
  if (::getuid() != 0 || ::chmod(above.path().c_str(), 0755) != 0) {
    WARN("left out: nobody else can be had here");
    return;
  }
  const fs::path record = above.path() / "record";
  const fs::path results = above.path() / "results";
  fs::create_directory(record);
  fs::create_directory(results);
  const Workplace place(record);
  place.load();
  for (const fs::path& path : {record, place.database()}) {
    if (::chown(path.c_str(), nobody, nobody) != 0) return;
  }
  const std::string expected = place.track({"list", "owners", "--format", "csv"}).out;
  for (const auto& entry : fs::directory_iterator(record)) {
    if (::chown(entry.path().c_str(), nobody, nobody) != 0) return;
  }
  const fs::path file = results / "r.csv";
  Command command = place.command({"list", "owners", "-o", file.string()});
  command.user = nobody;
  for (const mode_t folder : {0755, 0777}) {  // no file can be made there; no owner be kept
    std::ofstream(file) << "something longer than what comes, by far: " << std::string(1000, 'x');
    ::chmod(file.c_str(), 0666);
    ::chmod(results.c_str(), folder);
    struct stat before {};
    ::stat(file.c_str(), &before);
    const Ended ended = run(command);
    INFO(description(ended));
    if (ended.exit_code == 127) {
      WARN("left out: nobody else can start the program here");
      return;
    }
    CHECK(ended.exit_code == 0);
    CHECK(content_of(file) == expected);
    struct stat after {};
    ::stat(file.c_str(), &after);
    CHECK(before.st_ino == after.st_ino);
    CHECK(after.st_uid == 0);
  }
  ::chmod(results.c_str(), 0755);
  ::chmod(file.c_str(), 0644);
  const Ended forbidden = run(command);
  CHECK(forbidden.exit_code == 1);
  CHECK_THAT(forbidden.err, Contains("you have no permission"));
  ::chmod(file.c_str(), 0666);
  command.words = {"list", "owners", "-o", (results / "new.csv").string()};
  CHECK(run(command).exit_code == 1);
}

}  // namespace
}  // namespace track::durability::output_test
