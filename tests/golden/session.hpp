#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <vector>

#include "support/temporary_folder.hpp"
#include "track/base/date.hpp"

// Replays terminal sessions in this process: the real command line, a real database in a temporary
// folder, but a fixed clock, width, locale and user.
namespace track::golden {

// Understands, one a line:
//   $ track …                  runs cli::run; words quoted as in a shell, VAR=value before it
//   $ track … < FILE           its standard input
//   $ export VAR=value
//   $ sh FILE                  every `track …` line of FILE, its `# @ now` comments obeyed; silent
//                              but for what is refused
//   $ sh FILE >/dev/null       the warnings too
//   $ cat > FILE <<'END'       the lines up to END become FILE
//   $ cat FILE
//   $ sed '/<style>/,/<.style>/d' FILE   a page without its style sheet
//   @ now 2022-06-13T00:12:00Z
//   @ width 80
//   @ terminal on              standard output is a terminal from here on; off: no longer
//   @ follow FILE              from here on, `@ now` first runs the lines of FILE up to that moment
// What a command prints follows it: standard output, then standard error, then "[exit N]" unless 0.
class Session {
 public:
  Session();

  // The lines with every command's output replaced by what it really prints. `closing` ends the
  // session (the fence of a code block) and is not part of it.
  std::vector<std::string> replay(const std::vector<std::string>& lines);

 private:
  std::string run(const std::string& command);
  std::string run_track(const std::vector<std::string>& words);
  std::string run_script(const std::string& file, bool with_warnings);
  bool directive(const std::string& line);
  void move_clock(Moment to);

  WorkingFolder folder_;
  std::map<std::string, std::string> variables_;
  Moment now_;
  int width_ = 100;
  bool at_terminal_ = false;
  std::vector<std::string> followed_;  // the lines still to be run
};

std::vector<std::string> read_lines(const std::filesystem::path& file);
void write_lines(const std::filesystem::path& file, const std::vector<std::string>& lines);

}  // namespace track::golden
