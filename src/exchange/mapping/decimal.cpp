#include "decimal.hpp"

#include <algorithm>

namespace track::exchange {

std::optional<Decimal> Decimal::read(std::string_view text) {
  Decimal number;
  if (text.starts_with('-') || text.starts_with('+')) {
    number.negative_ = text.front() == '-';
    text.remove_prefix(1);
  }
  bool behind_point = false;
  bool has_digit = false;
  for (const char each : text) {
    if (each == '.' && has_digit && !behind_point) {
      behind_point = true;
    } else if (each >= '0' && each <= '9') {
      has_digit = true;
      if (behind_point) ++number.decimals_;
      if (each != '0' || !number.digits_.empty()) number.digits_ += each;
    } else {
      return std::nullopt;
    }
  }
  if (!has_digit || text.ends_with('.')) return std::nullopt;
  return number;
}

void Decimal::round_to_decimals(int decimals) {
  const int dropped = decimals_ - decimals;
  if (dropped <= 0) return;
  const auto size = static_cast<int>(digits_.size());
  if (dropped > size) {
    digits_.clear();
    decimals_ = 0;
    return;
  }
  const auto kept = static_cast<std::size_t>(size - dropped);
  const bool up = digits_[kept] >= '5';
  digits_.resize(kept);
  decimals_ = decimals;
  if (!up) return;
  std::size_t at = kept;
  while (at > 0 && digits_[at - 1] == '9') digits_[--at] = '0';
  if (at > 0) {
    ++digits_[at - 1];
  } else {
    digits_.insert(digits_.begin(), '1');
  }
}

void Decimal::round_to_significant(int digits) {
  const auto size = static_cast<int>(digits_.size());
  if (size > digits) round_to_decimals(decimals_ - (size - digits));
}

int Decimal::decimals() const {
  const std::size_t last = digits_.find_last_not_of('0');
  if (last == std::string::npos) return 0;
  const auto zeros = static_cast<int>(digits_.size() - 1 - last);
  return std::max(0, decimals_ - zeros);
}

std::string Decimal::text() const {
  if (digits_.find_first_not_of('0') == std::string::npos) return "0";
  std::string text = digits_;
  if (decimals_ < 0) {
    text.append(static_cast<std::size_t>(-decimals_), '0');
  } else if (decimals_ > 0) {
    const auto behind = static_cast<std::size_t>(decimals_);
    if (text.size() <= behind) text.insert(0, behind + 1 - text.size(), '0');
    text.insert(text.size() - behind, 1, '.');
    text.erase(text.find_last_not_of('0') + 1);
    if (text.ends_with('.')) text.pop_back();
  }
  return negative_ ? "-" + text : text;
}

}  // namespace track::exchange
