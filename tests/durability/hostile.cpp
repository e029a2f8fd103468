#include "hostile.hpp"

#include "shown.hpp"

namespace track::durability {

std::vector<Hostile> hostile_texts() {
  return {
      {"a control sequence", "a\x1b[2J\x1b]0;title\x07z"},
      {"a C1 control sequence", "a\u009b2Jz"},
      {"other control characters", "a\b\b\x7f\x01z"},
      {"line ends", "a\r\nrecorded operation 9\n\tz"},
      {"a turned direction", "a\u202Ecod.exe\u2066z\u2069"},
      {"marks of direction", "a\u200Ez\u200F\u061C"},
      {"separators of lines", "a\u2028b\u2029z"},
      {"broken UTF-8", "a\xff\xc0\xafz\xe3\x81"},
      {"an encoded surrogate", "a\xed\xa0\x80z"},
      {"quotes", "a\"'`$(true)|\\;--,z"},
      {"a formula", "=HYPERLINK(\"http://example.org\")"},
      {"a format string", "%s%n{}{0}{:>9999999}"},
      {"markup", "<b>&amp;|*a*</b>"},
  };
}

void check_shown(const Ended& ended) {
  INFO(description(ended));
  CHECK(ended.signal == 0);
  CHECK(ended.exit_code >= 0);
  CHECK(ended.exit_code <= 6);
  if (ended.exit_code != 0) CHECK_THAT(ended.err, Catch::Contains("track: error: "));
  CHECK(ended.err.find("inside the program") == std::string::npos);
  CHECK(unfit_to_show(ended.out) == "");
  CHECK(unfit_to_show(ended.err) == "");
}

void check_all_readings(const Workplace& place) {
  for (const std::string format : {"table", "csv", "json", "jsonl", "markdown", "html", "svg"}) {
    for (const Words& words :
         {Words{"report", "--year", "R4"}, Words{"report", "--years", "R3-R5"},
          Words{"show", "lecture"}, Words{"show", "lecture.attendance"},
          Words{"list", "initiatives"}, Words{"list", "indicators"}, Words{"list", "owners"},
          Words{"export", "measurements"}, Words{"log"}, Words{"check"}}) {
      Words all = words;
      all.insert(all.end(), {"--format", format});
      INFO(words[0] << " " << words.back() << " as " << format);
      check_shown(place.track(all));
    }
  }
}

std::string in_toml(const std::string& text) {
  std::string result;
  for (const char byte : text) {
    if (byte == '"' || byte == '\\') result += '\\';
    if ((byte >= 0 && byte < ' ') || byte == 0x7f) {
      constexpr const char* digits = "0123456789abcdef";
      result += std::string("\\u00") + digits[byte >> 4] + digits[byte & 15];
    } else {
      result += byte;
    }
  }
  return result;
}

}  // namespace track::durability
