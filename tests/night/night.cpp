#include "night.hpp"

#include <fmt/format.h>
#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <cstdlib>
#include <fstream>
#include <iterator>

namespace track::night {

namespace fs = std::filesystem;

namespace {

std::string in_quotes(const std::string& text) {
  return "'" + text + "'";
}

int this_year() {
  const auto today = std::chrono::floor<std::chrono::days>(std::chrono::system_clock::now());
  return static_cast<int>(std::chrono::year_month_day(today).year());
}

// Its last year had one value to report, and so has this.
std::string plan_text() {
  return fmt::format(R"(
[plan]
id = "town"
name = "町の計画 | 案 & 追補"
years = ["{}", "{}"]

[[theme]]
id = "people"
name = "健やかに暮らせるまち"

[[owner]]
id = "health"
name = "健康課"

[[field]]
id = "prevention"
theme = "people"
name = "介護予防"

[[initiative]]
id = "class"
field = "prevention"
name = "転倒予防教室"
owners = ["health"]

  [[initiative.indicator]]
  id = "attendance"
  name = "参加人数"
  kind = "count"
  unit = "人"
)",
                     this_year() - 1, this_year());
}

void until_the_next_second() {
  const auto second = [] {
    return std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now());
  };
  for (const auto start = second(); second() == start;) ::usleep(10'000);
}

}  // namespace

std::string text_of(const fs::path& file) {
  std::ifstream stream(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(stream), {}};
}

void write_text(const fs::path& file, const std::string& text) {
  std::ofstream(file, std::ios::binary) << text;
}

fs::path script() {
  return fs::path(TRACK_SOURCE_DIR) / "docs/night/night.sh";
}

Said shell(const std::string& line) {
  const TemporaryFolder folder;
  const fs::path said = folder.path() / "said";
  const int status = std::system(
      fmt::format("{{ {}; }} </dev/null >{} 2>&1", line, in_quotes(said.string())).c_str());
  return {WIFEXITED(status) ? WEXITSTATUS(status) : -1, text_of(said)};
}

Record::Record() {
  write_text(folder() / "plan.toml", plan_text());
  track("load " + (folder() / "plan.toml").string());
}

std::size_t Record::copies() const {
  const fs::path place = folder() / "backups";
  if (!fs::is_directory(place)) return 0;
  return static_cast<std::size_t>(
      std::distance(fs::directory_iterator(place), fs::directory_iterator()));
}

void Record::track(const std::string& words) const {
  const Said said = shell(fmt::format("{} {} --db {} -q", in_quotes(TRACK_PROGRAM), words,
                                      in_quotes(database().string())));
  INFO(said.text);
  REQUIRE(said.exit_code == 0);
}

Said Record::night_run(const std::map<std::string, std::string>& variables) const {
  std::map<std::string, std::string> all = {
      {"SHELL", "/bin/sh"},     {"PATH", "/usr/bin:/bin"},         {"LOGNAME", "analyst"},
      {"TRACK", TRACK_PROGRAM}, {"TRACK_DB", database().string()}, {"NIGHT_PAUSE", "0"}};
  for (const auto& [name, value] : variables) all[name] = value;
  std::string line = "cd / && env -i";
  for (const auto& [name, value] : all) {
    if (!value.empty()) line += " " + in_quotes(name + "=" + value);
  }
  until_the_next_second();
  return shell(line + " /bin/sh -c " + in_quotes(script().string()));
}

}  // namespace track::night
