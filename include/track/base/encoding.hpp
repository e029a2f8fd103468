#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace track {

// cp932: Shift_JIS as Windows writes it, with its additions (①, 髙, ～).
enum class Encoding { utf8, utf8_bom, cp932 };

}  // namespace track
