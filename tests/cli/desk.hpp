#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <vector>

#include "support/temporary_folder.hpp"

// The command line in this process, in a folder of its own with a small plan loaded: the working
// directory while it lives.
namespace track::cli {

struct Said {
  int code = 0;
  std::string out;
  std::string err;
};

class Desk {
 public:
  Desk();

  const std::filesystem::path& folder() const { return folder_.path(); }
  Said track(const std::vector<std::string>& words) const;

  bool at_terminal = false;      // standard error is one
  bool in_at_terminal = false;   // standard input is one
  bool out_at_terminal = false;  // standard output is one
  std::map<std::string, std::string> variables;

 private:
  WorkingFolder folder_;
};

std::string content_of(const std::filesystem::path& file);
void write_file(const std::filesystem::path& file, const std::string& content);

}  // namespace track::cli
