// Disks that are full, folders that may not be written, folders that vanish.

#include <sys/mount.h>
#include <unistd.h>

#include <sched.h>
#include <fstream>
#include <functional>

#include "sheet.hpp"

namespace track::durability::disk_test {
namespace {

namespace fs = std::filesystem;
using Catch::Contains;

// True where the command was carried out; else it was refused, for want of room.
bool carried_out(const Command& command) {
  const Ended ended = run(command);
  INFO(command.words[0] << ": " << description(ended));
  REQUIRE(ended.signal == 0);
  if (ended.exit_code == 0) return true;
  REQUIRE(ended.exit_code == 1);
  REQUIRE(ended.out == "");
  REQUIRE_THAT(ended.err, Contains("no space is left"));
  return false;
}

// What was refused left nothing; what was acknowledged is there, and all goes on.
class Account {
 public:
  explicit Account(const Workplace& place) : place_(place) {}

  bool run(const Words& words, const std::string& mark) {
    const bool done = carried_out(place_.command(words));
    (done ? done_ : refused_).insert(mark);
    return done;
  }

  // True where all was carried out.
  bool settle() {
    const Ended next = place_.track(record_words("next"));
    INFO(description(next));
    REQUIRE(next.exit_code == 0);
    std::set<std::string> there = place_.notes();
    there.merge(place_.goals());
    for (const std::string& mark : done_) REQUIRE(there.contains(mark));
    for (const std::string& mark : refused_) REQUIRE_FALSE(there.contains(mark));
    REQUIRE(place_.what_is_wrong() == "");
    return refused_.empty();
  }

 private:
  const Workplace& place_;
  std::set<std::string> done_;
  std::set<std::string> refused_;
};

// A disk of a few hundred kilobytes, seen by this process and its children alone; it goes with
// them.
class SmallDisk {
 public:
  SmallDisk(fs::path folder, const std::string& size) : folder_(std::move(folder)) {
    fs::create_directory(folder_);
    mounted_ = ::unshare(CLONE_NEWNS) == 0 &&
               ::mount("none", "/", nullptr, MS_REC | MS_PRIVATE, nullptr) == 0 &&
               ::mount("none", folder_.c_str(), "tmpfs", 0, ("size=" + size).c_str()) == 0;
  }
  ~SmallDisk() {
    if (mounted_) ::umount2(folder_.c_str(), MNT_DETACH);
  }
  SmallDisk(const SmallDisk&) = delete;
  SmallDisk& operator=(const SmallDisk&) = delete;

  bool mounted() const { return mounted_; }

  void fill_but(std::uintmax_t bytes) const {
    std::ofstream(filler()) << std::string(4 << 20, 'x') << std::flush;
    const std::uintmax_t most = fs::file_size(filler());
    fs::resize_file(filler(), most > bytes ? most - bytes : 0);
  }
  void make_room() const { fs::remove(filler()); }

 private:
  fs::path filler() const { return folder_ / "filler"; }

