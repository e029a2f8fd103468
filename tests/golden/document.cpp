#include "document.hpp"

#include <algorithm>
#include <regex>

#include "session.hpp"

namespace track::golden {

namespace {

using Lines = std::vector<std::string>;

// How the examples of a block end, or are marked to.
struct Endings {
  int failures = 0;
  int empty_answers = 0;
  bool operator==(const Endings&) const = default;
};

std::string text_of(const Endings& endings) {
  return "failures: " + std::to_string(endings.failures) +
         ", empty answers: " + std::to_string(endings.empty_answers);
}

bool fails(const Lines& answer) {
  static const std::regex error("(^|: )(error|エラー): ");
  return std::any_of(answer.begin(), answer.end(), [](const std::string& line) {
    return line.starts_with("[exit ") || std::regex_search(line, error);
  });
}

// An answer of nothing at all is one where the command was not told to be quiet. That nothing was
// stored is no such answer: a dry run has shown what would be.
bool says_nothing(const std::string& command, const Lines& answer) {
  static const std::regex quiet(".* (-q|-o)( .*)?");
  static const std::regex nothing("(No|Nothing) .*\\.( .*)?|[^ ].*ありません(：.*)?。");
  if (answer.empty()) return !std::regex_match(command, quiet);
  if (answer.size() == 1 && command.find(" csv") != std::string::npos) return true;  // its head
  return std::any_of(answer.begin(), answer.end(),
                     [](const std::string& line) { return std::regex_match(line, nothing); });
}

Endings endings_of(const Lines& block) {
  Endings endings;
  for (std::size_t i = 0; i < block.size();) {
    const std::string& command = block[i++];
    Lines answer;
    for (; i < block.size() && !block[i].starts_with("$ "); ++i) {
      if (!block[i].empty()) answer.push_back(block[i]);
    }
    const bool is_script = command.starts_with("$ sh ");  // silent, unless something goes wrong
    if (!is_script && command.find(" track ") == std::string::npos) continue;
    if (fails(answer)) {
      ++endings.failures;
    } else if (!is_script && says_nothing(command, answer)) {
      ++endings.empty_answers;
    }
  }
  return endings;
}

bool read_mark(const std::string& line, Endings& marked) {
  static const std::regex mark("<!-- (\\d+) (failure|empty answer)s? (is|are) meant -->");
  std::smatch found;
  if (!std::regex_match(line, found, mark)) return false;
  (found[2] == "failure" ? marked.failures : marked.empty_answers) = std::stoi(found[1]);
  return true;
}

}  // namespace

ReplayedDocument replay_document(const Lines& lines) {
  Session session;
  ReplayedDocument result;
  Endings marked;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    result.lines.push_back(lines[i]);
    if (lines[i].starts_with("<!-- @ ")) {
      session.replay({lines[i].substr(5, lines[i].size() - 9)});
    }
    if (read_mark(lines[i], marked) || lines[i] != "```console") continue;
    const std::size_t first = i + 1;
    Lines block;
    for (++i; i < lines.size() && lines[i] != "```"; ++i) block.push_back(lines[i]);
    block = session.replay(block);
    if (const Endings found = endings_of(block); found != marked) {
      result.complaints.push_back("line " + std::to_string(first) + ": the block has " +
                                  text_of(found) + "; marked as meant are " + text_of(marked));
    }
    marked = {};
    result.lines.insert(result.lines.end(), block.begin(), block.end());
    result.lines.push_back("```");
  }
  if (marked != Endings{}) result.complaints.push_back("no block follows the last mark");
  return result;
}

}  // namespace track::golden
