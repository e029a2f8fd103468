#include "draft.hpp"

#include <algorithm>

#include "track/base/text.hpp"

namespace track::exchange {

namespace {

Localized with_comment(const std::string& line, const Localized& comment) {
  if (comment.empty()) return verbatim(line);
  const Localized behind = commented(comment);
  return {line + "  " + behind.en, line + "  " + behind.ja};
}

}  // namespace

std::string in_quotes(const std::string& text) {
  std::string result = "\"";
  for (const char each : text) {
    const auto byte = static_cast<unsigned char>(each);
    if (each == '"' || each == '\\') {
      result += '\\';
      result += each;
    } else if (each == '\n') {
      result += "\\n";
    } else if (byte < 0x20 || byte == 0x7F) {
      constexpr const char* digits = "0123456789ABCDEF";
      result += std::string("\\u00") + digits[byte / 16] + digits[byte % 16];
    } else {
      result += each;
    }
  }
  return result + "\"";
}

std::string in_quotes(const std::vector<std::string>& texts) {
  std::vector<std::string> items;
  for (const std::string& text : texts) items.push_back(in_quotes(text));
  return "[" + joined(items) + "]";
}

Localized commented(const Localized& text) {
  return {"# " + printable(text.en), "# " + printable(text.ja)};
}

void Draft::line(const std::string& key, const std::string& value, const Localized& comment) {
  lines_.push_back(with_comment(key + " = " + value, comment));
}

void Draft::comment(const Localized& text) {
  lines_.push_back(commented(text));
}

Draft::Below& Draft::below(const std::string& name) {
  const auto found = std::ranges::find(below_, name, &Below::name);
  if (found != below_.end()) return *found;
  return below_.emplace_back(Below{name, {}});
}

void Draft::line_below(const std::string& table_name, const std::string& key,
                       const std::string& value) {
  below(table_name).lines.push_back(verbatim(in_quotes(key) + " = " + value));
}

void Draft::comment_below(const std::string& table_name, const Localized& text) {
  below(table_name).lines.push_back(commented(text));
}

void Draft::left_open_below(const std::string& table_name, const std::string& key,
                            const std::string& near) {
  const std::string value = in_quotes(near.empty() ? "…" : near);
  below(table_name).lines.push_back(commented(verbatim(in_quotes(key) + " = " + value)));
}

Localized Draft::text() const {
  Localized all = verbatim("[[table]]\n");
  const auto add = [&all](const Localized& line) {
    all.en += line.en + "\n";
    all.ja += line.ja + "\n";
  };
  for (const Localized& each : lines_) add(each);
  for (const Below& part : below_) {
    add(verbatim(""));
    add(verbatim("[table." + part.name + "]"));
    for (const Localized& each : part.lines) add(each);
  }
  return all;
}

}  // namespace track::exchange
