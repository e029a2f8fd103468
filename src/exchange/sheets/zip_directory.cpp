#include <algorithm>
#include <optional>

#include "archive.hpp"
#include "source_file.hpp"
#include "track/base/text.hpp"

namespace track::exchange {

namespace {

constexpr std::uint64_t most_parts = 10'000;
constexpr std::uint64_t largest_directory = std::uint64_t{16} * 1024 * 1024;
constexpr std::uint64_t gibibyte = std::uint64_t{1024} * 1024 * 1024;
constexpr std::uint64_t largest_part = 4 * gibibyte;
constexpr std::uint64_t largest_archive = 8 * gibibyte;
// What sheets pack to at best, with room; only beyond a size that does no harm.
constexpr std::uint64_t most_per_byte = 250;
constexpr std::uint64_t harmless = std::uint64_t{64} * 1024 * 1024;

constexpr Message<> no_directory{"the file is damaged: it has no end, or was cut off",
                                 "ファイルが壊れています（終わりがないか、途中で切れています）"};
constexpr Message<> get_again{
    "fetch or save it again; a spreadsheet program may be able to repair it",
    "もう一度入手するか保存してください。表計算ソフトで修復できることもあります"};
constexpr Message<> damaged_directory{"the file is damaged: its list of parts is not right",
                                      "ファイルが壊れています（内容の一覧が正しくありません）"};
constexpr Message<> many_parts{"it holds more than 10,000 parts",
                               "10,000を超える部品が入っています"};
constexpr Message<> too_large{
    "it would unpack to more than 4 GiB in one part, 8 GiB in all, or 250 times its size",
    "展開すると、一つで4GiB、全体で8GiB、またはファイルの250倍を超えます"};
constexpr Message<> no_sheet{"no spreadsheet is like that",
                             "表計算のファイルとしては考えられません"};
constexpr Message<std::string> twice{"it holds the part \"{}\" twice",
                                     "「{}」という部品が二つ入っています"};

// Numbers in little-endian order; nothing beyond the end.
class ZipFields {
 public:
  explicit ZipFields(std::string_view bytes) : bytes_(bytes) {}
  std::optional<std::uint64_t> at(std::size_t offset, std::size_t length) const {
    if (offset + length > bytes_.size()) return std::nullopt;
    std::uint64_t value = 0;
    for (std::size_t i = length; i-- > 0;) {
      value = value << 8U | static_cast<unsigned char>(bytes_[offset + i]);
    }
    return value;
  }
  std::uint64_t known(std::size_t offset, std::size_t length) const {
    return at(offset, length).value_or(0);
  }

