#pragma once

#include <cstdint>
#include <optional>

#include "sheet_source.hpp"
#include "source_file.hpp"
#include "track/base/encoding.hpp"

namespace track::exchange {

// A text file of one sheet: CSV, or with another delimiter.
class TextTable : public SheetSource {
 public:
  // `no_utf8`: its first byte that fits nothing in UTF-8.
  TextTable(const SourceFile& file, std::optional<std::uint64_t> no_utf8,
            const WorkbookOptions& options);
  void read(std::size_t sheet, const std::function<bool(const Row&)>& take) const override;

 private:
  const SourceFile& file_;
  Encoding encoding_;
  char delimiter_;
};

}  // namespace track::exchange
