#pragma once

#include <filesystem>
#include <functional>
#include <iosfwd>
#include <optional>
#include <string>
#include <string_view>

#include "track/base/date.hpp"

namespace track {

// Everything the program takes from outside; tests pass their own.
struct Environment {
  std::function<Moment()> now;
  // An environment variable; nothing when unset or empty.
  std::function<std::optional<std::string>(const char* name)> variable;
  std::istream* in = nullptr;
  std::ostream* out = nullptr;
  std::ostream* err = nullptr;
  bool in_is_terminal = false;
  bool out_is_terminal = false;
  bool err_is_terminal = false;
  // Columns of the terminal behind `out`; nothing where it is none.
  std::optional<int> terminal_width;
  std::string login_name;
};

// The process's own clock, variables, streams and user.
Environment system_environment();

// To be called first. Exceeding the limit of file sizes then is an error like any other instead of
// ending the process, and a standard stream that was closed stays closed: no file opened later
// takes its place.
void prepare_process();

// The descriptor of this process that the entry of a folder stands for, as "1" in /dev/fd does. The
// folder's path must be free of links.
std::optional<int> descriptor_at(const std::filesystem::path& folder, const std::string& name);

// The descriptor that a path leads to through its links, as /dev/stdin does; nothing where it leads
// elsewhere.
std::optional<int> descriptor_behind(std::filesystem::path path);

// More links in a row are taken for a circle, as the system does.
constexpr int most_links = 40;

std::string_view version();  // "0.1.0"

}  // namespace track