 private:
  std::string_view bytes_;
};

[[noreturn]] void complain_of_directory(const SourceFile& file) {
  complain(file.place(), damaged_directory(), {get_again()});
}

struct DirectoryPlace {
  std::uint64_t offset = 0;
  std::uint64_t size = 0;
  std::uint64_t parts = 0;
};

// The record of a large archive (zip64), which stands before the end record.
std::optional<DirectoryPlace> large_place(const SourceFile& file, std::uint64_t end_record) {
  constexpr std::uint64_t locator_size = 20;
  if (end_record < locator_size) return std::nullopt;
  std::string buffer;
  const std::string_view locator = file.read(end_record - locator_size, locator_size, buffer);
  if (!locator.starts_with("PK\x06\x07")) return std::nullopt;
  const std::uint64_t offset = ZipFields(locator).known(8, 8);
  std::string record_buffer;
  const std::string_view record = file.read(std::min(offset, file.size()), 56, record_buffer);
  if (!record.starts_with("PK\x06\x06") || record.size() < 56) complain_of_directory(file);
  const ZipFields fields(record);
  return DirectoryPlace{fields.known(48, 8), fields.known(40, 8), fields.known(32, 8)};
}

DirectoryPlace place_of_directory(const SourceFile& file) {
  constexpr std::uint64_t record_size = 22;
  const std::uint64_t most = std::min<std::uint64_t>(file.size(), record_size + 0xFFFF);
  std::string buffer;
  const std::string_view end = file.read(file.size() - most, most, buffer);
  const std::size_t at = end.rfind("PK\x05\x06");
  if (at == std::string_view::npos || end.size() - at < record_size) {
    complain(file.place(), no_directory(), {get_again()});
  }
  const ZipFields fields(end.substr(at));
  const DirectoryPlace place{fields.known(16, 4), fields.known(12, 4), fields.known(10, 2)};
  const bool large =
      place.offset == 0xFFFFFFFF || place.size == 0xFFFFFFFF || place.parts == 0xFFFF;
  if (!large) return place;
  return large_place(file, file.size() - most + at).value_or(place);
}

// Sizes that 32 bits cannot hold stand in an extra field, in this order.
void read_large_sizes(std::string_view extra, ArchivePart& part) {
  while (extra.size() >= 4) {
    const ZipFields fields(extra);
    const auto length = static_cast<std::size_t>(fields.known(2, 2));
    if (fields.known(0, 2) == 1) {
      std::size_t at = 4;
      for (std::uint64_t* size : {&part.size, &part.packed, &part.offset}) {
        if (*size != 0xFFFFFFFF) continue;
        *size = fields.at(at, 8).value_or(*size);
        at += 8;
      }
      return;
    }
    extra.remove_prefix(std::min(extra.size(), length + 4));
  }
}

// The first entry, which is taken off.
ArchivePart take_entry(const SourceFile& file, std::string_view& directory) {
  constexpr std::size_t fixed_size = 46;
  const ZipFields fields(directory);
  const auto name_length = static_cast<std::size_t>(fields.known(28, 2));
  const auto extra_length = static_cast<std::size_t>(fields.known(30, 2));
  const std::size_t length =
      fixed_size + name_length + extra_length + static_cast<std::size_t>(fields.known(32, 2));
  if (!directory.starts_with("PK\x01\x02") || length > directory.size()) {
    complain_of_directory(file);
  }
  ArchivePart part;
  part.name = directory.substr(fixed_size, name_length);
  part.encrypted = (fields.known(8, 2) & 1U) != 0;
  part.method = static_cast<std::uint16_t>(fields.known(10, 2));
  part.checksum = static_cast<std::uint32_t>(fields.known(16, 4));
  part.packed = fields.known(20, 4);
  part.size = fields.known(24, 4);
  part.offset = fields.known(42, 4);
  read_large_sizes(directory.substr(fixed_size + name_length, extra_length), part);
  directory.remove_prefix(length);
  return part;
}

void require_measure(const SourceFile& file, const std::map<std::string, ArchivePart>& parts) {
  std::uint64_t size = 0;
  for (const auto& [key, part] : parts) {
    if (part.size > largest_part) complain(file.place(), too_large(), {no_sheet()});
    size += part.size;
  }
  if (size > largest_archive || (size > harmless && size / most_per_byte > file.size())) {
    complain(file.place(), too_large(), {no_sheet()});
  }
}

}  // namespace

std::string part_key(std::string_view name) {
  std::string key;
  for (const char letter : name) {
    if (letter >= 'A' && letter <= 'Z') {
      key += static_cast<char>(letter - 'A' + 'a');
    } else {
      key += letter == '\\' ? '/' : letter;
    }
  }
  key.erase(0, std::min(key.find_first_not_of('/'), key.size()));
  return key;
}

std::map<std::string, ArchivePart> zip_directory(const SourceFile& file) {
  const DirectoryPlace place = place_of_directory(file);
  if (place.parts > most_parts) complain(file.place(), many_parts(), {no_sheet()});
  if (place.size > largest_directory || place.offset > file.size()) complain_of_directory(file);
  std::string buffer;
  std::string_view rest = file.read(place.offset, place.size, buffer);
  std::map<std::string, ArchivePart> parts;
  for (std::uint64_t i = 0; i < place.parts; ++i) {
    ArchivePart part = take_entry(file, rest);
    const std::string shown = printable(part.name);
    if (!parts.emplace(part_key(part.name), std::move(part)).second) {
      complain(file.place(), twice(shown), {get_again()});
    }
  }
  require_measure(file, parts);
  return parts;
}

}  // namespace track::exchange
