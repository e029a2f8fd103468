#include "tables.hpp"

#include <algorithm>
#include <array>
#include <filesystem>
#include <fstream>
#include <string_view>
#include <vector>

#include "track/base/text.hpp"

namespace track::definition {

namespace {

namespace fs = std::filesystem;

constexpr Message<std::string> elsewhere{"\"{}\" does not lie beside the definition",
                                         "「{}」は定義ファイルと同じ場所にありません"};
constexpr Message<> beside_rule{
    "name a file in the folder of this definition or below it, as in \"logo.png\"",
    "この定義ファイルのあるフォルダか、その下のファイルを「logo.png」のように書きます"};
constexpr Message<std::string> no_such_picture{"there is no file \"{}\"",
                                               "「{}」というファイルはありません"};
constexpr Message<std::string> unreadable_picture{"cannot read \"{}\"", "「{}」を読み取れません"};
constexpr Message<std::string, std::uintmax_t> too_large{"\"{}\" has {} bytes",
                                                         "「{}」は{}バイトあります"};
constexpr Message<std::size_t> largest_rule{
    "a logo has at most {} bytes: it stands in every page that is made",
    "ロゴは{}バイト以下にします（作成するすべてのページに入るためです）"};
constexpr Message<std::string> no_picture{"\"{}\" is neither PNG nor SVG",
                                          "「{}」はPNGでもSVGでもありません"};
constexpr Message<> picture_rule{
    "a logo is a PNG or SVG file, as its first bytes tell, whose name ends in .png or .svg",
    "ロゴにはPNGまたはSVGのファイルを使い、名前は .png または .svg で終わるものにします"};
constexpr Message<std::string, std::string> other_ending{"\"{}\" contains {}",
                                                         "「{}」の中身は{}です"};
constexpr Message<std::string> other_ending_rule{"let its name end in {}, as its content is",
                                                 "名前の終わりを内容にあわせて {} にしてください"};
constexpr Message<std::string> no_utf8{"\"{}\" is not UTF-8", "「{}」がUTF-8ではありません"};
constexpr Message<> utf8_rule{"save the SVG file as UTF-8", "SVGをUTF-8で保存してください"};
constexpr Message<std::string, std::string> active_content{"\"{}\" contains {}",
                                                           "「{}」に {} が含まれています"};
constexpr Message<> active_rule{
    "a logo may neither run scripts nor load anything: export it as plain SVG, or as PNG",
    "ロゴにスクリプトや外部の参照は使えません。プレーンSVGかPNGで書き出してください"};

bool lies_beside(const fs::path& file) {
  if (file.is_absolute() || file.empty()) return false;
  return std::none_of(file.begin(), file.end(), [](const fs::path& part) { return part == ".."; });
}

std::optional<std::string> bytes_of(const fs::path& path) {
  std::ifstream stream(path, std::ios::binary);
  std::string content(Logo::most_bytes + 1, '\0');
  stream.read(content.data(), static_cast<std::streamsize>(content.size()));
  if (!stream.is_open() || stream.bad()) return std::nullopt;
  content.resize(static_cast<std::size_t>(stream.gcount()));
  return content;
}

// ASCII letters in lower case, white space as one blank.
std::string plain_lower(std::string_view content) {
  std::string text;
  for (const char byte : content) {
    const bool blank = byte == ' ' || byte == '\t' || byte == '\n' || byte == '\r';
    if (blank && !text.empty() && text.back() == ' ') continue;
    text += blank ? ' ' : static_cast<char>(byte >= 'A' && byte <= 'Z' ? byte + 32 : byte);
  }
  return text;
}

bool is_name(char byte) {
  return (byte >= 'a' && byte <= 'z') || (byte >= '0' && byte <= '9') || byte == '-' ||
         byte == '_' || byte == ':' || byte == '.';
}

// Without what stands before a colon.
std::string_view local_name(std::string_view name) {
  const std::size_t colon = name.rfind(':');
  return colon == std::string_view::npos ? name : name.substr(colon + 1);
}

// The name that begins at a place.
std::string_view name_at(std::string_view text, std::size_t at) {
  std::size_t end = at;
  while (end < text.size() && is_name(text[end])) ++end;
  return text.substr(at, end - at);
}

// Behind `at`: a blank, "=", a blank, a quote, and what begins there.
std::optional<std::string_view> attribute_value(std::string_view text, std::size_t at) {
  const auto skip_blank = [&] {
    if (at < text.size() && text[at] == ' ') ++at;
  };
  skip_blank();
  if (at >= text.size() || text[at] != '=') return std::nullopt;
  ++at;
  skip_blank();
  if (at >= text.size() || (text[at] != '"' && text[at] != '\'')) return std::nullopt;
  return text.substr(at + 1);
}

// "onload" and the like, or a reference to anything but a part of the picture, or a picture in it.
bool is_active_attribute(std::string_view name, std::string_view value) {
  const std::string_view local = local_name(name);
  if (name.starts_with("xmlns")) return false;
  if (local.starts_with("on")) return true;
  const bool refers = local == "href" || local == "src" || local == "base";
  if (!refers) return false;
  constexpr std::array harmless = {"#", "data:image/png", "data:image/jpeg", "data:image/gif"};
  return std::ranges::none_of(harmless, [&](const char* one) { return value.starts_with(one); });
}

std::optional<std::string> active_word(std::string_view text) {
  constexpr std::array never = {"<!entity", "<?xml-stylesheet", "@import",
                                "javascript:", "expression(", "attributename=\"href",
                                "attributename='href", "attributename=\"xlink:href",
                                "attributename='xlink:href",
                                // a way to write the above in style sheets so that it is not found
                                "\\"};
  for (const char* one : never) {
    if (text.find(one) != std::string_view::npos) return std::string(one);
  }
  return std::nullopt;
}

std::optional<std::string> active_element(std::string_view text) {
  constexpr std::array never = {"script", "foreignobject", "iframe",  "embed",
                                "object", "handler",       "listener"};
  for (std::size_t at = text.find('<'); at != std::string_view::npos; at = text.find('<', at + 1)) {
    const std::string_view name = name_at(text, at + 1);
    const auto is_local = [&](const char* one) { return local_name(name) == one; };
    if (std::ranges::any_of(never, is_local)) return "<" + std::string(name) + ">";
  }
  return std::nullopt;
}

// A reference to anything but a part of the picture.
std::optional<std::string> active_reference(std::string_view text) {
  constexpr std::string_view word = "url(";
  constexpr std::array<std::string_view, 5> quotes = {" ", "\"", "'", "&quot;", "&apos;"};
  for (std::size_t at = text.find(word); at != std::string_view::npos;
       at = text.find(word, at + 1)) {
    std::string_view target = text.substr(at + word.size());
    for (const std::string_view quote : quotes) {
      if (target.starts_with(quote)) target.remove_prefix(quote.size());
    }
    if (!target.starts_with('#')) return "url(…)";
  }
  return std::nullopt;
}

std::optional<std::string> active_attribute(std::string_view text) {
  for (std::size_t at = 1; at < text.size(); ++at) {
    if (is_name(text[at - 1]) || !is_name(text[at])) continue;
    const std::string_view name = name_at(text, at);
    const auto value = attribute_value(text, at + name.size());
    if (value && is_active_attribute(name, *value)) return std::string(name) + "=…";
    at += name.size();
  }
  return std::nullopt;
}

// What makes a picture load or run something, as it is written there; nothing in a plain one.
std::optional<std::string> active_part(std::string_view content) {
  const std::string text = plain_lower(content);
  for (const auto find : {active_word, active_element, active_reference, active_attribute}) {
    if (std::optional<std::string> found = find(text)) return found;
  }
  return std::nullopt;
}

bool is_unfit(const Text& file, const std::string& content, Diagnostics& diagnostics) {
  const std::string name = printable(file.value);
  const std::string_view type = media_type(content);
  if (type.empty()) {
    diagnostics.fault(file.place, no_picture(name), picture_rule());
    return true;
  }
  const bool is_svg = type == "image/svg+xml";
  const std::string ending = is_svg ? ".svg" : ".png";
  if (!folded(file.value).ends_with(ending)) {
    diagnostics.fault(file.place, other_ending(name, is_svg ? "SVG" : "PNG"),
                      other_ending_rule(ending));
    return true;
  }
  if (!is_svg) return false;
  if (!is_utf8(content) || content.find('\0') != std::string::npos) {
    diagnostics.fault(file.place, no_utf8(name), utf8_rule());
    return true;
  }
  const std::optional<std::string> active = active_part(content);
  if (active) diagnostics.fault(file.place, active_content(name, *active), active_rule());
  return active.has_value();
}

}  // namespace

std::optional<Logo> read_logo(const Text& file, Diagnostics& diagnostics) {
  const std::string name = printable(file.value);
  if (!lies_beside(file.value)) {
    diagnostics.fault(file.place, elsewhere(name), beside_rule());
    return std::nullopt;
  }
  const fs::path path = fs::path(file.place.source->name()).parent_path() / file.value;
  std::error_code reason;
  if (!fs::is_regular_file(path, reason)) {
    diagnostics.fault(file.place, no_such_picture(name), beside_rule());
    return std::nullopt;
  }
  const std::uintmax_t size = fs::file_size(path, reason);
  if (!reason && size > Logo::most_bytes) {
    diagnostics.fault(file.place, too_large(name, size), largest_rule(Logo::most_bytes));
    return std::nullopt;
  }
  std::optional<std::string> content = bytes_of(path);
  if (!content || content->size() > Logo::most_bytes) {
    diagnostics.fault(file.place, unreadable_picture(name));
    return std::nullopt;
  }
  if (is_unfit(file, *content, diagnostics)) return std::nullopt;
  return Logo{file.value, std::move(*content)};
}

}  // namespace track::definition
