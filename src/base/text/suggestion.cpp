#include "track/base/suggestion.hpp"

#include <algorithm>
#include <optional>

#include "track/base/text.hpp"

namespace track {

namespace {

constexpr Message<Localized> suggested{"did you mean {}?", "もしかして：{}"};
constexpr Message<std::string> in_quotes{"\"{}\"", "「{}」"};

std::u32string code_points(const std::string& text) {
  std::u32string result;
  for (std::string_view rest = text; !rest.empty();) {
    result += static_cast<char32_t>(take_character(rest).code_point);
  }
  return result;
}

// Optimal string alignment: insertions, deletions, replacements and swaps of neighbours.
std::size_t distance(const std::u32string& left, const std::u32string& right) {
  std::vector<std::size_t> before_last;
  std::vector<std::size_t> last(right.size() + 1);
  for (std::size_t column = 0; column <= right.size(); ++column) last[column] = column;
  for (std::size_t row = 1; row <= left.size(); ++row) {
    std::vector<std::size_t> current(right.size() + 1, row);
    for (std::size_t column = 1; column <= right.size(); ++column) {
      const std::size_t replaced = last[column - 1] + (left[row - 1] == right[column - 1] ? 0 : 1);
      current[column] = std::min({last[column] + 1, current[column - 1] + 1, replaced});
      if (row > 1 && column > 1 && left[row - 1] == right[column - 2] &&
          left[row - 2] == right[column - 1]) {
        current[column] = std::min(current[column], before_last[column - 2] + 1);
      }
    }
    before_last = std::move(last);
    last = std::move(current);
  }
  return last.back();
}

struct Nearness {
  enum Way { mistyped, part } way;
  std::size_t difference;  // of characters

  auto operator<=>(const Nearness&) const = default;
};

std::optional<Nearness> nearness(const std::u32string& word, const std::u32string& candidate) {
  const std::size_t longer = std::max(word.size(), candidate.size());
  const std::size_t shorter = std::min(word.size(), candidate.size());
  const std::size_t allowed = std::max<std::size_t>(1, longer / 3);
  if (longer - shorter <= allowed && shorter > 0) {
    const std::size_t difference = distance(word, candidate);
    if (difference <= allowed && difference < longer)
      return Nearness{Nearness::mistyped, difference};
  }
  // A single letter is a part of nearly everything.
  if (word.size() >= 2 && candidate.find(word) != std::u32string::npos) {
    return Nearness{Nearness::part, candidate.size() - word.size()};
  }
  return std::nullopt;
}

// The shell would read it as something else, or as several words.
bool needs_quotes(const std::string& word) {
  constexpr std::string_view special = " \t\n'\"\\`$&|;<>()*?[]{}!#~";
  return word.empty() || word.find_first_of(special) != std::string::npos;
}

std::string quoted_for_shell(const std::string& word) {
  if (word.find_first_of("\"\\`$!") == std::string::npos) return '"' + word + '"';
  std::string result = "'";
  for (const char letter : word) {
    result += letter == '\'' ? std::string("'\\''") : std::string(1, letter);
  }
  return result + "'";
}

constexpr Message<std::string> open_quote{"the quote {} is not closed",
                                          "引用符（{}）が閉じていません"};
constexpr Message<> close_quote{
    "quotes come in pairs; \\ in front makes one a character",
    "引用符は対で使います。文字として書くときは前に \\ を付けてください"};

}  // namespace

std::vector<std::string> nearest(std::string_view word, const std::vector<std::string>& candidates,
                                 std::size_t most) {
  struct Match {
    Nearness nearness;
    const std::string* candidate;
  };
  const std::u32string wanted = code_points(folded(word));
  std::vector<Match> matches;
  for (const std::string& candidate : candidates) {
    if (const auto near = nearness(wanted, code_points(folded(candidate)))) {
      matches.push_back({*near, &candidate});
    }
  }
  std::stable_sort(matches.begin(), matches.end(), [](const Match& left, const Match& right) {
    return left.nearness < right.nearness;
  });
  if (matches.size() > most) matches.resize(most);
  std::vector<std::string> result;
  result.reserve(matches.size());
  for (const Match& match : matches) result.push_back(*match.candidate);
  return result;
}

Localized did_you_mean(std::string_view word, const std::vector<std::string>& candidates) {
  // Nearness costs the product of the lengths, and nobody mistypes so long a word.
  constexpr std::size_t longest_word = 200;
  if (word.size() > longest_word) return {};
  const std::vector<std::string> near = nearest(word, candidates, 1);
  return near.empty() ? Localized{} : did_you_mean(in_quotes(near.front()));
}

Localized did_you_mean(const Localized& found) {
  return suggested(found);
}

std::string command_line(const std::vector<std::string>& words) {
  std::string result;
  for (const std::string& word : words) {
    if (!result.empty()) result += ' ';
    result += needs_quotes(word) ? quoted_for_shell(word) : word;
  }
  return result;
}

Parsed<std::vector<std::string>> words_of_line(std::string_view line) {
  std::vector<std::string> words;
  char quote = 0;
  bool in_word = false;
  for (std::size_t at = 0; at < line.size(); ++at) {
    const char letter = line[at];
    const bool blank = letter == ' ' || letter == '\t' || letter == '\r';
    if (quote == 0 && blank) {
      in_word = false;
      continue;
    }
    if (quote == 0 && !in_word && letter == '#') break;
    if (!in_word) words.emplace_back();
    in_word = true;
    const bool escapes = letter == '\\' && quote != '\'' && at + 1 < line.size();
    if (escapes) {
      words.back() += line[++at];
    } else if (quote == 0 && (letter == '\'' || letter == '"')) {
      quote = letter;
    } else if (letter == quote) {
      quote = 0;
    } else {
      words.back() += letter;
    }
  }
  if (quote != 0) return rejected<std::vector<std::string>>(open_quote({quote}), close_quote());
  return parsed(std::move(words));
}

}  // namespace track
