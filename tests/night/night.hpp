#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <vector>

#include "store/store_fixture.hpp"

// The night run of docs/night on a record of its own.
namespace track::night {

struct Said {
  int exit_code = -1;
  std::string text;  // on both streams: what cron would send
};

std::string text_of(const std::filesystem::path& file);
void write_text(const std::filesystem::path& file, const std::string& text);
std::filesystem::path script();  // docs/night/night.sh
// Runs a shell line in the test's own environment.
Said shell(const std::string& line);

// A plan whose last year is over and was not reported, loaded this moment; this year, nothing is
// asked for yet.
class Record {
 public:
  Record();

  std::filesystem::path folder() const { return folder_.path(); }
  std::filesystem::path database() const { return folder_.database(); }
  std::filesystem::path last_run() const { return folder() / "track.db.night"; }
  std::filesystem::path report() const { return folder() / "report.md"; }
  std::size_t copies() const;

  // A command of the analyst; it must succeed.
  void track(const std::string& words) const;
  // The night run in the environment that cron gives: SHELL, PATH, LOGNAME, no locale, no terminal,
  // nothing to read; and without HOME, which other schedulers leave out. A moment after the one
  // before: copies are named by the second.
  Said night_run(const std::map<std::string, std::string>& variables = {}) const;

 private:
  TemporaryFolder folder_;
};

}  // namespace track::night
