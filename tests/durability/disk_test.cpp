// Disks that are full, folders that may not be written, folders that vanish.

#include <sys/mount.h>
#include <unistd.h>

#include <sched.h>
#include <chrono>
#include <fstream>
#include <functional>
#include <random>
#include <thread>

#include "workplace.hpp"

namespace track::durability {
namespace {

namespace fs = std::filesystem;
using Catch::Contains;

// What was refused says so and left nothing; what was acknowledged is there, and all goes on.
class Account {
 public:
  explicit Account(const Workplace& place) : place_(place) {}

  // True where the command was carried out.
  bool run(const Command& command, const std::string& mark) {
    const Ended ended = durability::run(command);
    INFO(mark << ": " << description(ended));
    REQUIRE(ended.signal == 0);
    if (ended.exit_code == 0) {
      done_.insert(mark);
      return true;
    }
    REQUIRE(ended.exit_code == 1);
    REQUIRE(ended.out == "");
    REQUIRE_THAT(ended.err, Contains("no space is left"));
    REQUIRE_THAT(ended.err, Contains("othing was"));
    refused_.insert(mark);
    return false;
  }

  void settle() {
    const Ended next = place_.track(record_words("next"));
    INFO(description(next));
    REQUIRE(next.exit_code == 0);
    std::set<std::string> there = place_.notes();
    there.merge(place_.goals());
    for (const std::string& mark : done_) REQUIRE(there.contains(mark));
    for (const std::string& mark : refused_) REQUIRE_FALSE(there.contains(mark));
    REQUIRE(place_.what_is_wrong() == "");
  }

  const std::set<std::string>& refused() const { return refused_; }

 private:
  const Workplace& place_;
  std::set<std::string> done_;
  std::set<std::string> refused_;
};

// A disk of a few hundred kilobytes, seen by this process and its children alone; it goes with
// them.
class SmallDisk {
 public:
  explicit SmallDisk(fs::path folder) : folder_(std::move(folder)) {
    fs::create_directory(folder_);
    mounted_ = ::unshare(CLONE_NEWNS) == 0 &&
               ::mount("none", "/", nullptr, MS_REC | MS_PRIVATE, nullptr) == 0 &&
               ::mount("none", folder_.c_str(), "tmpfs", 0, "size=800k") == 0;
  }
  ~SmallDisk() {
    if (mounted_) ::umount2(folder_.c_str(), MNT_DETACH);
  }
  SmallDisk(const SmallDisk&) = delete;
  SmallDisk& operator=(const SmallDisk&) = delete;

  bool mounted() const { return mounted_; }

  void fill_but(std::uintmax_t bytes) const {
    std::ofstream(filler()) << std::string(1 << 20, 'x') << std::flush;
    const std::uintmax_t most = fs::file_size(filler());
    fs::resize_file(filler(), most > bytes ? most - bytes : 0);
  }
  void make_room() const { fs::remove(filler()); }

 private:
  fs::path filler() const { return folder_ / "filler"; }

  fs::path folder_;
  bool mounted_ = false;
};

constexpr std::uintmax_t page = 4096;

// The job is to fill the disk but for so many pages, to try, and to make room again.
void with_ever_more_room(
    const std::function<void(const Workplace&, Account&, const SmallDisk&, std::uintmax_t)>& job) {
  const store::TemporaryFolder outside;
  const SmallDisk disk(outside.path() / "disk");
  if (!disk.mounted()) {
    WARN("left out: no disk can be mounted here");
    return;
  }
  std::size_t refused = 0;
  for (std::uintmax_t pages = 0; pages < 45; pages += 3) {
    INFO("pages left: " << pages);
    const Workplace place(outside.path() / "disk");
    Account account(place);
    job(place, account, disk, pages * page);
    account.settle();
    refused += account.refused().size();
    fs::remove(place.database());
  }
  CHECK(refused > 0);
}

TEST_CASE("on a full disk a record or a load is refused as a whole, and with room all goes on") {
  with_ever_more_room(
      [](const Workplace& place, Account& account, const SmallDisk& disk, std::uintmax_t room) {
        place.load();
        const std::string folder = place.definitions("second").string();
        disk.fill_but(room);
        for (const std::string note : {"a", "b", "c"}) {
          account.run(place.command(record_words(note)), note);
        }
        account.run(place.command({"load", folder}), "second");
        disk.make_room();
      });
}

TEST_CASE("a first load that finds the disk full can be made again where there is room") {
  with_ever_more_room(
      [](const Workplace& place, Account& account, const SmallDisk& disk, std::uintmax_t room) {
        const std::string folder = place.definitions("tried").string();
        disk.fill_but(room);
        const bool done = account.run(place.command({"load", folder}), "tried");
        disk.make_room();
        if (!done) place.load();
      });
}

}  // namespace
}  // namespace track::durability
