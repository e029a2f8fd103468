#pragma once

#include <zlib.h>

#include <cstdint>
#include <map>
#include <regex>
#include <stdexcept>
#include <string>
#include <string_view>

// Workbooks taken apart, to look at what was written.
namespace track::testing {

using Parts = std::map<std::string, std::string>;  // the files of an archive, by name

inline std::uint32_t little_endian(std::string_view bytes, std::size_t at, int count) {
  std::uint32_t number = 0;
  for (int i = count; i-- > 0;) {
    number = number << 8 | static_cast<unsigned char>(bytes.at(at + static_cast<std::size_t>(i)));
  }
  return number;
}

inline std::string inflated(std::string_view bytes, std::size_t size) {
  std::string result(size, '\0');
  z_stream stream{};
  if (::inflateInit2(&stream, -MAX_WBITS) != Z_OK) throw std::runtime_error("inflateInit2");
  // NOLINTNEXTLINE: zlib reads only
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data()));
  stream.avail_in = static_cast<uInt>(bytes.size());
  // NOLINTNEXTLINE
  stream.next_out = reinterpret_cast<Bytef*>(result.data());
  stream.avail_out = static_cast<uInt>(result.size());
  const int end = ::inflate(&stream, Z_FINISH);
  ::inflateEnd(&stream);
  if (end != Z_STREAM_END) throw std::runtime_error("inflate");
  return result;
}

// By the directory at its end (PKWARE APPNOTE 4.3.12).
inline Parts unzipped(const std::string& archive) {
  const std::string_view bytes = archive;
  const std::size_t end = bytes.rfind("PK\x05\x06");
  const std::uint32_t count = little_endian(bytes, end + 10, 2);
  std::size_t at = little_endian(bytes, end + 16, 4);
  Parts parts;
  for (std::uint32_t i = 0; i < count; ++i) {
    const std::uint32_t method = little_endian(bytes, at + 10, 2);
    const std::uint32_t packed = little_endian(bytes, at + 20, 4);
    const std::uint32_t size = little_endian(bytes, at + 24, 4);
    const std::uint32_t name = little_endian(bytes, at + 28, 2);
    const std::uint32_t further =
        little_endian(bytes, at + 30, 2) + little_endian(bytes, at + 32, 2);
    const std::size_t local = little_endian(bytes, at + 42, 4);
    const std::size_t data =
        local + 30 + little_endian(bytes, local + 26, 2) + little_endian(bytes, local + 28, 2);
    const std::string_view content = bytes.substr(data, packed);
    parts[std::string(bytes.substr(at + 46, name))] =
        method == 0 ? std::string(content) : inflated(content, size);
    at += 46 + name + further;
  }
  return parts;
}

// The cells of the n-th sheet of an xlsx file, from 1, as its XML has them: "A1" → the shared
// string, or the number.
inline std::map<std::string, std::string> cells_of(const Parts& parts, int sheet) {
  std::vector<std::string> strings;
  static const std::regex string(R"(<si><t[^>]*>([^<]*)</t></si>)");
  if (const auto shared = parts.find("xl/sharedStrings.xml"); shared != parts.end()) {
    for (std::sregex_iterator one(shared->second.begin(), shared->second.end(), string), last;
         one != last; ++one) {
      strings.push_back((*one)[1]);
    }
  }
  static const std::regex cell(
      R"re(<c r="([A-Z]+[0-9]+)"( s="[0-9]+")?( t="s")?><v>([^<]*)</v>)re");
  const std::string& xml = parts.at("xl/worksheets/sheet" + std::to_string(sheet) + ".xml");
  std::map<std::string, std::string> cells;
  for (std::sregex_iterator one(xml.begin(), xml.end(), cell), last; one != last; ++one) {
    const bool is_string = (*one)[3].matched;
    cells[(*one)[1]] = is_string ? strings.at(std::stoul((*one)[4])) : std::string((*one)[4]);
  }
  return cells;
}

}  // namespace track::testing
