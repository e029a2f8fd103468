#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "track/base/localized.hpp"

namespace track::exchange {

// Cells in which somebody wrote something, and which no part of a form reads.
class OutsideCells {
 public:
  void add(const std::string& place, const std::string& content);
  void add(const OutsideCells& others);
  bool empty() const { return count_ == 0; }
  void clear() { *this = {}; }
  // 'K10 1,234', the first of them; there is one.
  const std::string& first() const { return shown_.front(); }
  Localized warning() const;

 private:
  std::vector<std::string> shown_;
  std::int64_t count_ = 0;
};

}  // namespace track::exchange
