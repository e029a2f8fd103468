#include "session.hpp"

#include <fstream>
#include <sstream>
#include <stdexcept>
#include <utility>

#include "track/base/environment.hpp"
#include "track/cli/run.hpp"

namespace track::golden {

namespace fs = std::filesystem;

namespace {

// Words of a shell line: blanks separate, '…' and "…" keep together.
std::vector<std::string> shell_words(const std::string& line) {
  std::vector<std::string> words;
  std::string word;
  bool inside = false;
  char quote = 0;
  for (const char letter : line) {
    if (quote != 0) {
      if (letter == quote) {
        quote = 0;
      } else {
        word += letter;
      }
    } else if (letter == '\'' || letter == '"') {
      quote = letter;
      inside = true;
    } else if (letter == ' ') {
      if (inside) words.push_back(std::exchange(word, {}));
      inside = false;
    } else {
      word += letter;
      inside = true;
    }
  }
  if (quote != 0) throw std::runtime_error("unclosed quote in: " + line);
  if (inside) words.push_back(word);
  return words;
}

Moment read_moment(const std::string& text) {
  std::tm parts{};
  if (strptime(text.c_str(), "%Y-%m-%dT%H:%M:%SZ", &parts) == nullptr) {
    throw std::runtime_error("not a moment: " + text);
  }
  return Moment(std::chrono::seconds(timegm(&parts)));
}

bool is_assignment(const std::string& word) {
  const std::size_t equals = word.find('=');
  return equals != std::string::npos && equals > 0 &&
         word.find_first_not_of("ABCDEFGHIJKLMNOPQRSTUVWXYZ_0123456789") == equals;
}

// Within output a comment follows a blank line: Markdown's own "# " heads the output. A mapping has
// comments anywhere.
enum class Within { nothing, output, mapping };

Within output_of(const std::string& command) {
  return command.find(" --propose") == std::string::npos ? Within::output : Within::mapping;
}

bool is_comment(const std::vector<std::string>& lines, std::size_t i, Within within) {
  if (within == Within::mapping || !lines[i].starts_with("# ")) return false;
  return within == Within::nothing || lines[i - 1].empty();
}

void append_lines(const std::string& text, std::vector<std::string>& lines) {
  std::istringstream stream(text);
  for (std::string line; std::getline(stream, line);) lines.push_back(line);
}

}  // namespace

Session::Session() : now_(read_moment("2023-05-31T03:00:00Z")) {
  fs::create_directory_symlink(fs::path(TRACK_SOURCE_DIR) / "data", "data");
  variables_ = {{"TRACK_DB", "track.db"}, {"TZ", "UTC"}};
}

namespace {

std::string text_of(const fs::path& file) {
  std::ifstream stream(file);
  return {std::istreambuf_iterator<char>(stream), {}};
}

}  // namespace

std::string Session::run_track(const std::vector<std::string>& words) {
  std::map<std::string, std::string> variables = variables_;
  std::size_t first = 0;
  for (; is_assignment(words[first]); ++first) {
    const std::size_t equals = words[first].find('=');
    variables[words[first].substr(0, equals)] = words[first].substr(equals + 1);
  }
  std::istringstream in;
  std::size_t last = words.size();
  if (last > 2 && words[last - 2] == "<") {
    in.str(text_of(words[last - 1]));
    last -= 2;
  }
  std::ostringstream out;
  std::ostringstream err;
  Environment environment;
  environment.now = [this] { return now_; };
  environment.variable = [&](const char* name) -> std::optional<std::string> {
    const auto found = variables.find(name);
    if (found == variables.end() || found->second.empty()) return std::nullopt;
    return found->second;
  };
  environment.in = &in;
  environment.out = &out;
  environment.err = &err;
  environment.terminal_width = width_;
  environment.out_is_terminal = at_terminal_;
  environment.login_name = "sato";
  const int code = cli::run({words.begin() + static_cast<std::ptrdiff_t>(first) + 1,
                             words.begin() + static_cast<std::ptrdiff_t>(last)},
                            environment);
  std::string result = out.str();
  if (!result.empty() && result.back() != '\n') result += "\n";
  result += err.str();
  if (code != 0) result += "[exit " + std::to_string(code) + "]\n";
  return result;
}

// Scripts of records answer line by line; only what goes wrong is shown, and the warnings where the
// answers alone are thrown away.
std::string Session::run_script(const std::string& file, bool with_warnings) {
  std::string result;
  for (const std::string& line : read_lines(file)) {
    if (line.starts_with("# @ ")) directive(line.substr(2));
    if (!line.starts_with("track ")) continue;
    const std::string output = run_track(shell_words(line));
    if (output.find("[exit ") != std::string::npos) result += line + "\n" + output;
    const std::size_t warnings = output.find("track: ");
    if (with_warnings && warnings != std::string::npos) result += output.substr(warnings);
  }
  return result;
}

std::string Session::run(const std::string& command) {
  const std::vector<std::string> words = shell_words(command);
  if (words.at(0) == "export") {
    const std::size_t equals = words.at(1).find('=');
    variables_[words[1].substr(0, equals)] = words[1].substr(equals + 1);
    return {};
  }
  if (words[0] == "sh") return run_script(words.at(1), words.back() == ">/dev/null");
  if (words[0] == "cat") {
    std::string text;
    for (const std::string& line : read_lines(words.at(1))) text += line + "\n";
    return text;
  }
  if (words[0] == "sed" && words.at(1) == "/<style>/,/<.style>/d") {
    std::string text;
    bool within = false;
    for (const std::string& line : read_lines(words.at(2))) {
      within = within || line == "<style>";
      if (!within) text += line + "\n";
      within = within && line != "</style>";
    }
    return text;
  }
  for (const std::string& word : words) {
    if (word == "track") return run_track(words);
    if (!is_assignment(word)) break;
  }
  throw std::runtime_error("a session cannot run: " + command);
}

// Each line of the followed file at its own moment.
void Session::move_clock(Moment to) {
  std::size_t line = 0;
  for (; line < followed_.size(); ++line) {
    if (followed_[line].starts_with("# @ now ")) {
      const Moment at = read_moment(followed_[line].substr(8));
      if (at > to) break;
      now_ = at;
    } else if (followed_[line].starts_with("track ")) {
      const std::string output = run_track(shell_words(followed_[line]));
      if (output.find("[exit ") != std::string::npos) throw std::runtime_error(output);
    }
  }
  followed_.erase(followed_.begin(), followed_.begin() + static_cast<std::ptrdiff_t>(line));
  now_ = to;
}

bool Session::directive(const std::string& line) {
  std::istringstream stream(line);
  std::string mark;
  std::string name;
  std::string value;
  stream >> mark >> name >> value;
  if (mark != "@") return false;
  if (name == "now") {
    move_clock(read_moment(value));
  } else if (name == "follow") {
    followed_ = read_lines(value);
  } else if (name == "width") {
    width_ = std::stoi(value);
  } else if (name == "terminal") {
    at_terminal_ = value == "on";
  } else {
    throw std::runtime_error("unknown directive: " + line);
  }
  return true;
}

std::vector<std::string> Session::replay(const std::vector<std::string>& lines) {
  std::vector<std::string> result;
  Within within = Within::nothing;  // the old output of a command
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const std::string& line = lines[i];
    if (line.starts_with("$ cat > ")) {
      const std::size_t mark = line.find(" <<'END'");
      std::ofstream file(line.substr(8, mark - 8));
      result.push_back(line);
      for (++i; i < lines.size() && lines[i] != "END"; ++i) {
        file << lines[i] << "\n";
        result.push_back(lines[i]);
      }
      result.push_back("END");
      within = Within::nothing;
    } else if (line.starts_with("$ ")) {
      result.push_back(line);
      append_lines(run(line.substr(2)), result);
      within = output_of(line);
    } else if (directive(line) || is_comment(lines, i, within)) {
      result.push_back(line);
      within = Within::nothing;
    } else if (line.empty() && within == Within::nothing) {
      result.push_back(line);
    } else if (line.empty() && i + 1 < lines.size() &&
               (lines[i + 1].starts_with("$ ") || lines[i + 1].starts_with("@ ") ||
                is_comment(lines, i + 1, within))) {
      result.push_back(line);  // a blank line before the next command is layout
    }
  }
  return result;
}

std::vector<std::string> read_lines(const fs::path& file) {
  std::ifstream stream(file);
  if (!stream) throw std::runtime_error("cannot read " + file.string());
  std::vector<std::string> lines;
  for (std::string line; std::getline(stream, line);) lines.push_back(line);
  return lines;
}

void write_lines(const fs::path& file, const std::vector<std::string>& lines) {
  std::ofstream stream(file);
  for (const std::string& line : lines) stream << line << "\n";
}

}  // namespace track::golden
