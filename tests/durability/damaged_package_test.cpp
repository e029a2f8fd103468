// Data packages that were damaged or edited: what is not the record that was exported is refused,
// and leaves no database behind.

#include <algorithm>
#include <fstream>
#include <iterator>
#include <random>
#include <sstream>

#include "shown.hpp"
#include "workplace.hpp"

namespace track::durability::damaged_package_test {
namespace {

namespace fs = std::filesystem;

std::string bytes_of(const fs::path& file) {
  std::ostringstream bytes;
  bytes << std::ifstream(file, std::ios::binary).rdbuf();
  return bytes.str();
}

class Damager {
 public:
  explicit Damager(std::uint64_t own_seed) : random_(own_seed) {}

  std::string damaged(std::string bytes) {
    const std::size_t at = below(bytes.size());
    static const std::string pieces[] = {
        "\"", ",",  "\r\n", "'",     "-1",     "9223372036854775808",
        "",   "\0", "\x1b", "\xff",  "=1+1",   "2022-02-30",
        "{",  "[",  "null", "1e999", "\u202E", "0"};
    switch (below(5)) {
      case 0:
        bytes[at] = static_cast<char>(bytes[at] ^ (1 << below(8)));
        return bytes;
      case 1:
        return bytes.substr(0, at);
      case 2:
        return bytes.insert(at, pieces[below(std::size(pieces))]);
      case 3:
        return bytes.erase(at, 1 + below(8));
      default:
        return bytes.insert(at, bytes.substr(below(bytes.size()), 1 + below(200)));
    }
  }
  std::size_t below(std::size_t end) {
    return std::uniform_int_distribution<std::size_t>(0, end - 1)(random_);
  }

 private:
  std::mt19937_64 random_;
};

TEST_CASE("a damaged package is refused in plain words, or is the record that was exported") {
  const Workplace source;
  source.load();
  for (const Words& words :
       {record_words("first, \"quoted\""), record_words("second"),
        Words{"amend", "2", "attendance=8", "--reason", "why"}, Words{"undo", "3"},
        Words{"close", "R3", "--reason", "as it is"},
        Words{"load", source.definitions("second").string()}, Words{"export", "package"}}) {
    const Ended ended = source.track(words);
    INFO(description(ended));
    REQUIRE(ended.exit_code == 0);
  }
  std::vector<fs::path> files;
  for (const auto& entry : fs::directory_iterator(source.folder() / "package")) {
    if (fs::file_size(entry) > 0) files.push_back(entry.path().filename());
  }
  std::sort(files.begin(), files.end());
  const auto digests = source.texts("SELECT operation || ' ' || digest FROM chain");
  const Workplace place;
  int taken = 0;
  for (int round = 0; round < rounds(200); ++round) {
    const std::uint64_t own_seed = seed() + static_cast<std::uint64_t>(round);
    Damager damager(own_seed);
    for (const auto& entry : fs::directory_iterator(place.folder())) fs::remove_all(entry);
    const fs::path package = place.folder() / "package";
    fs::copy(source.folder() / "package", package);
    const fs::path file = package / files[damager.below(files.size())];
    const std::string bytes = damager.damaged(bytes_of(file));
    std::ofstream(file, std::ios::binary) << bytes;
    const Ended ended = place.track({"import", "package"});
    INFO("TRACK_TEST_SEED=" << own_seed << " TRACK_TEST_ROUNDS=1, " << file.filename() << ": "
                            << description(ended));
    REQUIRE(unfit_to_show(ended.out + ended.err) == "");
    REQUIRE(ended.err.find("inside the program") == std::string::npos);
    REQUIRE(fs::exists(place.database()) == (ended.exit_code == 0));
    if (ended.exit_code == 0) {
      ++taken;
      REQUIRE(place.what_is_wrong() == "");
      REQUIRE(place.texts("SELECT operation || ' ' || digest FROM chain") == digests);
    } else {
      REQUIRE(ended.signal == 0);
      REQUIRE_THAT(ended.err, Catch::StartsWith("track: error: "));
    }
  }
  WARN(rounds(200) << " packages, TRACK_TEST_SEED=" << seed() << ": taken all the same " << taken);
}

}  // namespace
}  // namespace track::durability::damaged_package_test
