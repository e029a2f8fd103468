#include <fcntl.h>
#include <poll.h>
#include <sys/stat.h>
#include <sys/sysmacros.h>
#include <unistd.h>

#include <catch2/catch.hpp>
#include <cstdlib>
#include <thread>

#include "desk.hpp"

namespace track::cli::output_file_test {

namespace fs = std::filesystem;
using Catch::Contains;
using Words = std::vector<std::string>;

namespace {

const Words owners = {"list", "owners", "--format", "csv", "-o"};

Words to(const std::string& file) {
  Words words = owners;
  words.push_back(file);
  return words;
}

struct stat status_of(const fs::path& file) {
  struct stat status {};
  ::lstat(file.c_str(), &status);
  return status;
}

// Nothing of ours is left beside an output.
bool left_behind() {
  for (const auto& entry : fs::directory_iterator(".")) {
    if (entry.path().filename().string().starts_with(".track-")) return true;
  }
  return false;
}

}  // namespace

TEST_CASE("a new file gets what the umask leaves of its permissions") {
  const Desk desk;
  const mode_t before = ::umask(027);
  CHECK(desk.track(to("r.csv")).code == 0);
  ::umask(before);
  CHECK((status_of("r.csv").st_mode & 07777) == 0640);
  CHECK(content_of("r.csv") == desk.track({"list", "owners", "--format", "csv"}).out);
  CHECK_FALSE(left_behind());
}

TEST_CASE("a file that is replaced keeps its mode, owner and group") {
  const Desk desk;
  write_file("r.csv", "a longer content than the one that replaces it, and then some more of it\n");
  ::chmod("r.csv", 0604);
  const bool given = ::getuid() == 0 && ::chown("r.csv", 65534, 65533) == 0;
  const struct stat before = status_of("r.csv");
  CHECK(desk.track(to("r.csv")).code == 0);
  const struct stat after = status_of("r.csv");
  CHECK((after.st_mode & 07777) == 0604);
  CHECK(after.st_uid == before.st_uid);
  CHECK(after.st_gid == before.st_gid);
  CHECK(after.st_ino != before.st_ino);
  if (!given) WARN("left out: another owner");
  CHECK(content_of("r.csv") == desk.track({"list", "owners", "--format", "csv"}).out);
}

TEST_CASE("a file that may not be written is refused, and stays") {
  const Desk desk;
  write_file("r.csv", "kept");
  ::chmod("r.csv", 0444);
  const Said said = desk.track(to("r.csv"));
  CHECK(said.code == 1);
  CHECK_THAT(said.err, Contains("cannot write r.csv: you have no permission"));
  CHECK(content_of("r.csv") == "kept");
  CHECK_FALSE(left_behind());
}

TEST_CASE("another name of a file that is replaced keeps its content") {
  const Desk desk;
  write_file("r.csv", "before");
  fs::create_hard_link("r.csv", "other.csv");
  CHECK(desk.track(to("r.csv")).code == 0);
  CHECK(content_of("other.csv") == "before");
  CHECK(content_of("r.csv") != "before");
}

TEST_CASE("links are followed, and stay") {
  const Desk desk;
  fs::create_directory("below");
  fs::create_symlink("below/first", "link");
  fs::create_symlink("second", "below/first");
  CHECK(desk.track(to("link")).code == 0);  // nothing is there yet
  CHECK(fs::is_symlink("link"));
  CHECK(fs::is_symlink("below/first"));
  CHECK_FALSE(fs::is_symlink("below/second"));
  const std::string once = content_of("below/second");
  CHECK(desk.track(to("link")).code == 0);
  CHECK(content_of("below/second") == once);
  CHECK(fs::is_symlink("below/first"));
}

TEST_CASE("links in a circle, folders and missing folders are refused") {
  const Desk desk;
  fs::create_symlink("b", "a");
  fs::create_symlink("a", "b");
  fs::create_directory("folder");
  fs::create_symlink("nowhere/r.csv", "c");
  const std::pair<std::string, std::string> cases[] = {
      {"a", "its links form a loop"},
      {"folder", "it is a folder"},
      {"folder/", "it is a folder"},
      {"new/", "it is a folder"},
      {".", "it is a folder"},
      {"folder/..", "it is a folder"},
      {"/", "it is a folder"},
      {"none/r.csv", "there is no such file or folder"},
      {"c", "there is no such file or folder"},
      {"plan.toml/r.csv", "not a folder"}};
  for (const auto& [file, why] : cases) {
    const Said said = desk.track(to(file));
    INFO(file << ": " << said.err);
    CHECK(said.code == 1);
    CHECK_THAT(said.err, Contains("cannot write " + file + ": ") && Contains(why));
  }
}

TEST_CASE("a pipe is written into, and stays one") {
  const Desk desk;
  REQUIRE(::mkfifo("pipe", 0600) == 0);
  for (const char* name : {"pipe", "pipe.csv"}) {
    if (std::string(name) == "pipe.csv") fs::create_symlink("pipe", name);
    std::string read;
    std::thread reader([&read] { read = content_of("pipe"); });
    const Said said = desk.track(to(name));
    if (said.code != 0) {  // else the reader waits for ever
      const int descriptor = ::open("pipe", O_WRONLY | O_NONBLOCK);
      ::close(descriptor);
    }
    reader.join();
    CHECK(said.code == 0);
    CHECK(read == desk.track({"list", "owners", "--format", "csv"}).out);
    CHECK(fs::is_fifo("pipe"));
  }
}

TEST_CASE("a device is written into, and stays one, what it refuses is said") {
  const Desk desk;
  if (::mknod("null", S_IFCHR | 0666, makedev(1, 3)) != 0 ||
      ::mknod("full", S_IFCHR | 0666, makedev(1, 7)) != 0 ||
      ::mknod("disk", S_IFBLK | 0666, makedev(7, 250)) != 0) {
    WARN("left out: no devices can be made here");
    return;
  }
  const int probe = ::open("null", O_WRONLY);
  if (probe < 0) {
    WARN("left out: devices cannot be opened here");
    return;
  }
  ::close(probe);
  CHECK(desk.track(to("null")).code == 0);
  CHECK(S_ISCHR(status_of("null").st_mode));
  const Said full = desk.track(to("full"));
  CHECK(full.code == 1);
  CHECK_THAT(full.err, Contains("cannot write full: no space is left"));
  CHECK(S_ISCHR(status_of("full").st_mode));
  const Said disk = desk.track(to("disk"));
  CHECK(disk.code == 1);
  CHECK_THAT(disk.err, Contains("it is a disk"));
  CHECK(S_ISBLK(status_of("disk").st_mode));
}

TEST_CASE("a terminal is written into") {
  const Desk desk;
  const int master = ::posix_openpt(O_RDWR | O_NOCTTY);
  REQUIRE(master >= 0);
  REQUIRE(::grantpt(master) == 0);
  REQUIRE(::unlockpt(master) == 0);
  const std::string terminal = ::ptsname(master);
  const Said said = desk.track(to(terminal));
  INFO(said.err);
  CHECK(said.code == 0);
  CHECK(S_ISCHR(status_of(terminal).st_mode));
  pollfd ready{master, POLLIN, 0};
  CHECK(::poll(&ready, 1, 5000) == 1);
  ::close(master);
}

TEST_CASE("an open descriptor is written through") {
  const Desk desk;
  const std::string expected = desk.track({"list", "owners", "--format", "csv"}).out;
  const int descriptor = ::open("out", O_WRONLY | O_CREAT | O_APPEND, 0600);
  const std::string number = std::to_string(descriptor);
  const std::string names[] = {"/dev/fd/" + number, "/proc/self/fd/" + number,
                               "/proc/" + std::to_string(::getpid()) + "/fd/" + number};
  std::string all;
  for (const std::string& name : names) {
    const Said said = desk.track(to(name));
    INFO(said.err);
    CHECK(said.code == 0);
    all += expected;
    CHECK(content_of("out") == all);
  }
  ::close(descriptor);
  const Said closed = desk.track(to("/dev/fd/987"));
  CHECK(closed.code == 1);
  CHECK_THAT(closed.err, Contains("it is not open for this use"));
}

TEST_CASE("a descriptor that leads to a database is refused") {
  const Desk desk;
  REQUIRE(desk.track({"backup", "copy.db", "-q"}).code == 0);
  for (const char* name : {"t.db", "copy.db"}) {
    const int descriptor = ::open(name, O_WRONLY | O_APPEND);
    const std::string before = content_of(name);
    const Said said = desk.track(to("/dev/fd/" + std::to_string(descriptor)));
    ::close(descriptor);
    INFO(name);
    CHECK(said.code == 1);
    CHECK_THAT(said.err, Contains("is the database itself") || Contains("is an SQLite database"));
    CHECK(content_of(name) == before);
  }
}

TEST_CASE("standard output goes by several names") {
  const Desk desk;
  const std::string expected = desk.track({"list", "owners", "--format", "csv"}).out;
  for (const char* name : {"-", "/dev/stdout", "/dev/fd/1", "/proc/self/fd/1"}) {
    INFO(name);
    const Said said = desk.track(to(name));
    CHECK(said.code == 0);
    CHECK(said.out == expected);
  }
}

TEST_CASE("what was written is said on a terminal") {
  Desk desk;
  CHECK(desk.track(to("r.csv")).err == "");
  desk.at_terminal = true;
  CHECK(desk.track(to("r.csv")).err == "Wrote r.csv (CSV)\n");
  CHECK(desk.track({"list", "owners", "-o", "r.md", "--lang", "ja"}).err ==
        "r.md に書き出しました（Markdown）\n");
  CHECK(desk.track({"due", "--calendar", "due.ics", "-o", "due.jsonl"}).err ==
        "Wrote due.ics (iCalendar)\nWrote due.jsonl (JSON Lines)\n");
  CHECK(desk.track({"list", "owners", "-o", "\x1B[31m"}).err == "Wrote <U+001B>[31m (text)\n");
  CHECK(desk.track({"list", "owners", "-o", "r.csv", "-q"}).err == "");
  CHECK(desk.track(to("/dev/stdout")).err == "");
}

TEST_CASE("a workbook goes into a file or a pipe, never to a terminal") {
  Desk desk;
  CHECK(desk.track({"list", "owners", "-o", "r.xlsx"}).code == 0);
  const std::string written = content_of("r.xlsx");
  CHECK(written.starts_with("PK"));
  CHECK(desk.track({"list", "owners", "--format", "xlsx"}).out == written);
  desk.out_at_terminal = true;
  for (const char* place : {"-", "/dev/stdout"}) {
    const Said refused = desk.track({"list", "owners", "--format", "xlsx", "-o", place});
    CHECK(refused.code == 2);
    CHECK(refused.out.empty());
    CHECK(refused.err ==
          "track: error: a terminal cannot show an Excel workbook\n"
          "  write it into a file: -o FILE.xlsx\n");
  }
  CHECK(desk.track({"list", "owners", "-o", "r.xlsx"}).code == 0);
}

TEST_CASE("a file has no colours because of the terminal beside it") {
  const Desk desk;
  CHECK(desk.track({"report", "--year", "R4", "-o", "r.txt"}).code == 0);
  CHECK_THAT(content_of("r.txt"), !Contains("\x1B["));
  CHECK(desk.track({"report", "--year", "R4", "-o", "r.txt", "--color", "always"}).code == 0);
  CHECK_THAT(content_of("r.txt"), Contains("\x1B["));
}

}  // namespace track::cli::output_file_test
