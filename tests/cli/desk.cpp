#include "desk.hpp"

#include <fstream>
#include <sstream>
#include <stdexcept>

#include "support/small_plan.hpp"
#include "track/base/environment.hpp"
#include "track/cli/run.hpp"

namespace track::cli {

namespace fs = std::filesystem;

namespace {

const std::string plan = testing::plan_table("desk", "机上の計画", "time_zone = \"Asia/Tokyo\"\n") +
                         testing::one_field + testing::lecture + R"toml(
owners = ["office"]
schedule = "3/year"

  [[initiative.indicator]]
  id = "attendance"
  name = "参加者数"
  kind = "count"
  unit = "人"

[[owner]]
id = "office"
name = "担当課"
)toml";

}  // namespace

Desk::Desk() {
  variables["TRACK_DB"] = "t.db";
  write_file("plan.toml", plan);
  if (track({"load", "plan.toml", "-q"}).code != 0) throw std::runtime_error("no plan loaded");
  if (track({"record", "lecture", "attendance=5", "--on", "R4.6.11", "-q"}).code != 0) {
    throw std::runtime_error("nothing recorded");
  }
}

Said Desk::track(const std::vector<std::string>& words) const {
  std::istringstream in;
  std::ostringstream out;
  std::ostringstream err;
  Environment environment;
  environment.now = [] {
    return std::chrono::sys_days(std::chrono::year(2022) / 6 / 13) + std::chrono::seconds(0);
  };
  environment.variable = [this](const char* name) -> std::optional<std::string> {
    const auto found = variables.find(name);
    if (found == variables.end() || found->second.empty()) return std::nullopt;
    return found->second;
  };
  environment.in = &in;
  environment.out = &out;
  environment.err = &err;
  environment.in_is_terminal = in_at_terminal;
  environment.err_is_terminal = at_terminal;
  environment.out_is_terminal = out_at_terminal;
  environment.login_name = "sato";
  Said said;
  said.code = run(words, environment);
  said.out = out.str();
  said.err = err.str();
  return said;
}

std::string content_of(const fs::path& file) {
  std::ifstream stream(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(stream), {}};
}

void write_file(const fs::path& file, const std::string& content) {
  std::ofstream(file, std::ios::binary) << content;
}

}  // namespace track::cli
