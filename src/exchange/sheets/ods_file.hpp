#pragma once

#include "archive.hpp"
#include "ods_styles.hpp"
#include "sheet_source.hpp"

namespace track::exchange {

// A spreadsheet of OpenDocument (ods).
class OdsFile : public SheetSource {
 public:
  explicit OdsFile(Archive archive);
  void read(std::size_t sheet, const std::function<bool(const Row&)>& take) const override;

  static bool is_ods(const Archive& archive) { return archive.has("content.xml"); }

 private:
  Archive archive_;
  OdsStyles styles_;
};

}  // namespace track::exchange