  fs::path folder_;
  bool mounted_ = false;
};

// The room left on the disk, in pages: from none to more than the job needs.
struct Room {
  const char* disk;
  std::uintmax_t most;
  std::uintmax_t step;
};
constexpr Room of_writing{"2m", 192, 6};
constexpr Room of_copying{"4m", 480, 24};  // a copy has some hundred kilobytes

// The job is to fill the disk but for so many bytes, to try, and to make room again; true where all
// was carried out.
void with_ever_more_room(
    const Room& room,
    const std::function<bool(const Workplace&, const SmallDisk&, std::uintmax_t)>& job) {
  const TemporaryFolder outside;
  const SmallDisk disk(outside.path() / "disk", room.disk);
  if (!disk.mounted()) {
    WARN("left out: no disk can be mounted here");
    return;
  }
  constexpr std::uintmax_t page = 4096;
  int refused = 0;
  bool done = false;
  for (std::uintmax_t pages = 0; pages < room.most; pages += room.step) {
    INFO("pages left: " << pages);
    const Workplace place(outside.path() / "disk");
    done = job(place, disk, pages * page);
    refused += done ? 0 : 1;
    for (const auto& entry : fs::directory_iterator(place.folder())) fs::remove_all(entry);
  }
  CHECK(refused > 0);
  CHECK(done);  // with the most room
}

TEST_CASE("on a full disk a record or a load is refused as a whole, and with room all goes on") {
  with_ever_more_room(of_writing,
                      [](const Workplace& place, const SmallDisk& disk, std::uintmax_t room) {
                        place.load();
                        Account account(place);
                        const std::string folder = place.definitions("second").string();
                        disk.fill_but(room);
                        for (const std::string note : {"a", "b", "c"})
                          account.run(record_words(note), note);
                        account.run({"load", folder}, "second");
                        disk.make_room();
                        return account.settle();
                      });
}

TEST_CASE("a first load that finds the disk full can be made again where there is room") {
  with_ever_more_room(of_writing,
                      [](const Workplace& place, const SmallDisk& disk, std::uintmax_t room) {
                        Account account(place);
                        const std::string folder = place.definitions("tried").string();
                        disk.fill_but(room);
                        const bool done = account.run({"load", folder}, "tried");
                        disk.make_room();
                        if (!done) place.load();
                        return account.settle();
                      });
}

bool half_written(const fs::path& folder) {
  for (const auto& entry : fs::recursive_directory_iterator(folder)) {
    if (entry.path().string().find(".part") != std::string::npos) return true;
  }
  return false;
}

TEST_CASE("on a full disk a copy is refused as a whole, and earlier ones stay") {
  with_ever_more_room(
      of_copying, [](const Workplace& place, const SmallDisk& disk, std::uintmax_t room) {
        place.load();
        const fs::path copies = place.folder() / "copies";
        fs::create_directory(copies);
        REQUIRE(place.track({"backup", "copies/first.db"}).exit_code == 0);
        disk.fill_but(room);
        const bool done = carried_out(place.command({"backup", "copies/second.db"}));
        CHECK(fs::exists(copies / "second.db") == done);
        if (done) CHECK(what_is_wrong_in(copies / "second.db") == "");
        CHECK_FALSE(half_written(place.folder()));
        disk.make_room();
        CHECK(what_is_wrong_in(copies / "first.db") == "");
        CHECK(place.what_is_wrong() == "");
        CHECK(place.track({"backup", "copies/third.db"}).exit_code == 0);
        return done;
      });
}

TEST_CASE("on a full disk nothing is put back, and with room it is") {
  with_ever_more_room(of_copying,
                      [](const Workplace& place, const SmallDisk& disk, std::uintmax_t room) {
                        place.load();
                        REQUIRE(place.track({"backup", "copy.db"}).exit_code == 0);
                        REQUIRE(place.track(record_words("later")).exit_code == 0);
                        disk.fill_but(room);
                        const Words restoring = {"restore", "copy.db", "--reason", "why"};
                        const bool done = carried_out(place.command(restoring));
                        CHECK_FALSE(half_written(place.folder()));
                        disk.make_room();
                        CHECK(place.notes().contains("later") != done);
                        CHECK(place.what_is_wrong() == "");
                        CHECK(place.track(restoring).exit_code == 0);
                        CHECK(place.notes().empty());
                        return done;
                      });
}

TEST_CASE("on a full disk a database stays at its schema, and with room it is migrated") {
  with_ever_more_room(of_copying, [](const Workplace& place, const SmallDisk& disk,
                                     std::uintmax_t room) {
    fs::copy_file(fs::path(TRACK_SOURCE_DIR) / "tests/store/schemas/schema-2.db", place.database());
    const std::int64_t operations = place.number("SELECT count(*) FROM operation");
    const Command listing = place.command({"list", "indicators"});
    disk.fill_but(room);
    const bool done = carried_out(listing);
    CHECK_FALSE(half_written(place.folder()));
    disk.make_room();
    const std::int64_t version = place.number("PRAGMA user_version");
    CHECK(carried_out(listing));
    // A migration of several steps may end between two.
    CHECK((version == place.number("PRAGMA user_version")) == done);
    CHECK(place.number("SELECT count(*) FROM operation") == operations);
    return done;
  });
}

TEST_CASE("on a full disk an import is refused as a whole, and with room it is done") {
  with_ever_more_room(
      of_writing, [](const Workplace& place, const SmallDisk& disk, std::uintmax_t room) {
        place.load();
        constexpr int rows = 300;
        write_sheet(place, rows);
        const std::int64_t before = place.number("SELECT count(*) FROM operation");
        disk.fill_but(room);
        const bool done = carried_out(place.command(import_words()));
        disk.make_room();
        CHECK(place.number("SELECT count(*) FROM operation") == before + (done ? 1 : 0));
        CHECK(place.number("SELECT count(*) FROM measurement") == (done ? rows * values_a_row : 0));
        CHECK(carried_out(place.command(import_words())));
        CHECK(place.number("SELECT count(*) FROM measurement") == rows * values_a_row);
        CHECK(place.what_is_wrong() == "");
        return done;
      });
}

TEST_CASE("on a full disk a package leaves no database, and with room it is taken back") {
  with_ever_more_room(
      of_copying, [](const Workplace& place, const SmallDisk& disk, std::uintmax_t room) {
        place.load();
        REQUIRE(place.track(record_words("packed")).exit_code == 0);
        REQUIRE(place.track({"export", "package"}).exit_code == 0);
        const std::string other = (place.folder() / "other.db").string();
        const Command importing = place.command({"import", "package", "--db", other});
        disk.fill_but(room);
        const bool done = carried_out(importing);
        CHECK(fs::exists(other) == done);
        CHECK_FALSE(half_written(place.folder()));
        disk.make_room();
        if (!done) CHECK(carried_out(importing));
        CHECK(what_is_wrong_in(other) == "");
        return done;
      });
}

}  // namespace
}  // namespace track::durability::disk_test
